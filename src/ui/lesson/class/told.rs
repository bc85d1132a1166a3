//! What a pupil's work was worth, thing by thing, in words: what the teacher looks at, and what the pupil is told.

use crate::domain::exercise::{
    Ask, Exercise, Feedback, Handin, Item, Key, KeyEntry, Question, Reply, Right, Score, Scored,
    Told, Why,
};
use crate::domain::model::{Article, TagSet};
use crate::domain::workspace::words_of;
use crate::t;
use crate::ui::lesson::why::why_words;
use crate::ui::store::tag_words;
use crate::ui::words::quoted;

use super::figures::figure_sentences;

/// What one exercise is scored by, and how its tags are called.
pub(super) struct Sheet<'a> {
    pub(super) article: &'a Article,
    pub(super) exercise: &'a Exercise,
    pub(super) key: &'a Key,
    pub(super) tags: &'a TagSet,
}

impl<'a> Sheet<'a> {
    pub(super) fn entry(&self, item: Item) -> Option<&'a KeyEntry> {
        let Item::Entry(id) = item else {
            return None;
        };
        self.key.entries.iter().find(|it| it.id == id)
    }

    pub(super) fn question(&self, item: Item) -> Option<&'a Question> {
        let Item::Question(number) = item else {
            return None;
        };
        let mut questions = self.exercise.questions.iter();
        questions.find(|it| it.number == number)
    }

    /// What a thing is called in a line: the tag and the words of an entry, the words of a question.
    pub(super) fn name(&self, item: Item) -> String {
        if let Some(it) = self.entry(item) {
            let words = quoted(&words_of(self.article, &it.target));
            return format!("{} {words}", tag_words(self.tags, &it.tag));
        }
        match (self.question(item), item) {
            (Some(it), _) => it.words.clone(),
            (None, Item::Question(number)) => {
                t!("class-question", n = usize::from(number)).to_string()
            }
            (None, Item::Entry(_)) => String::new(),
        }
    }

    /// What was answered, in words; nothing where nothing was.
    pub(super) fn reply(&self, number: u16, handin: &Handin) -> Option<String> {
        let mut answers = handin.answers.iter();
        let reply = &answers.find(|it| it.question == number)?.reply;
        let words = match reply {
            Reply::Words(words) => words.clone(),
            Reply::Passage(target) => quoted(&words_of(self.article, target)),
            Reply::Option(at) => self.option(number, *at),
        };
        Some(words).filter(|it| !it.trim().is_empty())
    }

    fn option(&self, number: u16, at: u16) -> String {
        let options = match self.question(Item::Question(number)).map(|it| &it.ask) {
            Some(Ask::Choice(options)) => options.as_slice(),
            _ => &[],
        };
        let option = options.get(usize::from(at)).cloned();
        option.unwrap_or_else(|| t!("class-option", n = usize::from(at) + 1).to_string())
    }

    /// What is right to answer, in words; nothing where nobody says.
    pub(super) fn right(&self, number: u16) -> Option<String> {
        let mut answers = self.key.answers.iter();
        let right = &answers.find(|it| it.question == number)?.right;
        let words: Vec<String> = match right {
            Right::Model(words) => vec![words.clone()],
            Right::Options(all) => all.iter().map(|it| self.option(number, *it)).collect(),
            Right::Passages(all) => {
                let all = all.iter();
                all.map(|it| quoted(&words_of(self.article, it))).collect()
            }
        };
        let words = words.join(" / ");
        Some(words).filter(|it| !it.trim().is_empty())
    }

    /// Why a thing gives its points, what was answered, and what helps.
    pub(super) fn words(&self, scored: &Scored, handin: &Handin) -> String {
        let mut all = vec![why_words(self.tags, scored)];
        if let Item::Question(number) = scored.item {
            all.extend(
                self.reply(number, handin)
                    .map(|it| t!("class-answered", answer = &it).to_string()),
            );
            all.extend(
                self.right(number)
                    .map(|it| t!("class-right", answer = &it).to_string()),
            );
        }
        if let Some(entry) = self.entry(scored.item) {
            let is_met = matches!(scored.why.first(), Some(Why::Found | Why::Avoided));
            if !is_met && !entry.feedback.trim().is_empty() {
                all.push(entry.feedback.to_string());
            }
        }
        all.join(" ")
    }

    /// What a pupil is told.
    pub(super) fn feedback(&self, handin: &Handin, score: &Score) -> Feedback {
        let told = |it: &Scored| Told {
            label: match (self.entry(it.item), self.question(it.item)) {
                (Some(entry), _) => tag_words(self.tags, &entry.tag).to_string(),
                (_, Some(question)) => question.words.clone(),
                _ => self.name(it.item),
            },
            place: self.entry(it.item).map(|it| it.target.clone()),
            // What a trap takes is told in words: points are never less than none.
            points: if it.is_trap { 0 } else { it.points },
            out_of: if it.is_trap { 0 } else { it.out_of },
            words: self.words(it, handin),
            reason: it.reason.as_deref().unwrap_or_default().to_owned(),
        };
        Feedback {
            title: self.exercise.title.clone(),
            name: handin.name.clone(),
            points: score.points,
            out_of: score.out_of,
            words: String::new(),
            items: score.items.iter().map(told).collect(),
            figures: figure_sentences(score),
        }
    }
}

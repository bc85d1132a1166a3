//! The answer sheet: the key on the same lines.

use super::article::{Drawn, article};
use super::lines::Lines;
use super::questions::{answered, words_of};
use super::tables::{Column, table};
use super::worksheet::head;
use super::{Sheet, heading};
use crate::domain::exercise::{Key, KeyEntry, Role, SaidBy, Tolerance};
use crate::domain::model::{Behavior, Tag};
use crate::t;
use crate::ui::page::{escape, page};
use crate::ui::words::{quoted, rating_words};

/// The answer sheet as a page.
#[must_use]
pub fn answer_sheet(sheet: &Sheet<'_>, key: &Key) -> String {
    let lines = Lines::of(&sheet.article.text, sheet.breaks);
    let answers = Answers {
        sheet,
        lines: &lines,
        entries: numbered(key),
    };
    let mut main = hint(&t!(
        "paper-rules",
        source = usize::from(key.weights.source),
        verdict = usize::from(key.weights.verdict),
        trap = usize::from(key.weights.trap)
    ));
    if key.entries.is_empty() {
        main.push_str(&hint(&t!("paper-no-key")));
    }
    main.push_str(&head(&sheet.article.details, "same"));
    main.push_str(&article(sheet, &lines, &answers.drawn()));
    if !key.entries.is_empty() {
        main.push_str(&heading(&t!("paper-to-find")));
        let tables = sheet.tags.tags().iter().map(|it| answers.of_tag(it));
        main.extend(tables);
        main.push_str(&answers.traps());
    }
    if !sheet.exercise.questions.is_empty() {
        main.push_str(&heading(&t!("paper-questions")));
        main.push_str(&answered(sheet, &lines, &key.answers));
    }
    let title = t!("paper-answers", title = sheet.title());
    page(&title, sheet.style, &main, &escape(&t!("paper-with")))
}

/// The entries of a key with their numbers: those to be found, and apart from them traps.
fn numbered(key: &Key) -> Vec<(String, &KeyEntry)> {
    let (mut n_wanted, mut n_traps) = (0, 0);
    let numbered = |it| {
        let entry: &KeyEntry = it;
        let number = if entry.role == Role::Trap {
            n_traps += 1;
            t!("paper-trap", n = n_traps).to_string()
        } else {
            n_wanted += 1;
            n_wanted.to_string()
        };
        (number, entry)
    };
    key.entries.iter().map(numbered).collect()
}

fn hint(words: &str) -> String {
    format!("<p class=\"hint\" dir=\"auto\">{}</p>\n", escape(words))
}

/// What the tables are made of.
#[derive(Clone)]
struct Answers<'a> {
    sheet: &'a Sheet<'a>,
    lines: &'a Lines,
    entries: Vec<(String, &'a KeyEntry)>,
}

impl<'a> Answers<'a> {
    fn drawn(&self) -> Vec<Drawn<'a>> {
        let tags = self.sheet.tags;
        let drawn = |(number, it): &(String, &'a KeyEntry)| Drawn {
            number: number.clone(),
            target: &it.target,
            behavior: (it.role == Role::Wanted).then(|| tags.behavior(&it.tag)),
        };
        self.entries.iter().map(drawn).collect()
    }

    /// What is to be found of a tag; nothing where nothing is.
    fn of_tag(&self, tag: &Tag) -> String {
        let is_claim = tag.behavior == Behavior::Claim;
        let mut columns = first_columns();
        if is_claim {
            columns.push((t!("paper-said").to_string(), "some"));
            columns.push((t!("verdict").to_string(), "some"));
        }
        columns.push((t!("paper-points-column").to_string(), "little"));
        let mine = self.entries.iter();
        let mine = mine.filter(|(_, it)| it.role == Role::Wanted && it.tag == tag.key);
        let row = |(number, it): &(String, &KeyEntry)| {
            let mut cells = self.first_cells(number, it);
            if is_claim {
                cells.push(self.said_by(it));
                let rating = it.rating.map(|it| rating_words(it).to_string());
                cells.push(escape(&rating.unwrap_or_default()));
            }
            cells.push(it.weight.to_string());
            cells
        };
        let rows: Vec<Vec<String>> = mine.map(row).collect();
        let name = t!(
            "paper-table",
            tag = &self.sheet.name_of(&tag.key),
            letter = &tag.letter.to_string()
        );
        match rows.is_empty() {
            true => String::new(),
            false => table(&name, &columns, &rows),
        }
    }

    /// What is not to be marked; nothing where nothing is.
    fn traps(&self) -> String {
        let mut columns = first_columns();
        columns.push((t!("paper-not-as").to_string(), "some"));
        let traps = self.entries.iter().filter(|(_, it)| it.role == Role::Trap);
        let row = |(number, it): &(String, &KeyEntry)| {
            let mut cells = self.first_cells(number, it);
            cells.push(escape(&self.sheet.name_of(&it.tag)));
            cells
        };
        let rows: Vec<Vec<String>> = traps.map(row).collect();
        match rows.is_empty() {
            true => String::new(),
            false => table(&t!("paper-traps"), &columns, &rows),
        }
    }

    /// Number, lines, and the words with all that is said of them.
    fn first_cells(&self, number: &str, entry: &KeyEntry) -> Vec<String> {
        let words = quoted(&words_of(self.sheet, &entry.target));
        let mut cell = format!("<span class=\"quote\">{}</span>", escape(&words));
        let also = entry.accepted.iter().map(|(target, tag)| {
            let words = quoted(&words_of(self.sheet, target));
            let lines = self.lines.of_target(target);
            match *tag == entry.tag {
                true => t!("paper-also", words = &words, lines = &lines),
                false => {
                    t!(
                        "paper-also-as",
                        words = &words,
                        lines = &lines,
                        tag = &self.sheet.name_of(tag)
                    )
                }
            }
        });
        let tolerance = match entry.tolerance {
            _ if entry.role == Role::Trap => None,
            Tolerance::Exact => Some(t!("paper-exact")),
            Tolerance::Words(n) => Some(t!("paper-off", n = usize::from(n))),
            Tolerance::Overlap => None,
        };
        let practice = entry.is_practice.then(|| t!("paper-practice"));
        for it in also.chain(tolerance).chain(practice) {
            cell.push_str(&format!("<small dir=\"auto\">{}</small>", escape(&it)));
        }
        if !entry.feedback.trim().is_empty() {
            let words = escape(&entry.feedback);
            cell.push_str(&format!("<em dir=\"auto\">{words}</em>"));
        }
        let lines = self.lines.of_target(&entry.target);
        vec![escape(number), lines, cell]
    }

    /// Who says a claim: any of these is right.
    fn said_by(&self, entry: &KeyEntry) -> String {
        let voice = |it: &SaidBy| match it {
            SaidBy::Reporter => t!("said-reporter").to_string(),
            SaidBy::Actor {
                mention: Some(target),
                ..
            } => t!(
                "paper-at",
                words = &words_of(self.sheet, target),
                lines = &self.lines.of_target(target)
            )
            .to_string(),
            SaidBy::Actor { names, .. } => names.first().cloned().unwrap_or_default(),
        };
        let voices: Vec<String> = entry.said_by.iter().map(voice).collect();
        escape(&voices.join(" / "))
    }
}

fn first_columns() -> Vec<Column> {
    vec![
        (t!("paper-nth").to_string(), "little"),
        (t!("paper-line").to_string(), "little"),
        (t!("paper-words").to_string(), "much"),
    ]
}

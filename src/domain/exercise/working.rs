//! A pupil at work: how far they are, and all that they hand in.
//!
//! Marks are the pupil's wherever they were made: whoever goes on with their own file on another machine has another
//! author's id there. So all that is marked in the article counts, and is handed in by one author, the one who began.

use std::rc::Rc;

use super::{Answer, Ask, Exercise, Handin, Question, Reply, Work};
use crate::domain::model::{
    Article, AuthorId, EnclosureId, EntityId, Finding, Id, Millis, Provenance, Record, Says, Source,
};
use crate::domain::workspace::{Layer, Workspace};

/// Under which id the work on an exercise is kept. It follows from that of the exercise, so that work that goes on on
/// another machine is one record there, whether the exercise or the work came there first.
#[must_use]
pub const fn work_of(exercise: EnclosureId) -> EnclosureId {
    let (high, low) = exercise.0.halves();
    let bits = (high as u128) << 64 | low as u128;
    // The last bit: what says that an id is random stays.
    EnclosureId(Id::from_bytes((bits ^ 1).to_be_bytes()))
}

impl Work {
    /// What a question is answered with.
    #[must_use]
    pub fn reply(&self, question: u16) -> Option<&Reply> {
        let mut all = self.answers.iter();
        all.find(|it| it.question == question).map(|it| &it.reply)
    }

    /// The same with a question answered, or no more.
    #[must_use]
    pub fn replying(&self, question: u16, reply: Option<Reply>) -> Self {
        let others = self.answers.iter().filter(|it| it.question != question);
        let given = reply.map(|reply| Answer { question, reply });
        Self {
            answers: others.cloned().chain(given).collect(),
            ..self.clone()
        }
    }

    /// Whether a question has an answer that fits how it is asked, and is not blank.
    #[must_use]
    pub fn has_answered(&self, question: &Question) -> bool {
        match (&question.ask, self.reply(question.number)) {
            (Ask::Free, Some(Reply::Words(words))) => !words.trim().is_empty(),
            (Ask::Choice(options), Some(Reply::Option(at))) => usize::from(*at) < options.len(),
            (Ask::Passage, Some(Reply::Passage(_))) => true,
            _ => false,
        }
    }

    /// How many questions of an exercise are answered.
    #[must_use]
    pub fn count_answered(&self, exercise: &Exercise) -> usize {
        let questions = exercise.questions.iter();
        questions.filter(|it| self.has_answered(it)).count()
    }
}

/// Milliseconds after the moment of handing in within which the records that say so are written: nobody changes
/// anything in that time.
const WRITING: u64 = 1_000;

/// Whether any mark, or the work on this exercise, was changed since it was handed in, tombstones too; false where it
/// never was.
#[must_use]
pub fn has_changed(exercise: EnclosureId, work: &Work, records: &[Record]) -> bool {
    let Some(Millis(handed_in)) = work.handed_in else {
        return false;
    };
    let is_later = |it: Provenance| it.modified.0 > handed_in.saturating_add(WRITING);
    // What else lies with the article, such as the teacher's feedback, is none of the pupil's doing.
    let is_own = |it: &&Record| match it {
        Record::Enclosure(it) => it.id == work_of(exercise),
        other => other.key().within().is_some(),
    };
    let own = records.iter().filter(is_own);
    own.filter_map(Record::provenance).any(is_later)
}

/// All that is handed in: the article, the exercise as it was received, the work on it, every mark with what is tied to
/// it, and whom or what they mean. All of the pupil's is by whoever began; nothing where the exercise or the work is
/// not there.
#[must_use]
pub fn handed_in(
    workspace: &Workspace,
    article: &Rc<Article>,
    exercise: EnclosureId,
) -> Vec<Record> {
    let work = work_of(exercise);
    let all = workspace.records_of(article.id);
    let begun = all.iter().find_map(|it| match it {
        Record::Enclosure(it) if it.id == work => Some(it.provenance.by),
        _ => None,
    });
    let Some(by) = begun else {
        return Vec::new();
    };
    let meant = meant(&workspace.layer(article.id));
    let is_handed = |record: &Record| match record {
        Record::Article(_)
        | Record::Annotation(_)
        | Record::Attribution(_)
        | Record::Finding(_) => true,
        Record::Enclosure(it) => it.id == work || it.id == exercise,
        Record::Author(it) => it.id == by,
        Record::Entity(it) => meant.contains(&it.id),
        Record::Scale(_) => false,
    };
    all.iter()
        .filter(|it| !it.is_deleted() && is_handed(it))
        .map(|it| one_hand(it, exercise, by))
        .collect()
}

/// Whom and what the marks of an article mean.
fn meant(layer: &Layer) -> Vec<EntityId> {
    let of_source = |it: Source| match it {
        Source::Entity(id) => Some(id),
        Source::Mention(_) | Source::Reporter => None,
    };
    let said = layer.attributions();
    let said = said.flat_map(|it| [Some(it.source), it.told_by].into_iter().flatten());
    let of_finding = |it: &Rc<Finding>| match &it.says {
        Says::Particulars(it) => it.entity,
        _ => None,
    };
    let found = layer.findings().filter_map(of_finding);
    said.filter_map(of_source).chain(found).collect()
}

/// A record of the article as one of the pupil's, unless it is what they were given.
fn one_hand(record: &Record, exercise: EnclosureId, by: AuthorId) -> Record {
    let is_given = match record {
        Record::Article(_) | Record::Entity(_) | Record::Author(_) | Record::Scale(_) => true,
        Record::Enclosure(it) => it.id == exercise,
        Record::Annotation(_) | Record::Attribution(_) | Record::Finding(_) => false,
    };
    match record.provenance() {
        Some(it) if !is_given => record.with_provenance(Provenance { by, ..it }),
        _ => record.clone(),
    }
}

/// What would be handed in now, as it is scored.
#[must_use]
pub fn handin_now(
    workspace: &Workspace,
    article: &Rc<Article>,
    exercise: EnclosureId,
    work: &Work,
) -> Option<Handin> {
    let records = handed_in(workspace, article, exercise);
    let own = work_of(exercise);
    let by = records.iter().find_map(|it| match it {
        Record::Enclosure(it) if it.id == own => Some(it.provenance.by),
        _ => None,
    })?;
    let mut alone = workspace.clone();
    alone.put(records);
    let layer = alone.layer(article.id);
    Some(Handin::of(article, &layer, &alone, by, work))
}

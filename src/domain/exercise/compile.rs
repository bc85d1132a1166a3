//! Reads annotations with all that is tied to them: the teacher's into a key, a pupil's into a hand-in.

use litemap::LiteMap;

use super::{
    Ask, Exercise, HandMark, Handin, Key, KeyAnswer, KeyEntry, Question, Right, Role, SaidBy, Work,
};
use crate::domain::model::{
    AnnotationId, Article, ArticleId, AuthorId, EntityId, FindingId, Millis, Rating, Says, Source,
};
use crate::domain::workspace::{Layer, Workspace, in_text_order, words_of};

/// The right answers of an exercise: the marks of whoever the key is by, with what was set for them, in text order.
///
/// Who says a claim, and the verdict on it, are in the key only where pupils may say so. A question without a right
/// answer waits for the teacher like one that is answered in words. Of what was set for marks that are gone nothing
/// is in the key: [`gone`] names them.
#[must_use]
pub fn key_of(
    exercise: &Exercise,
    article: ArticleId,
    layer: &Layer,
    workspace: &Workspace,
) -> Key {
    let answers = exercise.questions.iter().map(|it| answer_to(exercise, it));
    let mut key = Key {
        entries: Vec::new(),
        answers: answers.collect(),
        weights: exercise.weights,
    };
    let (Some(by), Some(article)) = (exercise.key_by, workspace.article(article)) else {
        return key;
    };
    let tied = Tied::of(layer, by);
    for mark in in_text_order(layer) {
        let setting = exercise.setting(mark.id);
        if mark.provenance.by != by || setting.role == Role::Out {
            continue;
        }
        let is_wanted = setting.role == Role::Wanted;
        let (may_say, may_judge) = (exercise.may.attribution, exercise.may.verdicts);
        let said_by =
            (is_wanted && may_say).then(|| tied.said_by(layer, workspace, article, mark.id));
        let rating = (is_wanted && may_judge).then(|| tied.rating(mark.id));
        key.entries.push(KeyEntry {
            id: mark.id,
            role: setting.role,
            target: mark.target.clone(),
            tag: mark.tag.clone(),
            weight: setting.weight,
            tolerance: setting.tolerance,
            accepted: setting.accepted,
            feedback: setting.feedback,
            is_practice: setting.is_practice,
            said_by: said_by.unwrap_or_default(),
            rating: rating.flatten(),
        });
    }
    key
}

/// The marks for which something is set but that are gone, or no marks of whoever the key is by.
#[must_use]
pub fn gone(exercise: &Exercise, layer: &Layer) -> Vec<AnnotationId> {
    let is_there = |id| {
        let mark = layer.get(id);
        mark.is_some_and(|it| Some(it.provenance.by) == exercise.key_by)
    };
    let set = exercise.settings.iter().map(|it| it.0);
    set.filter(|it| !is_there(*it)).collect()
}

/// What is right to answer, or that the teacher must look.
fn answer_to(exercise: &Exercise, question: &Question) -> KeyAnswer {
    let mut answers = exercise.answers.iter();
    let right = answers.find(|it| it.0 == question.number).map(|it| &it.1);
    let fits = |it: &&Right| {
        matches!(
            (&question.ask, it),
            (Ask::Free, Right::Model(_))
                | (Ask::Choice(_), Right::Options(_))
                | (Ask::Passage, Right::Passages(_))
        )
    };
    KeyAnswer {
        question: question.number,
        points: question.points,
        right: right
            .filter(fits)
            .cloned()
            .unwrap_or_else(|| Right::Model(String::new())),
    }
}

impl Handin {
    /// Whole minutes from the beginning to handing in.
    #[must_use]
    pub const fn minutes(&self) -> u64 {
        self.handed_in.0.saturating_sub(self.begun.0) / 60_000
    }

    /// What one author marked, with what is tied to it, and what they answered.
    #[must_use]
    pub fn of(
        article: &Article,
        layer: &Layer,
        workspace: &Workspace,
        by: AuthorId,
        work: &Work,
    ) -> Self {
        let tied = Tied::of(layer, by);
        let marks = in_text_order(layer).into_iter();
        let marks = marks
            .filter(|it| it.provenance.by == by)
            .map(|it| HandMark {
                id: it.id,
                target: it.target.clone(),
                tag: it.tag.clone(),
                created: it.provenance.created,
                said_by: tied.said_by(layer, workspace, article, it.id),
                rating: tied.rating(it.id),
            });
        Self {
            exercise: None,
            by,
            name: work.name.clone(),
            hash: article.hash,
            begun: work.begun,
            handed_in: work.handed_in.unwrap_or_default(),
            marks: marks.collect(),
            answers: work.answers.clone(),
            overrides: Vec::new(),
        }
    }
}

/// What one author tied to marks, by mark: looked through once, as ten thousand marks may ask.
#[derive(Default)]
struct Tied {
    /// When and as what the last verdict was given.
    ratings: LiteMap<AnnotationId, (Millis, FindingId, Rating)>,
    /// Whom mentions mean, by whomever.
    entities: LiteMap<AnnotationId, (Millis, FindingId, Option<EntityId>)>,
    sources: LiteMap<AnnotationId, Vec<Source>>,
}

impl Tied {
    fn of(layer: &Layer, by: AuthorId) -> Self {
        let mut tied = Self::default();
        for finding in layer.findings() {
            let when = (finding.provenance.created, finding.id);
            match &finding.says {
                Says::Verdict(it) if finding.provenance.by == by => {
                    put_last(&mut tied.ratings, finding.about, when, it.rating);
                }
                Says::Particulars(it) => {
                    put_last(&mut tied.entities, finding.about, when, it.entity);
                }
                _ => {}
            }
        }
        for attribution in layer.attributions().filter(|it| it.provenance.by == by) {
            let sources = tied.sources.entry(attribution.claim).or_default();
            sources.push(attribution.source);
        }
        tied
    }

    fn rating(&self, mark: AnnotationId) -> Option<Rating> {
        let rating = self.ratings.get(&mark).map(|it| it.2);
        rating.filter(|it| *it != Rating::Open)
    }

    /// Who says a claim; without mentions and entities that are gone.
    fn said_by(
        &self,
        layer: &Layer,
        workspace: &Workspace,
        article: &Article,
        claim: AnnotationId,
    ) -> Vec<SaidBy> {
        let names_of = |id: Option<EntityId>| {
            let entity = id.and_then(|it| workspace.entity(it));
            entity.map(|it| it.profile.names().map(str::to_owned).collect::<Vec<_>>())
        };
        let in_full = |source: &Source| match source {
            Source::Reporter => Some(SaidBy::Reporter),
            Source::Entity(id) => Some(SaidBy::Actor {
                mention: None,
                names: names_of(Some(*id))?,
            }),
            Source::Mention(id) => {
                let mention = layer.get(*id)?;
                let words = words_of(article, &mention.target);
                let entity = self.entities.get(id).and_then(|it| it.2);
                let mut names = names_of(entity).unwrap_or_default();
                names.retain(|it| *it != words);
                Some(SaidBy::Actor {
                    mention: Some(mention.target.clone()),
                    names,
                })
            }
        };
        let sources = self.sources.get(&claim).map_or(&[][..], Vec::as_slice);
        sources.iter().filter_map(in_full).collect()
    }
}

/// Puts in place what was said last.
fn put_last<T>(
    last: &mut LiteMap<AnnotationId, (Millis, FindingId, T)>,
    about: AnnotationId,
    (at, id): (Millis, FindingId),
    says: T,
) {
    match last.get_mut(&about) {
        Some(it) if (it.0, it.1) > (at, id) => {}
        Some(it) => *it = (at, id, says),
        None => {
            last.insert(about, (at, id, says));
        }
    }
}

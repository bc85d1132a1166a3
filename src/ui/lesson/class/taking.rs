//! What becomes of each hand-in on its way into its class.

use std::rc::Rc;

use yew::{AttrValue, Callback};

use super::intake::TURN;
use super::outcome::{Outcome, outcome_of};
use crate::domain::exercise::Handin;
use crate::domain::format::Problem;
use crate::domain::format::brought::{Brought, HandedIn};
use crate::domain::format::lesson::{read_exercise, read_handin, read_head, write_handin};
use crate::domain::intake::{Fate, Kept, carried, fate};
use crate::domain::model::{Article, Enclosure, EnclosureId, EnclosureKind};
use crate::domain::workspace::{Visit, Workspace, enclose_all};
use crate::ui::store::Store;
use crate::ui::visits::{begin_visit, visit};
use crate::web::clock::BrowserClock;
use crate::web::frame::breath;

/// An exercise of which hand-ins may be taken in, with its article.
pub(super) struct Desk {
    article: Rc<Article>,
    pub(super) exercise: EnclosureId,
    pub(super) has_key: bool,
}

/// All exercises that are here.
pub(super) fn desks(workspace: &Workspace) -> Vec<Desk> {
    let of = |article: &Rc<Article>| {
        let layer = workspace.layer(article.id);
        let desk = |it: &Rc<Enclosure>| Desk {
            article: Rc::clone(article),
            exercise: it.id,
            has_key: read_exercise(&article.text, &it.body).is_ok_and(|it| it.key_by.is_some()),
        };
        let all = layer.enclosures(EnclosureKind::Exercise);
        all.into_iter().map(desk).collect::<Vec<_>>()
    };
    workspace.articles().flat_map(of).collect()
}

/// Hand-ins on their way into their classes. All of one go are one step of undo.
pub(super) struct Taking<'a> {
    store: &'a Store,
    words: &'a Callback<Problem, String>,
    visit: Visit,
    /// The classes that hand-ins came for: all that is in them.
    classes: Vec<(EnclosureId, Vec<Kept>)>,
    /// What is to be kept.
    pending: Vec<(Rc<Article>, EnclosureId, Rc<str>)>,
}

impl<'a> Taking<'a> {
    pub(super) fn new(store: &'a Store, words: &'a Callback<Problem, String>) -> Self {
        begin_visit();
        Self {
            store,
            words,
            visit: visit(),
            classes: Vec::new(),
            pending: Vec::new(),
        }
    }

    /// What becomes of a file; `here` is the exercise that it is for, where that is one of those here.
    pub(super) async fn outcome(
        &mut self,
        brought: Result<Brought, String>,
        here: Option<&Desk>,
    ) -> Outcome {
        let handed = match brought {
            Ok(Brought::Handin(it)) => it,
            Ok(other) => return outcome_of(&other),
            Err(why) => return Outcome::Unreadable(why.into()),
        };
        let Some(desk) = here else {
            return Outcome::OtherExercise(handed.head.name, handed.title);
        };
        if desk.article.hash != handed.head.hash {
            return Outcome::OtherText(handed.head.name);
        }
        let lost = handed.lost.as_ref().map(|it| {
            let words = self.words.emit(it.clone());
            AttrValue::from(words)
        });
        let fate = fate(self.class(desk).await, &handed.head);
        let name = handed.head.name.clone();
        let outcome = match &fate {
            Fate::Older(kept) => return Outcome::Older(name, *kept),
            Fate::Again(id) => {
                let is_same = self.says_the_same(desk, *id, &handed.body);
                return if is_same {
                    Outcome::Same(name)
                } else {
                    Outcome::Clash(name)
                };
            }
            Fate::Newer(id, earlier) => {
                let (body, n_lost) = self.carry(desk, *id, &handed.body);
                self.put(desk, *id, &handed, body);
                Outcome::Newer(name, *earlier, n_lost)
            }
            Fate::New {
                has_namesake,
                shares,
            } => {
                let id = EnclosureId(self.store.now_and_id().1);
                self.put(desk, id, &handed, handed.body.as_str().into());
                Outcome::Added {
                    name,
                    has_namesake: *has_namesake,
                    shares: shares.clone(),
                    n_marks: handed.n_marks,
                }
            }
        };
        match lost {
            Some(first) => Outcome::Damaged(Box::new(outcome), handed.n_lost, first),
            None => outcome,
        }
    }

    /// All that is in the class of an exercise.
    async fn class(&mut self, desk: &Desk) -> &[Kept] {
        let place = self.classes.iter().position(|it| it.0 == desk.exercise);
        let place = match place {
            Some(place) => place,
            None => {
                let kept = self.kept(desk).await;
                self.classes.push((desk.exercise, kept));
                self.classes.len() - 1
            }
        };
        self.classes.get(place).map_or(&[], |it| &it.1)
    }

    async fn kept(&self, desk: &Desk) -> Vec<Kept> {
        let layer = self.store.snapshot().workspace.layer(desk.article.id);
        let mut kept = Vec::new();
        let mut since = BrowserClock::millis();
        for it in layer.enclosures(EnclosureKind::Handin) {
            // What cannot be read stays where it is, and is told in the class.
            if let Ok(head) = read_head(&it.body)
                && head.exercise.is_none_or(|it| it == desk.exercise)
            {
                kept.push(Kept { id: it.id, head });
            }
            if BrowserClock::millis() - since > TURN {
                breath().await;
                since = BrowserClock::millis();
            }
        }
        kept
    }

    /// The hand-in of the class that has this id, whether it is stored yet or not.
    fn body(&self, desk: &Desk, id: EnclosureId) -> Option<Rc<str>> {
        let mut pending = self.pending.iter().rev();
        if let Some(it) = pending.find(|it| it.1 == id) {
            return Some(Rc::clone(&it.2));
        }
        let layer = self.store.snapshot().workspace.layer(desk.article.id);
        let mut all = layer.enclosures(EnclosureKind::Handin).into_iter();
        all.find(|it| it.id == id).map(|it| Rc::clone(&it.body))
    }

    fn both(&self, desk: &Desk, id: EnclosureId, body: &str) -> Option<(Handin, Handin)> {
        let text = &desk.article.text;
        let here = read_handin(text, &self.body(desk, id)?).ok()?;
        Some((here, read_handin(text, body).ok()?))
    }

    fn says_the_same(&self, desk: &Desk, id: EnclosureId, body: &str) -> bool {
        let both = self.both(desk, id, body);
        both.is_some_and(|(mut here, new)| {
            here.overrides.clear();
            here == new
        })
    }

    /// A later hand-in with what the teacher gave on the earlier, and how much of that does not hold any more.
    fn carry(&self, desk: &Desk, id: EnclosureId, body: &str) -> (Rc<str>, usize) {
        match self.both(desk, id, body) {
            Some((here, mut new)) if !here.overrides.is_empty() => {
                let (overrides, n_lost) = carried(&here, &new);
                new.overrides = overrides;
                (write_handin(&desk.article.text, &new).into(), n_lost)
            }
            _ => (body.into(), 0),
        }
    }

    fn put(&mut self, desk: &Desk, id: EnclosureId, handed: &HandedIn, body: Rc<str>) {
        let mut classes = self.classes.iter_mut();
        if let Some((_, kept)) = classes.find(|it| it.0 == desk.exercise) {
            kept.retain(|it| it.id != id);
            kept.push(Kept {
                id,
                head: handed.head.clone(),
            });
        }
        self.pending.push((Rc::clone(&desk.article), id, body));
    }

    pub(super) fn n_pending(&self) -> usize {
        self.pending.len()
    }

    /// Stores what is to be kept. A refusal is told by the store.
    pub(super) fn keep(&mut self) {
        let mut pending = std::mem::take(&mut self.pending);
        while let Some(article) = pending.first().map(|it| it.0.id) {
            let (now, later): (Vec<_>, Vec<_>) =
                pending.into_iter().partition(|it| it.0.id == article);
            pending = later;
            let bodies = now.into_iter().map(|it| (it.1, it.2)).collect();
            let kind = EnclosureKind::Handin;
            let command = enclose_all(article, kind, Rc::from([]), bodies, Some(self.visit));
            let _ = self.store.run(command);
        }
    }
}

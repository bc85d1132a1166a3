//! The class as it is shown: every hand-in read and scored, a few at a time, so that no key waits.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::{AttrValue, hook, use_effect_with, use_mut_ref, use_state};

use super::intake::TURN;
use crate::domain::exercise::{Handin, Key, Score, Scorer};
use crate::domain::format::lesson::read_handin;
use crate::domain::intake::numbered;
use crate::domain::model::{Article, Enclosure, EnclosureId};
use crate::t;
use crate::web::clock::BrowserClock;
use crate::web::frame::breath;
use crate::web::segmenter::BrowserBreaks;

/// All hand-ins of an exercise with what they are worth, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Class {
    pub(super) ids: Vec<EnclosureId>,
    /// The number that each has where names are hidden, from 1: by ids, which nobody can tell anything from.
    numbers: Vec<usize>,
    /// What pupils are called, each told from the others.
    pub(super) names: Vec<AttrValue>,
    pub(super) handins: Vec<Handin>,
    pub(super) scores: Vec<Score>,
    /// Those that cannot be read, and why.
    pub(super) unread: Vec<(EnclosureId, String)>,
}

/// What is known of a class.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Seen {
    /// The class, once it is read; the one before, as long as another is.
    pub(super) class: Rc<Class>,
    /// How many hand-ins of how many are read, as long as not all are.
    pub(super) under_way: Option<(usize, usize)>,
}

/// A hand-in that was read.
#[derive(Clone)]
struct Read {
    of: Rc<Enclosure>,
    said: Result<Rc<(Handin, Score)>, String>,
}

impl Class {
    fn of(read: &[Read], exercise: EnclosureId) -> Self {
        let mut class = Self::default();
        let mut handins: Vec<(EnclosureId, &(Handin, Score))> = Vec::new();
        for it in read {
            match &it.said {
                // Another exercise of the same article.
                Ok(said) if said.0.exercise.is_some_and(|it| it != exercise) => {}
                Ok(said) => handins.push((it.of.id, said)),
                Err(why) => class.unread.push((it.of.id, why.clone())),
            }
        }
        // Those without a name come last.
        handins.sort_by_cached_key(|(id, (it, _))| {
            let name = it.name.trim().to_lowercase();
            (name.is_empty(), name, it.handed_in, *id)
        });
        for (id, (handin, score)) in handins {
            class.ids.push(id);
            class.handins.push(handin.clone());
            class.scores.push(score.clone());
        }
        let number = |id: &EnclosureId| class.ids.iter().filter(|it| *it <= id).count();
        class.numbers = class.ids.iter().map(number).collect();
        let names: Vec<&str> = class.handins.iter().map(|it| it.name.as_str()).collect();
        let shown = names.iter().zip(numbered(&names));
        class.names = shown
            .map(|(name, number)| match (name.trim(), number) {
                ("", n) => t!("class-unnamed", n = n.unwrap_or(1)),
                (name, None) => name.to_owned().into(),
                (name, Some(n)) => t!("author-again", name = name, n = n),
            })
            .collect();
        class
    }

    /// The hand-in of a place, with what it is worth.
    pub(super) fn at(&self, at: usize) -> Option<(EnclosureId, &Handin, &Score)> {
        Some((
            *self.ids.get(at)?,
            self.handins.get(at)?,
            self.scores.get(at)?,
        ))
    }

    /// The place of a hand-in.
    pub(super) fn place(&self, id: EnclosureId) -> Option<usize> {
        self.ids.iter().position(|it| *it == id)
    }

    /// What a pupil is called where names are shown, or hidden.
    pub(super) fn name(&self, at: usize, is_hidden: bool) -> AttrValue {
        if is_hidden {
            let number = self.numbers.get(at).copied().unwrap_or_default();
            return t!("class-hidden-name", n = number);
        }
        self.names.get(at).cloned().unwrap_or_default()
    }

    /// The places of some, in the order of what they are called.
    pub(super) fn in_order(&self, mut places: Vec<usize>, is_hidden: bool) -> Vec<usize> {
        if is_hidden {
            places.sort_by_key(|it| self.numbers.get(*it));
        }
        places
    }
}

/// Reads and scores the hand-ins of an exercise. What was read before is not read again.
#[hook]
pub(super) fn use_class(
    article: &Rc<Article>,
    exercise: EnclosureId,
    key: &Rc<Key>,
    handins: Vec<Rc<Enclosure>>,
) -> Seen {
    let seen = use_state(Seen::default);
    let before = use_mut_ref(|| (Rc::new(Key::default()), Vec::<Read>::new()));
    let setter = seen.setter();
    let deps = (Rc::clone(article), exercise, Rc::clone(key), handins);
    let class = Rc::clone(&seen.class);
    use_effect_with(deps, move |(article, exercise, key, handins)| {
        let is_over = Rc::new(Cell::new(false));
        let (stop, exercise) = (Rc::clone(&is_over), *exercise);
        let (article, key, handins) = (Rc::clone(article), Rc::clone(key), handins.clone());
        spawn_local(async move {
            let known = {
                let before = before.borrow();
                let is_same = before.0 == key;
                if is_same {
                    before.1.clone()
                } else {
                    Vec::new()
                }
            };
            let text = &article.text;
            let breaks = BrowserBreaks::new(&article.details.language);
            let scorer = Scorer::new(&key, text, &breaks);
            let mut read: Vec<Read> = Vec::with_capacity(handins.len());
            let mut since = BrowserClock::millis();
            for it in &handins {
                let mut all = known.iter();
                let there = all.find(|there| Rc::ptr_eq(&there.of, it));
                read.push(there.cloned().unwrap_or_else(|| {
                    Read {
                        of: Rc::clone(it),
                        said: read_handin(text, &it.body)
                            .map_err(|it| it.to_string())
                            .map(|it| {
                                let score = scorer.score(&it);
                                Rc::new((it, score))
                            }),
                    }
                }));
                if BrowserClock::millis() - since > TURN {
                    setter.set(Seen {
                        class: Rc::clone(&class),
                        under_way: Some((read.len(), handins.len())),
                    });
                    breath().await;
                    since = BrowserClock::millis();
                }
                if is_over.get() {
                    return;
                }
            }
            let class = Rc::new(Class::of(&read, exercise));
            before.replace((Rc::clone(&key), read));
            // Drawing it is work enough for one turn.
            breath().await;
            if is_over.get() {
                return;
            }
            setter.set(Seen {
                class,
                under_way: None,
            });
        });
        move || stop.set(true)
    });
    (*seen).clone()
}

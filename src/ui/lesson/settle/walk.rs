//! What there is to settle, how far each case is, and where somebody stands in it.

use std::rc::Rc;

use yew::{AttrValue, UseStateHandle};

use super::SettleProps;
use crate::domain::adjudicate::{Case, Hand, Round, Session, State, Unit, cases, states};
use crate::domain::agreement::{self as measured, Codes, Placed, Ruler, Undefined, alpha};
use crate::domain::format::lesson::read_session;
use crate::domain::model::{Article, AuthorId, EnclosureId, EnclosureKind, Millis, TagKey};
use crate::domain::text::Target;
use crate::domain::workspace::Layer;
use crate::web::segmenter::BrowserBreaks;

/// What the hands come to.
#[derive(Debug, PartialEq)]
pub(super) struct Compared {
    pub(super) cases: Result<Vec<Case>, Undefined>,
    /// How far all agree now.
    pub(super) now: Round,
}

/// What is kept with the article.
#[derive(Debug, PartialEq)]
pub(super) struct Kept {
    /// The session, as it can be read.
    pub(super) session: Option<(EnclosureId, Session)>,
    /// Why another one cannot.
    pub(super) unread: Option<String>,
}

/// Where somebody stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Place {
    /// The case; none until somebody goes anywhere.
    pub(super) at: Option<usize>,
    /// Whether what all agree on is walked through too.
    pub(super) shows_all: bool,
    /// What is to be placed anew.
    pub(super) draft: Option<Draft>,
    /// What was done last.
    pub(super) said: AttrValue,
    /// The cases that were decided on, for whoever takes that back.
    pub(super) trail: Vec<usize>,
}

/// Words and tag that are being chosen.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft {
    pub(super) target: Target,
    pub(super) tag: TagKey,
}

/// All that the dialog is drawn from.
pub(super) struct Walk {
    pub(super) props: SettleProps,
    pub(super) compared: Rc<Compared>,
    pub(super) kept: Rc<Kept>,
    pub(super) states: Vec<State>,
    pub(super) place: UseStateHandle<Place>,
    /// Whether single letters and digits are keys.
    pub(super) has_keys: bool,
    /// Whoever is compared, by id: so stand the letters for them.
    letters: Vec<AuthorId>,
}

impl Compared {
    pub(super) fn of(article: &Article, all: &[Hand], has_words: bool) -> Self {
        let breaks = BrowserBreaks::new(&article.details.language);
        let (ruler, unit) = if has_words {
            (Ruler::words(&article.text, &breaks), Unit::Words)
        } else {
            (Ruler::characters(&article.text), Unit::Characters)
        };
        let by: Vec<AuthorId> = all.iter().map(|it| it.by).collect();
        let placed = |(target, tag): &(Target, TagKey)| Placed {
            pieces: ruler.place(target),
            tag: tag.clone(),
        };
        // In any order: of marks only their ends count here.
        let hand = |it: &Hand| measured::Hand {
            by: it.by,
            marks: it.marks.iter().map(placed).collect(),
        };
        let placed: Vec<measured::Hand> = all.iter().map(hand).collect();
        let codes = Codes::of_marks(&placed, ruler.len(), None);
        Self {
            cases: cases(all),
            now: Round::new(Millis::default(), &by, unit, alpha(&codes)),
        }
    }
}

impl Kept {
    /// The session of whoever looks at it, or else the first.
    pub(super) fn of(article: &Article, layer: &Layer, me: AuthorId) -> Self {
        let mut kept = Self {
            session: None,
            unread: None,
        };
        let all = layer.enclosures(EnclosureKind::Session);
        let (mine, others): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|it| it.provenance.by == me);
        for it in mine.into_iter().chain(others) {
            match read_session(&article.text, &it.body) {
                Ok(session) if kept.session.is_none() => kept.session = Some((it.id, session)),
                Ok(_) => {}
                Err(why) => kept.unread = Some(why.to_string()),
            }
        }
        kept
    }

    /// Whether words are counted, as in the first round: a number in another unit would say nothing beside it.
    pub(super) fn has_words(&self) -> Option<bool> {
        let first = self.session.as_ref().and_then(|it| it.1.rounds.first());
        first.map(|it| it.unit == Unit::Words)
    }
}

/// The authors of gold layers: they are nobody's own work.
pub(in crate::ui::lesson) fn golds(article: &Article, layer: &Layer) -> Vec<AuthorId> {
    let all = layer.enclosures(EnclosureKind::Session).into_iter();
    let read = all.filter_map(|it| read_session(&article.text, &it.body).ok());
    read.map(|it| it.gold).collect()
}

impl Walk {
    pub(super) fn new(
        props: SettleProps,
        compared: Rc<Compared>,
        kept: Rc<Kept>,
        place: UseStateHandle<Place>,
    ) -> Self {
        let cases = compared.cases.as_deref().unwrap_or_default();
        let states = match &kept.session {
            Some((_, session)) => states(session, cases, &|id| props.layer.get(id).is_some()),
            None => vec![State::Open; cases.len()],
        };
        let mut letters: Vec<AuthorId> = Vec::with_capacity(props.writers.len());
        for it in &props.writers {
            let place = letters.partition_point(|other| *other < it.id);
            letters.insert(place, it.id);
        }
        Self {
            has_keys: props.store.snapshot().settings.has_letter_keys,
            props,
            compared,
            kept,
            states,
            place,
            letters,
        }
    }

    /// All cases.
    pub(super) fn cases(&self) -> &[Case] {
        self.compared.cases.as_deref().unwrap_or_default()
    }

    pub(super) fn session(&self) -> Option<&Session> {
        self.kept.session.as_ref().map(|it| &it.1)
    }

    pub(super) fn state(&self, at: usize) -> State {
        self.states.get(at).copied().unwrap_or(State::Open)
    }

    /// The cases that are walked through.
    pub(super) fn shown(&self) -> Vec<usize> {
        let all = self.cases().iter().enumerate();
        let shown = all.filter(|it| self.place.shows_all || !it.1.is_agreed());
        shown.map(|it| it.0).collect()
    }

    /// The case where somebody stands: the one they went to, or else the first that is open.
    pub(super) fn current(&self, shown: &[usize]) -> Option<usize> {
        let chosen = self.place.at.filter(|it| shown.contains(it));
        chosen
            .or_else(|| self.next_open(shown, None))
            .or_else(|| shown.first().copied())
    }

    /// The next case on the way that is not settled, after this one and then from the beginning.
    pub(super) fn next_open(&self, shown: &[usize], after: Option<usize>) -> Option<usize> {
        let is_open = |it: &&usize| !self.state(**it).is_settled() && Some(**it) != after;
        let later = shown.iter().filter(|it| after.is_none_or(|at| **it > at));
        let found = later.clone().find(is_open);
        found.or_else(|| shown.iter().find(is_open)).copied()
    }

    /// What somebody is called here: by a letter, until names are shown.
    pub(super) fn name_of(&self, id: AuthorId) -> AttrValue {
        let is_revealed = self.session().is_some_and(|it| it.is_revealed);
        let writer = self.props.writers.iter().find(|it| it.id == id);
        match writer {
            Some(writer) if is_revealed => writer.name.clone(),
            _ => letter(self.letters.binary_search(&id).unwrap_or_default()).into(),
        }
    }

    /// Some people, in the order of their letters.
    pub(super) fn names_of(&self, all: &[AuthorId]) -> String {
        let names: Vec<AttrValue> = all.iter().map(|it| self.name_of(*it)).collect();
        names.join(", ")
    }

    /// All people with their letters, in the order of these.
    pub(super) fn letters(&self) -> impl Iterator<Item = (String, AuthorId)> {
        let letters = self.letters.iter().enumerate();
        letters.map(|(at, id)| (letter(at), *id))
    }

    /// Goes somewhere, and says so.
    pub(super) fn edit(&self, change: impl FnOnce(&mut Place)) {
        let mut next = (*self.place).clone();
        change(&mut next);
        self.place.set(next);
    }
}

/// A, B, C … Z, A2, B2 …
fn letter(at: usize) -> String {
    let letter = char::from(b'A' + (at % 26) as u8);
    match at / 26 {
        0 => letter.to_string(),
        n => format!("{letter}{}", n + 1),
    }
}

//! What decides about suggestions: by pointer, by key, for one or for all of a tag.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlElement, KeyboardEvent};
use yew::{Callback, UseForceUpdateHandle};

use super::{SuggestPaneProps, decided};
use crate::domain::keys::Deed;
use crate::domain::model::{Behavior, Source, TagKey};
use crate::domain::suggest::Suggestion;
use crate::domain::workspace::Heard;
use crate::t;
use crate::ui::keys::{TEXT, chord_of};
use crate::web::{dom, frame};

/// What the person has decided, and which suggestion is in hand, by their places in the list.
#[derive(Debug, Default)]
pub(super) struct Decided {
    pub(super) rejected: Vec<usize>,
    pub(super) at: Option<usize>,
}

/// What decides about suggestions.
#[derive(Clone)]
pub(super) struct Hand {
    pub(super) props: SuggestPaneProps,
    pub(super) decided: Rc<RefCell<Decided>>,
    pub(super) redraw: UseForceUpdateHandle,
    /// What is left, in the order in which it is shown.
    pub(super) order: Rc<[usize]>,
    /// The one in hand.
    pub(super) at: Option<usize>,
}

impl Hand {
    pub(super) fn get(&self, at: usize) -> Option<&Suggestion> {
        self.props.suggested.list.get(at)
    }

    fn all(&self, places: &[usize]) -> Vec<Suggestion> {
        let all = places.iter().filter_map(|at| self.get(*at));
        all.cloned().collect()
    }

    /// Takes one in hand: its words are brought into view.
    pub(super) fn take(&self, at: usize) {
        self.decided.borrow_mut().at = Some(at);
        self.redraw.force_update();
        if let Some(it) = self.get(at) {
            self.props.on_look.emit((it.span, true));
        }
    }

    /// Goes to the words in the article.
    pub(super) fn look(&self, at: usize) {
        self.take(at);
        if let Some(it) = self.get(at) {
            self.props.on_look.emit((it.span, false));
        }
    }

    /// The one so many further on, or the last there; where none is in hand, the first.
    pub(super) fn further(&self, steps: isize) -> Option<usize> {
        let place = self
            .at
            .and_then(|at| self.order.iter().position(|it| *it == at));
        let place = place.map_or(0, |it| it.saturating_add_signed(steps));
        let last = self.order.len().checked_sub(1)?;
        self.order.get(place.min(last)).copied()
    }

    /// Moves the focus to one, which takes it in hand; where there is none, to what is left of the pane.
    pub(super) fn focus(at: Option<usize>) {
        match at {
            Some(at) => dom::focus(&format!(".ghost[data-place=\"{at}\"] .ghost__foot .button")),
            None => dom::focus(".annotations__head .button"),
        }
    }

    /// Goes on from one that is being decided: to the next, or else to the one before.
    fn go_on(&self, at: usize) {
        let place = self.order.iter().position(|it| *it == at).unwrap_or(0);
        let before = place.checked_sub(1);
        let next = self.order.get(place + 1);
        let next = next.or_else(|| self.order.get(before?));
        Self::focus(next.copied());
    }

    /// Marks one, with another tag where that is given.
    pub(super) fn accept(&self, at: usize, tag: Option<&TagKey>) {
        let Some(it) = self.get(at) else { return };
        self.go_on(at);
        self.mark(tag.unwrap_or(&it.tag), &[at]);
    }

    /// Marks some in one step.
    pub(super) fn mark(&self, tag: &TagKey, places: &[usize]) {
        let SuggestPaneProps {
            store,
            article,
            layer,
            tags,
            ..
        } = &self.props;
        // Who says it is known where their words are marked.
        let heard = |it: &Suggestion| {
            let says = it.source?;
            let mut actors = layer.annotations().filter(|mark| {
                tags.behavior(&mark.tag) == Behavior::Actor && mark.target.hull().overlaps(says)
            });
            actors.next().map(|mark| Heard {
                source: Source::Mention(mark.id),
                cue: it.cue.map(Into::into),
            })
        };
        let all = self.all(places);
        let spans = all.iter().map(|it| (article.id, it.span.into(), heard(it)));
        // A refusal is announced.
        let _ = store.annotate_all(spans.collect(), tag.clone());
    }

    /// Leaves a group that is gone: for what is left, or for the head of the pane.
    pub(super) fn leave(&self, places: &[usize]) {
        let left = self.order.iter().find(|at| !places.contains(at));
        Self::focus(left.copied());
    }

    /// Rejects one.
    pub(super) fn reject(&self, at: usize) {
        self.go_on(at);
        self.reject_all(&[at]);
    }

    /// Rejects some: they are not proposed again in this visit, unless that is taken back.
    pub(super) fn reject_all(&self, places: &[usize]) {
        let (id, all) = (self.props.article.id, self.all(places));
        decided::reject(id, all.iter());
        self.decided.borrow_mut().rejected.extend_from_slice(places);
        self.redraw.force_update();
        let words = match &*all {
            [only] => {
                let quote = self.props.article.text.slice(only.span);
                t!("suggest-rejected", quote = quote.unwrap_or_default())
            }
            _ => t!("suggest-rejected-all", n = all.len()),
        };
        let (hand, places) = (self.clone(), places.to_vec());
        let take_back = Callback::from(move |()| {
            decided::take_back(id, all.iter());
            let is_left = |at: &usize| !places.contains(at);
            hand.decided.borrow_mut().rejected.retain(is_left);
            hand.redraw.force_update();
            let first = places.first().copied();
            frame::after_others(move || Self::focus(first));
        });
        self.props.store.decide(words, t!("step-reject"), take_back);
    }

    /// Does what a key asks for while the focus is in the list.
    pub(super) fn press(&self, event: &KeyboardEvent) -> Option<()> {
        let deed = chord_of(event).and_then(|it| self.props.keys.deed(&it));
        let deed = deed.map(|it| it.0);
        let to = match (event.key().as_str(), deed) {
            ("ArrowDown", _) | (_, Some(Deed::Next)) => self.further(1),
            ("ArrowUp", _) | (_, Some(Deed::Previous)) => self.further(-1),
            ("Home", _) => self.order.first().copied(),
            ("End", _) => self.order.last().copied(),
            ("Escape", _) => {
                dom::focus_in_place(TEXT);
                return Some(());
            }
            (_, Some(Deed::Delete)) => {
                self.reject(self.at?);
                return Some(());
            }
            (_, Some(Deed::Tag(place))) => {
                let tag = self.props.tags.tags().get(place)?;
                self.accept(self.at?, Some(&tag.key));
                return Some(());
            }
            _ => return None,
        };
        Self::focus(Some(to?));
        Some(())
    }
}

/// The suggestion that an element is in.
pub(super) fn place_of(event: &FocusEvent) -> Option<usize> {
    let element = event.target()?.dyn_into::<HtmlElement>().ok()?;
    let row: Element = element.closest(".ghost").ok()??;
    row.get_attribute("data-place")?.parse().ok()
}

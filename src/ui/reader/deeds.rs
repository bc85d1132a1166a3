//! What hands do in the article, whether by key or by button: tag, add, reshape, open, delete.

use std::rc::Rc;

use yew::{AttrValue, UseStateHandle, UseStateSetter};

use super::ReaderProps;
use super::approach::Approach;
use super::caret::Caret;
use super::draft::utf16_of;
use super::selecting::Selecting;
use super::stack::Stack;
use crate::domain::keys::Deed;
use crate::domain::model::{Annotation, AnnotationId, Behavior, RecordKey, TagKey};
use crate::domain::text::{Byte, Span, Target, Unit, Utf16, nudge, ordered, word_at};
use crate::domain::workspace::{Command, words_of};
use crate::t;
use crate::ui::keys::SOURCE_FIELD;
use crate::ui::store::tag_words;
use crate::web::segmenter::BrowserBreaks;
use crate::web::{dom, frame};

/// All that a deed needs.
#[derive(Clone)]
pub(super) struct Hands {
    pub(super) props: ReaderProps,
    pub(super) selecting: Selecting,
    pub(super) caret: Caret,
    pub(super) breaks: Rc<BrowserBreaks>,
    pub(super) stack: UseStateSetter<Option<Stack>>,
    pub(super) armed: UseStateHandle<Armed>,
    /// The mark that was made last: there may be more of its words.
    pub(super) like: UseStateHandle<Option<AnnotationId>>,
    /// What scrolls to what is open.
    pub(super) approach: Approach,
}

/// What becomes of the next selections by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Armed {
    /// Nothing.
    Not,
    /// The tag that is given next stays.
    Waiting,
    /// The next one gets the tag at this place of the set.
    Once(usize),
    /// Each gets it.
    Always(usize),
}

impl Hands {
    /// Does what a key asks for. False where it is not for the article, or nothing is there to do it to.
    pub(super) fn act(&self, deed: Deed, extends: bool) -> bool {
        let is_in_text = self.caret.is_focused();
        let is_done = match deed {
            Deed::Go(way) if is_in_text => {
                if extends {
                    self.selecting.by_keys();
                }
                self.caret.go(way, extends)
            }
            Deed::Widen => self.caret.widen(true),
            Deed::Narrow => self.caret.widen(false),
            Deed::Open if is_in_text => self.open(),
            Deed::LetGo => {
                self.let_go();
                None
            }
            _ if self.props.article.is_read_only => None,
            Deed::Tag(at) => {
                let tag = self.props.tags.tags().get(at);
                tag.and_then(|it| self.tag(it.key.clone()))
            }
            Deed::Arm(at) => self.arm(at),
            Deed::Piece => self.piece(),
            Deed::ChooseSource => self
                .open_one()
                .filter(|it| self.props.tags.behavior(&it.tag) == Behavior::Claim)
                .map(|it| self.props.on_saying.emit(Some(it.id))),
            Deed::Cue => dom::press_or_focus(".tagging__cue").then_some(()),
            Deed::Source => {
                dom::focus(SOURCE_FIELD);
                dom::find(SOURCE_FIELD).map(drop)
            }
            Deed::Nudge(is_start, unit, is_forward) => self.nudge(is_start, unit, is_forward),
            Deed::Replace => self.replace(),
            Deed::Again => self.open_one().map(|it| self.props.on_review.emit(it.id)),
            Deed::Delete if is_in_text => self.delete(),
            _ => None,
        };
        is_done.is_some()
    }

    /// Tags what is selected; where nothing is, gives what is open another tag.
    pub(super) fn tag(&self, tag: TagKey) -> Option<()> {
        match self.selecting.now().target() {
            Some(target) => self.annotate(target, tag),
            None => {
                if self.open_one().is_none() {
                    return self.set(Armed::Once(self.place_of(&tag)?));
                }
                let Some(open) = self.open_in_sight() else {
                    return Some(());
                };
                (open.tag == tag || self.props.store.retag(vec![open.id], tag)).then_some(())
            }
        }
    }

    /// Gives a selection that is made the tag that waits for one.
    pub(super) fn done(&self) {
        if let (Armed::Once(at) | Armed::Always(at), Some(target)) =
            (*self.armed, self.selecting.now().target())
            && let Some(tag) = self.props.tags.tags().get(at)
        {
            // A refusal is announced; the selection stays.
            let _ = self.annotate(target, tag.key.clone());
        }
    }

    /// Lets every selection have a tag; asked again, no more.
    fn arm(&self, at: usize) -> Option<()> {
        let is_on = *self.armed == Armed::Always(at);
        self.set(if is_on { Armed::Not } else { Armed::Always(at) })
    }

    /// Lets the tag that is given next stay; asked again, not.
    pub(super) fn wait(&self) -> Option<()> {
        let is_on = *self.armed == Armed::Waiting;
        self.set(if is_on { Armed::Not } else { Armed::Waiting })
    }

    fn set(&self, armed: Armed) -> Option<()> {
        let before = self.armed_words(*self.armed);
        self.armed.set(armed);
        let words = self.armed_words(armed);
        if let Some(words) = words.or_else(|| before.map(|_| t!("disarmed"))) {
            self.props.store.hint(words);
        }
        Some(())
    }

    /// What becomes of selections, in words.
    pub(super) fn armed_words(&self, armed: Armed) -> Option<AttrValue> {
        let name = |at: usize| {
            let tag = self.props.tags.tags().get(at)?;
            Some(tag_words(&self.props.tags, &tag.key))
        };
        Some(match armed {
            Armed::Not | Armed::Waiting => return None,
            Armed::Once(at) => t!("armed-once", tag = &name(at)?),
            Armed::Always(at) => t!("armed", tag = &name(at)?),
        })
    }

    fn place_of(&self, tag: &TagKey) -> Option<usize> {
        self.props.tags.tags().iter().position(|it| it.key == *tag)
    }

    fn annotate(&self, target: Target, tag: TagKey) -> Option<()> {
        let place = self.place_of(&tag);
        let said = t!(
            "annotated",
            tag = &tag_words(&self.props.tags, &tag),
            quote = &words_of(&self.props.article, &target)
        );
        let last = target.pieces().last().copied();
        let command = Command::Annotate {
            article: self.props.article.id,
            target,
            tag,
        };
        let change = self.props.store.run(command).ok()?;
        self.props.store.announce(said);
        self.leave(last);
        match (*self.armed, place) {
            (Armed::Waiting, Some(place)) => self.armed.set(Armed::Always(place)),
            (Armed::Once(_), _) => self.armed.set(Armed::Not),
            _ => {}
        }
        let made = change.keys().find_map(|key| match key {
            RecordKey::Annotation(_, id) => Some(id),
            _ => None,
        });
        self.like.set(made);
        // The card opens in the frame after the one that shows the mark.
        let on_open = self.props.on_open.clone();
        frame::after_others(move || on_open.emit(made));
        Some(())
    }

    /// Selects the word under a finger, unless it is selected.
    pub(super) fn touch(&self, x: f64, y: f64) -> Option<()> {
        let place = self.caret.place_at(x, y)?;
        let text = &self.props.article.text;
        let word = word_at(text, place, &*self.breaks)?;
        let now = self.selecting.now().target();
        if !now.is_some_and(|it| it.pieces().iter().any(|piece| piece.contains(word))) {
            self.caret.take(word);
            self.done();
        }
        Some(())
    }

    /// Adds the selection to the annotation that waits for it, or keeps it as a piece of the one that is being
    /// made; where nothing is selected, lets what is open wait for one.
    pub(super) fn piece(&self) -> Option<()> {
        match (self.selecting.now().target(), self.props.adding_to) {
            (Some(target), Some(id)) => {
                let last = target.pieces().last().copied();
                let command = Command::AddPiece(id, target.pieces().to_vec());
                self.props.store.run(command).ok()?;
                self.props.store.announce(t!("piece-added"));
                self.leave(last);
                self.props.on_adding.emit(None);
                self.props.on_open.emit(Some(id));
            }
            (Some(_), None) => {
                self.selecting.keep();
                self.caret.collapse();
                self.props.store.hint(t!("piece-kept"));
            }
            (None, _) => self.props.on_adding.emit(Some(self.open_one()?.id)),
        }
        Some(())
    }

    /// Lets go of the selection; the caret is to be at the end of these words.
    pub(super) fn leave(&self, words: Option<Span>) {
        let text = &self.props.article.text;
        if let Some(end) = words.and_then(|it| text.utf16_of(it.end())) {
            self.caret.will_be(end);
        }
        if self.caret.is_focused() {
            // The caret goes there itself, unless a key moves it before.
            self.caret.hold();
            self.selecting.forget();
        } else {
            self.selecting.clear(words);
        }
    }

    /// Lets go of the selection, of what was collected, and of the list of marks; where there is nothing of all
    /// that, of what is open.
    pub(super) fn let_go(&self) {
        let is_busy = self.selecting.now().target().is_some()
            || *self.armed != Armed::Not
            || self.props.adding_to.is_some()
            || self.props.saying_for.is_some();
        if !is_busy && self.props.active.is_some() {
            self.props.on_open.emit(None);
        }
        let is_in_text = self.caret.is_focused();
        if is_in_text {
            self.caret.collapse();
            self.selecting.forget();
        } else {
            self.selecting.clear(None);
        }
        self.stack.set(None);
        let _ = self.set(Armed::Not);
        self.like.set(None);
        self.props.on_adding.emit(None);
        self.props.on_saying.emit(None);
    }

    /// Moves an end of what is open.
    fn nudge(&self, is_start: bool, unit: Unit, is_forward: bool) -> Option<()> {
        let open = self.open_in_sight()?;
        let mut pieces = open.target.pieces().to_vec();
        let piece = if is_start {
            pieces.first_mut()
        } else {
            pieces.last_mut()
        }?;
        let text = &self.props.article.text;
        *piece = nudge(text, *piece, is_start, unit, is_forward, &*self.breaks)?;
        self.reshape(&open, Target::new(pieces).ok()?)
    }

    /// Puts what is open on the words that are selected.
    pub(super) fn replace(&self) -> Option<()> {
        let target = self.selecting.now().target()?;
        let last = target.pieces().last().copied();
        let open = self.open_one()?;
        self.reshape(&open, target)?;
        self.leave(last);
        Some(())
    }

    /// Puts a mark on other words, and says so.
    pub(super) fn reshape(&self, open: &Annotation, target: Target) -> Option<()> {
        let said = t!("reshaped", quote = &words_of(&self.props.article, &target));
        self.props
            .store
            .run(Command::Reshape(open.id, target))
            .ok()?;
        self.props.store.announce(said);
        Some(())
    }

    /// Opens the mark at the caret, or offers the list of them. One that is open is gone into: to its note.
    fn open(&self) -> Option<()> {
        let here = self.marks_at(self.caret.place()?);
        let smallest = *here.first()?;
        let is_actor = |id: &&AnnotationId| {
            let mark = self.props.layer.get(**id);
            mark.is_some_and(|it| self.props.tags.behavior(&it.tag) == Behavior::Actor)
        };
        if self.props.saying_for.is_some() {
            // Whoever is looked for is an actor: the smallest here, also one that is open.
            let actor = here.iter().find(is_actor).copied();
            self.props.on_open.emit(actor.or(Some(smallest)));
        } else if self.props.active.is_some_and(|it| here.contains(&it)) {
            dom::focus(".card[data-open=true] textarea");
        } else if here.len() == 1 {
            self.props.on_open.emit(Some(smallest));
        } else {
            let rect = self.caret.rect()?;
            self.stack.set(Some(Stack {
                ids: here,
                rect,
                takes_focus: true,
            }));
        }
        Some(())
    }

    fn delete(&self) -> Option<()> {
        let open = self.open_in_sight()?;
        let is_done = self.props.store.delete(&self.props.article, &open);
        is_done.then(|| self.props.on_open.emit(None))
    }

    /// The annotation that is open.
    pub(super) fn open_one(&self) -> Option<Rc<Annotation>> {
        let layer = &self.props.layer;
        self.props.active.and_then(|it| layer.get(it)).cloned()
    }

    /// The annotation that is open, for a key to change. Where its words are out of sight they are brought into
    /// view instead: nobody is to change what they do not see.
    fn open_in_sight(&self) -> Option<Rc<Annotation>> {
        let open = self.open_one()?;
        let (start, end) = self.span_of(open.id)?;
        if self.approach.shows(start, end) {
            return Some(open);
        }
        self.approach.to(start, end);
        let words = words_of(&self.props.article, &open.target);
        self.props
            .store
            .warn(t!("open-out-of-sight", quote = &words));
        None
    }

    /// The annotations whose words a caret is in or at the end of, smallest first.
    fn marks_at(&self, at: Byte) -> Vec<AnnotationId> {
        let is_here = |it: &&Span| it.start() <= at && at <= it.end();
        let size = |it: &Rc<Annotation>| it.target.pieces().iter().find(is_here).map(|it| it.len());
        let live = self.props.layer.annotations();
        let here: Vec<_> = live.filter_map(|it| Some((size(it)?, it.id))).collect();
        let here = ordered(&here, |it| (it.0 as u64, 0));
        here.into_iter().map(|it| it.1).collect()
    }

    /// The first words of an annotation, in UTF-16 units.
    pub(super) fn span_of(&self, id: AnnotationId) -> Option<(Utf16, Utf16)> {
        let first = *self.props.layer.get(id)?.target.pieces().first()?;
        utf16_of(&self.props.article.text, &[first])
            .first()
            .copied()
    }
}

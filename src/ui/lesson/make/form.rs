//! What the dialog about an exercise is drawn from, and how each of its fields is written.

use std::rc::Rc;

use web_sys::{Event, MouseEvent};
use yew::{AttrValue, Callback, Html, Properties, UseStateHandle, html};

use crate::domain::exercise::{Ask, Exercise, Right, Setting};
use crate::domain::format::lesson::write_exercise;
use crate::domain::keys::Keys;
use crate::domain::model::{
    Annotation, AnnotationId, Article, AuthorId, Enclosure, EnclosureId, EnclosureKind, Record,
    Tag, TagKey, TagSet,
};
use crate::domain::text::Target;
use crate::domain::workspace::{Layer, Visit, Workspace, enclose, in_text_order};
use crate::ui::store::{Store, tag_words};
use crate::ui::visits::visit;
use crate::ui::widgets::{on_press, value_of};

/// A file to be handed out.
#[derive(Clone, Debug)]
pub struct HandOut {
    /// What is in it.
    pub records: Vec<Record>,
    /// What its name is made of.
    pub title: String,
    /// What its name ends with.
    pub ending: &'static str,
    /// Called with its name, or with why there is none.
    pub on_done: Callback<Result<String, String>>,
}

/// Properties of [`super::ExerciseDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ExerciseDialogProps {
    /// Where to act.
    pub store: Store,
    /// All records.
    pub workspace: Workspace,
    /// Whoever makes the exercise.
    pub me: AuthorId,
    /// The article.
    pub article: Rc<Article>,
    /// Its marks.
    pub layer: Rc<Layer>,
    /// The tags in force.
    pub tags: Rc<TagSet>,
    /// What keys do.
    pub keys: Rc<Keys>,
    /// Called with a file to be handed out.
    pub on_hand_out: Callback<HandOut>,
    /// Called with the exercise whose class is to be shown.
    pub on_class: Callback<EnclosureId>,
    /// Called when the dialog is to go.
    pub on_close: Callback<()>,
}

/// What of the dialog is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Shown {
    /// The exercise, where there are several or the dialog began it.
    pub(super) chosen: Option<EnclosureId>,
    /// The parts that are open.
    pub(super) parts: Vec<&'static str>,
    /// Whether the guidelines are shown as their reader sees them.
    pub(super) has_guide: bool,
    /// Whether all of it is shown as a pupil sees it.
    pub(super) is_as_pupil: bool,
    /// How questions were answered before that was changed, and what was right: whoever changes it back finds it again.
    pub(super) kept: Vec<(u16, Ask, Option<Right>)>,
    /// The entry of the key that is open.
    pub(super) entry: Option<AnnotationId>,
    /// Only entries of this tag are shown.
    pub(super) tag: Option<TagKey>,
    /// The words that were selected in the article when the dialog was opened.
    pub(super) selected: Option<Target>,
}

/// One exercise in its fields.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub(super) props: ExerciseDialogProps,
    pub(super) enclosure: Rc<Enclosure>,
    pub(super) exercise: Rc<Exercise>,
    pub(super) shown: UseStateHandle<Shown>,
}

/// Two are equal where they show the same.
impl PartialEq for Form {
    fn eq(&self, other: &Self) -> bool {
        self.enclosure == other.enclosure
            && *self.shown == *other.shown
            && self.props == other.props
    }
}

/// How a field changes the exercise.
type Write = Box<dyn Fn(&mut Exercise, String)>;

impl Form {
    /// Writes the exercise and its own tags.
    fn save(&self, exercise: &Exercise, tags: Rc<[Tag]>, visit: Option<Visit>) {
        let it = &self.enclosure;
        let body = write_exercise(&self.props.article.text, exercise);
        let whose = (it.article, it.id);
        // A refusal is announced; the field keeps what was typed.
        let _ = self.props.store.run(enclose(
            whose,
            EnclosureKind::Exercise,
            tags,
            body.into(),
            visit,
        ));
    }

    fn change(&self, visit: Option<Visit>, change: impl FnOnce(&mut Exercise)) {
        let mut next = (*self.exercise).clone();
        change(&mut next);
        self.save(&next, Rc::clone(&self.enclosure.tags), visit);
    }

    /// The call of a field: what is written in one stay is one step of undo.
    pub(super) fn on_words(
        self: &Rc<Self>,
        write: impl Fn(&mut Exercise, String) + 'static,
    ) -> Callback<String> {
        self.words_call(Box::new(write))
    }

    fn words_call(self: &Rc<Self>, write: Write) -> Callback<String> {
        let form = Rc::clone(self);
        Callback::from(move |words| form.change(Some(visit()), |it| write(it, words)))
    }

    /// The call of a list of choices, or of a box to tick, which gives its value. Arrow keys pass by what is between:
    /// all that is chosen in one stay is one step of undo, too.
    pub(super) fn on_choice(
        self: &Rc<Self>,
        write: impl Fn(&mut Exercise, String) + 'static,
    ) -> Callback<Event> {
        self.choice_call(Box::new(write))
    }

    fn choice_call(self: &Rc<Self>, write: Write) -> Callback<Event> {
        let form = Rc::clone(self);
        Callback::from(move |event: Event| {
            let value = value_of(event.target());
            form.change(Some(visit()), |it| write(it, value));
        })
    }

    /// The call of a button: a step of its own.
    pub(super) fn on_press(
        self: &Rc<Self>,
        write: impl Fn(&mut Exercise) + 'static,
    ) -> Callback<MouseEvent> {
        let form = Rc::clone(self);
        let write: Box<dyn Fn(&mut Exercise)> = Box::new(write);
        on_press(move || form.change(None, &write))
    }

    /// Changes what is said of one of the teacher's marks.
    pub(super) fn on_entry(
        self: &Rc<Self>,
        of: AnnotationId,
        write: impl Fn(&mut Setting, String) + 'static,
    ) -> Callback<Event> {
        self.on_choice(move |it, value| it.set(of, |it| write(it, value)))
    }

    /// Changes the own tags, and the exercise with them.
    pub(super) fn retag(
        &self,
        visit: Option<Visit>,
        change: impl FnOnce(&mut Vec<Tag>, &mut Exercise),
    ) {
        let mut exercise = (*self.exercise).clone();
        let mut tags = self.enclosure.tags.to_vec();
        change(&mut tags, &mut exercise);
        self.save(&exercise, tags.into(), visit);
    }

    /// Does something with what is chosen in a list of choices that has a button: see [`super::inputs::pick`].
    pub(super) fn on_pick(
        self: &Rc<Self>,
        write: impl Fn(&mut Exercise, String) + 'static,
    ) -> Callback<String> {
        let form = Rc::clone(self);
        let write: Write = Box::new(write);
        Callback::from(move |value| form.change(None, |it| write(it, value)))
    }

    /// A call that shows something else.
    pub(super) fn on_show(
        self: &Rc<Self>,
        change: impl Fn(&mut Shown) + 'static,
    ) -> Callback<MouseEvent> {
        let form = Rc::clone(self);
        on_press(move || form.show(&change))
    }

    pub(super) fn show(&self, change: impl FnOnce(&mut Shown)) {
        let mut next = (*self.shown).clone();
        change(&mut next);
        self.shown.set(next);
    }

    /// A part of the dialog with what it amounts to. What is in it is drawn once it is open: a long key does not slow
    /// down who writes the title.
    pub(super) fn part(
        self: &Rc<Self>,
        key: &'static str,
        (name, sum): (AttrValue, AttrValue),
        inner: &dyn Fn() -> Html,
    ) -> Html {
        let is_open = self.shown.parts.contains(&key);
        let form = Rc::clone(self);
        let onclick = Callback::from(move |event: MouseEvent| {
            // Whether it is open is known here, not in the page.
            event.prevent_default();
            form.show(|it| match it.parts.iter().position(|it| *it == key) {
                Some(place) => drop(it.parts.remove(place)),
                None => it.parts.push(key),
            });
        });
        html! {
            <details class="make__part" open={is_open} {key}>
                <summary {onclick}>{ name }{ " " }<span class="make__sum">{ sum }</span></summary>
                if is_open { <div class="make__inner" data-part={key}>{ inner() }</div> }
            </details>
        }
    }

    /// The marks of whoever the key is by, in text order.
    pub(super) fn marks(&self) -> Vec<Rc<Annotation>> {
        let mut all = in_text_order(&self.props.layer);
        all.retain(|it| Some(it.provenance.by) == self.exercise.key_by);
        all
    }

    /// What a tag is called.
    pub(super) fn tag_name(&self, key: &TagKey) -> AttrValue {
        tag_words(&self.props.tags, key)
    }

    /// The letter of a tag.
    pub(super) fn letter(&self, key: &TagKey) -> char {
        self.props.tags.get(key).map_or('?', |it| it.letter)
    }

    /// What the exercise is called.
    pub(super) fn title(&self) -> &str {
        self.exercise.called(&self.props.article)
    }
}

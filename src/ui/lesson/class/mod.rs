//! The class: all that pupils handed in for one exercise, scored, in tables, and on the text.

mod book;
mod figures;
mod giving;
mod intake;
mod items;
mod map;
mod outcome;
mod pupil;
mod pupils;
mod questions;
mod returning;
mod seen;
mod stretches;
mod taking;
mod told;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};
use yew::{
    AttrValue, Callback, Html, Properties, component, html, use_callback, use_memo, use_state_eq,
};

use crate::domain::exercise::{Exercise, Key, key_of};
use crate::domain::format::lesson::read_exercise;
use crate::domain::model::{Article, Enclosure, EnclosureId, EnclosureKind, TagKey, TagSet};
use crate::domain::workspace::{Workspace, take_out};
use crate::t;
use crate::ui::lesson::unseal::{Unseal, opened};
use crate::ui::store::{Store, tag_words};
use crate::ui::widgets::{Dialog, Look, button, on_press, value_of};
use crate::web::dom;
use crate::web::file::{Chosen, take_chosen};
pub use intake::take_in;
use intake::{forget, use_intake};
use outcome::outcomes;
pub use returning::{Content, Output};
use seen::{Class, Seen, use_class};
use told::Sheet;

/// Properties of [`ClassDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ClassDialogProps {
    /// Where to act.
    pub store: Store,
    /// All records.
    pub workspace: Workspace,
    /// The article.
    pub article: Rc<Article>,
    /// Its exercises.
    pub exercises: Vec<Rc<Enclosure>>,
    /// The one whose class is to be shown, where somebody says so.
    pub id: Option<EnclosureId>,
    /// Called when pupils are to be compared with each other.
    pub on_compare: Callback<()>,
    /// Called with files that were chosen.
    pub on_files: Callback<Vec<Chosen>>,
    /// Called with files that are to be handed out.
    pub on_out: Callback<Vec<Output>>,
    /// Called when the dialog is to go.
    pub on_close: Callback<()>,
}

/// What is shown of a class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Board {
    #[default]
    Pupils,
    Items,
    Questions,
    Map,
}

impl Board {
    const ALL: [Self; 4] = [Self::Pupils, Self::Items, Self::Questions, Self::Map];

    fn words(self) -> AttrValue {
        t!(match self {
            Self::Pupils => "class-pupils",
            Self::Items => "class-items",
            Self::Questions => "class-questions",
            Self::Map => "class-map",
        })
    }
}

/// What the person looks at.
#[derive(Clone, Debug, Default, PartialEq)]
struct Choice {
    board: Board,
    /// Whether names are hidden.
    is_hidden: bool,
    /// By what pupils are sorted, and whether the largest come first.
    sort: (pupils::Column, bool),
    /// The pupil that is open.
    pupil: Option<EnclosureId>,
    /// The tag that the map shows.
    tag: Option<TagKey>,
    /// Whether it is asked before all is deleted.
    is_asking: bool,
}

/// What the boards are drawn from.
#[derive(Clone, Debug, PartialEq)]
struct Desk {
    props: ClassDialogProps,
    tags: Rc<TagSet>,
    exercise: Rc<Exercise>,
    key: Rc<Key>,
    class: Rc<Class>,
    choice: Choice,
    on_choice: Callback<Choice>,
}

impl Desk {
    /// A call that shows something else.
    fn edit(&self, change: impl Fn(&mut Choice) + 'static) -> impl Fn() + 'static {
        let (choice, on_choice) = (self.choice.clone(), self.on_choice.clone());
        move || {
            let mut next = choice.clone();
            change(&mut next);
            on_choice.emit(next);
        }
    }

    fn name(&self, at: usize) -> AttrValue {
        self.class.name(at, self.choice.is_hidden)
    }

    /// What all of these are called, in the order of that.
    fn names(&self, places: impl Iterator<Item = usize>) -> String {
        let places = self.class.in_order(places.collect(), self.choice.is_hidden);
        let names: Vec<AttrValue> = places.into_iter().map(|it| self.name(it)).collect();
        names.join(", ")
    }

    /// What a tag is called in this exercise.
    fn tag(&self, key: &TagKey) -> AttrValue {
        tag_words(&self.tags, key)
    }

    /// What the exercise is called.
    fn title(&self) -> &str {
        self.exercise.called(&self.props.article)
    }

    fn sheet(&self) -> Sheet<'_> {
        Sheet {
            article: &self.props.article,
            exercise: &self.exercise,
            key: &self.key,
            tags: &self.tags,
        }
    }
}

/// The dialog "Class".
#[component]
pub fn ClassDialog(props: &ClassDialogProps) -> Html {
    let chosen = use_state_eq(|| None::<EnclosureId>);
    let id = chosen.or(props.id);
    let found = props.exercises.iter().find(|it| Some(it.id) == id);
    let exercise = found.or(props.exercises.first());
    let on_close = props.on_close.reform(|()| forget());
    let foot = on_close.clone();
    let option = |it: &Rc<Enclosure>| {
        let read = read_exercise(&props.article.text, &it.body);
        let title = read.map_or_else(|it| it.to_string(), |it| it.title);
        let is_chosen = exercise.is_some_and(|chosen| chosen.id == it.id);
        html! { <option value={it.id.to_string()} selected={is_chosen}>{ title }</option> }
    };
    let onchange = {
        let chosen = chosen.setter();
        Callback::from(move |event: Event| {
            chosen.set(EnclosureId::parse(&value_of(event.target())))
        })
    };
    html! {
        <Dialog name={t!("class")} {on_close}>
            <div class="form lesson class" data-takes-files="">
                if props.exercises.len() > 1 {
                    <label class="field">
                        <span class="field__name">{ t!("class-exercise") }</span>
                        <select class="select" {onchange}>{ for props.exercises.iter().map(option) }</select>
                    </label>
                }
                if let Some(exercise) = exercise {
                    <One key={exercise.id.to_string()} class={props.clone()} exercise={Rc::clone(exercise)} />
                } else {
                    <p class="form__notice">{ t!("class-no-exercise") }</p>
                }
                <div class="dialog__foot">
                    { button(t!("done"), Look::MAIN, on_press(move || foot.emit(()))) }
                </div>
            </div>
        </Dialog>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct OneProps {
    class: ClassDialogProps,
    exercise: Rc<Enclosure>,
}

/// The class of one exercise.
#[component]
fn One(props: &OneProps) -> Html {
    let choice = use_state_eq(Choice::default);
    let on_choice = {
        let setter = choice.setter();
        use_callback((), move |it: Choice, ()| setter.set(it))
    };
    let enclosed = &props.exercise;
    let intake = use_intake(enclosed.id);
    let props = &props.class;
    let article = &props.article;
    let layer = props.workspace.layer(article.id);
    let deps = (Rc::clone(article), Rc::clone(enclosed));
    let exercise = use_memo(deps, |(article, it)| {
        read_exercise(&article.text, &it.body).map(Rc::new)
    });
    let unsealed = use_state_eq(|| opened(enclosed.id));
    let deps = (
        Rc::clone(&exercise),
        props.workspace.clone(),
        (*unsealed).clone(),
    );
    let id = article.id;
    let key = use_memo(deps, |(exercise, workspace, unsealed)| {
        match (&**exercise, unsealed) {
            (Ok(it), Some(key)) if it.key_by.is_none() => (**key).clone(),
            (Ok(it), _) => key_of(it, id, &workspace.layer(id), workspace),
            (Err(_), _) => Key::default(),
        }
    });
    let handins = layer.enclosures(EnclosureKind::Handin);
    let handins: Vec<Rc<Enclosure>> = handins.into_iter().cloned().collect();
    let n_handins = handins.len();
    let seen = use_class(article, enclosed.id, &key, handins);
    let exercise = match &*exercise {
        Ok(exercise) => exercise,
        Err(why) => {
            return html! { <p class="form__notice">{ t!("class-unread-exercise", why = &why.to_string()) }</p> };
        }
    };
    let desk = Desk {
        props: props.clone(),
        tags: Rc::clone(layer.tags()),
        exercise: Rc::clone(exercise),
        key,
        class: Rc::clone(&seen.class),
        choice: (*choice).clone(),
        on_choice,
    };
    html! {
        <>
            <p class="class__title" dir="auto">{ t!("class-of", title = desk.title()) }</p>
            if exercise.key_by.is_none() && unsealed.is_none() && !exercise.sealed.is_empty() {
                <Unseal exercise={enclosed.id} article={Rc::clone(article)} sealed={exercise.sealed.clone()} on_key={
                    let unsealed = unsealed.setter();
                    move |it| unsealed.set(Some(it))
                } />
            } else {
                { key_notice(&desk, unsealed.is_some()) }
            }
            { bar(&desk, n_handins) }
            { outcomes(&intake) }
            { body(&desk, &seen, n_handins) }
        </>
    }
}

/// What to do where the key is not here, or empty.
fn key_notice(desk: &Desk, is_unsealed: bool) -> Html {
    let words = if desk.exercise.key_by.is_none() && !is_unsealed {
        t!("class-no-key-here")
    } else if desk.key.entries.is_empty() && desk.key.answers.is_empty() {
        t!("class-empty-key")
    } else {
        return Html::default();
    };
    html! { <p class="form__notice">{ words }</p> }
}

/// The hidden input behind the button "Add hand-ins".
const INPUT: &str = "handins-input";

fn input() -> Option<HtmlInputElement> {
    dom::find(&format!("#{INPUT}"))?.dyn_into().ok()
}

/// What brings hand-ins in, and what is shown.
fn bar(desk: &Desk, n_handins: usize) -> Html {
    let choose = on_press(|| {
        if let Some(input) = input() {
            input.click();
        }
    });
    let onchange = {
        let on_files = desk.props.on_files.clone();
        Callback::from(move |_: Event| {
            if let Some(input) = input() {
                on_files.emit(take_chosen(&input));
            }
        })
    };
    let board = |it: Board| {
        let is_shown = desk.choice.board == it;
        let onclick = on_press(desk.edit(move |choice| {
            choice.board = it;
            choice.pupil = None;
        }));
        html! { <button type="button" class="chip" aria-pressed={is_shown.to_string()} {onclick}>{ it.words() }</button> }
    };
    let hide = desk.edit(|it| it.is_hidden = !it.is_hidden);
    html! {
        <div class="class__bar">
            <div class="class__deeds">
                { button(t!("class-add"), Look::default(), choose) }
                <input type="file" multiple=true hidden=true aria-label={t!("class-add-files")} accept=".json" id={INPUT} {onchange} />
                <label class="check">
                    <input type="checkbox" checked={desk.choice.is_hidden} onchange={Callback::from(move |_: Event| hide())} />
                    { t!("class-hide-names") }
                </label>
            </div>
            if n_handins > 0 {
                <div class="chips" role="group" aria-label={t!("class-boards")}>{ for Board::ALL.into_iter().map(board) }</div>
            }
        </div>
    }
}

/// The board that is chosen, or the pupil that is open.
fn body(desk: &Desk, seen: &Seen, n_handins: usize) -> Html {
    if n_handins == 0 {
        return html! { <p class="class__empty">{ t!("class-empty") }</p> };
    }
    let progress = match seen.under_way {
        Some((done, total)) => html! {
            <label class="class__progress">
                { t!("class-scoring", done = done, total = total) }
                <progress max={total.to_string()} value={done.to_string()} />
            </label>
        },
        None => Html::default(),
    };
    if desk.class.ids.is_empty() && desk.class.unread.is_empty() {
        return progress;
    }
    let open = desk.choice.pupil.and_then(|it| desk.class.place(it));
    let board = match (open, desk.choice.board) {
        (Some(at), Board::Pupils) => pupil::pupil(desk, at),
        (None, Board::Pupils) => {
            html! { <><pupils::Pupils desk={desk.clone()} />{ unread(desk) }{ deletion(desk, n_handins) }</> }
        }
        (_, Board::Items) => html! { <items::Items desk={desk.clone()} /> },
        (_, Board::Questions) => questions::board(desk),
        (_, Board::Map) => html! { <map::Map desk={desk.clone()} /> },
    };
    html! { <>{ progress }{ board }</> }
}

/// Hand-ins that cannot be read.
fn unread(desk: &Desk) -> Html {
    let line = |(_, why): &(EnclosureId, String)| html! { <li>{ why }</li> };
    if desk.class.unread.is_empty() {
        return Html::default();
    }
    html! {
        <section class="lesson__part" aria-label={t!("class-unread")}>
            <h3 class="lesson__title">{ t!("class-unread") }</h3>
            <ul role="list">{ for desk.class.unread.iter().map(line) }</ul>
        </section>
    }
}

/// Deletes all hand-ins, once it was asked.
fn deletion(desk: &Desk, n: usize) -> Html {
    if !desk.choice.is_asking {
        let ask = desk.edit(|it| it.is_asking = true);
        return html! { <div class="class__deletion">{ button(t!("class-delete-all"), Look::QUIET, on_press(ask)) }</div> };
    }
    let leave = desk.edit(|it| it.is_asking = false);
    let close = desk.edit(|it| it.is_asking = false);
    let unread = desk.class.unread.iter().map(|it| it.0);
    let ids: Vec<EnclosureId> = desk.class.ids.iter().copied().chain(unread).collect();
    let (store, article) = (desk.props.store.clone(), desk.props.article.id);
    let delete = move || {
        let words = t!("class-deleted", n = ids.len());
        store.run_and_say(take_out(article, ids.clone()), words);
        forget();
        close();
    };
    html! {
        <div class="class__deletion" role="group" aria-label={t!("class-delete-all")}>
            <p>{ t!("class-delete-ask", n = n) }</p>
            { button(t!("cancel"), Look::default(), on_press(leave)) }
            { button(t!("class-delete-yes", n = n), Look::default(), on_press(delete)) }
        </div>
    }
}

//! Ready-made lessons: what there is, the plan of each, and the way into the library. Nothing is fetched before
//! somebody asks for it.

mod own;
mod shelf;

use wasm_bindgen_futures::spawn_local;
use yew::{AttrValue, Callback, Html, Properties, UseStateHandle, component, html, use_state_eq};

use super::paper::{Kind, hand_out_and_say};
use super::prose::Guidelines;
use crate::domain::workspace::{Command, Plan};
use crate::t;
use crate::ui::store::Store;
use crate::ui::widgets::{Dialog, Look, button, on_press};
use crate::web::{dom, frame, print, route};
pub use own::as_own;
pub use shelf::Ready;

/// Properties of [`ReadyDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ReadyDialogProps {
    /// Where a lesson is added.
    pub store: Store,
    /// Called when the dialog is to go.
    pub on_close: Callback<()>,
}

/// What the dialog shows.
#[derive(Clone, Debug, Default, PartialEq)]
struct Shown {
    /// The plan that is open, as Markdown; otherwise the list.
    plan: Option<(Ready, AttrValue)>,
    /// Whether something is being fetched.
    is_busy: bool,
    /// Whether something could not be fetched.
    is_missing: bool,
}

/// The dialog "Ready-made lessons".
#[component]
pub fn ReadyDialog(props: &ReadyDialogProps) -> Html {
    let shown = use_state_eq(Shown::default);
    let desk = Desk {
        props: props.clone(),
        shown: shown.clone(),
    };
    let (name, inner) = match &shown.plan {
        Some((ready, plan)) => (ready.title(), opened(&desk, *ready, plan)),
        None => (t!("ready"), list(&desk)),
    };
    html! {
        <Dialog {name} on_close={&props.on_close}>
            <div class="form lesson ready" aria-busy={shown.is_busy.then_some("true")}>
                if shown.is_missing { <p class="form__notice" role="alert">{ t!("ready-missing") }</p> }
                { inner }
            </div>
        </Dialog>
    }
}

/// What the parts of the dialog act through.
#[derive(Clone)]
struct Desk {
    props: ReadyDialogProps,
    shown: UseStateHandle<Shown>,
}

impl Desk {
    /// Shows that something is on its way.
    fn begin(&self) {
        self.shown.set(Shown {
            is_busy: true,
            is_missing: false,
            ..(*self.shown).clone()
        });
    }

    /// Shows what came of it.
    fn end(&self, plan: Option<(Ready, AttrValue)>, is_missing: bool) {
        self.shown.set(Shown {
            plan,
            is_busy: false,
            is_missing,
        });
    }

    /// Opens a plan.
    fn read(&self, ready: Ready) {
        let desk = self.clone();
        desk.begin();
        spawn_local(async move {
            let plan = ready.plan().await;
            let is_missing = plan.is_none();
            desk.end(plan.map(|it| (ready, it.into())), is_missing);
            if !is_missing {
                frame::after_paint(|| dom::focus(".plan")).forget();
            }
        });
    }

    /// Adds a lesson to the library, unless it is there, and opens it.
    fn add(&self, ready: Ready) {
        let desk = self.clone();
        let plan = desk.shown.plan.clone();
        desk.begin();
        spawn_local(async move {
            let store = &desk.props.store;
            let records = ready.records(store).await;
            let article = records.as_deref().and_then(own::article_of).map(|it| it.id);
            let (Some(records), Some(article)) = (records, article) else {
                return desk.end(plan, true);
            };
            let snapshot = store.snapshot();
            let words = if snapshot.workspace.article(article).is_some() {
                t!("ready-there")
            } else {
                let now = store.now_and_id().0;
                let own = as_own(&records, snapshot.settings.me, now);
                let records = Plan::of(&snapshot.workspace, own).records();
                if store.run(Command::Import(records)).is_err() {
                    return desk.end(plan, false);
                }
                t!("ready-added")
            };
            desk.props.on_close.emit(());
            store.announce(words);
            route::open(article);
        });
    }

    /// Hands out a sheet of a lesson.
    fn print(&self, ready: Ready, kind: Kind) {
        let desk = self.clone();
        desk.begin();
        spawn_local(async move {
            let store = &desk.props.store;
            let printed = ready.records(store).await.and_then(own::printed);
            if let Some(it) = &printed {
                hand_out_and_say(store, kind, it).await;
            }
            desk.end(None, printed.is_none());
        });
    }
}

fn list(desk: &Desk) -> Html {
    let on_close = desk.props.on_close.clone();
    html! {
        <>
            <p class="lesson__lead">{ t!("ready-lead") }</p>
            { for Ready::ALL.into_iter().map(|it| one(desk, it)) }
            <div class="dialog__foot">{ button(t!("done"), Look::default(), on_press(move || on_close.emit(()))) }</div>
        </>
    }
}

fn one(desk: &Desk, ready: Ready) -> Html {
    let title = ready.title();
    let way = |words: AttrValue, look: Option<&'static str>, act: fn(&Desk, Ready)| {
        let desk = desk.clone();
        let is_busy = desk.shown.is_busy;
        // What it is about comes after what is to be seen: whoever says it aloud is understood.
        let label = t!("ready-of", what = &words, title = &title);
        let onclick = on_press(move || act(&desk, ready));
        html! { <button type="button" class="button" data-look={look} aria-label={label} disabled={is_busy} {onclick}>{ words }</button> }
    };
    html! {
        <section class="ready__one" aria-label={&title}>
            <h3 class="lesson__title">{ &title }</h3>
            <p class="lesson__soft">{ t!("ready-level", level = &ready.level(), n = usize::from(ready.minutes())) }</p>
            <p class="ready__about">{ ready.about() }</p>
            <div class="ready__ways">
                { way(t!("ready-add"), Some("main"), Desk::add) }
                { way(t!("ready-plan"), None, Desk::read) }
                { way(t!("paper-worksheet"), Some("quiet"), |desk, it| desk.print(it, Kind::Worksheet)) }
                { way(t!("paper-answer-sheet"), Some("quiet"), |desk, it| desk.print(it, Kind::Answers)) }
            </div>
        </section>
    }
}

fn opened(desk: &Desk, ready: Ready, plan: &AttrValue) -> Html {
    let (back, add) = (desk.clone(), desk.clone());
    let main = Look {
        is_disabled: desk.shown.is_busy,
        ..Look::MAIN
    };
    html! {
        <>
            <div class="plan" tabindex="-1" lang="en"><Guidelines markdown={plan} /></div>
            <div class="dialog__foot">
                { button(t!("ready-back"), Look::QUIET, on_press(move || back.end(None, false))) }
                { button(t!("ready-print"), Look::default(), on_press(print::page)) }
                { button(t!("ready-add"), main, on_press(move || add.add(ready))) }
            </div>
        </>
    }
}

//! The persons, organisations and places of the library: who they are, and where they are mentioned.

mod mentions;
mod profile;

use std::rc::Rc;

use web_sys::FocusEvent;
use yew::{AttrValue, Callback, Html, html};

use crate::domain::model::{AnnotationId, Entity, EntityId, EntityKind};
use crate::domain::workspace::{
    Workspace, counted_entities, delete_entity, entities_by_name, merge,
};
use crate::t;
use crate::ui::store::Store;
use crate::ui::visits::begin_visit;
use crate::ui::widgets::{Dialog, FieldKind, Look, button, field, on_press, value_of};
use crate::ui::words::entity_kind_words;
use crate::web::language::lower_case;
use crate::web::{dom, frame};
use mentions::mentions;
use profile::profile;

/// From how many entities on there is a field to find one.
const MANY: usize = 8;

/// What the dialog shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EntitiesState {
    /// The entity that is shown; all of them where there is none.
    pub shown: Option<EntityId>,
    /// What is looked for among all.
    search: String,
    /// The mentions that are chosen to be somebody else's.
    chosen: Vec<AnnotationId>,
    /// Whether somebody was to have no name.
    is_nameless: bool,
    /// What was done last. The page's own announcements are not heard while a dialog is open.
    said: AttrValue,
}

/// What the dialog is drawn from.
#[derive(Clone, Debug)]
pub struct EntitiesProps {
    /// Where to act.
    pub store: Store,
    /// All records.
    pub workspace: Workspace,
    /// What it shows.
    pub state: EntitiesState,
    /// Called with what it is to show.
    pub on_state: Callback<EntitiesState>,
    /// Called with the mention to go to.
    pub on_go: Callback<AnnotationId>,
    /// Called when the dialog is to go.
    pub on_close: Callback<()>,
}

impl EntitiesState {
    /// One entity.
    #[must_use]
    pub fn of(entity: EntityId) -> Self {
        Self {
            shown: Some(entity),
            ..Self::default()
        }
    }
}

impl EntitiesProps {
    /// Shows one entity, or all, and says what was done; the focus goes along.
    fn show(&self, shown: Option<EntityId>, said: AttrValue) {
        self.on_state.emit(EntitiesState {
            shown,
            said,
            ..EntitiesState::default()
        });
        frame::after_paint(|| dom::focus(".entities :is(button, input)")).forget();
    }
}

/// The dialog "People and places": all entities, or one.
pub fn entities_dialog(props: EntitiesProps) -> Html {
    let props = Rc::new(props);
    // Whichever field it goes to: what is written there is a step of its own.
    let onfocusin = |_: FocusEvent| begin_visit();
    let shown = props.state.shown.and_then(|it| props.workspace.entity(it));
    let on_close = props.on_close.clone();
    html! {
        <Dialog name={t!("entities")} on_close={&props.on_close}>
            <div class="form entities" {onfocusin}>
                <p class="entities__said" role="status" aria-label={t!("entities-said")}>{ &props.state.said }</p>
                if let Some(entity) = shown {
                    { one(&props, entity) }
                } else {
                    { all(&props) }
                }
                <div class="dialog__foot">
                    { button(t!("done"), Look::MAIN, on_press(move || on_close.emit(()))) }
                </div>
            </div>
        </Dialog>
    }
}

/// All entities with their kind and the number of mentions.
fn all(props: &Rc<EntitiesProps>) -> Html {
    let all = counted_entities(&props.workspace, &lower_case);
    let search = &props.state.search;
    let wanted = lower_case(search.trim());
    let is_wanted = |entity: &Entity| {
        let mut names = entity.profile.names();
        wanted.is_empty() || names.any(|it| lower_case(it).contains(&wanted))
    };
    let line = |(entity, n_mentions): &(Rc<Entity>, usize)| {
        let (id, props) = (entity.id, Rc::clone(props));
        let kind = match entity.profile.kind {
            EntityKind::Unsaid => None,
            it => Some(entity_kind_words(it)),
        };
        html! {
            <li key={id.to_string()}>
                <button type="button" class="entities__one" onclick={on_press(move || props.show(Some(id), AttrValue::default()))}>
                    <span class="entities__name" dir="auto">{ entity.profile.name.clone() }</span>{ " " }
                    if let Some(kind) = kind { <span class="entities__kind">{ kind }</span>{ " " } }
                    <span class="entities__count">{ t!("entity-mentions", n = *n_mentions) }</span>
                </button>
            </li>
        }
    };
    let on_search = {
        let on_state = props.on_state.clone();
        Callback::from(move |search| {
            on_state.emit(EntitiesState {
                search,
                ..EntitiesState::default()
            });
        })
    };
    html! {
        <>
        if all.is_empty() {
            <p class="field__hint">{ t!("entities-none") }</p>
        }
        if all.len() >= MANY {
            { field(t!("entities-find"), search, None, FieldKind::default(), on_search) }
        }
        <ul class="entities__all" role="list" aria-label={t!("entities")}>
            { for all.iter().filter(|it| is_wanted(&it.0)).map(line) }
        </ul>
        </>
    }
}

/// One entity: its profile, its mentions, and what can be done with it.
fn one(props: &Rc<EntitiesProps>, entity: &Rc<Entity>) -> Html {
    let on_all = {
        let props = Rc::clone(props);
        on_press(move || props.show(None, AttrValue::default()))
    };
    let on_delete = {
        let props = Rc::clone(props);
        let (id, name) = (entity.id, entity.profile.name.clone());
        on_press(move || {
            if props.store.run(delete_entity(id)).is_ok() {
                props.show(None, t!("entity-deleted", who = &name));
            }
        })
    };
    html! {
        <>
        <div>{ button(t!("entities-all"), Look::QUIET, on_all) }</div>
        <div class="entities__profile" key={entity.id.to_string()}>
            { profile(props, entity) }
            { mentions(props, entity) }
            { same_as(props, entity) }
            <div>{ button(t!("entity-delete", who = &entity.profile.name), Look::default(), on_delete) }</div>
        </div>
        </>
    }
}

/// The choice of another entity that is the same, and the button with which this one takes it over. A choice alone
/// does nothing: arrow keys walk through all of them.
fn same_as(props: &Rc<EntitiesProps>, entity: &Entity) -> Html {
    let others: Vec<_> = entities_by_name(&props.workspace, &lower_case)
        .into_iter()
        .filter(|it| it.id != entity.id)
        .collect();
    if others.is_empty() {
        return Html::default();
    }
    let on_merge = {
        let props = Rc::clone(props);
        let kept = (entity.id, entity.profile.name.clone(), entity.profile.kind);
        on_press(move || {
            let key = value_of(dom::find("#same-as").map(Into::into));
            let gone = EntityId::parse(&key).and_then(|it| props.workspace.entity(it));
            let Some(gone) = gone else {
                return;
            };
            if props.store.run(merge(kept.0, gone.id)).is_err() {
                return;
            }
            let (who, kind) = (&gone.profile.name, gone.profile.kind);
            let has_lost = kind != kept.2 && ![kind, kept.2].contains(&EntityKind::Unsaid);
            let said = if has_lost {
                let (stays, lost) = (entity_kind_words(kept.2), entity_kind_words(kind));
                t!(
                    "entity-merged-kinds",
                    who = who,
                    kept = &kept.1,
                    kind = &stays,
                    lost = &lost
                )
            } else {
                t!("entity-merged", who = who, kept = &kept.1)
            };
            props.show(Some(kept.0), said);
        })
    };
    html! {
        <div class="field">
            <label class="field__label">
                <span class="field__name">{ t!("entity-same") }</span>
                <select class="select" id="same-as" aria-describedby="same-hint">
                    <option value="" selected=true>{ t!("entity-same-none") }</option>
                    { for others.iter().map(|it| html! { <option value={it.id.to_string()} selected=false>{ it.profile.name.clone() }</option> }) }
                </select>
            </label>
            <span class="field__hint" id="same-hint">{ t!("entity-same-hint") }</span>
            <div>{ button(t!("entity-merge"), Look::default(), on_merge) }</div>
        </div>
    }
}

//! What is known of an entity, in fields that are saved while they are written.

use std::rc::Rc;

use web_sys::{Event, HtmlInputElement, InputEvent};
use yew::{AttrValue, Callback, Html, TargetCast, html};

use super::{EntitiesProps, EntitiesState};
use crate::domain::model::{Entity, EntityKind, Profile, coordinates, outside_address};
use crate::domain::workspace::write_entity;
use crate::t;
use crate::ui::outside::outside;
use crate::ui::visits::visit;
use crate::ui::widgets::{FieldKind, area, field, value_of};
use crate::ui::words::entity_kind_words;

/// How a field of a profile is changed.
type Set = fn(&mut Profile, String);

/// The fields. What only some kinds have is there for these, and where something is in it.
pub(super) fn profile(props: &Rc<EntitiesProps>, entity: &Rc<Entity>) -> Html {
    let (store, profile) = (&props.store, &entity.profile);
    let write = |set: Set| {
        let (store, profile, id) = (store.clone(), profile.clone(), entity.id);
        Callback::from(move |words: String| {
            let mut next = profile.clone();
            set(&mut next, words);
            // A refusal is announced; the field keeps what was typed.
            let _ = store.run(write_entity(id, next, visit()));
        })
    };
    let line = |name: AttrValue, value: &str, hint: Option<AttrValue>, set: Set| {
        field(name, value, hint, FieldKind::default(), write(set))
    };
    let lines = |name: AttrValue, value: &str, set: Set| area(name, value, write(set));
    let on_kind = {
        let write = write(|it, key| it.kind = EntityKind::parse(&key).unwrap_or(it.kind));
        move |event: Event| write.emit(value_of(event.target()))
    };
    let kind = |kind: EntityKind| {
        html! { <option value={kind.key()} selected={kind == profile.kind}>{ entity_kind_words(kind) }</option> }
    };
    let is_unnamed = profile.kind == EntityKind::Unnamed
        || !profile.description.is_empty()
        || !profile.reason.is_empty();
    let is_place = profile.kind == EntityKind::Place || !profile.coordinates.is_empty();
    let misplaced =
        !profile.coordinates.trim().is_empty() && coordinates(&profile.coordinates).is_none();
    let leads_to = outside_address(&profile.outside);
    html! {
        <>
        { name(props, &profile.name, write(|it, words| it.name = words)) }
        { lines(t!("entity-aliases"), &profile.aliases.join("\n"), |it, words| it.aliases = words.split('\n').map(str::to_owned).collect()) }
        <label class="field">
            <span class="field__name">{ t!("entity-kind") }</span>
            <select class="select" onchange={on_kind}>{ for EntityKind::ALL.into_iter().map(kind) }</select>
        </label>
        if is_unnamed {
            { line(t!("entity-description"), &profile.description, Some(t!("entity-description-hint")), |it, words| it.description = words) }
            { line(t!("entity-reason"), &profile.reason, None, |it, words| it.reason = words) }
        }
        if is_place {
            { line(t!("entity-coordinates"), &profile.coordinates, Some(t!(if misplaced { "entity-coordinates-wrong" } else { "entity-coordinates-hint" })), |it, words| it.coordinates = words) }
        }
        { line(t!("entity-outside"), &profile.outside, Some(t!("entity-outside-hint")), |it, words| it.outside = words) }
        if let Some(address) = leads_to {
            <p class="field__hint">{ t!("evidence-opens") }{ " " }{ outside(&address) }</p>
        }
        { lines(t!("note"), &profile.note, |it, words| it.note = words) }
        </>
    }
}

/// The name, which is never empty: a field that is left so says that, and shows the name again.
fn name(props: &Rc<EntitiesProps>, now: &str, write: Callback<String>) -> Html {
    let say = {
        let props = Rc::clone(props);
        move |is_nameless| {
            if props.state.is_nameless != is_nameless {
                props.on_state.emit(EntitiesState {
                    is_nameless,
                    ..props.state.clone()
                });
            }
        }
    };
    let oninput = {
        let say = say.clone();
        move |event: InputEvent| {
            let words = value_of(event.target());
            if !words.trim().is_empty() {
                write.emit(words);
                say(false);
            }
        }
    };
    let before = now.to_owned();
    let onchange = move |event: Event| {
        if let Some(field) = event.target_dyn_into::<HtmlInputElement>()
            && field.value().trim().is_empty()
        {
            field.set_value(&before);
            say(true);
        }
    };
    html! {
        <div class="field">
            <label class="field__label">
                <span class="field__name">{ t!("entity-name") }</span>
                <input type="text" value={now.to_owned()} autocomplete="off" dir="auto" {oninput} {onchange} />
            </label>
            if props.state.is_nameless {
                <span class="check__missing" data-refused="true" role="alert">{ t!("refusal-no-name") }</span>
            }
        </div>
    }
}

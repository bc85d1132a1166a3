//! Whom or what a mention means, on its card.

use std::rc::Rc;

use web_sys::{Event, HtmlSelectElement};
use yew::{AttrValue, Callback, Html, TargetCast, html};

use super::Wish;
use super::card::CardProps;
use crate::domain::model::{
    AnnotationId, Behavior, ClaimKind, Entity, EntityKind, Particulars, Profile, Role,
};
use crate::domain::workspace::{
    Workspace, entities_by_name, entity_of, identify, mentions_of, particulars_of, proposed,
    specify,
};
use crate::t;
use crate::ui::keys::{ENTITY_FIELD, TEXT, leave_on_escape};
use crate::ui::store::Store;
use crate::ui::visits::{begin_visit, visit};
use crate::ui::widgets::{Look, Proposals, Sign, button, chip, icon_button, on_press, value_of};
use crate::ui::words::{claim_kind_words, role_words};
use crate::web::dom;
use crate::web::language::lower_case;

/// Whom a mention means and which part it plays; of a claim, which kind it is.
pub(super) fn meant(props: &CardProps) -> Html {
    let workspace = props.store.snapshot().workspace;
    let behavior = props.tags.behavior(&props.annotation.tag);
    let particulars = particulars_of(&props.layer, props.annotation.id);
    match behavior {
        Behavior::Claim => claim_kind(props, &particulars),
        _ => {
            let entity = entity_of(&workspace, &props.layer, props.annotation.id);
            html! {
                <div class="meant">
                    if let Some(entity) = entity {
                        { known(props, &workspace, entity) }
                    } else {
                        { unknown(props, &workspace, behavior) }
                    }
                    { role(props, behavior, &particulars) }
                </div>
            }
        }
    }
}

/// The entity, and the way to its other mentions.
fn known(props: &CardProps, workspace: &Workspace, entity: &Rc<Entity>) -> Html {
    let (id, name) = (entity.id, entity.profile.name.clone());
    let mention = props.annotation.id;
    let on_open = {
        let on_wish = props.on_wish.clone();
        on_press(move || on_wish.emit(Wish::Entity(id)))
    };
    let on_remove = {
        let (store, name) = (props.store.clone(), name.clone());
        on_press(move || {
            let command = identify(vec![mention], None);
            if store.run(command).is_ok() {
                store.announce(t!("meant-removed", who = &name));
                dom::focus(ENTITY_FIELD);
            }
        })
    };
    let mentions = mentions_of(workspace, id);
    let place = mentions.iter().position(|it| it.1.id == mention);
    let n_mentions = mentions.len();
    let step = |by: usize| {
        let next = place.and_then(|it| mentions.get((it + by) % n_mentions.max(1)));
        let (on_wish, next) = (props.on_wish.clone(), next.map(|it| it.1.id));
        on_press(move || {
            if let Some(next) = next {
                on_wish.emit(Wish::GoTo(next));
            }
        })
    };
    html! {
        <>
        <div class="meant__who" dir="auto">
            { chip(t!("meant", who = &name), t!("meant-open", who = &name), on_open) }
            { icon_button(Sign::Close, t!("meant-remove", who = &name), Look::QUIET, on_remove) }
        </div>
        if let Some(place) = place.filter(|_| n_mentions > 1) {
            <div class="meant__steps">
                <span>{ t!("mention-nth", n = place + 1, total = n_mentions) }</span>
                { icon_button(Sign::Up, t!("mention-previous"), Look::QUIET, step(n_mentions - 1)) }
                { icon_button(Sign::Down, t!("mention-next"), Look::QUIET, step(1)) }
            </div>
        }
        </>
    }
}

/// Whom the words may mean, and the field to say it.
fn unknown(props: &CardProps, workspace: &Workspace, behavior: Behavior) -> Html {
    let mention = &props.annotation;
    let proposal = proposed(
        workspace,
        &props.article,
        &props.layer,
        mention,
        behavior,
        &lower_case,
    );
    let accept = proposal.map(|it| {
        let (store, mention) = (props.store.clone(), mention.id);
        let (id, name) = (it.id, it.profile.name.clone());
        let words = t!("meant-proposed", who = &name);
        button(
            words,
            Look::default(),
            on_press(move || {
                store.identify(vec![mention], id, &name);
                dom::keep_focus(TEXT);
            }),
        )
    });
    let ids = vec![mention.id];
    html! {
        <>
        { accept }
        { entity_field(&props.store, t!("meant-field"), ids, "entities", TEXT) }
        </>
    }
}

/// Whether all mentions are locations: what they mean is a place then, unless somebody says otherwise.
fn are_locations(store: &Store, mentions: &[AnnotationId]) -> bool {
    let workspace = store.snapshot().workspace;
    mentions.iter().all(|id| {
        let mention = workspace.annotation(*id);
        let behavior = mention.map(|it| workspace.layer(it.article).tags().behavior(&it.tag));
        behavior == Some(Behavior::Location)
    })
}

/// The field that says whom mentions mean: completed with all entities; other words make a new one. Where it goes away
/// with that, the focus goes to what `home` finds.
pub(super) fn entity_field(
    store: &Store,
    name: AttrValue,
    mentions: Vec<AnnotationId>,
    list: &'static str,
    home: &'static str,
) -> Html {
    let onchange = {
        let store = store.clone();
        Callback::from(move |event: Event| {
            let typed = value_of(event.target()).trim().to_owned();
            if typed.is_empty() {
                return;
            }
            let workspace = store.snapshot().workspace;
            let lower = lower_case(&typed);
            let is_named = |it: &Rc<Entity>| lower_case(&it.profile.name) == lower;
            let all = entities_by_name(&workspace, &lower_case);
            match all.into_iter().find(is_named) {
                Some(it) => store.identify(mentions.clone(), it.id, &it.profile.name),
                None => {
                    let mut profile = Profile::named(&typed);
                    if are_locations(&store, &mentions) {
                        profile.kind = EntityKind::Place;
                    }
                    let _ = store.identify_new(mentions.clone(), profile);
                }
            }
            dom::clear(event.target());
            dom::keep_focus(home);
        })
    };
    let words = {
        let store = store.clone();
        Callback::from(move |()| {
            let workspace = store.snapshot().workspace;
            let all = entities_by_name(&workspace, &lower_case).into_iter();
            all.map(|it| it.profile.name.clone().into()).collect()
        })
    };
    html! {
        <label class="field">
            <span class="field__name">{ name }</span>
            <input type="text" data-field="entity" {list} autocomplete="off" dir="auto" {onchange} onkeydown={leave_on_escape} />
            <Proposals id={list} {words} />
        </label>
    }
}

fn role(props: &CardProps, behavior: Behavior, particulars: &Particulars) -> Html {
    let (roles, name): (&[Role], _) = match behavior {
        Behavior::Location => (&Role::OF_LOCATIONS, t!("role-of-location")),
        _ => (&Role::OF_ACTORS, t!("role-of-actor")),
    };
    let options = roles.iter().map(|it| (it.key(), role_words(*it)));
    let none = ("", t!("role-none"));
    choice(
        props,
        name,
        particulars.role.map_or("", Role::key),
        std::iter::once(none).chain(options).collect(),
        |it, key| it.role = Role::parse(key),
    )
}

fn claim_kind(props: &CardProps, particulars: &Particulars) -> Html {
    let options = ClaimKind::ALL.map(|it| (it.key(), claim_kind_words(it)));
    let none = ("", t!("claim-type-none"));
    choice(
        props,
        t!("claim-type"),
        particulars.kind.map_or("", ClaimKind::key),
        std::iter::once(none).chain(options).collect(),
        |it, key| it.kind = ClaimKind::parse(key),
    )
}

/// A choice among particulars.
fn choice(
    props: &CardProps,
    name: AttrValue,
    now: &'static str,
    options: Vec<(&'static str, AttrValue)>,
    set: fn(&mut Particulars, &str),
) -> Html {
    let (store, layer, id) = (
        props.store.clone(),
        Rc::clone(&props.layer),
        props.annotation.id,
    );
    let onchange = Callback::from(move |event: Event| {
        let mut next = particulars_of(&layer, id);
        set(&mut next, &value_of(event.target()));
        begin_visit();
        // A refusal is announced, and the choice goes back.
        if store.run(specify(id, next, visit())).is_err()
            && let Some(select) = event.target_dyn_into::<HtmlSelectElement>()
        {
            select.set_value(now);
        }
    });
    html! {
        <label class="meant__choice">
            <span class="field__name">{ name }</span>
            <select class="select" {onchange}>
                { for options.into_iter().map(|(key, words)| html! { <option value={key} selected={key == now}>{ words }</option> }) }
            </select>
        </label>
    }
}

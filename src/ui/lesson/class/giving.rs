//! Gives other points than were counted, with a reason: kept with the hand-in, and undone like anything else.

use std::rc::Rc;

use web_sys::SubmitEvent;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_state_eq};

use crate::domain::exercise::{Handin, Item, Override, Scored};
use crate::domain::format::lesson::write_handin;
use crate::domain::model::{Article, EnclosureId, EnclosureKind};
use crate::domain::workspace::enclose;
use crate::t;
use crate::ui::lesson::number::{points, read_points};
use crate::ui::store::Store;
use crate::ui::widgets::{FieldKind, Look, button, field, on_press};
use crate::web::{dom, frame};

/// Properties of [`Giving`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct GivingProps {
    pub(super) store: Store,
    pub(super) article: Rc<Article>,
    /// The hand-in.
    pub(super) id: EnclosureId,
    pub(super) handin: Rc<Handin>,
    pub(super) scored: Scored,
    /// What the thing is called.
    pub(super) name: AttrValue,
}

/// What is being written.
#[derive(Clone, Debug, Default, PartialEq)]
struct Draft {
    points: String,
    reason: String,
    wrong: Option<AttrValue>,
}

/// A button that opens the form; open from the start where the teacher's points are waited for.
#[component]
pub(super) fn Giving(props: &GivingProps) -> Html {
    let draft = use_state_eq(|| None::<Draft>);
    let scored = &props.scored;
    let Some(now) = &*draft else {
        let id = field_id(scored.item);
        let start = Draft {
            // Where nothing was counted there is nothing to write over.
            points: match scored.is_waiting() {
                true => String::new(),
                false => points(scored.points),
            },
            reason: scored.reason.as_deref().unwrap_or_default().to_owned(),
            wrong: None,
        };
        let start = move || {
            draft.set(Some(start.clone()));
            let field = format!("#{id} input");
            frame::after_paint(move || dom::focus(&field)).forget();
        };
        let words = if scored.is_waiting() {
            t!("giving-waiting")
        } else {
            t!("giving-open")
        };
        let label = t!("giving-open-of", name = &props.name);
        return html! {
            <button type="button" class="chip class__give" id={button_id(scored.item)} aria-label={label} onclick={on_press(start)}>{ words }</button>
        };
    };
    let edit = |change: fn(&mut Draft, String)| {
        let (draft, now) = (draft.clone(), now.clone());
        Callback::from(move |words: String| {
            let mut next = now.clone();
            change(&mut next, words);
            draft.set(Some(next));
        })
    };
    let close = {
        let (draft, id) = (draft.clone(), button_id(scored.item));
        move || {
            draft.set(None);
            let button = format!("#{id}");
            frame::after_paint(move || dom::focus(&button)).forget();
        }
    };
    let give = {
        let (draft, now, props, close) = (draft.clone(), now.clone(), props.clone(), close.clone());
        move || match given(&props.scored, &now) {
            Ok(given) => {
                let kept = keep(&props, Some(given));
                match kept {
                    Ok(()) => close(),
                    Err(why) => draft.set(Some(Draft {
                        wrong: Some(why),
                        ..now.clone()
                    })),
                }
            }
            Err(why) => draft.set(Some(Draft {
                wrong: Some(why),
                ..now.clone()
            })),
        }
    };
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        give();
    });
    let take_back = {
        let (props, close) = (props.clone(), close.clone());
        move || {
            if keep(&props, None).is_ok() {
                close();
            }
        }
    };
    let most = points(scored.out_of);
    let kind = FieldKind {
        input: None,
        list: None,
    };
    html! {
        <form class="class__giving" id={field_id(scored.item)} aria-label={t!("giving-open-of", name = &props.name)} {onsubmit}>
            { field(t!("giving-points"), &now.points, Some(t!("giving-most", most = &most)), kind, edit(|it, words| it.points = words)) }
            { field(t!("giving-reason"), &now.reason, None, kind, edit(|it, words| it.reason = words)) }
            if let Some(why) = &now.wrong { <p class="class__wrong" role="alert">{ why }</p> }
            <div class="class__deeds">
                <button type="submit" class="button">{ t!("giving-give") }</button>
                if scored.reason.is_some() {
                    { button(t!("giving-back"), Look::QUIET, on_press(take_back)) }
                }
                { button(t!("cancel"), Look::QUIET, on_press(close)) }
            </div>
        </form>
    }
}

fn field_id(item: Item) -> String {
    format!("giving-{}", name_of(item))
}

fn button_id(item: Item) -> String {
    format!("give-{}", name_of(item))
}

fn name_of(item: Item) -> String {
    match item {
        Item::Entry(id) => id.to_string(),
        Item::Question(number) => number.to_string(),
    }
}

/// What was written, or what is wrong with it. An answer in words needs no reason: there is nothing that it differs from.
fn given(scored: &Scored, draft: &Draft) -> Result<Override, AttrValue> {
    let most = points(scored.out_of);
    let found = read_points(&draft.points).filter(|it| *it <= scored.out_of);
    let points = found.ok_or_else(|| {
        t!(
            "giving-no-points",
            most = &most,
            found = draft.points.trim()
        )
    })?;
    let reason = draft.reason.trim();
    let waits = scored.why.contains(&crate::domain::exercise::Why::Waits);
    if reason.is_empty() && !waits {
        return Err(t!("giving-no-reason"));
    }
    Ok(Override {
        item: scored.item,
        points,
        reason: reason.into(),
    })
}

/// Writes what was given, or that nothing is, into the hand-in.
fn keep(props: &GivingProps, given: Option<Override>) -> Result<(), AttrValue> {
    let mut handin = (*props.handin).clone();
    handin.overrides.retain(|it| it.item != props.scored.item);
    let words = match &given {
        Some(it) => t!("given", name = &props.name, points = &points(it.points)),
        None => t!("given-back", name = &props.name),
    };
    handin.overrides.extend(given);
    let article = &props.article;
    let body = write_handin(&article.text, &handin);
    let at = (article.id, props.id);
    let kind = EnclosureKind::Handin;
    let command = enclose(at, kind, Rc::from([]), body.into(), None);
    props.store.try_run(command)?;
    props.store.announce(words);
    Ok(())
}

//! The dialog in which the places of the same words are looked at one by one.

use std::rc::Rc;

use yew::{
    AttrValue, Callback, Html, Properties, component, html, use_effect_with, use_memo, use_state_eq,
};

use super::{Choice, Found, find, mark, unmarked};
use crate::domain::model::{Annotation, AnnotationId, ArticleId, Behavior, TagSet};
use crate::domain::text::Span;
use crate::domain::workspace::{Again, Marked, Workspace, context, quote};
use crate::t;
use crate::ui::store::Store;
use crate::ui::widgets::{Dialog, Look, button, on_press};
use crate::web::frame;
use crate::web::segmenter::BrowserBreaks;

/// Places listed; nobody looks at more, and those beyond are marked all the same.
const MOST: usize = 300;

/// Those that come with the dialog: more than a screen of them. The rest comes with the next frame.
const FIRST: usize = 20;

/// Characters of a sentence on each side of the words.
const AROUND: usize = 90;

/// Properties of [`AgainDialog`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AgainDialogProps {
    /// Where to act.
    pub store: Store,
    /// All records.
    pub workspace: Workspace,
    /// The tags in force.
    pub tags: Rc<TagSet>,
    /// The annotation whose words are looked for.
    pub like: Rc<Annotation>,
    /// Called when the dialog is to go.
    pub on_close: Callback<()>,
}

/// Every place with a tick box, what counts as the same, and the two things to do: mark what is ticked, or take all
/// the marks away.
#[component]
pub fn AgainDialog(props: &AgainDialogProps) -> Html {
    let (store, like) = (&props.store, &props.like);
    let choice = use_state_eq(|| Choice::first(&props.tags, like));
    let left_out = use_state_eq(Vec::<(ArticleId, Span)>::new);
    let deps = (*choice, props.workspace.clone(), Rc::clone(like));
    let found = use_memo(deps, |(choice, workspace, like)| {
        find(workspace, like, *choice)
    });
    let all = unmarked(&found);
    let is_in = |it: &(ArticleId, Span)| !left_out.contains(it);
    let ticked: Vec<_> = all.iter().copied().filter(is_in).collect();
    let marks: Vec<AnnotationId> = found
        .iter()
        .flat_map(|it| &it.places)
        .filter_map(|it| match it.mark {
            Marked::Whole(id) => Some(id),
            _ => None,
        })
        .collect();
    let (n_ticked, n_marks) = (ticked.len(), marks.len());

    let check = |name: AttrValue, is_on: bool, change: fn(&mut Choice)| {
        let choice = choice.clone();
        let onchange = move |_| {
            let mut next = *choice;
            change(&mut next);
            choice.set(next);
        };
        html! { <label class="check"><input type="checkbox" checked={is_on} {onchange} /><span>{ name }</span></label> }
    };
    let on_tick_all = {
        let (left_out, all, is_some) = (left_out.clone(), all.clone(), n_ticked > 0);
        on_press(move || left_out.set(if is_some { all.clone() } else { Vec::new() }))
    };
    let on_mark = {
        let (store, like, on_close) = (store.clone(), Rc::clone(like), props.on_close.clone());
        on_press(move || {
            if mark(&store, &ticked, &like) {
                on_close.emit(());
            }
        })
    };
    let on_remove = {
        let (store, on_close) = (store.clone(), props.on_close.clone());
        on_press(move || {
            if store.delete_all(marks.clone()) {
                on_close.emit(());
            }
        })
    };
    let row = |article: ArticleId,
               text: &crate::domain::text::Text,
               breaks: &BrowserBreaks,
               it: &Again| {
        let (before, after) = context(text, it.span, AROUND, breaks);
        let place = (article, it.span);
        let is_ticked = it.mark == Marked::Not && is_in(&place);
        let left_out = left_out.clone();
        let onchange = move |_| {
            let mut next = (*left_out).clone();
            match next.iter().position(|it| *it == place) {
                Some(at) => drop(next.remove(at)),
                None => next.push(place),
            }
            left_out.set(next);
        };
        let said = match it.mark {
            Marked::Not => None,
            Marked::Within => Some(t!("again-longer")),
            Marked::Whole(_) => Some(t!("again-marked")),
        };
        html! {
            <li class="again__place">
                <label class="check">
                    <input type="checkbox" checked={is_ticked} disabled={said.is_some()} {onchange} />
                    <span dir="auto">
                        { before }<b class="again__words" data-tag={like.tag.to_string()} data-hue={props.tags.hue(&like.tag)}>{ text.slice(it.span).unwrap_or_default().to_owned() }</b>{ after }
                        if let Some(said) = said { { " " }<em class="again__said">{ said }</em> }
                    </span>
                </label>
            </li>
        }
    };
    let most = use_state_eq(|| FIRST);
    let setter = most.setter();
    use_effect_with((), move |()| {
        let pending = frame::after_paint(move || setter.set(MOST));
        move || drop(pending)
    });
    let mut room = *most;
    let lists = found.iter().map(|Found { article, places }| {
        let shown = places.len().min(room);
        room -= shown;
        let breaks = BrowserBreaks::new(&article.details.language);
        html! {
            <>
                if choice.is_everywhere && shown > 0 { <h3 class="again__title" dir="auto">{ article.details.title.clone() }</h3> }
                <ul class="again__places" role="list">
                    { for places.iter().take(shown).map(|it| row(article.id, &article.text, &breaks, it)) }
                </ul>
            </>
        }
    });
    let lists: Vec<Html> = lists.collect();
    let n_places: usize = found.iter().map(|it| it.places.len()).sum();
    let words = props
        .workspace
        .article(like.article)
        .map(|it| quote(it, like));
    let on_cancel = props.on_close.clone();
    let main = Look {
        is_disabled: n_ticked == 0,
        ..Look::MAIN
    };
    let remove = Look {
        is_disabled: n_marks == 0,
        ..Look::default()
    };
    html! {
        <Dialog name={t!("again-name", quote = &words.unwrap_or_default())} on_close={&props.on_close}>
            <div class="form again">
                <div class="again__choices" role="group" aria-label={t!("again-choices")}>
                    { check(t!("find-whole"), choice.alike.is_whole, |it| it.alike.is_whole ^= true) }
                    { check(t!("find-exact"), choice.alike.is_exact, |it| it.alike.is_exact ^= true) }
                    if props.tags.behavior(&like.tag) != Behavior::Claim {
                        { check(t!("again-forms"), choice.has_forms, |it| it.has_forms ^= true) }
                    }
                    { check(t!("again-everywhere"), choice.is_everywhere, |it| it.is_everywhere ^= true) }
                </div>
                if all.is_empty() {
                    <p class="form__notice">{ t!("again-nothing") }</p>
                }
                { for lists }
                if n_places > MOST {
                    <p class="form__notice">{ t!("again-beyond", n = n_places - MOST) }</p>
                }
                <div class="dialog__foot">
                    if !all.is_empty() {
                        { button(if n_ticked > 0 { t!("again-untick") } else { t!("again-tick") }, Look::QUIET, on_tick_all) }
                    }
                    { button(t!("again-remove", n = n_marks), remove, on_remove) }
                    { button(t!("cancel"), Look::default(), on_press(move || on_cancel.emit(()))) }
                    { button(t!("again-mark", n = n_ticked), main, on_mark) }
                </div>
            </div>
        </Dialog>
    }
}

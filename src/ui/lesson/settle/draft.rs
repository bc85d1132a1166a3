//! Choosing words and tag anew: the ends move word by word.

use std::rc::Rc;

use web_sys::Event;
use yew::{AttrValue, Callback, Html, html};

use super::case::act;
use super::deeds::Deed;
use super::lines::{line, told};
use super::walk::{Draft, Walk};
use crate::domain::model::TagKey;
use crate::domain::text::{Span, Target, Unit, nudge};
use crate::t;
use crate::ui::store::tag_words;
use crate::ui::widgets::value_of;
use crate::web::segmenter::BrowserBreaks;

/// The words chosen so far, and what changes them.
pub(super) fn draft(
    walk: &Rc<Walk>,
    chosen: &Draft,
    context: &[Span],
    (_, all): (Option<&Target>, Option<&Target>),
) -> Html {
    let onchange = {
        let walk = Rc::clone(walk);
        Callback::from(move |event: Event| {
            if let Some(tag) = TagKey::parse(&value_of(event.target())) {
                walk.edit(|it| {
                    if let Some(draft) = &mut it.draft {
                        draft.tag = tag;
                    }
                });
            }
        })
    };
    let option = |it: &TagKey| {
        let is_chosen = *it == chosen.tag;
        html! { <option value={it.to_string()} selected={is_chosen}>{ tag_words(walk.props.layer.tags(), it) }</option> }
    };
    // What was marked elsewhere in the meantime may lie beyond the sentence.
    let hull = chosen.target.hull();
    let wider = context.iter().map(|it| {
        let start = it.start().min(hull.start());
        Span::new(start, it.end().max(hull.end())).unwrap_or(*it)
    });
    let wider: Vec<Span> = if context.len() == 1 {
        wider.collect()
    } else {
        context.to_vec()
    };
    let target = Some(&chosen.target);
    let nudged = |name: AttrValue, key, is_start, is_on| {
        act(walk, name, None, key, Deed::Nudge { is_start, is_on })
    };
    html! {
        <div class="settle__draft" role="group" aria-label={t!("settle-anew")}>
            <p class="settle__head" role="status" aria-label={t!("draft-now")}>{ told(walk, &chosen.target, &chosen.tag) }</p>
            { line(walk, &wider, Some((&chosen.target, &chosen.tag)), (target, all)) }
            <div class="settle__acts">
                { nudged(t!("draft-start-back"), "s", true, false) }
                { nudged(t!("draft-start-on"), "d", true, true) }
                { nudged(t!("draft-end-back"), "f", false, false) }
                { nudged(t!("draft-end-on"), "g", false, true) }
                <label class="field settle__choice">
                    <span class="field__name">{ t!("agreement-tag") }</span>
                    <select class="select" {onchange}>{ for tags(walk).iter().map(option) }</select>
                </label>
            </div>
            <div class="settle__acts">
                { act(walk, t!("draft-place"), None, "", Deed::Place) }
                { act(walk, t!("draft-cancel"), None, "", Deed::Cancel) }
            </div>
        </div>
    }
}

/// The tags in force, and those that somebody used.
fn tags(walk: &Walk) -> Vec<TagKey> {
    let tags = walk.props.layer.tags().tags();
    let mut all: Vec<TagKey> = tags.iter().map(|it| it.key.clone()).collect();
    for it in walk.cases().iter().flat_map(|it| &it.variants) {
        if !all.contains(&it.tag) {
            all.push(it.tag.clone());
        }
    }
    all
}

/// Words with one end a word further; as they were where nothing would be left.
pub(super) fn nudged(walk: &Walk, target: &Target, is_start: bool, is_on: bool) -> Target {
    let article = &walk.props.article;
    let breaks = BrowserBreaks::new(&article.details.language);
    let mut pieces = target.pieces().to_vec();
    let end = if is_start {
        pieces.first_mut()
    } else {
        pieces.last_mut()
    };
    if let Some(end) = end
        && let Some(moved) = nudge(&article.text, *end, is_start, Unit::Word, is_on, &breaks)
    {
        *end = moved;
    }
    Target::new(pieces).unwrap_or_else(|_| target.clone())
}

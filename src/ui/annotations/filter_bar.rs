//! Search and filter above the list.

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::{Callback, Html, InputEvent, Properties, component, html};

use crate::domain::model::{TagKey, TagSet};
use crate::domain::workspace::Filter;
use crate::t;
use crate::ui::store::tag_words;
use crate::ui::widgets::value_of;

/// Properties of [`FilterBar`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FilterBarProps {
    /// The tags in force.
    pub tags: Rc<TagSet>,
    /// How many annotations have each tag.
    pub counts: Rc<BTreeMap<TagKey, usize>>,
    /// The filter in force.
    pub filter: Filter,
    /// Called with the filter wanted.
    pub on_filter: Callback<Filter>,
}

/// A search field, and a button for each tag with its count.
#[component]
pub fn FilterBar(props: &FilterBarProps) -> Html {
    let (filter, on_filter) = (props.filter.clone(), props.on_filter.clone());
    let oninput = Callback::from(move |event: InputEvent| {
        on_filter.emit(Filter {
            search: value_of(event.target()),
            ..filter.clone()
        });
    });
    let total = props.counts.values().sum::<usize>();
    let choice = |tag: Option<TagKey>, name: yew::AttrValue, count: usize| {
        let (filter, on_filter) = (props.filter.clone(), props.on_filter.clone());
        let is_on = filter.tag == tag;
        let key = tag.as_ref().map(|it| it.to_string());
        let onclick = move |_| {
            on_filter.emit(Filter {
                tag: tag.clone(),
                ..filter.clone()
            })
        };
        html! {
            <button type="button" class="chip" aria-pressed={is_on.to_string()} data-tag={key} {onclick}>
                { name }<span class="chip__count">{ count }</span>
            </button>
        }
    };
    let tags = props.tags.tags().iter().map(|tag| {
        let count = props.counts.get(&tag.key).copied().unwrap_or_default();
        choice(Some(tag.key.clone()), tag_words(tag.key.as_str()), count)
    });
    html! {
        <>
            <input class="search" type="search" aria-label={t!("search-annotations")} placeholder={t!("search-annotations")}
                value={props.filter.search.clone()} {oninput} />
            <div class="chips" role="group" aria-label={t!("filter-by-tag")}>
                { choice(None, t!("filter-all"), total) }
                { for tags }
            </div>
        </>
    }
}

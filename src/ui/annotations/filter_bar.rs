//! Search and filter above the list.

use yew::{Callback, Html, InputEvent, html};

use crate::domain::model::{Behavior, Tag, TagKey, TagSet};
use crate::domain::workspace::{Filter, Layer};
use crate::t;
use crate::ui::store::tag_words;
use crate::ui::widgets::{on_press, value_of};

/// The search for claims that nobody says.
const UNSAID: &str = "tag:claim -has:source";

/// A search field that offers what `terms` draws, and a button for each tag with its count. `on_filter` is called with the filter wanted.
pub(super) fn filter_bar(
    terms: Html,
    tag_set: &TagSet,
    layer: &Layer,
    filter: &Filter,
    on_filter: &Callback<Filter>,
) -> Html {
    let oninput = {
        let (filter, on_filter) = (filter.clone(), on_filter.clone());
        Callback::from(move |event: InputEvent| {
            on_filter.emit(Filter {
                search: value_of(event.target()),
                ..filter.clone()
            });
        })
    };
    let choice = |tag: Option<TagKey>, name: yew::AttrValue, count: usize| {
        let (filter, on_filter) = (filter.clone(), on_filter.clone());
        let is_on = filter.tag == tag;
        let key = tag.as_ref().map(|it| it.to_string());
        let onclick = move |_| {
            on_filter.emit(Filter {
                tag: tag.clone(),
                ..filter.clone()
            })
        };
        html! {
            <button type="button" class="chip" aria-pressed={is_on.to_string()} data-tag={key} dir="auto" {onclick}>
                { name }<span class="chip__count">{ count }</span>
            </button>
        }
    };
    let tags = tag_set.tags().iter().map(|tag| {
        let count = layer.count_of(&tag.key);
        choice(Some(tag.key.clone()), tag_words(tag_set, &tag.key), count)
    });
    let is_claim = |it: &&Tag| it.behavior == Behavior::Claim;
    let n_claims: usize = tag_set
        .tags()
        .iter()
        .filter(is_claim)
        .map(|it| layer.count_of(&it.key))
        .sum();
    let unsaid = {
        let (filter, on_filter) = (filter.clone(), on_filter.clone());
        let is_on = filter.search == UNSAID;
        let onclick = on_press(move || {
            on_filter.emit(Filter {
                search: if is_on {
                    String::new()
                } else {
                    UNSAID.to_owned()
                },
                tag: None,
            })
        });
        html! {
            <button type="button" class="chip" aria-pressed={is_on.to_string()} {onclick}>
                { t!("filter-unsaid") }<span class="chip__count">{ n_claims.saturating_sub(layer.count_said()) }</span>
            </button>
        }
    };
    html! {
        <>
            <input class="search" type="search" aria-label={t!("search-annotations")} placeholder={t!("search-annotations")} list="search-terms" autocomplete="off"
                value={filter.search.clone()} {oninput} />
            { terms }
            <div class="chips" role="group" aria-label={t!("filter-by-tag")}>
                { choice(None, t!("filter-all"), layer.count()) }
                { for tags }
                { unsaid }
            </div>
        </>
    }
}

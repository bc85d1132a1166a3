//! What can be done with all annotations that a search shows, in one step.

use std::rc::Rc;

use yew::{Html, html};

use super::meant::entity_field;
use crate::domain::model::{Annotation, Tag, TagKey, TagSet};
use crate::domain::workspace::Filter;
use crate::t;
use crate::ui::store::{Store, tag_words};
use crate::ui::widgets::{Look, button, chip, on_press};
use crate::web::dom;

/// What is to be changed, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct BulkProps {
    /// Where to act.
    pub store: Store,
    /// The tags in force.
    pub tags: Rc<TagSet>,
    /// The annotations, at least one.
    pub shown: Rc<[Rc<Annotation>]>,
    /// What was wanted: for something else it is closed again.
    pub filter: Filter,
}

/// The filter in force: the focus goes there where its button goes away with what was changed.
const FILTER: &str = ".annotations__head .chip[aria-pressed=true]";

/// Behind a line of words, so that nobody comes upon them unasked: buttons that give all that are shown another tag,
/// a field that says whom they mean, and behind another one the button that deletes them.
pub fn bulk(props: &BulkProps) -> Html {
    let BulkProps {
        store,
        tags,
        shown,
        filter,
    } = props;
    let tag = filter.tag.as_ref().map_or("", TagKey::as_str);
    let key = format!("{tag} {}", filter.search);
    let n = shown.len();
    let on_all = |tag: Option<&Tag>| {
        let (store, shown) = (store.clone(), Rc::clone(shown));
        let key = tag.map(|it| it.key.clone());
        on_press(move || {
            let ids = shown.iter().map(|it| it.id).collect();
            match key.clone() {
                Some(key) => store.retag(ids, key),
                None => store.delete_all(ids),
            };
            dom::keep_focus(FILTER);
        })
    };
    let as_tag = |tag: &Tag| {
        let name = tag_words(tags, &tag.key);
        let label = t!("bulk-retag", n = n, tag = &name);
        chip(name, label, on_all(Some(tag)))
    };
    let ids = shown.iter().map(|it| it.id).collect();
    html! {
        <details class="bulk" {key}>
            <summary>{ t!("bulk", n = n) }</summary>
            { for tags.tags().iter().map(as_tag) }
            { entity_field(store, t!("bulk-meant"), ids, "entities-of-all", FILTER) }
            <details class="bulk">
                <summary>{ t!("bulk-delete-short") }</summary>
                { button(t!("bulk-delete", n = n), Look::default(), on_all(None)) }
            </details>
        </details>
    }
}

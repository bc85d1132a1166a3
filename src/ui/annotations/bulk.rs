//! What can be done with all annotations that a search shows, in one step.

use std::rc::Rc;

use yew::{AttrValue, Html, html};

use super::meant::entity_field;
use crate::domain::model::{Annotation, Tag, TagSet};
use crate::t;
use crate::ui::store::{Store, tag_words};
use crate::ui::widgets::{chip, on_press};

/// What is to be changed, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct BulkProps {
    /// Where to act.
    pub store: Store,
    /// The tags in force.
    pub tags: Rc<TagSet>,
    /// The annotations, at least one.
    pub shown: Rc<[Rc<Annotation>]>,
}

/// Buttons that give all that are shown another tag, or delete them, and a field that says whom they mean.
pub fn bulk(BulkProps { store, tags, shown }: &BulkProps) -> Html {
    let n = shown.len();
    let for_all = |words: AttrValue, label: AttrValue, tag: Option<&Tag>| {
        let (store, shown) = (store.clone(), Rc::clone(shown));
        let key = tag.map(|it| it.key.clone());
        let onclick = on_press(move || {
            let ids = shown.iter().map(|it| it.id).collect();
            match key.clone() {
                Some(key) => store.retag(ids, key),
                None => store.delete_all(ids),
            };
        });
        chip(words, label, onclick)
    };
    let as_tag = |tag: &Tag| {
        let name = tag_words(tag.key.as_str());
        let label = t!("bulk-retag", n = n, tag = &name);
        for_all(name, label, Some(tag))
    };
    html! {
        <div class="bulk" role="group" aria-label={t!("bulk", n = n)}>
            <span class="bulk__words">{ t!("bulk", n = n) }</span>
            { for tags.tags().iter().map(as_tag) }
            { entity_field(store, &store.snapshot().workspace, t!("bulk-meant"), shown.iter().map(|it| it.id).collect(), "entities-of-all") }
            { for_all(t!("bulk-delete-short"), t!("bulk-delete", n = n), None) }
        </div>
    }
}

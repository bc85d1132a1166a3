//! What a search finds, and how it may go on.

use std::rc::Rc;

use yew::{AttrValue, Callback, Html, html};

use crate::domain::model::{Annotation, Article, TagSet};
use crate::domain::workspace::{Filter, Layer, completions, grades_of};
use crate::ui::store::Store;
use crate::ui::widgets::Proposals;
use crate::web::language::lower_case;

/// Among what is searched for what.
#[derive(Clone, Debug, PartialEq)]
pub struct SiftProps {
    /// Who made what, and whom mentions mean.
    pub store: Store,
    /// The article.
    pub article: Rc<Article>,
    /// Its annotations.
    pub layer: Rc<Layer>,
    /// The tags in force.
    pub tags: Rc<TagSet>,
    /// The annotations in the order of the list.
    pub all: Rc<Vec<Rc<Annotation>>>,
    /// What is wanted.
    pub filter: Filter,
}

/// The annotations that are wanted, in the same order.
pub fn sift(props: &SiftProps) -> Rc<[Rc<Annotation>]> {
    let SiftProps {
        article,
        layer,
        tags,
        filter,
        ..
    } = props;
    let workspace = props.store.snapshot().workspace;
    let admits = filter.admitting(&workspace, article, layer, tags, &lower_case);
    let admitted = props.all.iter().filter(|it| admits(it));
    admitted.cloned().collect()
}

/// What the search field offers: how the last term may go on.
pub fn search_terms(props: &SiftProps) -> Html {
    let words = {
        let props = props.clone();
        Callback::from(move |()| words(&props))
    };
    html! { <Proposals id="search-terms" {words} /> }
}

fn words(props: &SiftProps) -> Vec<AttrValue> {
    let workspace = props.store.snapshot().workspace;
    let is_there = |it: &String| !it.is_empty();
    let authors = workspace.authors().map(|it| it.name.to_string());
    let authors: Vec<String> = authors.filter(is_there).collect();
    let entities = workspace.entities().map(|it| it.profile.name.clone());
    let entities: Vec<String> = entities.collect();
    let grades = grades_of(&workspace).into_iter();
    let grades: Vec<String> = grades.map(|it| it.name.clone()).collect();
    let search = &props.filter.search;
    let all = completions(search, &props.tags, &authors, &entities, &grades);
    all.into_iter().map(AttrValue::from).collect()
}

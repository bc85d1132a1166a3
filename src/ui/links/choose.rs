//! The choice of one more claim, from this article and then from the others.

use std::rc::Rc;

use web_sys::Event;
use yew::{Callback, Html, html};

use super::{LinksProps, LinksState};
use crate::domain::model::{Annotation, Article, Behavior, Relation};
use crate::domain::text::ordered;
use crate::domain::workspace::{in_text_order, link, quote};
use crate::t;
use crate::ui::widgets::{FieldKind, field, on_press, value_of};
use crate::ui::words::{relation_words, sources_words};
use crate::web::language::lower_case;

/// Claims listed at once; the search narrows them down.
const MOST: usize = 20;

/// The relation, a search, and the claims.
pub(super) fn choose(
    props: &Rc<LinksProps>,
    article: &Rc<Article>,
    claim: &Rc<Annotation>,
) -> Html {
    if article.is_read_only {
        return Html::default();
    }
    let state = &props.state;
    let on_relation = {
        let props = Rc::clone(props);
        Callback::from(move |event: Event| {
            if let Some(relation) = Relation::parse(&value_of(event.target())) {
                props.on_state.emit(LinksState {
                    relation,
                    ..props.state.clone()
                });
            }
        })
    };
    let on_search = {
        let props = Rc::clone(props);
        Callback::from(move |search: String| {
            props.on_state.emit(LinksState {
                search,
                ..props.state.clone()
            });
        })
    };
    let option = |relation: Relation| {
        html! { <option value={relation.key()} selected={relation == state.relation}>{ relation_words(relation, true) }</option> }
    };
    let found = claims(props, article, claim);
    let shown = found.iter().take(MOST);
    html! {
        <section class="check__part" aria-label={t!("link-add")}>
            <h3 class="check__title">{ t!("link-add") }</h3>
            <label class="field">
                <span class="field__name">{ t!("link-relation") }</span>
                <select class="select" data-first="" onchange={on_relation}>{ for Relation::ALL.into_iter().map(option) }</select>
            </label>
            { field(t!("link-find"), &state.search, None, FieldKind::default(), on_search) }
            <ul class="entities__all" role="list" aria-label={t!("link-claims")}>
                { for shown.map(|(article, other)| one(props, article, other)) }
            </ul>
            if found.len() > MOST {
                <p class="field__hint">{ t!("link-more", n = found.len() - MOST) }</p>
            }
            if found.is_empty() {
                <p class="field__hint">{ t!("link-no-claims") }</p>
            }
        </section>
    }
}

fn one(props: &Rc<LinksProps>, article: &Rc<Article>, other: &Rc<Annotation>) -> Html {
    let words = quote(article, other);
    let layer = props.workspace.layer(article.id);
    let sources = sources_words(&props.workspace, article, &layer, other.id);
    let (claim, relation, to) = (props.state.claim, props.state.relation, other.id);
    let on_link = {
        let (props, words) = (Rc::clone(props), words.clone());
        on_press(move || {
            let said = match props.store.try_run(link(claim, relation, to)) {
                Ok(()) => t!(
                    "link-made",
                    relation = &relation_words(relation, true),
                    quote = &words
                ),
                Err(why) => why,
            };
            props.say(said);
        })
    };
    html! {
        <li key={other.id.to_string()}>
            <button type="button" class="entities__one" onclick={on_link}>
                <span class="links__words" dir="auto">{ words }</span>{ " " }
                <span class="entities__kind" dir="auto">{ sources }{ " · " }{ article.details.title.clone() }</span>
            </button>
        </li>
    }
}

/// The claims that the search finds: those of this article in its order, then those of the others, the newest first.
fn claims(
    props: &LinksProps,
    article: &Rc<Article>,
    claim: &Annotation,
) -> Vec<(Rc<Article>, Rc<Annotation>)> {
    let wanted = lower_case(props.state.search.trim());
    let articles: Vec<_> = props.workspace.articles().collect();
    let age = |it: &&Rc<Article>| {
        (
            u64::from(it.id != article.id),
            u64::MAX - it.provenance.created.0,
        )
    };
    let mut found = Vec::new();
    for article in ordered(&articles, age) {
        let layer = props.workspace.layer(article.id);
        for other in in_text_order(&layer) {
            let is_claim = layer.tags().behavior(&other.tag) == Behavior::Claim;
            let has_words =
                || wanted.is_empty() || lower_case(&quote(article, &other)).contains(&wanted);
            if is_claim && other.id != claim.id && has_words() {
                found.push((Rc::clone(article), other));
            }
        }
    }
    found
}

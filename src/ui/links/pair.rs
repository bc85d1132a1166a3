//! Two claims next to each other, with what one is to the other.

use std::rc::Rc;

use yew::{Html, html};

use super::LinksProps;
use crate::domain::model::{Annotation, Article};
use crate::domain::workspace::{Linked, quote, unlink, verdict_of};
use crate::t;
use crate::ui::widgets::{Look, Sign, icon_button, on_press};
use crate::ui::words::{relation_words, sources_words, verdict_words};
use crate::web::{dom, frame};

/// Both sides, and the button that takes the link away.
pub(super) fn pair(
    props: &Rc<LinksProps>,
    article: &Rc<Article>,
    claim: &Rc<Annotation>,
    linked: &Linked,
) -> Html {
    let words = relation_words(linked.link.relation, linked.is_from);
    let other_words = match &linked.other {
        Some((article, it)) => quote(article, it),
        None => linked.link.quote.clone(),
    };
    let on_remove = {
        let (props, finding) = (Rc::clone(props), Rc::clone(&linked.finding));
        on_press(move || {
            if props.store.run(unlink(&finding)).is_ok() {
                props.say(t!("link-removed"));
                frame::after_paint(|| dom::focus(".links :is(button, select)")).forget();
            }
        })
    };
    let remove = t!("link-remove", relation = &words, quote = &other_words);
    html! {
        <li class="links__pair" key={linked.finding.id.to_string()}>
            { side(props, article, claim, false) }
            <div class="links__middle">
                <b>{ words }</b>
                { icon_button(Sign::Close, remove, Look::QUIET, on_remove) }
            </div>
            if let Some((other_article, other)) = &linked.other {
                { side(props, other_article, other, other_article.id != article.id) }
            } else {
                <div class="links__side" data-absent="true">
                    <blockquote class="check__claim" dir="auto">{ linked.link.quote.clone() }</blockquote>
                    <p class="links__who" dir="auto">{ t!("link-absent", title = &linked.link.title) }</p>
                </div>
            }
        </li>
    }
}

/// A claim with who says it and how it is rated; of another article with its title, and as the way there.
pub(super) fn side(
    props: &Rc<LinksProps>,
    article: &Rc<Article>,
    claim: &Rc<Annotation>,
    has_title: bool,
) -> Html {
    let layer = props.workspace.layer(article.id);
    let id = claim.id;
    let words = quote(article, claim);
    let verdict = verdict_of(&layer, id);
    let sources = sources_words(&props.workspace, article, &layer, id);
    let on_go = {
        let on_go = props.on_go.clone();
        on_press(move || on_go.emit(id))
    };
    html! {
        <div class="links__side">
            <blockquote class="check__claim" dir="auto">
                if id == props.state.claim { { words } } else {
                    <button type="button" class="mentions__go" data-first="" onclick={on_go}>{ words }</button>
                }
            </blockquote>
            <p class="links__who" dir="auto">{ sources }</p>
            if let Some(it) = verdict {
                <p><span class="rating" data-rating={it.rating.key()} dir="auto">{ verdict_words(it) }</span></p>
            }
            if has_title {
                <p class="links__who" dir="auto">{ article.details.title.clone() }</p>
            }
        </div>
    }
}

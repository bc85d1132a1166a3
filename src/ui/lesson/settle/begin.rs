//! How settling begins, who is who, and what has come of it.

use std::rc::Rc;

use yew::{Html, html};

use super::case::act;
use super::deeds::{self, Deed};
use super::walk::Walk;
use crate::t;
use crate::ui::widgets::{Look, button, on_press};

/// What it is about, before the first step.
pub(super) fn begin(walk: &Rc<Walk>) -> Html {
    let n_agreed = walk.cases().iter().filter(|it| it.is_agreed()).count();
    let n = walk.cases().len() - n_agreed;
    let to = Rc::clone(walk);
    html! {
        <section class="lesson__part" aria-label={t!("settle-how")}>
            if let Some(why) = &walk.kept.unread {
                <p class="form__notice">{ t!("settle-unread", why = why) }</p>
            }
            <p>{ t!("settle-found", n = n) }{ " " }{ t!("settle-found-agreed", n = n_agreed) }</p>
            <ol class="settle__steps">
                <li>{ t!("settle-step-blind") }</li>
                <li>{ t!("settle-step-decide") }</li>
                <li>{ t!("settle-step-talk") }</li>
            </ol>
            <p class="lesson__soft">{ t!("settle-honest") }</p>
            <p>{ button(t!("settle-begin"), Look::MAIN, on_press(move || deeds::run(&to, Deed::Begin))) }</p>
        </section>
    }
}

/// Who is who, or the way to see it; and the way back.
pub(super) fn people(walk: &Rc<Walk>) -> Html {
    let is_revealed = walk.session().is_some_and(|it| it.is_revealed);
    let letters: Vec<String> = walk.letters().map(|it| it.0).collect();
    let names: Vec<String> = walk
        .letters()
        .map(|(letter, id)| t!("settle-is", letter = &letter, name = &walk.name_of(id)).to_string())
        .collect();
    html! {
        <section class="settle__people" aria-label={t!("agreement-authors")}>
            if is_revealed {
                <p dir="auto">{ names.join(", ") }</p>
            } else {
                <p>{ t!("settle-blind", letters = &letters.join(", ")) }</p>
                { act(walk, t!("settle-reveal"), None, "", Deed::Reveal) }
            }
            if deeds::may_undo(walk) { { act(walk, t!("settle-undo"), None, "", Deed::Undo) } }
        </section>
    }
}

/// What is in the gold layer, and what could be.
pub(super) fn gold(walk: &Rc<Walk>) -> Html {
    let n_agreed = deeds::unsettled(walk).count();
    let gold = walk.session().map(|it| it.gold);
    let marks = walk.props.layer.annotations();
    let n = marks.filter(|it| Some(it.provenance.by) == gold).count();
    let is_finished = walk.next_open(&walk.shown(), None).is_none() && n_agreed == 0;
    html! {
        <section class="lesson__part" aria-label={t!("gold")}>
            <h3 class="lesson__title">{ t!("gold") }</h3>
            <p>{ t!("gold-marks", n = n, name = &t!("gold-name", title = &walk.props.article.details.title)) }</p>
            if n_agreed > 0 {
                <p>{ t!("gold-agreed", n = n_agreed) }</p>
                <p>{ act(walk, t!("gold-take", n = n_agreed), None, "", Deed::Agreed) }</p>
            }
            if is_finished { <p>{ t!("gold-finished") }</p> }
        </section>
    }
}

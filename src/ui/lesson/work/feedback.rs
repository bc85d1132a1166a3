//! What the teacher says about what was handed in.

use std::rc::Rc;

use yew::{AttrValue, Html, html};

use super::check::place;
use super::{WorkProps, WorkWish, unread_words};
use crate::domain::exercise::{Feedback, Told};
use crate::domain::format::lesson::read_feedback;
use crate::domain::model::{Article, Enclosure, EnclosureKind};
use crate::t;
use crate::ui::lesson::number::points;
use crate::ui::widgets::{Look, button, on_press};

/// All feedback that lies with the article, the latest first.
pub(super) fn feedbacks(props: &WorkProps) -> Html {
    let all = props.layer.enclosures(EnclosureKind::Feedback);
    all.iter().rev().map(|it| one(props, it)).collect()
}

/// What a file of feedback brings, in words.
pub(super) fn title_of(article: &Article, enclosure: &Enclosure) -> Option<AttrValue> {
    let it = read_feedback(&article.text, &enclosure.body).ok()?;
    Some(t!(
        "work-brought-feedback",
        title = &it.title,
        name = &it.name
    ))
}

fn one(props: &WorkProps, enclosure: &Rc<Enclosure>) -> Html {
    let it = match read_feedback(&props.article.text, &enclosure.body) {
        Ok(it) => it,
        Err(why) => {
            return html! { <p class="work__trouble" role="alert">{ unread_words(&why) }</p> };
        }
    };
    let on_wish = props.on_wish.clone();
    html! {
        <section class="work__part told" aria-label={t!("work-feedback")} key={enclosure.id.to_string()}>
            <h2 class="work__title" dir="auto">{ t!("work-feedback-on", title = &it.title) }</h2>
            <p dir="auto">{ who_words(&it) }</p>
            if !it.words.trim().is_empty() {
                <p class="told__words" dir="auto">{ &it.words }</p>
            }
            <ol class="told__items">{ for it.items.iter().map(|it| told(props, it)) }</ol>
            { for it.figures.iter().map(|it| html! { <p class="work__soft" dir="auto">{ it }</p> }) }
            { button(t!("work-print"), Look::default(), on_press(move || on_wish.emit(WorkWish::Print))) }
        </section>
    }
}

/// "Mia: 7.5 of 10 points".
fn who_words(it: &Feedback) -> AttrValue {
    let (got, all) = (points(it.points), points(it.out_of));
    if it.name.trim().is_empty() {
        t!("work-points", points = &got, all = &all)
    } else {
        t!(
            "work-points-of",
            name = it.name.trim(),
            points = &got,
            all = &all
        )
    }
}

fn told(props: &WorkProps, it: &Told) -> Html {
    let quote = it.place.as_ref();
    let quote = quote.map(|it| place(&props.article, it, &props.on_wish));
    let got = points(it.points);
    let points = match it.out_of {
        0 => None,
        all => Some(t!("work-points", points = &got, all = &points(all))),
    };
    html! {
        <li class="told__item">
            <p class="told__label"><strong dir="auto">{ &it.label }</strong>{ " " }<span class="work__soft">{ points }</span></p>
            { quote }
            if !it.words.is_empty() { <p dir="auto">{ &it.words }</p> }
            if !it.reason.is_empty() { <p dir="auto">{ t!("work-reason", reason = &it.reason) }</p> }
        </li>
    }
}

//! One suggestion in the list: its words, why, and the buttons to decide.

use yew::{AttrValue, Html, html};

use super::hand::Hand;
use crate::domain::suggest::{Suggestion, Why};
use crate::domain::workspace::context;
use crate::t;
use crate::ui::widgets::{Sign, icon, on_press};
use crate::web::segmenter::BrowserBreaks;

/// Characters of its sentence on each side of the words, for the one in hand.
const AROUND: usize = 60;

/// The suggestion at a place of the list. Only the one in hand is a stop of the Tab key.
pub(super) fn entry(hand: &Hand, at: usize, it: &Suggestion) -> Html {
    let article = &hand.props.article;
    let quote = article.text.slice(it.span).unwrap_or_default();
    let is_now = hand.at == Some(at);
    let tabindex = if is_now { "0" } else { "-1" };
    let why_id = format!("ghost-{at}");
    let press = |act: fn(&Hand, usize)| {
        let hand = hand.clone();
        on_press(move || act(&hand, at))
    };
    let sign = |sign: Sign, name: AttrValue, act: fn(&Hand, usize)| {
        html! {
            <button type="button" class="button" data-look="quiet" {tabindex} aria-label={name} aria-describedby={why_id.clone()} onclick={press(act)}>{ icon(sign) }</button>
        }
    };
    let source = it.source.and_then(|it| article.text.slice(it));
    html! {
        <li class="ghost" key={at} data-place={at.to_string()} data-now={is_now.to_string()}>
            <button type="button" class="card__quote" dir="auto" {tabindex} onclick={press(Hand::look)}>{ quote.to_owned() }</button>
            if is_now { { sentence(hand, it) } }
            <div class="ghost__foot">
                <span class="ghost__why" id={why_id.clone()}>{ source.map_or_else(|| why(it.why), |who| t!("suggest-said-by", who = who)) }</span>
                { sign(Sign::Check, t!("suggest-accept", quote = quote), |hand, at| hand.accept(at, None)) }
                { sign(Sign::Close, t!("suggest-reject", quote = quote), Hand::reject) }
            </div>
        </li>
    }
}

/// The sentence that the words stand in: on a phone the list lies over the article.
fn sentence(hand: &Hand, it: &Suggestion) -> Html {
    let article = &hand.props.article;
    let breaks = BrowserBreaks::new(&article.details.language);
    let (before, after) = context(&article.text, it.span, AROUND, &breaks);
    let quote = article.text.slice(it.span).unwrap_or_default();
    html! { <p class="ghost__sentence" dir="auto">{ before }<b>{ quote.to_owned() }</b>{ after }</p> }
}

/// A rule in words.
fn why(why: Why) -> AttrValue {
    t!(match why {
        Why::Known => "suggest-known",
        Why::Quoted => "suggest-quoted",
        Why::Attributed => "suggest-attributed",
        Why::According => "suggest-according",
        Why::Title => "suggest-title",
        Why::Institution => "suggest-institution",
        Why::Capitals => "suggest-capitals",
        Why::Place => "suggest-place",
    })
}

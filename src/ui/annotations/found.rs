//! What was found out about a claim, on its card.

use yew::{Html, html};

use super::Wish;
use super::card::CardProps;
use crate::domain::model::Evidence;
use crate::domain::workspace::{evidence_on, missing, verdict_of};
use crate::t;
use crate::ui::outside::outside;
use crate::ui::store::missing_words;
use crate::ui::widgets::{Look, button, on_press};
use crate::ui::words::{stance_words, verdict_words};

/// How a claim is rated, beside its tag; nothing where that is open.
pub(super) fn rating(props: &CardProps) -> Html {
    match verdict_of(&props.layer, props.annotation.id) {
        None => Html::default(),
        Some(it) => {
            html! { <span class="rating" data-rating={it.rating.key()} dir="auto">{ verdict_words(it) }</span> }
        }
    }
}

/// The reason for the verdict, what it lacks, the evidence in a line each, and the way to all of it.
pub(super) fn found(props: &CardProps) -> Html {
    let (layer, id) = (&props.layer, props.annotation.id);
    let rated = verdict_of(layer, id);
    let lacks = rated.map(|verdict| missing(layer, id, &verdict.reason));
    let lacks = lacks.filter(|it| it.is_any());
    let evidence = evidence_on(layer, id);
    let evidence = evidence.iter().filter(|it| !it.1.is_blank());
    let on_wish = props.on_wish.clone();
    html! {
        <div class="found">
            if let Some(verdict) = rated {
                <p class="found__reason" dir="auto">{ verdict.reason.clone() }</p>
            }
            if let Some(lacks) = lacks {
                <p class="check__missing">{ missing_words(lacks) }</p>
            }
            <ul class="found__evidence" role="list" aria-label={t!("evidence")}>{ for evidence.map(|it| line(it.1)) }</ul>
            { button(t!("check"), Look::default(), on_press(move || on_wish.emit(Wish::Check(id)))) }
        </div>
    }
}

fn line(evidence: &Evidence) -> Html {
    let source = evidence.source.trim();
    let what = if source.is_empty() {
        html! { { evidence.passage.clone() } }
    } else {
        outside(source)
    };
    html! { <li class="found__line" dir="auto">{ stance_words(evidence.stance) }{ ": " }{ what }</li> }
}

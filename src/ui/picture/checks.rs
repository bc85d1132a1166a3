//! The board of fact checks: verdicts as other sites read them (ClaimReview), and what each lacks for that.

use std::rc::Rc;

use yew::{Callback, Html, html};

use super::Desk;
use super::line::{self, Line};
use super::parts::{FEW, more, shown, way};
use super::report::{lack_words, review};
use super::state::PictureEdit;
use crate::domain::format::claim_review::{self, Lack, Review};
use crate::domain::model::Rating;
use crate::domain::picture::{Account, Stated};
use crate::t;
use crate::ui::widgets::{FieldKind, Look, button, field, on_press};
use crate::web::file::{download, text_of};

/// The name of the file.
const NAME: &str = "fact-checks.claimreview.json";

pub(super) fn board(desk: &Desk) -> Html {
    let state = desk.state();
    let on_edit = desk.props.on_edit.clone();
    let on_url = Callback::from(move |url: String| {
        on_edit.emit(PictureEdit(Box::new(|it| it.url = url)));
    });
    let accounts = desk.seen.accounts.iter();
    let all: Vec<(&Rc<Account>, usize, Review)> = accounts.flat_map(|it| rated(desk, it)).collect();
    let n_whole = all.iter().filter(|it| !is_refused(&it.2)).count();
    let n_all = all.len();
    let save_all = {
        let desk = desk.clone();
        move || {
            let accounts = desk.seen.accounts.iter();
            let all = accounts.flat_map(|it| rated(&desk, it));
            save(&all.map(|it| it.2).collect::<Vec<_>>());
        }
    };
    html! {
        <section class="picture__board" aria-label={t!("board-checks")}>
            <p class="field__hint">{ t!("checks-hint") }</p>
            { field(t!("checks-url"), &state.url, Some(t!("checks-url-hint")), FieldKind { input: Some("url"), list: None }, on_url) }
            if n_all == 0 {
                <p class="field__hint">{ t!("checks-none") }</p>
            } else {
                <p role="status" aria-label={t!("checks-whole")}>{ t!("checks-n-whole", n = n_whole, all = n_all) }</p>
                <ul class="picture__checks" role="list" aria-label={t!("board-checks")}>{ for shown(desk, &all, FEW).iter().map(|it| check_line(desk, it)) }</ul>
                { more(desk, &all, FEW, |n| t!("board-more", n = n)) }
                <div>{ button(t!("checks-save-all", n = n_all), Look::default(), on_press(save_all)) }</div>
            }
        </section>
    }
}

/// The claims with a verdict.
fn rated<'a>(
    desk: &'a Desk,
    account: &'a Rc<Account>,
) -> impl Iterator<Item = (&'a Rc<Account>, usize, Review)> + 'a {
    let review = move |(at, it): (usize, &Stated)| {
        let review = review(&desk.props.workspace, account, it, &desk.state().url);
        (account, at, review)
    };
    // Before anything is put together: most claims have none.
    let all = account.claims.iter().enumerate();
    all.filter(|it| it.1.rating() != Rating::Open).map(review)
}

fn check_line(desk: &Desk, (account, at, review): &(&Rc<Account>, usize, Review)) -> Html {
    let claim = account.claims.get(*at).map(|it| it.claim.id.to_string());
    let line = Line::Check(Rc::clone(account), *at, review.clone());
    line::line(desk, claim.unwrap_or_default(), line)
}

fn is_refused(review: &Review) -> bool {
    review.lacks().iter().any(|it| it.is_required())
}

pub(super) fn line(desk: &Desk, stated: &Stated, review: &Review) -> Html {
    let lacks = review.lacks();
    let lack = |it: &Lack| html! { <li data-required={it.is_required().to_string()}>{ lack_words(*it) }</li> };
    let one = review.clone();
    html! {
        <li class="picture__check">
            <div>{ way(desk, stated.claim.id, &stated.words) }{ " " }<span class="rating" data-rating={review.rating.key()} dir="auto">{ &review.rating_words }</span></div>
            if lacks.is_empty() {
                <p class="picture__soft">{ t!("checks-complete") }</p>
            } else {
                <ul class="picture__lacks" role="list" aria-label={t!("checks-lacks")}>{ for lacks.iter().map(lack) }</ul>
            }
            <div>
                <button type="button" class="button" data-look="quiet" onclick={on_press(move || save(std::slice::from_ref(&one)))}>
                    { t!("checks-save") }<span class="hidden">{ ": " }{ &stated.words }</span>
                </button>
            </div>
        </li>
    }
}

fn save(reviews: &[Review]) {
    if let Some(file) = text_of(&claim_review::write(reviews)) {
        let _ = download(NAME, &file);
    }
}

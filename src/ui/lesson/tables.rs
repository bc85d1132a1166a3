//! The tables: what each two have in common, and the measures of all.

use yew::{AttrValue, Html, html};

use super::measures::{about, formula, meaning, name, rates, source, why};
use super::number::{decimals, value};
use super::report::{Kind, Report, Writer};
use crate::domain::agreement::{Measured, Undefined};
use crate::domain::model::TagSet;
use crate::t;
use crate::ui::store::tag_words;

/// F₁ of each two.
pub(super) fn common(report: &Report) -> Html {
    let head =
        |it: &Writer| html! { <th scope="col" class="lesson__number" dir="auto">{ &it.name }</th> };
    let row = |(at, it): (usize, &Writer)| {
        let cell = |(other, _): (usize, &Writer)| cell(report, at, other);
        html! {
            <tr>
                <th scope="row" dir="auto">{ &it.name }</th>
                { for report.writers.iter().enumerate().map(cell) }
            </tr>
        }
    };
    let all = report.strict.iter().chain(&report.overlap).flatten();
    let mut reasons: Vec<Undefined> = Vec::new();
    for reason in all.filter_map(|it| it.err()) {
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    html! {
        <section class="lesson__part" aria-label={t!("common")}>
            <h3 class="lesson__title">{ t!("common") }</h3>
            <p class="lesson__soft">{ t!("common-about") }</p>
            // Whoever cannot scroll by hand does it by keys.
            <div class="lesson__scroll" role="group" aria-label={t!("common-pairs")} tabindex="0">
                <table class="lesson__table">
                    <caption>{ t!("common-pairs") }</caption>
                    <thead><tr><th scope="col">{ t!("agreement-author") }</th>{ for report.writers.iter().map(head) }</tr></thead>
                    <tbody>{ for report.writers.iter().enumerate().map(row) }</tbody>
                </table>
            </div>
            { for reasons.into_iter().map(|it| html! { <p class="lesson__soft">{ why(it, false) }</p> }) }
            { details(&[t!("common-means"), t!("common-formula"), t!("common-source")]) }
        </section>
    }
}

/// Two numbers; in the diagonal how many marks one has.
fn cell(report: &Report, at: usize, other: usize) -> Html {
    let words = if at == other {
        let n = report.n_marks.get(at).copied().unwrap_or_default();
        t!("lesson-marks", n = n)
    } else {
        let of = |rows: &[Vec<Measured>]| {
            let found = rows.get(at).and_then(|it| it.get(other));
            let found = found.and_then(|it| value(*it));
            found.unwrap_or_else(|| t!("undefined").to_string())
        };
        let (strict, overlap) = (of(&report.strict), of(&report.overlap));
        t!("common-pair", strict = &strict, overlap = &overlap)
    };
    html! { <td class="lesson__number" data-self={(at == other).then_some("")}>{ words }</td> }
}

/// The one number that most will want, in a sentence.
pub(super) fn summary(report: &Report) -> AttrValue {
    let alpha = report.marks.iter().find(|it| it.0 == Kind::Alpha);
    match alpha.map(|it| it.1) {
        Some(Ok(it)) => {
            let n = usize::try_from(it.n).unwrap_or(usize::MAX);
            let n = if report.has_words {
                t!("n-words", n = n)
            } else {
                t!("n-characters", n = n)
            };
            let value = decimals(it.value);
            t!(
                "agreement-summary",
                value = &value,
                n = &n,
                meaning = &meaning(it.value)
            )
        }
        Some(Err(it)) => t!("agreement-no-number", why = &why(it, false)),
        None => AttrValue::default(),
    }
}

/// The measures that take chance into account, on marks and on verdicts.
pub(super) fn measured(tags: &TagSet, report: &Report) -> Html {
    let units = |n: u64| {
        let n = usize::try_from(n).unwrap_or(usize::MAX);
        if report.has_words {
            t!("n-words", n = n)
        } else {
            t!("n-characters", n = n)
        }
    };
    let on_marks = |it: &(Kind, Measured)| match it.0 {
        Kind::AlphaU => row(it, false, |n| t!("n-pieces", n = n as usize)),
        _ => row(it, false, units),
    };
    let on_verdicts = |it: &(Kind, Measured)| row(it, true, |n| t!("n-claims", n = n as usize));
    let tag = report.tag.as_ref().map(|it| tag_words(tags, it));
    let caption = match (&tag, report.has_words) {
        (None, false) => t!("chance-characters"),
        (None, true) => t!("chance-words"),
        (Some(tag), false) => t!("chance-characters-tag", tag = tag),
        (Some(tag), true) => t!("chance-words-tag", tag = tag),
    };
    html! {
        <section class="lesson__part" aria-label={t!("chance")}>
            <h3 class="lesson__title">{ t!("chance") }</h3>
            <p class="lesson__soft">{ t!("chance-about") }</p>
            { table(caption, report.marks.iter().map(on_marks).collect()) }
            { table(t!("chance-verdicts"), report.verdicts.iter().map(on_verdicts).collect()) }
            <p class="lesson__soft">{ t!("chance-borders") }</p>
        </section>
    }
}

fn table(caption: AttrValue, rows: Vec<Html>) -> Html {
    html! {
        <table class="lesson__table">
            <caption>{ caption }</caption>
            <thead><tr>
                <th scope="col">{ t!("column-measure") }</th>
                <th scope="col" class="lesson__number">{ t!("column-value") }</th>
                <th scope="col" class="lesson__number">{ t!("column-n") }</th>
            </tr></thead>
            { for rows }
        </table>
    }
}

/// A measure: its number, what that rests on, and below what it means.
fn row(
    (kind, measured): &(Kind, Measured),
    is_verdicts: bool,
    n_words: impl Fn(u64) -> AttrValue,
) -> Html {
    let (kind, measured) = (*kind, *measured);
    let meant = match &measured {
        Ok(it) => meaning(it.value),
        Err(it) => why(*it, is_verdicts),
    };
    let found = measured.as_ref().ok();
    let mut more = vec![about(kind), formula(kind), source(kind)];
    more.extend(found.and_then(|it| rates(kind, it)));
    html! {
        <tbody>
            <tr class="lesson__measure">
                <th scope="row">{ name(kind) }</th>
                <td class="lesson__number"><b>{ value(measured).map_or_else(|| t!("undefined"), Into::into) }</b></td>
                <td class="lesson__number">{ found.map_or_else(|| t!("n-none"), |it| n_words(it.n)) }</td>
            </tr>
            <tr>
                <td colspan="3"><p>{ meant }</p>{ details(&more) }</td>
            </tr>
        </tbody>
    }
}

/// How a number is counted, for whoever wants to know.
fn details(lines: &[AttrValue]) -> Html {
    html! {
        <details class="lesson__how">
            <summary>{ t!("agreement-how") }</summary>
            { for lines.iter().map(|it| html! { <p>{ it }</p> }) }
        </details>
    }
}

//! What a verdict may be: the grades of the teacher's own scales, each scale a group, and Whosaid's own ratings.

use std::cell::Cell;

use yew::{AttrValue, Html, html};

use crate::domain::model::{Rating, Verdict};
use crate::domain::workspace::Workspace;
use crate::t;
use crate::ui::words::rating_words;

/// What the select holds for a verdict: the rating's name and, behind a space, the words of the grade.
pub(super) fn value(rating: Rating, called: &str) -> String {
    format!("{} {called}", rating.key()).trim_end().to_owned()
}

/// What such a value means, with this reason.
pub(super) fn meant(value: &str, reason: &str) -> Option<Verdict> {
    let (rating, called) = value.split_once(' ').unwrap_or((value, ""));
    Some(Verdict {
        rating: Rating::parse(rating)?,
        called: called.to_owned(),
        reason: reason.to_owned(),
    })
}

/// The options of the select. The verdict that counts is among them, whatever became of the scale that has its words.
pub(super) fn options(workspace: &Workspace, now: &Verdict) -> Html {
    let scales = workspace.scales();
    let own = now.own_words().unwrap_or_default();
    let wanted = value(now.rating, own);
    // Two scales may have the same grade: one option is chosen.
    let is_found = Cell::new(false);
    let option = |value: String, words: AttrValue| {
        let selected = value == wanted && !is_found.replace(true);
        html! { <option {value} {selected} dir="auto">{ words }</option> }
    };
    let groups: Vec<Html> = scales
        .iter()
        .map(|scale| {
            let grades = scale.wording.grades.iter();
            let grades =
                grades.map(|it| option(value(it.rating, &it.name), it.name.clone().into()));
            html! { <optgroup label={scale.wording.name.clone()}>{ for grades }</optgroup> }
        })
        .collect();
    let ratings: Html = Rating::ALL
        .into_iter()
        .map(|it| option(value(it, ""), rating_words(it)))
        .collect();
    let former = (!is_found.get()).then(|| option(wanted.clone(), own.to_owned().into()));
    html! {
        <>
        { for former }
        if groups.is_empty() {
            { ratings }
        } else {
            { for groups }
            <optgroup label={t!("scale-built-in")}>{ ratings }</optgroup>
        }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roundtrip_values() {
        for (rating, called) in [
            (Rating::Open, ""),
            (Rating::NotEnough, ""),
            (Rating::Supported, "Mostly true"),
            (Rating::NotCheckable, "open"),
        ] {
            let verdict = Verdict {
                rating,
                called: called.to_owned(),
                reason: "So it is.".to_owned(),
            };
            assert_eq!(meant(&value(rating, called), "So it is."), Some(verdict));
        }
        assert_eq!(meant("true Mostly", ""), None);
    }
}

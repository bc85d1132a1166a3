//! A sentence with the words that somebody marked in it: under each other, these lines show where people differ.

use yew::{AttrValue, Html, html};

use super::walk::Walk;
use crate::domain::adjudicate::Case;
use crate::domain::model::TagKey;
use crate::domain::text::{Byte, Span, Target, sentence_around};
use crate::t;
use crate::ui::store::tag_words;
use crate::ui::words::quoted;
use crate::web::segmenter::BrowserBreaks;

/// Of longer passages only so many bytes are shown at both ends.
const MOST: usize = 900;

/// So many characters of a quote tell it from others.
const QUOTE: usize = 90;

/// The sentences around a case, as stretches of the text.
pub(super) fn context(walk: &Walk, case: &Case) -> Vec<Span> {
    let article = &walk.props.article;
    let Some(hull) = case.hull() else {
        return Vec::new();
    };
    let breaks = BrowserBreaks::new(&article.details.language);
    let whole = sentence_around(&article.text, hull, &breaks);
    let whole = Span::new(whole.start().min(hull.start()), whole.end().max(hull.end()));
    let Some(whole) = whole.filter(|it| it.len() > 2 * MOST) else {
        return whole.into_iter().collect();
    };
    let text = article.text.as_str();
    let (mut first, mut last) = (whole.start().get() + MOST, whole.end().get() - MOST);
    while !text.is_char_boundary(first) {
        first -= 1;
    }
    while !text.is_char_boundary(last) {
        last += 1;
    }
    let ends = [
        Span::new(whole.start(), Byte::new(first)),
        Span::new(Byte::new(last), whole.end()),
    ];
    ends.into_iter().flatten().collect()
}

/// The line of one mark, or of none. `common` are the words on which all agree who marked any, `all` those that anybody
/// marked.
pub(super) fn line(
    walk: &Walk,
    context: &[Span],
    mark: Option<(&Target, &TagKey)>,
    (common, all): (Option<&Target>, Option<&Target>),
) -> Html {
    let hue = mark.map(|it| walk.props.layer.tags().hue(it.1));
    let stretch = |span: Span| {
        let words = walk.props.article.text.slice(span).unwrap_or_default();
        let words = words.to_owned();
        let is_in = |target: Option<&Target>| target.is_some_and(|it| covers(it, span));
        if is_in(mark.map(|it| it.0)) {
            let differs = (!is_in(common)).then_some("");
            html! { <mark class="settle__mark" data-hue={hue} data-differs={differs}>{ words }</mark> }
        } else if is_in(all) {
            html! { <span class="settle__other">{ words }</span> }
        } else {
            html! { <>{ words }</> }
        }
    };
    let targets = [mark.map(|it| it.0), common, all];
    let part = |(at, it): (usize, &Span)| {
        html! {
            <>
                if at > 0 { { " […] " } }
                { for cut(*it, &targets).into_iter().map(stretch) }
            </>
        }
    };
    html! {
        <p class="settle__line" dir="auto" lang={language(walk)}>{ for context.iter().enumerate().map(part) }</p>
    }
}

fn language(walk: &Walk) -> Option<String> {
    let language = &walk.props.article.details.language;
    (!language.is_empty()).then(|| language.to_string())
}

/// Whether a target holds a stretch that none of its ends cuts.
fn covers(target: &Target, span: Span) -> bool {
    target.pieces().iter().any(|it| it.contains(span))
}

/// A stretch, cut wherever a piece begins or ends.
fn cut(whole: Span, targets: &[Option<&Target>]) -> Vec<Span> {
    let pieces = targets.iter().flatten().flat_map(|it| it.pieces());
    let mut places = vec![whole.start(), whole.end()];
    for at in pieces.flat_map(|it| [it.start(), it.end()]) {
        if at > whole.start()
            && at < whole.end()
            && let Err(place) = places.binary_search(&at)
        {
            places.insert(place, at);
        }
    }
    let ends = places.iter().skip(1);
    let spans = places.iter().zip(ends);
    spans.filter_map(|it| Span::new(*it.0, *it.1)).collect()
}

/// A mark in words: its tag and what it says.
pub(super) fn told(walk: &Walk, target: &Target, tag: &TagKey) -> AttrValue {
    let words = crate::domain::workspace::words_of(&walk.props.article, target);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let short = match words.char_indices().nth(QUOTE) {
        Some((at, _)) => format!("{}…", words.get(..at).unwrap_or_default()),
        None => words,
    };
    t!(
        "settle-mark",
        tag = &tag_words(walk.props.layer.tags(), tag),
        quote = &quoted(&short)
    )
}

//! The pieces of a target in the file to spans of the text.

use serde_json::Number;

use super::v1;
use crate::domain::anchor::{Anchoring, Quote, resolve};
use crate::domain::format::{Code, Problem};
use crate::domain::text::{CodePoint, PlainBreaks, Span, Target, Text, snap_to_graphemes};

/// Where an annotation is, and what to say about it.
#[derive(Debug)]
pub(super) enum Located {
    /// Here.
    At(Target, Vec<Problem>),
    /// Nowhere: the words that were looked for.
    Nowhere(String),
    /// The file does not say where, for this reason.
    Unsaid(String),
}

/// Finds all pieces of a target.
pub(super) fn locate(text: &Text, pieces: &[v1::Piece]) -> Located {
    let (mut spans, mut lost, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    for piece in pieces {
        let quote = quote(piece);
        let position = match position(text, piece) {
            Ok(position) => position,
            Err(problem) => {
                problems.push(problem);
                None
            }
        };
        let span = match (quote, position) {
            (Some(quote), _) => {
                let anchoring = resolve(text, &quote, position);
                let said = clip(&quote.exact);
                match anchoring {
                    Anchoring::Anchored(_) => {}
                    Anchoring::Found(_) if position.is_some() => {
                        problems.push(Problem::new(Code::Moved).with("quote", said));
                    }
                    Anchoring::Found(_) => {}
                    Anchoring::Doubtful { hits, .. } => {
                        let problem = Problem::new(Code::Ambiguous);
                        problems.push(problem.with("quote", said).with("hits", hits));
                    }
                    Anchoring::Orphan => lost.push(quote.exact),
                }
                anchoring.span()
            }
            (None, Some(span)) => {
                problems.push(Problem::new(Code::NoQuote));
                Some(span)
            }
            (None, None) => return Located::Unsaid("no words and no valid position".into()),
        };
        let cut = span.filter(|&it| snap_to_graphemes(text, it, &PlainBreaks) != Some(it));
        if let Some(words) = cut.and_then(|it| text.slice(it)) {
            problems.push(Problem::new(Code::CutsCharacter).with("quote", clip(words)));
        }
        spans.extend(span);
    }
    match Target::new(spans) {
        Ok(target) => {
            let lost = lost
                .iter()
                .map(|it| Problem::new(Code::PieceLost).with("quote", it));
            problems.extend(lost);
            Located::At(target, problems)
        }
        Err(_) if lost.is_empty() => Located::Unsaid("no piece of a target".into()),
        Err(_) => Located::Nowhere(lost.join(" … ")),
    }
}

/// The words that say that somebody speaks. An attribution without them is one: where they are nowhere to be found
/// it comes without.
pub(super) fn cue(text: &Text, pieces: &[v1::Piece]) -> (Option<Target>, Vec<Problem>) {
    match locate(text, pieces) {
        Located::At(target, problems) => (Some(target), problems),
        Located::Nowhere(words) => {
            let problem = Problem::new(Code::PieceLost).with("quote", words);
            (None, vec![problem])
        }
        Located::Unsaid(detail) => {
            let problem = Problem::new(Code::BrokenAttribution).with("detail", detail);
            (None, vec![problem])
        }
    }
}

fn selector<'a>(piece: &'a v1::Piece, kind: &str) -> Option<&'a v1::Selector> {
    piece.selector.0.iter().find(|it| it.kind == kind)
}

fn quote(piece: &v1::Piece) -> Option<Quote> {
    let selector = selector(piece, "TextQuoteSelector")?;
    let exact = selector.exact.clone().filter(|it| !it.is_empty())?;
    Some(Quote {
        exact,
        prefix: selector.prefix.clone().unwrap_or_default(),
        suffix: selector.suffix.clone().unwrap_or_default(),
    })
}

/// The position, if one is given.
fn position(text: &Text, piece: &v1::Piece) -> Result<Option<Span>, Problem> {
    let Some(selector) = selector(piece, "TextPositionSelector") else {
        return Ok(None);
    };
    let byte = |at: &Option<Number>| {
        let at = usize::try_from(at.as_ref()?.as_u64()?).ok()?;
        text.byte_of_code_points(CodePoint::new(at))
    };
    let span = match (byte(&selector.start), byte(&selector.end)) {
        (Some(start), Some(end)) => Span::new(start, end),
        _ => None,
    };
    let said = |at: &Option<Number>| {
        at.as_ref()
            .map_or_else(|| "?".to_owned(), Number::to_string)
    };
    span.map(Some).ok_or_else(|| {
        Problem::new(Code::BadPosition)
            .with("length", text.code_points().get())
            .with("start", said(&selector.start))
            .with("end", said(&selector.end))
    })
}

/// Enough of a quote to know it by.
fn clip(quote: &str) -> String {
    let mut out: String = quote.chars().take(80).collect();
    if out.len() < quote.len() {
        out.push('…');
    }
    out
}

//! Walks the bits of HTML that stand in Markdown: tags become elements, what is between them text.
//!
//! This is no HTML parser and need not be one: nothing it gives is ever shown as anything but text. Whole
//! pages come through the browser's own parser.

use super::elements::Elements;

/// Walks `html`. Tags may be left open or be ended without having begun.
pub(super) fn walk(html: &str, elements: &mut Elements) {
    let mut rest = html;
    // A script is full of `<`: where text is hidden, only an end tag counts.
    while let Some(at) = rest.find(if elements.is_hidden() { "</" } else { "<" }) {
        let (before, tag) = rest.split_at(at);
        elements.text(&decoded(before));
        rest = match skipped(tag) {
            Some(after) => after,
            None => match read_tag(tag) {
                Some((name, is_end, after)) => {
                    if is_end {
                        elements.leave(&name);
                    } else {
                        elements.enter(&name, None);
                    }
                    after
                }
                None => {
                    elements.text("<");
                    tag.get(1..).unwrap_or_default()
                }
            },
        };
    }
    elements.text(&decoded(rest));
}

/// What follows a comment, a declaration or an instruction, where `tag` begins with one.
fn skipped(tag: &str) -> Option<&str> {
    let end = if tag.starts_with("<!--") {
        "-->"
    } else if tag.starts_with("<!") || tag.starts_with("<?") {
        ">"
    } else {
        return None;
    };
    Some(tag.split_once(end).map_or("", |(_, after)| after))
}

/// The name of the tag that `tag` begins with, whether it is an end tag, and what follows it.
fn read_tag(tag: &str) -> Option<(String, bool, &str)> {
    let inner = tag.strip_prefix('<')?;
    let (is_end, inner) = inner
        .strip_prefix('/')
        .map_or((false, inner), |it| (true, it));
    if !inner.starts_with(|it: char| it.is_ascii_alphabetic()) {
        return None;
    }
    let is_after_name = |it: char| it.is_whitespace() || matches!(it, '/' | '>');
    let (name, mut rest) = inner.split_at(inner.find(is_after_name)?);
    // To the `>` that stands outside of quotation marks.
    loop {
        let at = rest.find(['>', '"', '\''])?;
        let (mark, after) = rest.split_at(at).1.split_at(1);
        if mark == ">" {
            return Some((name.to_ascii_lowercase(), is_end, after));
        }
        rest = after.split_once(mark)?.1;
    }
}

/// Text with the commonest character references decoded.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let found = after
            .split_once(';')
            .and_then(|(name, after)| Some((character(name)?, after)));
        rest = match found {
            Some((character, after)) => {
                out.push(character);
                after
            }
            None => {
                out.push('&');
                after
            }
        };
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    let number = name.strip_prefix('#');
    let code = match number {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        },
        None => u32::from(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "nbsp" => '\u{a0}',
            "shy" => '\u{ad}',
            "ndash" => '–',
            "mdash" => '—',
            "hellip" => '…',
            "lsquo" => '‘',
            "rsquo" => '’',
            "ldquo" => '“',
            "rdquo" => '”',
            _ => return None,
        }),
    };
    char::from_u32(code).filter(|&it| it != '\0')
}

//! Takes from foreign HTML what a strict content policy would complain of, before it is parsed.
//!
//! Nothing of a pasted page ever runs: it is parsed into a document that is never shown. But browsers report
//! each `style` and `on…` attribute and each `<style>` element of such a document as a breach of the page's
//! policy. Renamed, they mean nothing, and the words stay as they are.

/// The same HTML with `style` and `on…` attributes called `data-…`, and `<style>` called `<template>`.
#[must_use]
pub fn defuse(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + 64);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (words, tag) = rest.split_at(at);
        out.push_str(words);
        let name = tag.trim_start_matches(['<', '/']);
        let is_tag = name.starts_with(|it: char| it.is_ascii_alphabetic());
        let end = if is_tag { end_of(tag) } else { 1 };
        let (tag, after) = tag.split_at(end);
        if is_tag {
            push_tag(&mut out, tag)
        } else {
            out.push_str(tag)
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Bytes up to and with the `>` that ends a tag; one in quotes does not.
fn end_of(tag: &str) -> usize {
    let mut quote = None;
    for (at, character) in tag.char_indices() {
        match (quote, character) {
            (None, '>') => return at + 1,
            // A quote opens a value only after its equals sign.
            (None, '"' | '\'') if before(tag, at).ends_with('=') => quote = Some(character),
            (Some(open), it) if it == open => quote = None,
            _ => {}
        }
    }
    tag.len()
}

fn before(tag: &str, at: usize) -> &str {
    tag.get(..at).unwrap_or_default().trim_end()
}

fn push_tag(out: &mut String, tag: &str) {
    let mut quote = None;
    let mut word = 0;
    for (at, character) in tag.char_indices() {
        match (quote, character) {
            (Some(open), it) if it == open => quote = None,
            (Some(_), _) => continue,
            (None, '"' | '\'') if before(tag, at).ends_with('=') => quote = Some(character),
            (None, it) if !(it.is_whitespace() || matches!(it, '/' | '=' | '>' | '<')) => continue,
            _ => {}
        }
        push_word(out, tag.get(word..at).unwrap_or_default(), quote.is_none());
        out.push(character);
        word = at + character.len_utf8();
    }
    push_word(out, tag.get(word..).unwrap_or_default(), true);
}

/// A name of an element or an attribute, or a value without quotes, for which the new name does no harm.
fn push_word(out: &mut String, word: &str, is_name: bool) {
    let is_handler = word
        .get(..2)
        .is_some_and(|it| it.eq_ignore_ascii_case("on"));
    let is_style = word.eq_ignore_ascii_case("style");
    if is_name && is_style && out.ends_with(['<', '/']) && !out.ends_with(" /") {
        out.push_str("template");
    } else {
        if is_name && (is_style || is_handler) {
            out.push_str("data-");
        }
        out.push_str(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(given: &str, expected: &str) {
        assert_eq!(defuse(given), expected);
    }

    #[test]
    fn ok_names_change_inside_tags() {
        check(
            "<p style=\"color: red\">one</p>",
            "<p data-style=\"color: red\">one</p>",
        );
        check("<P STYLE='a'>x", "<P data-STYLE='a'>x");
        check(
            "<img src=x onerror=alert(1)>",
            "<img src=x data-onerror=alert(1)>",
        );
        check(
            "<img src=\"x\"onerror=\"y\">",
            "<img src=\"x\"data-onerror=\"y\">",
        );
        check("<svg/onload=y>", "<svg/data-onload=y>");
        check(
            "<p\nonclick = 'a > b'\tid=c>",
            "<p\ndata-onclick = 'a > b'\tid=c>",
        );
        check(
            "<style>p { color: red }</style>x",
            "<template>p { color: red }</template>x",
        );
    }

    #[test]
    fn ok_words_stay_as_they_are() {
        check(
            "style = x and onward, 1 < 2 > 0",
            "style = x and onward, 1 < 2 > 0",
        );
        check("a <- b < c <3", "a <- b < c <3");
        check("<p>\"style\" onerror=1</p>", "<p>\"style\" onerror=1</p>");
        check(
            "<a title=\" style=x onclick\">y</a>",
            "<a title=\" style=x onclick\">y</a>",
        );
        check("<p", "<p");
        check("é<p>ü</p>", "é<p>ü</p>");
    }
}

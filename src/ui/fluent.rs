//! Messages with their values put in.
//!
//! The files are Fluent, read by Mozilla's own parser when the app is built (`locales/compile.rs`); the page carries a
//! short form. Fluent's resolver, fluent-bundle, would weigh 50 KB in the page: it brings plural rules of all
//! languages and the reading and printing of decimal fractions, which the browser has and these messages do not
//! need. What is supported is what the files use, and the build refuses anything else: text, variables, string
//! literals, and a choice by a variable's plural category.
//!
//! Nothing invisible is put around values: names on the screen are found by what they begin and end with.

#[cfg(test)]
#[path = "../../locales/compile.rs"]
mod compile;
#[path = "../../locales/signs.rs"]
mod signs;

use signs::{CHOICE, END, END_CHOICE, END_VALUE, TEXT, VALUE, VARIANT};

/// A value in a message.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// Words, as they are.
    Text(&'a str),
    /// A count, which may choose the form of the message.
    Count(usize),
}

impl<'a, T: AsRef<str> + ?Sized> From<&'a T> for Value<'a> {
    fn from(text: &'a T) -> Self {
        Self::Text(text.as_ref())
    }
}

impl From<usize> for Value<'_> {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

/// The messages of one language.
#[derive(Debug)]
pub struct Messages {
    /// Id and pattern, in the order of the ids.
    patterns: Vec<(&'static str, &'static str)>,
}

impl Messages {
    /// Reads the short form.
    #[must_use]
    pub fn read(compiled: &'static str) -> Self {
        let messages = compiled.split_terminator(END);
        Self {
            patterns: messages.filter_map(|it| it.split_once(TEXT)).collect(),
        }
    }

    /// The message `id` with its values; `plural` gives the plural category (CLDR) of a count. `None` where
    /// there is no such message.
    #[must_use]
    pub fn format(
        &self,
        id: &str,
        values: &[(&str, Value<'_>)],
        plural: &dyn Fn(usize) -> String,
    ) -> Option<String> {
        let place = self.patterns.binary_search_by(|it| it.0.cmp(id)).ok()?;
        let (_, pattern) = self.patterns.get(place)?;
        let mut out = String::new();
        let mut rest = *pattern;
        while let Some((before, after)) = rest.split_once(CHOICE) {
            write(&mut out, before, values);
            let (choice, after) = after.split_once(END_CHOICE)?;
            write(&mut out, chosen(choice, values, plural), values);
            rest = after;
        }
        write(&mut out, rest, values);
        Some(out)
    }
}

type Values<'a, 'b> = &'a [(&'b str, Value<'b>)];

/// Writes text with values in it.
fn write(out: &mut String, text: &str, values: Values<'_, '_>) {
    let mut parts = text.split(VALUE);
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (name, after) = part.split_once(END_VALUE).unwrap_or((part, ""));
        match value_of(name, values) {
            Some(Value::Text(text)) => out.push_str(text),
            Some(Value::Count(count)) => out.push_str(&count.to_string()),
            None => out.push_str(name),
        }
        out.push_str(after);
    }
}

/// The variant that is chosen: of a count as it is, else of its plural category; of words as they are.
fn chosen<'a>(
    choice: &'a str,
    values: Values<'_, '_>,
    plural: &dyn Fn(usize) -> String,
) -> &'a str {
    let mut variants = choice.split(VARIANT);
    let name = variants.next().unwrap_or_default();
    let variants = variants.filter_map(|it| it.split_once(TEXT));
    let find = |key: &str| variants.clone().find(|it| it.0 == key).map(|it| it.1);
    let found = match value_of(name, values) {
        Some(Value::Count(count)) => find(&count.to_string()).or_else(|| find(&plural(count))),
        Some(Value::Text(text)) => find(text),
        None => None,
    };
    found.or_else(|| find("")).unwrap_or_default()
}

fn value_of<'b>(name: &str, values: Values<'_, 'b>) -> Option<Value<'b>> {
    let named = values.iter().find(|it| it.0 == name);
    named.map(|it| it.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "\
plain = Words
with = Delete { $quote }
literal = { \"{\" }brace
many = { $n ->
    [0] none
    [one] 1 thing
   *[other] { $n } things of { $of }
}
";

    #[track_caller]
    fn check(id: &str, values: &[(&str, Value<'_>)], expected: Option<&str>) {
        let plural = |count: usize| if count == 1 { "one" } else { "other" }.to_owned();
        let compiled = compile::compile(SOURCE).unwrap().leak();
        let found = Messages::read(compiled).format(id, values, &plural);
        assert_eq!(found.as_deref(), expected);
    }

    #[test]
    fn ok_text_values_and_plurals() {
        check("plain", &[], Some("Words"));
        check(
            "with",
            &[("quote", Value::Text("“{ $x }”"))],
            Some("Delete “{ $x }”"),
        );
        check("literal", &[], Some("{brace"));
        check("many", &[("n", Value::Count(0))], Some("none"));
        check("many", &[("n", Value::Count(1))], Some("1 thing"));
        check(
            "many",
            &[("n", Value::Count(21)), ("of", Value::Text("them"))],
            Some("21 things of them"),
        );
    }

    #[test]
    fn err_what_the_page_does_not_understand() {
        for source in [
            "broken",
            "-term = Words",
            "of-a-term = { -term }",
            "a-function = { NUMBER($n) }",
            "within = { $n ->\n   *[other] { $m ->\n       *[other] two }\n }\n",
        ] {
            assert!(compile::compile(source).is_err(), "{source}");
        }
    }

    #[test]
    fn ok_what_is_missing_shows() {
        check("nothing", &[], None);
        check("with", &[], Some("Delete quote"));
    }
}

//! Fluent patterns to words.
//!
//! The files are read by Mozilla's own parser. Its resolver, fluent-bundle, weighs 40 KB more in the page:
//! it brings plural rules of all languages and the reading and printing of decimal fractions, which the
//! browser has and these messages do not need. What is supported is what the files use, and a native test
//! refuses anything else: text, variables, string literals, and a choice by a variable's plural category.
//!
//! Nothing invisible is put around values: names on the screen are found by what they begin and end with.

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser::parse_runtime;

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
    /// By id, in order.
    patterns: Vec<(&'static str, Pattern<&'static str>)>,
}

impl Messages {
    /// Reads a file. A message with a mistake in it is left out, and a native test refuses the file.
    #[must_use]
    pub fn parse(source: &'static str) -> Self {
        let resource = parse_runtime(source).unwrap_or_else(|(resource, _)| resource);
        let mut patterns: Vec<(&'static str, Pattern<&'static str>)> = Vec::new();
        for entry in resource.body {
            if let Entry::Message(message) = entry
                && let Some(pattern) = message.value
            {
                let place = patterns.partition_point(|(id, _)| *id < message.id.name);
                patterns.insert(place, (message.id.name, pattern));
            }
        }
        Self { patterns }
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
        let place = self
            .patterns
            .binary_search_by(|(it, _)| (*it).cmp(id))
            .ok()?;
        let (_, pattern) = self.patterns.get(place)?;
        let mut out = String::new();
        write(&mut out, pattern, values, plural);
        Some(out)
    }
}

type Values<'a, 'b> = &'a [(&'b str, Value<'b>)];

fn write(
    out: &mut String,
    pattern: &Pattern<&str>,
    values: Values<'_, '_>,
    plural: &dyn Fn(usize) -> String,
) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => out.push_str(value),
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(inline) => write_inline(out, inline, values),
                Expression::Select { selector, variants } => {
                    let chosen = category(selector, values, plural);
                    let is_chosen = |key: &VariantKey<&str>| match key {
                        VariantKey::Identifier { name }
                        | VariantKey::NumberLiteral { value: name } => {
                            chosen.iter().any(|it| it == name)
                        }
                    };
                    let variant = variants.iter().find(|it| is_chosen(&it.key));
                    let variant = variant.or_else(|| variants.iter().find(|it| it.default));
                    if let Some(variant) = variant {
                        write(out, &variant.value, values, plural);
                    }
                }
            },
        }
    }
}

fn write_inline(out: &mut String, inline: &InlineExpression<&str>, values: Values<'_, '_>) {
    match inline {
        InlineExpression::VariableReference { id } => match value_of(id.name, values) {
            Some(Value::Text(text)) => out.push_str(text),
            Some(Value::Count(count)) => out.push_str(&count.to_string()),
            None => out.push_str(id.name),
        },
        InlineExpression::StringLiteral { value } => out.push_str(value),
        _ => {}
    }
}

/// What a selector chooses: a count as it is, or its plural category; words as they are.
fn category(
    selector: &InlineExpression<&str>,
    values: Values<'_, '_>,
    plural: &dyn Fn(usize) -> String,
) -> Vec<String> {
    let InlineExpression::VariableReference { id } = selector else {
        return Vec::new();
    };
    match value_of(id.name, values) {
        Some(Value::Count(count)) => vec![count.to_string(), plural(count)],
        Some(Value::Text(text)) => vec![text.to_owned()],
        None => Vec::new(),
    }
}

fn value_of<'b>(name: &str, values: Values<'_, 'b>) -> Option<Value<'b>> {
    values
        .iter()
        .find(|(it, _)| *it == name)
        .map(|&(_, value)| value)
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
        let found = Messages::parse(SOURCE).format(id, values, &plural);
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
    fn ok_what_is_missing_shows() {
        check("nothing", &[], None);
        check("with", &[], Some("Delete quote"));
    }
}

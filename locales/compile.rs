//! Fluent files to the short form that the page carries. Runs when the app is built: Mozilla's own parser would
//! weigh 12 KB in the page.
//!
//! A message is `id` [`TEXT`] `pattern` [`END`]; messages are in the order of their ids. In a pattern a value is
//! [`VALUE`] `name` [`END_VALUE`], and a choice [`CHOICE`] `name`, then [`VARIANT`] `key` [`TEXT`] `pattern` for
//! each variant, the default one with an empty key, then [`END_CHOICE`].

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};
use fluent_syntax::parser::parse_runtime;

use super::signs::{CHOICE, END, END_CHOICE, END_VALUE, TEXT, VALUE, VARIANT};

/// Compiles a file.
///
/// # Errors
/// What of it is no Fluent, or is more of it than the page understands: text, values, string literals, and a
/// choice by a value.
pub(crate) fn compile(source: &str) -> Result<String, String> {
    let resource = parse_runtime(source).map_err(|(_, mistakes)| format!("{mistakes:?}"))?;
    let mut messages: Vec<(&str, String)> = Vec::new();
    for entry in &resource.body {
        match entry {
            Entry::Message(message) => {
                let pattern = message.value.as_ref();
                let pattern = pattern.ok_or_else(|| format!("{} is empty", message.id.name))?;
                let mut out = String::new();
                write(&mut out, pattern, true)
                    .map_err(|why| format!("{}: {why}", message.id.name))?;
                messages.push((message.id.name, out));
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            Entry::Term(_) | Entry::Junk { .. } => {
                return Err(format!("expected messages, found {entry:?}"));
            }
        }
    }
    messages.sort_unstable();
    let line = |(id, pattern): (&str, String)| format!("{id}{TEXT}{pattern}{END}");
    Ok(messages.into_iter().map(line).collect())
}

fn write(out: &mut String, pattern: &Pattern<&str>, may_choose: bool) -> Result<(), String> {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => out.push_str(value),
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(InlineExpression::StringLiteral { value }) => {
                    out.push_str(value)
                }
                Expression::Inline(InlineExpression::VariableReference { id }) => {
                    out.push_str(&format!("{VALUE}{}{END_VALUE}", id.name));
                }
                Expression::Select {
                    selector: InlineExpression::VariableReference { id },
                    variants,
                } if may_choose => {
                    out.push_str(&format!("{CHOICE}{}", id.name));
                    for variant in variants {
                        out.push_str(&format!("{VARIANT}{}{TEXT}", key(variant)));
                        write(out, &variant.value, false)?;
                    }
                    out.push(END_CHOICE);
                }
                Expression::Inline(_) | Expression::Select { .. } => {
                    return Err(format!(
                        "expected a value or a choice by one, found {expression:?}"
                    ));
                }
            },
        }
    }
    Ok(())
}

fn key<'a>(variant: &Variant<&'a str>) -> &'a str {
    match &variant.key {
        _ if variant.default => "",
        VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name } => name,
    }
}

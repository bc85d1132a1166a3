//! Every word on the screen, through Fluent: `locales/<language>.ftl`.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use yew::AttrValue;

/// English, which is complete: the other languages fall back to it.
const ENGLISH: &str = include_str!("../../locales/en.ftl");

thread_local! {
    static BUNDLE: FluentBundle<FluentResource> = bundle("en", ENGLISH);
}

fn bundle(language: &str, source: &str) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new(language.parse().into_iter().collect());
    // Names on the screen are found by what they begin and end with, so that no invisible characters are
    // put around what people wrote; where it is shown it stands in a `bdi` element.
    bundle.set_use_isolating(false);
    // A message with a mistake in it is left out, and a native test refuses the file.
    let resource =
        FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    bundle
}

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

/// A message, or its own id where there is none.
#[must_use]
pub fn message(id: &str, values: &[(&str, Value<'_>)]) -> AttrValue {
    BUNDLE.with(|bundle| {
        let pattern = bundle.get_message(id).and_then(|it| it.value());
        let Some(pattern) = pattern else {
            return AttrValue::from(id.to_owned());
        };
        let mut args = FluentArgs::new();
        for (name, value) in values {
            match value {
                Value::Text(text) => args.set(*name, FluentValue::from(*text)),
                Value::Count(count) => args.set(*name, FluentValue::from(*count)),
            }
        }
        let text = bundle.format_pattern(pattern, Some(&args), &mut Vec::new());
        AttrValue::from(text.into_owned())
    })
}

/// `t!("id")` or `t!("id", name = value, …)`: a message in the person's language. Values are borrowed words
/// or counts.
#[macro_export]
macro_rules! t {
    ($id:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::ui::messages::message(
            $id,
            &[$((stringify!($name), $crate::ui::messages::Value::from($value))),*],
        )
    };
}

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

/// A message, or its own id where there is none.
#[must_use]
pub fn message(id: &str, args: &FluentArgs<'_>) -> AttrValue {
    BUNDLE.with(|bundle| {
        let pattern = bundle.get_message(id).and_then(|it| it.value());
        let Some(pattern) = pattern else {
            return AttrValue::from(id.to_owned());
        };
        let text = bundle.format_pattern(pattern, Some(args), &mut Vec::new());
        AttrValue::from(text.into_owned())
    })
}

/// A value in a message.
pub fn value<'a>(it: impl Into<FluentValue<'a>>) -> FluentValue<'a> {
    it.into()
}

/// `t!("id")` or `t!("id", name = value, …)`: a message in the person's language.
#[macro_export]
macro_rules! t {
    ($id:expr $(, $name:ident = $value:expr)* $(,)?) => {{
        #[allow(unused_mut, reason = "messages without values")]
        let mut args = ::fluent_bundle::FluentArgs::new();
        $(args.set(stringify!($name), $crate::ui::messages::value($value));)*
        $crate::ui::messages::message($id, &args)
    }};
}

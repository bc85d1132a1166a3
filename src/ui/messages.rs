//! Every word on the screen, through Fluent: `locales/<language>.ftl`.

use yew::AttrValue;

pub use crate::ui::fluent::Value;

use crate::ui::fluent::Messages;
use crate::web::language;

/// English, which is complete: the other languages fall back to it.
const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/en.messages"));

thread_local! {
    static MESSAGES: Messages = Messages::read(ENGLISH);
}

/// A message, or its own id where there is none.
#[must_use]
pub fn message(id: &str, values: &[(&str, Value<'_>)]) -> AttrValue {
    let plural = |count: usize| language::plural_category("en", count);
    let found = MESSAGES.with(|it| it.format(id, values, &plural));
    AttrValue::from(found.unwrap_or_else(|| id.to_owned()))
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

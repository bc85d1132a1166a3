//! Every word on the screen, through Fluent: `locales/<language>.ftl`, and what only the further parts of the program
//! say, `<language>-later.ftl`, `<language>-picture.ftl` and `<language>-lesson.ftl`, which come with them.

use std::cell::RefCell;

use yew::AttrValue;

pub use crate::ui::fluent::Value;

use crate::ui::fluent::Messages;
use crate::web::language;

/// English, which is complete: the other languages fall back to it.
const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/en.messages"));

/// What only the second part of the program says.
pub const LATER: &str = include_str!(concat!(env!("OUT_DIR"), "/en-later.messages"));
/// What only boards and reports say.
pub const PICTURE: &str = include_str!(concat!(env!("OUT_DIR"), "/en-picture.messages"));
/// What only work in class says.
pub const LESSON: &str = include_str!(concat!(env!("OUT_DIR"), "/en-lesson.messages"));

thread_local! {
    static MESSAGES: RefCell<Vec<Messages>> = RefCell::new(at_first());
}

/// What is there from the start: everything, where the program is not cut.
fn at_first() -> Vec<Messages> {
    let mut all = vec![Messages::read(ENGLISH)];
    if !cfg!(feature = "split") {
        all.extend([LATER, PICTURE, LESSON].map(Messages::read));
    }
    all
}

/// Adds messages that came later.
pub fn add(compiled: &'static str) {
    MESSAGES.with_borrow_mut(|it| it.push(Messages::read(compiled)));
}

/// A message, or its own id where there is none.
#[must_use]
pub fn message(id: &str, values: &[(&str, Value<'_>)]) -> AttrValue {
    let plural = |count: usize| language::plural_category("en", count);
    let found = MESSAGES.with_borrow(|all| {
        let mut found = all.iter().map(|it| it.format(id, values, &plural));
        found.find_map(|it| it)
    });
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

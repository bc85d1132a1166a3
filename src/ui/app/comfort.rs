//! Puts what a person chose about how the page reads where the style sheets see it.

use crate::domain::keep::Comfort;
use crate::t;
use crate::ui::reader::Behaviors;
use crate::ui::store::usual_words;
use crate::web::{dom, events};

/// Every choice that was made as an attribute of the page's root, `data-measure="wide"`, and the words that are
/// spoken at marks.
pub(super) fn show(comfort: &Comfort) {
    let first = Comfort::default();
    for ((name, value), (_, usual)) in comfort.all().zip(first.all()) {
        let value = (value != usual).then_some(value);
        dom::set_root_attribute(&format!("data-{name}"), value);
    }
    events::tell_resize();
    if comfort.get("spoken") != "yes" {
        return;
    }
    for name in Behaviors::NAMES.iter().filter(|it| !it.is_empty()) {
        let words: Vec<String> = name
            .split('-')
            .map(|it| usual_words(it).to_string())
            .collect();
        let tags = words.join(", ");
        dom::set_root_words(
            &format!("--begins-{name}"),
            &t!("said-begins", tags = &tags),
        );
        dom::set_root_words(&format!("--ends-{name}"), &t!("said-ends", tags = &tags));
    }
}

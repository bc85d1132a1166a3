//! How many characters of the article cannot be seen, and whether signs stand for them.

use std::rc::Rc;

use yew::{Html, UseStateHandle, hook, html, use_effect_with, use_state_eq};

use super::ReaderProps;
use crate::domain::model::Article;
use crate::domain::text::invisible;
use crate::t;
use crate::ui::widgets::{Look, button, on_press};
use crate::web::frame;

/// Counts them when nothing else happens.
#[hook]
pub(super) fn use_hidden(article: &Rc<Article>) -> UseStateHandle<usize> {
    let count = use_state_eq(|| 0);
    let (setter, text) = (count.setter(), Rc::clone(&article.text));
    use_effect_with(article.id, move |_| {
        let pending = frame::when_idle(move || setter.set(invisible(text.as_str()).count()));
        move || drop(pending)
    });
    count
}

/// The number of them, and the way to see them; nothing where there are none.
pub(super) fn hidden_note(count: usize, props: &ReaderProps) -> Html {
    let (store, is_shown) = (props.store.clone(), props.extras.signs);
    let on_toggle = on_press(move || {
        store.choose_comfort("signs", if is_shown { "no" } else { "yes" });
    });
    let look = Look {
        is_pressed: Some(is_shown),
        ..Look::QUIET
    };
    html! {
        if count > 0 {
            <p class="article__hidden">{ t!("hidden", n = count) }{ " " }{ button(t!("hidden-show"), look, on_toggle) }</p>
        }
    }
}

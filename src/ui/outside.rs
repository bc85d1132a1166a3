//! Addresses outside of the app.

use yew::{Html, html};

use crate::domain::model::{host_of, is_web_address};

/// An address as a link that shows its host and takes nothing of this page along. Only an address of the web becomes
/// one: anything else, as a file may hold it, is words.
pub fn outside(address: &str) -> Html {
    if is_web_address(address) {
        html! { <a href={address.to_owned()} rel="noopener noreferrer external" referrerpolicy="no-referrer" target="_blank">{ host_of(address).to_owned() }</a> }
    } else {
        html! { <span>{ address.to_owned() }</span> }
    }
}

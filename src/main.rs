//! Starts the app in the page, and says where the program is cut in two.

use whosaid::ui::app::{Later, mount};

/// The second part of the program begins here: the release build puts what only this reaches into a file of its own.
/// The call across the files is all the unsafe code there is, and the macro writes it.
#[cfg(feature = "split")]
#[allow(unsafe_code)]
mod cut {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};
    use whosaid::ui::app::Later;

    #[wasm_split(later, fallible)]
    pub(super) fn later() -> Result<Later, SplitLoaderError> {
        Ok(Later::all())
    }
}

#[cfg(feature = "split")]
async fn later() -> Option<Later> {
    cut::later().await.ok()
}

#[cfg(not(feature = "split"))]
async fn later() -> Option<Later> {
    Some(Later::all())
}

fn main() {
    mount(|| Box::pin(later()));
}

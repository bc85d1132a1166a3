//! Starts the app in the page, and says where the program is cut.

use whosaid::ui::app::mount;
#[cfg(not(feature = "split"))]
use whosaid::ui::app::whole as cut;

/// Each further part of the program begins here: the release build puts what only this reaches into a file of its own.
/// The calls across the files are all the unsafe code there is, and the macro writes it.
#[cfg(feature = "split")]
#[allow(unsafe_code)]
mod cut {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};
    use whosaid::ui::app::{Later, Lesson, Picture};

    #[wasm_split(later, fallible)]
    pub(super) fn later() -> Result<Later, SplitLoaderError> {
        Ok(Later::all())
    }

    #[wasm_split(picture, fallible)]
    pub(super) fn picture() -> Result<Picture, SplitLoaderError> {
        Ok(Picture::all())
    }

    #[wasm_split(lesson, fallible)]
    pub(super) fn lesson() -> Result<Lesson, SplitLoaderError> {
        Ok(Lesson::all())
    }
}

fn main() {
    mount(|part| Box::pin(part.fetch(cut::later, cut::picture, cut::lesson)));
}

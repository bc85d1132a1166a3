//! How the page fetches what it does not hold from the start: parts of the same program, each in a file of its own.
//!
//! The release build is cut where `src/main.rs` says (`xtask/src/split.rs` does it): what only the ways into a part
//! reach is in its file, so an article can be read and annotated before it is there. Other builds hold all parts from
//! the start.

use std::cell::Cell;
use std::pin::Pin;

use wasm_bindgen_futures::spawn_local;

use super::later::{Later, later};
use super::lesson::{Lesson, lesson};
use super::picture::{Picture, picture};
use super::view::{Open, Viewer};
use crate::t;
use crate::ui::store::Store;

/// A part that is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// After the first paint.
    Later,
    /// When somebody asks for it: boards and reports.
    Picture,
    /// When somebody asks for it: work in class.
    Lesson,
}

impl Part {
    /// Fetches this part by its way and keeps it; `false` where that failed, and another call tries again.
    ///
    /// The ways return all that is known of a part here: what is called by its name would be in the first file.
    pub async fn fetch<E>(
        self,
        later: impl AsyncFnOnce() -> Result<Later, E>,
        picture: impl AsyncFnOnce() -> Result<Picture, E>,
        lesson: impl AsyncFnOnce() -> Result<Lesson, E>,
    ) -> bool {
        match self {
            Self::Later => later().await.map(Later::keep).is_ok(),
            Self::Picture => picture().await.map(Picture::keep).is_ok(),
            Self::Lesson => match lesson().await {
                Ok(it) => {
                    it.keep().await;
                    true
                }
                Err(_) => false,
            },
        }
    }

    /// Whether it is there.
    fn is_there(self) -> bool {
        match self {
            Self::Later => later().is_some(),
            Self::Picture => picture().is_some(),
            Self::Lesson => lesson().is_some(),
        }
    }
}

/// The parts in builds that are not cut.
pub mod whole {
    use std::convert::Infallible;

    use super::{Later, Lesson, Picture};

    pub async fn later() -> Result<Later, Infallible> {
        Ok(Later::all())
    }

    pub async fn picture() -> Result<Picture, Infallible> {
        Ok(Picture::all())
    }

    pub async fn lesson() -> Result<Lesson, Infallible> {
        Ok(Lesson::all())
    }
}

/// Fetches a part, as [`Part::fetch`] does.
pub type Fetch = fn(Part) -> Pin<Box<dyn Future<Output = bool>>>;

thread_local! {
    static FETCH: Cell<Option<Fetch>> = const { Cell::new(None) };
}

/// Says how parts are fetched.
pub(super) fn fetch_by(fetch: Fetch) {
    FETCH.set(Some(fetch));
}

/// Fetches a part, and whether it is there now.
pub(super) async fn fetch(part: Part, viewer: &Viewer) -> bool {
    let Some(fetch) = FETCH.get() else {
        return false;
    };
    let is_there = fetch(part).await;
    viewer.edit(|it| {
        it.is_whole = later().is_some();
        it.has_lesson = lesson().is_some();
    });
    is_there
}

/// Calls with a part, fetched first where it is not there yet; where that fails, it is announced and the next call
/// tries again. `there` gives it once it is there.
pub(super) fn with<T: 'static>(
    part: Part,
    there: fn() -> Option<T>,
    (store, viewer): (&Store, &Viewer),
    act: impl FnOnce(T) + 'static,
) {
    if let Some(it) = there() {
        return act(it);
    }
    let act = move || {
        if let Some(it) = there() {
            act(it);
        }
    };
    fetch_for(part, store, viewer, Box::new(act));
}

/// Opens a dialog of a part, fetched first where it is not there yet.
pub(super) fn open(part: Part, what: Open, (store, viewer): (&Store, &Viewer)) {
    let at = viewer.clone();
    let act: Box<dyn FnOnce()> = Box::new(move || at.edit(|it| it.open = what));
    if part.is_there() {
        act();
    } else {
        fetch_for(part, store, viewer, act);
    }
}

/// Fetches a part and then acts; where that fails, it is announced and the next call tries again.
fn fetch_for(part: Part, store: &Store, viewer: &Viewer, act: Box<dyn FnOnce()>) {
    let (store, viewer) = (store.clone(), viewer.clone());
    spawn_local(async move {
        if fetch(part, &viewer).await {
            act();
        } else {
            viewer.edit(|it| it.open = Open::None);
            store.warn(t!("later-missing"));
        }
    });
}

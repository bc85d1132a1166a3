//! Which lessons there are, and where they are.

use yew::AttrValue;

use crate::domain::format::files::Given;
use crate::domain::model::{AuthorId, Record};
use crate::t;
use crate::ui::store::Store;
use crate::web::fetch;
use crate::web::worker::FileWorker;

/// A ready-made lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ready {
    /// For ages 11 and 12.
    Cat,
    /// For ages 13 and 14.
    Scooters,
    /// For ages 15 to 17.
    Dam,
}

impl Ready {
    /// All, the easiest first.
    pub const ALL: [Self; 3] = [Self::Cat, Self::Scooters, Self::Dam];

    /// The folder under `data/lessons` that it is made in, and what its files are called.
    #[must_use]
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Cat => "cat",
            Self::Scooters => "scooters",
            Self::Dam => "dam",
        }
    }

    /// How long it takes pupils, in minutes.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        match self {
            Self::Cat => 25,
            Self::Scooters => 35,
            Self::Dam => 60,
        }
    }

    /// Its title.
    pub(super) fn title(self) -> AttrValue {
        t!(match self {
            Self::Cat => "ready-cat",
            Self::Scooters => "ready-scooters",
            Self::Dam => "ready-dam",
        })
    }

    /// For whom it is.
    pub(super) fn level(self) -> AttrValue {
        t!(match self {
            Self::Cat => "ready-cat-level",
            Self::Scooters => "ready-scooters-level",
            Self::Dam => "ready-dam-level",
        })
    }

    /// What is practiced.
    pub(super) fn about(self) -> AttrValue {
        t!(match self {
            Self::Cat => "ready-cat-about",
            Self::Scooters => "ready-scooters-about",
            Self::Dam => "ready-dam-about",
        })
    }

    /// Its plan, as Markdown; nothing where it cannot be had.
    pub(super) async fn plan(self) -> Option<String> {
        fetch::text(&format!("data/lessons/{}/plan.md", self.folder())).await
    }

    /// What its file holds; nothing where it cannot be had.
    pub(super) async fn records(self, store: &Store) -> Option<Vec<Record>> {
        let name = format!("{}.whosaid.json", self.folder());
        let file = fetch::text(&format!("data/lessons/{name}")).await?;
        let (now, id) = store.now_and_id();
        let given = Given {
            seed: id.bytes(),
            author: AuthorId(id),
            now,
        };
        let worker = FileWorker::shared();
        let read = worker.read(&name, file.as_bytes(), given).await;
        Some(read.ok()?.ok()?.records)
    }
}

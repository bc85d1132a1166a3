//! All scenarios, by what they are about.

mod again;
mod agreement;
mod analysis;
mod articles;
mod bad_files;
mod boards;
mod caret;
mod checking;
mod classes;
mod comfort;
mod dumayr;
mod entities;
mod finding;
mod grips;
mod keeping;
mod keyboard;
mod lessons;
mod links;
mod list;
mod looks;
mod making;
mod odd_files;
mod own_tags;
mod pictures;
mod reading;
mod scales;
mod scripts;
mod selftest;
mod settling;
mod sharing;
mod sight;
mod sources;
mod spans;
mod suggest;
mod whole_lesson;
mod working;

use crate::scenario::Scenario;

/// The whole table, in the order it is played.
pub(crate) fn all() -> Vec<Scenario> {
    [
        selftest::TABLE,
        articles::TABLE,
        spans::TABLE,
        sight::TABLE,
        sources::TABLE,
        checking::TABLE,
        scales::TABLE,
        entities::TABLE,
        links::TABLE,
        boards::TABLE,
        agreement::TABLE,
        whole_lesson::TABLE,
        working::TABLE,
        settling::TABLE,
        lessons::TABLE,
        own_tags::TABLE,
        making::TABLE,
        classes::TABLE,
        reading::TABLE,
        list::TABLE,
        finding::TABLE,
        again::TABLE,
        grips::TABLE,
        caret::TABLE,
        comfort::TABLE,
        suggest::TABLE,
        scripts::TABLE,
        keeping::TABLE,
        sharing::TABLE,
        bad_files::TABLE,
        odd_files::TABLE,
        keyboard::TABLE,
        looks::TABLE,
        dumayr::TABLE,
        analysis::TABLE,
    ]
    .concat()
}

/// The scenarios that make the pictures of the README.
pub(crate) fn shots() -> Vec<Scenario> {
    pictures::TABLE.to_vec()
}

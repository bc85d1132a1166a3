//! The grade book: one row a pupil, one column a thing of the key, as a table for spreadsheets.

use super::Desk;
use super::pupils::tally;
use super::returning::{Content, Output};
use crate::domain::format::table::csv;
use crate::t;
use crate::ui::lesson::number::points;
use crate::web::clock::moment;

/// Hands the grade book out.
pub(super) fn download_book(desk: &Desk) {
    desk.props.on_out.emit(vec![Output {
        title: desk.title().to_owned(),
        ending: "grades.csv",
        content: Content::Table(csv(&rows(desk))),
    }]);
}

fn rows(desk: &Desk) -> Vec<Vec<String>> {
    let sheet = desk.sheet();
    let class = &desk.class;
    let mut head: Vec<String> = vec![
        t!("class-column-name").to_string(),
        t!("book-points").to_string(),
        t!("book-out-of").to_string(),
        t!("class-column-found").to_string(),
        t!("class-column-missed").to_string(),
        t!("class-column-extra").to_string(),
        t!("class-column-traps").to_string(),
        t!("book-begun").to_string(),
        t!("class-column-handed-in").to_string(),
        t!("book-minutes").to_string(),
    ];
    let items = class.scores.first().map_or(&[][..], |it| &it.items);
    head.extend(items.iter().map(|it| {
        let (name, of) = (sheet.name(it.item), points(it.out_of));
        if it.is_trap {
            t!("book-trap", name = &name).to_string()
        } else {
            t!("book-thing", name = &name, of = &of).to_string()
        }
    }));
    let both = class.handins.iter().zip(&class.scores).enumerate();
    let row = both.map(|(at, (handin, score))| {
        let tally = tally(score);
        let mut row = vec![
            // A grade book without names is of no use: they are hidden on the screen only.
            class.name(at, false).to_string(),
            points(score.points),
            points(score.out_of),
            tally.found.to_string(),
            tally.missed.to_string(),
            tally.extra.to_string(),
            tally.traps.to_string(),
            moment(handin.begun),
            moment(handin.handed_in),
            handin.minutes().to_string(),
        ];
        row.extend(score.items.iter().map(|it| match it.is_waiting() {
            true => String::new(),
            false if it.is_trap && it.points > 0 => format!("−{}", points(it.points)),
            false => points(it.points),
        }));
        row
    });
    std::iter::once(head).chain(row).collect()
}

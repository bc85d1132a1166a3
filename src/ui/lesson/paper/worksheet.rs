//! The worksheet: everything that a pupil needs, and nothing of the key.

use super::article::article;
use super::lines::Lines;
use super::questions::asked;
use super::tables::{Column, blank};
use super::{Sheet, heading, what_to_do};
use crate::domain::model::{Behavior, Details, Rating, Tag};
use crate::t;
use crate::ui::page::{escape, page};
use crate::ui::words::rating_words;

/// Rows of a table: by the length of the article, so that their number tells nothing.
const FEWEST: usize = 6;
const MOST: usize = 14;

/// The worksheet as a page.
#[must_use]
pub fn worksheet(sheet: &Sheet<'_>) -> String {
    let lines = Lines::of(&sheet.article.text, sheet.breaks);
    let mut main = blanks();
    let minutes = usize::from(sheet.exercise.minutes);
    if minutes > 0 {
        let words = t!("paper-minutes", n = minutes);
        main.push_str(&format!("<p class=\"hint\">{}</p>\n", escape(&words)));
    }
    main.push_str(&what_to_do(sheet));
    main.push_str(&head(&sheet.article.details, "own"));
    main.push_str(&article(sheet, &lines, &[]));
    main.push_str(&heading(&t!("paper-found")));
    main.push_str(&tables(sheet, &lines));
    if !sheet.exercise.questions.is_empty() {
        main.push_str(&heading(&t!("paper-questions")));
        main.push_str(&asked(sheet));
    }
    page(
        sheet.title(),
        sheet.style,
        &main,
        &escape(&t!("paper-with")),
    )
}

/// Where the pupil says who they are.
fn blanks() -> String {
    let blank = |name: &str| format!("<span>{}<i></i></span>", escape(name));
    let names = [t!("paper-name"), t!("paper-class"), t!("paper-date")];
    let names: String = names.iter().map(|it| blank(it)).collect();
    format!("<p class=\"blanks\">{names}</p>\n")
}

/// The title of the article and where it is from; `on` a page of its own, or the same.
pub(super) fn head(details: &Details, on: &str) -> String {
    let known = [&details.author, &details.published, &details.source];
    let known: Vec<&str> = known
        .into_iter()
        .map(|it| it.trim())
        .filter(|it| !it.is_empty())
        .collect();
    format!(
        "<h2 class=\"article\" data-on=\"{on}\" dir=\"auto\">{}</h2>\n<p class=\"hint\" dir=\"auto\">{}</p>\n",
        escape(&details.title),
        escape(&known.join(" · "))
    )
}

fn tables(sheet: &Sheet<'_>, lines: &Lines) -> String {
    let many = (lines.n / 3).clamp(FEWEST, MOST);
    let may = sheet.exercise.may;
    let table = |tag: &Tag| {
        let name = t!(
            "paper-table",
            tag = &sheet.name_of(&tag.key),
            letter = &tag.letter.to_string()
        );
        let mut columns: Vec<Column> = vec![(t!("paper-line").to_string(), "little")];
        columns.push((t!("paper-words").to_string(), "much"));
        match tag.behavior {
            Behavior::Actor if may.entities => columns.push((t!("paper-who").to_string(), "some")),
            Behavior::Location if may.entities => {
                columns.push((t!("paper-where").to_string(), "some"));
            }
            Behavior::Claim => {
                columns.insert(0, (t!("paper-nth").to_string(), "little"));
                if may.attribution {
                    columns.push((t!("paper-said").to_string(), "some"));
                }
            }
            Behavior::Actor | Behavior::Location => {}
        }
        let is_rare = tag.behavior == Behavior::Location || !tag.label.is_empty();
        let n_rows = if is_rare { FEWEST.min(many) } else { many };
        blank(&name, &columns, n_rows)
    };
    let mut tables: String = sheet.tags.tags().iter().map(table).collect();
    if may.verdicts {
        let columns = [
            (t!("paper-nth-claim").to_string(), "little"),
            (t!("verdict").to_string(), "some"),
            (t!("paper-why").to_string(), "much"),
        ];
        let ratings = Rating::ALL.into_iter().filter(|it| *it != Rating::Open);
        let ratings: Vec<String> = ratings.map(|it| rating_words(it).to_string()).collect();
        let hint = t!("paper-ratings", all = &ratings.join(" · "));
        tables.push_str(&blank(&t!("paper-verdicts"), &columns, many));
        tables.push_str(&format!("<p class=\"hint\">{}</p>\n", escape(&hint)));
    }
    tables
}

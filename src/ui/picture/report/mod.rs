//! Reports on an article: what the boards show as a file that needs neither the app nor a network.
//!
//! A report is put together once, as parts, and written as HTML or Markdown; tables go out as they are.

mod contents;
mod html;
mod markdown;
mod part;
mod reviews;
mod tables;
mod text;

use std::rc::Rc;

use crate::domain::format::table;
use crate::domain::model::{ArticleId, Millis};
use crate::domain::picture::{Account, Ledger, Place, accounts, places};
use crate::domain::workspace::Workspace;
use crate::ui::paper::Paper;
pub(super) use reviews::{lack_words, review};

/// What a report is made of.
#[derive(Debug)]
struct Facts<'a> {
    workspace: &'a Workspace,
    account: Rc<Account>,
    ledger: Ledger,
    places: Vec<Place>,
    made: Millis,
}

impl<'a> Facts<'a> {
    fn of(workspace: &'a Workspace, article: ArticleId, made: Millis) -> Option<Self> {
        let accounts = accounts(workspace, Some(article), &[]);
        Some(Self {
            workspace,
            ledger: Ledger::of(&accounts, workspace),
            places: places(&accounts, workspace),
            account: accounts.into_iter().next()?,
            made,
        })
    }
}

/// A file about an article; `sheet` is the style sheet that an HTML report carries. `None` where the article is
/// not there.
#[must_use]
pub fn write(
    paper: Paper,
    workspace: &Workspace,
    article: ArticleId,
    made: Millis,
    sheet: &str,
) -> Option<String> {
    let facts = Facts::of(workspace, article, made)?;
    Some(match paper {
        Paper::Html => html::write(&facts, sheet),
        Paper::Markdown => markdown::write(&facts),
        Paper::Claims => table::csv(&tables::claims(&facts)),
        Paper::Sources => table::csv(&tables::sources(&facts)),
        Paper::Marks => table::csv(&tables::marks(&facts)),
    })
}

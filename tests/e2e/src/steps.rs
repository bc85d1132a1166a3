//! Things people do in several scenarios: add an article, import a file, export one, read the file.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::article::Article;
use crate::hands::{ENTER, ESCAPE, Hands};
use crate::person::Person;
use crate::trouble::{Outcome, Trouble, holds};
use crate::world::World;

/// A short story of our own: a named source, an unnamed one, a denial.
pub(crate) const STORY: &str = "Flood warning lifted\n\
    Mayor Ana Ruiz said on Tuesday that the river Elm had fallen by two metres in Northbridge.\n\
    A farmer, who asked not to be named, said his fields near Northbridge were still under water.\n\
    Ruiz called the farmer's claim false.\n";

/// The title that goes with it.
pub(crate) const STORY_TITLE: &str = "Flood warning lifted";

/// A text of nine hundred lines.
pub(crate) fn minutes() -> String {
    let lines: Vec<String> = (0..900)
        .map(|at| format!("Line {at} of the minutes says nothing that anybody would look for."))
        .collect();
    lines.join("\n")
}

impl Person {
    /// Adds an article through the dialog: the title typed, the text pasted.
    pub(crate) async fn add_article(&self, title: &str, text: &str) -> Outcome<Article> {
        self.copy_text(text).await?;
        self.click_button("New article").await?;
        self.find("dialog", "New article").await?;
        self.fill("Title", title).await?;
        self.paste_into("Text").await?;
        self.click_button("Add article").await?;
        self.gone("dialog", "New article").await?;
        self.article_titled(title).await
    }

    /// Adds an article through the dialog, every letter typed.
    pub(crate) async fn type_article(&self, title: &str, text: &str) -> Outcome<Article> {
        self.click_button("New article").await?;
        self.find("dialog", "New article").await?;
        self.fill("Title", title).await?;
        self.fill("Text", text).await?;
        self.click_button("Add article").await?;
        self.gone("dialog", "New article").await?;
        self.article_titled(title).await
    }

    /// Adds the story and gives it.
    pub(crate) async fn add_story(&self) -> Outcome<Article> {
        self.add_article(STORY_TITLE, STORY).await
    }

    /// Says in the settings what they are called.
    pub(crate) async fn sign_as(&self, name: &str) -> Outcome {
        self.click_button("Settings").await?;
        self.find("dialog", "Settings").await?;
        self.fill("Your name", name).await?;
        self.press(&[], ESCAPE).await?;
        self.gone("dialog", "Settings").await
    }

    /// Taps words of the article with a finger, the first time they are there.
    pub(crate) async fn touch_words(&self, quote: &str) -> Outcome {
        let place = self.place(quote, 0).await?;
        let point = self.point(place.start + 2, "middle").await?;
        Hands::touching()
            .move_to(point)
            .click()
            .perform(&self.web)
            .await
    }

    /// Chooses an entry of a list of choices by its first letters.
    pub(crate) async fn choose_entry(&self, list: &str, words: &str) -> Outcome {
        self.find("combobox", list).await?.send_keys(words).await?;
        self.press(&[], ENTER).await
    }

    /// Types into a field of the open card and confirms it.
    pub(crate) async fn enter(&self, field: &str, words: &str) -> Outcome {
        self.type_into(field, words).await?;
        self.press(&[], ENTER).await
    }

    /// Types into a field after what it holds, once it has the focus.
    pub(crate) async fn type_into(&self, field: &str, words: &str) -> Outcome {
        self.field_in_focus(field).await?;
        self.type_keys(words).await
    }

    /// A search in the list of annotations finds so many.
    pub(crate) async fn finds(&self, search: &str, expected: usize) -> Outcome {
        self.fill("Search annotations", search).await?;
        self.until(&format!("{search} finds {expected}"), async || {
            Ok((self.items().await?.len() == expected).then_some(()))
        })
        .await
    }

    /// Reads a file again of which everything is here.
    pub(crate) async fn finds_nothing_new_in(&self, file: &Path) -> Outcome {
        let again = self.propose(file).await?;
        holds(
            again.contains("Everything in it is in"),
            format!("nothing is new the second time: {again:?}"),
        )
    }

    /// Chooses a file and waits for what importing it would do; gives all that the dialog says.
    pub(crate) async fn propose(&self, file: &Path) -> Outcome<String> {
        self.propose_all(&[file]).await
    }

    /// The same for several files at once.
    pub(crate) async fn propose_all(&self, files: &[&Path]) -> Outcome<String> {
        self.choose_files(files).await?;
        self.proposal().await
    }

    /// What the dialog "Import" says, once it has read its files.
    pub(crate) async fn proposal(&self) -> Outcome<String> {
        self.find("dialog", "Import").await?;
        self.until("the dialog \"Import\" done with reading", async || {
            let said = self.text_of("dialog", "Import").await?;
            Ok((!said.contains("Reading")).then_some(()))
        })
        .await?;
        self.text_of("dialog", "Import").await
    }

    /// Imports a file without looking closely.
    pub(crate) async fn import(&self, file: &Path) -> Outcome<String> {
        let said = self.propose(file).await?;
        self.click_button("Import")
            .await
            .map_err(|error| error.during(format!("the dialog says {said:?}")))?;
        self.gone("dialog", "Import").await?;
        Ok(said)
    }

    /// Ends the dialog "Import": imports where there is something to, else leaves it.
    pub(crate) async fn finish_import(&self) -> Outcome {
        let import = self.find("button", "Import").await?;
        let way_out = if import.is_enabled().await? {
            "Import"
        } else {
            "Cancel"
        };
        self.click_button(way_out).await?;
        self.gone("dialog", "Import").await
    }

    /// Activates an entry of the library.
    pub(crate) async fn open_article(&self, title: &str) -> Outcome<Article> {
        let entry = self.library_entry(title).await?;
        entry.click().await?;
        self.article_titled(title).await
    }
}

impl World {
    /// Exports through the menu and gives the file.
    pub(crate) async fn export(&self, file_name: &str) -> Outcome<PathBuf> {
        self.me.click_button("Export").await?;
        self.me.find("menu", "Export").await?;
        self.me.click("menuitem", "Whosaid JSON").await?;
        self.downloaded(file_name).await
    }
}

/// A JSON file as a value.
pub(crate) fn read_json(file: &Path) -> Outcome<Value> {
    let text = std::fs::read_to_string(file)?;
    serde_json::from_str(&text).map_err(|error| Trouble(format!("{}: {error}", file.display())))
}

/// Visits every object of a JSON value.
pub(crate) fn each_object(
    value: &mut Value,
    visit: &mut impl FnMut(&mut serde_json::Map<String, Value>),
) {
    match value {
        Value::Object(map) => {
            visit(map);
            for inner in map.values_mut() {
                each_object(inner, visit);
            }
        }
        Value::Array(list) => {
            for inner in list {
                each_object(inner, visit);
            }
        }
        _ => {}
    }
}

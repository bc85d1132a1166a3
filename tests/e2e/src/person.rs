//! The verbs of the scenarios: what a person does in the app and what a person sees there. Things
//! are found by role and accessible name; every wait is for a condition, with a deadline.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::error::WebDriverError;
use thirtyfour::{By, WebDriver, WebElement};

use crate::hands::{BACKSPACE, CONTROL, Hands, SHIFT, TAB};
use crate::trouble::{Outcome, Trouble};

/// How long a person waits before giving up, unless told to expect more.
pub(crate) const PATIENCE: Duration = Duration::from_secs(8);

const FIND: &str = include_str!("find.js");

/// Somebody in front of a browser.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) web: WebDriver,
    pub(crate) patience: Duration,
}

/// One entry of the list "Annotations".
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) id: String,
    /// All that is written in it.
    pub(crate) text: String,
    /// Names of its buttons.
    pub(crate) buttons: Vec<String>,
    /// How long the whole list says it is, if it says so.
    pub(crate) set_size: Option<usize>,
}

impl Item {
    /// The quote, as the name of the delete button ends with it.
    pub(crate) fn quote(&self) -> String {
        self.delete_button()
            .and_then(|name| name.strip_prefix("Delete annotation"))
            .map(|rest| rest.trim_start_matches([':', ' ']).to_owned())
            .unwrap_or_default()
    }

    pub(crate) fn delete_button(&self) -> Option<&str> {
        self.buttons
            .iter()
            .map(String::as_str)
            .find(|name| name.starts_with("Delete annotation"))
    }
}

impl Person {
    /// Somebody in front of this browser.
    pub(crate) fn at(web: &WebDriver) -> Self {
        Self {
            web: web.clone(),
            patience: PATIENCE,
        }
    }

    /// The same person, who has been told that something large takes a while.
    pub(crate) fn patient(&self, seconds: u64) -> Self {
        Self {
            web: self.web.clone(),
            patience: Duration::from_secs(seconds),
        }
    }

    /// Runs one operation of the page script.
    pub(crate) async fn ask(&self, operation: &str, arguments: Value) -> Outcome<Value> {
        let mut all = vec![json!(operation)];
        if let Value::Array(rest) = arguments {
            all.extend(rest);
        }
        Ok(self.web.execute(FIND, all).await?.json().clone())
    }

    /// The elements that one operation finds. One that goes while they are handed over is looked for again.
    pub(crate) async fn elements(
        &self,
        operation: &str,
        arguments: Value,
    ) -> Outcome<Vec<WebElement>> {
        let mut all = vec![json!(operation)];
        if let Value::Array(rest) = arguments {
            all.extend(rest);
        }
        for _ in 0..3 {
            match self.web.execute(FIND, all.clone()).await {
                Ok(found) => return Ok(found.elements()?),
                Err(error) if is_stale(&error) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(Trouble(format!(
            "what {operation} finds is replaced all the time"
        )))
    }

    /// Runs a script of the scenario's own in the page.
    pub(crate) async fn run(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        Ok(self.web.execute(script, arguments).await?.json().clone())
    }

    /// Probes until there is an answer; `what` is said when patience ends.
    pub(crate) async fn until<T>(
        &self,
        what: &str,
        probe: impl AsyncFn() -> Outcome<Option<T>>,
    ) -> Outcome<T> {
        let deadline = Instant::now() + self.patience;
        loop {
            if let Some(found) = probe().await? {
                return Ok(found);
            }
            if Instant::now() > deadline {
                return Err(Trouble(format!(
                    "waited {} s in vain: {what}",
                    self.patience.as_secs()
                )));
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// Opens an address and waits until the app can be used.
    pub(crate) async fn open(&self, url: &str) -> Outcome {
        self.web.goto(url).await?;
        self.ready().await
    }

    pub(crate) async fn reload(&self) -> Outcome {
        self.web.refresh().await?;
        self.ready().await
    }

    pub(crate) async fn ready(&self) -> Outcome {
        self.until("<html data-ready=\"true\">", async || {
            Ok((self.ask("ready", json!([])).await? == json!(true)).then_some(()))
        })
        .await
    }

    /// The first thing with this role and exactly this name, as soon as it is there.
    pub(crate) async fn find(&self, role: &str, name: &str) -> Outcome<WebElement> {
        self.find_fitting(role, name, "exact").await
    }

    async fn find_fitting(&self, role: &str, name: &str, how: &str) -> Outcome<WebElement> {
        let probe = async || {
            Ok(self
                .elements("find", json!([role, name, how]))
                .await?
                .into_iter()
                .next())
        };
        match self.until("", probe).await {
            Ok(element) => Ok(element),
            Err(_) => {
                let names = self.ask("names", json!([role])).await?;
                Err(Trouble(format!(
                    "no {role} named ({how}) {name:?}; the {role}s are {names}"
                )))
            }
        }
    }

    /// How many things with this role and name can be reached now.
    pub(crate) async fn count(&self, role: &str, name: &str) -> Outcome<usize> {
        Ok(self
            .elements("find", json!([role, name, "exact"]))
            .await?
            .len())
    }

    /// Waits until no such thing can be reached any more.
    pub(crate) async fn gone(&self, role: &str, name: &str) -> Outcome {
        self.until(&format!("{role} {name:?} should go away"), async || {
            Ok((self.count(role, name).await? == 0).then_some(()))
        })
        .await
    }

    /// Clicks; a thing that is replaced under the hand is looked for again, and one that is covered is scrolled out.
    pub(crate) async fn click(&self, role: &str, name: &str) -> Outcome {
        self.click_fitting(role, name, "exact").await
    }

    pub(crate) async fn click_button(&self, name: &str) -> Outcome {
        self.click("button", name).await
    }

    pub(crate) async fn click_button_starting(&self, name: &str) -> Outcome {
        self.click_fitting("button", name, "start").await
    }

    async fn click_fitting(&self, role: &str, name: &str, how: &str) -> Outcome {
        for _ in 0..3 {
            let element = self.find_fitting(role, name, how).await?;
            match element.click().await {
                Ok(()) => return Ok(()),
                Err(error) if is_stale(&error) => {}
                // What lies under a bar is scrolled out from there first.
                Err(error) if format!("{error:?}").contains("Intercepted") => {
                    let center = "arguments[0].scrollIntoView({ block: 'center' })";
                    self.run(center, vec![element.to_json()?]).await?;
                }
                Err(error) => {
                    return Err(Trouble::from(error).during(format!("clicking {role} {name:?}")));
                }
            }
        }
        Err(Trouble(format!(
            "{role} {name:?} is replaced or covered all the time: it cannot be clicked"
        )))
    }

    /// All names of things with this role that can be reached.
    pub(crate) async fn names(&self, role: &str) -> Outcome<Vec<String>> {
        Ok(serde_json::from_value(
            self.ask("names", json!([role])).await?,
        )?)
    }

    /// What is written in the first thing with this role and name.
    pub(crate) async fn text_of(&self, role: &str, name: &str) -> Outcome<String> {
        let texts: Vec<String> =
            serde_json::from_value(self.ask("text", json!([role, name, "exact"])).await?)?;
        texts
            .into_iter()
            .next()
            .ok_or_else(|| Trouble(format!("there is no {role} named {name:?}")))
    }

    /// Waits until the thing with this role and name says something; gives all it says.
    pub(crate) async fn says(&self, role: &str, name: &str, words: &str) -> Outcome<String> {
        let probe = async || {
            let text = self.text_of(role, name).await.unwrap_or_default();
            Ok(text.contains(words).then_some(text))
        };
        match self.until("", probe).await {
            Ok(text) => Ok(text),
            Err(_) => {
                let text = self.text_of(role, name).await?;
                Err(Trouble(format!(
                    "{role} {name:?} should say {words:?}, says {text:?}"
                )))
            }
        }
    }

    /// The status "Storage" begins with these words.
    pub(crate) async fn storage_says(&self, beginning: &str) -> Outcome<String> {
        let text = self.says("status", "Storage", beginning).await?;
        if text.starts_with(beginning) {
            return Ok(text);
        }
        Err(Trouble(format!(
            "status \"Storage\" should begin with {beginning:?}, says {text:?}"
        )))
    }

    /// The status "Announcements" says this.
    pub(crate) async fn hears(&self, words: &str) -> Outcome<String> {
        self.says("status", "Announcements", words).await
    }

    /// The field with this label.
    pub(crate) async fn field(&self, label: &str) -> Outcome<WebElement> {
        self.until(&format!("a field labeled {label:?}"), async || {
            Ok(self
                .elements("field", json!([label]))
                .await?
                .into_iter()
                .next())
        })
        .await
    }

    /// The same once a click has given it the focus: keys go where that is.
    pub(crate) async fn field_in_focus(&self, label: &str) -> Outcome<WebElement> {
        let field = self.field(label).await?;
        field.click().await?;
        let script = "return document.activeElement === arguments[0]";
        self.until(&format!("the focus in {label:?}"), async || {
            let has_focus = self.run(script, vec![field.to_json()?]).await?;
            Ok((has_focus == true).then_some(()))
        })
        .await?;
        Ok(field)
    }

    /// The field with this label proposes these words first; nothing at all where none are expected.
    pub(crate) async fn proposes(&self, label: &str, expected: &[&str]) -> Outcome {
        let field = self.field(label).await?;
        let script = "return [...arguments[0].list.options].map((it) => it.value)";
        let words = async || self.run(script, vec![field.to_json()?]).await;
        let as_expected = async || {
            let found: Vec<String> = serde_json::from_value(words().await?)?;
            let is_so = found
                .starts_with(&expected.iter().map(|&it| it.into()).collect::<Vec<_>>())
                && found.is_empty() == expected.is_empty();
            Ok(is_so.then_some(()))
        };
        match self.until("", as_expected).await {
            Ok(()) => Ok(()),
            Err(_) => Err(Trouble(format!(
                "{label:?} should propose {expected:?} first, proposes {}",
                words().await?
            ))),
        }
    }

    /// Replaces what a field holds by typing; nothing to type empties it.
    pub(crate) async fn fill(&self, label: &str, text: &str) -> Outcome {
        let field = self.field_in_focus(label).await?;
        self.press(&[CONTROL], 'a').await?;
        if text.is_empty() {
            return self.press(&[], BACKSPACE).await;
        }
        field.send_keys(text).await?;
        Ok(())
    }

    /// Pastes into a field what was copied before.
    pub(crate) async fn paste_into(&self, label: &str) -> Outcome {
        self.field_in_focus(label).await?;
        self.press(&[CONTROL], 'v').await
    }

    /// Presses one key while others are held.
    pub(crate) async fn press(&self, held: &[char], key: char) -> Outcome {
        Hands::default()
            .hold(held)
            .tap(key)
            .let_go(held)
            .perform(&self.web)
            .await
    }

    /// Types with nothing in particular in mind: the keys go where the focus is.
    pub(crate) async fn type_keys(&self, text: &str) -> Outcome {
        text.chars()
            .fold(Hands::default(), Hands::tap)
            .perform(&self.web)
            .await
    }

    /// The list "Annotations" as far as it is drawn.
    pub(crate) async fn items(&self) -> Outcome<Vec<Item>> {
        let items = self.ask("items", json!([])).await?;
        let text = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
        Ok(items
            .as_array()
            .into_iter()
            .flatten()
            .map(|item| Item {
                id: text(item, "id"),
                text: text(item, "text"),
                buttons: serde_json::from_value(item["buttons"].clone()).unwrap_or_default(),
                set_size: item["size"]
                    .as_u64()
                    .and_then(|size| usize::try_from(size).ok()),
            })
            .collect())
    }

    /// The element of an item of the list.
    pub(crate) async fn item(&self, id: &str) -> Outcome<WebElement> {
        self.until(&format!("a list item of annotation {id}"), async || {
            Ok(self.elements("item", json!([id])).await?.into_iter().next())
        })
        .await
    }

    /// Chooses files in the dialog behind the button "Import". A browser opens no file dialog for a
    /// driver, so the paths go to the hidden input that the button stands for.
    pub(crate) async fn choose_files(&self, files: &[&Path]) -> Outcome {
        let input = self.web.find(By::Css("input[type=file]")).await?;
        let paths: Vec<&str> = files.iter().filter_map(|path| path.to_str()).collect();
        input.send_keys(paths.join("\n")).await?;
        Ok(())
    }

    /// What the page keeps in local storage under a prefix.
    pub(crate) async fn stored(&self, prefix: &str) -> Outcome<serde_json::Map<String, Value>> {
        Ok(self
            .ask("stored", json!([prefix]))
            .await?
            .as_object()
            .cloned()
            .unwrap_or_default())
    }

    /// Role and name of what has the focus; both empty where nothing has.
    pub(crate) async fn focused(&self) -> Outcome<(String, String)> {
        let focus = self.ask("focused", json!([])).await?;
        let text = |key: &str| focus[key].as_str().unwrap_or_default().to_owned();
        Ok((text("role"), text("name")))
    }

    /// Waits until this has the focus.
    pub(crate) async fn focus_is(&self, role: &str, name: &str) -> Outcome {
        let wanted = (role.to_owned(), name.to_owned());
        let probe = async || Ok((self.focused().await? == wanted).then_some(()));
        match self.until("", probe).await {
            Ok(()) => Ok(()),
            Err(_) => Err(Trouble(format!(
                "the focus should be on {wanted:?}, is on {:?}",
                self.focused().await?
            ))),
        }
    }

    /// Presses Tab until this has the focus.
    pub(crate) async fn tab_to(&self, role: &str, name: &str) -> Outcome {
        self.walk_to(&[], role, name).await
    }

    /// Presses Shift and Tab until this has the focus. In Firefox the way forward from the last stop leads
    /// through the browser's own bars, and keys sent to the page after that do not press its buttons.
    pub(crate) async fn tab_back_to(&self, role: &str, name: &str) -> Outcome {
        self.walk_to(&[SHIFT], role, name).await
    }

    async fn walk_to(&self, held: &[char], role: &str, name: &str) -> Outcome {
        let mut way = Vec::new();
        for _ in 0..80 {
            let focus = self.focused().await?;
            if focus == (role.to_owned(), name.to_owned()) {
                return Ok(());
            }
            way.push(format!("{} {:?}", focus.0, focus.1));
            self.press(held, TAB).await?;
        }
        Err(Trouble(format!(
            "80 presses of Tab do not lead to {role} {name:?}; they lead to {way:?}"
        )))
    }

    /// Presses Tab until the article's text has the focus.
    pub(crate) async fn tab_to_text(&self) -> Outcome {
        let script = "return document.activeElement.hasAttribute('data-article-text')";
        for _ in 0..80 {
            if self.run(script, vec![]).await? == json!(true) {
                return Ok(());
            }
            self.press(&[], TAB).await?;
        }
        Err(Trouble(
            "80 presses of Tab do not lead to the article's text".to_owned(),
        ))
    }

    /// The entry of an article in the library.
    pub(crate) async fn library_entry(&self, title: &str) -> Outcome<WebElement> {
        let probe = async || {
            Ok(self
                .elements("library_entry", json!([title]))
                .await?
                .into_iter()
                .next())
        };
        match self.until("", probe).await {
            Ok(entry) => Ok(entry),
            Err(_) => Err(Trouble(format!(
                "the library should hold {title:?}, holds {:?}",
                self.library_titles().await?
            ))),
        }
    }

    /// The titles in the library, in its order.
    pub(crate) async fn library_titles(&self) -> Outcome<Vec<String>> {
        Ok(serde_json::from_value(
            self.ask("library_titles", json!([])).await?,
        )?)
    }

    /// All that the library says of an article.
    pub(crate) async fn library_text(&self, title: &str) -> Outcome<String> {
        let text = self.ask("library_text", json!([title])).await?;
        text.as_str()
            .map(str::to_owned)
            .ok_or_else(|| Trouble(format!("{title:?} is not in the library")))
    }

    /// The fragment of the address.
    pub(crate) async fn fragment(&self) -> Outcome<String> {
        Ok(self
            .web
            .current_url()
            .await?
            .fragment()
            .map(|text| format!("#{text}"))
            .unwrap_or_default())
    }
}

/// Whether an element went between being found and being used.
fn is_stale(error: &WebDriverError) -> bool {
    format!("{error:?}").contains("Stale")
}

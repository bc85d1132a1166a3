//! The clipboard as a person uses it: text or a web page is selected elsewhere and copied, the
//! keys for pasting are pressed; and what was copied is looked at by pasting it elsewhere.

use serde_json::json;

use crate::hands::CONTROL;
use crate::person::Person;
use crate::trouble::{Outcome, Trouble};

/// Shows plain text in a field and selects it.
const SHOW_TEXT: &str = "const field = document.createElement('textarea');
    document.body.replaceChildren(field); field.value = arguments[0]; field.focus(); field.select();";

/// Shows a piece of a web page and selects it.
const SHOW_PAGE: &str = "const page = document.createElement('div'); page.contentEditable = true;
    document.body.replaceChildren(page); page.innerHTML = arguments[0]; page.focus();
    getSelection().selectAllChildren(page);";

impl Person {
    /// Copies plain text in another window.
    pub(crate) async fn copy_text(&self, text: &str) -> Outcome {
        self.elsewhere(async || {
            self.run(SHOW_TEXT, vec![json!(text)]).await?;
            self.press(&[CONTROL], 'c').await
        })
        .await
    }

    /// Copies a piece of a web page in another window, as HTML and as text.
    pub(crate) async fn copy_page(&self, html: &str) -> Outcome {
        self.elsewhere(async || {
            self.run(SHOW_PAGE, vec![json!(html)]).await?;
            self.press(&[CONTROL], 'c').await
        })
        .await
    }

    /// What the clipboard holds as plain text.
    pub(crate) async fn copied(&self) -> Outcome<String> {
        self.elsewhere(async || {
            self.run(SHOW_TEXT, vec![json!("")]).await?;
            self.press(&[CONTROL], 'v').await?;
            let value = self
                .run("return document.querySelector('textarea').value", vec![])
                .await?;
            Ok(value.as_str().unwrap_or_default().to_owned())
        })
        .await
    }

    /// Does something in a fresh window and comes back.
    async fn elsewhere<T>(&self, deed: impl AsyncFnOnce() -> Outcome<T>) -> Outcome<T> {
        let here = self.web.window().await?;
        let other = self.web.new_tab().await?;
        self.web.switch_to_window(other).await?;
        let result = deed().await;
        self.web.close_window().await?;
        self.web
            .switch_to_window(here)
            .await
            .map_err(|error| Trouble::from(error).during("coming back"))?;
        result
    }
}

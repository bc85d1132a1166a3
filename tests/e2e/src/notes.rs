//! The verbs of the list beside the article: write a note, change a tag, filter, look at the mark
//! one has stepped to.

use serde_json::json;
use thirtyfour::By;

use crate::hands::CONTROL;
use crate::person::Person;
use crate::trouble::{Outcome, Trouble};

impl Person {
    /// Replaces the note of an annotation by typing; the focus stays in the field.
    pub(crate) async fn write_note(&self, id: &str, text: &str) -> Outcome {
        let field = self.note_field(id).await?;
        field.click().await?;
        self.press(&[CONTROL], 'a').await?;
        field.send_keys(text).await?;
        Ok(())
    }

    /// The note of an annotation, as its field holds it.
    pub(crate) async fn note_of(&self, id: &str) -> Outcome<String> {
        Ok(self
            .note_field(id)
            .await?
            .prop("value")
            .await?
            .unwrap_or_default())
    }

    /// Deletes the first annotation in the list with this quote, by its button.
    pub(crate) async fn delete_annotation(&self, quote: &str) -> Outcome {
        let button = self.delete_button(quote).await?;
        self.click_button(&button).await
    }

    /// The name of the button that deletes the annotation with this quote.
    pub(crate) async fn delete_button(&self, quote: &str) -> Outcome<String> {
        self.until(
            &format!("a button that deletes the annotation of {quote:?}"),
            async || {
                let items = self.items().await?;
                let item = items.iter().find(|item| item.quote() == quote);
                Ok(item
                    .and_then(|item| item.delete_button())
                    .map(str::to_owned))
            },
        )
        .await
    }

    /// Opens the card of an annotation, where it is not open.
    pub(crate) async fn open_card(&self, id: &str) -> Outcome {
        if self.ask("chosen", json!([])).await? != json!([id]) {
            self.activate_quote(id).await?;
            self.chosen_is(id).await?;
        }
        Ok(())
    }

    async fn note_field(&self, id: &str) -> Outcome<thirtyfour::WebElement> {
        self.open_card(id).await?;
        let item = self.item(id).await?;
        item.find(By::Css("textarea"))
            .await
            .map_err(|error| Trouble::from(error).during("a field for the note in the list item"))
    }

    /// Gives an annotation another tag, by its label.
    pub(crate) async fn change_tag(&self, id: &str, label: &str) -> Outcome {
        self.open_card(id).await?;
        let item = self.item(id).await?;
        let choice = item.find(By::Css(".card__commands select")).await?;
        choice.click().await?;
        let options = choice.find_all(By::Css("option")).await?;
        for option in options {
            if option.text().await?.trim() == label {
                option.click().await?;
                return Ok(());
            }
        }
        Err(Trouble(format!(
            "the tags to change to should include {label:?}"
        )))
    }

    /// Leaves only annotations of one tag in the list.
    pub(crate) async fn filter_by(&self, label: &str) -> Outcome {
        self.click_button_starting(label).await
    }

    /// Takes the focus out of a text field, as a click beside it does.
    pub(crate) async fn leave_fields(&self) -> Outcome {
        self.run("document.activeElement?.blur()", vec![]).await?;
        Ok(())
    }

    /// Waits until the card of this annotation, and of no other, is the chosen one.
    pub(crate) async fn chosen_is(&self, id: &str) -> Outcome {
        let probe =
            async || Ok((self.ask("chosen", json!([])).await? == json!([id])).then_some(()));
        match self.until("", probe).await {
            Ok(()) => Ok(()),
            Err(_) => {
                let chosen = self.ask("chosen", json!([])).await?;
                Err(Trouble(format!(
                    "the chosen card should be {id}, is {chosen}"
                )))
            }
        }
    }

    /// Takes one annotation out of the list that a click on a stack offers.
    pub(crate) async fn choose_of_stack(&self, id: &str) -> Outcome {
        let entry = self
            .until(
                &format!("an entry of annotation {id} in the stack"),
                async || {
                    Ok(self
                        .elements("stack_entry", json!([id]))
                        .await?
                        .into_iter()
                        .next())
                },
            )
            .await?;
        entry.click().await?;
        Ok(())
    }

    /// Clicks the quote in a card.
    pub(crate) async fn activate_quote(&self, id: &str) -> Outcome {
        let item = self.item(id).await?;
        item.find(By::Css("button[aria-expanded]"))
            .await?
            .click()
            .await?;
        Ok(())
    }

    /// Waits until the mark that was stepped to last covers these words.
    pub(crate) async fn current_mark_is(&self, words: &str) -> Outcome {
        let probe = async || {
            let current = self.ask("current", json!([])).await?;
            Ok((current == json!(words)).then_some(()))
        };
        match self.until("", probe).await {
            Ok(()) => Ok(()),
            Err(_) => {
                let current = self.ask("current", json!([])).await?;
                Err(Trouble(format!(
                    "the current mark should be {words:?}, is {current}"
                )))
            }
        }
    }
}

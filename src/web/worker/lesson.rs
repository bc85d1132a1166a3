//! What the worker does for work in class: shows Markdown, seals keys and opens them.

use js_sys::Array;

use super::message::{self, object};
use super::{FileWorker, WorkerError};
use crate::domain::format::guide::{self, Part};

impl FileWorker {
    /// What the reader of guidelines in Markdown sees.
    ///
    /// # Errors
    /// [`WorkerError`] where there is no answer.
    pub async fn guide(&self, markdown: &str) -> Result<Vec<Part>, WorkerError> {
        let request = object([
            (message::KIND, message::GUIDE.into()),
            (message::WORDS, markdown.into()),
        ]);
        let answer = self.ask(request, Array::new()).await?;
        let parts = answer.as_string().and_then(|it| guide::hear(&it));
        parts.ok_or(WorkerError::Garbled)
    }
}

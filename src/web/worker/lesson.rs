//! What the worker does for work in class: shows Markdown, seals keys and opens them.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;

use super::message::{self, object};
use super::{FileWorker, WorkerError};
use crate::domain::format::guide::{self, Part};
use crate::domain::format::seal::SealError;
use crate::web::clock::fill_random;

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

    /// Seals JSON with a passphrase, bound to some words.
    ///
    /// # Errors
    /// [`WorkerError`] where there is no answer; the inner [`SealError`] where it is not sealed.
    pub async fn seal(
        &self,
        json: &str,
        passphrase: &str,
        bound_to: &str,
    ) -> Result<Result<String, SealError>, WorkerError> {
        let mut lots = [0; 40];
        if !fill_random(&mut lots) {
            return Ok(Err(SealError::Room));
        }
        let bytes = Uint8Array::from(lots.as_slice()).buffer();
        let request = object([
            (message::KIND, message::SEAL.into()),
            (message::WORDS, json.into()),
            (message::PASSPHRASE, passphrase.into()),
            (message::BOUND, bound_to.into()),
            (message::BYTES, bytes.clone().into()),
        ]);
        outcome(&self.ask(request, Array::of1(&bytes)).await?)
    }

    /// Opens what [`Self::seal`] sealed.
    ///
    /// # Errors
    /// As [`Self::seal`].
    pub async fn unseal(
        &self,
        sealed: &str,
        passphrase: &str,
        bound_to: &str,
    ) -> Result<Result<String, SealError>, WorkerError> {
        let request = object([
            (message::KIND, message::UNSEAL.into()),
            (message::WORDS, sealed.into()),
            (message::PASSPHRASE, passphrase.into()),
            (message::BOUND, bound_to.into()),
        ]);
        outcome(&self.ask(request, Array::new()).await?)
    }
}

fn outcome(answer: &JsValue) -> Result<Result<String, SealError>, WorkerError> {
    if let Some(words) = message::string(answer, message::WORDS) {
        return Ok(Ok(words));
    }
    let refused = message::string(answer, message::REFUSED);
    let refused = refused.and_then(|it| SealError::parse(&it));
    refused.map(Err).ok_or(WorkerError::Garbled)
}

//! The worker's side: hears a request, does it, answers.

use gloo::events::EventListener;
use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::message::{self, object};
use crate::domain::format::files::{self, Given};
use crate::domain::format::seal::{self, Lots, SealError};
use crate::domain::format::{brought, exchange, guide, whosaid};
use crate::domain::intake::bring;
use crate::domain::model::{AuthorId, Id, Millis};

/// Answers requests until the page ends the worker.
pub fn serve() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    std::panic::set_hook(Box::new(|panic| {
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        post(
            &scope,
            &[(message::STOPPED, panic.to_string().into())],
            None,
        );
    }));
    let here = scope.clone();
    let listener = EventListener::new(&scope, "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else {
            return;
        };
        let request = event.data();
        let id = message::member(&request, message::ID).unwrap_or(JsValue::UNDEFINED);
        match answer(&request) {
            Some((ok, moved)) => {
                let members = [(message::ID, id), (message::OK, ok)];
                post(&here, &members, moved.as_ref());
            }
            None => post(&here, &[(message::ID, id)], None),
        }
    });
    // Listens as long as the program lives: the page ends both.
    listener.forget();
    post(&scope, &[(message::READY, JsValue::TRUE)], None);
}

fn post(
    scope: &DedicatedWorkerGlobalScope,
    members: &[(&str, JsValue)],
    moved: Option<&ArrayBuffer>,
) {
    let said = object([]);
    for (name, value) in members {
        // Setting a member of a plain object cannot fail.
        let _ = js_sys::Reflect::set(&said, &(*name).into(), value);
    }
    let moved: Array = moved.into_iter().collect();
    // Strings, numbers and a buffer of our own can always be posted.
    let _ = scope.post_message_with_transfer(&said, &moved);
}

/// The answer and the buffer that moves with it; `None` for what is no request.
fn answer(request: &JsValue) -> Option<(JsValue, Option<ArrayBuffer>)> {
    let kind = message::string(request, message::KIND)?;
    match kind.as_str() {
        message::READ | message::BRING => {
            let name = message::string(request, message::NAME)?;
            let given = Given {
                seed: Id::parse(&message::string(request, message::SEED)?)?.bytes(),
                author: AuthorId::parse(&message::string(request, message::AUTHOR)?)?,
                now: Millis(message::number(request, message::NOW)? as u64),
            };
            let bytes: ArrayBuffer = message::instance(request, message::BYTES)?;
            let outcome = match files::too_large(&name, bytes.byte_length() as usize) {
                Some(problem) => Err(problem),
                None => files::read(&name, &Uint8Array::new(&bytes).to_vec(), given),
            };
            let said = if kind == message::BRING {
                brought::say(outcome.map(bring))
            } else {
                exchange::say(&outcome)
            };
            Some((said.into(), None))
        }
        message::WRITE => {
            let records = message::string(request, message::RECORDS)?;
            let records = exchange::hear_records(&records).ok()?;
            let written = whosaid::write(records);
            let bytes = Uint8Array::from(written.file.as_bytes()).buffer();
            Some((bytes.clone().into(), Some(bytes)))
        }
        message::GUIDE => {
            let parts = guide::guide(&message::string(request, message::WORDS)?);
            Some((guide::say(&parts).into(), None))
        }
        kind @ (message::SEAL | message::UNSEAL) => {
            let words = message::string(request, message::WORDS)?;
            let passphrase = message::string(request, message::PASSPHRASE)?;
            let bound_to = message::string(request, message::BOUND)?;
            let outcome = if kind == message::SEAL {
                let bytes: ArrayBuffer = message::instance(request, message::BYTES)?;
                seal::seal(&words, &passphrase, &bound_to, lots(&bytes)?)
            } else {
                seal::unseal(&words, &passphrase, &bound_to)
            };
            Some((sealed_or_opened(outcome), None))
        }
        _ => None,
    }
}

/// Salt and nonce, where there are as many bytes as both have.
fn lots(bytes: &ArrayBuffer) -> Option<Lots> {
    let bytes = Uint8Array::new(bytes).to_vec();
    let (salt, nonce) = bytes.split_at_checked(16)?;
    Some(Lots {
        salt: salt.try_into().ok()?,
        nonce: nonce.try_into().ok()?,
    })
}

fn sealed_or_opened(outcome: Result<String, SealError>) -> JsValue {
    let said = match outcome {
        Ok(words) => object([(message::WORDS, words.into())]),
        Err(error) => object([(message::REFUSED, error.key().into())]),
    };
    said.into()
}

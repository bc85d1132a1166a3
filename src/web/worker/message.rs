//! The messages between the page and its file worker, as JavaScript objects.
//!
//! ```text
//! worker → page   { ready: true }                                    once, when it can be asked
//! page → worker   { id, kind: "read", name, seed, author, now, bytes }   bytes are moved, not copied
//!                 { id, kind: "bring", name, seed, author, now, bytes }  the same for a file that may be a hand-in
//!                 { id, kind: "write", records }                         records as JSON
//!                 { id, kind: "guide", words }                           guidelines in Markdown
//!                 { id, kind: "seal", words, passphrase, bound, bytes }  40 random bytes
//!                 { id, kind: "unseal", words, passphrase, bound }
//! worker → page   { id, ok }                  "read", "bring", "guide": a string; "write": the file's bytes
//!                                             "seal", "unseal": { words } or { refused }
//!                 { stopped }                 why the program ended; no answer comes after that
//! ```

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

pub(super) const READY: &str = "ready";
pub(super) const STOPPED: &str = "stopped";
pub(super) const ID: &str = "id";
pub(super) const OK: &str = "ok";
pub(super) const KIND: &str = "kind";
pub(super) const READ: &str = "read";
pub(super) const BRING: &str = "bring";
pub(super) const WRITE: &str = "write";
pub(super) const GUIDE: &str = "guide";
pub(super) const SEAL: &str = "seal";
pub(super) const UNSEAL: &str = "unseal";
pub(super) const WORDS: &str = "words";
pub(super) const PASSPHRASE: &str = "passphrase";
pub(super) const BOUND: &str = "bound";
pub(super) const REFUSED: &str = "refused";
pub(super) const NAME: &str = "name";
pub(super) const SEED: &str = "seed";
pub(super) const AUTHOR: &str = "author";
pub(super) const NOW: &str = "now";
pub(super) const BYTES: &str = "bytes";
pub(super) const RECORDS: &str = "records";

/// An object of these members.
pub(super) fn object<const N: usize>(members: [(&str, JsValue); N]) -> Object {
    let object = Object::new();
    for (name, value) in members {
        // Setting a member of a plain object cannot fail.
        let _ = Reflect::set(&object, &name.into(), &value);
    }
    object
}

/// A member, if there is one.
pub(super) fn member(of: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(of, &name.into()).ok()?;
    (!value.is_undefined()).then_some(value)
}

/// A member that is a string.
pub(super) fn string(of: &JsValue, name: &str) -> Option<String> {
    member(of, name)?.as_string()
}

/// A member that is a number.
pub(super) fn number(of: &JsValue, name: &str) -> Option<f64> {
    member(of, name)?.as_f64()
}

/// A member of this class.
pub(super) fn instance<T: JsCast>(of: &JsValue, name: &str) -> Option<T> {
    member(of, name)?.dyn_into().ok()
}

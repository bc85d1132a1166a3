//! Keys sealed with a passphrase, so that they can travel with an exercise and be read by nobody who does not know it.
//!
//! ```text
//! sealed = "whosaid-1." memory "." passes "." lanes "." salt "." nonce "." secret
//! ```
//!
//! The passphrase becomes a key of 256 bits by Argon2id (RFC 9106) with `memory` KiB, `passes` and `lanes`; that seals
//! by XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03). Salt (16 bytes), nonce (24) and secret are base64url without
//! padding. What is sealed is bound to all that stands before it, and to what it is about: moved to another exercise
//! it does not open. It is filled up with spaces, so that its length does not tell how much is in it.

use argon2::{Algorithm, Argon2, Params, Version};
use base64ct::{Base64UrlUnpadded, Encoding};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

use crate::domain::model::{EnclosureId, TextHash};

/// What it begins with. The number is the version.
const HEAD: &str = "whosaid-1";

/// 19 MiB, two passes, one lane: the least that the OWASP Password Storage Cheat Sheet advises for Argon2id.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);

/// The most that is spent on a file that asks for more: 64 MiB, eight passes, four lanes.
const MOST: (u32, u32, u32) = (64 * 1024, 8, 4);

/// What is sealed has a length that this divides, in bytes.
const STEP: usize = 4096;

/// Fewest characters of a passphrase.
pub const LEAST_PASSPHRASE: usize = 8;

/// Random bytes, new for each seal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lots {
    /// Makes each passphrase another key.
    pub salt: [u8; 16],
    /// Never the same for one key.
    pub nonce: [u8; 24],
}

/// Why something is not sealed or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// Another passphrase, another exercise, or a changed file: which of these cannot be told.
    #[error(
        "expected the passphrase of this exercise, found another, or a file that was changed: try again"
    )]
    Closed,
    /// It is nothing that was sealed here.
    #[error(
        "expected a sealed key of this version, found something else: ask whoever made the file for it again"
    )]
    Shape,
    /// There is not enough memory, or what is sealed is too long.
    #[error("expected room to work on the key, found none: close other pages and try again")]
    Room,
}

impl SealError {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Closed, Self::Shape, Self::Room];

    /// Its name in messages.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Shape => "shape",
            Self::Room => "room",
        }
    }

    /// The error of this name.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }
}

/// What a key is bound to: its exercise and the very text.
#[must_use]
pub fn bound_to(exercise: EnclosureId, text: TextHash) -> String {
    format!("{exercise} {text}")
}

/// Seals JSON with a passphrase. Takes some tenths of a second, on purpose.
///
/// # Errors
/// [`SealError::Room`].
pub fn seal(json: &str, passphrase: &str, bound_to: &str, lots: Lots) -> Result<String, SealError> {
    let (memory, passes, lanes) = COST;
    let salt = Base64UrlUnpadded::encode_string(&lots.salt);
    let nonce = Base64UrlUnpadded::encode_string(&lots.nonce);
    let head = format!("{HEAD}.{memory}.{passes}.{lanes}.{salt}.{nonce}");
    let key = derived(passphrase, &lots.salt, COST)?;
    let mut plain = json.as_bytes().to_vec();
    plain.resize(plain.len().next_multiple_of(STEP), b' ');
    let payload = Payload {
        msg: &plain,
        aad: &bound(&head, bound_to),
    };
    let cipher = XChaCha20Poly1305::new(&key.into());
    let secret = cipher.encrypt(&XNonce::from(lots.nonce), payload);
    let secret = Base64UrlUnpadded::encode_string(&secret.map_err(|_| SealError::Room)?);
    Ok(format!("{head}.{secret}"))
}

/// Opens what [`seal`] sealed.
///
/// # Errors
/// [`SealError`].
pub fn unseal(sealed: &str, passphrase: &str, bound_to: &str) -> Result<String, SealError> {
    let (head, secret) = sealed.rsplit_once('.').ok_or(SealError::Shape)?;
    let parts: Vec<&str> = head.split('.').collect();
    let &[HEAD, memory, passes, lanes, salt, nonce] = parts.as_slice() else {
        return Err(SealError::Shape);
    };
    let number = |it: &str, most: u32| {
        let number = it.parse().ok().filter(|it| *it <= most);
        number.ok_or(SealError::Shape)
    };
    let cost = (
        number(memory, MOST.0)?,
        number(passes, MOST.1)?,
        number(lanes, MOST.2)?,
    );
    let bytes = |it: &str| Base64UrlUnpadded::decode_vec(it).map_err(|_| SealError::Shape);
    let salt = bytes(salt)?;
    let nonce: [u8; 24] = bytes(nonce)?.try_into().map_err(|_| SealError::Shape)?;
    let secret = bytes(secret)?;
    let key = derived(passphrase, &salt, cost)?;
    let payload = Payload {
        msg: &secret,
        aad: &bound(head, bound_to),
    };
    let cipher = XChaCha20Poly1305::new(&key.into());
    let plain = cipher.decrypt(&XNonce::from(nonce), payload);
    let plain = plain.map_err(|_| SealError::Closed)?;
    let plain = String::from_utf8(plain).map_err(|_| SealError::Shape)?;
    Ok(plain.trim_end_matches(' ').to_owned())
}

/// What is authenticated beside the secret.
fn bound(head: &str, bound_to: &str) -> Vec<u8> {
    format!("{head} {bound_to}").into_bytes()
}

fn derived(
    passphrase: &str,
    salt: &[u8],
    (memory, passes, lanes): (u32, u32, u32),
) -> Result<[u8; 32], SealError> {
    let mut key = [0; 32];
    let params = Params::new(memory, passes, lanes, Some(key.len()));
    let params = params.map_err(|_| SealError::Shape)?;
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon
        .hash_password_into(passphrase.as_bytes(), salt, &mut key)
        .map_err(|it| match it {
            argon2::Error::OutOfMemory => SealError::Room,
            _ => SealError::Shape,
        })?;
    Ok(key)
}

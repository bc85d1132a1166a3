//! Time and random ids from the browser.

use crate::domain::model::{Id, Millis};
use crate::domain::ports::{Clock, Ids};

/// The wall clock of this device.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserClock;

impl Clock for BrowserClock {
    fn now(&self) -> Millis {
        Millis(js_sys::Date::now().max(0.0) as u64)
    }
}

/// Ids from the browser's random source, which works on plain `http` too.
#[derive(Clone, Copy, Debug, Default)]
pub struct RandomIds;

impl Ids for RandomIds {
    fn next(&self) -> Id {
        let mut bytes = [0; 16];
        let filled = web_sys::window()
            .and_then(|it| it.crypto().ok())
            .is_some_and(|it| it.get_random_values_with_u8_array(&mut bytes).is_ok());
        if !filled {
            // No browser that runs WebAssembly lacks it; if one did, 16 bytes of `Math.random` would still
            // tell two records apart.
            bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
        }
        Id::random(bytes)
    }
}

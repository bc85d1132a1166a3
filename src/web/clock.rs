//! Time and random ids from the browser.

use js_sys::Function;
use js_sys::Intl::DateTimeFormat;
use wasm_bindgen::JsValue;

use crate::domain::model::{Id, Millis};
use crate::domain::ports::{Clock, Ids};

/// The wall clock of this device.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserClock;

impl BrowserClock {
    /// Milliseconds since 1970: how long something takes is the difference.
    #[must_use]
    pub fn millis() -> u64 {
        Self.now().0
    }
}

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
        if !fill_random(&mut bytes) {
            // No browser that runs WebAssembly lacks it; if one did, 16 bytes of `Math.random` would still
            // tell two records apart.
            bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
        }
        Id::random(bytes)
    }
}

/// Fills with random bytes that nobody can foretell; says whether the browser gave them.
#[must_use]
pub fn fill_random(bytes: &mut [u8]) -> bool {
    web_sys::window()
        .and_then(|it| it.crypto().ok())
        .is_some_and(|it| it.get_random_values_with_u8_array(bytes).is_ok())
}

/// The day of a time where the browser is, as `YYYY-MM-DD`.
#[must_use]
pub fn day_of(time: Millis) -> String {
    let date = js_sys::Date::new(&(time.0 as f64).into());
    let (year, month, day) = (date.get_full_year(), date.get_month() + 1, date.get_date());
    format!("{year:04}-{month:02}-{day:02}")
}

/// Today where the browser is, as `YYYY-MM-DD`.
#[must_use]
pub fn today() -> String {
    day_of(BrowserClock.now())
}

thread_local! {
    /// Writes moments. One for all: making it takes a hundred times as long as using it.
    static MOMENTS: Function = {
        let options = js_sys::Object::new();
        for (name, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
            // Setting a member of a plain object cannot fail.
            let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
        }
        DateTimeFormat::new(&js_sys::Array::of1(&"en".into()), &options).format()
    };
}

/// A time where the browser is, as day, month, year, hour and minute in English.
#[must_use]
pub fn moment(time: Millis) -> String {
    let words = MOMENTS.with(|it| it.call1(&JsValue::UNDEFINED, &(time.0 as f64).into()));
    // No time of a clock is beyond what the browser can write.
    words.ok().and_then(|it| it.as_string()).unwrap_or_default()
}

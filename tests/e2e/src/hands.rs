//! Keys and mouse as WebDriver actions: one tick after another, the two devices side by side.

use serde_json::{Value, json};
use thirtyfour::WebDriver;
use thirtyfour::common::command::{Actions, Command};

use crate::trouble::Outcome;

pub(crate) const BACKSPACE: char = '\u{e003}';
pub(crate) const TAB: char = '\u{e004}';
pub(crate) const ENTER: char = '\u{e007}';
pub(crate) const SHIFT: char = '\u{e008}';
pub(crate) const CONTROL: char = '\u{e009}';
pub(crate) const ALT: char = '\u{e00a}';
pub(crate) const ESCAPE: char = '\u{e00c}';
pub(crate) const PAGE_DOWN: char = '\u{e00f}';
pub(crate) const END: char = '\u{e010}';
pub(crate) const HOME: char = '\u{e011}';
pub(crate) const LEFT: char = '\u{e012}';
pub(crate) const UP: char = '\u{e013}';
pub(crate) const RIGHT: char = '\u{e014}';
pub(crate) const DOWN: char = '\u{e015}';
pub(crate) const DELETE: char = '\u{e017}';

/// A sequence of movements, performed at once.
#[derive(Debug, Default)]
pub(crate) struct Hands {
    keys: Vec<Value>,
    mouse: Vec<Value>,
    is_touch: bool,
}

impl Hands {
    /// Hands that touch the screen instead of holding a mouse.
    pub(crate) fn touching() -> Self {
        Self {
            is_touch: true,
            ..Self::default()
        }
    }

    fn key(mut self, action: Value) -> Self {
        self.keys.push(action);
        self.mouse.push(json!({ "type": "pause" }));
        self
    }

    fn pointer(mut self, action: Value) -> Self {
        self.keys.push(json!({ "type": "pause" }));
        self.mouse.push(action);
        self
    }

    pub(crate) fn key_down(self, key: char) -> Self {
        self.key(json!({ "type": "keyDown", "value": key.to_string() }))
    }

    pub(crate) fn key_up(self, key: char) -> Self {
        self.key(json!({ "type": "keyUp", "value": key.to_string() }))
    }

    pub(crate) fn hold(self, keys: &[char]) -> Self {
        keys.iter().fold(self, |hands, key| hands.key_down(*key))
    }

    pub(crate) fn let_go(self, keys: &[char]) -> Self {
        keys.iter()
            .rev()
            .fold(self, |hands, key| hands.key_up(*key))
    }

    /// Presses and releases one key.
    pub(crate) fn tap(self, key: char) -> Self {
        self.key_down(key).key_up(key)
    }

    /// Moves the mouse to a point of the window, in CSS pixels.
    pub(crate) fn move_to(self, (x, y): (f64, f64)) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "coordinates within a window"
        )]
        let (x, y) = (x.round() as i64, y.round() as i64);
        self.pointer(
            json!({ "type": "pointerMove", "duration": 0, "origin": "viewport", "x": x, "y": y }),
        )
    }

    pub(crate) fn press(self) -> Self {
        self.pointer(json!({ "type": "pointerDown", "button": 0 }))
    }

    pub(crate) fn release(self) -> Self {
        self.pointer(json!({ "type": "pointerUp", "button": 0 }))
    }

    pub(crate) fn click(self) -> Self {
        self.press().release()
    }

    /// Presses at one point, moves in several steps and releases at the other.
    pub(crate) fn drag(self, from: (f64, f64), to: (f64, f64)) -> Self {
        let part = |share: f64| {
            (
                from.0 + (to.0 - from.0) * share,
                from.1 + (to.1 - from.1) * share,
            )
        };
        self.move_to(from)
            .press()
            .move_to(part(0.3))
            .move_to(part(0.7))
            .move_to(to)
            .release()
    }

    /// Performs the sequence.
    pub(crate) async fn perform(self, web: &WebDriver) -> Outcome {
        let pointer = if self.is_touch { "touch" } else { "mouse" };
        let actions = json!([
            { "type": "key", "id": "keyboard", "actions": self.keys },
            { "type": "pointer", "id": pointer, "parameters": { "pointerType": pointer }, "actions": self.mouse },
        ]);
        web.cmd(Command::PerformActions(Actions::from(actions)))
            .await?;
        Ok(())
    }
}

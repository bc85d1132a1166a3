//! The table of scenarios: a name, what is done, in which browsers, on which site.

use std::pin::Pin;

use crate::browser::{Kind, Settings};
use crate::trouble::Outcome;
use crate::world::World;

/// A scenario at work.
pub(crate) type Run<'a> = Pin<Box<dyn Future<Output = Outcome> + 'a>>;

/// What a scenario does in its world.
pub(crate) type Play = for<'a> fn(&'a mut World) -> Run<'a>;

/// Which site a scenario is played on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// The built app.
    App,
    /// The small page the harness proves itself on.
    SelfTest,
}

/// One line of the table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scenario {
    pub(crate) name: &'static str,
    pub(crate) play: Play,
    pub(crate) browsers: &'static [Kind],
    pub(crate) stage: Stage,
    pub(crate) settings: Settings,
    /// Seconds it may take.
    pub(crate) limit: u64,
}

/// Both engines that are always there.
pub(crate) const BOTH: &[Kind] = &[Kind::Chromium, Kind::Firefox];

const DESK: Settings = Settings {
    size: (1280, 900),
    storage_denied: false,
    dark: false,
};

impl Scenario {
    /// A scenario on the built app in both engines within a minute.
    pub(crate) const fn app(name: &'static str, play: Play) -> Self {
        Self {
            name,
            play,
            browsers: BOTH,
            stage: Stage::App,
            settings: DESK,
            limit: 60,
        }
    }

    /// A scenario on the page of the self-test.
    pub(crate) const fn self_test(name: &'static str, play: Play) -> Self {
        Self {
            stage: Stage::SelfTest,
            ..Self::app(name, play)
        }
    }

    pub(crate) const fn only_in(self, browsers: &'static [Kind]) -> Self {
        Self { browsers, ..self }
    }

    pub(crate) const fn on(self, settings: Settings) -> Self {
        Self { settings, ..self }
    }

    pub(crate) const fn within(self, limit: u64) -> Self {
        Self { limit, ..self }
    }
}

/// Makes a `Play` of an async function.
#[macro_export]
macro_rules! play {
    ($function:path) => {
        |world| Box::pin($function(world))
    };
}

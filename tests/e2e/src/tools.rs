//! Finds the programs the tests drive: by environment variable, in the versioned tool cache, on
//! PATH; and says which of them is missing and how to get it.

use std::env;
use std::path::PathBuf;

use crate::trouble::{Outcome, Trouble};

/// A program the tests start: the variable that names it, its file name, and what provides it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tool {
    variable: &'static str,
    file: &'static str,
    provided_by: &'static str,
}

/// Drives Chromium.
pub(crate) const CHROMEDRIVER: Tool = Tool {
    variable: "WHOSAID_CHROMEDRIVER",
    file: "chromedriver",
    provided_by: "the system package chromium-driver",
};
/// Drives Firefox.
pub(crate) const GECKODRIVER: Tool = Tool {
    variable: "WHOSAID_GECKODRIVER",
    file: "geckodriver",
    provided_by: "`cargo install geckodriver`",
};
/// Drives WebKitGTK's MiniBrowser.
pub(crate) const WEBKITDRIVER: Tool = Tool {
    variable: "WHOSAID_WEBKITDRIVER",
    file: "WebKitWebDriver",
    provided_by: "the system package webkit2gtk-driver",
};
/// The screen that WebKitGTK draws to: it has no headless mode.
pub(crate) const XVFB: Tool = Tool {
    variable: "WHOSAID_XVFB",
    file: "Xvfb",
    provided_by: "the system package xvfb",
};

impl Tool {
    /// Where the program is.
    pub(crate) fn path(self) -> Outcome<PathBuf> {
        if let Some(named) = env::var_os(self.variable) {
            let named = PathBuf::from(named);
            if named.is_file() {
                return Ok(named);
            }
            return Err(Trouble(format!(
                "{} should name the program {}; there is no file {}",
                self.variable,
                self.file,
                named.display()
            )));
        }
        cached(self.file)
            .or_else(|| on_path(self.file))
            .ok_or_else(|| {
                Trouble(format!(
                    "{} is neither in the tool cache nor on PATH: install {} or name it in {}",
                    self.file, self.provided_by, self.variable
                ))
            })
    }
}

fn cached(file: &str) -> Option<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(xtask::cache::root().ok()?.join("tools"))
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path().join("bin").join(file)))
        .filter(|path| path.is_file())
        .collect();
    found.sort();
    found.pop()
}

fn on_path(file: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(file))
        .find(|path| path.is_file())
}

//! The browsers the tests need: found on the path, installed where the system allows it,
//! explained where not.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::report::{Failure, Outcome, printed, run, say};
use crate::tools::which;

/// Where each browser and its driver are.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Browsers {
    pub chromium: Option<PathBuf>,
    pub chromedriver: Option<PathBuf>,
    pub firefox: Option<PathBuf>,
    /// WebKitGTK's driver; WebKit is tested where it is there.
    pub webkitdriver: Option<PathBuf>,
    /// WebKitGTK has no headless mode: it needs a screen that nobody sees.
    pub xvfb: Option<PathBuf>,
}

/// Debian's packages by what they bring, and fonts that the tests' scripts need.
const PACKAGES: [&str; 8] = [
    "chromium",
    "chromium-driver",
    "firefox-esr",
    "webkit2gtk-driver",
    "xvfb",
    "fonts-noto-core",
    "fonts-noto-cjk",
    "fonts-noto-color-emoji",
];

/// Looks on the path.
#[must_use]
pub fn find() -> Browsers {
    let any = |names: &[&str]| names.iter().find_map(|name| which(name));
    Browsers {
        chromium: any(&[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
        ]),
        chromedriver: which("chromedriver"),
        firefox: any(&["firefox-esr", "firefox"]),
        webkitdriver: which("WebKitWebDriver"),
        xvfb: which("Xvfb"),
    }
}

/// Finds the browsers, after installing what is missing where that is possible: on Debian
/// and its children, as root or with a `sudo` that asks nothing.
#[must_use]
pub fn ensure() -> Browsers {
    let found = find();
    if found.lacking().is_empty() {
        return found;
    }
    say(format!("Missing: {}.", found.lacking().join(", ")));
    if let Err(Failure(reason)) = install() {
        say(format!(
            "They could not be installed: {reason}. {}",
            by_hand()
        ));
    }
    let found = find();
    if found.webkitdriver.is_none() || found.xvfb.is_none() {
        say("WebKit is left out: it needs WebKitWebDriver and Xvfb.");
    }
    found
}

impl Browsers {
    /// The names of what is not there.
    fn lacking(&self) -> Vec<&'static str> {
        [
            ("Chromium", &self.chromium),
            ("chromedriver", &self.chromedriver),
            ("Firefox", &self.firefox),
            ("WebKitWebDriver", &self.webkitdriver),
            ("Xvfb", &self.xvfb),
        ]
        .into_iter()
        .filter_map(|(name, place)| place.is_none().then_some(name))
        .collect()
    }

    /// Chromium's driver.
    ///
    /// # Errors
    /// It or Chromium itself is missing; the message says how to get them.
    pub fn chromium_driver(&self) -> Outcome<PathBuf> {
        match (&self.chromium, &self.chromedriver) {
            (Some(_), Some(driver)) => Ok(driver.clone()),
            _ => Err(Failure(format!(
                "expected Chromium and chromedriver on the path, found {}. {}",
                if self.chromium.is_some() {
                    "Chromium only"
                } else {
                    "no Chromium"
                },
                by_hand()
            ))),
        }
    }

    /// Firefox's driver, `geckodriver` as it was installed for it.
    ///
    /// # Errors
    /// It or Firefox itself is missing; the message says how to get them.
    pub fn firefox_driver(&self, geckodriver: &Outcome<PathBuf>) -> Outcome<PathBuf> {
        if self.firefox.is_none() {
            return Err(Failure(format!(
                "expected Firefox on the path, found none. {}",
                by_hand()
            )));
        }
        geckodriver.clone()
    }
}

/// How a person gets the browsers on this system.
fn by_hand() -> String {
    match std::env::consts::OS {
        "macos" => "By hand: brew install --cask chromium firefox chromedriver".to_owned(),
        "windows" => "By hand: install Chrome, its chromedriver of the same version, and Firefox, \
                      and put their folders on the path"
            .to_owned(),
        _ if which("apt-get").is_some() => {
            format!("By hand, as root: apt-get install {}", PACKAGES.join(" "))
        }
        _ => "By hand: install chromium, chromedriver and firefox with the system's packages"
            .to_owned(),
    }
}

/// Installs Debian's packages.
fn install() -> Outcome {
    if which("apt-get").is_none() {
        return Err(Failure("this system has no apt-get".to_owned()));
    }
    let root = printed(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    if !root && printed(Command::new("sudo").args(["-n", "true"])).is_none() {
        return Err(Failure("it needs root".to_owned()));
    }
    say("Installing browsers with apt-get, about 250 MB …");
    let apt = || {
        let mut command = if root {
            Command::new("apt-get")
        } else {
            let mut sudo = Command::new("sudo");
            sudo.args(["-n", "apt-get"]);
            sudo
        };
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command.stdin(Stdio::null());
        // Whoever else installs something holds a lock for a while.
        command.args(["-o", "DPkg::Lock::Timeout=600"]);
        command
    };
    run(apt().args(["update", "--quiet"]))?;
    // Systems differ in what they have; one unknown name would stop all of them.
    let known: Vec<&str> = PACKAGES
        .into_iter()
        .filter(|name| printed(Command::new("apt-cache").args(["show", name])).is_some())
        .collect();
    run(apt()
        .args(["install", "--yes", "--quiet", "--no-install-recommends"])
        .args(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(found: Outcome<PathBuf>, expected: Result<&str, &str>) {
        match (found, expected) {
            (Ok(path), Ok(expected)) => assert_eq!(path, PathBuf::from(expected)),
            (Err(Failure(message)), Err(part)) if message.contains(part) => {}
            (found, expected) => panic!("expected {expected:?}, found {found:?}"),
        }
    }

    #[test]
    fn a_driver_needs_its_browser() {
        let path = |name: &str| Some(PathBuf::from(name));
        let none = Browsers::default();
        let all = Browsers {
            chromium: path("chromium"),
            chromedriver: path("chromedriver"),
            firefox: path("firefox"),
            ..Browsers::default()
        };
        let half = Browsers {
            chromedriver: None,
            ..all.clone()
        };
        let bare = Browsers {
            chromium: None,
            ..all.clone()
        };
        let gecko = Ok(PathBuf::from("geckodriver"));
        let no_gecko = Err(Failure("could not install geckodriver".to_owned()));
        check(all.chromium_driver(), Ok("chromedriver"));
        check(half.chromium_driver(), Err("found Chromium only"));
        check(none.chromium_driver(), Err("found no Chromium"));
        check(none.chromium_driver(), Err("By hand"));
        check(bare.chromium_driver(), Err("found no Chromium"));
        check(all.firefox_driver(&gecko), Ok("geckodriver"));
        check(none.firefox_driver(&gecko), Err("expected Firefox"));
        check(all.firefox_driver(&no_gecko), Err("could not install"));
        assert_eq!(all.lacking(), ["WebKitWebDriver", "Xvfb"]);
    }
}

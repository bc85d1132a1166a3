//! A browser with its profile, its downloads folder and a trap for requests elsewhere, that scenarios
//! use one after another. What a page may keep belongs to the address it came from, and every
//! scenario has an address of its own, so that none finds what another left. To start a browser takes
//! longer than most scenarios.

use std::path::Path;

use thirtyfour::WebDriver;

use crate::browser::{Browser, Home, Kind, Settings};
use crate::trap::Trap;
use crate::trouble::{Outcome, Trouble};

/// A browser for one scenario after another.
#[derive(Debug)]
pub(crate) struct Lodging {
    pub(crate) kind: Kind,
    pub(crate) home: Home,
    pub(crate) trap: Trap,
    settings: Settings,
    browser: Option<Browser>,
    /// How many bytes of the log are from before.
    log_read: usize,
}

impl Lodging {
    /// Makes the folders in `folder` and opens the browser.
    pub(crate) async fn open(kind: Kind, folder: &Path, settings: Settings) -> Outcome<Self> {
        let trap = Trap::set()?;
        let home = Home {
            profile: folder.join("profile"),
            downloads: folder.join("downloads"),
            log: folder.join("driver.log"),
            trap_port: trap.port(),
        };
        std::fs::create_dir_all(&home.profile)?;
        std::fs::create_dir_all(&home.downloads)?;
        let browser = Browser::start(kind, &home, settings).await?;
        Ok(Self {
            kind,
            home,
            trap,
            settings,
            browser: Some(browser),
            log_read: 0,
        })
    }

    /// Whether a scenario of these settings can be played here.
    pub(crate) fn suits(&self, settings: Settings) -> bool {
        // The third engine's driver cannot open a second window.
        self.kind != Kind::WebKit && self.settings == settings
    }

    /// Makes it as if nobody had been here.
    pub(crate) async fn clean(&mut self) -> Outcome {
        self.turn_the_page().await?;
        for entry in std::fs::read_dir(&self.home.downloads)? {
            std::fs::remove_file(entry?.path())?;
        }
        if self.kind == Kind::Chromium {
            // Its driver tells what was said since it was last asked.
            self.web()?.get_log("browser").await?;
        }
        self.log_read = std::fs::read(&self.home.log).map_or(0, |log| log.len());
        self.trap.forget();
        Ok(())
    }

    /// Closes every window and goes on in a new one.
    pub(crate) async fn turn_the_page(&self) -> Outcome {
        let browser = self.browser.as_ref().ok_or_else(closed)?;
        browser.turn_the_page(self.kind, self.settings.size).await
    }

    /// Quits the browser and starts it again on the same profile.
    pub(crate) async fn reopen(&mut self) -> Outcome {
        self.close().await?;
        self.browser = Some(Browser::start(self.kind, &self.home, self.settings).await?);
        Ok(())
    }

    /// Quits the browser.
    pub(crate) async fn close(&mut self) -> Outcome {
        match self.browser.take() {
            Some(browser) => browser.quit().await,
            None => Ok(()),
        }
    }

    /// The browser as it is driven.
    pub(crate) fn web(&self) -> Outcome<&WebDriver> {
        Ok(&self.browser.as_ref().ok_or_else(closed)?.web)
    }

    /// What driver and browser printed since the scenario began.
    pub(crate) fn log(&self) -> String {
        let log = std::fs::read(&self.home.log).unwrap_or_default();
        String::from_utf8_lossy(log.get(self.log_read..).unwrap_or_default()).into_owned()
    }
}

fn closed() -> Trouble {
    Trouble("the browser is closed".to_owned())
}

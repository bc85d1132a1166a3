//! All that one scenario has to itself: a site on its own port, a profile, a downloads folder, a
//! trap for requests elsewhere, and the browser that is open now.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::json;
use xtask::site::Site;

use crate::browser::{Browser, Home, Kind, Settings};
use crate::person::Person;
use crate::trap::Trap;
use crate::trouble::{Outcome, Trouble};

/// The world of one scenario in one browser.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) kind: Kind,
    pub(crate) me: Person,
    pub(crate) home: Home,
    pub(crate) settings: Settings,
    pub(crate) site: Site,
    pub(crate) trap: Trap,
    browser: Option<Browser>,
    folder: PathBuf,
    files: AtomicUsize,
    /// Console errors a scenario brings about on purpose: any that contains one of these is let pass.
    pub(crate) expected_errors: Vec<&'static str>,
    /// Set where a scenario misbehaves on purpose, to show that it is noticed.
    forgiven: bool,
}

impl World {
    /// Serves `root`, makes the folders and opens the browser; nothing is loaded yet.
    pub(crate) async fn make(
        kind: Kind,
        root: &Path,
        folder: PathBuf,
        settings: Settings,
    ) -> Outcome<Self> {
        let site = Site::start(root.to_path_buf(), 0)?;
        let trap = Trap::set()?;
        let home = new_home(&folder, "a", &trap)?;
        let browser = Browser::start(kind, &home, settings).await?;
        let me = Person::at(&browser.web);
        Ok(Self {
            kind,
            me,
            home,
            settings,
            site,
            trap,
            browser: Some(browser),
            folder,
            files: AtomicUsize::new(0),
            expected_errors: Vec::new(),
            forgiven: false,
        })
    }

    /// Where the site is, ending in a slash.
    pub(crate) fn url(&self) -> String {
        self.site.url()
    }

    /// The folder that the browser keeps its profile in.
    pub(crate) fn profile(&self) -> &Path {
        &self.home.profile
    }

    /// Opens the app.
    pub(crate) async fn enter(&self) -> Outcome {
        self.me.open(&self.url()).await
    }

    /// Quits the browser and starts it again on the same profile, then opens `url`.
    pub(crate) async fn restart(&mut self, url: &str) -> Outcome {
        self.change_browser(self.settings, None).await?;
        self.me.open(url).await
    }

    /// Goes on in a browser on a profile that has never seen the app.
    pub(crate) async fn move_to_another_machine(&mut self) -> Outcome {
        let number = self.files.fetch_add(1, Ordering::Relaxed);
        let home = new_home(&self.folder, &format!("b{number}"), &self.trap)?;
        self.change_browser(self.settings, Some(home)).await?;
        self.enter().await
    }

    async fn change_browser(&mut self, settings: Settings, home: Option<Home>) -> Outcome {
        self.check_console().await?;
        self.quit().await?;
        if let Some(home) = home {
            self.home = home;
        }
        let browser = Browser::start(self.kind, &self.home, settings).await?;
        self.me = Person::at(&browser.web);
        self.browser = Some(browser);
        Ok(())
    }

    /// Closes the browser.
    pub(crate) async fn quit(&mut self) -> Outcome {
        match self.browser.take() {
            Some(browser) => browser.quit().await,
            None => Ok(()),
        }
    }

    /// What every scenario ends with: nothing broke the content policy, nothing went to another
    /// origin, no page reported an error.
    pub(crate) async fn check_conduct(&self) -> Outcome {
        if self.forgiven {
            return Ok(());
        }
        self.check_console().await?;
        let violations = self.site.violations();
        if !violations.is_empty() {
            return Err(Trouble(format!(
                "the content policy was broken: {violations:?}"
            )));
        }
        let elsewhere = self.trap.caught();
        if !elsewhere.is_empty() {
            return Err(Trouble(format!(
                "there were requests to another origin: {elsewhere:?}"
            )));
        }
        Ok(())
    }

    /// Ends the checks of conduct.
    pub(crate) fn forgive(&mut self) {
        self.forgiven = true;
    }

    async fn check_console(&self) -> Outcome {
        let errors: Vec<String> = self
            .console()
            .await?
            .into_iter()
            .filter(|line| is_error(self.kind, line))
            .filter(|line| {
                !self
                    .expected_errors
                    .iter()
                    .any(|expected| line.contains(expected))
            })
            .collect();
        let Some(first) = errors.first() else {
            return Ok(());
        };
        let first: String = first.chars().take(400).collect();
        Err(Trouble(format!(
            "the page reported {} errors; the first is {first:?}",
            errors.len()
        )))
    }

    /// What pages said on the console since last asked.
    pub(crate) async fn console(&self) -> Outcome<Vec<String>> {
        match self.kind {
            Kind::Chromium => Ok(self
                .me
                .web
                .get_log("browser")
                .await?
                .into_iter()
                .map(|entry| format!("{} {}", entry.level, entry.message))
                .collect()),
            Kind::Firefox | Kind::WebKit => Ok(std::fs::read_to_string(&self.home.log)
                .unwrap_or_default()
                .lines()
                .filter(|line| {
                    line.starts_with("console.") || line.starts_with("JavaScript error:")
                })
                .map(str::to_owned)
                .collect()),
        }
    }

    /// Writes a file into the scenario's folder, to be chosen in a file dialog.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> Outcome<PathBuf> {
        let path = self.fresh_path(name)?;
        std::fs::write(&path, content)?;
        Ok(path)
    }

    /// A path of this file name in a folder of its own.
    pub(crate) fn fresh_path(&self, name: &str) -> Outcome<PathBuf> {
        let number = self.files.fetch_add(1, Ordering::Relaxed);
        let folder = self.folder.join("files").join(number.to_string());
        std::fs::create_dir_all(&folder)?;
        Ok(folder.join(name))
    }

    /// Saves what helps to understand a failure; gives the folder.
    pub(crate) async fn keep_evidence(&self, out: &Path) -> PathBuf {
        // Best effort: the browser may be the very thing that failed.
        let _ = std::fs::create_dir_all(out);
        let _ = self.me.web.screenshot(&out.join("screen.png")).await;
        if let Ok(source) = self
            .me
            .run("return document.documentElement.outerHTML", vec![])
            .await
        {
            let _ = std::fs::write(out.join("page.html"), source.as_str().unwrap_or_default());
        }
        if let Ok(lines) = self.console().await {
            let _ = std::fs::write(out.join("console.txt"), lines.join("\n"));
        }
        if let Ok(stored) = self.me.ask("stored", json!(["whosaid/"])).await {
            let _ = std::fs::write(out.join("stored.json"), format!("{stored:#}"));
        }
        let _ = std::fs::write(out.join("requests.txt"), self.site.requests().join("\n"));
        let _ = std::fs::copy(&self.home.log, out.join("driver.log"));
        out.to_path_buf()
    }
}

fn is_error(kind: Kind, line: &str) -> bool {
    match kind {
        Kind::Chromium => line.starts_with("SEVERE"),
        // Firefox' own scripts speak on the same console. `JSProcessActor` is the messaging between its
        // processes, which pages do not have; it complains when the browser is closed soon after a download.
        Kind::Firefox | Kind::WebKit => {
            let own = [
                "RSLoader",
                "resource://",
                "chrome://",
                "moz-src://",
                "JSProcessActor",
            ]
            .iter()
            .any(|part| line.contains(part));
            (line.starts_with("console.error") && !own)
                || line.starts_with("JavaScript error: http://127.0.0.1")
        }
    }
}

fn new_home(folder: &Path, name: &str, trap: &Trap) -> Outcome<Home> {
    let folder = folder.join(name);
    let home = Home {
        profile: folder.join("profile"),
        downloads: folder.join("downloads"),
        log: folder.join("driver.log"),
        trap_port: trap.port(),
    };
    std::fs::create_dir_all(&home.profile)?;
    std::fs::create_dir_all(&home.downloads)?;
    Ok(home)
}

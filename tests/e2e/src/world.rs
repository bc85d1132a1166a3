//! All that one scenario has to itself: a site on its own port, and with it storage that nobody has
//! used, a folder for its files, and for as long as it lasts a lodging.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::json;
use xtask::site::Site;

use crate::browser::{Kind, Settings};
use crate::lodging::Lodging;
use crate::person::Person;
use crate::trouble::{Outcome, Trouble};

/// The world of one scenario in one browser.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) kind: Kind,
    pub(crate) me: Person,
    pub(crate) site: Site,
    pub(crate) lodging: Lodging,
    root: PathBuf,
    folder: PathBuf,
    files: AtomicUsize,
    /// Console errors a scenario brings about on purpose: any that contains one of these is let pass.
    pub(crate) expected_errors: Vec<&'static str>,
    /// Set where a scenario misbehaves on purpose, to show that it is noticed.
    forgiven: bool,
}

impl World {
    /// Serves `root` in a browser of its own, opened now; nothing is loaded yet.
    pub(crate) async fn make(
        kind: Kind,
        root: &Path,
        folder: PathBuf,
        settings: Settings,
    ) -> Outcome<Self> {
        let lodging = Lodging::open(kind, &folder, settings).await?;
        Self::lodge(lodging, root, folder)
    }

    /// Serves `root` in this lodging; nothing is loaded yet.
    pub(crate) fn lodge(lodging: Lodging, root: &Path, folder: PathBuf) -> Outcome<Self> {
        Ok(Self {
            kind: lodging.kind,
            me: Person::at(lodging.web()?),
            site: Site::start(root.to_path_buf(), 0)?,
            lodging,
            root: root.to_owned(),
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

    /// Opens the app.
    pub(crate) async fn enter(&self) -> Outcome {
        self.me.open(&self.url()).await
    }

    /// Quits the browser and starts it again on the same profile, then opens `url`.
    pub(crate) async fn restart(&mut self, url: &str) -> Outcome {
        self.check_console().await?;
        self.lodging.reopen().await?;
        self.me = Person::at(self.lodging.web()?);
        self.me.open(url).await
    }

    /// Goes on where nobody has ever opened the app: at an address of its own, whose storage is empty.
    pub(crate) async fn move_to_another_machine(&mut self) -> Outcome {
        self.check_console().await?;
        self.check_policy()?;
        self.lodging.turn_the_page().await?;
        self.site = Site::start(self.root.clone(), 0)?;
        self.enter().await
    }

    /// Closes the browser.
    pub(crate) async fn quit(&mut self) -> Outcome {
        self.lodging.close().await
    }

    /// The lodging for whoever comes next. One in which something was meant to go wrong is closed.
    pub(crate) async fn leave(mut self) -> Outcome<Option<Lodging>> {
        if self.forgiven {
            self.quit().await?;
            return Ok(None);
        }
        Ok(Some(self.lodging))
    }

    /// What every scenario ends with: nothing broke the content policy, nothing went to another
    /// origin, no page reported an error.
    pub(crate) async fn check_conduct(&self) -> Outcome {
        if self.forgiven {
            return Ok(());
        }
        self.check_console().await?;
        self.check_policy()?;
        let elsewhere = self.lodging.trap.caught();
        if !elsewhere.is_empty() {
            return Err(Trouble(format!(
                "there were requests to another origin: {elsewhere:?}"
            )));
        }
        Ok(())
    }

    fn check_policy(&self) -> Outcome {
        let violations = self.site.violations();
        if !violations.is_empty() && !self.forgiven {
            return Err(Trouble(format!(
                "the content policy was broken: {violations:?}"
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
            Kind::Firefox | Kind::WebKit => Ok(self
                .lodging
                .log()
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
        let _ = std::fs::write(out.join("driver.log"), self.lodging.log());
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

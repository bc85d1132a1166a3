//! The app in a browser with the probe in front of it, and the steps all measurements share.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::made::{self, Made};
use crate::browser::{Kind, Settings};
use crate::trouble::{Outcome, Trouble};
use crate::world::World;

/// Debug builds take long to bring in a million characters.
const PATIENCE: Duration = Duration::from_secs(180);

/// The variable that names the script of the peer, where there is one.
pub(crate) const PEER: &str = "WHOSAID_PEER";

/// The probe, in the order in which its files need each other.
const PROBE: [(&str, &str); 6] = [
    ("bench-probe.js", include_str!("probe.js")),
    ("bench-probe-bare.js", include_str!("probe-bare.js")),
    ("bench-probe-hands.js", include_str!("probe-hands.js")),
    ("bench-probe-boards.js", include_str!("probe-boards.js")),
    ("bench-probe-class.js", include_str!("probe-class.js")),
    ("bench-probe-peer.js", include_str!("probe-peer.js")),
];

/// A browser with the app in it.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) world: World,
    /// The title of the article that a first run brings.
    pub(crate) sample: String,
    /// The copy of the site.
    site: PathBuf,
}

/// Copies the site and puts the probe in front of everything else in its page.
pub(crate) fn copy_site(from: &Path, to: &Path) -> Outcome {
    copy(from, to)?;
    let index = to.join("index.html");
    let page = std::fs::read_to_string(&index).map_err(|error| {
        Trouble(format!(
            "{} should hold a built site: {error}",
            from.display()
        ))
    })?;
    let scripts: String = PROBE
        .iter()
        .map(|(name, _)| format!("<script src=\"{name}\"></script>"))
        .collect();
    let probed = page.replacen("<head>", &format!("<head>{scripts}"), 1);
    if probed == page {
        return Err(Trouble(format!("no <head> in {}", index.display())));
    }
    std::fs::write(index, probed)?;
    for (name, script) in PROBE {
        std::fs::write(to.join(name), script)?;
    }
    if let Some(peer) = std::env::var_os(PEER).map(PathBuf::from) {
        let style = peer.with_file_name("text-annotator.css");
        std::fs::copy(peer, to.join("bench-peer.js"))?;
        std::fs::copy(style, to.join("bench-peer.css"))?;
    }
    std::fs::write(to.join("bench-bare.js"), include_str!("bare.js"))?;
    std::fs::write(to.join("bench-bare.html"), include_str!("bare.html"))?;
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Outcome {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            std::fs::copy(&path, &target)?;
        }
    }
    Ok(())
}

impl Page {
    /// Opens the app for the first time on an empty profile.
    pub(crate) async fn start(kind: Kind, site: &Path, folder: PathBuf) -> Outcome<Self> {
        let world = World::make(kind, site, folder, Settings::default()).await?;
        world.enter().await?;
        let mut page = Self {
            world,
            sample: String::new(),
            site: site.to_owned(),
        };
        page.call("started", json!([])).await?;
        let title = page.call("title", json!([])).await?;
        page.sample = title.as_str().unwrap_or_default().to_owned();
        Ok(page)
    }

    /// Calls a function of the probe and waits for what it promises.
    pub(crate) async fn call(&self, function: &str, arguments: Value) -> Outcome<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];\
             Promise.resolve(bench[{function:?}](...[...arguments].slice(0, -1)))\
             .then((value) => done({{ value }}), (error) => done({{ error: String(error) }}));"
        );
        let Value::Array(arguments) = arguments else {
            return Err(Trouble(format!("{function} takes a list of arguments")));
        };
        let answer = self
            .world
            .me
            .web
            .execute_async(script, arguments)
            .await
            .map_err(|error| Trouble::from(error).during(function))?;
        let answer = answer.json();
        match answer.get("error") {
            Some(error) => Err(Trouble(format!("{function} in the page: {error}"))),
            None => Ok(answer.get("value").cloned().unwrap_or(Value::Null)),
        }
    }

    /// Calls a function of the probe that promises milliseconds.
    pub(crate) async fn millis(&self, function: &str) -> Outcome<f64> {
        let millis = self.call(function, json!([])).await?;
        millis
            .as_f64()
            .ok_or_else(|| Trouble(format!("{function} should take milliseconds: {millis}")))
    }

    /// Brings articles in through the dialog "Import" and waits until the first is open.
    pub(crate) async fn import(&self, articles: &[Made]) -> Outcome {
        self.bring(made::file(articles, &[], &[])).await?;
        for article in articles {
            self.world.me.library_entry(&article.title).await?;
            self.open(&article.title).await?;
            let found = self.call("marks", json!([])).await?;
            if found != json!(article.n_annotations()) {
                return Err(Trouble(format!(
                    "{:?} should show {} annotations, shows {found}",
                    article.title,
                    article.n_annotations()
                )));
            }
        }
        Ok(())
    }

    /// Brings a file in through the dialog "Import".
    pub(crate) async fn bring(&self, file: String) -> Outcome {
        let file = self.world.file("bench.whosaid.json", file)?;
        self.world.me.choose_files(&[&file]).await?;
        self.eventually("a button \"Import\" to press", "confirm", &json!(true))
            .await?;
        self.eventually("the dialog \"Import\" to go", "dialog", &Value::Null)
            .await
    }

    async fn eventually(&self, what: &str, function: &str, expected: &Value) -> Outcome {
        let deadline = Instant::now() + PATIENCE;
        while self.call(function, json!([])).await? != *expected {
            if Instant::now() > deadline {
                let dialog = self.call("dialog", json!([])).await?;
                return Err(Trouble(format!(
                    "waited {} s for {what}; the dialog says {dialog}",
                    PATIENCE.as_secs()
                )));
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(())
    }

    /// Clicks the link in the library; gives what the probe saw of it. Clicking the article that is
    /// open already opens nothing: that is left out.
    pub(crate) async fn open(&self, title: &str) -> Outcome<Option<Value>> {
        if self.call("title", json!([])).await? == json!(title) {
            self.call("whole", json!([])).await?;
            return Ok(None);
        }
        let entry = self.world.me.library_entry(title).await?;
        self.call("arm", json!([])).await?;
        entry.click().await?;
        Ok(Some(self.call("opened", json!([])).await?))
    }

    /// Reloads the page; gives what the probe saw of the start.
    pub(crate) async fn reload(&self) -> Outcome<Value> {
        self.world.me.web.refresh().await?;
        self.call("started", json!([])).await
    }

    /// A file of the copy of the site.
    pub(crate) fn read(&self, name: &str) -> Outcome<String> {
        Ok(std::fs::read_to_string(self.site.join(name))?)
    }

    /// Puts a file into the copy of the site.
    pub(crate) fn write(&self, name: &str, text: &str) -> Outcome {
        Ok(std::fs::write(self.site.join(name), text)?)
    }

    /// Waits until a page without the probe has been on the screen.
    pub(crate) async fn frames(&self) -> Outcome {
        let script = "const done = arguments[arguments.length - 1];\
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)));";
        self.world.me.web.execute_async(script, vec![]).await?;
        Ok(())
    }

    pub(crate) async fn close(mut self) -> Outcome {
        self.world.quit().await
    }
}

/// A number out of what the probe gave.
pub(crate) fn number(value: &Value, key: &str) -> Outcome<f64> {
    value
        .get(key)
        .and_then(Value::as_f64)
        .ok_or_else(|| Trouble(format!("the probe should give a number {key:?}: {value}")))
}

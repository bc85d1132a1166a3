//! Waits for a file that the page offers for download, until all of it is there.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::trouble::{Outcome, Trouble};
use crate::world::World;

impl World {
    /// The file of this name in the downloads folder, taken out of it, once it is complete.
    pub(crate) async fn downloaded(&self, name: &str) -> Outcome<PathBuf> {
        let deadline = Instant::now() + Duration::from_secs(10);
        loop {
            let names = self.downloads()?;
            if let Some(taken) = self.take_whole(&names, name)? {
                return Ok(taken);
            }
            if Instant::now() > deadline {
                return Err(Trouble(format!(
                    "waited 10 s for the download {name:?}; the folder holds {names:?}"
                )));
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// The one file in the downloads folder, whatever its name.
    pub(crate) async fn downloaded_any(&self) -> Outcome<PathBuf> {
        let deadline = Instant::now() + Duration::from_secs(10);
        loop {
            let names = self.downloads()?;
            if let Some(name) = names.first()
                && let Some(taken) = self.take_whole(&names, name)?
            {
                return Ok(taken);
            }
            if Instant::now() > deadline {
                return Err(Trouble(
                    "waited 10 s for a download; the folder is empty".to_owned(),
                ));
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// Takes a file out of the downloads folder, where all in it are whole. Firefox begins under a name of its own: what
    /// is gone when it is taken was not whole.
    fn take_whole(&self, names: &[String], name: &str) -> Outcome<Option<PathBuf>> {
        let found = self.lodging.home.downloads.join(name);
        let is_whole = names.iter().all(|name| !is_unfinished(name));
        if !is_whole || !std::fs::metadata(&found).is_ok_and(|file| file.len() > 0) {
            return Ok(None);
        }
        let taken = self.fresh_path(name)?;
        Ok(std::fs::rename(&found, &taken).is_ok().then_some(taken))
    }

    /// The names of all files in the downloads folder.
    pub(crate) fn downloads(&self) -> Outcome<Vec<String>> {
        let mut names = Vec::new();
        for entry in std::fs::read_dir(&self.lodging.home.downloads)? {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        names.sort();
        Ok(names)
    }
}

/// Whether a browser keeps a download under this name until it is complete. Chromium begins with a hidden
/// file before it knows the name it shall have.
fn is_unfinished(name: &str) -> bool {
    name.ends_with(".crdownload") || name.ends_with(".part") || name.starts_with('.')
}

//! The versioned cache for built tools: outside `target/`, so that cleaning the build keeps
//! them, and shared by every checkout on the machine.

use std::ffi::OsString;
use std::fs::File;
use std::path::{Path, PathBuf};

use crate::report::{Failure, Outcome, say};

/// The cache folder of this machine's user.
///
/// # Errors
/// No environment variable says where a home folder is.
pub fn root() -> Outcome<PathBuf> {
    root_by(std::env::consts::OS, |name| std::env::var_os(name)).ok_or_else(|| {
        Failure(
            "expected a home folder for the tool cache, found none: set WHOSAID_CACHE to a folder"
                .to_owned(),
        )
    })
}

/// The rule behind [`root`]: `WHOSAID_CACHE`, else the system's cache folder and `whosaid`.
/// Empty variables count as unset, and so does a relative `XDG_CACHE_HOME`, by the XDG base
/// directory specification.
fn root_by(os: &str, get: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let path = |name: &str| get(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    if let Some(chosen) = path("WHOSAID_CACHE") {
        return Some(chosen);
    }
    let base = match os {
        "windows" => path("LOCALAPPDATA")?,
        "macos" => path("HOME")?.join("Library").join("Caches"),
        _ => match path("XDG_CACHE_HOME") {
            Some(xdg) if xdg.is_absolute() => xdg,
            _ => path("HOME")?.join(".cache"),
        },
    };
    Some(base.join("whosaid"))
}

/// Where one version of a tool lies in a cache.
#[must_use]
pub fn place(cache: &Path, name: &str, version: &str) -> PathBuf {
    cache.join("tools").join(format!("{name}-{version}"))
}

/// Keeps other runs of this program from installing at the same time, until the file is
/// dropped or the program ends in whatever way. Waits for a run that is installing now.
///
/// # Errors
/// The cache folder cannot be written.
pub fn lock(cache: &Path) -> Outcome<File> {
    let cannot = |cause| {
        Failure(format!(
            "cannot write to the tool cache {}: {cause}. Set WHOSAID_CACHE to another folder",
            cache.display()
        ))
    };
    std::fs::create_dir_all(cache).map_err(cannot)?;
    let file = File::create(cache.join("lock")).map_err(cannot)?;
    if file.try_lock().is_err() {
        say("Waiting for another run that is installing tools …");
        file.lock().map_err(cannot)?;
    }
    Ok(file)
}

/// Makes a folder appear at `place` whole or not at all: `fill` works in a folder beside it,
/// which is renamed when `fill` has succeeded. What an interrupted run left is swept away, so
/// the caller holds the [`lock`].
///
/// # Errors
/// Those of `fill`, and those of the file system.
pub fn appear(place: &Path, fill: impl FnOnce(&Path) -> Outcome) -> Outcome {
    let parent = place
        .parent()
        .ok_or_else(|| Failure(format!("{} has no parent folder", place.display())))?;
    let name = place
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    std::fs::create_dir_all(parent)?;
    let part = parent.join(format!(".part-{name}"));
    if part.exists() {
        std::fs::remove_dir_all(&part)?;
    }
    std::fs::create_dir(&part)?;
    let filled = fill(&part).and_then(|()| {
        if place.exists() {
            // It was found wanting, or the installation would not have been asked for.
            std::fs::remove_dir_all(place)?;
        }
        Ok(std::fs::rename(&part, place)?)
    });
    if filled.is_err() {
        drop(std::fs::remove_dir_all(&part));
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[track_caller]
    fn check(os: &str, variables: &[(&str, &str)], expected: Option<&str>) {
        let found = root_by(os, |name| {
            let pair = variables.iter().find(|(n, _)| *n == name);
            pair.map(|(_, value)| OsString::from(value))
        });
        assert_eq!(found, expected.map(PathBuf::from), "{os} {variables:?}");
    }

    #[test]
    fn the_cache_follows_the_system() {
        let home = ("HOME", "/home/a");
        check("linux", &[home], Some("/home/a/.cache/whosaid"));
        check(
            "linux",
            &[home, ("XDG_CACHE_HOME", "/x")],
            Some("/x/whosaid"),
        );
        check(
            "linux",
            &[home, ("XDG_CACHE_HOME", "x")],
            Some("/home/a/.cache/whosaid"),
        );
        check(
            "linux",
            &[home, ("WHOSAID_CACHE", "/w"), ("XDG_CACHE_HOME", "/x")],
            Some("/w"),
        );
        check(
            "linux",
            &[home, ("WHOSAID_CACHE", "")],
            Some("/home/a/.cache/whosaid"),
        );
        check("macos", &[home], Some("/home/a/Library/Caches/whosaid"));
        check(
            "windows",
            &[("LOCALAPPDATA", "/local")],
            Some("/local/whosaid"),
        );
        check("windows", &[home], None);
        check("linux", &[], None);
    }

    #[test]
    fn tools_lie_by_name_and_version() {
        assert_eq!(
            place(Path::new("/c"), "trunk", "0.21.14"),
            Path::new("/c/tools/trunk-0.21.14")
        );
    }

    #[test]
    fn one_run_installs_at_a_time() {
        let scratch = Scratch::new("lock");
        let held = lock(scratch.path()).unwrap();
        let other = File::create(scratch.path().join("lock")).unwrap();
        assert!(other.try_lock().is_err(), "two runs hold the lock");
        let (sender, receiver) = std::sync::mpsc::channel();
        std::thread::scope(|scope| {
            scope.spawn(|| sender.send(lock(scratch.path()).map(drop)));
            let early = receiver.recv_timeout(std::time::Duration::from_millis(100));
            assert!(early.is_err(), "the second run did not wait");
            drop(held);
            assert_eq!(receiver.recv(), Ok(Ok(())));
        });
        assert!(other.try_lock().is_ok(), "the lock outlived its holder");
        drop(other);
        std::fs::write(scratch.path().join("file"), "").unwrap();
        let Failure(message) = lock(&scratch.path().join("file")).unwrap_err();
        assert!(message.contains("Set WHOSAID_CACHE"), "{message}");
    }

    #[test]
    fn a_folder_appears_whole_or_not_at_all() {
        let scratch = Scratch::new("cache");
        let place = scratch.path().join("tools").join("x-1");
        let failed = appear(&place, |part| {
            std::fs::write(part.join("half"), "h")?;
            Err(Failure("interrupted".to_owned()))
        });
        assert_eq!(failed, Err(Failure("interrupted".to_owned())));
        assert!(!place.exists());
        let beside = place.parent().unwrap();
        assert_eq!(std::fs::read_dir(beside).unwrap().count(), 0);

        appear(&place, |part| {
            assert!(!place.exists(), "visible before it was whole");
            Ok(std::fs::write(part.join("whole"), "w")?)
        })
        .unwrap();
        assert!(place.join("whole").exists());

        let left = beside.join(".part-x-1");
        std::fs::create_dir(&left).unwrap();
        std::fs::write(left.join("left over"), "l").unwrap();
        appear(&place, |part| Ok(std::fs::write(part.join("new"), "n")?)).unwrap();
        assert!(!place.join("left over").exists());
        assert!(place.join("new").exists() && !place.join("whole").exists());
        assert_eq!(std::fs::read_dir(beside).unwrap().count(), 1);
    }
}

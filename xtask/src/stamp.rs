//! Knows whether the built site is still that of the sources, so that a second start is quick.
//! A digest of what is in the files, not their times: a switch of branches and back is free.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::report::Outcome;

/// What the site is made from, relative to the root. Three files of this program are part of
/// it: they choose the tools and how the wasm is optimized.
const INPUTS: [&str; 16] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "boot.js",
    "build.rs",
    "data",
    "icon.svg",
    "index.html",
    "locales",
    "rust-toolchain.toml",
    "src",
    "styles",
    "xtask/src/optimize.rs",
    "xtask/src/split.rs",
    "xtask/src/tools.rs",
];

/// A digest of everything the site depends on, as hexadecimal text. `extra` is what counts
/// beside the files, such as the tools at hand.
///
/// # Errors
/// A file cannot be read.
pub fn digest(root: &Path, extra: &str) -> Outcome<String> {
    let mut files = Vec::new();
    for input in INPUTS {
        collect(&root.join(input), &mut files)?;
    }
    files.sort();
    let mut hasher = Sha256::new();
    hasher.update(extra.as_bytes());
    for file in files {
        let bytes = std::fs::read(&file)?;
        let name = file.strip_prefix(root).unwrap_or(&file).to_string_lossy();
        // Lengths keep a name and its content apart from the next ones.
        hasher.update(format!("\n{} {} {name}\n", name.len(), bytes.len()));
        hasher.update(&bytes);
    }
    Ok(crate::prebuilt::hex(&hasher.finalize()))
}

/// A file, or all files under a folder; what is missing adds nothing.
fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Outcome {
    if path.is_dir() {
        for entry in std::fs::read_dir(path)? {
            collect(&entry?.path(), files)?;
        }
    } else if path.is_file() {
        files.push(path.to_path_buf());
    }
    Ok(())
}

/// Where the digest of a built site is kept: beside it, as Trunk replaces the folder itself.
#[must_use]
pub fn beside(site: &Path) -> PathBuf {
    site.with_extension("stamp")
}

/// Whether `site` was built from what `digest` describes.
#[must_use]
pub fn is_fresh(site: &Path, digest: &str) -> bool {
    site.join("index.html").is_file()
        && std::fs::read_to_string(beside(site)).is_ok_and(|kept| kept == digest)
}

/// Notes that `site` was built from what `digest` describes.
///
/// # Errors
/// The file cannot be written.
pub fn keep(site: &Path, digest: &str) -> Outcome {
    Ok(std::fs::write(beside(site), digest)?)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::scratch::Scratch;

    /// Builds, changes something, and asks whether the site is still fresh.
    #[track_caller]
    fn check(what: &str, change: impl FnOnce(&Path), fresh: bool) {
        let scratch = Scratch::new("stamp");
        let root = scratch.path();
        fs::create_dir_all(root.join("src/ui")).unwrap();
        fs::create_dir_all(root.join("dist/site")).unwrap();
        fs::write(root.join("src/main.rs"), "fn main() {}").unwrap();
        fs::write(root.join("src/ui/a.rs"), "a").unwrap();
        fs::write(root.join("dist/site/index.html"), "x").unwrap();
        let site = root.join("dist/site");
        keep(&site, &digest(root, "tools 1").unwrap()).unwrap();
        change(root);
        assert_eq!(
            is_fresh(&site, &digest(root, "tools 1").unwrap()),
            fresh,
            "{what}"
        );
    }

    #[test]
    fn fresh_until_something_it_depends_on_changes() {
        check("nothing", |_| {}, true);
        check(
            "the same words again",
            |root| fs::write(root.join("src/main.rs"), "fn main() {}").unwrap(),
            true,
        );
        check(
            "a file the site does not use",
            |root| fs::write(root.join("README.md"), "r").unwrap(),
            true,
        );
        check(
            "a changed file",
            |root| fs::write(root.join("src/ui/a.rs"), "b").unwrap(),
            false,
        );
        check(
            "a new file",
            |root| fs::write(root.join("src/ui/b.rs"), "").unwrap(),
            false,
        );
        check(
            "a removed file",
            |root| fs::remove_file(root.join("src/ui/a.rs")).unwrap(),
            false,
        );
        check(
            "a renamed file",
            |root| fs::rename(root.join("src/ui/a.rs"), root.join("src/ui/c.rs")).unwrap(),
            false,
        );
        check(
            "no site",
            |root| fs::remove_file(root.join("dist/site/index.html")).unwrap(),
            false,
        );
        check(
            "no stamp",
            |root| fs::remove_file(root.join("dist/site.stamp")).unwrap(),
            false,
        );
    }

    #[test]
    fn other_tools_make_another_site() {
        let scratch = Scratch::new("stamp");
        let one = digest(scratch.path(), "tools 1").unwrap();
        assert_ne!(one, digest(scratch.path(), "tools 2").unwrap());
    }
}

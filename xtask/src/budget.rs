//! Weighs the finished site against its limits, compressed as a static host would send it.

use std::fmt;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::report::{Failure, Outcome, say};

/// What is fetched together has one limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Everything needed before an article can be annotated.
    FirstLoad,
    /// The second part of the page’s program, fetched after the first paint, and all that further parts share, with it
    /// or with each other.
    Later,
    /// The third part, fetched when somebody asks for it.
    Picture,
    /// The fourth part, fetched when somebody asks for it.
    Lesson,
    /// The second program, fetched when first needed.
    Worker,
    /// Languages, maps and lessons, each fetched when needed: the folder `data/`.
    OnDemand,
}

impl Group {
    const ALL: [Group; 6] = [
        Group::FirstLoad,
        Group::Later,
        Group::Picture,
        Group::Lesson,
        Group::Worker,
        Group::OnDemand,
    ];

    /// The limit in bytes after compression.
    #[must_use]
    pub const fn limit(self) -> u64 {
        match self {
            Group::FirstLoad | Group::Worker => 300 * 1024,
            // It comes when the page has nothing better to do: little over a second on a line of 1.6 Mbit/s.
            Group::Later => 248 * 1024,
            Group::Picture => 104 * 1024,
            Group::Lesson => 360 * 1024,
            Group::OnDemand => 150 * 1024,
        }
    }

    /// By where Trunk puts things: the worker keeps its plain name, data has its folder.
    fn of(path: &Path) -> Group {
        let mut parts = path.iter().filter_map(|part| part.to_str());
        match parts.next() {
            Some("data") => Group::OnDemand,
            Some("worker.js" | "worker_bg.wasm" | "worker_loader.js") => Group::Worker,
            Some(name) if name.ends_with("_later.wasm") || name.contains("_chunk_") => Group::Later,
            Some(name) if name.ends_with("_picture.wasm") => Group::Picture,
            Some("lesson.css") => Group::Lesson,
            Some(name) if name.ends_with("_lesson.wasm") => Group::Lesson,
            _ => Group::FirstLoad,
        }
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Group::FirstLoad => "first load",
            Group::Later => "part fetched later",
            Group::Picture => "boards and reports",
            Group::Lesson => "work in class",
            Group::Worker => "worker",
            Group::OnDemand => "on demand",
        })
    }
}

/// One file on the scales; sizes in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weight {
    pub path: PathBuf,
    pub group: Group,
    pub raw: u64,
    pub gzipped: u64,
}

/// Weighs every file under `site`, in the order of their paths.
///
/// # Errors
/// The folder or a file in it cannot be read, or holds no `index.html`.
pub fn weigh(site: &Path) -> Outcome<Vec<Weight>> {
    let mut files = Vec::new();
    collect(site, &mut files)?;
    files.sort();
    let weights = files
        .iter()
        .map(|file| {
            let bytes = std::fs::read(file)?;
            let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
            encoder.write_all(&bytes)?;
            let path = file.strip_prefix(site).unwrap_or(file).to_path_buf();
            Ok(Weight {
                group: Group::of(&path),
                path,
                raw: size(bytes.len()),
                gzipped: size(encoder.finish()?.len()),
            })
        })
        .collect::<Outcome<Vec<_>>>()?;
    if weights.iter().any(|w| w.path == Path::new("index.html")) {
        Ok(weights)
    } else {
        Err(Failure(format!(
            "expected a built site in {}, found no index.html: run `cargo xtask dist`",
            site.display()
        )))
    }
}

/// A length as the file system counts.
fn size(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// All files under a folder.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Outcome {
    let cannot = |cause| Failure(format!("cannot read {}: {cause}", folder.display()));
    for entry in std::fs::read_dir(folder).map_err(cannot)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// The table of a site: file, raw, gzipped, and each group against its limit.
#[must_use]
pub fn table(weights: &[Weight]) -> String {
    let width = weights
        .iter()
        .map(|w| w.path.as_os_str().len())
        .max()
        .unwrap_or(0)
        .max("= first load".len());
    let mut lines = vec![format!("{:width$}  {:>9}  {:>9}", "file", "raw", "gzipped")];
    for group in Group::ALL {
        let mine = || weights.iter().filter(move |w| w.group == group);
        if mine().next().is_none() {
            continue;
        }
        for weight in mine() {
            lines.push(format!(
                "{:width$}  {:>9}  {:>9}",
                weight.path.display().to_string(),
                weight.raw,
                weight.gzipped
            ));
        }
        let raw: u64 = mine().map(|w| w.raw).sum();
        let total = total(weights, group);
        lines.push(format!(
            "{:width$}  {raw:>9}  {total:>9}  of {} ({} %)",
            format!("= {group}"),
            group.limit(),
            total * 100 / group.limit()
        ));
    }
    lines.join("\n")
}

/// A group's compressed bytes.
fn total(weights: &[Weight], group: Group) -> u64 {
    let mine = weights.iter().filter(|w| w.group == group);
    mine.map(|w| w.gzipped).sum()
}

/// Whether every group keeps its limit.
///
/// # Errors
/// One is too heavy: the message says by how much and names its heaviest file.
pub fn judge(weights: &[Weight]) -> Outcome {
    for group in Group::ALL {
        let (total, limit) = (total(weights, group), group.limit());
        if total > limit {
            let heaviest = weights
                .iter()
                .filter(|w| w.group == group)
                .max_by_key(|w| w.gzipped)
                .map(|w| format!("{} ({} bytes)", w.path.display(), w.gzipped))
                .unwrap_or_default();
            return Err(Failure(format!(
                "size budget: expected at most {limit} bytes gzipped for the {group}, found {total}, \
                 {} too many; its heaviest file is {heaviest}. Take out a dependency or move code to \
                 the worker",
                total - limit
            )));
        }
    }
    Ok(())
}

/// `cargo xtask budget`: the table, then the judgment.
///
/// # Errors
/// Those of [`weigh`] and [`judge`].
pub fn check(site: &Path) -> Outcome {
    let weights = weigh(site)?;
    say(table(&weights));
    judge(&weights)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    /// Bytes that do not compress, so that raw and gzipped sizes agree within a few bytes.
    fn noise(length: usize) -> Vec<u8> {
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes()[3]
        };
        (0..length).map(|_| next()).collect()
    }

    #[track_caller]
    fn check(files: &[(&str, usize)], expected: Result<(), &str>) {
        let scratch = Scratch::new("budget");
        for (name, length) in files {
            let path = scratch.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, noise(*length)).unwrap();
        }
        let judged = weigh(scratch.path()).and_then(|weights| judge(&weights));
        match (judged, expected) {
            (Ok(()), Ok(())) => {}
            (Err(Failure(message)), Err(part)) if message.contains(part) => {}
            (judged, expected) => panic!("{files:?}: expected {expected:?}, found {judged:?}"),
        }
    }

    #[test]
    fn each_group_keeps_its_own_limit() {
        let page = ("index.html", 1_000);
        check(&[page], Ok(()));
        check(&[page, ("a.wasm", 300_000)], Ok(()));
        check(&[page, ("a.wasm", 307_000)], Err("for the first load"));
        check(
            &[page, ("a.wasm", 200_000), ("b.js", 120_000)],
            Err("heaviest file is a.wasm"),
        );
        check(
            &[page, ("a.wasm", 200_000), ("worker_bg.wasm", 200_000)],
            Ok(()),
        );
        check(&[page, ("worker_bg.wasm", 310_000)], Err("for the worker"));
        check(&[page, ("worker.js", 310_000)], Err("for the worker"));
        let later = "whosaid-1f_later.wasm";
        check(&[page, ("a.wasm", 200_000), (later, 200_000)], Ok(()));
        check(&[page, (later, 260_000)], Err("for the part fetched later"));
        let (shared, picture) = ("whosaid-1f_chunk_3.wasm", "whosaid-1f_picture.wasm");
        check(&[page, (later, 150_000), (shared, 40_000)], Ok(()));
        check(
            &[page, (later, 190_000), (shared, 70_000)],
            Err("for the part fetched later"),
        );
        check(&[page, (later, 200_000), (picture, 100_000)], Ok(()));
        check(
            &[page, (picture, 110_000)],
            Err("for the boards and reports"),
        );
        let lesson = "whosaid-1f_lesson.wasm";
        check(&[page, (picture, 100_000), (lesson, 360_000)], Ok(()));
        check(&[page, (lesson, 370_000)], Err("for the work in class"));
        check(&[page, ("data/de.ftl", 160_000)], Err("for the on demand"));
        check(&[("a.js", 1)], Err("found no index.html"));
    }

    #[test]
    fn the_table_names_files_and_totals() {
        let weights = [Weight {
            path: PathBuf::from("index.html"),
            group: Group::FirstLoad,
            raw: 2_000,
            gzipped: 30_720,
        }];
        let table = table(&weights);
        assert!(
            table.contains("index.html         2000      30720\n"),
            "{table}"
        );
        assert!(table.contains("30720  of 307200 (10 %)"), "{table}");
        assert!(!table.contains("worker"), "{table}");
    }
}

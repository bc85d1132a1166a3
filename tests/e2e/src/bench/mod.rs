//! The benchmark of the built app: ratios within one run, each number beside its limit.
//!
//! Every number is taken in the page by `probe.js`, which stands first in a copy of the site, so
//! that it is there before the app is. The site itself is not changed. Articles and annotations
//! are made from a seed (`made.rs`): an annotation for every hundred characters, paragraphs of
//! about six hundred, brought in through the dialog "Import". Every size has a browser with a
//! profile of its own.
//!
//! | row | how it is taken |
//! |---|---|
//! | opening | a real click on the library's link; from `performance.now()` in a capturing `click` listener to the mark `article-painted`. Two articles of the same size by turns, so the time holds taking down the one before. In between, in the same page: the open article's text put into an empty overlay of the reader's size and style, one `<p>` a line by `textContent`, from before the loop until a task after the next animation frame, which is how the app takes its own marks. Medians; the limit is on their ratio |
//! | a new annotation | a word is brought into view and selected by script; when the toolbar stands and nothing more happens, a real key `a`, `l` or `c`. From the time stamp of `keydown` to the mark `annotation-painted`, over the median time between two animation frames; before that, when the frame that shows it began. The annotations stay, so "at 100" ends at 140. By turns with it, in the same page, a bare script that does nothing at a key but put the selected word into a `<mark>`: what the browser and the machine need by themselves |
//! | a letter more, next mark | a real key in the search field of the article or of the list, or `n`; from its time stamp until a change of the field's bar, or of the list, was handed to the screen |
//! | first load | what `cargo xtask budget` weighs: every file gzipped at its best level; the worker apart |
//! | writing | a wrapper around `Storage.prototype.setItem` counts UTF-16 units of keys and values between the key and the mark; bytes are twice the units, as Chromium counts. The time is from the key to the return of the last call. A note: the same for every letter typed into it |
//! | start-up | reloads; from the start of the navigation to `data-ready` (a `MutationObserver`) and to `article-painted`. The bare script is a page of the same origin that reads all keys with `Object.keys` and `getItem` |
//! | growth | opening again at three sizes, always coming from the short first-run article |
//! | suggestions | no browser: what the rules of English propose for the articles in `tests/fixtures/suggest`, against the marks a reader made there before the rules were written. Right is what has the very same words, or some of them. The number of measurements is that of the reader's marks |
//!
//! Where the time goes (`--profile`, Chromium only): the sampling profiler of the engine between
//! the click or key and the mark, and the engine's own sums of style, layout and script.

mod annotating;
mod made;
mod opening;
mod page;
mod profile;
mod searching;
mod size;
mod starting;
mod suggesting;
mod table;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::browser::Kind;
use crate::trouble::{Outcome, Trouble};
use made::Made;
use page::Page;
use table::{Row, Verdict};

/// What the command line asks for.
#[derive(Debug)]
struct Options {
    browser: Kind,
    strict: bool,
    profile: bool,
    /// Only the rows whose group has this in its name.
    only: Option<String>,
}

/// A size of article: code points, and the names of those that are brought in.
#[derive(Debug, Clone, Copy)]
struct Size {
    length: usize,
    titles: &'static [&'static str],
}

const SMALL: Size = Size {
    length: 10_000,
    titles: &["Small one", "Small two"],
};
const MIDDLE: Size = Size {
    length: 100_000,
    titles: &["Middle one", "Middle two"],
};
/// One article only: two would not fit the five million units that browsers keep.
const LARGE: Size = Size {
    length: 1_000_000,
    titles: &["Large one"],
};

/// The benchmark, as the command line asks for it: the table on stdout, progress on stderr.
#[must_use]
pub fn bench() -> ExitCode {
    let options = match options(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(2);
        }
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let outcome = runtime
        .map_err(Trouble::from)
        .and_then(|runtime| runtime.block_on(run(&options)));
    match outcome {
        Ok(rows) => {
            println!("{}\n{}", table::table(&rows), circumstances(&options));
            let n_broken = rows.iter().filter(|it| it.verdict == Verdict::NotMet);
            if options.strict && n_broken.count() > 0 {
                return ExitCode::FAILURE;
            }
            ExitCode::SUCCESS
        }
        Err(trouble) => {
            eprintln!("the benchmark could not be run: {trouble}");
            ExitCode::from(2)
        }
    }
}

/// The line under the table: which browser, and how busy the machine was while it was measured.
fn circumstances(options: &Options) -> String {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    // Only Linux says; elsewhere the line goes without.
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load: Vec<&str> = load.split(' ').take(3).collect();
    let busy = match load.as_slice() {
        [one, five, fifteen] => format!(
            "; load {one} {five} {fifteen} (1, 5, 15 minutes): milliseconds are worth something below {cores}"
        ),
        _ => String::new(),
    };
    format!("{}, {cores} cores{busy}", options.browser.name())
}

/// Says on stderr how far it is.
fn progress(what: impl std::fmt::Display) {
    eprintln!("bench: {what}");
}

async fn run(options: &Options) -> Outcome<Vec<Row>> {
    let site = std::env::var_os("WHOSAID_SITE")
        .map(PathBuf::from)
        .ok_or_else(|| {
            Trouble("WHOSAID_SITE should name the folder of the built site".to_owned())
        })?;
    // A short name: Chromium keeps a socket in there, whose path may have 107 bytes.
    let scratch = std::env::temp_dir().join(format!("whosaid-bench-{}", std::process::id()));
    let copy = scratch.join("site");
    page::copy_site(&site, &copy)?;
    let outcome = rows(options, &site, &copy, &scratch).await;
    // Left over only where a browser would not let go of a file.
    let _ = std::fs::remove_dir_all(scratch);
    outcome
}

async fn rows(options: &Options, site: &Path, copy: &Path, scratch: &Path) -> Outcome<Vec<Row>> {
    let wants = |group: &str| options.only.as_deref().is_none_or(|part| group == part);
    let mut rows = Vec::new();
    if wants("size") && !options.profile {
        rows.extend(size::rows(site)?);
    }
    if wants("suggesting") && !options.profile {
        progress("scoring suggestions");
        rows.extend(suggesting::rows()?);
    }
    let mut growth = Vec::new();
    for (at, size) in [MIDDLE, SMALL, LARGE].into_iter().enumerate() {
        let name = format!("{} characters", thousands(size.length));
        let needed = options.profile
            || wants("annotating")
            || wants("growth")
            || (wants("searching") && size.length == LARGE.length)
            || (wants("opening") && size.length == MIDDLE.length)
            || (wants("starting") && size.length == LARGE.length);
        if !needed {
            continue;
        }
        progress(format!("{name}: starting {}", options.browser.name()));
        let folder = scratch.join(at.to_string());
        let page = Page::start(options.browser, copy, folder).await?;
        let is_large = size.length == LARGE.length;
        let before = if is_large && wants("starting") && !options.profile {
            Some(starting::measure(&page, "the sample only").await?)
        } else {
            None
        };
        let made: Vec<Made> = (0_u64..)
            .zip(size.titles)
            .map(|(seed, title)| made::article(title, size.length, 2026 + seed))
            .collect();
        progress(format!("{name}: importing {} articles", made.len()));
        page.import(&made).await?;
        if options.profile {
            profile::print(&page, &made).await?;
        } else {
            if let Some(before) = before {
                let found = starting::rows(&page, &before, &made).await;
                rows.extend(found.unwrap_or_else(|trouble| vec![failed("start-up", &trouble)]));
            }
            if wants("opening") && size.length == MIDDLE.length {
                let found = opening::rows(&page, &made).await;
                rows.extend(found.unwrap_or_else(|trouble| vec![failed("opening", &trouble)]));
            }
            if wants("growth") {
                match opening::growth(&page, &made).await {
                    Ok(found) => growth.push(found),
                    Err(trouble) => rows.push(failed("growth", &trouble)),
                }
            }
            if wants("searching") && is_large {
                let found = searching::rows(&page, &made).await;
                rows.extend(found.unwrap_or_else(|trouble| vec![failed("searching", &trouble)]));
            }
            if wants("annotating") {
                let with_note = size.length == MIDDLE.length;
                let found = annotating::rows(&page, &made, with_note).await;
                rows.extend(found.unwrap_or_else(|trouble| vec![failed("annotating", &trouble)]));
            }
        }
        page.close().await?;
    }
    growth.sort_by_key(|it| it.length);
    rows.extend(opening::growth_rows(&growth));
    Ok(rows)
}

/// A row for what could not be measured: its limit counts as not met, and the others go on.
fn failed(what: &str, trouble: &Trouble) -> Row {
    progress(format!("{what} failed: {trouble}"));
    Row::judged(what, "not measured: see above", "-", false, 0)
}

/// 1000000 as 1,000,000.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn options(mut words: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options {
        browser: Kind::Chromium,
        strict: false,
        profile: false,
        only: None,
    };
    while let Some(word) = words.next() {
        match word.as_str() {
            "--strict" => options.strict = true,
            "--profile" => options.profile = true,
            "--only" => {
                let groups = [
                    "size",
                    "opening",
                    "searching",
                    "annotating",
                    "starting",
                    "growth",
                    "suggesting",
                ];
                let name = words.next().unwrap_or_default();
                if !groups.contains(&name.as_str()) {
                    return Err(format!("--only needs one of {groups:?}; found {name:?}"));
                }
                options.only = Some(name);
            }
            "--browser" => {
                let name = words.next().unwrap_or_default();
                options.browser = [Kind::Chromium, Kind::Firefox]
                    .into_iter()
                    .find(|kind| kind.name() == name)
                    .ok_or_else(|| {
                        format!("--browser needs chromium or firefox; found {name:?}")
                    })?;
            }
            other => {
                return Err(format!(
                    "options are --browser, --only, --profile and --strict; found {other:?}"
                ));
            }
        }
    }
    if options.profile && options.browser != Kind::Chromium {
        return Err("--profile works in chromium only".to_owned());
    }
    Ok(options)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(number: usize, expected: &str) {
        assert_eq!(thousands(number), expected);
    }

    #[test]
    fn numbers_are_grouped() {
        check(0, "0");
        check(999, "999");
        check(1_000, "1,000");
        check(1_000_000, "1,000,000");
    }
}

//! The benchmark of the built app: ratios within one run, each number beside its limit.
//!
//! Every number is taken in the page by `probe.js` and the files beside it, which stand first in a copy of the
//! site, so that they are there before the app is. The site itself is not changed. Articles and annotations
//! are made from a seed (`made.rs`): an annotation for every hundred characters, paragraphs of
//! about six hundred, brought in through the dialog "Import". Every size has a browser with a
//! profile of its own. Growth is the same row at three sizes, one under the other; the limits are for the largest,
//! and the smaller ones are told.
//!
//! | row | how it is taken |
//! |---|---|
//! | opening | a real click on the library's link, always coming from the short first-run article; from `performance.now()` in a capturing `click` listener to the mark `article-painted`. In between, in the same page: the open article's text put into an empty overlay of the reader's size and style, one `<p>` a line by `textContent`, from before the loop until a task after the next animation frame, which is how the app takes its own marks; and the same with the paragraphs in chunks of `content-visibility: auto` as large as the app's. Medians; the limit is on their ratio |
//! | the whole text | the same click, until the article has lost `aria-busy` (a `MutationObserver`) and the next frame was handed over; that its text is then as long as the article is checked. Against the same bare text in plain paragraphs, which is whole and painted at once |
//! | opening, by turns | two articles of the same size by turns, so the time holds taking down the one before |
//! | the peer | npm's `@recogito/text-annotator` in the same overlay over the same plain paragraphs: from before the first paragraph is made, through `createTextAnnotator` and `setAnnotations` with the same targets, to its own event `onRedraw` with marks drawn, which it sends in a task after the frame that draws them. The content policy is lifted in that page (CDP), as one renderer writes a `<style>`; so Chromium only |
//! | a new annotation | a word is brought into view and selected by script; when the toolbar stands and nothing more happens, a real key `a`, `l` or `c`. From the time stamp of `keydown` to the mark `annotation-painted`, over the median time between two animation frames; before that, when the frame that shows it began. The annotations stay, so "at 100" ends at 140. By turns with it, in the same page, a bare script that does nothing at a key but put the selected word into a `<mark>`: what the browser and the machine need by themselves |
//! | hover, select | the real pointer moves from an empty place onto a mark, until `data-lit` is on it; a real press on a mark, until its card is open. From the time stamp of `pointerover` or `click` to the next frame: when it began, and when it was handed to the screen; both over the median time between two frames. Beside hover, a bare script that only gives the mark a colour |
//! | a letter more, next mark | a real key in the search field of the article or of the list, or `n`; from its time stamp until a change of the field's bar, or of the list, was handed to the screen. Beside it a bare script that writes another count, puts a dozen copies of cards into the list, or a copy of the open card |
//! | the same words again | a frequent word is marked; the key `y` opens the dialog with all its places, from the key's time stamp until they were handed to the screen; the button that marks them all is clicked, until `annotation-painted`. Both are taken back each time |
//! | boards | a library of its own (`library.rs`): 100 articles, 10,000 marks, 2,000 of them claims with sources, kinds and verdicts, 500 entities. First drawn: after a reload the board is chosen for one article, then a real click chooses the whole library; from the time stamp of `click` to the end of the frame that shows the board. After an edit: a record of an article that is not open is written as another tab writes it and the event `storage` dispatched; then the page sends itself messages for 50 ms, which is three frames, and the times between two of them are summed where they are longer than two milliseconds: script, style, layout and paint count, waiting for a frame does not. By turns with it, a bare script that changes the words of one line of the board: what the browser needs by itself |
//! | class | an exercise with a key of 300 entries is imported, and files of pupils with 300 marks each, three of four like the key, are dropped on the page by script, as no driver can drag from outside the browser; from the drop until each pupil has a row on the screen; then a real click on the class map, from its time stamp until it was handed to the screen. Meanwhile the page sends itself messages: the longest time between two of them is the longest that a key would wait; beside it, an empty dialog that a bare script opens over the same page. Each size once, in a browser of its own, worker and further parts of the program fetched within. Matching alone is timed without a browser, in whatever build the benchmark is, the least of five |
//! | scrolling | `scrollBy` of so many pixels in each animation frame, from the top to the bottom: no wheel is as steady. The times between the frames; on time is up to 1.5 of the median time between frames of the page at rest. The bare text in the overlay, plain and in chunks, the same way |
//! | memory | `Private_Clean` and `Private_Dirty` of the renderer in `/proc/PID/smaps_rollup` after a collection of garbage (CDP), each time in a fresh tab: the app with the article whole, against a page that holds nothing but the text in plain paragraphs and the app's style sheet. The renderer is the one that works while the page keeps itself busy. Chromium on Linux only |
//! | first load | what `cargo xtask budget` weighs: every file gzipped at its best level; the worker apart |
//! | writing | a wrapper around `Storage.prototype.setItem` counts UTF-16 units of keys and values between the key and the mark; bytes are twice the units, as Chromium counts. The time is from the key to the return of the last call. A note: the same for every letter typed into it |
//! | start-up | reloads; from the start of the navigation to `data-ready` (a `MutationObserver`) and to `article-painted`. The bare script is a page of the same origin that reads all keys with `Object.keys` and `getItem` |
//! | suggestions | no browser: what the rules of English propose for the articles in `tests/fixtures/suggest`, against the marks a reader made there before the rules were written. Right is what has the very same words, or some of them. The number of measurements is that of the reader's marks |
//!
//! Where the time goes is told by `--profile` (Chromium only): the sampling profiler of the engine between
//! the click or key and the mark, and the engine's own sums of style, layout and script. With a million characters
//! and 10,000 annotations, by a build that kept the names of its functions (`-g` among the passes of
//! `xtask/src/optimize.rs`), in shares of the profiled time:
//!
//! | action | where |
//! |---|---|
//! | opening | of 87 ms a third is `Canvas::new`, which cuts the runs of all blocks, not of the first screenful alone; a third is the engine's style, layout and paint |
//! | a click on a mark | of 55 ms 34 are the engine's style, layout and paint, over two frames: a card out of the list's window is mounted only in a second drawing, which an effect after the first frame asks for. Where all cards are mounted it is there in the first. Mounting and taking down cards is 8 ms, the grips' `getClientRects` 3, lighting the mark 2. A claim's card had an option for each of 4,000 actors: half of the script of all clicks. They are made when its field gets the focus |
//! | the same words listed | of 230 ms 105 were `showModal` and the `focus` after it. Not for the style: a selection in what becomes inert has no place that can have a caret, and at each layout the engine looks through the whole article for one (`VisibleUnits::canonicalPosition`, 35 ms, two or three times): it is put away meanwhile. The search was 52, as it folded the article and the names of all marks each time: the article stays folded, and so does the way back from there, which took 12 of 22 when each line was walked again |
//! | any style | rules for `::highlight()` that name all elements make Blink compute eight styles more for each: with 300 marks a dialog's change of the page's style takes 24 ms with them, 8 where only the article is named |
//! | all of them marked | of 118 ms 35 are the removal of the modal dialog (the article's style again), 26 were `Canvas::new`, as more than 64 changes were drawn anew (now 512, each block once: 4), 12 the command with its writing |
//! | the pointer over a mark | 2 ms of `querySelectorAll` over the page; as much again went into looking for what was lit before, which is remembered |
//! | scrolling | nearly all of it is the engine's: style and layout of what comes into view are 2.5 ms a frame, script 0.3 |
//! | an edit with a board open | of 27 ms, 100 articles beside it, 8 are script, half of that the app itself; 13 are a frame in which a bare script changes one word: the engine walks over all that is drawn, 4 ms of it in the list of articles until those out of sight were left out |
//! | the whole text | script in idle time (250 ms), and next to no layout: chunks out of sight are skipped. Setting attributes was 82 of 294, nearly all of it decoding their names and values: those that come again and again are interned, which leaves 49 |

mod again;
mod annotating;
mod boards;
mod classes;
mod library;
mod made;
mod memory;
mod opening;
mod options;
mod page;
mod peers;
mod pointing;
mod processes;
mod profile;
mod random;
mod scrolling;
mod searching;
mod size;
mod starting;
mod suggesting;
mod table;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::trouble::{Outcome, Trouble};
use made::Made;
use options::{Group, Options};
use page::Page;
use starting::Start;
use table::{Row, Verdict};

/// A size of article: code points, and the names of those that are brought in.
#[derive(Debug, Clone, Copy)]
struct Size {
    length: usize,
    titles: &'static [&'static str],
}

/// One article only of the largest: two would not fit the five million units that browsers keep.
const SIZES: [Size; 3] = [
    Size {
        length: 10_000,
        titles: &["Small one", "Small two"],
    },
    Size {
        length: MIDDLE,
        titles: &["Middle one", "Middle two"],
    },
    Size {
        length: LARGE,
        titles: &["Large one"],
    },
];

/// The size that limits are for, and that of which two fit.
const LARGE: usize = 1_000_000;
const MIDDLE: usize = 100_000;

/// The benchmark, as the command line asks for it: the table on stdout, progress on stderr.
#[must_use]
pub fn bench() -> ExitCode {
    let options = match Options::read(std::env::args().skip(1)) {
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

/// Rows by the group they belong to.
type Grouped = Vec<(Group, Row)>;

async fn rows(options: &Options, site: &Path, copy: &Path, scratch: &Path) -> Outcome<Vec<Row>> {
    let mut rows = Grouped::new();
    if options.wants(Group::Size) && !options.profile {
        rows.extend(size::rows(site)?.into_iter().map(|it| (Group::Size, it)));
    }
    if options.wants(Group::Suggesting) && !options.profile {
        progress("scoring suggestions");
        let found = suggesting::rows()?.into_iter();
        rows.extend(found.map(|it| (Group::Suggesting, it)));
    }
    for size in SIZES
        .into_iter()
        .filter(|it| options.wants_sizes() && options.wants_length(it.length))
    {
        let folder = scratch.join(size.length.to_string());
        rows.extend(rows_of(options, size, copy, folder).await?);
    }
    if options.profile && options.wants(Group::Boards) && options.wants_length(LARGE) {
        boards::profile(options.browser, copy, scratch.join("profiled")).await?;
    }
    let has_own = |it: Group| options.wants(it) && !options.profile && options.wants_length(LARGE);
    for group in [Group::Boards, Group::Class]
        .into_iter()
        .filter(|it| has_own(*it))
    {
        let folder = scratch.join(group.name());
        let found = match group {
            Group::Boards => boards::rows(options.browser, copy, folder).await,
            _ => classes::rows(options.browser, copy, folder).await,
        };
        let found = found.unwrap_or_else(|trouble| vec![failed(group.name(), &trouble)]);
        rows.extend(found.into_iter().map(|it| (group, it)));
    }
    // The order within a group stays.
    rows.sort_by_key(|(group, _)| *group);
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

/// All rows of one size, in a browser of its own.
async fn rows_of(options: &Options, size: Size, copy: &Path, folder: PathBuf) -> Outcome<Grouped> {
    let name = format!("{} characters", thousands(size.length));
    progress(format!("{name}: starting {}", options.browser.name()));
    let page = Page::start(options.browser, copy, folder).await?;
    let before = if options.wants(Group::Starting) && !options.profile {
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
    let mut rows = Grouped::new();
    if options.profile {
        profile::print(&page, &made).await?;
    }
    for group in ORDER
        .into_iter()
        .filter(|it| options.wants(*it) && !options.profile)
    {
        progress(format!("{name}: {}", group.name()));
        let found = rows_in(group, &page, &made, before.as_ref()).await;
        let found = match found {
            Ok(found) => found,
            Err(trouble) => {
                // What comes next finds the page as it should be.
                page.reload().await?;
                vec![failed(&format!("{}, {name}", group.name()), &trouble)]
            }
        };
        rows.extend(found.into_iter().map(|it| (group, it)));
    }
    page.close().await?;
    Ok(rows)
}

/// What adds annotations comes after all that counts on there being no more than were made.
const ORDER: [Group; 9] = [
    Group::Starting,
    Group::Opening,
    Group::Searching,
    Group::Scrolling,
    Group::Pointing,
    Group::Memory,
    Group::Peers,
    Group::Again,
    Group::Annotating,
];

/// The rows of one group at one size.
async fn rows_in(
    group: Group,
    page: &Page,
    made: &[Made],
    before: Option<&Start>,
) -> Outcome<Vec<Row>> {
    let Some(article) = made.first() else {
        return Err(Trouble("no article was made".to_owned()));
    };
    match (group, before) {
        (Group::Starting, Some(before)) => starting::rows(page, before, made).await,
        (Group::Size | Group::Starting | Group::Suggesting | Group::Boards | Group::Class, _) => {
            Ok(Vec::new())
        }
        (Group::Opening, _) => opening::rows(page, made).await,
        (Group::Peers, _) => peers::rows(page, article).await,
        (Group::Annotating, _) => annotating::rows(page, made, article.len() < LARGE).await,
        (Group::Pointing, _) => pointing::rows(page, article).await,
        (Group::Searching, _) => searching::rows(page, made).await,
        (Group::Again, _) => again::rows(page, article).await,
        (Group::Scrolling, _) => scrolling::rows(page, article).await,
        (Group::Memory, _) => memory::rows(page, article).await,
    }
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

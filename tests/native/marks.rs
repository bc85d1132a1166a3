//! Marks: which lane each one keeps, which runs a block is cut into, and what lies under a pointer.
//!
//! Examples are written in brackets: `[a` begins a piece of mark a, `a]` ends it. A capital letter is a wash
//! (a claim), a small one a line (an actor or a location). The same letter again is another piece.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a panic is how a test fails"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use proptest::prelude::*;
use whosaid::domain::interval::{MAX_LANES, MarkInput, Marks, Run, Track};
use whosaid::domain::text::{Span, Target};

/// The text without its brackets, and its marks by name.
fn read(example: &str) -> (String, Vec<(char, Target)>) {
    let mut text = String::new();
    let mut begun: BTreeMap<char, usize> = BTreeMap::new();
    let mut spans: BTreeMap<char, Vec<Span>> = BTreeMap::new();
    let mut characters = example.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '[' {
            begun.insert(characters.next().expect("a name"), text.len());
        } else if characters.peek() == Some(&']') {
            characters.next();
            let start = begun.remove(&character).expect("an open piece");
            let piece = Span::of(start, text.len()).expect("no empty piece");
            spans.entry(character).or_default().push(piece);
        } else {
            text.push(character);
        }
    }
    assert!(begun.is_empty(), "{example}: {begun:?} never end");
    let marks = spans
        .into_iter()
        .map(|(name, spans)| (name, Target::new(spans).expect("a piece")));
    (text, marks.collect())
}

fn track(name: char) -> Track {
    if name.is_uppercase() {
        Track::Wash
    } else {
        Track::Line
    }
}

fn input((name, target): &(char, Target)) -> MarkInput<'_> {
    MarkInput {
        track: track(*name),
        pieces: target.pieces(),
    }
}

fn marks(len: usize, targets: &[(char, Target)]) -> Marks {
    let inputs: Vec<_> = targets.iter().map(input).collect();
    Marks::new(len, &inputs)
}

/// The lanes of the marks by name, such as `a0 b1`.
#[track_caller]
fn check_lanes(example: &str, expected: &str) {
    let (text, targets) = read(example);
    let marks = marks(text.len(), &targets);
    let lanes: Vec<String> = targets
        .iter()
        .enumerate()
        .map(|(idx, (name, _))| format!("{name}{}", marks.lane(idx).unwrap()))
        .collect();
    assert_eq!(lanes.join(" "), expected, "{example}");
}

#[test]
fn ok_lanes() {
    check_lanes("no marks", "");
    check_lanes("[aone a] [btwo b]", "a0 b0");
    check_lanes("[aone [btwo b] three a]", "a1 b0");
    check_lanes("[aone [btwo [cthree c] b] four a]", "a2 b1 c0");
    check_lanes("[aone [btwo a] three four b]", "a0 b1");
    check_lanes("[aone and more [btwo a] three b]", "a1 b0");
    check_lanes("[a[bsame b]a]", "a0 b1");
    check_lanes("[aone a][bnext b]", "a0 b0");
    // A line does not move because a wash lies behind it, nor a wash because of a line.
    check_lanes("[Aone [btwo b] three A]", "A0 b0");
    check_lanes("[A[Bone [ctwo c] three B] four A]", "A1 B0 c0");
    // One lane for both pieces; what stands between them does not matter.
    check_lanes("[aone a] [btwo b] [athree a]", "a0 b0");
    check_lanes("[aone a] two [a[bthree b] four a]", "a1 b0");
    // A chain of crossing marks alternates instead of climbing.
    check_lanes("[a11[b1a]222[c2b]3333[d3c]44444d]", "a0 b1 c0 d1");
}

#[test]
fn ok_too_many_marks_share_the_last_lane() {
    let one = Span::of(0, 1).map(Target::from).unwrap();
    let targets = vec![('a', one); usize::from(MAX_LANES) + 3];
    let marks = marks(1, &targets);
    assert_eq!(marks.lane(0), Some(0));
    for idx in usize::from(MAX_LANES) - 1..targets.len() {
        assert_eq!(marks.lane(idx), Some(MAX_LANES - 1));
    }
    assert_eq!(marks.lane(targets.len()), None);
    assert_eq!(marks.at(0).len(), targets.len());
}

/// The runs of a block as `words`, then the marks over them: `<a` where a piece begins, `a>` where it ends,
/// and the number of the piece where it is not the first.
#[track_caller]
fn check_runs(example: &str, block: Range<usize>, expected: &str) {
    let (text, targets) = read(example);
    let runs = marks(text.len(), &targets).runs(block);
    let show = |run: &Run| {
        let words = &text[run.span.start().get()..run.span.end().get()];
        let covers = run.covers.iter().map(|it| {
            let begin = if it.starts { "<" } else { "" };
            let end = if it.ends { ">" } else { "" };
            let piece = match it.piece {
                0 => String::new(),
                number => number.to_string(),
            };
            format!(" {begin}{}{piece}{end}", targets[it.idx as usize].0)
        });
        format!("({words}{})", covers.collect::<String>())
    };
    let shown: String = runs.iter().map(show).collect();
    assert_eq!(shown, expected, "{example}");
}

#[test]
fn ok_runs() {
    check_runs("bare", 0..4, "(bare)");
    check_runs("one [atwoa] six", 0..11, "(one )(two <a>)( six)");
    check_runs("[aone[btwob]sixa]", 0..9, "(one <a)(two <b> a)(six a>)");
    check_runs("[aone[btwoa]sixb]", 0..9, "(one <a)(two a> <b)(six b>)");
    check_runs("[aonea][btwob]", 0..6, "(one <a>)(two <b>)");
    check_runs("[aonea]two[asixa]", 0..9, "(one <a>)(two)(six <a1>)");
    check_runs("[A[bsameb]A]", 0..4, "(same <b> <A>)");
    // The smallest is first wherever it begins.
    check_runs("[Aone[btwob]A]", 0..6, "(one <A)(two <b> A>)");
    // Blocks cut marks, and say so.
    check_runs("[aone\ntwoa]", 0..4, "(one\n <a)");
    check_runs("[aone\ntwoa]", 4..7, "(two a>)");
    check_runs("[aone\ntwo\nsixa]", 4..8, "(two\n a)");
    check_runs("[aone\na]two", 4..7, "(two)");
    check_runs("one\n[atwoa]", 0..4, "(one\n)");
    // Nothing beyond the text, nothing for nothing.
    check_runs("[aonea]", 0..99, "(one <a>)");
    check_runs("[aonea]", 2..2, "");
    check_runs("[aonea]", 7..9, "");
}

/// The marks under each character, smallest first.
#[track_caller]
fn check_at(example: &str, expected: &[&str]) {
    let (text, targets) = read(example);
    let marks = marks(text.len(), &targets);
    let name = |idx: usize| targets[idx].0;
    let found: Vec<String> = (0..=text.len())
        .map(|at| marks.at(at).into_iter().map(name).collect())
        .collect();
    assert_eq!(found, expected, "{example}");
}

#[test]
fn ok_marks_under_a_pointer() {
    check_at("xy", &["", "", ""]);
    check_at("[axya]z", &["a", "a", "", ""]);
    check_at("[ax[byb]za]", &["a", "ba", "a", ""]);
    check_at("[A[bxyb]A]", &["bA", "bA", ""]);
    check_at("[axa]y[aza]", &["a", "", "a", ""]);
}

const LEN: usize = 60;

fn some_marks() -> impl Strategy<Value = Vec<(char, Target)>> {
    let piece = (0..LEN, 1..20_usize)
        .prop_filter_map("empty", |(at, len)| Span::of(at, (at + len).min(LEN)));
    let target = prop::collection::vec(piece, 1..4)
        .prop_filter_map("no piece", |pieces| Target::new(pieces).ok());
    prop::collection::vec((prop::sample::select(vec!['a', 'A']), target), 0..14)
}

fn covers(target: &Target, at: usize) -> bool {
    let holds = |it: &Span| (it.start().get()..it.end().get()).contains(&at);
    target.pieces().iter().any(holds)
}

fn overlap(one: &Target, other: &Target) -> bool {
    (0..LEN).any(|at| covers(one, at) && covers(other, at))
}

fn encloses(one: &Target, other: &Target) -> bool {
    (0..LEN).all(|at| covers(one, at) || !covers(other, at))
}

/// What lies over each character, with its lane: what a reader sees.
fn look(targets: &[(char, Target)], runs: &[Run]) -> Vec<Vec<(Target, u8)>> {
    let mut seen = vec![Vec::new(); LEN];
    for run in runs {
        let covers = run.covers.iter();
        let covers: Vec<_> = covers
            .map(|it| (targets[it.idx as usize].1.clone(), it.lane))
            .collect();
        seen[run.span.start().get()..run.span.end().get()].fill(covers);
    }
    seen
}

proptest! {
    /// By the definition of a lane, looked at character by character.
    #[test]
    fn marks_keep_apart(targets in some_marks()) {
        let marks = marks(LEN, &targets);
        let lane = |idx: usize| marks.lane(idx).unwrap();
        for (one, (name, target)) in targets.iter().enumerate() {
            let neighbors: Vec<usize> = (0..targets.len())
                .filter(|&it| it != one && track(targets[it].0) == track(*name))
                .filter(|&it| overlap(target, &targets[it].1))
                .collect();
            for &other in &neighbors {
                prop_assert_ne!(lane(one), lane(other));
                let is_longer = target.len() > targets[other].1.len();
                if is_longer && encloses(target, &targets[other].1) {
                    prop_assert!(lane(one) > lane(other));
                }
            }
            // No lane is left free below a mark without need.
            let below: BTreeSet<u8> = neighbors.iter().map(|&it| lane(it)).collect();
            prop_assert!((0..lane(one)).all(|it| below.contains(&it)));
        }
    }

    /// Marks that come and go one by one are as if all had been there from the start, and what is said to
    /// look different is all that does.
    #[test]
    fn marks_come_and_go(
        first in some_marks(),
        more in some_marks(),
        places in prop::collection::vec((0..30_usize, any::<bool>()), 14),
    ) {
        let mut targets = first;
        let mut changing = marks(LEN, &targets);
        let mut more = more.into_iter();
        for (place, is_removal) in places {
            let before = changing.runs(0..LEN);
            let looked = look(&targets, &before);
            let changed = if is_removal && !targets.is_empty() {
                let place = place % targets.len();
                targets.remove(place);
                changing.remove(place)
            } else if let Some(mark) = more.next() {
                let place = place % (targets.len() + 1);
                targets.insert(place, mark.clone());
                changing.insert(place, &input(&mark))
            } else {
                continue;
            };
            let anew = marks(LEN, &targets);
            let lanes = |it: &Marks| (0..targets.len()).map(|at| it.lane(at)).collect::<Vec<_>>();
            prop_assert_eq!(lanes(&changing), lanes(&anew));
            let now = changing.runs(0..LEN);
            prop_assert_eq!(&now, &anew.runs(0..LEN));
            let looks = look(&targets, &now);
            for (at, (before, after)) in looked.iter().zip(&looks).enumerate() {
                prop_assert_eq!(changing.at(at), anew.at(at));
                let is_told = changed.iter().any(|it| (it.start().get()..it.end().get()).contains(&at));
                if !is_told {
                    prop_assert_eq!(before, after, "{} of {:?}", at, changed);
                }
            }
        }
    }

    #[test]
    fn runs_are_what_covers_each_character(
        targets in some_marks(),
        start in 0..LEN,
        len in 1..LEN,
    ) {
        let marks = marks(LEN, &targets);
        let block = start..(start + len).min(LEN);
        let runs = marks.runs(block.clone());
        let mut end = block.start;
        let mut before: Option<Vec<u32>> = None;
        for run in &runs {
            prop_assert_eq!(run.span.start().get(), end);
            end = run.span.end().get();
            let ids: Vec<u32> = run.covers.iter().map(|it| it.idx).collect();
            for at in run.span.start().get()..end {
                let mut expected: Vec<usize> =
                    (0..targets.len()).filter(|&it| covers(&targets[it].1, at)).collect();
                expected.sort_by_key(|&it| {
                    let (name, target) = &targets[it];
                    (target.len(), track(*name), target.hull().start())
                });
                let found: Vec<usize> = ids.iter().map(|&it| it as usize).collect();
                prop_assert_eq!(&found, &expected);
                prop_assert_eq!(marks.at(at), expected);
            }
            for cover in &run.covers {
                let pieces = targets[cover.idx as usize].1.pieces();
                let piece = pieces[cover.piece as usize];
                prop_assert!(piece.contains(run.span));
                prop_assert_eq!(cover.starts, piece.start() == run.span.start());
                prop_assert_eq!(cover.ends, piece.end() == run.span.end());
                prop_assert_eq!(Some(cover.lane), marks.lane(cover.idx as usize));
            }
            prop_assert_ne!(before.replace(ids.clone()), Some(ids), "two runs could be one");
        }
        prop_assert_eq!(end, block.end);
    }
}

//! Scores, whatever is marked: against an assignment that tries every way, and what must hold whoever comes first.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its purpose"
)]

use proptest::prelude::*;
use whosaid::domain::exercise::{
    Counts, Figures, HandMark, Handin, Item, Key, KeyEntry, Role, Score, Tolerance, class_map,
    overlay, score,
};
use whosaid::domain::model::{AnnotationId, Millis, TagKey};
use whosaid::domain::text::{PlainBreaks, Span, Target, Text};

use crate::exercise::{entry, handin, key, mark, tag};
use crate::keep_models::id;

/// Characters of one to four bytes, in words and lines.
const TEXT: &str = "Öl an Bord, said 李 und\nAna–Ruiz🙂 ok.";

const TAGS: [&str; 3] = ["actor", "claim", "location"];

/// Some words with a tag: its place in [`TAGS`], and the pieces in characters.
type Made = (usize, Vec<(usize, usize)>);

fn made() -> impl Strategy<Value = Made> {
    let n = TEXT.chars().count();
    let piece = (0..n, 1..9_usize).prop_map(move |(from, len)| (from, (from + len).min(n)));
    (0..TAGS.len(), proptest::collection::vec(piece, 1..=2))
}

fn many(most: usize) -> impl Strategy<Value = Vec<Made>> {
    proptest::collection::vec(made(), 0..=most)
}

fn target(pieces: &[(usize, usize)]) -> Target {
    let mut at: Vec<usize> = TEXT.char_indices().map(|it| it.0).collect();
    at.push(TEXT.len());
    let spans = pieces.iter().filter_map(|it| Span::of(at[it.0], at[it.1]));
    Target::new(spans).unwrap()
}

fn words_of(made: &Made) -> (Target, TagKey) {
    (target(&made.1), tag(TAGS[made.0]))
}

fn entries(made: &[Made]) -> Vec<KeyEntry> {
    let entry = |(number, made): (u128, &Made)| {
        let (target, tag) = words_of(made);
        KeyEntry {
            target,
            tag,
            ..entry(number, "actor", "Ana Ruiz")
        }
    };
    (0..).zip(made).map(entry).collect()
}

fn marks(made: &[Made]) -> Vec<HandMark> {
    let mark = |(number, made): (u128, &Made)| {
        let (target, tag) = words_of(made);
        HandMark {
            target,
            tag,
            ..mark(number, "actor", "Ana Ruiz")
        }
    };
    (0..).zip(made).map(mark).collect()
}

fn scored(key: &Key, handin: &Handin) -> Score {
    score(key, handin, &Text::new(TEXT), &PlainBreaks)
}

/// What an assignment is worth: exact pairs, pairs of the same words, characters in common, pairs, pairs of one tag.
type Value = [usize; 5];

fn characters(target: &Target) -> Vec<usize> {
    let characters = TEXT.char_indices().map(|it| it.0);
    let is_in = |at: &usize| {
        let mut pieces = target.pieces().iter();
        pieces.any(|it| it.start().get() <= *at && *at < it.end().get())
    };
    characters.filter(is_in).collect()
}

fn value_of(entry: &KeyEntry, mark: &HandMark) -> Option<Value> {
    let own = (entry.target.clone(), entry.tag.clone());
    let forms = std::iter::once(&own).chain(&entry.accepted);
    let mine = characters(&mark.target);
    let value = |form: &(Target, TagKey)| {
        let theirs = characters(&form.0);
        let common = mine.iter().filter(|it| theirs.contains(it)).count();
        let (is_same, is_tagged) = (mine == theirs, form.1 == mark.tag);
        let is_allowed = entry.role == Role::Wanted
            || (is_tagged && (entry.tolerance == Tolerance::Overlap || is_same));
        let exact = usize::from(is_same && is_tagged);
        (common > 0 && is_allowed).then_some([
            exact,
            usize::from(is_same),
            common,
            1,
            usize::from(is_tagged),
        ])
    };
    forms.filter_map(value).max()
}

fn sum(one: Value, two: Value) -> Value {
    std::array::from_fn(|at| one[at] + two[at])
}

/// Tries every assignment.
fn best(entries: &[KeyEntry], marks: &mut Vec<HandMark>) -> Value {
    let Some((entry, rest)) = entries.split_first() else {
        return [0; 5];
    };
    let mut best_value = best(rest, marks);
    for at in 0..marks.len() {
        if let Some(value) = value_of(entry, &marks[at]) {
            let mark = marks.remove(at);
            best_value = best_value.max(sum(value, best(rest, marks)));
            marks.insert(at, mark);
        }
    }
    best_value
}

/// What the assignment of a score is worth; each mark is in one pair at most.
fn found(score: &Score, entries: &[KeyEntry], marks: &[HandMark]) -> Value {
    let mut value = [0; 5];
    let mut used = Vec::new();
    for item in &score.items {
        let entry = entries.iter().find(|it| Item::Entry(it.id) == item.item);
        if let Some(id) = item.mark {
            let mark = marks.iter().find(|it| it.id == id).unwrap();
            value = sum(value, value_of(entry.unwrap(), mark).unwrap());
            used.push(id);
        }
    }
    used.extend(score.extras.iter().map(|it| it.mark));
    used.sort();
    let mut all: Vec<AnnotationId> = marks.iter().map(|it| it.id).collect();
    all.sort();
    assert_eq!(used, all, "each mark is meant for one thing or for nothing");
    value
}

/// The counts of an assignment of this worth.
fn counts_of(value: Value, n_entries: usize, n_marks: usize) -> [Counts; 4] {
    let [exact, same, _, pairs, tagged] = value;
    let counts = |correct: usize, partial: usize| Counts {
        correct: correct as u32,
        incorrect: (pairs - correct - partial) as u32,
        partial: partial as u32,
        missed: (n_entries - pairs) as u32,
        spurious: (n_marks - pairs) as u32,
    };
    [
        counts(exact, 0),
        counts(same, 0),
        counts(same, pairs - same),
        counts(tagged, 0),
    ]
}

fn all_of(figures: Figures) -> [Counts; 4] {
    [
        figures.strict,
        figures.exact,
        figures.partial,
        figures.typed,
    ]
}

/// Alternatives and traps on some of the entries.
fn set(entries: &mut [KeyEntry], others: &[(usize, Made, bool, bool)]) {
    for (at, made, is_trap, is_near) in others {
        let n = entries.len();
        if let Some(entry) = entries.get_mut(at % n.max(1)) {
            entry.accepted.push(words_of(made));
            entry.role = if *is_trap { Role::Trap } else { Role::Wanted };
            entry.tolerance = if *is_near {
                Tolerance::Overlap
            } else {
                Tolerance::Exact
            };
        }
    }
}

fn others() -> impl Strategy<Value = Vec<(usize, Made, bool, bool)>> {
    proptest::collection::vec((0..6_usize, made(), any::<bool>(), any::<bool>()), 0..5)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// The assignment is the best of all, and the figures count it.
    #[test]
    fn ok_no_assignment_is_better(first in many(5), second in many(5)) {
        let (entries, mut marks) = (entries(&first), marks(&second));
        let score = scored(&key(&entries), &handin(&marks));
        let best = best(&entries, &mut marks);
        prop_assert_eq!(found(&score, &entries, &marks), best);
        prop_assert_eq!(all_of(score.figures), counts_of(best, first.len(), second.len()));
    }

    /// With alternatives and traps as well; these change nothing in the figures of what is wanted.
    #[test]
    fn ok_no_assignment_by_alternatives_is_better(
        first in many(4), second in many(5), others in others(),
    ) {
        let (mut entries, mut marks) = (entries(&first), marks(&second));
        set(&mut entries, &others);
        let score = scored(&key(&entries), &handin(&marks));
        let best = best(&entries, &mut marks);
        prop_assert_eq!(found(&score, &entries, &marks), best);
        let plain: Vec<KeyEntry> = entries
            .iter()
            .filter(|it| it.role == Role::Wanted)
            .map(|it| KeyEntry { accepted: Vec::new(), tolerance: Tolerance::Words(3), ..it.clone() })
            .collect();
        let plainly = scored(&key(&plain), &handin(&marks));
        prop_assert_eq!(score.figures, plainly.figures);
        prop_assert_eq!(score.by_tag, plainly.by_tag);
    }

    /// Whoever comes first.
    #[test]
    fn ok_the_order_says_nothing(
        (first, shuffled) in many(6).prop_map(|it| entries(&it)).prop_flat_map(|it| (Just(it.clone()), Just(it).prop_shuffle())),
        (second, mixed) in many(8).prop_map(|it| marks(&it)).prop_flat_map(|it| (Just(it.clone()), Just(it).prop_shuffle())),
        others in others(),
    ) {
        let (mut one, mut two) = (first, shuffled);
        set(&mut one, &others);
        let set_again = |it: &mut KeyEntry| {
            *it = one.iter().find(|other| other.id == it.id).unwrap().clone();
        };
        two.iter_mut().for_each(set_again);
        let (one, two) = (key(&one), key(&two));
        prop_assert_eq!(scored(&one, &handin(&second)), scored(&two, &handin(&mixed)));
    }

    /// Taking the pupil's marks for the key turns precision into recall and leaves F₁ alone.
    #[test]
    fn ok_roles_may_be_swapped(first in many(6), second in many(6)) {
        let forth = scored(&key(&entries(&first)), &handin(&marks(&second)));
        let back = scored(&key(&entries(&second)), &handin(&marks(&first)));
        for (one, two) in all_of(forth.figures).into_iter().zip(all_of(back.figures)) {
            prop_assert_eq!(one.precision().ok(), two.recall().ok());
            prop_assert_eq!(one.f1(), two.f1());
        }
    }

    /// Numbers stay where they belong, and those of tags add up.
    #[test]
    fn ok_numbers_are_in_range(first in many(6), second in many(8), others in others()) {
        let (mut entries, marks) = (entries(&first), marks(&second));
        set(&mut entries, &others);
        let score = scored(&key(&entries), &handin(&marks));
        prop_assert!(score.points <= score.out_of);
        prop_assert!(score.items.iter().all(|it| it.points == it.counted && it.points <= it.out_of));
        let n_wanted = entries.iter().filter(|it| it.role == Role::Wanted).count();
        let mut sums = [Counts::default(); 4];
        for (_, figures) in &score.by_tag {
            for (sum, of_tag) in sums.iter_mut().zip(all_of(*figures)) {
                sum.correct += of_tag.correct;
                sum.incorrect += of_tag.incorrect;
                sum.partial += of_tag.partial;
                sum.missed += of_tag.missed;
                sum.spurious += of_tag.spurious;
            }
        }
        prop_assert_eq!(sums, all_of(score.figures));
        for counts in sums {
            prop_assert_eq!(counts.possible() as usize, n_wanted);
            prop_assert_eq!(counts.actual() as usize, marks.len());
            for share in [counts.precision().ok(), counts.recall().ok(), counts.f1().ok()] {
                prop_assert!(share.is_none_or(|it| (0.0..=1.0).contains(&it)));
            }
        }
    }

    /// The map says of each character what looking at each mark says.
    #[test]
    fn ok_the_map_is_what_each_character_has(all in proptest::collection::vec(many(5), 0..5)) {
        let handins: Vec<Handin> = all.iter().map(|it| handin(&marks(it))).collect();
        let map = class_map(&Text::new(TEXT), &handins);
        let mut reached = 0;
        for run in &map {
            prop_assert_eq!(run.span.start().get(), reached);
            reached = run.span.end().get();
            for (at, _) in TEXT.char_indices().filter(|it| run.span.contains(Span::of(it.0, it.0 + 1).unwrap())) {
                for (who, handin) in handins.iter().enumerate() {
                    let over = handin.marks.iter().filter(|it| characters(&it.target).contains(&at));
                    let mut tags: Vec<&TagKey> = over.map(|it| &it.tag).collect();
                    tags.sort();
                    tags.dedup();
                    let found: Vec<&TagKey> =
                        run.by_tag.iter().filter(|it| it.1.contains(who)).map(|it| &it.0).collect();
                    prop_assert_eq!(run.who.contains(who), !tags.is_empty());
                    prop_assert_eq!(found, tags);
                }
            }
        }
        prop_assert_eq!(reached, TEXT.len());
        for (one, two) in map.iter().zip(map.iter().skip(1)) {
            prop_assert_ne!(&one.by_tag, &two.by_tag);
        }
    }

    /// The overlay of the key is the map of a class of its entries.
    #[test]
    fn ok_the_overlay_is_the_map_of_the_key(first in many(6)) {
        let text = Text::new(TEXT);
        let entries = entries(&first);
        let each = |it: &KeyEntry| {
            let mark = HandMark { target: it.target.clone(), ..mark(1, "actor", "Ana Ruiz") };
            handin(&[mark])
        };
        let handins: Vec<Handin> = entries.iter().map(each).collect();
        let map: Vec<_> = class_map(&text, &handins).into_iter().map(|it| (it.span, it.who)).collect();
        let runs: Vec<_> =
            overlay(&text, &key(&entries)).into_iter().map(|it| (it.span, it.entries)).collect();
        prop_assert_eq!(runs, map);
    }
}

/// Marks that all begin one character after another and end at the end of a long text.
fn pile(n: usize) -> (Text, Vec<Target>) {
    let text = Text::new("a ".repeat(n));
    let target = |from: usize| Target::from(Span::of(from, 2 * n).unwrap());
    (text, (0..n).map(target).collect())
}

/// Far more marks over each other than anybody makes: an outcome that says what it is, and exact pairs all the same.
#[test]
fn ok_too_many_marks_over_each_other() {
    use whosaid::domain::exercise::Assigned;
    let check = |n_entries: usize, n_marks: usize, expected| {
        let (text, targets) = pile(n_entries.max(n_marks));
        let entry = |(number, target): (u128, &Target)| KeyEntry {
            target: target.clone(),
            ..entry(number, "claim", "denied it")
        };
        let mark = |(number, target): (u128, &Target)| HandMark {
            target: target.clone(),
            created: Millis(3),
            id: AnnotationId(id(number + 100_000)),
            ..mark(0, "claim", "denied it")
        };
        let entries: Vec<_> = (0..).zip(&targets[..n_entries]).map(entry).collect();
        let marks: Vec<_> = (0..).zip(&targets[..n_marks]).map(mark).collect();
        let score = score(&key(&entries), &handin(&marks), &text, &PlainBreaks);
        assert_eq!(score.assigned, expected, "{n_entries} × {n_marks}");
        assert_eq!(
            score.figures.strict.correct as usize,
            n_entries.min(n_marks)
        );
    };
    check(60, 2000, Assigned::Exactly);
    check(2100, 2000, Assigned::Roughly);
}

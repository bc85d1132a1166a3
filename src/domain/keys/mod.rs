//! What keys do: the table of deeds with their keys, and a person's own choice of keys.

mod chord;

pub use chord::Chord;

use std::ops::Range;

use super::model::{Behavior, Tag, TagSet};
use super::text::Unit;

/// Where a caret goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// On or back in the text.
    By(Unit, bool),
    /// By one character or word to the left of the window; which way that is, the line says.
    Left(Unit),
    /// To the right.
    Right(Unit),
    /// A line up, or down (`true`).
    Line(bool),
    /// As many lines as the window shows, up or down (`true`).
    Page(bool),
    /// To the start of the line.
    LineStart,
    /// To its end.
    LineEnd,
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Moves the caret; with Shift, extends the selection.
    Go(Way),
    /// Makes the selection wider: a word, a sentence, a paragraph.
    Widen,
    /// Makes it narrower again.
    Narrow,
    /// Tags the selection, or what is open, with the tag at this place of the set.
    Tag(usize),
    /// Lets every selection from now on have that tag, or lets go of that.
    Arm(usize),
    /// Keeps the selection as a piece, or adds the next one to what is open.
    Piece,
    /// Moves the start (`true`) or the end of what is open, by a unit, on (`true`) or back.
    Nudge(bool, Unit, bool),
    /// Puts the selection in the place of the words of what is open.
    Replace,
    /// Shows where else the words of what is open are.
    Again,
    /// Goes to the field that says who says the open claim.
    Source,
    /// Lets the next mark that is opened say who says the open claim.
    ChooseSource,
    /// Let the selected words say that the source of the open claim speaks.
    Cue,
    /// Opens the next mark.
    Next,
    /// Opens the one before.
    Previous,
    /// Opens the mark at the caret; if it is open, goes to its note.
    Open,
    /// Says that the open mark means whom it may mean, or goes to where that is said.
    Identify,
    /// Opens what the open claim is to others.
    Links,
    /// Opens the overview of the article.
    Picture,
    /// Opens how far the authors of the article agree.
    Agreement,
    /// Opens the exercises of the article.
    Exercise,
    /// Opens the evidence on the open claim, and the verdict.
    Check,
    /// Deletes what is open.
    Delete,
    /// Lets go of the selection.
    LetGo,
    /// Goes to the search field of the article.
    Find,
    /// Undoes.
    Undo,
    /// Does again.
    Redo,
    /// Shows the keys.
    Keys,
}

/// A deed with its name in settings and messages, and the keys that it has at first.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row(&'static str, Deed, &'static [&'static str]);

use Deed::{Go, Nudge};
use Unit::{Character, Paragraph, Sentence, Text, Word};

/// All deeds but tags, in the order in which they are shown.
const ROWS: &[Row] = &[
    Row("left", Go(Way::Left(Character)), &["ArrowLeft"]),
    Row("right", Go(Way::Right(Character)), &["ArrowRight"]),
    Row("up", Go(Way::Line(false)), &["ArrowUp"]),
    Row("down", Go(Way::Line(true)), &["ArrowDown"]),
    Row("word-left", Go(Way::Left(Word)), &["Ctrl+ArrowLeft"]),
    Row("word-right", Go(Way::Right(Word)), &["Ctrl+ArrowRight"]),
    Row("line-start", Go(Way::LineStart), &["Home"]),
    Row("line-end", Go(Way::LineEnd), &["End"]),
    Row(
        "sentence-back",
        Go(Way::By(Sentence, false)),
        &[",", "Alt+PageUp"],
    ),
    Row(
        "sentence-on",
        Go(Way::By(Sentence, true)),
        &[".", "Alt+PageDown"],
    ),
    Row(
        "paragraph-back",
        Go(Way::By(Paragraph, false)),
        &["Ctrl+ArrowUp"],
    ),
    Row(
        "paragraph-on",
        Go(Way::By(Paragraph, true)),
        &["Ctrl+ArrowDown"],
    ),
    Row("page-up", Go(Way::Page(false)), &["PageUp"]),
    Row("page-down", Go(Way::Page(true)), &["PageDown"]),
    Row("text-start", Go(Way::By(Text, false)), &["Ctrl+Home"]),
    Row("text-end", Go(Way::By(Text, true)), &["Ctrl+End"]),
    Row("widen", Deed::Widen, &["e", "Alt+Shift+ArrowUp"]),
    Row("narrow", Deed::Narrow, &["w", "Alt+Shift+ArrowDown"]),
    Row("piece", Deed::Piece, &["m"]),
    Row("let-go", Deed::LetGo, &["Escape"]),
    Row("next", Deed::Next, &["n", "Alt+ArrowDown"]),
    Row("previous", Deed::Previous, &["p", "Alt+ArrowUp"]),
    Row("open", Deed::Open, &["Enter"]),
    Row("delete", Deed::Delete, &["Delete", "Backspace"]),
    Row("replace", Deed::Replace, &["r"]),
    Row("again", Deed::Again, &["y"]),
    Row("identify", Deed::Identify, &["i"]),
    Row("check", Deed::Check, &["v"]),
    Row("links", Deed::Links, &["k"]),
    Row("picture", Deed::Picture, &["o"]),
    Row("agreement", Deed::Agreement, &["Shift+o"]),
    Row("exercise", Deed::Exercise, &["Shift+e"]),
    Row("source", Deed::Source, &["b"]),
    Row("choose-source", Deed::ChooseSource, &["Shift+b"]),
    Row("cue", Deed::Cue, &["u"]),
    Row("start-back", Nudge(true, Word, false), &["s"]),
    Row("start-on", Nudge(true, Word, true), &["d"]),
    Row("end-back", Nudge(false, Word, false), &["f"]),
    Row("end-on", Nudge(false, Word, true), &["g"]),
    Row(
        "start-back-one",
        Nudge(true, Character, false),
        &["Shift+s"],
    ),
    Row("start-on-one", Nudge(true, Character, true), &["Shift+d"]),
    Row("end-back-one", Nudge(false, Character, false), &["Shift+f"]),
    Row("end-on-one", Nudge(false, Character, true), &["Shift+g"]),
    Row("find", Deed::Find, &["/"]),
    Row("undo", Deed::Undo, &["Ctrl+z"]),
    Row("redo", Deed::Redo, &["Ctrl+Shift+z", "Ctrl+y"]),
    Row("keys", Deed::Keys, &["?"]),
];

/// How many tags all articles have: their keys are taken before anybody chooses.
const N_USUAL: usize = Behavior::ALL.len();

/// The keys of one deed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Its name, for settings and messages; of a tag, `tag-` or `arm-` and the tag's key.
    pub name: String,
    /// What the keys do.
    pub deed: Deed,
    /// The keys.
    pub chords: Vec<Chord>,
    /// Whether the person chose them.
    pub is_chosen: bool,
}

/// The keys in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    bindings: Vec<Binding>,
    has_characters: bool,
}

impl Keys {
    /// The keys of these tags and of all else. `chosen` holds a line for each deed that the person gave
    /// another key, `name chord`; a line that cannot be read, or would take a key twice, counts for nothing.
    /// Without `has_characters` single characters do nothing. An article's own tag has those of its keys that do
    /// nothing else: its letter, and the number of its place.
    #[must_use]
    pub fn new(tags: &TagSet, chosen: &str, has_characters: bool) -> Self {
        let mut bindings: Vec<Binding> = Vec::new();
        let mut bind = |name: String, deed: Deed, chords: &[&str]| {
            bindings.push(Binding {
                name,
                deed,
                chords: chords.iter().filter_map(|it| Chord::parse(it)).collect(),
                is_chosen: false,
            });
        };
        let tags = tags.tags();
        for (at, tag) in tags.iter().enumerate() {
            bind(format!("tag-{}", tag.key), Deed::Tag(at), &[]);
            bind(format!("arm-{}", tag.key), Deed::Arm(at), &[]);
        }
        for row in ROWS {
            bind(row.0.to_owned(), row.1, row.2);
        }
        let mut keys = Self {
            bindings,
            has_characters,
        };
        keys.offer(tags, 0..N_USUAL);
        for line in chosen.lines() {
            if let Some((name, chord)) = line.split_once(' ')
                && let Some(chord) = Chord::parse(chord)
            {
                // A line that cannot be followed counts for nothing.
                let _ = keys.choose(name, chord);
            }
        }
        keys.offer(tags, N_USUAL..tags.len());
        keys
    }

    /// Gives tags those of their keys that do nothing else, unless the person chose one: the letter, where it is on every
    /// keyboard, and the number of the place, up to 9.
    fn offer(&mut self, tags: &[Tag], places: Range<usize>) {
        for at in places {
            let Some(tag) = tags.get(at) else { return };
            let letter = tag.letter.to_ascii_lowercase();
            self.bind_free(Deed::Tag(at), &letter.to_string());
            self.bind_free(Deed::Tag(at), &(at + 1).to_string());
            self.bind_free(Deed::Arm(at), &format!("Shift+{letter}"));
        }
    }

    fn bind_free(&mut self, deed: Deed, written: &str) {
        let chord = Chord::parse(written)
            .filter(|it| written.is_ascii() && it.is_character() && self.meant(it).is_none());
        let binding = self.bindings.iter_mut().find(|it| it.deed == deed);
        let binding = binding.filter(|it| !it.is_chosen);
        if let (Some(chord), Some(binding)) = (chord, binding) {
            binding.chords.push(chord);
        }
    }

    /// All of them, in the order in which they are shown.
    #[must_use]
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// What a chord does, and whether it extends the selection.
    #[must_use]
    pub fn deed(&self, chord: &Chord) -> Option<(Deed, bool)> {
        if chord.is_character() && !self.has_characters {
            return None;
        }
        self.meant(chord).map(|(it, extends)| (it.deed, extends))
    }

    /// The keys that do a deed now.
    #[must_use]
    pub fn in_force(&self, deed: Deed) -> Vec<&Chord> {
        let binding = self.bindings.iter().find(|it| it.deed == deed);
        let chords = binding.into_iter().flat_map(|it| &it.chords);
        chords
            .filter(|it| self.has_characters || !it.is_character())
            .collect()
    }

    /// Gives the deed of this name one key instead of those it has.
    ///
    /// # Errors
    /// The name of the deed that has the key already; its own name where there is no such deed. Nothing is
    /// changed then.
    pub fn choose(&mut self, name: &str, chord: Chord) -> Result<(), String> {
        let holder = match self.meant(&chord) {
            Some((holder, _)) if holder.name != name => return Err(holder.name.clone()),
            _ => self.bindings.iter_mut().find(|it| it.name == name),
        };
        let Some(binding) = holder else {
            return Err(name.to_owned());
        };
        binding.chords = vec![chord];
        binding.is_chosen = true;
        Ok(())
    }

    /// What the person chose, as [`Keys::new`] reads it. What was chosen `before` for tags that are not in force here
    /// stays.
    #[must_use]
    pub fn chosen(&self, before: &str) -> String {
        let chosen = self.bindings.iter().filter(|it| it.is_chosen);
        let line = |it: &Binding| Some(format!("{} {}", it.name, it.chords.first()?));
        let mut lines: Vec<String> = chosen.filter_map(line).collect();
        let is_of_other = |it: &&str| {
            let name = it.split(' ').next().unwrap_or_default();
            let is_of_tag = name.starts_with("tag-") || name.starts_with("arm-");
            is_of_tag && self.bindings.iter().all(|it| it.name != name)
        };
        lines.extend(before.lines().filter(is_of_other).map(str::to_owned));
        lines.join("\n")
    }

    fn holder(&self, chord: &Chord) -> Option<&Binding> {
        self.bindings.iter().find(|it| it.chords.contains(chord))
    }

    /// What a chord is for, and whether it extends: Shift and the key of a movement do.
    fn meant(&self, chord: &Chord) -> Option<(&Binding, bool)> {
        if let Some(binding) = self.holder(chord) {
            return Some((binding, false));
        }
        let moving = self.holder(&chord.without_shift());
        let moving = moving.filter(|it| chord.has_shift && matches!(it.deed, Go(_)));
        moving.map(|it| (it, true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(chosen: &str, has_characters: bool) -> Keys {
        Keys::new(&TagSet::default(), chosen, has_characters)
    }

    #[track_caller]
    fn check(keys: &Keys, chord: &str, expected: Option<(Deed, bool)>) {
        let chord = Chord::parse(chord).unwrap();
        assert_eq!(keys.deed(&chord), expected, "{chord}");
    }

    #[test]
    fn ok_keys_do_what_the_table_says() {
        let all = keys("", true);
        check(&all, "c", Some((Deed::Tag(2), false)));
        check(&all, "2", Some((Deed::Tag(1), false)));
        check(&all, "Shift+c", Some((Deed::Arm(2), false)));
        check(&all, "n", Some((Deed::Next, false)));
        check(
            &all,
            "Shift+g",
            Some((Nudge(false, Character, true), false)),
        );
        check(
            &all,
            "Ctrl+Shift+ArrowLeft",
            Some((Go(Way::Left(Word)), true)),
        );
        check(&all, "Ctrl+Shift+z", Some((Deed::Redo, false)));
        check(&all, "Alt+Shift+ArrowUp", Some((Deed::Widen, false)));
        check(&all, "x", None);
    }

    #[test]
    fn ok_single_characters_can_be_switched_off() {
        let few = keys("next j", false);
        check(&few, "c", None);
        check(&few, "j", None);
        check(&few, "Shift+g", None);
        check(&few, "Alt+ArrowUp", Some((Deed::Previous, false)));
        check(&few, "Enter", Some((Deed::Open, false)));
    }

    #[test]
    fn ok_no_key_does_two_things_at_first() {
        let all = keys("", true);
        for binding in all.bindings() {
            assert!(!binding.chords.is_empty(), "{}", binding.name);
            for chord in &binding.chords {
                check(&all, &chord.to_string(), Some((binding.deed, false)));
            }
        }
    }

    #[test]
    fn ok_a_chosen_key_replaces_the_others() {
        let mut all = keys("", true);
        assert_eq!(all.choose("next", Chord::parse("j").unwrap()), Ok(()));
        assert_eq!(all.choose("next", Chord::parse("j").unwrap()), Ok(()));
        check(&all, "j", Some((Deed::Next, false)));
        check(&all, "n", None);
        check(&all, "Alt+ArrowDown", None);
        assert_eq!(all.chosen(""), "next j");
        assert_eq!(keys(&all.chosen(""), true), all);
    }

    #[test]
    fn err_a_key_that_is_taken() {
        let mut all = keys("", true);
        let mut refused = |name: &str, chord: &str, by: &str| {
            let before = all.clone();
            let answer = all.choose(name, Chord::parse(chord).unwrap());
            assert_eq!((answer, &all), (Err(by.to_owned()), &before));
        };
        refused("next", "p", "previous");
        refused("next", "a", "tag-actor");
        refused("next", "Shift+ArrowLeft", "left");
        refused("nothing", "j", "nothing");
        assert_eq!(
            keys("next p\nnothing j\n\nnext\ngarbage", true),
            keys("", true)
        );
    }
}

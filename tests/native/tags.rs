//! The tags in force: those that all articles have, and those of an article's exercises.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its purpose"
)]

use std::rc::Rc;

use whosaid::domain::exercise::Exercise;
use whosaid::domain::format::lesson::write_exercise;
use whosaid::domain::format::whosaid::{read, write};
use whosaid::domain::keys::{Chord, Deed, Keys};
use whosaid::domain::model::{
    ArticleId, Behavior, Enclosure, EnclosureId, EnclosureKind, Record, Tag, TagSet,
};
use whosaid::domain::picture::{LaneKey, Lanes, accounts, lanes};
use whosaid::domain::ports::MemoryStorage;
use whosaid::domain::text::Unit;
use whosaid::domain::workspace::{
    Command, Filter, Layer, Workspace, completions, enclose, take_out,
};

use crate::keep_models::{Tab, annotate, article, id, tag};
use crate::whosaid_file;

fn own(key: &str, letter: char, behavior: Behavior, color: u8) -> Tag {
    Tag {
        key: tag(key),
        behavior,
        letter,
        label: "".into(),
        color,
    }
}

/// A story with an exercise that has two own tags: the letter of one does something else already.
fn with_exercise() -> Vec<Record> {
    let Record::Article(story) = &whosaid_file::sample()[2] else {
        panic!("not an article");
    };
    let exercise = Exercise {
        title: "The harbor".to_owned(),
        guidelines: "Mark *who saw it*.".to_owned(),
        definitions: vec![
            (
                tag("quotation"),
                "Words between quotation marks.".to_owned(),
            ),
            (tag("eyewitness"), "Whoever was there.".to_owned()),
        ],
        ..Exercise::default()
    };
    let made = Record::Article(Rc::clone(story));
    let provenance = made.provenance().unwrap();
    let tags = [
        Tag {
            label: "Quotation".into(),
            ..own("quotation", 'Q', Behavior::Claim, 1)
        },
        Tag {
            label: "Eyewitness 👁".into(),
            ..own("eyewitness", 'W', Behavior::Actor, 4)
        },
    ];
    vec![
        whosaid_file::author(100, "Ada"),
        whosaid_file::author(101, ""),
        whosaid_file::annotation(11, &made, &["the mayor"], "actor", ""),
        whosaid_file::annotation(12, &made, &["We have no choice"], "quotation", ""),
        whosaid_file::annotation(13, &made, &["Two dock workers"], "eyewitness", "Named?"),
        Record::Enclosure(Rc::new(Enclosure {
            id: EnclosureId(whosaid_file::id(60)),
            article: story.id,
            kind: EnclosureKind::Exercise,
            tags: tags.into(),
            body: write_exercise(&story.text, &exercise).into(),
            provenance,
        })),
        made,
    ]
}

fn workspace(records: Vec<Record>) -> Workspace {
    let mut workspace = Workspace::default();
    workspace.put(records);
    workspace
}

fn keys_of(tags: &TagSet) -> Vec<String> {
    tags.tags().iter().map(|it| it.key.to_string()).collect()
}

fn layer(workspace: &Workspace) -> Rc<Layer> {
    workspace.layer(workspace.articles().next().unwrap().id)
}

/// Written when exercises were new, and frozen.
#[test]
fn ok_the_first_file_with_an_exercise() {
    let found = read(include_bytes!(
        "../fixtures/whosaid/v1-exercise.whosaid.json"
    ))
    .unwrap();
    assert_eq!(found.problems, []);
    let sorted = whosaid_file::sorted;
    assert_eq!(sorted(found.records), sorted(with_exercise()));
}

#[test]
fn roundtrip_own_tags() {
    let written = write(with_exercise());
    let found = read(written.file.as_bytes()).unwrap();
    let before = workspace(with_exercise());
    assert_eq!(
        layer(&workspace(found.records)).tags(),
        layer(&before).tags()
    );
}

#[test]
fn ok_tags_are_in_force_as_long_as_their_exercise_is_there() {
    let (mut tab, _) = Tab::open(Rc::new(MemoryStorage::default()), 1000);
    let (here, other) = (article(100, "One two three."), article(101, "Four."));
    tab.run(Command::AddArticle(Rc::new(here.clone()))).unwrap();
    tab.run(Command::AddArticle(Rc::new(other.clone())))
        .unwrap();
    let exercise = EnclosureId(id(500));
    let lay =
        |tags: Vec<Tag>, kind| enclose((here.id, exercise), kind, tags.into(), "{}".into(), None);
    let check = |tab: &Tab, expected: &[&str]| {
        let all = [&["actor", "location", "claim"][..], expected].concat();
        assert_eq!(keys_of(tab.workspace.layer(here.id).tags()), all);
        assert_eq!(**tab.workspace.layer(other.id).tags(), TagSet::default());
        assert_eq!(
            **tab.workspace.layer(ArticleId(id(7))).tags(),
            TagSet::default()
        );
    };
    check(&tab, &[]);
    let quote = own("quote", 'Q', Behavior::Claim, 1);
    let witness = own("witness", 'X', Behavior::Actor, 2);
    tab.run(lay(
        vec![quote.clone(), witness.clone()],
        EnclosureKind::Exercise,
    ))
    .unwrap();
    check(&tab, &["quote", "witness"]);
    tab.run(lay(vec![witness], EnclosureKind::Exercise))
        .unwrap();
    check(&tab, &["witness"]);
    tab.undo();
    check(&tab, &["quote", "witness"]);
    tab.run(take_out(here.id, vec![exercise])).unwrap();
    check(&tab, &[]);
    tab.undo();
    check(&tab, &["quote", "witness"]);
    // What a pupil handed in brings no tags into force.
    tab.run(lay(vec![quote], EnclosureKind::Handin)).unwrap();
    check(&tab, &[]);
}

#[test]
fn ok_a_tag_that_is_taken_is_left_out() {
    let all = [
        own("claim", 'X', Behavior::Claim, 1),
        own("almost", 'a', Behavior::Claim, 1),
        own("first", 'X', Behavior::Claim, 1),
        own("second", 'x', Behavior::Claim, 1),
        own("third", 'Ж', Behavior::Location, 1),
    ];
    let tags = TagSet::with(&all);
    assert_eq!(
        keys_of(&tags),
        ["actor", "location", "claim", "first", "third"]
    );
}

#[test]
fn ok_colors_are_those_of_the_palette_or_of_the_behavior() {
    let check = |color: u8, expected: &str| {
        assert_eq!(own("x", 'X', Behavior::Location, color).hue(), expected);
    };
    check(0, "location");
    check(1, "1");
    check(6, "6");
    check(7, "location");
    check(255, "location");
    let tags = TagSet::with(&[own("quote", 'Q', Behavior::Claim, 3)]);
    assert_eq!(tags.hue(&tag("quote")), "3");
    assert_eq!(tags.hue(&tag("actor")), "actor");
    // As it is drawn.
    assert_eq!(tags.hue(&tag("unknown")), "claim");
}

fn keys(chosen: &str, has_characters: bool) -> Keys {
    // J is free, S moves the start of a mark, and Ж is not on every keyboard.
    let all = [
        own("free", 'J', Behavior::Claim, 1),
        own("taken", 'S', Behavior::Actor, 2),
        own("other", 'Ж', Behavior::Actor, 3),
    ];
    Keys::new(&TagSet::with(&all), chosen, has_characters)
}

#[track_caller]
fn check_key(keys: &Keys, chord: &str, expected: Option<Deed>) {
    let found = keys.deed(&Chord::parse(chord).unwrap());
    assert_eq!(found.map(|it| it.0), expected, "{chord}");
}

#[test]
fn ok_own_tags_have_the_keys_that_do_nothing_else() {
    let all = keys("", true);
    let start_back = Some(Deed::Nudge(true, Unit::Word, false));
    check_key(&all, "j", Some(Deed::Tag(3)));
    check_key(&all, "4", Some(Deed::Tag(3)));
    check_key(&all, "Shift+j", Some(Deed::Arm(3)));
    check_key(&all, "s", start_back);
    check_key(&all, "5", Some(Deed::Tag(4)));
    check_key(
        &all,
        "Shift+s",
        Some(Deed::Nudge(true, Unit::Character, false)),
    );
    check_key(&all, "6", Some(Deed::Tag(5)));
    check_key(&all, "7", None);
    check_key(&all, "Ж", None);
    check_key(&all, "3", Some(Deed::Tag(2)));
    let few = keys("", false);
    check_key(&few, "j", None);
    check_key(&few, "4", None);
}

#[test]
fn ok_what_a_person_chose_is_stronger_than_a_letter() {
    let before = "next j\ntag-taken h\ntag-elsewhere q\nnothing q";
    let all = keys(before, true);
    check_key(&all, "j", Some(Deed::Next));
    check_key(&all, "4", Some(Deed::Tag(3)));
    check_key(&all, "h", Some(Deed::Tag(4)));
    check_key(&all, "5", None);
    // What was chosen for a tag of another article is kept for that.
    let chosen = all.chosen(before);
    assert_eq!(chosen, "tag-taken h\nnext j\ntag-elsewhere q");
    assert_eq!(keys(&chosen, true), all);
}

#[test]
fn ok_ten_tags_have_nine_numbers() {
    let all: Vec<Tag> = ('0'..='9')
        .map(|it| own(&format!("t{it}"), it, Behavior::Claim, 0))
        .collect();
    let all = Keys::new(&TagSet::with(&all), "", true);
    check_key(&all, "9", Some(Deed::Tag(8)));
    let all_of = |at| {
        all.in_force(Deed::Tag(at))
            .into_iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    // Its letter is 1, and the first of the three has that.
    assert_eq!(all_of(4), ["5"]);
    assert_eq!(all_of(9), [""; 0]);
    assert_eq!(all_of(12), ["9"; 0]);
}

#[test]
fn ok_search_finds_own_tags() {
    let workspace = workspace(with_exercise());
    let article = workspace.articles().next().unwrap();
    let layer = workspace.layer(article.id);
    let check = |search: &str, expected: &[&str]| {
        let filter = Filter {
            tag: None,
            search: search.to_owned(),
        };
        let admits = filter.admitting(&workspace, article, &layer, layer.tags(), &|it| {
            it.to_lowercase()
        });
        let found = layer.annotations().filter(|it| admits(it));
        let mut found: Vec<String> = found.map(|it| it.tag.to_string()).collect();
        found.sort();
        assert_eq!(found, expected, "{search}");
    };
    check("tag:eye", &["eyewitness"]);
    check("tag:q", &["quotation"]);
    // As it is called.
    check("tag:\"eyewitness 👁\"", &["eyewitness"]);
    check("-tag:quotation", &["actor", "eyewitness"]);
    check("verdict:open", &["quotation"]);
    let completed = completions("tag:", layer.tags(), &[], &[], &[]);
    let expected = ["actor", "location", "claim", "quotation", "eyewitness"];
    assert_eq!(completed, expected.map(|it| format!("tag:{it}")));
}

#[test]
fn ok_the_library_reads_each_article_by_its_own_tags() {
    let (mut tab, _) = Tab::open(Rc::new(MemoryStorage::default()), 1000);
    let both = [
        article(100, "One two three."),
        article(101, "One two three."),
    ];
    for it in &both {
        tab.run(Command::AddArticle(Rc::new(it.clone()))).unwrap();
        tab.run(annotate(it.id, 0, 3, "witness")).unwrap();
    }
    let tags = vec![own("witness", 'X', Behavior::Actor, 1)];
    let exercise = (both[0].id, EnclosureId(id(500)));
    let before = accounts(&tab.workspace, None, &[]);
    let kind = EnclosureKind::Exercise;
    tab.run(enclose(exercise, kind, tags.into(), "{}".into(), None))
        .unwrap();
    let now = accounts(&tab.workspace, None, &before);
    let n = |at: usize| (now[at].mentions.len(), now[at].claims.len());
    assert_eq!((n(0), n(1)), ((1, 0), (0, 1)));
    for it in &now {
        let lanes = lanes(it, Lanes::Tag);
        let keys: Vec<_> = lanes.into_iter().map(|it| it.key).collect();
        assert_eq!(keys, [LaneKey::Tag(tag("witness"))]);
    }
}

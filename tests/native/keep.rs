//! What is kept: whatever storage does, no acknowledged work is missing after the next start.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its purpose"
)]

use std::rc::Rc;

use whosaid::domain::format::record::{Entry, Place, Stored, decode, encode};
use whosaid::domain::keep::{Comfort, Keeper, SaveStatus, Settings, Theme, Why};
use whosaid::domain::model::{
    AnnotationId, Article, ArticleId, Attribution, AttributionId, AuthorId, ClaimKind, Details,
    Entity, EntityId, EntityKind, Evidence, Finding, FindingId, Link, Millis, Mode, Particulars,
    Profile, Provenance, Rating, Record, RecordKey, Relation, Role, Says, Source, Stance, TextHash,
    Verdict,
};
use whosaid::domain::ports::{MemoryStorage, Storage, StorageError};
use whosaid::domain::text::{Span, Target};
use whosaid::domain::workspace::{Command, Visit, Workspace};

use crate::keep_models::{Count, Model, TEXT, Tab, annotate, article, id, tag};

const ARTICLE: u128 = 100;

/// A tab with one article and two annotations, one with a note.
fn tab(model: &Rc<Model>) -> Tab {
    let (mut tab, _) = Tab::open(model.clone(), 1000);
    fill(&mut tab);
    tab
}

fn fill(tab: &mut Tab) {
    let id = ArticleId(id(ARTICLE));
    for command in [
        Command::AddArticle(Rc::new(article(ARTICLE, TEXT))),
        annotate(id, 4, 12, "actor"),
        annotate(id, 32, 36, "location"),
    ] {
        // Where storage fails the work goes on in memory.
        tab.run(command).unwrap();
    }
    let note = tab.first_annotation();
    tab.write_note(note, "which “minister”?", 1);
    tab.run(Command::Introduce("Reader".into())).unwrap();
}

/// Everything in storage is what the tab has.
#[track_caller]
fn check_kept(model: &Rc<Model>, tab: &Tab) {
    assert!(tab.is_saved(), "{:?}", tab.keeper.status());
    let (_, loaded) = Keeper::open(model.clone());
    assert_eq!(loaded.unreadable, []);
    assert_eq!(loaded.trouble, None);
    assert_eq!(loaded.workspace, tab.workspace);
}

#[test]
fn roundtrip_a_start_finds_everything() {
    let model = Model::new(Count::Chromium);
    let mut tab = tab(&model);
    check_kept(&model, &tab);
    tab.undo();
    tab.undo();
    check_kept(&model, &tab);
    tab.run(Command::DeleteArticle(ArticleId(id(ARTICLE))))
        .unwrap();
    check_kept(&model, &tab);
    tab.undo();
    check_kept(&model, &tab);
}

#[test]
fn ok_opening_writes_nothing() {
    let model = Model::new(Count::Chromium);
    let _tab = tab(&model);
    let before = model.written.get();
    let (_keeper, loaded) = Keeper::open(model.clone());
    assert_eq!(loaded.settings, None);
    assert_eq!(model.written.get(), before);
}

#[test]
fn roundtrip_settings() {
    let model = Model::new(Count::Chromium);
    let (mut keeper, loaded) = Keeper::open(model.clone());
    assert_eq!(loaded.settings, None, "a first run");
    let first = Settings::first(AuthorId(id(7)));
    assert!(first.snaps_to_words && first.has_letter_keys);
    for theme in [Theme::Dark, Theme::Light, Theme::System] {
        let settings = Settings {
            theme,
            snaps_to_words: false,
            comfort: Comfort::parse("measure wide\ntalk less"),
            ..first.clone()
        };
        assert_eq!(keeper.save_settings(settings.clone()), SaveStatus::Saved);
        let (again, loaded) = Keeper::open(model.clone());
        assert_eq!(loaded.settings.as_ref(), Some(&settings));
        assert_eq!(again.settings(), &settings);
    }
}

#[test]
fn err_damaged_settings_stay_and_new_ones_are_kept() {
    let model = Model::new(Count::Chromium);
    let (mut keeper, _) = Keeper::open(model.clone());
    keeper.save_settings(Settings::first(AuthorId(id(7))));
    let key = "whosaid/1/settings";
    model.write(key, "1+garbage").unwrap();
    let (mut keeper, loaded) = Keeper::open(model.clone());
    assert_eq!(loaded.settings, None);
    assert_eq!(loaded.unreadable.len(), 1);
    let settings = Settings::first(AuthorId(id(8)));
    assert_eq!(keeper.save_settings(settings.clone()), SaveStatus::Saved);
    let (_, loaded) = Keeper::open(model.clone());
    assert_eq!(loaded.settings, Some(settings));
    assert_eq!(model.read(key).unwrap().as_deref(), Some("1+garbage"));
}

/// Frozen: what a version wrote stays readable for ever.
#[test]
fn roundtrip_the_stored_form_of_an_attribution() {
    let check = |source, cue: Option<Target>, told_by, stored: &str| {
        let record = Record::Attribution(Rc::new(Attribution {
            id: AttributionId(id(3)),
            article: ArticleId(id(1)),
            claim: AnnotationId(id(2)),
            source,
            mode: Mode::Mixed,
            cue,
            told_by,
            provenance: Provenance::new(AuthorId(id(9)), Millis(0x1a0)),
        }));
        let pairs = encode(&record, "");
        let key = "whosaid/1/said/AAAAAAAAAAAAAAAAAAAAAQ/AAAAAAAAAAAAAAAAAAAAAw";
        assert_eq!(pairs, [(key.to_owned(), stored.to_owned())]);
        match decode(key, stored) {
            Some(Ok(Stored::Record(it))) => assert_eq!(it, record),
            other => panic!("{other:?}"),
        }
    };
    let mention = Source::Mention(AnnotationId(id(4)));
    let entity = Source::Entity(EntityId(id(5)));
    check(Source::Reporter, None, None, REPORTER);
    check(mention, None, None, MENTION);
    check(entity, None, None, ENTITY_SOURCE);
    let pieces = [(3, 7), (12, 15)].map(|(start, end)| Span::of(start, end).unwrap());
    let cue = Target::new(pieces).unwrap();
    check(entity, Some(cue), Some(mention), TOLD);
    check(mention, None, Some(entity), TOLD_BY_ENTITY);
    for broken in ["3", "3-", "7-3", "3-7  12-15", "3-7 5-15", "-1-7", "x-y"] {
        let key = RecordKey::Attribution(ArticleId(id(1)), AttributionId(id(3)));
        let entry = Entry {
            place: Place::Record(key),
            is_deleted: false,
            revision: 1,
            body: TOLD[18..].replace("3-7 12-15", broken),
        };
        let (key, value) = entry.sealed(1);
        assert_eq!(decode(&key, &value), Some(Err(Why::Damaged)), "{broken}");
    }
    for broken in ["sung", ""] {
        let body = REPORTER.replace("mixed", broken);
        let key = "whosaid/1/said/AAAAAAAAAAAAAAAAAAAAAQ/AAAAAAAAAAAAAAAAAAAAAw";
        assert_eq!(decode(key, &body), Some(Err(Why::Damaged)));
    }
}

const REPORTER: &str = "1+000000015436b90d{\"o\":\"AAAAAAAAAAAAAAAAAAAAAg\",\"k\":\"mixed\",\"a\":\"AAAAAAAAAAAAAAAAAAAACQ\",\"c\":\"0000000001a0\",\"m\":\"0000000001a0\"}";
const MENTION: &str = "1+000000010c00b83a{\"o\":\"AAAAAAAAAAAAAAAAAAAAAg\",\"s\":\"AAAAAAAAAAAAAAAAAAAABA\",\"k\":\"mixed\",\"a\":\"AAAAAAAAAAAAAAAAAAAACQ\",\"c\":\"0000000001a0\",\"m\":\"0000000001a0\"}";

#[test]
fn roundtrip_the_stored_form_of_a_finding() {
    let check = |says, stored: &str| {
        let record = Record::Finding(Rc::new(Finding {
            id: FindingId(id(3)),
            article: ArticleId(id(1)),
            about: AnnotationId(id(2)),
            says,
            provenance: Provenance::new(AuthorId(id(9)), Millis(0x1a0)),
        }));
        let pairs = encode(&record, "");
        assert_eq!(pairs, [(FOUND.to_owned(), stored.to_owned())]);
        match decode(FOUND, stored) {
            Some(Ok(Stored::Record(it))) => assert_eq!(it, record),
            other => panic!("{other:?}"),
        }
    };
    check(
        Says::Verdict(Verdict {
            rating: Rating::NotEnough,
            reason: "Why.".into(),
            called: String::new(),
        }),
        VERDICT,
    );
    check(
        Says::Evidence(Evidence {
            source: "https://a.example".into(),
            passage: "Words".into(),
            consulted: "2026-11-27".into(),
            stance: Stance::Refutes,
            question: "Who?".into(),
            answer: "He.".into(),
        }),
        EVIDENCE,
    );
    check(Says::Particulars(Particulars::default()), NO_PARTICULARS);
    check(
        Says::Particulars(Particulars {
            entity: Some(EntityId(id(5))),
            role: Some(Role::Metonym),
            kind: Some(ClaimKind::Statistic),
            day: "2026-11-28".into(),
            place: "Lindmark".into(),
        }),
        PARTICULARS,
    );
    check(
        Says::Link(Link {
            relation: Relation::Corrects,
            to: AnnotationId(id(7)),
            article: ArticleId(id(8)),
            hash: TextHash::of("x"),
            title: "Harbor".into(),
            quote: "It shut.".into(),
        }),
        LINK,
    );
    for (there, broken) in [
        ("metonym", "hero"),
        ("statistic", "lie"),
        ("AAAAAAAAAAAAAAAAAAAABQ", "A"),
    ] {
        let body = PARTICULARS.replace(there, broken);
        assert_eq!(decode(FOUND, &body), Some(Err(Why::Damaged)));
    }
    let body = VERDICT.replace("not-enough", "true");
    assert_eq!(decode(FOUND, &body), Some(Err(Why::Damaged)));
}

#[test]
fn roundtrip_the_stored_form_of_an_entity() {
    let check = |profile, stored: &str| {
        let record = Record::Entity(Rc::new(Entity {
            id: EntityId(id(3)),
            profile,
            provenance: Provenance::new(AuthorId(id(9)), Millis(0x1a0)),
        }));
        let key = "whosaid/1/entity/AAAAAAAAAAAAAAAAAAAAAw";
        assert_eq!(encode(&record, ""), [(key.to_owned(), stored.to_owned())]);
        assert_eq!(decode(key, stored), Some(Ok(Stored::Record(record))));
    };
    check(Profile::named("Ada"), NAME_ONLY);
    check(
        Profile {
            name: "Ada Lind".into(),
            aliases: vec!["Ada".into(), "".into(), "A. L.".into()],
            kind: EntityKind::Unnamed,
            description: "two officials".into(),
            reason: "fear".into(),
            outside: "Q42".into(),
            coordinates: "1, 2".into(),
            note: "one\ntwo".into(),
        },
        WHOLE_PROFILE,
    );
}

const NAME_ONLY: &str = "1+00000001151cc9c3{\"n\":\"Ada\",\"k\":\"unsaid\",\"a\":\"AAAAAAAAAAAAAAAAAAAACQ\",\"c\":\"0000000001a0\",\"m\":\"0000000001a0\"}";
const WHOLE_PROFILE: &str = "1+00000001919a9fe4{\"n\":\"Ada Lind\",\"x\":\"Ada\\n\\nA. L.\",\"k\":\"unnamed\",\"d\":\"two officials\",\"w\":\"fear\",\"o\":\"Q42\",\"g\":\"1, 2\",\"t\":\"one\\ntwo\",\"a\":\"AAAAAAAAAAAAAAAAAAAACQ\",\"c\":\"0000000001a0\",\"m\":\"0000000001a0\"}";
const LINK: &str = "1+00000001bf887efc{\"o\":\"AAAAAAAAAAAAAAAAAAAAAg\",\"s\":\"AAAAAAAAAAAAAAAAAAAABw\",\"k\":\"link\",\"p\":\"It shut.\",\"d\":\"Harbor\",\"q\":\"AAAAAAAAAAAAAAAAAAAACA 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881\",\"w\":\"corrects\",\"a\":\"AAAAAAAAAAAAAAAAAAAACQ\",\"c\":\"0000000001a0\",\"m\":\"0000000001a0\"}";
const NO_PARTICULARS: &str = "1+00000001275614e1{\"o\":\"AAAAAAAAAAAAAAAAAAAAAg\",\"k\":\"particulars\",\"a\":\"AAAAAAAAAAAAAAAAAAAACQ\",\"c\":\"0000000001a0\",\"m\":\"0000000001a0\"}";
const PARTICULARS: &str = "1+00000001d99c5d1b{\"o\":\"AAAAAAAAAAAAAAAAAAAAAg\",\"s\":\"AAAAAAAAAAAAAAAAAAAABQ\",\"k\":\"particulars\",\"p\":\"Lindmark\",\"d\":\"2026-11-28\",\"q\":\"metonym\",\"w\":\"statistic\",\"a\":\"AAAAAAAAAAAAAAAAAAAACQ\",\"c\":\"0000000001a0\",\"m\":\"0000000001a0\"}";
const TOLD: &str = "1+000000012a8cbadf{\"o\":\"AAAAAAAAAAAAAAAAAAAAAg\",\"s\":\"@AAAAAAAAAAAAAAAAAAAABQ\",\"k\":\"mixed\",\"p\":\"3-7 12-15\",\"q\":\"AAAAAAAAAAAAAAAAAAAABA\",\"a\":\"AAAAAAAAAAAAAAAAAAAACQ\",\"c\":\"0000000001a0\",\"m\":\"0000000001a0\"}";
const TOLD_BY_ENTITY: &str = "1+00000001dc52d56d{\"o\":\"AAAAAAAAAAAAAAAAAAAAAg\",\"s\":\"AAAAAAAAAAAAAAAAAAAABA\",\"k\":\"mixed\",\"q\":\"@AAAAAAAAAAAAAAAAAAAABQ\",\"a\":\"AAAAAAAAAAAAAAAAAAAACQ\",\"c\":\"0000000001a0\",\"m\":\"0000000001a0\"}";
const ENTITY_SOURCE: &str = "1+00000001ede3b746{\"o\":\"AAAAAAAAAAAAAAAAAAAAAg\",\"s\":\"@AAAAAAAAAAAAAAAAAAAABQ\",\"k\":\"mixed\",\"a\":\"AAAAAAAAAAAAAAAAAAAACQ\",\"c\":\"0000000001a0\",\"m\":\"0000000001a0\"}";
const FOUND: &str = "whosaid/1/found/AAAAAAAAAAAAAAAAAAAAAQ/AAAAAAAAAAAAAAAAAAAAAw";
const VERDICT: &str = "1+0000000121488441{\"o\":\"AAAAAAAAAAAAAAAAAAAAAg\",\"k\":\"not-enough\",\"p\":\"Why.\",\"a\":\"AAAAAAAAAAAAAAAAAAAACQ\",\"c\":\"0000000001a0\",\"m\":\"0000000001a0\"}";
const EVIDENCE: &str = "1+0000000159202c3c{\"o\":\"AAAAAAAAAAAAAAAAAAAAAg\",\"s\":\"https://a.example\",\"k\":\"refutes\",\"p\":\"Words\",\"d\":\"2026-11-27\",\"q\":\"Who?\",\"w\":\"He.\",\"a\":\"AAAAAAAAAAAAAAAAAAAACQ\",\"c\":\"0000000001a0\",\"m\":\"0000000001a0\"}";

/// Everything acknowledged is there after a start, at least in the revision that was acknowledged. What was
/// deleted before it was ever stored need not be.
#[track_caller]
fn check_acknowledged(acknowledged: &Workspace, found: &Workspace, at: usize) {
    for record in acknowledged.records() {
        let is_live = match &record {
            Record::Annotation(it) => acknowledged.article(it.article).is_some(),
            Record::Attribution(it) => acknowledged.article(it.article).is_some(),
            Record::Finding(it) => acknowledged.article(it.article).is_some(),
            Record::Enclosure(it) => acknowledged.article(it.article).is_some(),
            Record::Article(_) | Record::Author(_) | Record::Entity(_) | Record::Scale(_) => true,
        };
        let is_there = match found.record(record.key()) {
            Some(found) => found == record || found.revision() > record.revision(),
            None => record.is_deleted() || !is_live,
        };
        assert!(is_there, "{record:?} is missing after call {at}");
    }
}

/// Runs `action` on a filled tab once for each of its storage calls: the process ends before that call.
#[track_caller]
fn check_every_prefix(action: impl Fn(&mut Tab)) {
    let whole = {
        let model = Model::new(Count::Chromium);
        let mut tab = tab(&model);
        let before = model.calls.get();
        action(&mut tab);
        assert!(tab.is_saved());
        check_kept(&model, &tab);
        before..model.calls.get()
    };
    for at in whole {
        let model = Model::new(Count::Chromium);
        let mut tab = tab(&model);
        let mut acknowledged = tab.workspace.clone();
        model.stops_at.set(at);
        action(&mut tab);
        if tab.is_saved() {
            acknowledged = tab.workspace.clone();
        }
        model.stops_at.set(usize::MAX);
        let (_, loaded) = Keeper::open(model.clone());
        assert_eq!(loaded.unreadable, [], "after call {at}");
        check_acknowledged(&acknowledged, &loaded.workspace, at);
        // The same tab, had it lived, keeps everything at the next chance.
        assert_eq!(tab.keeper.retry(), SaveStatus::Saved);
        check_kept(&model, &tab);
    }
}

/// Runs `action` once for each of its storage calls: that one call fails, and the next save mends it.
#[track_caller]
fn check_every_failure(action: impl Fn(&mut Tab)) {
    for at in 0..40 {
        let model = Model::new(Count::Chromium);
        let mut tab = tab(&model);
        model.fails_at.set(model.calls.get() + at);
        action(&mut tab);
        let note = tab.first_annotation();
        model.fails_at.set(usize::MAX);
        // An article that is deleted takes no notes.
        let _ = tab.run(Command::WriteNote(note, "later".into(), Visit(99)));
        tab.keeper.retry();
        check_kept(&model, &tab);
    }
}

#[test]
fn ok_no_acknowledged_work_is_missing_wherever_the_process_ends() {
    let other = ArticleId(id(200));
    let mine = ArticleId(id(ARTICLE));
    let add: fn(&mut Tab) = |tab| {
        tab.run(Command::AddArticle(Rc::new(article(200, "Other."))))
            .unwrap();
    };
    type Action = Box<dyn Fn(&mut Tab)>;
    let actions: Vec<Action> = vec![
        Box::new(add),
        Box::new(move |tab| {
            tab.run(annotate(mine, 0, 3, "claim")).unwrap();
        }),
        Box::new(move |tab| {
            add(tab);
            tab.run(annotate(other, 0, 3, "claim")).unwrap();
        }),
        Box::new(|tab| {
            let note = tab.first_annotation();
            tab.run(Command::Retag(vec![note], tag("claim"))).unwrap();
            tab.undo();
            tab.redo();
        }),
        Box::new(|tab| {
            let note = tab.first_annotation();
            tab.run(Command::Delete(vec![note])).unwrap();
            tab.undo();
        }),
        Box::new(|tab| {
            let claim = tab.first_annotation();
            let said = Command::Attribute(claim, Source::Reporter, Mode::Direct);
            tab.run(said).unwrap();
            tab.run(Command::Delete(vec![claim])).unwrap();
            tab.undo();
        }),
        Box::new(move |tab| {
            tab.run(Command::DeleteArticle(mine)).unwrap();
        }),
        Box::new(move |tab| {
            let details = Details {
                title: "Another".into(),
                ..Details::default()
            };
            tab.run(Command::Describe(mine, Rc::new(details))).unwrap();
        }),
        Box::new(|tab| {
            tab.run(Command::Import(several(10))).unwrap();
            tab.undo();
        }),
        Box::new(|tab| {
            tab.keeper.save_settings(Settings::first(AuthorId(id(7))));
        }),
    ];
    for action in actions {
        check_every_prefix(&action);
        check_every_failure(&action);
    }
}

/// An article of another author with `count` annotations.
fn several(count: u32) -> Vec<Record> {
    let (mut tab, _) = Tab::open(Rc::new(MemoryStorage::default()), 50_000);
    tab.run(Command::AddArticle(Rc::new(article(
        300,
        &TEXT.repeat(count as usize),
    ))))
    .unwrap();
    for start in 0..count as usize {
        tab.run(annotate(
            ArticleId(id(300)),
            start * 80,
            start * 80 + 3,
            "claim",
        ))
        .unwrap();
    }
    tab.workspace.records().collect()
}

#[test]
fn err_storage_denied_absent_or_unreadable_at_first() {
    for why in [StorageError::Denied, StorageError::Absent] {
        let model = Model::new(Count::Firefox);
        let _earlier = tab(&model);
        model.trouble.set(Some(why));
        let (mut tab, loaded) = Tab::open(model.clone(), 90_000);
        assert_eq!(loaded.trouble, Some(why));
        assert_eq!(loaded.workspace, Workspace::default());
        tab.run(Command::AddArticle(Rc::new(article(400, "New."))))
            .unwrap();
        let expected = SaveStatus::NotSaved { why, records: 1 };
        assert_eq!(*tab.keeper.status(), expected);
        assert_eq!(tab.keeper.retry(), expected);
        let before = model.written.get();
        model.trouble.set(None);
        // Nothing may be written before everything is read.
        tab.run(annotate(ArticleId(id(400)), 0, 3, "actor"))
            .unwrap();
        assert_eq!(model.written.get(), before);
        assert!(!tab.is_saved());
        assert_eq!(tab.keeper.retry(), SaveStatus::Saved);
        let found = tab.keeper.take_found().unwrap();
        tab.workspace.put(found.workspace.records());
        check_kept(&model, &tab);
        assert_eq!(tab.workspace.articles().count(), 2);
    }
}

#[test]
fn err_full_storage_still_takes_every_deletion() {
    for count in Count::ALL {
        let model = Model::new(count);
        let mut tab = tab(&model);
        let article_id = ArticleId(id(ARTICLE));
        let note = tab.first_annotation();
        model.limit.set(model.used());
        // Too much, and an article sorts before what is deleted next.
        let new = ArticleId(id(5));
        tab.run(Command::AddArticle(Rc::new(article(5, "New."))))
            .unwrap();
        tab.run(annotate(article_id, 0, 3, "claim")).unwrap();
        let full = SaveStatus::NotSaved {
            why: StorageError::Full,
            records: 2,
        };
        assert_eq!(*tab.keeper.status(), full, "{count:?}");
        let stored = |key: RecordKey| {
            let (_, loaded) = Keeper::open(model.clone());
            loaded.workspace.record(key)
        };
        let key = RecordKey::Annotation(article_id, note);
        tab.run(Command::Delete(vec![note])).unwrap();
        assert!(stored(key).unwrap().is_deleted(), "{count:?}");
        tab.undo();
        assert_eq!(stored(key), tab.workspace.record(key), "{count:?}");
        assert!(!stored(key).unwrap().is_deleted());
        tab.run(Command::DeleteArticle(article_id)).unwrap();
        assert!(stored(RecordKey::Article(article_id)).unwrap().is_deleted());
        tab.undo();
        assert!(!stored(RecordKey::Article(article_id)).unwrap().is_deleted());
        assert_eq!(*tab.keeper.status(), full, "{count:?}");
        // Deleting what never fitted leaves nothing unsaved.
        let waiting = tab.workspace.layer(article_id);
        let waiting = waiting.annotations().find(|it| it.tag == tag("claim"));
        let waiting = waiting.map(|it| it.id).unwrap();
        tab.run(Command::Delete(vec![waiting])).unwrap();
        tab.run(Command::DeleteArticle(new)).unwrap();
        assert!(tab.is_saved(), "{count:?}");
        tab.undo();
        tab.undo();
        assert_eq!(*tab.keeper.status(), full, "{count:?}");
        model.limit.set(count.limit());
        assert_eq!(tab.keeper.retry(), SaveStatus::Saved);
        check_kept(&model, &tab);
    }
}

#[test]
fn err_an_import_that_does_not_fit_keeps_the_rest_waiting() {
    let model = Model::new(Count::WebKit);
    let mut tab = tab(&model);
    model.limit.set(model.used() + 10_000);
    tab.run(Command::Import(several(50))).unwrap();
    let SaveStatus::NotSaved { why, records } = *tab.keeper.status() else {
        panic!("it does not fit");
    };
    assert_eq!(why, StorageError::Full);
    assert!((1..50).contains(&records), "{records}");
    let (_, loaded) = Keeper::open(model.clone());
    assert_eq!(loaded.unreadable, []);
    model.limit.set(Count::WebKit.limit());
    // Any later save takes the rest along.
    tab.run(annotate(ArticleId(id(ARTICLE)), 0, 3, "claim"))
        .unwrap();
    check_kept(&model, &tab);
}

/// A tab's values with `key` changed to `value`: that one is listed, stays, and the others are there.
#[track_caller]
fn check_damaged(model: &Rc<Model>, tab: &Tab, key: &str, value: &str) {
    let whole = model.values.borrow().get(key).cloned().unwrap();
    model.values.borrow_mut().insert(key.into(), value.into());
    let (mut keeper, loaded) = Keeper::open(model.clone());
    let listed: Vec<&str> = loaded.unreadable.iter().map(|it| it.key.as_str()).collect();
    assert!(listed.contains(&key), "{key} = {value:?} was believed");
    for record in loaded.workspace.records() {
        assert_eq!(tab.workspace.record(record.key()), Some(record));
    }
    // Only what hangs on it may be missing with it.
    let missing = tab.workspace.records().count() - loaded.workspace.records().count();
    let hangs = if key.contains("/text/") || key.contains("/article/") {
        3
    } else {
        1
    };
    assert_eq!(missing, hangs, "{key} = {value:?}");
    assert_eq!(listed.len(), hangs + usize::from(key.contains("/text/")));
    // Work on the same record goes on beside it.
    let change = whosaid::domain::workspace::Change::to(
        &loaded.workspace,
        tab.workspace.records(),
        Millis(7),
    );
    assert_eq!(keeper.save(&change), SaveStatus::Saved);
    assert_eq!(
        model.values.borrow().get(key).map(String::as_str),
        Some(value)
    );
    let (_, again) = Keeper::open(model.clone());
    assert_eq!(again.workspace, tab.workspace, "{key} = {value:?}");
    model
        .values
        .borrow_mut()
        .retain(|key, _| key.split('/').next_back().map_or(0, str::len) > 1);
    model.values.borrow_mut().insert(key.into(), whole);
}

#[test]
fn err_flipped_and_cut_values_are_listed_and_never_touched() {
    let model = Model::new(Count::Chromium);
    let tab = tab(&model);
    let pairs: Vec<_> = model.values.borrow().clone().into_iter().collect();
    assert_eq!(pairs.len(), 5);
    for (key, value) in pairs {
        for (at, character) in value.char_indices() {
            let after = at + character.len_utf8();
            for bit in 0..7 {
                let Some(flipped) = char::from_u32(u32::from(character) ^ (1 << bit)) else {
                    continue;
                };
                let flipped = format!("{}{flipped}{}", &value[..at], &value[after..]);
                check_damaged(&model, &tab, &key, &flipped);
            }
            check_damaged(&model, &tab, &key, &value[..at]);
            check_damaged(
                &model,
                &tab,
                &key,
                &format!("{}{}", &value[..at], &value[after..]),
            );
        }
        check_damaged(&model, &tab, &key, &format!("{value}x"));
        check_damaged(&model, &tab, &key, &value.replacen('1', "2", 1));
    }
    check_kept(&model, &tab);
}

#[test]
fn err_whole_values_that_are_not_believed_are_never_overwritten() {
    let model = Model::new(Count::Chromium);
    let tab = tab(&model);
    let note = RecordKey::Annotation(ArticleId(id(ARTICLE)), tab.first_annotation());
    let record = tab.workspace.record(note).unwrap();
    // Sealed as it should be, with the words of another text.
    let pairs = whosaid::domain::format::record::encode(&record, &TEXT.to_uppercase());
    let (key, value) = pairs.into_iter().next().unwrap();
    model.write(&key, &value).unwrap();
    let (mut keeper, loaded) = Keeper::open(model.clone());
    let reasons: Vec<Why> = loaded.unreadable.iter().map(|it| it.why).collect();
    assert_eq!(reasons, [Why::OtherWords]);
    assert_eq!(loaded.workspace.record(note), None);
    for revision in 1..4 {
        let later = record.with_provenance(whosaid::domain::model::Provenance {
            revision: revision * 10,
            ..record.provenance().unwrap()
        });
        let change = whosaid::domain::workspace::Change::to(&loaded.workspace, [later], Millis(7));
        assert_eq!(keeper.save(&change), SaveStatus::Saved);
        assert_eq!(model.read(&key).unwrap(), Some(value.clone()));
        let (_, again) = Keeper::open(model.clone());
        let found = again.workspace.record(note).unwrap();
        assert_eq!(found.revision(), revision * 10);
    }
}

#[test]
fn err_reasons() {
    let model = Model::new(Count::Chromium);
    let tab = tab(&model);
    let why = |key: &str, value: Option<&str>| {
        let model = Model::new(Count::Chromium);
        model.values.replace(tab_values(&tab));
        match value {
            Some(value) => drop(model.values.borrow_mut().insert(key.into(), value.into())),
            None => drop(model.values.borrow_mut().remove(key)),
        }
        let (_, loaded) = Keeper::open(model);
        let reasons: Vec<Why> = loaded.unreadable.iter().map(|it| it.why).collect();
        reasons
    };
    let article = format!("whosaid/1/article/{}", id(ARTICLE));
    let text = format!("whosaid/1/text/{}", id(ARTICLE));
    assert_eq!(why(&article, None), [Why::NoArticle; 2]);
    assert_eq!(
        why(&text, None),
        [Why::NoText, Why::NoArticle, Why::NoArticle]
    );
    assert_eq!(
        why("whosaid/1/settings", Some("2 who knows")),
        [Why::Newer('2')]
    );
    assert_eq!(why("whosaid/1/settings", Some("")), [Why::Damaged]);
    assert_eq!(
        why("whosaid/1/conflict/settings/00000000", Some("")),
        [Why::OtherTab]
    );
}

fn tab_values(tab: &Tab) -> std::collections::BTreeMap<String, String> {
    let text = article(ARTICLE, TEXT).text;
    let records = tab.workspace.records();
    records
        .flat_map(|it| whosaid::domain::format::record::encode(&it, text.as_str()))
        .collect()
}

#[test]
fn ok_foreign_keys_are_left_alone() {
    let foreign = [
        ("other", "app"),
        ("whosaid/", ""),
        (
            "whosaid/2/article/AAAAAAAAAAAAAAAAAAAAAA",
            "from the future",
        ),
        ("whosaid/1/", ""),
        ("whosaid/1/note/short/AAAAAAAAAAAAAAAAAAAAAA", "1+"),
        ("whosaid/1/article/AAAAAAAAAAAAAAAAAAAAAA/1", "1+"),
        ("whosaid/1/article/AAAAAAAAAAAAAAAAAAAAAA/02", "1+"),
        ("whosaid/1/article/AAAAAAAAAAAAAAAAAAAAAA/2/3", "1+"),
        ("whosaid/1/song/AAAAAAAAAAAAAAAAAAAAAA", "1+"),
    ];
    let model = Model::new(Count::Chromium);
    for (key, value) in foreign {
        model.write(key, value).unwrap();
    }
    let mut tab = tab(&model);
    tab.keeper.sweep(Millis(u64::MAX));
    check_kept(&model, &tab);
    for (key, value) in foreign {
        assert_eq!(model.read(key).unwrap().as_deref(), Some(value));
        assert_eq!(tab.absorb(key, None), 0);
    }
}

#[test]
fn ok_a_text_alone_is_an_unfinished_write() {
    let model = Model::new(Count::Chromium);
    let _tab = tab(&model);
    model
        .remove(&format!("whosaid/1/article/{}", id(ARTICLE)))
        .unwrap();
    model
        .values
        .borrow_mut()
        .retain(|key, _| !key.contains("/note/"));
    let (_, loaded) = Keeper::open(model.clone());
    assert_eq!(loaded.unreadable, []);
    assert_eq!(loaded.workspace.articles().count(), 0);
    assert!(
        model
            .values
            .borrow()
            .keys()
            .any(|key| key.contains("/text/"))
    );
}

const DAY: u64 = 24 * 60 * 60 * 1000;

#[test]
fn ok_sweeping_takes_old_tombstones_only() {
    let model = Model::new(Count::Chromium);
    let mut tab = tab(&model);
    let note = tab.first_annotation();
    tab.run(Command::Delete(vec![note])).unwrap();
    let before = model.values.borrow().clone();
    assert_eq!(tab.keeper.sweep(Millis(29 * DAY)), 0);
    assert_eq!(*model.values.borrow(), before);
    assert_eq!(tab.keeper.sweep(Millis(31 * DAY)), 1);
    assert_eq!(model.values.borrow().len(), before.len() - 1);
    let (_, loaded) = Keeper::open(model);
    assert_eq!(loaded.unreadable, []);
    assert_eq!(
        loaded
            .workspace
            .layer(ArticleId(id(ARTICLE)))
            .annotations()
            .count(),
        1
    );
}

#[test]
fn ok_a_sweep_that_is_cut_short_goes_on_the_next_time() {
    let mine = ArticleId(id(ARTICLE));
    for at in 0..10 {
        let model = Model::new(Count::Chromium);
        let mut tab = tab(&model);
        tab.run(Command::AddArticle(Rc::new(article(200, "Other."))))
            .unwrap();
        tab.run(Command::DeleteArticle(mine)).unwrap();
        model.stops_at.set(model.calls.get() + at);
        tab.keeper.sweep(Millis(31 * DAY));
        model.stops_at.set(usize::MAX);
        let (mut keeper, loaded) = Keeper::open(model.clone());
        assert_eq!(loaded.unreadable, [], "{at}");
        assert_eq!(loaded.workspace.articles().count(), 1);
        keeper.sweep(Millis(31 * DAY));
        let keys: Vec<String> = model.values.borrow().keys().cloned().collect();
        assert!(
            !keys.iter().any(|key| key.contains(&mine.to_string())),
            "{at}: {keys:?}"
        );
        assert_eq!(keys.len(), 3);
    }
}

#[test]
fn ok_sweeping_keeps_what_cannot_be_read() {
    let model = Model::new(Count::Chromium);
    let mut tab = tab(&model);
    let key = model
        .values
        .borrow()
        .keys()
        .find(|key| key.contains("/note/"))
        .cloned()
        .unwrap();
    model
        .values
        .borrow_mut()
        .insert(key.clone(), "1-damaged".into());
    tab.run(Command::DeleteArticle(ArticleId(id(ARTICLE))))
        .unwrap();
    tab.keeper.sweep(Millis(31 * DAY));
    assert_eq!(model.read(&key).unwrap().as_deref(), Some("1-damaged"));
}

#[test]
fn ok_an_annotation_needs_less_than_a_kilobyte() {
    let model = Model::new(Count::Chromium);
    let mut tab = tab(&model);
    let before = model.written.get();
    tab.run(annotate(ArticleId(id(ARTICLE)), 0, 44, "location"))
        .unwrap();
    let units = model.written.get() - before;
    eprintln!("one annotation: {units} UTF-16 units written, key and value");
    assert!(units <= 230, "{units}");
    let before = model.written.get();
    let note = tab.first_annotation();
    tab.write_note(note, &"n".repeat(1_000), 9);
    let units = model.written.get() - before;
    assert!(2 * units <= 1024 + 2 * 1_000, "{units}");
}

#[test]
fn ok_a_million_characters_with_ten_thousand_marks_fit() {
    let text: String = "Words in “curly” quotation marks, and so two bytes each.\n".repeat(17_544);
    assert!(text.chars().count() >= 1_000_000);
    let model = Model::new(Count::WebKit);
    let (mut tab, _) = Tab::open(model.clone(), 1 << 100);
    let mine = article(1 << 99, &text);
    let (length, mine_id) = (mine.text.len(), mine.id);
    tab.run(Command::AddArticle(Rc::new(mine))).unwrap();
    // Made as an import is: one change.
    let mut records = Vec::new();
    for place in 0..10_000_usize {
        let start = length - 61 * (place + 2);
        let start = (start..).find(|it| text.is_char_boundary(*it)).unwrap();
        let end = (start + 20..)
            .find(|it| text.is_char_boundary(*it))
            .unwrap();
        records.push(Record::Annotation(Rc::new(
            whosaid::domain::model::Annotation {
                id: AnnotationId(tab.next_id()),
                article: mine_id,
                target: Span::of(start, end).unwrap().into(),
                tag: tag("location"),
                note: "".into(),
                provenance: whosaid::domain::model::Provenance::new(
                    AuthorId(id(3 << 96)),
                    Millis(1_790_000_000_000),
                ),
            },
        )));
    }
    tab.run(Command::Import(records)).unwrap();
    assert!(tab.is_saved());
    for count in Count::ALL {
        let values = model.values.borrow();
        let used: usize = values
            .iter()
            .map(|(key, value)| count.of(key) + count.of(value))
            .sum();
        eprintln!("{count:?}: {used} of {}", count.limit());
        assert!(
            used < count
                .limit()
                .min(5_000_000 * if count == Count::Chromium { 2 } else { 1 })
        );
    }
    let start = std::time::Instant::now();
    let (_, loaded) = Keeper::open(model);
    eprintln!(
        "1 M characters and 10,000 annotations read in {:?}",
        start.elapsed()
    );
    assert_eq!(loaded.workspace, tab.workspace);
}

/// Storage as version 1 wrote it. The file is never written again.
#[test]
fn ok_version_1_loads_for_ever() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/storage/v1.json"
    );
    let dump = std::fs::read_to_string(path).unwrap();
    let pairs: std::collections::BTreeMap<String, String> = serde_json::from_str(&dump).unwrap();
    let model = Model::new(Count::Chromium);
    model.values.replace(pairs);
    let (_, loaded) = Keeper::open(model);
    let reasons: Vec<Why> = loaded.unreadable.iter().map(|it| it.why).collect();
    assert_eq!(reasons, [Why::OtherTab]);
    let expected = Settings {
        me: AuthorId(id(1)),
        snaps_to_words: false,
        has_letter_keys: true,
        theme: Theme::Dark,
        keys: String::new(),
        comfort: Comfort::default(),
    };
    assert_eq!(loaded.settings, Some(expected));
    let found: Vec<String> = loaded
        .workspace
        .records()
        .map(|it| format!("{it:?}"))
        .collect();
    let (records, _) = version_1();
    let expected: Vec<String> = records.records().map(|it| format!("{it:?}")).collect();
    assert_eq!(found, expected);
    assert_eq!(loaded.workspace, records);
}

/// The contents of the fixture, and the storage that holds them.
fn version_1() -> (Workspace, Rc<Model>) {
    use whosaid::domain::model::{Block, BlockKind};
    let model = Model::new(Count::Chromium);
    let mut tab = tab(&model);
    let mine = ArticleId(id(ARTICLE));
    let text = "Heading\n\nItem one\nItem two\n“A quotation”\nfn main() {\n}\nThe end.";
    let kinds = [
        (8, BlockKind::Heading(2)),
        (1, BlockKind::Paragraph),
        (
            9,
            BlockKind::Item {
                depth: 0,
                number: Some(1),
            },
        ),
        (
            9,
            BlockKind::Item {
                depth: 0,
                number: Some(2),
            },
        ),
        (18, BlockKind::Quotation),
        (14, BlockKind::Verbatim),
        (8, BlockKind::Paragraph),
    ];
    let structured = Article {
        blocks: kinds
            .map(|(len, kind)| Block { len, kind })
            .into_iter()
            .collect(),
        details: Rc::new(Details {
            title: "Títle".into(),
            source: "https://example.org/a?b=c".into(),
            author: "A. Writer".into(),
            published: "2026-09-01".into(),
            language: "en-GB".into(),
        }),
        is_read_only: true,
        ..article(200, text)
    };
    tab.run(Command::AddArticle(Rc::new(structured))).unwrap();
    let note = tab.first_annotation();
    tab.run(Command::AddPiece(note, vec![Span::of(46, 54).unwrap()]))
        .unwrap();
    tab.run(annotate(mine, 0, 44, "schlüssel")).unwrap();
    tab.run(annotate(mine, 0, 44, "claim")).unwrap();
    tab.undo();
    let settings = Settings {
        theme: Theme::Dark,
        snaps_to_words: false,
        ..Settings::first(tab.me)
    };
    tab.keeper.save_settings(settings);
    assert!(tab.is_saved());
    model
        .write(
            "whosaid/1/conflict/author/AAAAAAAAAAAAAAAAAAAAAQ/00000000",
            "1+",
        )
        .unwrap();
    (tab.workspace, model)
}

/// What is written today is what the fixture holds: a change of the format needs a new version.
#[test]
fn ok_version_1_is_frozen() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/storage/v1.json"
    );
    let dump = std::fs::read_to_string(path).unwrap();
    let (_, model) = version_1();
    let now = serde_json::to_string_pretty(&*model.values.borrow()).unwrap();
    assert_eq!(
        now.trim(),
        dump.trim(),
        "expected storage as version 1 wrote it"
    );
}

//! Commands and their undo: whatever was done can be taken back, step by step, and done again.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its purpose"
)]

use std::rc::Rc;

use whosaid::domain::model::{
    Annotation, AnnotationId, Article, ArticleId, AttributionId, Author, AuthorId, Details,
    EnclosureId, EnclosureKind, Evidence, FindingId, Millis, Mode, Provenance, Rating, Record,
    Source, Stance, Verdict,
};
use whosaid::domain::ports::MemoryStorage;
use whosaid::domain::text::{Span, Target};
use whosaid::domain::workspace::{
    Change, Command, Heard, Label, Missing, Refusal, Settling, Undone, Visit, Workspace,
    add_evidence, convey, cue, delete_finding, evidence_on, judge_past, missing, rating_of, settle,
    tell, unattribute, verdicts_on, write_evidence,
};

use crate::keep_models::{TEXT, Tab, annotate, article, id, tag};

const ARTICLE: ArticleId = ArticleId(whosaid::domain::model::Id::from_bytes([
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100,
]));

/// A tab with one article and the annotations on 4..12 (actor) and 32..36 (location).
fn tab() -> Tab {
    let (mut tab, _) = Tab::open(Rc::new(MemoryStorage::default()), 1000);
    tab.run(Command::AddArticle(Rc::new(article(100, TEXT))))
        .unwrap();
    tab.run(annotate(ARTICLE, 4, 12, "actor")).unwrap();
    tab.run(annotate(ARTICLE, 32, 36, "location")).unwrap();
    tab
}

/// What is on the screen: everything but revisions, times and tombstones.
fn content(workspace: &Workspace) -> Vec<String> {
    let live = workspace.records().filter(|it| !it.is_deleted());
    let content = live.map(|it| match it {
        Record::Article(it) => format!("{:?} {:?} {:?}", it.id, it.details, it.text),
        Record::Annotation(it) => format!("{:?} {:?} {} {}", it.id, it.target, it.tag, it.note),
        Record::Attribution(it) => {
            let told = (&it.cue, it.told_by);
            format!(
                "{:?} {:?} {:?} {:?} {told:?}",
                it.id, it.claim, it.source, it.mode
            )
        }
        Record::Finding(it) => format!("{:?} {:?} {:?}", it.id, it.about, it.says),
        Record::Entity(it) => format!("{:?} {:?}", it.id, it.profile),
        Record::Scale(it) => format!("{:?} {:?}", it.id, it.wording),
        Record::Enclosure(it) => format!("{:?} {:?} {}", it.id, it.tags, it.body),
        Record::Author(it) if it.name.is_empty() => String::new(),
        Record::Author(it) => format!("{:?} {}", it.id, it.name),
    });
    content.filter(|it| !it.is_empty()).collect()
}

fn nth(tab: &Tab, place: usize) -> AnnotationId {
    let layer = tab.workspace.layer(ARTICLE);
    layer.annotations().nth(place).map(|it| it.id).unwrap()
}

fn annotation(number: u128, article: ArticleId, start: usize, end: usize) -> Record {
    Record::Annotation(Rc::new(Annotation {
        id: AnnotationId(id(number)),
        article,
        target: Span::of(start, end).unwrap().into(),
        tag: tag("claim"),
        note: "imported".into(),
        provenance: Provenance::new(AuthorId(id(2)), Millis(5)),
    }))
}

fn target(start: usize, end: usize) -> Target {
    Target::new(Span::of(start, end)).unwrap()
}

/// A mark of the gold layer.
fn gold(number: u128, start: usize, end: usize) -> Annotation {
    Annotation {
        id: AnnotationId(id(number)),
        article: ARTICLE,
        target: target(start, end),
        tag: tag("actor"),
        note: "".into(),
        provenance: Provenance::new(AuthorId(id(50)), Millis(5)),
    }
}

fn settling(marks: &[Annotation], gone: Vec<AnnotationId>) -> Command {
    settle(Settling {
        article: ARTICLE,
        gold: (AuthorId(id(50)), "Gold".into()),
        marks: marks.to_vec(),
        gone,
        session: (EnclosureId(id(51)), "{}".into()),
    })
}

#[test]
fn ok_settling_makes_an_author_and_never_marks_the_same_twice() {
    let mut tab = tab();
    let name = |tab: &Tab| {
        let author = tab.workspace.author(AuthorId(id(50)));
        author.map(|it| it.name.to_string())
    };
    let sessions = |tab: &Tab| {
        let layer = tab.workspace.layer(ARTICLE);
        layer.enclosures(EnclosureKind::Session).len()
    };
    // Nobody is the author of nothing.
    tab.run(settling(&[], Vec::new())).unwrap();
    assert_eq!((name(&tab), sessions(&tab)), (None, 1));
    tab.run(settling(&[gold(60, 13, 19)], Vec::new())).unwrap();
    assert_eq!((name(&tab).as_deref(), sessions(&tab)), (Some("Gold"), 1));
    // The words of another author are free; its own are not.
    tab.run(settling(&[gold(61, 4, 12)], Vec::new())).unwrap();
    let found = tab.run(settling(&[gold(62, 13, 19)], Vec::new()));
    assert!(matches!(found, Err(Refusal::AlreadyTagged(it, _)) if it == AnnotationId(id(60))));
    // A mark that comes where another goes, in one step; and one that is gone already.
    let gone = vec![AnnotationId(id(60)), AnnotationId(id(99))];
    tab.run(settling(&[gold(62, 20, 26)], gone.clone()))
        .unwrap();
    tab.run(settling(&[], gone)).unwrap();
    assert_eq!(tab.workspace.layer(ARTICLE).count(), 4);
    let outside = tab.run(settling(&[gold(63, 13, 9_999)], Vec::new()));
    assert_eq!(outside, Err(Refusal::OutsideText));
    // Taken back to the beginning, there is no name left either.
    while !matches!(tab.undo(), Undone::Nothing) {}
    assert_eq!((name(&tab).as_deref(), sessions(&tab)), (Some(""), 0));
}

/// Runs a command on the tab of [`tab`]: undo gives back what was there, redo what it did.
#[track_caller]
fn check(command: impl Fn(&Tab) -> Command) {
    let mut tab = tab();
    let before = content(&tab.workspace);
    let command = command(&tab);
    let label = Label::from(&command);
    let change = tab.run(command).unwrap();
    let after = content(&tab.workspace);
    assert_ne!(before, after);
    assert!(change.stands(&tab.workspace, true));
    for _ in 0..3 {
        assert_eq!(tab.history.next_undo(), Some(label));
        assert!(matches!(tab.undo(), Undone::Step(it, _) if it == label));
        assert_eq!(content(&tab.workspace), before);
        assert_eq!(tab.history.next_redo(), Some(label));
        assert!(matches!(tab.redo(), Undone::Step(it, _) if it == label));
        assert_eq!(content(&tab.workspace), after);
    }
    assert!(tab.is_saved());
}

#[test]
fn roundtrip_every_command_can_be_taken_back() {
    check(|_| Command::AddArticle(Rc::new(article(200, "Other."))));
    check(|_| {
        let details = Details {
            title: "Another".into(),
            ..Details::default()
        };
        Command::Describe(ARTICLE, Rc::new(details))
    });
    check(|_| Command::DeleteArticle(ARTICLE));
    check(|it| settling(&[gold(60, 13, 19)], vec![nth(it, 0)]));
    check(|_| settling(&[], Vec::new()));
    check(|_| annotate(ARTICLE, 4, 12, "claim"));
    check(|_| {
        let targets = [(13, 19), (20, 26)].map(|(start, end)| (ARTICLE, target(start, end), None));
        Command::AnnotateAll(targets.to_vec(), tag("actor"))
    });
    check(|it| {
        let heard = Heard {
            source: Source::Mention(nth(it, 0)),
            cue: Some(target(20, 26)),
        };
        Command::AnnotateAll(vec![(ARTICLE, target(13, 19), Some(heard))], tag("claim"))
    });
    check(|it| Command::AddPiece(nth(it, 0), vec![Span::of(20, 26).unwrap()]));
    check(|it| Command::Reshape(nth(it, 0), target(20, 26)));
    check(|it| Command::Retag(vec![nth(it, 0)], tag("claim")));
    check(|it| Command::WriteNote(nth(it, 0), "who?".into(), Visit(1)));
    check(|it| {
        let source = Source::Mention(nth(it, 1));
        Command::Attribute(nth(it, 0), source, Mode::Direct)
    });
    check(|it| add_evidence(nth(it, 0), seen("Town archive")));
    check(|it| judge(nth(it, 0), Rating::Open, "Not sure yet.", 1));
    check(|it| Command::Delete(vec![nth(it, 0), nth(it, 1)]));
    check(|it| Command::Delete(vec![nth(it, 0), nth(it, 0)]));
    check(|_| {
        Command::Import(vec![
            Record::Article(Rc::new(article(300, TEXT))),
            annotation(301, ArticleId(id(300)), 0, 3),
            annotation(302, ARTICLE, 0, 3),
        ])
    });
    check(|_| Command::Introduce("Reader".into()));
}

fn seen(source: &str) -> Evidence {
    Evidence {
        source: source.into(),
        stance: Stance::Refutes,
        ..Evidence::default()
    }
}

fn judge(claim: AnnotationId, rating: Rating, reason: &str, visit: u32) -> Command {
    let reason = reason.to_owned();
    whosaid::domain::workspace::judge(
        claim,
        Verdict {
            rating,
            reason,
            called: String::new(),
        },
        Visit(visit),
    )
}

/// The verdicts on the first annotation, the first one first.
fn verdicts(tab: &Tab) -> Vec<(Rating, String)> {
    let layer = tab.workspace.layer(ARTICLE);
    let all = verdicts_on(&layer, nth(tab, 0));
    all.iter()
        .map(|it| (it.1.rating, it.1.reason.clone()))
        .collect()
}

#[test]
fn err_a_verdict_without_what_it_needs() {
    let mut tab = tab();
    let claim = nth(&tab, 0);
    let lacks = |reason, evidence| Err(Refusal::Missing(Missing { reason, evidence }));
    let rate = |tab: &mut Tab, reason| {
        let outcome = tab.run(judge(claim, Rating::Refuted, reason, 1));
        outcome.map(|_| ())
    };
    assert_eq!(rate(&mut tab, ""), lacks(true, true));
    assert_eq!(rate(&mut tab, "Why."), lacks(false, true));
    // What is blank is no evidence, whatever is said about it.
    let blank = Evidence {
        consulted: "2026-11-27".into(),
        ..seen("  ")
    };
    tab.run(add_evidence(claim, blank)).unwrap();
    assert_eq!(rate(&mut tab, "Why."), lacks(false, true));
    tab.run(add_evidence(claim, seen("Town archive"))).unwrap();
    assert_eq!(rate(&mut tab, " "), lacks(true, false));
    assert_eq!(verdicts(&tab), []);
    assert_eq!(rate(&mut tab, "Why."), Ok(()));
    assert_eq!(verdicts(&tab), [(Rating::Refuted, "Why.".into())]);
    let layer = tab.workspace.layer(ARTICLE);
    assert!(!missing(&layer, claim, "Why.").is_any());
    // The evidence goes: the verdict stays, and what it lacks is known.
    let id = evidence_on(&layer, claim)[1].0.id;
    tab.run(delete_finding(ARTICLE, id)).unwrap();
    let layer = tab.workspace.layer(ARTICLE);
    assert_eq!(rating_of(&layer, claim), Rating::Refuted);
    assert!(missing(&layer, claim, "Why.").evidence);
    let gone = tab.run(delete_finding(ARTICLE, id));
    assert_eq!(gone, Err(Refusal::NoAnnotation));
    let nobody = write_evidence(ARTICLE, FindingId(self::id(999)), seen(""), Visit(1));
    assert_eq!(tab.run(nobody), Err(Refusal::NoAnnotation));
}

#[test]
fn roundtrip_the_history_of_verdicts() {
    let mut tab = tab();
    let claim = nth(&tab, 0);
    tab.run(add_evidence(claim, seen("Town archive"))).unwrap();
    let steps = [
        (Rating::Open, "B", 1),
        (Rating::Open, "Because", 1),
        (Rating::Refuted, "Because", 2),
        (Rating::Refuted, "Because.", 3),
        (Rating::Supported, "Because.", 4),
        (Rating::Open, "Because.", 5),
    ];
    for (rating, reason, visit) in steps {
        tab.run(judge(claim, rating, reason, visit)).unwrap();
    }
    let because = |rating| (rating, "Because.".to_owned());
    let two = [Rating::Refuted, Rating::Supported].map(because);
    let three = [Rating::Refuted, Rating::Supported, Rating::Open].map(because);
    assert_eq!(
        verdicts(&tab),
        three,
        "one that was open gives way, others are kept"
    );
    tab.undo();
    assert_eq!(verdicts(&tab), two);
    tab.undo();
    assert_eq!(verdicts(&tab), [because(Rating::Refuted)]);
    tab.undo();
    assert_eq!(verdicts(&tab), [(Rating::Refuted, "Because".into())]);
    tab.undo();
    assert_eq!(verdicts(&tab), [(Rating::Open, "Because".into())]);
    tab.undo();
    assert_eq!(
        verdicts(&tab),
        [],
        "what was written in one visit is one step"
    );
    for _ in 0..3 {
        tab.redo();
    }
    // Somebody else's verdict is not written over.
    tab.me = AuthorId(id(2));
    tab.run(judge(claim, Rating::Refuted, "Mine.", 6)).unwrap();
    let both = [because(Rating::Refuted), (Rating::Refuted, "Mine.".into())];
    assert_eq!(verdicts(&tab), both);
    assert!(tab.is_saved());
}

#[test]
fn roundtrip_verdicts_passed_on_the_way() {
    let mut tab = tab();
    let claim = nth(&tab, 0);
    tab.run(add_evidence(claim, seen("Town archive"))).unwrap();
    let because = |rating| (rating, "Because.".to_owned());
    let last = |tab: &Tab| {
        let layer = tab.workspace.layer(ARTICLE);
        verdicts_on(&layer, nth(tab, 0)).last().map(|it| it.0.id)
    };
    let pass = |tab: &mut Tab, passed, rating, visit| {
        let (rating, reason) = because(rating);
        let verdict = Verdict {
            rating,
            reason,
            ..Verdict::default()
        };
        tab.run(judge_past(passed, claim, verdict, Visit(visit)))
            .unwrap();
    };
    // One after the other in one stay: the last alone.
    pass(&mut tab, None, Rating::Supported, 1);
    let passed = last(&tab);
    pass(&mut tab, passed, Rating::Refuted, 1);
    assert_eq!(verdicts(&tab), [because(Rating::Refuted)]);
    // In another stay the one before is kept, and what is passed on the way to the next is not.
    pass(&mut tab, None, Rating::NotEnough, 2);
    let passed = last(&tab);
    pass(&mut tab, passed, Rating::Conflicting, 2);
    let both = [Rating::Refuted, Rating::Conflicting].map(because);
    assert_eq!(verdicts(&tab), both);
    // And back: as though nothing had been chosen.
    pass(&mut tab, passed, Rating::Refuted, 2);
    assert_eq!(verdicts(&tab), [because(Rating::Refuted)]);
    pass(&mut tab, None, Rating::Supported, 2);
    let both = [Rating::Refuted, Rating::Supported].map(because);
    assert_eq!(verdicts(&tab), both);
    tab.undo();
    assert_eq!(verdicts(&tab), [because(Rating::Refuted)]);
    tab.redo();
    assert_eq!(verdicts(&tab), both);
    // Somebody else's is never passed.
    let theirs = last(&tab);
    tab.me = AuthorId(id(2));
    pass(&mut tab, theirs, Rating::NotEnough, 3);
    let three = [Rating::Refuted, Rating::Supported, Rating::NotEnough].map(because);
    assert_eq!(verdicts(&tab), three);
    assert!(tab.is_saved());
}

#[test]
fn roundtrip_a_visit_to_evidence_is_one_step() {
    let mut tab = tab();
    let claim = nth(&tab, 0);
    tab.run(add_evidence(claim, seen(""))).unwrap();
    let source = |tab: &Tab| {
        let layer = tab.workspace.layer(ARTICLE);
        evidence_on(&layer, claim)
            .first()
            .map(|it| it.1.source.clone())
    };
    let id = evidence_on(&tab.workspace.layer(ARTICLE), claim)[0].0.id;
    for (words, visit) in [("T", 1), ("Town", 1), ("Town archive", 2)] {
        tab.run(write_evidence(ARTICLE, id, seen(words), Visit(visit)))
            .unwrap();
    }
    for expected in [Some("Town"), Some(""), None] {
        tab.undo();
        assert_eq!(source(&tab).as_deref(), expected);
    }
    tab.redo();
    tab.redo();
    assert_eq!(source(&tab).as_deref(), Some("Town"));
    assert!(tab.is_saved());
}

#[test]
fn roundtrip_what_was_found_out_goes_with_the_claim() {
    let mut tab = tab();
    let (claim, other) = (nth(&tab, 0), nth(&tab, 1));
    for id in [claim, other] {
        tab.run(add_evidence(id, seen("Town archive"))).unwrap();
    }
    tab.run(judge(claim, Rating::Refuted, "Why.", 1)).unwrap();
    let found = |tab: &Tab, id| tab.workspace.layer(ARTICLE).findings_on(id).len();
    tab.run(Command::Delete(vec![claim])).unwrap();
    assert_eq!((found(&tab, claim), found(&tab, other)), (0, 1));
    tab.undo();
    assert_eq!((found(&tab, claim), found(&tab, other)), (2, 1));
    assert!(tab.is_saved());
}

/// A tab whose first annotation is a claim that the second one says, and the reporter too.
fn tab_with_sources() -> (Tab, AnnotationId, AnnotationId) {
    let mut tab = tab();
    let (claim, mention) = (nth(&tab, 0), nth(&tab, 1));
    for source in [Source::Mention(mention), Source::Reporter] {
        tab.run(Command::Attribute(claim, source, Mode::Direct))
            .unwrap();
    }
    (tab, claim, mention)
}

fn sources(tab: &Tab, claim: AnnotationId) -> Vec<Source> {
    let layer = tab.workspace.layer(ARTICLE);
    layer.sources_of(claim).iter().map(|it| it.source).collect()
}

#[test]
fn roundtrip_what_says_nothing_any_more_goes_with_the_mark() {
    let (mut tab, claim, mention) = tab_with_sources();
    let both = [Source::Mention(mention), Source::Reporter];
    assert_eq!(sources(&tab, claim), both);
    tab.run(Command::Delete(vec![mention])).unwrap();
    assert_eq!(sources(&tab, claim), [Source::Reporter]);
    tab.undo();
    assert_eq!(sources(&tab, claim), both);
    tab.run(Command::Delete(vec![claim])).unwrap();
    assert_eq!(sources(&tab, claim), []);
    tab.undo();
    assert_eq!(sources(&tab, claim), both);
    assert!(tab.is_saved());
}

#[test]
fn roundtrip_a_source_is_changed_and_taken_away() {
    let (mut tab, claim, mention) = tab_with_sources();
    let layer = tab.workspace.layer(ARTICLE);
    let id = layer.sources_of(claim)[0].id;
    tab.run(convey(ARTICLE, id, Mode::Mixed)).unwrap();
    assert_eq!(
        tab.workspace.layer(ARTICLE).sources_of(claim)[0].mode,
        Mode::Mixed
    );
    tab.undo();
    assert_eq!(
        tab.workspace.layer(ARTICLE).sources_of(claim)[0].mode,
        Mode::Direct
    );
    tab.run(unattribute(ARTICLE, id)).unwrap();
    assert_eq!(sources(&tab, claim), [Source::Reporter]);
    let gone = tab.run(unattribute(ARTICLE, id));
    assert_eq!(gone, Err(Refusal::NoAnnotation));
    tab.undo();
    assert_eq!(
        sources(&tab, claim),
        [Source::Mention(mention), Source::Reporter]
    );
}

/// The first source of a claim with the words for it and who tells it.
fn telling(tab: &Tab, claim: AnnotationId) -> (Option<Target>, Option<Source>) {
    let layer = tab.workspace.layer(ARTICLE);
    let said = layer.sources_of(claim)[0];
    (said.cue.clone(), said.told_by)
}

#[test]
fn roundtrip_cue_words_and_who_tells_it() {
    let (mut tab, claim, _) = tab_with_sources();
    let id = tab.workspace.layer(ARTICLE).sources_of(claim)[0].id;
    tab.run(annotate(ARTICLE, 20, 26, "actor")).unwrap();
    let teller = nth(&tab, 2);
    let words = Some(target(13, 19));
    tab.run(cue(ARTICLE, id, words.clone())).unwrap();
    let by = Some(Source::Mention(teller));
    tab.run(tell(ARTICLE, id, by)).unwrap();
    assert_eq!(telling(&tab, claim), (words.clone(), by));
    tab.undo();
    assert_eq!(telling(&tab, claim), (words.clone(), None));
    tab.redo();
    // Whoever told it is not there any more; the source still says it.
    tab.run(Command::Delete(vec![teller])).unwrap();
    assert_eq!(telling(&tab, claim), (words.clone(), None));
    tab.undo();
    assert_eq!(telling(&tab, claim), (words, by));
    tab.run(cue(ARTICLE, id, None)).unwrap();
    tab.run(tell(ARTICLE, id, Some(Source::Reporter))).unwrap();
    assert_eq!(telling(&tab, claim), (None, None));
    assert!(tab.is_saved());
}

#[test]
fn err_cue_words_and_tellers_that_cannot_be() {
    let (mut tab, claim, mention) = tab_with_sources();
    tab.run(annotate(ARTICLE, 20, 26, "actor")).unwrap();
    let other = Source::Mention(nth(&tab, 2));
    tab.run(Command::Attribute(claim, other, Mode::Direct))
        .unwrap();
    let layer = tab.workspace.layer(ARTICLE);
    let of_source = |source| {
        let sources = layer.sources_of(claim);
        sources.iter().find(|it| it.source == source).unwrap().id
    };
    let mention = Source::Mention(mention);
    tab.run(tell(ARTICLE, of_source(mention), Some(other)))
        .unwrap();
    let nobody = AttributionId(id(999));
    let of = |by| tell(ARTICLE, of_source(mention), Some(by));
    for (command, refusal) in [
        (of(Source::Mention(claim)), Refusal::OwnSource),
        (of(mention), Refusal::OwnTeller),
        (
            of(Source::Mention(AnnotationId(id(999)))),
            Refusal::NoAnnotation,
        ),
        (
            tell(ARTICLE, of_source(other), Some(mention)),
            Refusal::OwnTeller,
        ),
        (
            cue(ARTICLE, of_source(other), Some(target(20, 900))),
            Refusal::OutsideText,
        ),
        (cue(ARTICLE, nobody, None), Refusal::NoAnnotation),
        (tell(ARTICLE, nobody, None), Refusal::NoAnnotation),
    ] {
        assert_eq!(tab.run(command), Err(refusal));
    }
}

#[test]
fn err_a_source_that_cannot_be() {
    let (mut tab, claim, mention) = tab_with_sources();
    let mut check = |claim, source, expected| {
        let found = tab.run(Command::Attribute(claim, source, Mode::Direct));
        assert_eq!(found, Err(expected));
    };
    let nobody = AnnotationId(id(999));
    check(claim, Source::Mention(claim), Refusal::OwnSource);
    check(claim, Source::Mention(mention), Refusal::SameSource);
    check(claim, Source::Reporter, Refusal::SameSource);
    check(claim, Source::Mention(nobody), Refusal::NoAnnotation);
    check(nobody, Source::Reporter, Refusal::NoAnnotation);
}

#[test]
fn roundtrip_a_second_name() {
    let mut tab = tab();
    tab.run(Command::Introduce("One".into())).unwrap();
    tab.run(Command::Introduce("Two".into())).unwrap();
    let name = |tab: &Tab| tab.workspace.author(tab.me).unwrap().name.to_string();
    let again = tab.run(Command::Introduce("Two".into())).unwrap();
    assert!(again.is_empty(), "the same name again changes nothing");
    tab.undo();
    assert_eq!(name(&tab), "One");
    tab.redo();
    assert_eq!(name(&tab), "Two");
    tab.undo();
    tab.undo();
    assert_eq!(name(&tab), "");
}

#[track_caller]
fn check_refused(command: impl Fn(&Tab) -> Command, expected: impl Fn(&Refusal) -> bool) {
    let mut tab = tab();
    let before = tab.workspace.clone();
    let command = command(&tab);
    let refusal = tab.run(command).unwrap_err();
    assert!(expected(&refusal), "{refusal}");
    assert_eq!(tab.workspace, before);
}

#[test]
fn err_refused_commands_change_nothing() {
    let nobody = AnnotationId(id(9));
    check_refused(
        |_| Command::AddArticle(Rc::new(article(5, ""))),
        |it| *it == Refusal::EmptyText,
    );
    check_refused(
        |_| Command::DeleteArticle(ArticleId(id(9))),
        |it| *it == Refusal::NoArticle,
    );
    check_refused(
        |_| annotate(ArticleId(id(9)), 0, 3, "actor"),
        |it| *it == Refusal::NoArticle,
    );
    check_refused(
        |_| annotate(ARTICLE, 0, 9999, "actor"),
        |it| *it == Refusal::OutsideText,
    );
    // Byte 66 is inside the quotation mark.
    check_refused(
        |_| annotate(ARTICLE, 60, 67, "actor"),
        |it| *it == Refusal::OutsideText,
    );
    check_refused(
        |_| annotate(ARTICLE, 4, 12, "actor"),
        |it| matches!(it, Refusal::AlreadyTagged(_, key) if key.as_str() == "actor"),
    );
    check_refused(
        |it| Command::Reshape(nth(it, 0), target(0, 9999)),
        |it| *it == Refusal::OutsideText,
    );
    check_refused(
        |_| Command::Retag(vec![nobody], tag("actor")),
        |it| *it == Refusal::NoAnnotation,
    );
    check_refused(
        |it| Command::Delete(vec![nth(it, 0), nobody]),
        |it| *it == Refusal::NoAnnotation,
    );
    check_refused(
        |_| Command::Import(vec![annotation(301, ArticleId(id(9)), 0, 3)]),
        |it| *it == Refusal::NoArticle,
    );
    check_refused(
        |_| Command::Import(vec![annotation(301, ARTICLE, 0, 9999)]),
        |it| *it == Refusal::OutsideText,
    );
    check_refused(
        |_| Command::Import(vec![Record::Article(Rc::new(article(100, "Forged.")))]),
        |it| *it == Refusal::OtherText,
    );
}

#[test]
fn err_read_only_articles_stay_as_they_are() {
    let (mut tab, _) = Tab::open(Rc::new(MemoryStorage::default()), 1000);
    let newer = Article {
        is_read_only: true,
        ..article(100, TEXT)
    };
    let records = vec![
        Record::Article(Rc::new(newer)),
        annotation(301, ARTICLE, 0, 3),
    ];
    tab.run(Command::Import(records)).unwrap();
    for command in [
        annotate(ARTICLE, 4, 12, "actor"),
        Command::Describe(ARTICLE, Rc::default()),
        Command::Retag(vec![AnnotationId(id(301))], tag("actor")),
        Command::Delete(vec![AnnotationId(id(301))]),
        add_evidence(AnnotationId(id(301)), seen("Town archive")),
        judge(AnnotationId(id(301)), Rating::Open, "Why.", 1),
    ] {
        assert_eq!(tab.run(command).unwrap_err(), Refusal::ReadOnly);
    }
}

#[test]
fn ok_the_same_words_by_somebody_else_are_no_duplicate() {
    let mut tab = tab();
    tab.me = AuthorId(id(2));
    tab.run(annotate(ARTICLE, 4, 12, "actor")).unwrap();
    assert_eq!(tab.workspace.layer(ARTICLE).annotations().count(), 3);
}

#[test]
fn ok_one_visit_to_a_note_is_one_step() {
    let mut tab = tab();
    let id = nth(&tab, 0);
    for (note, visit) in [("w", 1), ("wh", 1), ("who", 1), ("who?", 2)] {
        tab.write_note(id, note, visit);
    }
    let note = |tab: &Tab| tab.workspace.annotation(id).unwrap().note.to_string();
    tab.undo();
    assert_eq!(note(&tab), "who");
    tab.undo();
    assert_eq!(note(&tab), "");
    tab.redo();
    assert_eq!(note(&tab), "who");
    // After an undo the same visit begins a new step.
    tab.write_note(id, "who!", 1);
    tab.undo();
    assert_eq!(note(&tab), "who");
}

#[test]
fn ok_an_article_comes_back_with_its_annotations() {
    let mut tab = tab();
    let before = content(&tab.workspace);
    tab.run(Command::DeleteArticle(ARTICLE)).unwrap();
    assert_eq!(tab.workspace.articles().count(), 0);
    assert_eq!(
        tab.run(annotate(ARTICLE, 0, 3, "actor")).unwrap_err(),
        Refusal::NoArticle
    );
    tab.undo();
    assert_eq!(content(&tab.workspace), before);
}

#[test]
fn ok_thousands_of_steps() {
    let mut tab = tab();
    let start = content(&tab.workspace);
    let id = nth(&tab, 0);
    for step in 0..2_500 {
        tab.write_note(id, &format!("note {step}"), step);
    }
    let end = content(&tab.workspace);
    for _ in 0..2_500 {
        assert!(matches!(tab.undo(), Undone::Step(Label::WriteNote, _)));
    }
    assert_eq!(content(&tab.workspace), start);
    for _ in 0..2_500 {
        assert!(matches!(tab.redo(), Undone::Step(Label::WriteNote, _)));
    }
    assert_eq!(content(&tab.workspace), end);
}

#[test]
fn ok_undo_of_what_was_changed_elsewhere_changes_nothing() {
    let mut tab = tab();
    let id = nth(&tab, 0);
    tab.write_note(id, "mine", 1);
    let mut theirs = (**tab.workspace.annotation(id).unwrap()).clone();
    theirs.note = "theirs".into();
    theirs.provenance.revision += 1;
    tab.workspace.put([Record::Annotation(Rc::new(theirs))]);
    assert_eq!(tab.undo(), Undone::Overtaken(Label::WriteNote));
    assert_eq!(&*tab.workspace.annotation(id).unwrap().note, "theirs");
    assert!(matches!(tab.undo(), Undone::Step(Label::Annotate, _)));
}

#[test]
fn ok_nothing_done_is_no_step() {
    let mut tab = tab();
    tab.undo();
    let id = nth(&tab, 0);
    tab.run(Command::Retag(vec![id], tag("actor"))).unwrap();
    assert_eq!(tab.history.next_redo(), Some(Label::Annotate));
}

#[test]
fn ok_of_two_records_with_one_key_the_last_counts() {
    let tab = tab();
    let author = |name: &str| {
        Record::Author(Rc::new(Author {
            id: tab.me,
            name: name.into(),
            modified: Millis(1),
        }))
    };
    let change = Change::to(&tab.workspace, [author("one"), author("two")], Millis(9));
    let names: Vec<_> = change.redone().collect();
    assert_eq!(names, [author("two")]);
}

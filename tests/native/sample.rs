//! The story of a first visit: it shows what it is for, and its records are as good as a person's own.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its purpose"
)]

use std::rc::Rc;

use whosaid::domain::format::whosaid as file;
use whosaid::domain::model::{
    Annotation, Article, AuthorId, Id, Millis, Rating, Record, Source, TextHash,
};
use whosaid::domain::picture::{Ledger, accounts, graph, places};
use whosaid::domain::ports::{CountingIds, TickingClock};
use whosaid::domain::sample;
use whosaid::domain::text::{
    PlainBreaks, Span, Target, normalize, snap_to_graphemes, snap_to_words,
};
use whosaid::domain::workspace::{Command, Maker, Workspace, apply, mode_of};

fn me() -> AuthorId {
    AuthorId(Id::from_bytes([7; 16]))
}

/// The article and its annotations.
fn story() -> (Rc<Article>, Vec<Rc<Annotation>>) {
    let (mut articles, mut annotations) = (Vec::new(), Vec::new());
    for record in sample::records(me(), Millis(1), &CountingIds::default()) {
        match record {
            Record::Article(it) => articles.push(it),
            Record::Annotation(it) => annotations.push(it),
            Record::Attribution(_) | Record::Entity(_) | Record::Finding(_) => {}
            other => panic!("expected no other record, found {other:?}"),
        }
    }
    assert_eq!(articles.len(), 1);
    (articles.remove(0), annotations)
}

/// The words of a target, its pieces divided by `…`.
fn words(article: &Article, target: &Target) -> String {
    let pieces = target.pieces().iter();
    let pieces = pieces.map(|&it| article.text.slice(it).unwrap());
    pieces.collect::<Vec<_>>().join("…")
}

/// That there is an annotation of `tag` over exactly these words.
#[track_caller]
fn check(tag: &str, expected: &str) {
    let (article, annotations) = story();
    let mut of_tag = annotations.iter().filter(|it| it.tag.as_str() == tag);
    assert!(
        of_tag.any(|it| words(&article, &it.target) == expected),
        "no {tag} {expected:?}"
    );
}

#[test]
fn ok_it_shows_what_it_is_for() {
    // An unnamed source, with its claim.
    check("actor", "A person who worked on the repair");
    check(
        "claim",
        "two beams had been welded in the rain and never tested",
    );
    // A quotation cut in two by "she added".
    check(
        "claim",
        "“We will not open it,”…“until every beam has been checked.”",
    );
    // Two claims that contradict.
    check("claim", "inspectors found cracks in two of its main beams");
    check("claim", "the beams were sound when his crew left");
    // An institution that stands for a person, and one that is silent.
    check("actor", "the town council");
    check("actor", "The ministry of transport in Carrow");
    check("location", "Port Ellery");
}

#[test]
fn ok_spans_nest_and_cross() {
    let (_, annotations) = story();
    let hulls: Vec<Span> = annotations.iter().map(|it| it.target.hull()).collect();
    let pairs = || {
        hulls
            .iter()
            .flat_map(|a| hulls.iter().map(move |b| (*a, *b)))
    };
    assert!(pairs().any(|(a, b)| a != b && a.contains(b)));
    assert!(pairs().any(|(a, b)| a.overlaps(b) && !a.contains(b) && !b.contains(a)));
}

#[test]
fn ok_the_article_is_whole() {
    let (article, annotations) = story();
    let text = article.text.as_str();
    assert!(Article::blocks_fit(text, &article.blocks));
    assert_eq!(article.hash, TextHash::of(text));
    assert_eq!(normalize(text).text, text);
    assert!(!article.is_read_only && !article.details.title.is_empty());
    for annotation in &annotations {
        assert_eq!(annotation.article, article.id);
        assert_eq!(annotation.provenance.by, me());
        for &piece in annotation.target.pieces() {
            let quote = article.text.slice(piece).unwrap();
            assert_eq!(
                snap_to_graphemes(&article.text, piece, &PlainBreaks),
                Some(piece),
                "{quote}"
            );
            let snapped = snap_to_words(&article.text, piece, &PlainBreaks).unwrap();
            let snapped = article.text.slice(snapped).unwrap();
            // Quotation marks and full stops around words are the person's choice.
            assert!(
                quote.contains(snapped) && quote.trim() == quote,
                "{quote} and {snapped}"
            );
        }
    }
}

#[test]
fn ok_every_claim_has_a_source_and_is_quoted_as_it_reads() {
    let (article, annotations) = story();
    let mut workspace = Workspace::default();
    workspace.put(sample::records(me(), Millis(1), &CountingIds::default()));
    let layer = workspace.layer(article.id);
    for claim in annotations.iter().filter(|it| it.tag.as_str() == "claim") {
        let [said] = layer.sources_of(claim.id)[..] else {
            panic!(
                "expected one source of {:?}",
                words(&article, &claim.target)
            );
        };
        if said.source != Source::Reporter {
            let read = mode_of(&article, claim);
            assert_eq!(said.mode, read, "{}", words(&article, &claim.target));
        }
    }
}

/// What its overview says at a first visit: every table of words leads to something that is there.
#[test]
fn ok_the_overview_has_something_to_show() {
    let mut workspace = Workspace::default();
    workspace.put(sample::records(me(), Millis(1), &CountingIds::default()));
    let accounts = accounts(&workspace, None, &[]);
    let ledger = Ledger::of(&accounts, &workspace);
    let footing = ledger.footing;
    let counts = [footing.n_claims, footing.n_nobody, footing.n_unnamed];
    assert_eq!(counts, [10, 0, 1]);
    let [account] = accounts.as_slice() else {
        panic!("expected one article, found {}", accounts.len());
    };
    let graph = graph(account, &ledger);
    assert_eq!(graph.links.len(), 3);
    let checked = account.claims.iter().filter(|it| !it.evidence.is_empty());
    let ratings: Vec<_> = checked.map(|it| it.rating()).collect();
    let expected = [Rating::Refuted, Rating::NotEnough, Rating::Supported];
    assert_eq!(ratings, expected);
    let kinds = account
        .claims
        .iter()
        .filter(|it| it.particulars.kind.is_some());
    assert_eq!(kinds.count(), 6);
    let places = places(&accounts, &workspace);
    assert_eq!(places.iter().filter(|it| it.at.is_some()).count(), 2);
    assert!(ledger.entries.iter().any(|it| it.1.is_silent));
    let named = account
        .mentions
        .iter()
        .filter(|it| it.particulars.entity.is_some());
    assert_eq!(named.count(), 9);
}

#[test]
fn ok_it_goes_into_a_file_and_back() {
    let records = sample::records(me(), Millis(1_795_168_800_000), &CountingIds::default());
    let written = file::write(records.clone());
    let imported = file::read(written.file.as_bytes()).unwrap();
    assert!(written.left_out.is_empty());
    assert_eq!(imported.problems, []);
    let mut found = imported.records;
    let mut expected = records;
    found.sort_by_key(Record::key);
    expected.sort_by_key(Record::key);
    assert_eq!(found, expected);
}

#[test]
fn ok_a_person_could_have_made_it() {
    let (article, annotations) = story();
    let mut workspace = Workspace::default();
    let (clock, ids) = (TickingClock::default(), CountingIds::after(1_000));
    workspace.put([Record::Article(Rc::clone(&article))]);
    for annotation in &annotations {
        let maker = Maker {
            author: me(),
            clock: &clock,
            ids: &ids,
        };
        let command = Command::Annotate {
            article: article.id,
            target: annotation.target.clone(),
            tag: annotation.tag.clone(),
        };
        let change = apply(&workspace, command, maker).unwrap();
        workspace.take(&change);
    }
    assert_eq!(
        workspace.layer(article.id).annotations().count(),
        annotations.len()
    );
}

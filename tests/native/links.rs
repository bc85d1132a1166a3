//! Links between claims: what can be linked, what is refused, and what becomes of a link when an end goes.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its purpose"
)]

use std::rc::Rc;

use whosaid::domain::model::{
    Annotation, AnnotationId, ArticleId, AuthorId, Finding, FindingId, Link, Millis, Provenance,
    Record, Relation, Says, TextHash,
};
use whosaid::domain::ports::MemoryStorage;
use whosaid::domain::text::Span;
use whosaid::domain::workspace::{Command, Refusal, link, links_of, unlink};

use crate::keep_models::{TEXT, Tab, annotate, article, id, tag};

const HERE: ArticleId = ArticleId(whosaid::domain::model::Id::from_bytes([
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100,
]));

/// A tab with two articles: three claims in the first, one in the second.
fn tab() -> (Tab, [AnnotationId; 4]) {
    let (mut tab, _) = Tab::open(Rc::new(MemoryStorage::default()), 1000);
    let there = ArticleId(id(200));
    for number in [100, 200] {
        tab.run(Command::AddArticle(Rc::new(article(number, TEXT))))
            .unwrap();
    }
    let places = [
        (HERE, 4, 12),
        (HERE, 13, 19),
        (HERE, 20, 26),
        (there, 4, 12),
    ];
    let claims = places.map(|(article, start, end)| {
        tab.run(annotate(article, start, end, "claim")).unwrap();
        let layer = tab.workspace.layer(article);
        let found = layer
            .annotations()
            .find(|it| it.target.hull().start().get() == start);
        found.unwrap().id
    });
    (tab, claims)
}

/// The links of a claim: what, which way, and to which claim, none where that is not there.
fn links(tab: &Tab, claim: AnnotationId) -> Vec<(Relation, bool, Option<AnnotationId>)> {
    let claim = tab.workspace.annotation(claim).unwrap();
    let all = links_of(&tab.workspace, claim);
    let seen = |it: &whosaid::domain::workspace::Linked| {
        let other = it.other.as_ref().map(|it| it.1.id);
        (it.link.relation, it.is_from, other)
    };
    all.iter().map(seen).collect()
}

#[test]
fn roundtrip_a_link_is_seen_from_both_sides() {
    let (mut tab, [first, second, _, far]) = tab();
    tab.run(link(first, Relation::Corrects, far)).unwrap();
    tab.run(link(second, Relation::Contradicts, first)).unwrap();
    let both = [
        (Relation::Corrects, true, Some(far)),
        (Relation::Contradicts, false, Some(second)),
    ];
    assert_eq!(links(&tab, first), both);
    assert_eq!(links(&tab, far), [(Relation::Corrects, false, Some(first))]);
    tab.undo();
    assert_eq!(links(&tab, first), both[..1]);
    tab.redo();
    assert_eq!(links(&tab, first), both);
    let claim = tab.workspace.annotation(first).unwrap();
    let finding = links_of(&tab.workspace, claim)[0].finding.clone();
    tab.run(unlink(&finding)).unwrap();
    assert_eq!(links(&tab, first), both[1..]);
    assert_eq!(tab.run(unlink(&finding)), Err(Refusal::NoAnnotation));
    tab.undo();
    assert_eq!(links(&tab, first), both);
    assert!(tab.is_saved());
}

#[test]
fn err_links_that_say_nothing() {
    use Relation::{Contradicts, Corrects, Supports};
    let (mut tab, [first, second, third, far]) = tab();
    assert_eq!(tab.run(link(first, Supports, first)), Err(Refusal::OwnLink));
    let nowhere = AnnotationId(id(9));
    assert_eq!(
        tab.run(link(first, Supports, nowhere)),
        Err(Refusal::NoAnnotation)
    );
    for (from, to) in [(first, second), (second, third), (third, far)] {
        tab.run(link(from, Supports, to)).unwrap();
    }
    for (from, relation, to, refusal) in [
        (first, Supports, second, Refusal::SameLink),
        (second, Supports, first, Refusal::Circle),
        (far, Supports, first, Refusal::Circle),
    ] {
        assert_eq!(tab.run(link(from, relation, to)), Err(refusal));
    }
    // Another relation is another matter, and a mutual one is the same from both sides.
    tab.run(link(far, Corrects, first)).unwrap();
    tab.run(link(far, Contradicts, first)).unwrap();
    assert_eq!(
        tab.run(link(first, Contradicts, far)),
        Err(Refusal::SameLink)
    );
}

#[test]
fn roundtrip_a_link_goes_with_either_of_its_ends() {
    let (mut tab, [first, second, _, far]) = tab();
    tab.run(link(first, Relation::Repeats, far)).unwrap();
    tab.run(link(second, Relation::Repeats, first)).unwrap();
    let of_far = [(Relation::Repeats, false, Some(first))];
    tab.run(Command::Delete(vec![first])).unwrap();
    assert_eq!((links(&tab, far).len(), links(&tab, second).len()), (0, 0));
    tab.undo();
    assert_eq!(links(&tab, far), of_far);
    tab.run(Command::Delete(vec![far])).unwrap();
    assert_eq!(links(&tab, first).len(), 1);
    tab.undo();
    assert_eq!(links(&tab, far), of_far);
    // An article that goes takes no link along: its words stay with the link, for when it comes back.
    tab.run(Command::DeleteArticle(ArticleId(id(200)))).unwrap();
    assert_eq!(links(&tab, first)[0], (Relation::Repeats, true, None));
    tab.undo();
    assert_eq!(links(&tab, far), of_far);
    assert!(tab.is_saved());
}

/// Ten thousand claims, each of which supports the next and contradicts the last: nothing of that takes more than a
/// look at each link, and all of it can be taken back.
#[test]
fn roundtrip_ten_thousand_links() {
    const COUNT: u128 = 10_000;
    let text = "claim ".repeat(COUNT as usize);
    let provenance = Provenance::new(AuthorId(id(9)), Millis(1));
    let claim = |number: u128| AnnotationId(id(1_000_000 + number));
    let mut records = vec![Record::Article(Rc::new(article(100, &text)))];
    records.extend((0..COUNT).map(|number| {
        let start = number as usize * 6;
        Record::Annotation(Rc::new(Annotation {
            id: claim(number),
            article: HERE,
            target: Span::of(start, start + 5).unwrap().into(),
            tag: tag("claim"),
            note: "".into(),
            provenance,
        }))
    }));
    let last = COUNT - 1;
    let found = |number: u128, relation, to: u128| {
        let says = Says::Link(Link {
            relation,
            to: claim(to),
            article: HERE,
            hash: TextHash::of(&text),
            title: String::new(),
            quote: "claim".into(),
        });
        Record::Finding(Rc::new(Finding {
            id: FindingId(id(number)),
            article: HERE,
            about: claim(number % COUNT),
            says,
            provenance,
        }))
    };
    for number in 0..last {
        records.push(found(number, Relation::Supports, number + 1));
        records.push(found(COUNT + number, Relation::Contradicts, last));
    }
    let (mut tab, _) = Tab::open(Rc::new(MemoryStorage::default()), 100_000_000);
    tab.run(Command::Import(records)).unwrap();
    let n_links = |tab: &Tab, number| links(tab, claim(number)).len();
    assert_eq!(
        (n_links(&tab, 0), n_links(&tab, last)),
        (2, last as usize + 1)
    );
    let back = link(claim(last), Relation::Supports, claim(0));
    assert_eq!(tab.run(back), Err(Refusal::Circle));
    tab.run(Command::Delete(vec![claim(last)])).unwrap();
    assert_eq!((n_links(&tab, 0), n_links(&tab, last - 1)), (1, 1));
    tab.undo();
    assert_eq!(
        (n_links(&tab, 0), n_links(&tab, last)),
        (2, last as usize + 1)
    );
}

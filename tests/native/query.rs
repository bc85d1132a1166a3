//! What the list shows of an article's annotations.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its purpose"
)]

use std::rc::Rc;

use whosaid::domain::model::{
    Annotation, AnnotationId, ArticleId, Attribution, AttributionId, Author, AuthorId, ClaimKind,
    Entity, EntityId, Evidence, Finding, FindingId, Link, Millis, Mode, Particulars, Profile,
    Provenance, Rating, Record, Relation, Role, Says, Source, TagKey, TagSet, Verdict,
};
use whosaid::domain::text::Span;
use whosaid::domain::workspace::{Candidate, Filter, Workspace, candidates, meant, mode_of, quote};

use crate::keep_models::{article, id, tag};

const WORDS: &str = "Mayor Ünal met an élan in PORT ELLERY.";

/// On an actor with a note, a claim without, and a location.
fn annotations(of: ArticleId) -> Vec<Annotation> {
    [
        ("actor", "Mayor Ünal", "A CLUB"),
        ("claim", "élan", ""),
        ("location", "PORT ELLERY", ""),
    ]
    .into_iter()
    .zip(1..)
    .map(|((key, words, note), number)| {
        let start = WORDS.find(words).unwrap();
        Annotation {
            id: AnnotationId(id(number)),
            article: of,
            target: Span::of(start, start + words.len()).unwrap().into(),
            tag: tag(key),
            note: Rc::from(note),
            provenance: Provenance::new(AuthorId(id(9)), Millis(1)),
        }
    })
    .collect()
}

#[track_caller]
fn check(search: &str, tag: Option<&str>, expected: &[&str]) {
    let article = article(100, WORDS);
    let filter = Filter {
        tag: tag.and_then(TagKey::parse),
        search: search.to_owned(),
    };
    let all = annotations(article.id);
    // The mayor says the claim.
    let said = Attribution {
        id: AttributionId(id(30)),
        article: article.id,
        claim: all[1].id,
        source: Source::Mention(all[0].id),
        mode: Mode::Direct,
        cue: Some(all[1].target.clone()),
        told_by: Some(Source::Entity(EntityId(id(50)))),
        provenance: Provenance::new(AuthorId(id(9)), Millis(1)),
    };
    let mut workspace = Workspace::default();
    workspace.put(
        all.iter()
            .cloned()
            .map(|it| Record::Annotation(Rc::new(it))),
    );
    workspace.put([Record::Article(Rc::new(article.clone()))]);
    workspace.put([Record::Attribution(Rc::new(said))]);
    workspace.put([
        Record::Author(Rc::new(Author {
            id: AuthorId(id(9)),
            name: "Jo Vu".into(),
            modified: Millis(1),
        })),
        Record::Entity(Rc::new(Entity {
            id: EntityId(id(50)),
            profile: Profile {
                aliases: vec!["Harbor Town".into()],
                ..Profile::named("Port Ellery, Maine")
            },
            provenance: Provenance::new(AuthorId(id(9)), Millis(1)),
        })),
    ]);
    let found_about = |number, about, says| {
        Record::Finding(Rc::new(Finding {
            id: FindingId(id(number)),
            article: article.id,
            about,
            says,
            provenance: Provenance::new(AuthorId(id(9)), Millis(number as u64)),
        }))
    };
    let found = |number, says| found_about(number, all[1].id, says);
    // It was refuted first, and is supported now.
    let verdict = |rating| {
        Says::Verdict(Verdict {
            rating,
            reason: "Why.".to_owned(),
            called: String::new(),
        })
    };
    let log = Evidence {
        passage: "It is one.".to_owned(),
        ..Evidence::default()
    };
    workspace.put([
        found(42, verdict(Rating::Refuted)),
        found(41, Says::Evidence(log)),
        found(43, verdict(Rating::Supported)),
        found(
            44,
            Says::Particulars(Particulars {
                kind: Some(ClaimKind::Opinion),
                ..Particulars::default()
            }),
        ),
        found(
            46,
            Says::Link(Link {
                relation: Relation::Repeats,
                to: all[0].id,
                article: article.id,
                hash: article.hash,
                title: String::new(),
                quote: String::new(),
            }),
        ),
        found_about(
            45,
            all[2].id,
            Says::Particulars(Particulars {
                entity: Some(EntityId(id(50))),
                role: Some(Role::Scene),
                ..Particulars::default()
            }),
        ),
    ]);
    let tags = TagSet::default();
    let layer = workspace.layer(article.id);
    let admits = filter.admitting(&workspace, &article, &layer, &tags, &str::to_lowercase);
    let shown = all.iter().filter(|it| admits(it));
    let shown: Vec<String> = shown.map(|it| quote(&article, it)).collect();
    assert_eq!(shown, expected);
}

#[test]
fn ok_a_filter_admits_by_tag_quote_and_note() {
    check("", None, &["Mayor Ünal", "élan", "PORT ELLERY"]);
    check(" ", Some("claim"), &["élan"]);
    check("club", None, &["Mayor Ünal"]);
    check("ÜNAL", None, &["Mayor Ünal"]);
    check("port ellery", None, &["PORT ELLERY"]);
    check("ÉLAN", Some("claim"), &["élan"]);
    check("ÉLAN", Some("actor"), &[]);
    check("nowhere", None, &[]);
}

#[test]
fn ok_terms_narrow_it_down() {
    check("tag:cl", None, &["élan"]);
    check("-tag:claim -tag:actor", None, &["PORT ELLERY"]);
    check("has:note", None, &["Mayor Ünal"]);
    check("-has:note tag:location", None, &["PORT ELLERY"]);
    check("has:pieces", None, &[]);
    check("has:wings", None, &[]);
    check("note:club", None, &["Mayor Ünal"]);
    check("note:ünal", None, &[]);
    check("by:\"jo v\" port", None, &["PORT ELLERY"]);
    check("by:ann", None, &[]);
    check("by:ünal", None, &["élan"]);
    check("by:maine", None, &["élan"]);
    check("has:cue", None, &["élan"]);
    check("has:source", None, &["élan"]);
    check("who:maine", None, &["PORT ELLERY"]);
    check("who:\"harbor t\"", None, &["PORT ELLERY"]);
    check("who:bath", None, &[]);
    check("has:entity", None, &["PORT ELLERY"]);
    check("role:sc", None, &["PORT ELLERY"]);
    check("role:origin", None, &[]);
    check("type:opinion", None, &["élan"]);
    check("type:fact", None, &[]);
    check("link:rep", None, &["Mayor Ünal", "élan"]);
    check("link:contradicts", None, &[]);
    check("has:link tag:claim", None, &["élan"]);
    check("tag:claim -has:source", None, &[]);
    check("has:evidence", None, &["élan"]);
    check("verdict:supp", None, &["élan"]);
    check("verdict:refuted", None, &[]);
    check("-verdict:open tag:claim", None, &["élan"]);
    check("verdict:open", None, &[]);
    check("ellery port", None, &["PORT ELLERY"]);
    check("\"ellery port\"", None, &[]);
    check("tag:", None, &["Mayor Ünal", "élan", "PORT ELLERY"]);
}

const STORY: &str = "Nasr met Haddad. “We won,” the army said. Nasr left. Nasrallah saw “it” end.";

/// The claim and the actors of [`STORY`].
fn story(claim: &str, actors: &[(&str, usize)]) -> (Annotation, Vec<Candidate>, Mode) {
    let article = article(100, STORY);
    let place = |words: &str, nth: usize| {
        let (start, _) = STORY.match_indices(words).nth(nth).unwrap();
        Span::of(start, start + words.len()).unwrap()
    };
    let mut number = 0;
    let mut mark = |words: &str, nth, key| {
        number += 1;
        Annotation {
            id: AnnotationId(id(number)),
            article: article.id,
            target: place(words, nth).into(),
            tag: tag(key),
            note: "".into(),
            provenance: Provenance::new(AuthorId(id(9)), Millis(1)),
        }
    };
    let claim = mark(claim, 0, "claim");
    let mut workspace = Workspace::default();
    let mut put = |it: Annotation| workspace.put([Record::Annotation(Rc::new(it))]);
    put(claim.clone());
    put(mark("met", 0, "location"));
    for (words, nth) in actors {
        put(mark(words, *nth, "actor"));
    }
    let layer = workspace.layer(article.id);
    let all = candidates(&workspace, &article, &layer, &TagSet::default(), &claim);
    let mode = mode_of(&article, &claim);
    (claim, all, mode)
}

#[test]
fn ok_the_nearest_actors_come_first() {
    let actors = [
        ("Nasr", 0),
        ("Haddad", 0),
        ("the army", 0),
        ("Nasr", 1),
        ("Nasrallah", 0),
    ];
    let (_, all, _) = story("We won", &actors);
    let words: Vec<&str> = all.iter().map(|it| it.words.as_str()).collect();
    assert_eq!(words, ["Haddad", "the army", "Nasr", "Nasrallah"]);
    // Of two mentions of one name the nearer one, which is the first of the text.
    assert_eq!(all[2].source, Source::Mention(AnnotationId(id(3))));
    let check = |typed: &str, expected: Option<&str>| {
        let found = meant(&all, typed, &str::to_lowercase);
        assert_eq!(found.map(|it| it.words.as_str()), expected, "{typed:?}");
    };
    check("Nasr", Some("Nasr"));
    check(" NASRALLAH ", Some("Nasrallah"));
    check("nasra", Some("Nasrallah"));
    check("army", Some("the army"));
    check("h", Some("Haddad"));
    check("", None);
    check("nobody", None);
}

#[test]
fn ok_quotation_marks_tell_the_mode() {
    let check = |claim: &str, expected| assert_eq!(story(claim, &[]).2, expected, "{claim}");
    check("We won", Mode::Direct);
    check("“We won,”", Mode::Direct);
    check("the army said", Mode::Paraphrase);
    check("Nasrallah saw “it” end", Mode::Mixed);
}

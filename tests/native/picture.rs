//! What an analysis amounts to: the ledger, the places, the lanes, the source map; and the reports on it.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its purpose"
)]

use std::rc::Rc;

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser};
use whosaid::domain::model::{
    AnnotationId, Article, ArticleId, Details, EntityId, EntityKind, Evidence, Millis, Mode,
    Particulars, Profile, Rating, Record, Relation, Role, Source, Verdict,
};
use whosaid::domain::picture::{Account, Lanes, Ledger, accounts, graph, lanes, places};
use whosaid::domain::ports::MemoryStorage;
use whosaid::domain::workspace::{
    Command, Visit, add_evidence, identify_new, judge, link, particulars_of, specify,
};
use whosaid::ui::paper::Paper;
use whosaid::ui::picture::report::write;

use crate::keep_models::{Tab, annotate, article, id};

/// Words that mean something to HTML, to Markdown and to spreadsheets.
const TEXT: &str = "\
Dateline Carrow. <b>Berg</b> said the bridge is safe.
“It is not safe,” said an officer & his *aide*.
=1+1 is what Berg called “a matter of paint”, and Carrow stays open.
";

const HERE: u128 = 100;

struct Desk {
    tab: Tab,
    visits: u32,
}

impl Desk {
    fn new(text: &str) -> Self {
        let (mut tab, _) = Tab::open(Rc::new(MemoryStorage::default()), 1000);
        let made = article(HERE, text);
        let details = Details {
            title: "Bridge <shut> | *again*".into(),
            author: "Kim".into(),
            source: "https://example.org/bridge?a=1&b=2".into(),
            published: "2026-11-02".into(),
            ..Details::default()
        };
        let made = Article {
            details: Rc::new(details),
            ..made
        };
        tab.run(Command::AddArticle(Rc::new(made))).unwrap();
        Self { tab, visits: 0 }
    }

    fn mark(&mut self, words: &str, nth: usize, tag: &str) -> AnnotationId {
        let text = self.tab.workspace.article(ArticleId(id(HERE))).unwrap();
        let (start, _) = text.text.as_str().match_indices(words).nth(nth).unwrap();
        let command = annotate(ArticleId(id(HERE)), start, start + words.len(), tag);
        let change = self.tab.run(command).unwrap();
        match &change.edits()[0].after {
            Record::Annotation(it) => it.id,
            other => panic!("expected an annotation, found {other:?}"),
        }
    }

    fn name(&mut self, marks: &[AnnotationId], profile: Profile) -> EntityId {
        let change = self.tab.run(identify_new(marks.to_vec(), profile)).unwrap();
        let made = change.edits().iter().find_map(|it| match &it.after {
            Record::Entity(it) => Some(it.id),
            _ => None,
        });
        made.unwrap()
    }

    fn play(&mut self, mark: AnnotationId, role: Role) {
        self.visits += 1;
        let layer = self.tab.workspace.layer(ArticleId(id(HERE)));
        let particulars = Particulars {
            role: Some(role),
            ..particulars_of(&layer, mark)
        };
        let command = specify(mark, particulars, Visit(self.visits));
        self.tab.run(command).unwrap();
    }

    fn account(&self) -> Rc<Account> {
        let all = accounts(&self.tab.workspace, None, &[]);
        all.into_iter().next().unwrap()
    }

    fn paper(&self, paper: Paper) -> String {
        let workspace = &self.tab.workspace;
        let made = Millis(1_795_478_400_000);
        let here = ArticleId(id(HERE));
        write(paper, workspace, here, made, "p { color: red }\n").unwrap()
    }
}

/// An analysis with a bit of everything.
fn desk() -> Desk {
    let mut desk = Desk::new(TEXT);
    let berg = [desk.mark("Berg", 0, "actor"), desk.mark("Berg", 1, "actor")];
    let officer = desk.mark("an officer", 0, "actor");
    let aide = desk.mark("*aide*", 0, "actor");
    let carrow = [
        desk.mark("Carrow", 0, "location"),
        desk.mark("Carrow", 1, "location"),
    ];
    let shut = desk.mark("Dateline", 0, "location");
    let safe = desk.mark("the bridge is safe", 0, "claim");
    let unsafe_ = desk.mark("“It is not safe,”", 0, "claim");
    let paint = desk.mark("=1+1 is what Berg called “a matter of paint”", 0, "claim");
    let open = desk.mark("Carrow stays open", 0, "claim");
    desk.name(
        &berg,
        Profile {
            kind: EntityKind::Person,
            ..Profile::named("Ida Berg")
        },
    );
    desk.name(
        &[officer],
        Profile {
            kind: EntityKind::Unnamed,
            description: "an officer".into(),
            reason: "feared for the job".into(),
            ..Profile::named("officer")
        },
    );
    desk.name(
        &carrow,
        Profile {
            kind: EntityKind::Place,
            coordinates: "51.5, -0.12".into(),
            ..Profile::named("Carrow")
        },
    );
    desk.play(aide, Role::Silent);
    desk.play(carrow[0], Role::Dateline);
    desk.play(carrow[1], Role::Metonym);
    let _ = shut;
    for (claim, source, mode) in [
        (safe, Source::Mention(berg[0]), Mode::Paraphrase),
        (unsafe_, Source::Mention(officer), Mode::Direct),
        (paint, Source::Mention(berg[1]), Mode::Mixed),
        (open, Source::Reporter, Mode::Paraphrase),
    ] {
        desk.tab
            .run(Command::Attribute(claim, source, mode))
            .unwrap();
    }
    let seen = Evidence {
        source: "https://example.org/report?x=<1>".into(),
        passage: "Two beams | are cracked".into(),
        consulted: "2026-11-20".into(),
        ..Evidence::default()
    };
    desk.tab.run(add_evidence(safe, seen)).unwrap();
    let verdict = Verdict {
        rating: Rating::Refuted,
        reason: "The report says <otherwise>.".into(),
        called: String::new(),
    };
    desk.tab.run(judge(safe, verdict, Visit(900))).unwrap();
    desk.tab
        .run(link(safe, Relation::Contradicts, unsafe_))
        .unwrap();
    desk
}

/// The lines of the ledger in words.
fn ledger(desk: &Desk) -> Vec<String> {
    let workspace = &desk.tab.workspace;
    let ledger = Ledger::of(&[desk.account()], workspace);
    let line = |(who, it): &(
        whosaid::domain::picture::Who,
        whosaid::domain::picture::Entry,
    )| {
        let name = who.name(workspace).unwrap_or_default();
        let silent = if it.is_silent { " silent" } else { "" };
        format!(
            "{name}: {} mentions, {} claims, {} of {} words quoted, {} %{silent}",
            it.n_mentions,
            it.n_claims,
            it.n_quoted,
            it.n_words,
            ledger.share(it)
        )
    };
    ledger.entries.iter().map(line).collect()
}

#[test]
fn ok_accounts_stay_while_nothing_in_them_changes() {
    #[track_caller]
    fn check(what: &str, stay: [bool; 2], edit: impl Fn(&mut Desk, [AnnotationId; 2])) {
        let mut desk = desk();
        let there = article(HERE + 1, TEXT);
        desk.tab
            .run(Command::AddArticle(Rc::new(there.clone())))
            .unwrap();
        let change = desk.tab.run(annotate(there.id, 0, 8, "claim")).unwrap();
        let Record::Annotation(other) = &change.edits()[0].after else {
            panic!("expected an annotation");
        };
        let claims = [desk.account().claims[0].claim.id, other.id];
        let of = |desk: &Desk, before: &[Rc<Account>]| accounts(&desk.tab.workspace, None, before);
        let before = of(&desk, &[]);
        edit(&mut desk, claims);
        let after = of(&desk, &before);
        assert_eq!(after, of(&desk, &[]), "{what}");
        let kept = [0, 1].map(|at| Rc::ptr_eq(&before[at], &after[at]));
        assert_eq!(kept, stay, "{what}");
    }
    check("nothing", [true, true], |_, _| ());
    check("a role", [false, true], |desk, [claim, _]| {
        desk.play(claim, Role::Scene);
    });
    check(
        "a link from one to the other",
        [false, false],
        |desk, [one, other]| {
            desk.tab
                .run(link(one, Relation::Contradicts, other))
                .unwrap();
        },
    );
    check("an entity alone", [true, true], |desk, _| {
        desk.tab
            .run(identify_new(Vec::new(), Profile::named("Kim")))
            .unwrap();
    });
}

#[test]
fn ok_the_ledger_counts_who_says_how_much() {
    let mut desk = desk();
    let expected = [
        "Ida Berg: 2 mentions, 2 claims, 4 of 14 words quoted, 67 %",
        "officer: 1 mentions, 1 claims, 4 of 4 words quoted, 19 %",
        "Kim: 0 mentions, 1 claims, 0 of 3 words quoted, 14 %",
        "*aide*: 1 mentions, 0 claims, 0 of 0 words quoted, 0 % silent",
    ];
    assert_eq!(ledger(&desk), expected);
    let footing = |desk: &Desk| {
        let it = Ledger::of(&[desk.account()], &desk.tab.workspace).footing;
        [
            it.n_claims,
            it.n_nobody,
            it.n_single,
            it.n_unnamed,
            it.n_reporter,
        ]
    };
    assert_eq!(footing(&desk), [4, 0, 3, 1, 1]);
    let more = desk.mark("said", 0, "claim");
    assert_eq!(footing(&desk), [5, 1, 3, 1, 1]);
    let berg = desk.account().mentions[1].mark.id;
    for source in [Source::Mention(berg), Source::Reporter] {
        desk.tab
            .run(Command::Attribute(more, source, Mode::Direct))
            .unwrap();
    }
    assert_eq!(footing(&desk), [5, 0, 3, 1, 1]);
}

/// Of whom nobody has said who they are, they may be somebody else in another article.
#[test]
fn ok_the_same_words_elsewhere_may_be_somebody_else() {
    let mut desk = desk();
    desk.tab
        .run(Command::AddArticle(Rc::new(article(200, TEXT))))
        .unwrap();
    let aide = TEXT.find("*aide*").unwrap();
    let there = annotate(ArticleId(id(200)), aide, aide + 6, "actor");
    desk.tab.run(there).unwrap();
    let workspace = &desk.tab.workspace;
    let ledger = Ledger::of(&accounts(workspace, None, &[]), workspace);
    let named = ledger.entries.iter().map(|it| it.0.name(workspace));
    let aides = named.filter(|it| *it == Some("*aide*"));
    assert_eq!(aides.count(), 2);
}

/// A claim within a claim of the same source adds no words.
#[test]
fn ok_nested_claims_say_their_words_once() {
    let mut desk = desk();
    let within = desk.mark("bridge is", 0, "claim");
    let berg = desk.account().mentions[2].mark.id;
    desk.tab
        .run(Command::Attribute(
            within,
            Source::Mention(berg),
            Mode::Paraphrase,
        ))
        .unwrap();
    let first = ledger(&desk).remove(0);
    assert!(
        first.starts_with("Ida Berg: 2 mentions, 3 claims, 4 of 14 words"),
        "{first}"
    );
}

#[test]
fn ok_places_lanes_and_the_map_of_sources() {
    let desk = desk();
    let account = desk.account();
    let places = places(std::slice::from_ref(&account), &desk.tab.workspace);
    let shown: Vec<_> = places
        .iter()
        .map(|it| {
            (
                it.who.name(&desk.tab.workspace).unwrap(),
                it.mentions.len(),
                it.roles.clone(),
                it.at,
            )
        })
        .collect();
    let expected = [
        (
            "Carrow",
            2,
            vec![Role::Dateline, Role::Metonym],
            Some((-12, 5150)),
        ),
        ("Dateline", 1, vec![], None),
    ];
    assert_eq!(shown, expected);
    let counts = |by| {
        let all = lanes(&account, by);
        all.iter()
            .map(|it| (it.n_marks(), it.percent()))
            .collect::<Vec<_>>()
    };
    assert_eq!(counts(Lanes::Tag), [(4, 14), (3, 12), (4, 56)]);
    assert_eq!(counts(Lanes::Rating), [(3, 46), (1, 11)]);
    assert_eq!(counts(Lanes::Source).len(), 3);
    let ledger = Ledger::of(std::slice::from_ref(&account), &desk.tab.workspace);
    let graph = graph(&account, &ledger);
    assert_eq!(graph.said, [(0, 0), (0, 2), (1, 1), (2, 3)]);
    assert_eq!(graph.links, [(0, Relation::Contradicts, 1)]);
}

/// The text of some HTML: what is between the tags.
fn text_in(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        text.push_str(part.split_once('>').map_or(part, |it| it.1));
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">");
    let text = text.replace("&quot;", "\"").replace("&#39;", "'");
    text.replace("&amp;", "&")
}

/// The article in a page: its text, without the numbers.
fn article_in(html: &str) -> String {
    let (_, rest) = html.split_once("<article").unwrap();
    let (article, _) = rest.split_once("</article>").unwrap();
    let mut parts = article.split("<sup>");
    let first = parts.next().unwrap().to_owned();
    let rest = parts.map(|it| it.split_once("</sup>").unwrap().1);
    text_in(&format!("<article{}", rest.fold(first, |all, it| all + it)))
}

#[test]
fn ok_a_page_holds_the_article_and_nothing_that_runs() {
    let html = desk().paper(Paper::Html);
    assert_eq!(article_in(&html), TEXT);
    for expected in [
        "<title>Bridge &lt;shut&gt; | *again*</title>",
        "default-src 'none'; style-src 'unsafe-inline'",
        "p { color: red }",
        "<mark class=\"actor\">Berg</mark><sup><a href=\"#n3\">3</a></sup>",
        "id=\"n3\"",
        "<a href=\"https://example.org/report?x=&lt;1&gt;\" rel=\"noreferrer\">",
        "The report says &lt;otherwise&gt;.",
        "feared for the job",
    ] {
        assert!(html.contains(expected), "expected {expected} in {html}");
    }
    let mut ids: Vec<&str> = html.split(" id=\"").skip(1).collect();
    for id in &mut ids {
        *id = id.split_once('"').unwrap().0;
    }
    let n_ids = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), n_ids, "{ids:?}");
    for refused in [
        "<script",
        "<b>",
        "<otherwise>",
        "javascript:",
        " style=",
        " on",
        "src=",
    ] {
        let body = html.split_once("<body>").unwrap().1;
        let tags = body.split('<').filter_map(|it| it.split_once('>'));
        let is_there = tags
            .clone()
            .any(|it| format!("<{}>", it.0).contains(refused));
        assert!(!is_there, "expected no {refused} in {body}");
    }
}

/// What a reader of Markdown sees.
fn text_of(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let events = Parser::new_ext(markdown, options);
    let text = events.map(|it| match it {
        Event::Text(it) | Event::Code(it) => it.to_string(),
        Event::Html(it) | Event::InlineHtml(it) => panic!("expected no HTML, found {it}"),
        Event::SoftBreak | Event::HardBreak => " ".to_owned(),
        _ => String::new(),
    });
    text.collect()
}

#[test]
fn ok_markdown_shows_what_stands_there() {
    let markdown = desk().paper(Paper::Markdown);
    let text = text_of(&markdown);
    for expected in [
        "Bridge <shut> | *again*",
        "=1+1 is what Berg[9] called “a matter of paint”[8], and Carrow[11] stays open[10].",
        "“It is not safe,”",
        "The report says <otherwise>.",
        "“Two beams | are cracked” · https://example.org/report?x=<1> · 2026-11-20",
        "feared for the job",
    ] {
        assert!(
            text.contains(expected),
            "expected {expected} in {text}\n{markdown}"
        );
    }
}

#[test]
fn ok_tables_have_a_row_for_each() {
    let desk = desk();
    for (paper, n_rows, expected) in [
        (
            Paper::Claims,
            5,
            "'=1+1 is what Berg called “a matter of paint”",
        ),
        (Paper::Claims, 5, "Refuted"),
        (Paper::Sources, 5, "feared for the job"),
        (
            Paper::Marks,
            12,
            "11,Carrow,Location,Carrow,a place that stands for those who act",
        ),
    ] {
        let csv = desk.paper(paper);
        assert_eq!(csv.matches("\r\n").count(), n_rows, "{csv}");
        assert!(csv.contains(expected), "expected {expected} in {csv}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Whatever the text and whatever is marked, the page holds exactly the text.
    #[test]
    fn roundtrip_the_text_of_a_page(
        text in "[a-z<>&\"'*_é🙂 \n]{1,60}",
        marks in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..3_usize), 0..6),
    ) {
        prop_assume!(!text.trim().is_empty());
        let mut desk = Desk::new(&text);
        let places: Vec<usize> = text.char_indices().map(|it| it.0).chain([text.len()]).collect();
        for (one, other, tag) in marks {
            let (one, other) = (*one.get(&places), *other.get(&places));
            if one != other {
                let tag = ["actor", "location", "claim"][tag];
                let command = annotate(ArticleId(id(HERE)), one.min(other), one.max(other), tag);
                // The same words twice with one tag are refused, which is as good.
                let _ = desk.tab.run(command);
            }
        }
        prop_assert_eq!(article_in(&desk.paper(Paper::Html)), text);
    }
}

//! Whom and what marks mean: what commands do to entities and particulars, and that nothing is left pointing at
//! nothing.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its purpose"
)]

use std::rc::Rc;

use whosaid::domain::model::{
    AnnotationId, ArticleId, Behavior, ClaimKind, EntityId, EntityKind, Evidence, Mode,
    Particulars, Profile, Rating, Record, Role, Says, Source, Verdict,
};
use whosaid::domain::ports::MemoryStorage;
use whosaid::domain::workspace::{
    Command, Refusal, Visit, Workspace, add_evidence, counted_entities, delete_entity, entity_of,
    identify, identify_new, judge, mentions_of, merge, particulars_of, proposed, specify, tell,
    write_entity,
};

use crate::keep_models::{TEXT, Tab, annotate, article, id};

const FIRST: u128 = 100;
const SECOND: u128 = 200;

/// A tab with two articles of one text: in each "al-Masoud" is an actor, in the first one "Reuters" and a claim too.
fn tab() -> Tab {
    let (mut tab, _) = Tab::open(Rc::new(MemoryStorage::default()), 1000);
    for number in [FIRST, SECOND] {
        tab.run(Command::AddArticle(Rc::new(article(number, TEXT))))
            .unwrap();
        tab.run(annotate(ArticleId(id(number)), 4, 12, "actor"))
            .unwrap();
    }
    tab.run(annotate(ArticleId(id(FIRST)), 13, 19, "actor"))
        .unwrap();
    tab.run(annotate(ArticleId(id(FIRST)), 20, 36, "claim"))
        .unwrap();
    tab
}

/// The annotation that begins at a byte of an article.
fn at(tab: &Tab, article: u128, start: usize) -> AnnotationId {
    let layer = tab.workspace.layer(ArticleId(id(article)));
    let found = layer
        .annotations()
        .find(|it| it.target.hull().start().get() == start);
    found.unwrap().id
}

/// Lets mentions mean somebody new.
fn name(tab: &mut Tab, mentions: Vec<AnnotationId>, name: &str) -> EntityId {
    let change = tab
        .run(identify_new(mentions, Profile::named(name)))
        .unwrap();
    let made = change.edits().iter().find_map(|it| match &it.after {
        Record::Entity(it) => Some(it.id),
        _ => None,
    });
    made.unwrap()
}

/// Each entity with the number of its mentions, and each pointer: what is on the screen.
fn content(tab: &Tab) -> Vec<String> {
    let all = counted_entities(&tab.workspace, &str::to_lowercase);
    let mut content: Vec<String> = all
        .iter()
        .map(|(it, n_mentions)| format!("{:?} {n_mentions}", it.profile))
        .collect();
    for article in tab.workspace.articles() {
        let layer = tab.workspace.layer(article.id);
        content.extend(layer.findings().map(|it| format!("{:?}", it.says)));
        let voices = layer.attributions().map(|it| (it.source, it.told_by));
        content.extend(voices.map(|it| format!("{it:?}")));
    }
    content
}

/// No mention and no source points at an entity that is not there.
#[track_caller]
fn check_pointers(workspace: &Workspace) {
    for article in workspace.articles() {
        let layer = workspace.layer(article.id);
        let meant = layer.findings().filter_map(|it| match &it.says {
            Says::Particulars(it) => it.entity,
            _ => None,
        });
        let voices = layer
            .attributions()
            .flat_map(|it| [Some(it.source), it.told_by]);
        let saying = voices.filter_map(|it| match it {
            Some(Source::Entity(it)) => Some(it),
            _ => None,
        });
        for entity in meant.chain(saying) {
            assert!(workspace.entity(entity).is_some(), "{entity:?} is gone");
        }
    }
}

/// Runs commands on [`tab`] with the mayor named: each can be taken back and done again, and no pointer leads nowhere.
#[track_caller]
fn check(commands: impl Fn(&Tab, EntityId, EntityId) -> Command) -> Tab {
    let mut tab = tab();
    let (first, second) = (at(&tab, FIRST, 4), at(&tab, SECOND, 4));
    let mayor = name(&mut tab, vec![first, second], "Ida Berg");
    let third = at(&tab, FIRST, 13);
    let other = name(&mut tab, vec![third], "I. Berg");
    let claim = at(&tab, FIRST, 20);
    for source in [
        Source::Entity(mayor),
        Source::Entity(other),
        Source::Mention(first),
    ] {
        tab.run(Command::Attribute(claim, source, Mode::Direct))
            .unwrap();
    }
    // The other one tells what the mayor says.
    let layer = tab.workspace.layer(ArticleId(id(FIRST)));
    for said in layer.sources_of(claim) {
        if said.source != Source::Entity(other) {
            tab.run(tell(said.article, said.id, Some(Source::Entity(other))))
                .unwrap();
        }
    }
    let before = content(&tab);
    let command = commands(&tab, mayor, other);
    tab.run(command).unwrap();
    let after = content(&tab);
    check_pointers(&tab.workspace);
    assert_ne!(before, after);
    for _ in 0..2 {
        tab.undo();
        assert_eq!(content(&tab), before);
        check_pointers(&tab.workspace);
        tab.redo();
        assert_eq!(content(&tab), after);
    }
    assert!(tab.is_saved());
    tab
}

fn sources(tab: &Tab) -> Vec<Source> {
    let layer = tab.workspace.layer(ArticleId(id(FIRST)));
    let claim = at(tab, FIRST, 20);
    layer.sources_of(claim).iter().map(|it| it.source).collect()
}

#[test]
fn roundtrip_every_command_about_entities() {
    check(|it, mayor, _| identify(vec![at(it, FIRST, 13)], Some(mayor)));
    check(|it, _, _| identify(vec![at(it, FIRST, 4), at(it, SECOND, 4)], None));
    check(|it, _, _| identify_new(vec![at(it, SECOND, 4)], Profile::named("Somebody else")));
    check(|it, _, _| specify(at(it, FIRST, 20), kind(ClaimKind::Opinion), Visit(1)));
    check(|_, mayor, _| write_entity(mayor, Profile::named("Ida B."), Visit(1)));
}

fn kind(kind: ClaimKind) -> Particulars {
    Particulars {
        kind: Some(kind),
        ..Particulars::default()
    }
}

#[test]
fn ok_two_entities_become_one_with_all_that_they_have() {
    let tab = check(|_, mayor, other| merge(mayor, other));
    let all = counted_entities(&tab.workspace, &str::to_lowercase);
    assert_eq!(all.len(), 1);
    let (entity, n_mentions) = &all[0];
    assert_eq!((entity.profile.name.as_str(), *n_mentions), ("Ida Berg", 3));
    assert_eq!(entity.profile.aliases, ["I. Berg"]);
    let mention = Source::Mention(at(&tab, FIRST, 4));
    assert_eq!(sources(&tab), [Source::Entity(entity.id), mention]);
}

#[test]
fn ok_of_two_profiles_the_kept_one_counts() {
    let mut tab = tab();
    let (first, second) = (at(&tab, FIRST, 4), at(&tab, FIRST, 13));
    let kept = name(&mut tab, vec![first], "A");
    let gone = name(&mut tab, vec![second], "B");
    let profile = |name: &str, kind, note: &str, outside: &str| Profile {
        kind,
        note: note.into(),
        outside: outside.into(),
        ..Profile::named(name)
    };
    let mine = profile("A", EntityKind::Person, "one", "");
    let theirs = profile("B", EntityKind::Organisation, "two", "Q2");
    tab.run(write_entity(kept, mine, Visit(1))).unwrap();
    tab.run(write_entity(gone, theirs, Visit(2))).unwrap();
    tab.run(merge(kept, kept)).unwrap();
    tab.run(merge(kept, gone)).unwrap();
    let expected = Profile {
        aliases: vec!["B".into()],
        ..profile("A", EntityKind::Person, "one\ntwo", "Q2")
    };
    assert_eq!(tab.workspace.entity(kept).unwrap().profile, expected);
    assert_eq!(tab.run(merge(kept, gone)), Err(Refusal::NoEntity));
    tab.undo();
    assert_eq!(tab.workspace.entity(gone).unwrap().profile.name, "B");
}

#[test]
fn ok_an_entity_that_is_deleted_leaves_its_mentions() {
    let tab = check(|_, mayor, _| delete_entity(mayor));
    let layer = tab.workspace.layer(ArticleId(id(FIRST)));
    let mention = at(&tab, FIRST, 4);
    assert!(entity_of(&tab.workspace, &layer, mention).is_none());
    assert_eq!(sources(&tab).len(), 2);
}

#[test]
fn ok_whoever_is_known_still_says_it_when_the_mention_goes() {
    let tab = check(|it, _, other| {
        let mention = at(it, FIRST, 4);
        assert_eq!(it.workspace.entity(other).unwrap().profile.name, "I. Berg");
        Command::Delete(vec![mention])
    });
    // The claim had the entity as a source of its own already.
    assert_eq!(sources(&tab).len(), 2);
    let mut tab = tab_of_one_mention();
    let mention = at(&tab, FIRST, 4);
    let entity = name(&mut tab, vec![mention], "Ida Berg");
    tab.run(Command::Delete(vec![mention])).unwrap();
    assert_eq!(sources(&tab), [Source::Entity(entity)]);
    tab.undo();
    assert_eq!(sources(&tab), [Source::Mention(mention)]);
}

/// A tab whose claim is said by a mention.
fn tab_of_one_mention() -> Tab {
    let mut tab = tab();
    let (claim, mention) = (at(&tab, FIRST, 20), at(&tab, FIRST, 4));
    let source = Source::Mention(mention);
    tab.run(Command::Attribute(claim, source, Mode::Direct))
        .unwrap();
    tab
}

#[test]
fn err_nobody_is_nameless_or_gone() {
    let mut tab = tab();
    let mention = at(&tab, FIRST, 4);
    let nobody = EntityId(id(7));
    let blank = || Profile::named("  ");
    let entity = name(&mut tab, vec![mention], "Ida Berg");
    for (command, refusal) in [
        (identify(vec![mention], Some(nobody)), Refusal::NoEntity),
        (identify_new(vec![mention], blank()), Refusal::NoName),
        (write_entity(entity, blank(), Visit(1)), Refusal::NoName),
        (delete_entity(nobody), Refusal::NoEntity),
        (merge(nobody, entity), Refusal::NoEntity),
        (
            Command::Attribute(at(&tab, FIRST, 20), Source::Entity(nobody), Mode::Direct),
            Refusal::NoEntity,
        ),
    ] {
        assert_eq!(tab.run(command), Err(refusal));
    }
}

#[test]
fn ok_mentions_are_listed_across_articles() {
    let mut tab = tab();
    let both = vec![at(&tab, SECOND, 4), at(&tab, FIRST, 4)];
    let entity = name(&mut tab, both, "Ida Berg");
    let found: Vec<AnnotationId> = mentions_of(&tab.workspace, entity)
        .iter()
        .map(|it| it.1.id)
        .collect();
    assert_eq!(found, [at(&tab, FIRST, 4), at(&tab, SECOND, 4)]);
}

#[test]
fn ok_a_new_mark_proposes_whom_it_may_mean() {
    let mut tab = tab();
    let (first, second) = (at(&tab, FIRST, 4), at(&tab, SECOND, 4));
    let words = whosaid::domain::workspace::quote(
        tab.workspace.article(ArticleId(id(FIRST))).unwrap(),
        tab.workspace.annotation(first).unwrap(),
    );
    let propose = |tab: &Tab, behavior| {
        let article = tab.workspace.article(ArticleId(id(SECOND))).unwrap();
        let layer = tab.workspace.layer(article.id);
        let mention = tab.workspace.annotation(second).unwrap();
        let found = proposed(
            &tab.workspace,
            article,
            &layer,
            mention,
            behavior,
            &str::to_lowercase,
        );
        found.map(|it| it.id)
    };
    assert_eq!(propose(&tab, Behavior::Actor), None);
    let longer = name(&mut tab, vec![first], &format!("{words} Junior"));
    assert_eq!(propose(&tab, Behavior::Actor), Some(longer));
    let third = at(&tab, FIRST, 13);
    let same = name(&mut tab, vec![third], &words.to_uppercase());
    assert_eq!(
        propose(&tab, Behavior::Actor),
        Some(same),
        "the whole name first"
    );
    let place = name(&mut tab, vec![first], &words);
    let profile = Profile {
        kind: EntityKind::Place,
        ..Profile::named(&words)
    };
    tab.run(write_entity(place, profile, Visit(1))).unwrap();
    assert_eq!(propose(&tab, Behavior::Actor), Some(same));
    assert_eq!(
        propose(&tab, Behavior::Location),
        Some(place),
        "places for locations"
    );
}

#[test]
fn err_a_verdict_belongs_to_what_can_be_checked() {
    let mut tab = tab();
    let claim = at(&tab, FIRST, 20);
    let seen = Evidence {
        source: "Town archive".into(),
        ..Evidence::default()
    };
    tab.run(add_evidence(claim, seen)).unwrap();
    let judge = |rating| {
        let reason = "Why.".into();
        judge(
            claim,
            Verdict {
                rating,
                reason,
                called: String::new(),
            },
            Visit(1),
        )
    };
    let specify = |it| specify(claim, kind(it), Visit(2));
    tab.run(specify(ClaimKind::Opinion)).unwrap();
    assert_eq!(tab.run(judge(Rating::Refuted)), Err(Refusal::NotCheckable));
    tab.run(judge(Rating::NotCheckable)).unwrap();
    tab.run(specify(ClaimKind::Statistic)).unwrap();
    tab.run(judge(Rating::Refuted)).unwrap();
    assert_eq!(
        tab.run(specify(ClaimKind::Advice)),
        Err(Refusal::HasVerdict)
    );
    tab.run(specify(ClaimKind::Quotation)).unwrap();
    let layer = tab.workspace.layer(ArticleId(id(FIRST)));
    assert_eq!(
        particulars_of(&layer, claim).kind,
        Some(ClaimKind::Quotation)
    );
}

#[test]
fn ok_particulars_have_one_value_each() {
    let mut tab = tab();
    let mention = at(&tab, FIRST, 4);
    let entity = name(&mut tab, vec![mention], "Ida Berg");
    let role = Particulars {
        entity: Some(entity),
        role: Some(Role::Silent),
        ..Particulars::default()
    };
    tab.run(specify(mention, role.clone(), Visit(1))).unwrap();
    tab.run(identify(vec![mention], None)).unwrap();
    let layer = tab.workspace.layer(ArticleId(id(FIRST)));
    assert_eq!(layer.findings_on(mention).len(), 1);
    let expected = Particulars {
        entity: None,
        ..role
    };
    assert_eq!(particulars_of(&layer, mention), expected);
}

//! The tables of a report, which also go out as files of their own. The first row holds the names of the columns.

use super::Facts;
use super::contents::{evidence, other_words, voice, who};
use crate::domain::model::{Annotation, Entity, EntityKind};
use crate::domain::picture::Mention;
use crate::t;
use crate::ui::store::tag_words;
use crate::ui::words::{
    claim_kind_words, entity_kind_words, rating_words, relation_words, role_words,
};

type Rows = Vec<Vec<String>>;

fn head(names: impl IntoIterator<Item = yew::AttrValue>) -> Vec<String> {
    names.into_iter().map(|it| it.to_string()).collect()
}

/// The claims with all that is known of them.
pub(super) fn claims(facts: &Facts<'_>) -> Rows {
    let mut rows = vec![head([
        t!("column-number"),
        t!("column-claim"),
        t!("column-source"),
        t!("column-kind"),
        t!("claim-day"),
        t!("claim-place"),
        t!("verdict"),
        t!("column-called"),
        t!("verdict-reason"),
        t!("evidence"),
        t!("column-links"),
        t!("note"),
    ])];
    for it in &facts.account.claims {
        let sources: Vec<_> = it.sources.iter().map(|it| voice(facts, it)).collect();
        let seen: Vec<_> = it.evidence.iter().map(|it| evidence(it).text).collect();
        let links: Vec<_> = it
            .links
            .iter()
            .map(|(relation, is_from, other)| {
                let words = relation_words(*relation, *is_from);
                format!("{words} {}", other_words(facts, *other))
            })
            .collect();
        let kind = it.particulars.kind.map(claim_kind_words);
        rows.push(vec![
            it.number.to_string(),
            it.words.clone(),
            sources.join("; "),
            kind.unwrap_or_default().to_string(),
            it.particulars.day.clone(),
            it.particulars.place.clone(),
            rating_words(it.rating()).to_string(),
            it.verdict.own_words().unwrap_or_default().to_owned(),
            it.verdict.reason.clone(),
            seen.join("; "),
            links.join("; "),
            it.claim.note.to_string(),
        ]);
    }
    rows
}

/// The ledger.
pub(super) fn sources(facts: &Facts<'_>) -> Rows {
    let mut rows = vec![head([
        t!("column-name"),
        t!("entity-kind"),
        t!("entity-description"),
        t!("entity-reason"),
        t!("column-mentions"),
        t!("column-claims"),
        t!("column-quoted"),
        t!("column-share"),
    ])];
    for (it, entry) in &facts.ledger.entries {
        let entity = it.entity(facts.workspace);
        let of = |field: fn(&Entity) -> &String| entity.map(field).cloned().unwrap_or_default();
        let kind = match (it.kind(facts.workspace), entry.is_silent) {
            (EntityKind::Unsaid, false) => String::new(),
            (EntityKind::Unsaid, true) => {
                role_words(crate::domain::model::Role::Silent).to_string()
            }
            (kind, _) => entity_kind_words(kind).to_string(),
        };
        let share = facts.ledger.share(entry);
        rows.push(vec![
            who(facts, it),
            kind,
            of(|it| &it.profile.description),
            of(|it| &it.profile.reason),
            entry.n_mentions.to_string(),
            entry.n_claims.to_string(),
            entry.n_quoted.to_string(),
            t!("percent", n = share).to_string(),
        ]);
    }
    rows
}

/// The places.
pub(super) fn places(facts: &Facts<'_>) -> Rows {
    let mut rows = vec![head([
        t!("column-place"),
        t!("entity-coordinates"),
        t!("column-role"),
        t!("column-mentions"),
    ])];
    for it in &facts.places {
        let entity = it.who.entity(facts.workspace);
        let roles: Vec<_> = it.roles.iter().map(|it| role_words(*it)).collect();
        let numbers: Vec<_> = it.mentions.iter().map(|it| it.0.to_string()).collect();
        rows.push(vec![
            who(facts, &it.who),
            entity
                .map(|it| it.profile.coordinates.clone())
                .unwrap_or_default(),
            roles.join(", "),
            numbers.join(", "),
        ]);
    }
    rows
}

/// Actors and locations by number.
pub(super) fn mentions(facts: &Facts<'_>) -> Rows {
    let mut rows = vec![mention_columns()];
    rows.extend(facts.account.mentions.iter().map(|it| mention(facts, it)));
    rows
}

fn mention_columns() -> Vec<String> {
    head([
        t!("column-number"),
        t!("column-words"),
        t!("column-tag"),
        t!("meant-field"),
        t!("column-role"),
        t!("note"),
    ])
}

fn mention(facts: &Facts<'_>, it: &Mention) -> Vec<String> {
    let entity = it.who.entity(facts.workspace);
    let role = it.particulars.role.map(role_words);
    vec![
        it.number.to_string(),
        it.words.to_string(),
        tag_words(facts.account.tags(), &it.mark.tag).to_string(),
        entity.map(|it| it.profile.name.clone()).unwrap_or_default(),
        role.unwrap_or_default().to_string(),
        it.mark.note.to_string(),
    ]
}

/// All annotations by number, with where they begin and end in Unicode code points.
pub(super) fn marks(facts: &Facts<'_>) -> Rows {
    let text = &facts.account.article.text;
    let with_ends = |mut row: Vec<String>, mark: &Annotation| {
        let hull = mark.target.hull();
        let place = |at| text.code_points_of(at).map_or(0, |it| it.get());
        row.extend([hull.start(), hull.end()].map(|at| place(at).to_string()));
        row
    };
    let mentions = facts.account.mentions.iter();
    let mentions = mentions.map(|it| (it.number, with_ends(mention(facts, it), &it.mark)));
    let claims = facts.account.claims.iter().map(|it| {
        let row = vec![
            it.number.to_string(),
            it.words.clone(),
            tag_words(facts.account.tags(), &it.claim.tag).to_string(),
            String::new(),
            String::new(),
            it.claim.note.to_string(),
        ];
        (it.number, with_ends(row, &it.claim))
    });
    let mut rows: Vec<_> = mentions.chain(claims).collect();
    rows.sort_by_key(|it| it.0);
    let mut names = mention_columns();
    names.extend(head([t!("column-start"), t!("column-end")]));
    std::iter::once(names)
        .chain(rows.into_iter().map(|it| it.1))
        .collect()
}

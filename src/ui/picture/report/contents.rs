//! What a report says, part by part.

use super::Facts;
use super::part::{Fact, Part, Words};
use super::tables;
use crate::domain::format::whosaid::day;
use crate::domain::model::{Evidence, Rating, Verdict, is_web_address};
use crate::domain::picture::{Stated, Voice, Who};
use crate::t;
use crate::ui::picture::parts::{title_of, voice_name, who_name};
use crate::ui::words::{
    claim_kind_words, mode_words, quoted, rating_words, relation_words, stance_words,
};

/// The parts of a report, the title left out.
pub(super) fn contents(facts: &Facts<'_>) -> Vec<Part> {
    let mut parts = vec![Part::Facts(about(facts))];
    let mut section = |name: yew::AttrValue, body: Vec<Part>| {
        if !body.is_empty() {
            parts.push(Part::Heading(name.to_string()));
            parts.extend(body);
        }
    };
    section(t!("report-glance"), glance(facts));
    section(t!("report-article"), vec![Part::Article]);
    let claims = facts.account.claims.iter();
    let claims = claims.map(|it| Part::Claim(it.number, it.words.clone(), claim(facts, it)));
    section(t!("board-claims"), claims.collect());
    let table = |rows: Vec<Vec<String>>| match rows.split_first() {
        Some((head, body)) if !body.is_empty() => {
            let row = |it: &Vec<String>| it.iter().map(|it| Words::from(it.as_str())).collect();
            vec![Part::Table(head.clone(), body.iter().map(row).collect())]
        }
        _ => Vec::new(),
    };
    let mut sources = table(tables::sources(facts));
    if !sources.is_empty() {
        sources.push(Part::Paragraph(t!("board-share-hint").to_string()));
    }
    section(t!("board-sources"), sources);
    section(t!("board-places"), table(tables::places(facts)));
    let mentions = table(tables::mentions(facts)).into_iter();
    let mentions = mentions.map(|it| match it {
        Part::Table(head, rows) => Part::Marks(head, rows),
        other => other,
    });
    section(t!("report-mentions"), mentions.collect());
    parts
}

/// Where the article is from, and who analysed it when.
fn about(facts: &Facts<'_>) -> Vec<Fact> {
    let details = &facts.account.article.details;
    let address = Words {
        text: details.source.clone(),
        link: Some(details.source.clone()).filter(|it| is_web_address(it)),
    };
    let claims = facts.account.claims.iter().map(|it| &it.claim);
    let mentions = facts.account.mentions.iter().map(|it| &it.mark);
    let mut authors: Vec<_> = claims.chain(mentions).map(|it| it.provenance.by).collect();
    authors.sort();
    authors.dedup();
    let names = authors.iter().filter_map(|it| facts.workspace.author(*it));
    let names: Vec<&str> = names
        .map(|it| &*it.name)
        .filter(|it| !it.is_empty())
        .collect();
    known(vec![
        (t!("field-author"), details.author.as_str().into()),
        (t!("field-published"), details.published.as_str().into()),
        (t!("field-source"), address),
        (t!("report-by"), names.join(", ").into()),
        (t!("report-made"), day(facts.made).into()),
    ])
}

/// Facts of which anything is known.
fn known(facts: Vec<(yew::AttrValue, Words)>) -> Vec<Fact> {
    let known = facts.into_iter().filter(|it| !it.1.text.trim().is_empty());
    known
        .map(|(name, words)| (name.to_string(), words))
        .collect()
}

/// The numbers that matter first.
fn glance(facts: &Facts<'_>) -> Vec<Part> {
    let footing = facts.ledger.footing;
    if footing.n_claims == 0 {
        return vec![Part::Paragraph(t!("board-no-claims").to_string())];
    }
    let count = |name: yew::AttrValue, n: usize| (name, Words::from(n.to_string()));
    let mut rows = vec![
        count(t!("footing-claims"), footing.n_claims),
        count(t!("footing-nobody"), footing.n_nobody),
        count(t!("footing-single"), footing.n_single),
        count(t!("footing-unnamed"), footing.n_unnamed),
        count(t!("footing-reporter"), footing.n_reporter),
    ];
    for rating in Rating::ALL {
        let mine = facts
            .account
            .claims
            .iter()
            .filter(|it| it.rating() == rating);
        rows.push(count(rating_words(rating), mine.count()));
    }
    rows.retain(|it| it.1.text != "0");
    vec![Part::Facts(known(rows))]
}

/// What is known of a claim.
fn claim(facts: &Facts<'_>, stated: &Stated) -> Vec<Fact> {
    let voices: Vec<String> = stated.sources.iter().map(|it| voice(facts, it)).collect();
    let said = match voices.is_empty() {
        true => t!("board-nobody").to_string(),
        false => voices.join(", "),
    };
    let particulars = &stated.particulars;
    let kind = particulars.kind.map(claim_kind_words).unwrap_or_default();
    let mut lines = vec![
        (t!("column-source"), said.into()),
        (t!("column-kind"), kind.as_str().into()),
        (t!("claim-day"), particulars.day.as_str().into()),
        (t!("claim-place"), particulars.place.as_str().into()),
        (t!("verdict"), verdict(&stated.verdict).into()),
        (t!("verdict-reason"), stated.verdict.reason.as_str().into()),
    ];
    lines.extend(
        stated
            .evidence
            .iter()
            .map(|it| (t!("evidence"), evidence(it))),
    );
    for (relation, is_from, other) in &stated.links {
        let words = other_words(facts, *other);
        lines.push((relation_words(*relation, *is_from), words.into()));
    }
    lines.push((t!("note"), (&*stated.claim.note).into()));
    known(lines)
}

/// A verdict in words; in words of a scale with the rating that they stand for.
fn verdict(verdict: &Verdict) -> String {
    let rating = rating_words(verdict.rating);
    match verdict.own_words() {
        Some(words) => t!("report-verdict", words = words, rating = &rating).to_string(),
        None => rating.to_string(),
    }
}

/// A source as the article names it, whom that means, and how it is quoted, with the words that say so.
pub(super) fn voice(facts: &Facts<'_>, voice: &Voice) -> String {
    let name = voice_name(facts.workspace, voice);
    if voice.who.is_reporter() {
        name.to_string()
    } else {
        let cue = match voice.cue.as_str() {
            "" => String::new(),
            cue => format!(" ({})", quoted(cue)),
        };
        format!("{name}, {}{cue}", mode_words(voice.mode))
    }
}

/// The name of somebody who says something.
pub(super) fn who(facts: &Facts<'_>, who: &Who) -> String {
    who_name(facts.workspace, who).to_string()
}

/// A claim that another one is linked with: its number and words, and of another article its title too.
pub(super) fn other_words(facts: &Facts<'_>, other: crate::domain::model::AnnotationId) -> String {
    let mut claims = facts.account.claims.iter();
    if let Some(it) = claims.find(|it| it.claim.id == other) {
        return format!("{}: {}", it.number, quoted(&it.words));
    }
    let there = facts.workspace.annotation(other);
    let there = there.and_then(|it| Some((facts.workspace.article(it.article)?, it)));
    match there {
        Some((article, it)) => {
            let words = crate::domain::workspace::quote(article, it);
            format!("{} ({})", quoted(&words), title_of(article))
        }
        None => t!("report-absent").to_string(),
    }
}

/// A piece of evidence in a line; it leads to where it is from.
pub(super) fn evidence(evidence: &Evidence) -> Words {
    let passage = match evidence.passage.trim() {
        "" => String::new(),
        it => quoted(it),
    };
    let asked = [evidence.question.trim(), evidence.answer.trim()];
    let asked: Vec<&str> = asked.into_iter().filter(|it| !it.is_empty()).collect();
    let all = [
        asked.join(" "),
        passage,
        evidence.source.trim().to_owned(),
        evidence.consulted.clone(),
    ];
    let all: Vec<String> = all.into_iter().filter(|it| !it.is_empty()).collect();
    let link = evidence.source.trim();
    Words {
        text: format!("{}: {}", stance_words(evidence.stance), all.join(" · ")),
        link: is_web_address(link).then(|| link.to_owned()),
    }
}

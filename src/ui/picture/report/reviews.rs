//! Verdicts as fact checks for other sites, and what each lacks for that.

use yew::AttrValue;

use crate::domain::format::claim_review::{Lack, Review, Speaker};
use crate::domain::model::{EntityKind, Profile, is_day, outside_address};
use crate::domain::picture::{Account, Stated, Who};
use crate::domain::workspace::Workspace;
use crate::t;
use crate::ui::words::verdict_words;

/// A claim's verdict as a fact check that is published at `url`. A source without a name is none.
pub(in crate::ui::picture) fn review(
    workspace: &Workspace,
    account: &Account,
    stated: &Stated,
    url: &str,
) -> Review {
    let details = &account.article.details;
    let speakers = stated.sources.iter().filter_map(|it| {
        // Words of which nobody has said whom they mean are no name.
        let profile = match &it.who {
            Who::Reporter(name) => Profile::named(name),
            who => who.entity(workspace)?.profile.clone(),
        };
        let is_named = !matches!(profile.kind, EntityKind::Unnamed | EntityKind::Document);
        is_named.then(|| Speaker {
            is_organisation: matches!(profile.kind, EntityKind::Organisation | EntityKind::Crowd),
            same_as: outside_address(&profile.outside),
            name: profile.name,
        })
    });
    // The day that a claim speaks of is another: a prediction was not said next year.
    let said = Some(&details.published).filter(|it| is_day(it));
    let judged = stated.judged.as_ref().map(|it| &it.provenance);
    let reviewer = judged.and_then(|it| workspace.author(it.by));
    Review {
        claim: stated.words.clone(),
        speakers: speakers.collect(),
        said: said.cloned().unwrap_or_default(),
        title: details.title.clone(),
        appearance: details.source.clone(),
        rating: stated.rating(),
        rating_words: verdict_words(&stated.verdict).to_string(),
        reason: stated.verdict.reason.clone(),
        reviewer: reviewer.map(|it| it.name.to_string()).unwrap_or_default(),
        judged: judged.map_or_else(Default::default, |it| it.modified),
        url: url.trim().to_owned(),
    }
}

/// What a fact check lacks, in words.
pub(in crate::ui::picture) fn lack_words(lack: Lack) -> AttrValue {
    t!(match lack {
        Lack::Rating => "lack-rating",
        Lack::Url => "lack-url",
        Lack::Reviewer => "lack-reviewer",
        Lack::Speaker => "lack-speaker",
        Lack::Appearance => "lack-appearance",
        Lack::Day => "lack-day",
        Lack::Short => "lack-short",
    })
}

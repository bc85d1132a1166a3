//! Verdicts as fact checks for other sites, and what each lacks for that.

use yew::AttrValue;

use crate::domain::format::claim_review::{Lack, Review, Speaker};
use crate::domain::model::{EntityKind, is_day, outside_address};
use crate::domain::picture::{Account, Stated, Who};
use crate::domain::workspace::Workspace;
use crate::t;
use crate::ui::words::rating_words;

/// A claim's verdict as a fact check that is published at `url`. A source without a name is none.
pub(in crate::ui::picture) fn review(
    workspace: &Workspace,
    account: &Account,
    stated: &Stated,
    url: &str,
) -> Review {
    let details = &account.article.details;
    let speakers = stated.sources.iter().filter_map(|it| {
        let entity = match &it.who {
            Who::Entity(id) => workspace.entity(*id),
            _ => None,
        };
        let kind = it.who.kind(workspace);
        let name = it
            .who
            .name(workspace)
            .filter(|_| kind != EntityKind::Unnamed)?;
        Some(Speaker {
            name,
            is_organisation: matches!(kind, EntityKind::Organisation | EntityKind::Crowd),
            same_as: entity.and_then(|it| outside_address(&it.profile.outside)),
        })
    });
    let days = [&stated.particulars.day, &details.published];
    let said = days.into_iter().find(|it| is_day(it));
    let judged = stated.judged.as_ref().map(|it| &it.provenance);
    let reviewer = judged.and_then(|it| workspace.author(it.by));
    Review {
        claim: stated.words.clone(),
        speakers: speakers.collect(),
        said: said.cloned().unwrap_or_default(),
        title: details.title.clone(),
        appearance: details.source.clone(),
        rating: stated.rating(),
        rating_words: rating_words(stated.rating()).to_string(),
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

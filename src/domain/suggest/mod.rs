//! Suggestions without a model: marks that the rules of a language and a person's earlier marks propose.
//!
//! Nothing here adds anything: what comes out is shown, and a person accepts or rejects it. Names are found first
//! (`runs`, `names`), then what is said and by whom (`quotes`, `source`, `quoted`, `reported`), and last what is marked
//! already is left out (`settle`). Each step goes over the article once and looks a bounded number of words around,
//! so that time grows with length alone.

mod claim;
mod complement;
mod lexicon;
mod mention;
mod names;
mod page;
mod quoted;
mod quotes;
mod reported;
mod rules;
mod runs;
mod score;
mod settle;
mod source;
mod takes;
mod token;

pub use rules::{KEYS, Rules, RulesError};
pub use score::{Count, Score, score};

use super::model::{Behavior, TagKey};
use super::text::{Span, Text};
use lexicon::Names;
use mention::MentionKind;
use page::Page;

/// A mark that is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The words.
    pub span: Span,
    /// What they are: actor, location or claim, or a tag of the person's own where the words were marked with it.
    pub tag: TagKey,
    /// The rule that found them.
    pub why: Why,
    /// Of a claim, the place of the suggestion of its source in the same list. None where the source is not named or
    /// is marked already.
    pub said_by: Option<usize>,
    /// Of a claim, the words that name its source, suggested or marked already.
    pub source: Option<Span>,
    /// Of a claim, the words that show that somebody says it, such as *said*.
    pub cue: Option<Span>,
}

/// The rule that found a suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The same words are marked already, here or in another article.
    Known,
    /// Of a claim: it stands in quotation marks. Of an actor: a noun that such a claim is said by.
    Quoted,
    /// Of a claim: somebody *said that*. Of an actor: a noun or a place that such a claim is said by.
    Attributed,
    /// Of a claim: *according to* somebody. Of an actor: that noun or place.
    According,
    /// A name after a title or another word for a person.
    Title,
    /// A name with a word such as *Ministry* in it.
    Institution,
    /// A run of capitalised words.
    Capitals,
    /// A place of the gazetteer, or one by the words in or around it.
    Place,
}

impl Why {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 8] = [
        Self::Known,
        Self::Quoted,
        Self::Attributed,
        Self::According,
        Self::Title,
        Self::Institution,
        Self::Capitals,
        Self::Place,
    ];
}

/// A name that a person marked in any article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The words.
    pub words: String,
    /// What they were marked as. Claims are not looked for again.
    pub tag: TagKey,
}

/// What the rules propose for a text, in text order: by start, then longest first. Suggestions of one tag never
/// overlap each other, nor what is `marked` with that tag.
///
/// `known` are names marked in any article; of one name with several tags the first counts.
#[must_use]
pub fn suggest(
    text: &Text,
    marked: &[(Span, TagKey)],
    known: &[Known],
    rules: &Rules,
) -> Vec<Suggestion> {
    let page = Page::new(text.as_str(), rules);
    let claim = TagKey::from(Behavior::Claim);
    let is_edge = |it: char| !(it.is_alphanumeric() || it == '.');
    let words = |it: &'_ Known| {
        if it.tag == claim {
            String::new()
        } else {
            it.words.trim_matches(is_edge).to_owned()
        }
    };
    let names: Vec<String> = known.iter().map(words).collect();
    let kinds: Vec<MentionKind> = known
        .iter()
        .enumerate()
        .map(|(place, it)| {
            let behaviors = [Behavior::Actor, Behavior::Location];
            let behavior = behaviors
                .into_iter()
                .find(|behavior| behavior.key() == it.tag.as_str());
            behavior.map_or(MentionKind::Own(place), MentionKind::Of)
        })
        .collect();
    let mentions = names::mentions(&page, &Names::new(&names, true), &kinds);
    let claims = claim::claims(&page, &mentions);
    settle::settle(&page, mentions, claims, marked, known)
}

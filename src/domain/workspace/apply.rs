//! Applies commands. Refuses what would make the work worse, with the reason.

use std::rc::Rc;

use litemap::LiteMap;

use super::found::particulars_in;
use super::identify::{find_entity, resourced};
use super::{Change, Command, Heard, Layer, Missing, Workspace, mode_of};
use crate::domain::model::{
    Annotation, AnnotationId, Article, ArticleId, Attribution, AttributionId, Author, AuthorId,
    Finding, Millis, Mode, Provenance, Record, RecordKey, Says, Source, TagKey,
};
use crate::domain::ports::{Clock, Ids};
use crate::domain::text::{Target, ordered};

/// Who does it, when, and what new records are called.
#[derive(Clone, Copy)]
pub struct Maker<'a> {
    /// The author of what is made.
    pub author: AuthorId,
    /// The time of the change.
    pub clock: &'a dyn Clock,
    /// Names for what is made.
    pub ids: &'a dyn Ids,
}

impl std::fmt::Debug for Maker<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Maker")
            .field("author", &self.author)
            .finish_non_exhaustive()
    }
}

/// Why a command was not done. Nothing is changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The article is not there, or was deleted.
    #[error("expected an article, found that it is not in the library")]
    NoArticle,
    /// The annotation is not there, or was deleted.
    #[error("expected an annotation, found that it is not there any more")]
    NoAnnotation,
    /// The target leaves the text or cuts a character.
    #[error("expected a span of the article's text, found one outside of it")]
    OutsideText,
    /// The author has tagged the same words with the same tag already.
    #[error("expected new words or another tag, found that {1:?} is on these words already")]
    AlreadyTagged(AnnotationId, TagKey),
    /// The article was made by a newer version of this app.
    #[error("expected an article this version may change, found one that a newer version made")]
    ReadOnly,
    /// An article of this id is there with another text, which annotations point into.
    #[error("expected the text that this article has here, found another")]
    OtherText,
    /// A claim was to be its own source.
    #[error("expected somebody who says the claim, found the claim itself")]
    OwnSource,
    /// A source was to tell what it says itself, at once or by way of others.
    #[error("expected somebody else who tells what a source says, found the source itself")]
    OwnTeller,
    /// The claim has this source already.
    #[error("expected another source, found that the claim has this one already")]
    SameSource,
    /// A verdict was to be given for no reason, or on no evidence.
    #[error("expected a reason and evidence for a verdict, found {0:?}")]
    Missing(Missing),
    /// A verdict was to be given on what nothing can decide.
    #[error("expected a fact, a number or a quotation, found a claim that cannot be checked")]
    NotCheckable,
    /// A claim with a verdict was to be of a kind that cannot be checked.
    #[error("expected a claim whose verdict is open, found one with a verdict")]
    HasVerdict,
    /// A claim was to be linked with itself.
    #[error("expected another claim, found the same one")]
    OwnLink,
    /// Two claims are linked like this already.
    #[error("expected claims that are not linked like this, found that they are")]
    SameLink,
    /// A claim was to support or correct what supports or corrects it.
    #[error("expected links that lead on, found a circle")]
    Circle,
    /// The entity is not there, or was deleted.
    #[error("expected a person, organisation or place, found that it is not there any more")]
    NoEntity,
    /// An entity was to have no name.
    #[error("expected a name, found none")]
    NoName,
    /// The article's text is empty.
    #[error("expected a text, found none")]
    EmptyText,
}

/// Applies a command.
///
/// # Errors
/// A [`Refusal`]; the workspace is as it was.
pub fn apply(workspace: &Workspace, command: Command, maker: Maker<'_>) -> Result<Change, Refusal> {
    let now = maker.clock.now();
    let records = match command {
        Command::AddArticle(article) if article.text.is_empty() => return Err(Refusal::EmptyText),
        Command::AddArticle(article) => vec![Record::Article(article)],
        Command::Describe(id, details) => {
            let article = (**find_open(workspace, id)?).clone();
            vec![Record::Article(Rc::new(Article { details, ..article }))]
        }
        Command::DeleteArticle(id) => {
            vec![Record::Article(Rc::clone(find_article(workspace, id)?)).deleted()]
        }
        Command::Annotate {
            article,
            target,
            tag,
        } => vec![annotated(
            workspace,
            made(article, target, tag, maker, now),
        )?],
        Command::AnnotateAll(targets, tag) => {
            let mut records = Vec::with_capacity(targets.len());
            for (article, target, heard) in targets {
                let made = made(article, target, tag.clone(), maker, now);
                let said = heard.map(|it| {
                    let mode = mode_of(find_open(workspace, article)?, &made);
                    attributed(workspace, &made, it, mode, maker)
                });
                records.push(annotated(workspace, made)?);
                records.extend(said.transpose()?);
            }
            records
        }
        Command::AddPiece(id, spans) => {
            vec![altered(workspace, id, |it| {
                it.target = it.target.with(spans)
            })?]
        }
        Command::Reshape(id, target) => vec![altered(workspace, id, |it| it.target = target)?],
        Command::Retag(ids, tag) => {
            let retagged = |id| altered(workspace, id, |it| it.tag = tag.clone());
            ids.into_iter().map(retagged).collect::<Result<_, _>>()?
        }
        Command::WriteNote(id, note, _) => {
            let annotation = (**find(workspace, id)?).clone();
            vec![Record::Annotation(Rc::new(Annotation {
                note,
                ..annotation
            }))]
        }
        Command::Delete(ids) => deleted(workspace, &ids)?,
        Command::Attribute(claim, source, mode) => {
            let claim = find(workspace, claim)?;
            let heard = Heard { source, cue: None };
            vec![attributed(workspace, claim, heard, mode, maker)?]
        }
        Command::Act(act) => act.run(workspace, maker)?,
        Command::Import(records) => checked(workspace, records)?,
        Command::Introduce(name) => vec![introduced(maker.author, name, now)],
    };
    Ok(Change::to(workspace, records, now))
}

/// Records from outside, if every annotation among them lies in the text of an article that is here or comes
/// with them, and no article changes its text.
fn checked(workspace: &Workspace, records: Vec<Record>) -> Result<Vec<Record>, Refusal> {
    let mut coming: LiteMap<ArticleId, Rc<Article>> = LiteMap::new();
    for record in &records {
        if let Record::Article(it) = record {
            coming.insert(it.id, Rc::clone(it));
        }
    }
    for article in coming.values() {
        let key = RecordKey::Article(article.id);
        if let Some(Record::Article(mine)) = workspace.record(key)
            && mine.hash != article.hash
        {
            return Err(Refusal::OtherText);
        }
    }
    for record in &records {
        let target = match record {
            Record::Annotation(it) => Some((it.article, &it.target)),
            Record::Attribution(it) => it.cue.as_ref().map(|cue| (it.article, cue)),
            _ => None,
        };
        if let Some((article, target)) = target {
            let coming = coming.get(&article);
            let article = coming.or_else(|| workspace.article(article));
            if !fits(article.ok_or(Refusal::NoArticle)?, target) {
                return Err(Refusal::OutsideText);
            }
        }
        if let Some(article) = record.key().within() {
            let is_here = workspace.article(article).is_some();
            if !is_here && !coming.contains_key(&article) {
                return Err(Refusal::NoArticle);
            }
        }
    }
    Ok(records)
}

pub(super) fn introduced(id: AuthorId, name: Rc<str>, modified: Millis) -> Record {
    Record::Author(Rc::new(Author { id, name, modified }))
}

fn find_article(workspace: &Workspace, id: ArticleId) -> Result<&Rc<Article>, Refusal> {
    workspace.article(id).ok_or(Refusal::NoArticle)
}

/// The article, if it may be changed.
pub(super) fn find_open(workspace: &Workspace, id: ArticleId) -> Result<&Rc<Article>, Refusal> {
    let article = find_article(workspace, id)?;
    if article.is_read_only {
        Err(Refusal::ReadOnly)
    } else {
        Ok(article)
    }
}

pub(super) fn find(workspace: &Workspace, id: AnnotationId) -> Result<&Rc<Annotation>, Refusal> {
    let annotation = workspace.annotation(id).ok_or(Refusal::NoAnnotation)?;
    find_open(workspace, annotation.article)?;
    Ok(annotation)
}

/// The tombstones of annotations and of all that would point at nothing.
pub(super) fn deleted(workspace: &Workspace, ids: &[AnnotationId]) -> Result<Vec<Record>, Refusal> {
    let mut records = Vec::with_capacity(ids.len());
    let mut articles: Vec<ArticleId> = Vec::new();
    for id in ids {
        let annotation = find(workspace, *id)?;
        if !articles.contains(&annotation.article) {
            articles.push(annotation.article);
        }
        records.push(Record::Annotation(Rc::clone(annotation)).deleted());
    }
    let gone = ordered(ids, |it| it.0.halves());
    let is_gone = |id: AnnotationId| gone.binary_search(&id).is_ok();
    for article in articles {
        let layer = workspace.layer(article);
        // Whoever is known to be meant still says it.
        let left = |voice: Source| match voice.mention().filter(|it| is_gone(*it)) {
            Some(mention) => {
                let entity = particulars_in(&layer, mention)?.1.entity;
                entity.map(Source::Entity)
            }
            None => Some(voice),
        };
        for said in layer.attributions() {
            if is_gone(said.claim) {
                records.push(Record::Attribution(Rc::clone(said)).deleted());
            } else {
                records.extend(resourced(workspace, said, left));
            }
        }
        let lost = layer.findings().filter(|it| is_gone(it.about));
        records.extend(lost.map(|it| Record::Finding(Rc::clone(it)).deleted()));
    }
    // Links to them, from whichever article.
    for article in workspace.articles() {
        let layer = workspace.layer(article.id);
        let leads_there = |it: &&Rc<Finding>| match &it.says {
            Says::Link(link) => is_gone(link.to) && !is_gone(it.about),
            _ => false,
        };
        let lost = layer.findings().filter(leads_there);
        records.extend(lost.map(|it| Record::Finding(Rc::clone(it)).deleted()));
    }
    Ok(records)
}

/// The record of a new attribution, if both of its ends are in one article and it is no second one. The claim may be
/// one that is made in the same step.
fn attributed(
    workspace: &Workspace,
    claim: &Annotation,
    Heard { source, cue }: Heard,
    mode: Mode,
    maker: Maker<'_>,
) -> Result<Record, Refusal> {
    let layer = workspace.layer(claim.article);
    check_voice(workspace, claim.id, &layer, source)?;
    if layer
        .sources_of(claim.id)
        .iter()
        .any(|it| it.source == source)
    {
        return Err(Refusal::SameSource);
    }
    Ok(Record::Attribution(Rc::new(Attribution {
        id: AttributionId(maker.ids.next()),
        article: claim.article,
        claim: claim.id,
        source,
        mode,
        cue,
        told_by: None,
        provenance: Provenance::new(maker.author, maker.clock.now()),
    })))
}

/// Whether somebody who is to say or to tell a claim is there, and is not the claim itself.
pub(super) fn check_voice(
    workspace: &Workspace,
    claim: AnnotationId,
    layer: &Layer,
    voice: Source,
) -> Result<(), Refusal> {
    match voice {
        Source::Mention(id) if id == claim => Err(Refusal::OwnSource),
        Source::Mention(id) => layer.get(id).map(drop).ok_or(Refusal::NoAnnotation),
        Source::Entity(id) => find_entity(workspace, id).map(drop),
        Source::Reporter => Ok(()),
    }
}

/// A new annotation.
fn made(
    article: ArticleId,
    target: Target,
    tag: TagKey,
    maker: Maker<'_>,
    now: Millis,
) -> Annotation {
    Annotation {
        id: AnnotationId(maker.ids.next()),
        article,
        target,
        tag,
        note: "".into(),
        provenance: Provenance::new(maker.author, now),
    }
}

/// The record of an annotation with another target or tag.
fn altered(
    workspace: &Workspace,
    id: AnnotationId,
    alter: impl FnOnce(&mut Annotation),
) -> Result<Record, Refusal> {
    let mut annotation = (**find(workspace, id)?).clone();
    alter(&mut annotation);
    annotated(workspace, annotation)
}

/// The record of a new or changed annotation, if its target is in the text and it is no second one of the
/// same author with the same tag on the same words.
pub(super) fn annotated(workspace: &Workspace, annotation: Annotation) -> Result<Record, Refusal> {
    let article = find_open(workspace, annotation.article)?;
    if !fits(article, &annotation.target) {
        return Err(Refusal::OutsideText);
    }
    let layer = workspace.layer(annotation.article);
    let start = annotation.target.hull().start();
    let twin = layer.beginning_at(start).find(|it| {
        it.target == annotation.target
            && it.tag == annotation.tag
            && it.provenance.by == annotation.provenance.by
            && it.id != annotation.id
    });
    match twin {
        Some(twin) => Err(Refusal::AlreadyTagged(twin.id, annotation.tag)),
        None => Ok(Record::Annotation(Rc::new(annotation))),
    }
}

/// Whether a target lies in the text of an article and cuts no character.
pub(super) fn fits(article: &Article, target: &Target) -> bool {
    target.pieces().iter().all(|&span| article.text.holds(span))
}

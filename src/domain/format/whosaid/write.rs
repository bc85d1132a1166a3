//! Records to a file: always the same file for the same records.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde_json::{Value, json};

use super::{VERSION, enclosures, entities, links, scales, stamp, tied, v1};
use crate::domain::anchor;
use crate::domain::model::{
    Annotation, AnnotationId, Article, ArticleId, Attribution, Author, AuthorId, Block, BlockKind,
    Enclosure, Entity, EntityId, Finding, Provenance, Record, Says, Scale, ScaleId, Source,
    is_web_address,
};
use crate::domain::text::{Byte, CodePoint, Span, Target, Text};

/// A file, and what is not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The file: JSON in UTF-8.
    pub file: String,
    /// Annotations that could not be written, because their article was not given or does not hold them.
    pub left_out: Vec<AnnotationId>,
}

/// Writes articles, their annotations, who claims are said by, what was found out about them, the entities that these
/// speak of, all scales of verdicts, what else lies with the articles, and the authors of all. What is deleted stays behind: whoever deletes a note expects it not to travel.
#[must_use]
pub fn write(records: impl IntoIterator<Item = Record>) -> Written {
    let mut articles: BTreeMap<ArticleId, Rc<Article>> = BTreeMap::new();
    let mut annotations: Vec<Rc<Annotation>> = Vec::new();
    let mut authors: BTreeMap<AuthorId, Rc<Author>> = BTreeMap::new();
    let mut attributions: Vec<Rc<Attribution>> = Vec::new();
    let mut findings: Vec<Rc<Finding>> = Vec::new();
    let mut entities: BTreeMap<EntityId, Rc<Entity>> = BTreeMap::new();
    let mut scales: BTreeMap<ScaleId, Rc<Scale>> = BTreeMap::new();
    let mut enclosed: Vec<Rc<Enclosure>> = Vec::new();
    for record in records.into_iter().filter(|it| !it.is_deleted()) {
        match record {
            Record::Article(it) => drop(articles.insert(it.id, it)),
            Record::Annotation(it) => annotations.push(it),
            Record::Attribution(it) => attributions.push(it),
            Record::Finding(it) => findings.push(it),
            Record::Entity(it) => drop(entities.insert(it.id, it)),
            Record::Scale(it) => drop(scales.insert(it.id, it)),
            Record::Enclosure(it) => enclosed.push(it),
            Record::Author(it) => drop(authors.insert(it.id, it)),
        }
    }
    annotations.sort_by(|a, b| {
        let order = a.article.cmp(&b.article);
        order
            .then_with(|| a.target.cmp(&b.target))
            .then_with(|| a.id.cmp(&b.id))
    });
    let names = Names(&authors);
    let mut left_out = Vec::new();
    let mut written = BTreeSet::new();
    let mut items = Vec::with_capacity(annotations.len());
    for annotation in &annotations {
        let item = articles
            .get(&annotation.article)
            .and_then(|article| names.annotation(article, annotation));
        match item {
            Some(item) => {
                written.insert(annotation.id);
                items.push(v1::Item::Mark(item));
            }
            None => left_out.push(annotation.id),
        }
    }
    // Only where both ends are in the file: no link points at nothing.
    let has = |id: &AnnotationId| written.contains(id);
    let is_there = |source: Source| match source {
        Source::Mention(id) => has(&id),
        Source::Entity(id) => entities.contains_key(&id),
        Source::Reporter => true,
    };
    let is_told = |it: &Attribution| it.told_by.is_none_or(is_there);
    attributions.retain(|it| has(&it.claim) && is_there(it.source) && is_told(it));
    attributions.sort_by_key(|it| (it.article, it.claim, it.id));
    let said = attributions.iter().map(|it| {
        let article = articles.get(&it.article);
        v1::Item::Said(names.attribution(it, article))
    });
    items.extend(said);
    let is_known = |it: &Finding| meant(it).is_none_or(|it| entities.contains_key(&it));
    findings.retain(|it| has(&it.about) && is_known(it));
    findings.sort_by_key(|it| (it.article, it.about, it.provenance.created, it.id));
    let voices = attributions
        .iter()
        .flat_map(|it| [Some(it.source), it.told_by]);
    let sources = voices.filter_map(|it| match it {
        Some(Source::Entity(id)) => Some(id),
        _ => None,
    });
    let spoken_of: BTreeSet<EntityId> = findings
        .iter()
        .filter_map(|it| meant(it))
        .chain(sources)
        .collect();
    entities.retain(|id, _| spoken_of.contains(id));
    let found = findings.iter().map(|it| names.finding(it));
    items.extend(found.map(|it| v1::Item::Found(Box::new(it))));
    enclosed.retain(|it| articles.contains_key(&it.article));
    enclosed.sort_by_key(|it| (it.article, it.provenance.created, it.id));
    let ids = || articles.keys().map(|id| id.0);
    let label = articles.values().next();
    let collection = v1::Collection {
        context: json!([v1::ANNO, { "whosaid": v1::OWN }]),
        id: stamp::uuid(stamp::derived("collection", ids())),
        kind: "AnnotationCollection",
        label: label.map_or_else(String::new, |it| it.details.title.clone()),
        generator: v1::Generator {
            id: "urn:whosaid:app",
            kind: "Software",
            name: concat!("Whosaid ", env!("CARGO_PKG_VERSION")),
        },
        format: VERSION,
        unit: v1::UNIT,
        authors: authors.values().map(|it| names.author(it)).collect(),
        entities: entities
            .values()
            .map(|it| entities::Wire::of(it, names.agent(it.provenance.by)))
            .collect(),
        // Those that no verdict has the words of too: they are what verdicts are to be given by.
        scales: scales
            .values()
            .map(|it| scales::Wire::of(it, names.agent(it.provenance.by)))
            .collect(),
        articles: articles.values().map(|it| names.article(it)).collect(),
        enclosures: enclosed
            .iter()
            .filter_map(|it| enclosures::Wire::of(it, names.agent(it.provenance.by)))
            .collect(),
        total: items.len(),
        first: (!items.is_empty()).then(|| v1::Page {
            id: stamp::uuid(stamp::derived("page", ids())),
            kind: "AnnotationPage",
            start: 0,
            items,
        }),
    };
    Written {
        // Strings, numbers and lists only: nothing here that JSON could not say.
        file: serde_json::to_string(&collection).unwrap_or_default(),
        left_out,
    }
}

/// The entity that a finding speaks of.
fn meant(finding: &Finding) -> Option<EntityId> {
    match &finding.says {
        Says::Particulars(it) => it.entity,
        _ => None,
    }
}

/// Who is called what.
struct Names<'a>(&'a BTreeMap<AuthorId, Rc<Author>>);

impl Names<'_> {
    fn agent(&self, id: AuthorId) -> v1::Agent {
        v1::Agent {
            id: stamp::uuid(id.0),
            kind: "Person".into(),
            nickname: self
                .0
                .get(&id)
                .map_or_else(String::new, |it| it.name.to_string()),
        }
    }

    fn author(&self, author: &Author) -> v1::Author {
        v1::Author {
            agent: self.agent(author.id),
            modified: stamp::time(author.modified),
        }
    }

    fn article(&self, article: &Article) -> v1::Article {
        let Provenance {
            by,
            created,
            modified,
            revision,
            ..
        } = article.provenance;
        let details = &article.details;
        let is_lines = article.blocks == Article::lines(article.text.as_str());
        v1::Article {
            id: stamp::uuid(article.id.0),
            kind: "Text".into(),
            label: details.title.clone(),
            source: details.source.clone(),
            author: details.author.clone(),
            published: details.published.clone(),
            language: details.language.clone(),
            creator: self.agent(by),
            created: stamp::time(created),
            modified: stamp::time(modified),
            revision,
            is_read_only: article.is_read_only,
            hash: stamp::sha256(article.hash),
            blocks: (!is_lines).then(|| v1::Lenient(Ok(blocks(&article.text, &article.blocks)))),
            text: article.text.as_str().to_owned(),
        }
    }

    fn attribution(
        &self,
        attribution: &Attribution,
        article: Option<&Rc<Article>>,
    ) -> tied::Attribution {
        let Provenance {
            by,
            created,
            modified,
            revision,
            ..
        } = attribution.provenance;
        tied::Attribution {
            id: stamp::uuid(attribution.id.0),
            kind: Value::from("Annotation"),
            creator: self.agent(by),
            created: stamp::time(created),
            modified: stamp::time(modified),
            motivation: Value::from("linking"),
            body: uuid_of(attribution.source),
            target: stamp::uuid(attribution.claim.0),
            mode: attribution.mode.key().to_owned(),
            cue: article
                .zip(attribution.cue.as_ref())
                .and_then(|(article, cue)| pieces(article, cue)),
            told_by: attribution.told_by.and_then(uuid_of),
            revision,
        }
    }

    fn finding(&self, finding: &Finding) -> tied::Finding {
        let Provenance {
            by,
            created,
            modified,
            revision,
            ..
        } = finding.provenance;
        let blank = tied::Finding {
            id: stamp::uuid(finding.id.0),
            kind: Value::from("Annotation"),
            creator: self.agent(by),
            created: stamp::time(created),
            modified: stamp::time(modified),
            target: stamp::uuid(finding.about.0),
            revision,
            ..tied::Finding::default()
        };
        match finding.says.clone() {
            Says::Evidence(evidence) => {
                let is_web = is_web_address(&evidence.source);
                let (address, citation) = if is_web {
                    (Value::from(evidence.source), String::new())
                } else {
                    (Value::Null, evidence.source)
                };
                tied::Finding {
                    motivation: Value::from("linking"),
                    body: address,
                    stance: evidence.stance.key().to_owned(),
                    citation,
                    passage: evidence.passage,
                    consulted: evidence.consulted,
                    question: evidence.question,
                    answer: evidence.answer,
                    ..blank
                }
            }
            Says::Verdict(verdict) => tied::Finding {
                motivation: Value::from("assessing"),
                body: match verdict.reason.as_str() {
                    "" => Value::Null,
                    reason => {
                        json!({ "type": "TextualBody", "purpose": "commenting", "value": reason, "format": "text/plain" })
                    }
                },
                verdict: verdict.rating.key().to_owned(),
                called: verdict.called,
                ..blank
            },
            Says::Particulars(particulars) => entities::finding(particulars, blank),
            Says::Link(link) => links::finding(link, blank),
        }
    }

    fn annotation(&self, article: &Article, annotation: &Annotation) -> Option<v1::Annotation> {
        let Provenance {
            by,
            created,
            modified,
            revision,
            ..
        } = annotation.provenance;
        let mut bodies = vec![body("tagging", annotation.tag.as_str())];
        if !annotation.note.is_empty() {
            bodies.push(body("commenting", &annotation.note));
        }
        Some(v1::Annotation {
            id: stamp::uuid(annotation.id.0),
            kind: Value::from("Annotation"),
            creator: self.agent(by),
            created: stamp::time(created),
            modified: stamp::time(modified),
            motivation: Value::from("tagging"),
            body: v1::Many(bodies),
            target: pieces(article, &annotation.target)?,
            article: Some(stamp::uuid(article.id.0)),
            revision,
        })
    }
}

fn body(purpose: &str, value: &str) -> v1::Body {
    v1::Body {
        kind: "TextualBody".into(),
        purpose: purpose.into(),
        value: value.into(),
        format: "text/plain".into(),
    }
}

/// The mention or the entity that a source is.
fn uuid_of(source: Source) -> Option<String> {
    match source {
        Source::Mention(it) => Some(stamp::uuid(it.0)),
        Source::Entity(it) => Some(stamp::uuid(it.0)),
        Source::Reporter => None,
    }
}

/// A target in the text of its article; `None` where it is not within that.
fn pieces(article: &Article, target: &Target) -> Option<v1::Many<v1::Piece>> {
    let source = stamp::sha256(article.hash);
    let pieces = target.pieces().iter();
    let pieces = pieces.map(|span| piece(&article.text, &source, *span));
    pieces.collect::<Option<_>>().map(v1::Many)
}

fn piece(text: &Text, source: &str, span: Span) -> Option<v1::Piece> {
    let quote = anchor::describe(text, span)?;
    let start = text.code_points_of(span.start())?.get();
    let end = text.code_points_of(span.end())?.get();
    Some(v1::Piece {
        kind: "SpecificResource".into(),
        source: source.to_owned(),
        selector: v1::Many(vec![
            v1::Selector {
                kind: "TextQuoteSelector".into(),
                exact: Some(quote.exact),
                prefix: Some(quote.prefix),
                suffix: Some(quote.suffix),
                ..v1::Selector::default()
            },
            v1::Selector {
                kind: "TextPositionSelector".into(),
                start: Some(start.into()),
                end: Some(end.into()),
                ..v1::Selector::default()
            },
        ]),
    })
}

fn blocks(text: &Text, blocks: &[Block]) -> Vec<v1::Block> {
    let mut at = 0;
    let mut counted = CodePoint::default();
    let mut out = Vec::with_capacity(blocks.len());
    for block in blocks {
        at += block.len as usize;
        let end = text
            .code_points_of(Byte::new(at))
            .unwrap_or(text.code_points());
        let (kind, level, number) = match block.kind {
            BlockKind::Paragraph => (v1::Kind::Paragraph, None, None),
            BlockKind::Heading(level) => (v1::Kind::Heading, Some(level), None),
            BlockKind::Item { depth, number } => (v1::Kind::Item, Some(depth), number),
            BlockKind::Quotation => (v1::Kind::Quotation, None, None),
            BlockKind::Verbatim => (v1::Kind::Verbatim, None, None),
        };
        let length = end.get().saturating_sub(counted.get());
        out.push(v1::Block {
            kind,
            length: u32::try_from(length).unwrap_or(u32::MAX),
            level,
            number,
        });
        counted = end;
    }
    out
}

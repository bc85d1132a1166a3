//! A file to records. A broken part is left out and named; the others come in.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::locate::{Located, cue, locate};
use super::parse::parse;
use super::values::{blocks, bodies, broken, id, provenance, says, time};
use super::{
    MAX_ANNOTATIONS, MAX_ARTICLES, MAX_SCALES, MAX_TEXT, VERSION, enclosures, entities, scales,
    stamp, tied, v1,
};
use crate::domain::format::{Code, Imported, Problem};
use crate::domain::model::{
    Annotation, AnnotationId, Article, ArticleId, Attribution, AttributionId, Author, AuthorId,
    Details, Enclosure, EnclosureId, Entity, EntityId, Finding, FindingId, Id, Mode, Record, Says,
    Scale, ScaleId, Source, TextHash,
};
use crate::domain::text::Text;

/// Reads a file of version 1, and what it can of a newer one.
///
/// # Errors
/// The one problem for which nothing of the file could be read.
pub fn read(bytes: &[u8]) -> Result<Imported, Problem> {
    let incoming = parse(bytes)?;
    let version = incoming
        .format
        .as_ref()
        .and_then(serde_json::Number::as_u64);
    let Some(version) = version.filter(|&it| it > 0) else {
        let detail = "whosaid:format must be 1 or more";
        return Err(Problem::new(Code::WrongShape).with("detail", detail));
    };
    if let Some(unit) = incoming.unit.filter(|it| it != v1::UNIT) {
        return Err(Problem::new(Code::UnknownUnit).with("found", unit));
    }
    let items = incoming.first.map_or_else(Vec::new, |it| it.items);
    limit("articles", incoming.articles.len(), MAX_ARTICLES)?;
    limit("annotations", items.len(), MAX_ANNOTATIONS)?;
    limit("entities", incoming.entities.len(), MAX_ANNOTATIONS)?;
    limit("scales", incoming.scales.len(), MAX_SCALES)?;
    limit("enclosures", incoming.enclosures.len(), MAX_ARTICLES)?;

    let mut reader = Reader::default();
    if version > VERSION {
        let problem = Problem::new(Code::NewerVersion).with("limit", VERSION);
        reader.problems.push(problem.with("found", version));
    }
    reader.each(
        incoming.authors,
        "authors",
        Code::BrokenAuthor,
        Reader::author,
    );
    reader.each(
        incoming.entities,
        "entities",
        Code::BrokenEntity,
        Reader::entity,
    );
    reader.each(incoming.scales, "scales", Code::BrokenScale, Reader::scale);
    for (idx, article) in incoming.articles.into_iter().enumerate() {
        let at = format!("whosaid:articles[{idx}]");
        let article = article.0.map_err(|it| broken(Code::BrokenArticle, it));
        let outcome = article.and_then(|it| reader.article(it, version > VERSION, &at));
        reader.note(outcome, &at);
    }
    reader.each(
        incoming.enclosures,
        "enclosures",
        Code::BrokenEnclosure,
        Reader::enclosure,
    );
    // They need their claims, wherever these stand.
    let (mut said, mut found) = (Vec::new(), Vec::new());
    for (idx, annotation) in items.into_iter().enumerate() {
        let at = format!("first.items[{idx}]");
        let annotation = annotation
            .0
            .map_err(|it| broken(Code::BrokenAnnotation, it));
        let outcome = annotation.and_then(|it| {
            let mark = match it {
                v1::Item::Mark(it) => it,
                v1::Item::Said(it) => {
                    said.push((at.clone(), it));
                    return Ok(());
                }
                v1::Item::Found(it) => {
                    found.push((at.clone(), it));
                    return Ok(());
                }
            };
            let id = stamp::parse_uuid(&mark.id).map(AnnotationId);
            reader
                .annotation(mark, &at)
                .map_err(|problem| problem.of(id))
        });
        reader.note(outcome, &at);
    }
    for (at, attribution) in said {
        let outcome = reader.attribution(attribution, &at);
        reader.note(outcome, &at);
    }
    for (at, finding) in found {
        let outcome = reader.finding(*finding);
        reader.note(outcome, &at);
    }
    Ok(reader.finish())
}

fn limit(what: &str, found: usize, limit: usize) -> Result<(), Problem> {
    if found <= limit {
        return Ok(());
    }
    let problem = Problem::new(Code::TooMany).with("what", what);
    Err(problem.with("found", found).with("limit", limit))
}

/// Keeps a record under its key; of two with one id the first counts.
fn keep_first<K: Ord, T>(
    kept: &mut BTreeMap<K, Rc<T>>,
    key: K,
    id: Id,
    record: T,
) -> Result<(), Problem> {
    if kept.contains_key(&key) {
        return Err(Problem::new(Code::DuplicateId).with("id", stamp::uuid(id)));
    }
    kept.insert(key, Rc::new(record));
    Ok(())
}

#[derive(Default)]
struct Reader {
    authors: BTreeMap<AuthorId, Rc<Author>>,
    entities: BTreeMap<EntityId, Rc<Entity>>,
    scales: BTreeMap<ScaleId, Rc<Scale>>,
    articles: BTreeMap<ArticleId, Rc<Article>>,
    by_hash: BTreeMap<TextHash, Vec<ArticleId>>,
    /// The annotations, each with its article.
    ids: BTreeMap<AnnotationId, ArticleId>,
    annotations: Vec<Rc<Annotation>>,
    attributions: BTreeMap<AttributionId, Rc<Attribution>>,
    findings: BTreeMap<FindingId, Rc<Finding>>,
    enclosures: BTreeMap<EnclosureId, Rc<Enclosure>>,
    problems: Vec<Problem>,
}

impl Reader {
    fn note(&mut self, outcome: Result<(), Problem>, at: &str) {
        self.problems.extend(outcome.err().map(|it| it.at(at)));
    }

    /// Reads each part of a member of the file; `code` names what cannot be understood.
    fn each<T>(
        &mut self,
        parts: Vec<v1::Lenient<T>>,
        member: &str,
        code: Code,
        read: fn(&mut Self, T) -> Result<(), Problem>,
    ) {
        for (idx, part) in parts.into_iter().enumerate() {
            let part = part.0.map_err(|it| broken(code, it));
            let outcome = part.and_then(|it| read(self, it));
            self.note(outcome, &format!("whosaid:{member}[{idx}]"));
        }
    }

    fn finish(self) -> Imported {
        let authors = self.authors.into_values().map(Record::Author);
        let entities = self.entities.into_values().map(Record::Entity);
        let scales = self.scales.into_values().map(Record::Scale);
        let articles = self.articles.into_values().map(Record::Article);
        let annotations = self.annotations.into_iter().map(Record::Annotation);
        let attributions = self.attributions.into_values().map(Record::Attribution);
        let findings = self.findings.into_values().map(Record::Finding);
        let enclosures = self.enclosures.into_values().map(Record::Enclosure);
        Imported {
            records: authors
                .chain(entities)
                .chain(scales)
                .chain(articles)
                .chain(annotations)
                .chain(attributions)
                .chain(findings)
                .chain(enclosures)
                .collect(),
            problems: self.problems,
        }
    }

    fn author(&mut self, wire: v1::Author) -> Result<(), Problem> {
        let id = AuthorId(id(&wire.agent.id)?);
        let author = Author {
            id,
            name: wire.agent.nickname.into(),
            modified: time(&wire.modified)?,
        };
        if self.authors.contains_key(&id) {
            return Err(Problem::new(Code::DuplicateId).with("id", wire.agent.id));
        }
        self.authors.insert(id, Rc::new(author));
        Ok(())
    }

    fn entity(&mut self, wire: entities::Wire) -> Result<(), Problem> {
        let provenance = provenance(&wire.creator, &wire.created, &wire.modified, wire.revision)?;
        let entity = wire.read(provenance)?;
        keep_first(&mut self.entities, entity.id, entity.id.0, entity)
    }

    fn scale(&mut self, wire: scales::Wire) -> Result<(), Problem> {
        let provenance = provenance(&wire.creator, &wire.created, &wire.modified, wire.revision)?;
        let scale = wire.read(provenance)?;
        keep_first(&mut self.scales, scale.id, scale.id.0, scale)
    }

    fn enclosure(&mut self, wire: enclosures::Wire) -> Result<(), Problem> {
        let provenance = provenance(&wire.creator, &wire.created, &wire.modified, wire.revision)?;
        let enclosure = wire.read(provenance)?;
        if !self.articles.contains_key(&enclosure.article) {
            let article = stamp::uuid(enclosure.article.0);
            return Err(Problem::new(Code::NoArticle).with("found", article));
        }
        keep_first(
            &mut self.enclosures,
            enclosure.id,
            enclosure.id.0,
            enclosure,
        )
    }

    fn article(&mut self, wire: v1::Article, is_newer: bool, at: &str) -> Result<(), Problem> {
        let id = ArticleId(id(&wire.id)?);
        if self.articles.contains_key(&id) {
            return Err(Problem::new(Code::DuplicateId).with("id", wire.id));
        }
        let provenance = provenance(&wire.creator, &wire.created, &wire.modified, wire.revision)?;
        let about = |code| Problem::new(code).with("title", &wire.label);
        if wire.text.is_empty() {
            return Err(about(Code::EmptyArticle));
        }
        let hash = TextHash::of(&wire.text);
        if stamp::parse_sha256(&wire.hash) != Some(hash) {
            let problem = about(Code::WrongHash).with("expected", wire.hash);
            return Err(problem.with("found", stamp::sha256(hash)));
        }
        let text = Text::new(wire.text);
        let length = text.utf16_len().get();
        if length > MAX_TEXT {
            let problem = about(Code::LongArticle).with("found", length);
            return Err(problem.with("limit", MAX_TEXT));
        }
        let blocks = match wire.blocks {
            None => Article::lines(text.as_str()),
            Some(v1::Lenient(given)) => given
                .ok()
                .and_then(|it| blocks(&text, &it))
                .unwrap_or_else(|| {
                    self.problems.push(about(Code::BlocksReplaced).at(at));
                    Article::lines(text.as_str())
                }),
        };
        self.by_hash.entry(hash).or_default().push(id);
        let article = Article {
            id,
            text: Rc::new(text),
            hash,
            blocks,
            details: Rc::new(Details {
                title: wire.label,
                source: wire.source,
                author: wire.author,
                published: wire.published,
                language: wire.language,
            }),
            is_read_only: wire.is_read_only || is_newer,
            provenance,
        };
        self.articles.insert(id, Rc::new(article));
        Ok(())
    }

    fn annotation(&mut self, wire: v1::Annotation, at: &str) -> Result<(), Problem> {
        let id = AnnotationId(id(&wire.id)?);
        let provenance = provenance(&wire.creator, &wire.created, &wire.modified, wire.revision)?;
        let (tag, note) = bodies(wire.body.0)?;
        let article = self.article_of(wire.article.as_deref(), &wire.target.0)?;
        let target = match locate(&article.text, &wire.target.0) {
            Located::At(target, problems) => {
                let problems = problems.into_iter().map(|it| it.at(at).of(Some(id)));
                self.problems.extend(problems);
                target
            }
            Located::Nowhere(quote) => {
                return Err(Problem::new(Code::Orphan)
                    .with("quote", quote)
                    .with("title", &article.details.title)
                    .with("tag", tag)
                    .with("note", note));
            }
            Located::Unsaid(detail) => return Err(broken(Code::BrokenAnnotation, detail)),
        };
        if self.ids.contains_key(&id) {
            return Err(Problem::new(Code::DuplicateId).with("id", wire.id));
        }
        self.ids.insert(id, article.id);
        self.annotations.push(Rc::new(Annotation {
            id,
            article: article.id,
            target,
            tag,
            note: note.into(),
            provenance,
        }));
        Ok(())
    }

    fn attribution(&mut self, wire: tied::Attribution, at: &str) -> Result<(), Problem> {
        let id = AttributionId(id(&wire.id)?);
        let (claim, article) = self.end(&wire.target, None)?;
        let saying = |end: &String| self.saying(end, article);
        let source = wire.body.as_ref().map_or(Ok(Source::Reporter), saying)?;
        let told_by = wire.told_by.as_ref().map(saying).transpose()?;
        let wrong = |detail| broken(Code::BrokenAttribution, detail);
        if [Some(source), told_by].contains(&Some(Source::Mention(claim))) {
            return Err(wrong("a claim that is its own source".to_owned()));
        }
        if told_by == Some(source) {
            return Err(wrong("a source that tells what it says".to_owned()));
        }
        let mode = Mode::parse(&wire.mode);
        let mode = mode.ok_or_else(|| wrong(format!("whosaid:mode {}", wire.mode)))?;
        let provenance = provenance(&wire.creator, &wire.created, &wire.modified, wire.revision)?;
        if self.attributions.contains_key(&id) {
            return Err(Problem::new(Code::DuplicateId).with("id", wire.id));
        }
        let text = self.articles.get(&article).map(|it| &it.text);
        let (cue, problems) = match (text, wire.cue) {
            (Some(text), Some(pieces)) => cue(text, &pieces.0),
            _ => (None, Vec::new()),
        };
        self.problems
            .extend(problems.into_iter().map(|it| it.at(at)));
        let attribution = Attribution {
            id,
            article,
            claim,
            source,
            mode,
            cue,
            told_by,
            provenance,
        };
        self.attributions.insert(id, Rc::new(attribution));
        Ok(())
    }

    fn finding(&mut self, wire: tied::Finding) -> Result<(), Problem> {
        let id = FindingId(id(&wire.id)?);
        let (about, article) = self.end(&wire.target, None)?;
        let provenance = provenance(&wire.creator, &wire.created, &wire.modified, wire.revision)?;
        if self.findings.contains_key(&id) {
            return Err(Problem::new(Code::DuplicateId).with("id", wire.id));
        }
        let says = says(wire)?;
        self.check_ends(about, &says)?;
        let finding = Finding {
            id,
            article,
            about,
            says,
            provenance,
        };
        self.findings.insert(id, Rc::new(finding));
        Ok(())
    }

    /// Whether what a finding points at is in the file: the entity, and the other claim of a link, unless its article
    /// is somewhere else.
    fn check_ends(&self, about: AnnotationId, says: &Says) -> Result<(), Problem> {
        let missing = match says {
            Says::Particulars(it) => it
                .entity
                .filter(|it| self.known(*it).is_none())
                .map(|it| it.0),
            Says::Link(link) if link.to == about => {
                let detail = "a claim linked with itself".to_owned();
                return Err(broken(Code::BrokenFinding, detail));
            }
            Says::Link(link) => {
                let is_here = self.articles.contains_key(&link.article);
                let has_claim = self.ids.get(&link.to) == Some(&link.article);
                (is_here && !has_claim).then_some(link.to.0)
            }
            Says::Evidence(_) | Says::Verdict(_) => None,
        };
        missing.map_or(Ok(()), |it| {
            Err(Problem::new(Code::NoEnd).with("found", stamp::uuid(it)))
        })
    }

    /// Who says something: a mention in this article, or else an entity.
    fn saying(&self, uuid: &str, article: ArticleId) -> Result<Source, Problem> {
        let id = id(uuid)?;
        let is_mention = self.ids.contains_key(&AnnotationId(id));
        match self.known(EntityId(id)).filter(|_| !is_mention) {
            Some(entity) => Ok(Source::Entity(entity)),
            None => Ok(Source::Mention(self.end(uuid, Some(article))?.0)),
        }
    }

    /// The entity, if it is in the file.
    fn known(&self, id: EntityId) -> Option<EntityId> {
        self.entities.contains_key(&id).then_some(id)
    }

    /// The annotation at one end of an attribution or under a finding, which must be in the file, and in this article.
    fn end(
        &self,
        uuid: &str,
        article: Option<ArticleId>,
    ) -> Result<(AnnotationId, ArticleId), Problem> {
        let end = AnnotationId(id(uuid)?);
        let found = self.ids.get(&end);
        let found = found.filter(|it| article.is_none_or(|article| article == **it));
        found
            .map(|it| (end, *it))
            .ok_or_else(|| Problem::new(Code::NoEnd).with("found", uuid))
    }

    /// The article of an annotation: the one it names, or else the only one with the text of its target.
    fn article_of(
        &self,
        named: Option<&str>,
        pieces: &[v1::Piece],
    ) -> Result<Rc<Article>, Problem> {
        let source = pieces.first().map_or("", |it| it.source.as_str());
        let id = match named {
            Some(named) => Some(ArticleId(id(named)?)),
            None => stamp::parse_sha256(source)
                .and_then(|hash| self.by_hash.get(&hash))
                .and_then(|ids| <[ArticleId; 1]>::try_from(ids.as_slice()).ok())
                .map(|[id]| id),
        };
        let article = id.and_then(|id| self.articles.get(&id));
        let article = article
            .ok_or_else(|| Problem::new(Code::NoArticle).with("found", named.unwrap_or(source)))?;
        let stray = pieces
            .iter()
            .find(|it| stamp::parse_sha256(&it.source) != Some(article.hash));
        match stray {
            None => Ok(Rc::clone(article)),
            Some(piece) => Err(Problem::new(Code::OtherText)
                .with("expected", stamp::sha256(article.hash))
                .with("found", &piece.source)),
        }
    }
}

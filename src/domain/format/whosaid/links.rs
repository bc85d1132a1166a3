//! Links between claims as they stand in the file: annotations with the motivation `linking` and a relation, whose body
//! is the other claim. Its words and its article are named beside it, as that may be in another file.

use serde_json::Value;

use super::values::{broken, id};
use super::{stamp, tied};
use crate::domain::format::{Code, Problem};
use crate::domain::model::{AnnotationId, ArticleId, Link, Relation};

/// A link as an annotation.
pub(super) fn finding(link: Link, blank: tied::Finding) -> tied::Finding {
    tied::Finding {
        motivation: Value::from("linking"),
        body: Value::from(stamp::uuid(link.to.0)),
        relation: link.relation.key().to_owned(),
        to_article: stamp::uuid(link.article.0),
        to_hash: stamp::sha256(link.hash),
        to_title: link.title,
        to_quote: link.quote,
        ..blank
    }
}

/// A link out of an annotation.
pub(super) fn link(wire: tied::Finding) -> Result<Link, Problem> {
    let wrong = |name: &str, found: &str| broken(Code::BrokenFinding, format!("{name} {found}"));
    let relation = Relation::parse(&wire.relation);
    let hash = stamp::parse_sha256(&wire.to_hash);
    Ok(Link {
        relation: relation.ok_or_else(|| wrong("whosaid:relation", &wire.relation))?,
        to: AnnotationId(id(wire.body.as_str().unwrap_or_default())?),
        article: ArticleId(id(&wire.to_article)?),
        hash: hash.ok_or_else(|| wrong("whosaid:toHash", &wire.to_hash))?,
        title: wire.to_title,
        quote: wire.to_quote,
    })
}

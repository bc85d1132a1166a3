//! Makes the library that boards are measured with: what is marked in many articles, who says it, whom mentions mean,
//! how claims are rated and what contradicts what.

use serde_json::{Value, json};

use super::made::{Kind, Made, Mix, WHEN, WHO, article_of, file};
use super::random::Random;

/// How many articles there are, and code points and marks of each.
pub(crate) const ARTICLES: usize = 100;
const LENGTH: usize = 5_000;
pub(crate) const MARKS: usize = 100;

/// A fifth of all marks are claims.
const MIX: Mix = {
    use Kind::{Actor, Location, Long, Short};
    [
        Actor, Location, Actor, Long, Location, Actor, Location, Actor, Short, Actor,
    ]
};

/// How many entities are people or organisations, and how many places.
const PEOPLE: usize = 300;
const PLACES: usize = 200;

/// How many actors of each article mean somebody, and how many locations a place. The others are told apart by their
/// words: with all of them the library would not fit the five million units that browsers keep.
const MEANT: usize = 10;

/// A record that stands in the file.
fn record(random: &mut Random, of: &Value) -> Value {
    let mut record = json!({ "id": random.urn(), "type": "Annotation",
        "creator": { "id": WHO, "type": "Person" }, "created": WHEN, "modified": WHEN });
    if let (Some(record), Some(of)) = (record.as_object_mut(), of.as_object()) {
        record.extend(of.clone());
    }
    record
}

/// Half of the places have coordinates.
fn entity(random: &mut Random, number: usize) -> Value {
    let (kind, coordinates) = match number {
        0..PEOPLE if number.is_multiple_of(2) => ("person", String::new()),
        0..PEOPLE => ("organisation", String::new()),
        _ if number.is_multiple_of(2) => {
            ("place", format!("{}.5, {}.25", number % 60, number % 150))
        }
        _ => ("place", String::new()),
    };
    json!({ "id": random.urn(), "label": format!("Entity {number}"), "whosaid:kind": kind,
        "whosaid:coordinates": coordinates,
        "creator": { "id": WHO, "type": "Person" }, "created": WHEN, "modified": WHEN })
}

/// The file of the library, and the titles of its first two articles.
pub(crate) fn library() -> (String, [String; 2]) {
    let mut random = Random(2026);
    let title = |at: usize| format!("Story {:03}", at + 1);
    let articles: Vec<Made> = (0_u64..)
        .zip(0..ARTICLES)
        .map(|(seed, at)| article_of(&title(at), LENGTH, MARKS, &MIX, 3000 + seed))
        .collect();
    let entities: Vec<Value> = (0..PEOPLE + PLACES)
        .map(|it| entity(&mut random, it))
        .collect();
    let mut tied = Vec::new();
    for (at, (article, next)) in articles
        .iter()
        .zip(articles.iter().cycle().skip(1))
        .enumerate()
    {
        let ends = [("actor", 0, PEOPLE), ("location", PEOPLE, PLACES)];
        for (tag, first, count) in ends {
            for (nth, (mention, _)) in article.tagged(tag).into_iter().take(MEANT).enumerate() {
                let entity = entities.get(first + (at * MEANT + nth) % count);
                let entity = entity.and_then(|it| it.get("id"));
                let body = json!({ "type": "SpecificResource", "purpose": "identifying", "source": entity });
                let of = json!({ "motivation": "identifying", "body": body, "target": mention });
                tied.push(record(&mut random, &of));
            }
        }
        check(&mut random, &mut tied, article, next);
    }
    let file = file(&articles, &entities, &tied);
    // Made at one time, they come in the order of their ids.
    let mut titles: Vec<_> = articles.into_iter().map(|it| (it.id, it.title)).collect();
    titles.sort();
    let mut titles = titles.into_iter().map(|it| it.1);
    let firsts = [(); 2].map(|()| titles.next().unwrap_or_default());
    (file, firsts)
}

/// What is known of each claim: who says it and what kind it is; of each fifth a verdict with evidence; each fourth
/// contradicts another one, of the same article or of the next.
fn check(random: &mut Random, tied: &mut Vec<Value>, article: &Made, next: &Made) {
    let actors = article.tagged("actor");
    let claims = article.tagged("claim");
    for (nth, &(claim, _)) in claims.iter().enumerate() {
        let mut put = |of: Value| tied.push(record(random, &of));
        let of = |from: &[&'static str]| from.get(nth % from.len()).copied().unwrap_or_default();
        // Both those who are known and those who are not.
        if let Some((actor, _)) = actors.get(nth) {
            put(
                json!({ "motivation": "linking", "body": actor, "target": claim,
                "whosaid:mode": of(&["direct", "paraphrase", "mixed"]) }),
            );
        }
        put(json!({ "motivation": "classifying", "target": claim,
            "whosaid:claimType": of(&["fact", "statistic", "quotation", "prediction", "opinion"]) }));
        if nth.is_multiple_of(5) {
            put(json!({ "motivation": "assessing", "target": claim,
                "body": { "type": "TextualBody", "value": "As the report says." },
                "whosaid:verdict": of(&["supported", "refuted", "supported"]) }));
            put(
                json!({ "motivation": "linking", "target": claim, "body": "https://example.org/report",
                "whosaid:stance": of(&["supports", "refutes"]), "whosaid:passage": "It says so." }),
            );
        }
        let is_last = nth + 4 >= claims.len();
        let others = if is_last { next } else { article };
        let other = others
            .tagged("claim")
            .into_iter()
            .nth(if is_last { 0 } else { nth + 1 });
        if let Some((to, words)) = other.filter(|_| nth.is_multiple_of(4)) {
            put(
                json!({ "motivation": "linking", "target": claim, "body": to,
                "whosaid:relation": "contradicts", "whosaid:toArticle": others.id,
                "whosaid:toHash": others.hash(), "whosaid:toTitle": others.title,
                "whosaid:toQuote": words }),
            );
        }
    }
}

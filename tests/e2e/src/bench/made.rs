//! Makes the articles of the benchmark and their annotations out of a seed: invented words,
//! sentences and paragraphs, and marks of all tags that nest, cross and come in pieces.

use std::collections::HashSet;
use std::fmt::Write as _;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::random::Random;

/// Code points of a paragraph, about.
const PARAGRAPH: usize = 600;

/// One annotation for so many code points.
const PER_ANNOTATION: usize = 100;

/// An article of the benchmark.
#[derive(Debug)]
pub(crate) struct Made {
    pub(crate) title: String,
    pub(crate) id: String,
    text: Vec<char>,
    annotations: Vec<Value>,
}

/// Half-open, in code points.
type Range = (usize, usize);

/// A word and the paragraph it stands in.
struct Word {
    range: Range,
    paragraph: usize,
}

const HEADS: &[&str] = &[
    "b", "d", "fl", "g", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v",
];
const HEARTS: &[&str] = &["a", "e", "i", "o", "u", "ai", "ea", "é"];
const TAILS: &[&str] = &["", "", "n", "r", "s", "l", "nd", "rk"];

/// What a mark is of: claims of many words, of some, and of two pieces with words between.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    Actor,
    Location,
    Long,
    Short,
    Apart,
}

/// Ten marks one after the other.
pub(crate) type Mix = [Kind; 10];

const MIX: Mix = {
    use Kind::{Actor, Apart, Location, Long, Short};
    [
        Actor, Actor, Actor, Actor, Location, Location, Location, Long, Short, Apart,
    ]
};

/// The same article for the same seed: `length` code points, and an annotation for every hundred.
pub(crate) fn article(title: &str, length: usize, seed: u64) -> Made {
    article_of(title, length, length / PER_ANNOTATION, &MIX, seed)
}

/// The same with so many annotations, of these kinds by turns.
pub(crate) fn article_of(title: &str, length: usize, wanted: usize, mix: &Mix, seed: u64) -> Made {
    let mut random = Random(seed);
    let (text, words) = prose(&mut random, length);
    let id = random.urn();
    let hash = hash_of(&text);
    let mut targets: HashSet<(&'static str, Vec<Range>)> = HashSet::new();
    let mut annotations = Vec::with_capacity(wanted);
    while annotations.len() < wanted {
        let number = annotations.len();
        let step = words.len() / wanted.max(1);
        let first = number * step + random.below(step.max(1));
        let kind = mix.get(number % mix.len()).copied().unwrap_or(Kind::Actor);
        let (tag, pieces) = target(&mut random, &words, first, kind);
        if pieces.is_empty() || !targets.insert((tag, pieces.clone())) {
            continue;
        }
        annotations.push(annotation(&mut random, &text, &hash, &id, tag, &pieces));
    }
    Made {
        title: title.to_owned(),
        id,
        text,
        annotations,
    }
}

/// Running text with its words; a line a paragraph.
fn prose(random: &mut Random, length: usize) -> (Vec<char>, Vec<Word>) {
    let mut text: Vec<char> = Vec::with_capacity(length + 32);
    let mut words = Vec::new();
    let (mut paragraph, mut begun, mut in_sentence) = (0, 0, 0);
    while text.len() < length {
        let starts = in_sentence == 0;
        let is_quoted = starts && random.below(4) == 0;
        if is_quoted {
            text.push('“');
        }
        let mut word = String::new();
        for _ in 0..=random.below(3) {
            word.push_str(random.pick(HEADS));
            word.push_str(random.pick(HEARTS));
            word.push_str(random.pick(TAILS));
        }
        let start = text.len();
        let is_name = starts || random.below(9) == 0;
        text.extend(word.chars().enumerate().map(|(at, letter)| {
            if at == 0 && is_name {
                letter.to_ascii_uppercase()
            } else {
                letter
            }
        }));
        words.push(Word {
            range: (start, text.len()),
            paragraph,
        });
        in_sentence += 1;
        if is_quoted {
            text.extend([',', '”']);
        }
        if in_sentence > 8 && random.below(8) == 0 {
            text.push('.');
            in_sentence = 0;
            if text.len() - begun >= PARAGRAPH {
                text.push('\n');
                paragraph += 1;
                begun = text.len();
                continue;
            }
        }
        text.push(' ');
    }
    text.truncate(length);
    while words.last().is_some_and(|word| word.range.1 > length) {
        words.pop();
    }
    (text, words)
}

/// The words from the `first`-th on, as far as the paragraph goes.
fn stretch(words: &[Word], first: usize, count: usize) -> Option<Range> {
    let start = words.get(first)?;
    let end = words
        .get(first..)?
        .iter()
        .take(count)
        .take_while(|word| word.paragraph == start.paragraph)
        .last()?;
    Some((start.range.0, end.range.1))
}

/// What an annotation from the `first`-th word on marks, and as what. Claims are longer than the way from one
/// annotation to the next, so that they hold and cross others.
fn target(
    random: &mut Random,
    words: &[Word],
    first: usize,
    kind: Kind,
) -> (&'static str, Vec<Range>) {
    let one = |count| stretch(words, first, count).into_iter().collect();
    match kind {
        Kind::Actor => ("actor", one(1 + random.below(3))),
        Kind::Location => ("location", one(1 + random.below(2))),
        Kind::Long => ("claim", one(18 + random.below(8))),
        Kind::Short => ("claim", one(7 + random.below(8))),
        Kind::Apart => {
            let head: Option<Range> = stretch(words, first, 4);
            let tail = stretch(words, first + 7, 5);
            let apart = head
                .zip(tail)
                .filter(|(head, tail)| head.1 < tail.0)
                .map(|(head, tail)| vec![head, tail]);
            ("claim", apart.unwrap_or_else(|| one(5)))
        }
    }
}

fn hash_of(text: &[char]) -> String {
    let text: String = text.iter().collect();
    let mut hash = "urn:sha256:".to_owned();
    for byte in Sha256::digest(text.as_bytes()) {
        // Writing to a string does not fail.
        let _ = write!(hash, "{byte:02x}");
    }
    hash
}

pub(crate) const WHO: &str = "urn:uuid:5eed0000-0000-4000-8000-000000000001";
pub(crate) const WHEN: &str = "2026-01-02T03:04:05.000Z";

fn annotation(
    random: &mut Random,
    text: &[char],
    hash: &str,
    article: &str,
    tag: &str,
    pieces: &[Range],
) -> Value {
    let words = |from: usize, to: usize| -> String {
        text.get(from..to.min(text.len()))
            .unwrap_or_default()
            .iter()
            .collect()
    };
    let body = |purpose: &str, value: &str| json!({ "type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain" });
    let mut bodies = vec![body("tagging", tag)];
    if random.below(10) == 0 {
        bodies.push(body("commenting", "To be asked about again on the phone."));
    }
    let target: Vec<Value> = pieces
        .iter()
        .map(|&(start, end)| json!({ "type": "SpecificResource", "source": hash, "selector": [
            { "type": "TextQuoteSelector", "exact": words(start, end),
              "prefix": words(start.saturating_sub(32), start), "suffix": words(end, end + 32) },
            { "type": "TextPositionSelector", "start": start, "end": end },
        ]}))
        .collect();
    json!({
        "id": random.urn(), "type": "Annotation", "creator": { "id": WHO, "type": "Person" },
        "created": WHEN, "modified": WHEN, "motivation": "tagging", "body": bodies, "target": target,
        "whosaid:article": article,
    })
}

/// A `*.whosaid.json` of these articles, as the app itself writes them; with entities, and with what is tied to marks.
pub(crate) fn file(articles: &[Made], entities: &[Value], tied: &[Value]) -> String {
    let person = json!({ "id": WHO, "type": "Person" });
    let texts: Vec<Value> = articles
        .iter()
        .map(|it| {
            json!({ "id": it.id, "type": "Text", "label": it.title, "language": "en",
            "creator": person, "created": WHEN, "modified": WHEN, "whosaid:hash": hash_of(&it.text),
            "whosaid:text": it.text.iter().collect::<String>() })
        })
        .collect();
    let marks = articles.iter().flat_map(|it| &it.annotations);
    let items: Vec<&Value> = marks.chain(tied).collect();
    json!({
        "@context": ["http://www.w3.org/ns/anno.jsonld", { "whosaid": "urn:whosaid:" }],
        "id": "urn:uuid:5eed0000-0000-4000-8000-000000000002", "type": "AnnotationCollection",
        "label": "Made for the benchmark", "whosaid:format": 1, "whosaid:offsetUnit": "codepoint",
        "whosaid:authors": [{ "id": WHO, "type": "Person", "nickname": "Bench", "modified": WHEN }],
        "whosaid:entities": entities, "whosaid:articles": texts, "total": items.len(),
        "first": { "id": "urn:uuid:5eed0000-0000-4000-8000-000000000003", "type": "AnnotationPage",
            "startIndex": 0, "items": items },
    })
    .to_string()
}

impl Made {
    /// The hash of its text, as it stands in the file.
    pub(crate) fn hash(&self) -> String {
        hash_of(&self.text)
    }

    /// The ids of those with this tag, each with its first words.
    pub(crate) fn tagged(&self, tag: &str) -> Vec<(&str, &str)> {
        fn end(of: &Value) -> Option<(&str, &str)> {
            let words = of.pointer("/target/0/selector/0/exact")?;
            Some((of.get("id")?.as_str()?, words.as_str()?))
        }
        let of_tag = |it: &&Value| it.pointer("/body/0/value").is_some_and(|it| it == tag);
        let all = self.annotations.iter().filter(of_tag);
        all.filter_map(end).collect()
    }

    /// How many annotations it has.
    pub(crate) fn n_annotations(&self) -> usize {
        self.annotations.len()
    }

    /// The pieces of each annotation, each `[start, end]` in code points: none of the invented text is beyond
    /// UTF-16's first plane, so these are UTF-16 offsets too.
    pub(crate) fn targets(&self) -> Value {
        let pieces = |annotation: &Value| -> Vec<Value> {
            let pieces = annotation.get("target").and_then(Value::as_array);
            let position = |it: &Value| {
                let place = it.get("selector")?.get(1)?;
                Some(json!([place.get("start")?, place.get("end")?]))
            };
            pieces.into_iter().flatten().filter_map(position).collect()
        };
        self.annotations.iter().map(pieces).collect()
    }

    /// Its text.
    pub(crate) fn text(&self) -> String {
        self.text.iter().collect()
    }

    /// Code points of its text.
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }
}

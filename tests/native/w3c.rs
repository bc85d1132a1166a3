//! Every file we write is a valid Web Annotation collection: each rule of the recommendation, checked here.
//!
//! The rules are read from the Web Annotation Data Model, W3C Recommendation of 23 February 2017; numbers are
//! its sections. Where the official schemas are at hand, they judge as well.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use std::fs;
use std::path::Path;

use jsonschema::{Registry, Validator};
use serde_json::{Value, json};
use whosaid::domain::format::whosaid::write;

use crate::whosaid_file::{
    article, author, with_entities, with_findings, with_scales, with_sources,
};

const ANNO: &str = "http://www.w3.org/ns/anno.jsonld";

const MOTIVATIONS: &[&str] = &[
    "assessing",
    "bookmarking",
    "classifying",
    "commenting",
    "describing",
    "editing",
    "highlighting",
    "identifying",
    "linking",
    "moderating",
    "questioning",
    "replying",
    "tagging",
];

/// Members that the recommendation names, as far as we use them.
const MEMBERS: &[&str] = &[
    "@context",
    "id",
    "type",
    "label",
    "generator",
    "name",
    "total",
    "first",
    "startIndex",
    "items",
    "creator",
    "nickname",
    "created",
    "modified",
    "motivation",
    "body",
    "target",
    "purpose",
    "value",
    "format",
    "source",
    "selector",
    "exact",
    "prefix",
    "suffix",
    "start",
    "end",
    "language",
];

/// One rule, and a change to a valid file that must break it.
struct Rule {
    name: &'static str,
    holds: fn(&Value) -> bool,
    breaks: fn(&mut Value),
}

/// A value, or the values of an array.
fn many(value: &Value) -> Vec<&Value> {
    match value {
        Value::Null => vec![],
        Value::Array(values) => values.iter().collect(),
        other => vec![other],
    }
}

fn items(file: &Value) -> Vec<&Value> {
    many(&file["first"]["items"])
}

fn each<'a>(of: Vec<&'a Value>, member: &str) -> Vec<&'a Value> {
    of.into_iter().flat_map(|it| many(&it[member])).collect()
}

fn bodies(file: &Value) -> Vec<&Value> {
    let all = each(items(file), "body");
    all.into_iter().filter(|it| it.is_object()).collect()
}

fn targets(file: &Value) -> Vec<&Value> {
    let all = each(items(file), "target");
    all.into_iter().filter(|it| it.is_object()).collect()
}

fn selectors<'a>(file: &'a Value, kind: &str) -> Vec<&'a Value> {
    let all = each(targets(file), "selector");
    all.into_iter().filter(|it| it["type"] == kind).collect()
}

fn all(values: Vec<&Value>, holds: impl Fn(&Value) -> bool) -> bool {
    values.into_iter().all(holds)
}

/// An absolute IRI: a scheme, a colon, and something without spaces.
fn is_iri(value: &Value) -> bool {
    let Some((scheme, rest)) = value.as_str().and_then(|it| it.split_once(':')) else {
        return false;
    };
    let is_scheme = scheme.starts_with(|it: char| it.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || "+-.".contains(it));
    let is_rest = |it: char| !it.is_whitespace() && !it.is_control() && !"<>\"{}|\\^`".contains(it);
    is_scheme && !rest.is_empty() && rest.chars().all(is_rest)
}

/// xsd:dateTime in UTC, the time zone said as Z.
fn is_time(value: &Value) -> bool {
    let Some(text) = value.as_str().and_then(|it| it.strip_suffix('Z')) else {
        return false;
    };
    let shape: String = text
        .chars()
        .map(|it| if it.is_ascii_digit() { '0' } else { it })
        .collect();
    let (seconds, fraction) = shape.split_at_checked(19).unwrap_or((&shape, ""));
    let is_fraction = fraction.is_empty()
        || fraction
            .strip_prefix('.')
            .is_some_and(|it| !it.is_empty() && it.chars().all(|it| it == '0'));
    seconds == "0000-00-00T00:00:00" && is_fraction
}

fn has_context(file: &Value) -> bool {
    match &file["@context"] {
        Value::String(one) => one == ANNO,
        Value::Array(several) => several.len() > 1 && several.iter().any(|it| it == ANNO),
        _ => false,
    }
}

fn has_type(value: &Value, kind: &str) -> bool {
    many(&value["type"]).into_iter().any(|it| it == kind)
}

fn is_count(value: &Value) -> bool {
    value.as_u64().is_some()
}

fn times(file: &Value, member: &str) -> bool {
    let mut places = items(file);
    places.extend(bodies(file));
    places.extend(targets(file));
    places.push(file);
    places.extend(many(&file["first"]));
    all(places, |it| it.get(member).is_none_or(is_time))
}

fn agents(file: &Value) -> Vec<&Value> {
    let mut agents = each(items(file), "creator");
    agents.extend(many(&file["generator"]));
    agents.extend(many(&file["whosaid:authors"]));
    agents.extend(each(many(&file["whosaid:articles"]), "creator"));
    agents
}

/// The words of each piece, cut out of the article's text by code points.
fn positions_give_the_words(file: &Value) -> bool {
    all(items(file), |item| {
        let articles = many(&file["whosaid:articles"]);
        let article = articles
            .into_iter()
            .find(|it| it["id"] == item["whosaid:article"]);
        let text: Vec<char> = article
            .and_then(|it| it["whosaid:text"].as_str())
            .unwrap_or_default()
            .chars()
            .collect();
        let pieces = many(&item["target"]).into_iter();
        let pieces = pieces.filter(|it| it.is_object()).collect();
        all(pieces, |piece| {
            let [quote, position] = many(&piece["selector"])[..] else {
                return false;
            };
            let at = |it: &Value| it.as_u64().map_or(usize::MAX, |it| it as usize);
            let words = text.get(at(&position["start"])..at(&position["end"]));
            words.is_some_and(|it| {
                Some(it.iter().collect::<String>().as_str()) == quote["exact"].as_str()
            })
        })
    })
}

fn are_own_words_marked(value: &Value) -> bool {
    match value {
        Value::Object(members) => members.iter().all(|(name, member)| {
            let is_known = MEMBERS.contains(&name.as_str()) || name.starts_with("whosaid:");
            is_known && (name == "@context" || are_own_words_marked(member))
        }),
        Value::Array(values) => values.iter().all(are_own_words_marked),
        _ => true,
    }
}

fn item(file: &mut Value) -> &mut Value {
    &mut file["first"]["items"][0]
}

/// The tag of the second item, which has a note as well.
fn body(file: &mut Value) -> &mut Value {
    &mut file["first"]["items"][1]["body"][0]
}

fn quote(file: &mut Value) -> &mut Value {
    &mut item(file)["target"]["selector"][0]
}

fn position(file: &mut Value) -> &mut Value {
    &mut item(file)["target"]["selector"][1]
}

fn remove(from: &mut Value, member: &str) {
    from.as_object_mut().unwrap().remove(member);
}

const RULES: &[Rule] = &[
    Rule {
        name: "5.1 the collection has the context",
        holds: has_context,
        breaks: |it| remove(it, "@context"),
    },
    Rule {
        name: "5.1 a single context is a string",
        holds: has_context,
        breaks: |it| it["@context"] = json!([ANNO]),
    },
    Rule {
        name: "5.1 the collection has one IRI as id",
        holds: |it| is_iri(&it["id"]),
        breaks: |it| it["id"] = json!("c 1"),
    },
    Rule {
        name: "5.1 the collection has its type",
        holds: |it| has_type(it, "AnnotationCollection"),
        breaks: |it| it["type"] = json!("Collection"),
    },
    Rule {
        name: "5.1 total is a count",
        holds: |it| it.get("total").is_none_or(is_count),
        breaks: |it| it["total"] = json!(-1),
    },
    Rule {
        name: "5.1 total is the number of items",
        holds: |it| it["total"] == json!(items(it).len()),
        breaks: |it| it["total"] = json!(99),
    },
    Rule {
        name: "5.1 there is a first page if there are annotations",
        holds: |it| it["total"] == json!(0) || it["first"].is_object() || is_iri(&it["first"]),
        breaks: |it| remove(it, "first"),
    },
    Rule {
        name: "5.1 labels are strings",
        holds: |it| all(many(&it["label"]), Value::is_string),
        breaks: |it| it["label"] = json!({}),
    },
    Rule {
        name: "5.1 last is an IRI",
        holds: |it| it.get("last").is_none_or(is_iri),
        breaks: |it| it["last"] = json!({}),
    },
    Rule {
        name: "5.2 the page has one IRI as id",
        holds: |it| all(many(&it["first"]), |it| is_iri(&it["id"])),
        breaks: |it| it["first"]["id"] = json!(["urn:a:b", "urn:c:d"]),
    },
    Rule {
        name: "5.2 the page has its type",
        holds: |it| all(many(&it["first"]), |it| has_type(it, "AnnotationPage")),
        breaks: |it| remove(&mut it["first"], "type"),
    },
    Rule {
        name: "5.2 the page has one item or more",
        holds: |it| {
            all(many(&it["first"]), |it| {
                it["items"].as_array().is_some_and(|it| !it.is_empty())
            })
        },
        breaks: |it| it["first"]["items"] = json!([]),
    },
    Rule {
        name: "5.2 startIndex is a count",
        holds: |it| it["first"].get("startIndex").is_none_or(is_count),
        breaks: |it| it["first"]["startIndex"] = json!("0"),
    },
    Rule {
        name: "5.2 the only page has no other before or after it",
        holds: |it| it["first"].get("next").is_none() && it["first"].get("prev").is_none(),
        breaks: |it| it["first"]["next"] = json!("urn:a:b"),
    },
    Rule {
        name: "5.2 an embedded page has no context of its own",
        holds: |it| it["first"].get("@context").is_none(),
        breaks: |it| it["first"]["@context"] = json!(ANNO),
    },
    Rule {
        name: "3.1 an annotation has one IRI as id",
        holds: |it| all(items(it), |it| is_iri(&it["id"])),
        breaks: |it| item(it)["id"] = json!("#1"),
    },
    Rule {
        name: "3.1 no two annotations have one id",
        holds: |it| {
            let ids: std::collections::BTreeSet<String> =
                items(it).iter().map(|it| it["id"].to_string()).collect();
            ids.len() == items(it).len()
        },
        breaks: |it| item(it)["id"] = it["first"]["items"][1]["id"].clone(),
    },
    Rule {
        name: "3.1 an annotation has its type",
        holds: |it| all(items(it), |it| has_type(it, "Annotation")),
        breaks: |it| remove(item(it), "type"),
    },
    Rule {
        name: "3.1 an annotation has one target or more",
        holds: |it| all(items(it), |it| !many(&it["target"]).is_empty()),
        breaks: |it| item(it)["target"] = json!([]),
    },
    Rule {
        name: "3.2.1 a text direction is ltr, rtl or auto",
        holds: |it| {
            all(bodies(it), |it| {
                it.get("textDirection")
                    .is_none_or(|it| ["ltr", "rtl", "auto"].iter().any(|known| it == known))
            })
        },
        breaks: |it| body(it)["textDirection"] = json!("up"),
    },
    Rule {
        name: "3.2.4 a textual body has one value",
        holds: |it| {
            all(bodies(it), |it| {
                !has_type(it, "TextualBody") || it["value"].is_string()
            })
        },
        breaks: |it| remove(body(it), "value"),
    },
    Rule {
        name: "3.2.4 a target is no textual body",
        holds: |it| all(targets(it), |it| !has_type(it, "TextualBody")),
        breaks: |it| item(it)["target"]["type"] = json!("TextualBody"),
    },
    Rule {
        name: "3.2.5 body and bodyValue are never together",
        holds: |it| {
            all(items(it), |it| {
                it.get("body").is_none() || it.get("bodyValue").is_none()
            })
        },
        breaks: |it| item(it)["bodyValue"] = json!("x"),
    },
    Rule {
        name: "3.2.7 only choices have items",
        holds: |it| {
            all(bodies(it), |it| it.get("items").is_none())
                && all(targets(it), |it| it.get("items").is_none())
        },
        breaks: |it| item(it)["target"]["items"] = json!(["urn:a:b"]),
    },
    Rule {
        name: "3.3.1 created is one time in UTC",
        holds: |it| times(it, "created"),
        breaks: |it| item(it)["created"] = json!("2026-11-20T10:00:00+00:00"),
    },
    Rule {
        name: "3.3.1 modified is one time in UTC",
        holds: |it| times(it, "modified"),
        breaks: |it| item(it)["modified"] = json!(["2026-11-20T10:00:00Z", "2026-11-20T10:00:00Z"]),
    },
    Rule {
        name: "3.3.1 generated is one time in UTC",
        holds: |it| times(it, "generated"),
        breaks: |it| item(it)["generated"] = json!("2026-11-20"),
    },
    Rule {
        name: "3.3.2 an agent has one IRI as id at most",
        holds: |it| all(agents(it), |it| it.get("id").is_none_or(is_iri)),
        breaks: |it| item(it)["creator"]["id"] = json!("me"),
    },
    Rule {
        name: "3.3.2 an agent is a person, an organization or software",
        holds: |it| {
            all(agents(it), |it| {
                ["Person", "Organization", "Software"]
                    .iter()
                    .any(|kind| has_type(it, kind))
            })
        },
        breaks: |it| item(it)["creator"]["type"] = json!("Cat"),
    },
    Rule {
        name: "3.3.2 nicknames are strings",
        holds: |it| {
            all(agents(it), |it| {
                it.get("nickname").is_none_or(Value::is_string)
            })
        },
        breaks: |it| item(it)["creator"]["nickname"] = json!(5),
    },
    Rule {
        name: "3.3.5 motivations are those of the list",
        holds: |it| {
            all(each(items(it), "motivation"), |it| {
                MOTIVATIONS.iter().any(|known| it == known)
            })
        },
        breaks: |it| item(it)["motivation"] = json!("boasting"),
    },
    Rule {
        name: "3.3.5 purposes are those of the list",
        holds: |it| {
            all(each(bodies(it), "purpose"), |it| {
                MOTIVATIONS.iter().any(|known| it == known)
            })
        },
        breaks: |it| body(it)["purpose"] = json!("noting"),
    },
    Rule {
        name: "3.3.6 rights are IRIs",
        holds: |it| all(each(items(it), "rights"), is_iri) && all(many(&it["rights"]), is_iri),
        breaks: |it| it["rights"] = json!("CC BY"),
    },
    Rule {
        name: "3.3.7 canonical is one IRI at most",
        holds: |it| all(items(it), |it| it.get("canonical").is_none_or(is_iri)),
        breaks: |it| item(it)["canonical"] = json!(["urn:a:b", "urn:c:d"]),
    },
    Rule {
        name: "3.3.7 via are IRIs",
        holds: |it| all(each(items(it), "via"), is_iri),
        breaks: |it| item(it)["via"] = json!("there"),
    },
    Rule {
        name: "3.2.1 a body or target that is a name is an IRI",
        holds: |it| {
            let ends = [each(items(it), "body"), each(items(it), "target")].concat();
            all(ends, |it| it.is_object() || is_iri(it))
        },
        breaks: |it| item(it)["target"] = json!("the claim"),
    },
    Rule {
        name: "4 a specific resource has one source",
        holds: |it| all(targets(it), |it| is_iri(&it["source"])),
        breaks: |it| remove(&mut item(it)["target"], "source"),
    },
    Rule {
        name: "4 a specific resource has no value",
        holds: |it| all(targets(it), |it| it.get("value").is_none()),
        breaks: |it| item(it)["target"]["value"] = json!("x"),
    },
    Rule {
        name: "4 a textual body has no source",
        holds: |it| {
            all(bodies(it), |it| {
                it["type"] != json!("TextualBody") || it.get("source").is_none()
            })
        },
        breaks: |it| body(it)["source"] = json!("urn:a:b"),
    },
    Rule {
        name: "4.2 there is no selector of another kind",
        holds: |it| {
            let all = each(targets(it), "selector").len();
            all == selectors(it, "TextQuoteSelector").len()
                + selectors(it, "TextPositionSelector").len()
        },
        breaks: |it| quote(it)["type"] = json!("whosaid:Selector"),
    },
    Rule {
        name: "4.2.4 a quote has one exact",
        holds: |it| {
            all(selectors(it, "TextQuoteSelector"), |it| {
                it["exact"].is_string()
            })
        },
        breaks: |it| quote(it)["exact"] = json!(["a", "b"]),
    },
    Rule {
        name: "4.2.4 a quote has one prefix at most",
        holds: |it| {
            all(selectors(it, "TextQuoteSelector"), |it| {
                it.get("prefix").is_none_or(Value::is_string)
            })
        },
        breaks: |it| quote(it)["prefix"] = json!(["a", "b"]),
    },
    Rule {
        name: "4.2.4 a quote has one suffix at most",
        holds: |it| {
            all(selectors(it, "TextQuoteSelector"), |it| {
                it.get("suffix").is_none_or(Value::is_string)
            })
        },
        breaks: |it| quote(it)["suffix"] = json!(5),
    },
    Rule {
        name: "4.2.5 a position has one start",
        holds: |it| {
            all(selectors(it, "TextPositionSelector"), |it| {
                is_count(&it["start"])
            })
        },
        breaks: |it| position(it)["start"] = json!(-1),
    },
    Rule {
        name: "4.2.5 a position has one end, after its start",
        holds: |it| {
            all(selectors(it, "TextPositionSelector"), |it| {
                it["end"].as_u64() > it["start"].as_u64()
            })
        },
        breaks: |it| position(it)["end"] = json!(0),
    },
    Rule {
        name: "4.2.4 positions count code points and agree with the words",
        holds: positions_give_the_words,
        breaks: |it| {
            // The last mark stands after an emoji, where UTF-16 counts one more.
            let items = it["first"]["items"].as_array_mut().unwrap();
            let marks = items.iter_mut().filter(|it| it["target"].is_object());
            let item = marks.last().unwrap();
            let end = &mut item["target"]["selector"][1]["end"];
            *end = json!(end.as_u64().unwrap() + 1);
        },
    },
    Rule {
        name: "own words stand under our prefix",
        holds: are_own_words_marked,
        breaks: |it| item(it)["revision"] = json!(1),
    },
];

/// The kinds of file that there are: with several articles and pieces, one article, no annotation, nothing.
fn files() -> Vec<Value> {
    let records = [
        with_sources(),
        with_findings(),
        with_entities(),
        with_scales(),
        with_sources().into_iter().take(4).collect(),
        vec![article(9, "", "x")],
        vec![author(7, "\u{202E}<script>")],
        vec![],
    ];
    let file = |records| serde_json::from_str(&write(records).file).unwrap();
    records.into_iter().map(file).collect()
}

#[test]
fn ok_every_rule_holds_for_every_file() {
    for file in files() {
        for rule in RULES {
            assert!((rule.holds)(&file), "{}: {file:#}", rule.name);
        }
    }
}

/// A check that cannot fail checks nothing.
#[test]
fn err_every_rule_can_be_broken() {
    for rule in RULES {
        let mut file = files().remove(0);
        (rule.breaks)(&mut file);
        assert!(!(rule.holds)(&file), "{} still holds", rule.name);
    }
}

const SCHEMAS: &str = "../shared/samples/w3c-web-annotation/schemas";

/// One list of official assertions, ready to judge.
struct Official(Vec<(String, Validator)>);

impl Official {
    fn read(list: &str) -> Self {
        let read = |path: &str| -> Value {
            let path = Path::new(SCHEMAS).join(path);
            serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap()
        };
        let mut registry = Registry::new();
        for entry in fs::read_dir(Path::new(SCHEMAS).join("definitions")).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if name.ends_with(".json") {
                let schema = read(&format!("definitions/{name}"));
                let address = format!("json-schema:///{name}");
                registry = registry.add(address, schema).unwrap();
            }
        }
        let registry = registry.prepare().unwrap();
        let validator = |assertion: &Value| {
            let name = assertion.as_str().unwrap();
            let validator = jsonschema::options()
                .with_registry(&registry)
                .should_validate_formats(true)
                .offline()
                .build(&read(name))
                .unwrap();
            (name.to_owned(), validator)
        };
        let list = read(list);
        Self(
            many(&list["assertions"])
                .into_iter()
                .map(validator)
                .collect(),
        )
    }

    /// The assertions that the document fails.
    fn failures(&self, document: &Value) -> Vec<&str> {
        let failed = self.0.iter().filter(|(_, it)| !it.is_valid(document));
        failed.map(|(name, _)| name.as_str()).collect()
    }
}

const ANNOTATIONS: &str = "annotations/annotationMusts.test";
const COLLECTIONS: &str = "collections/collectionMusts.test";
const PAGES: &str = "collections/pages/pageMusts.test";

fn are_schemas_here() -> bool {
    let is_here = Path::new(SCHEMAS).is_dir();
    if !is_here {
        eprintln!(
            "skipped: {SCHEMAS} is not here, so the official schemas did not judge; our own rules did"
        );
    }
    is_here
}

#[test]
fn ok_the_official_schemas_accept_every_file() {
    if !are_schemas_here() {
        return;
    }
    let [annotations, collections, pages] = [ANNOTATIONS, COLLECTIONS, PAGES].map(Official::read);
    for file in files() {
        assert_eq!(collections.failures(&file), Vec::<&str>::new(), "{file:#}");
        if file.get("first").is_some() {
            assert_eq!(pages.failures(&file), Vec::<&str>::new(), "{file:#}");
        }
        for item in items(&file) {
            // An item of a page has the context of its collection.
            let mut alone = item.clone();
            alone["@context"] = file["@context"].clone();
            assert_eq!(
                annotations.failures(&alone),
                Vec::<&str>::new(),
                "{alone:#}"
            );
        }
    }
}

/// The schemas judge as their authors meant: with formats, and with the samples that are JSON at all.
#[test]
fn ok_the_official_schemas_know_right_from_wrong() {
    if !are_schemas_here() {
        return;
    }
    let annotations = Official::read(ANNOTATIONS);
    let sample = |name: &str| -> Option<Value> {
        let path = Path::new(SCHEMAS).join("tools/samples").join(name);
        serde_json::from_str(&fs::read_to_string(path).unwrap()).ok()
    };
    for number in (1..=10).chain(14..=40) {
        let document = sample(&format!("correct/anno{number}.json")).unwrap();
        assert_eq!(
            annotations.failures(&document),
            Vec::<&str>::new(),
            "anno{number}"
        );
    }
    let mut judged = 0;
    for document in (1..=39).filter_map(|number| sample(&format!("incorrect/anno{number}.json"))) {
        assert!(!annotations.failures(&document).is_empty(), "{document:#}");
        judged += 1;
    }
    assert_eq!(judged, 22);
}

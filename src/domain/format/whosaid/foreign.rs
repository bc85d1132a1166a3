//! What a JSON file that is not ours looks like, so that a person knows what they chose.

use serde_json::Value;

use super::v1;

/// The tool that writes such files, or the outline of the value: neither needs translating.
pub(super) fn name(value: &Value) -> String {
    let sample = match value {
        Value::Array(values) => values.first().unwrap_or(value),
        _ => value,
    };
    let has = |members: &[&str]| members.iter().all(|it| sample.get(it).is_some());
    let is_list = value.is_array();
    let context = sample
        .get("@context")
        .map(Value::to_string)
        .unwrap_or_default();
    let tool = if context.contains(v1::ANNO) {
        "W3C Web Annotation"
    } else if is_list && has(&["data"]) && (has(&["annotations"]) || has(&["predictions"])) {
        "Label Studio"
    } else if has(&["rows", "total"]) || has(&["uri", "user", "target"]) {
        "Hypothesis"
    } else if has(&["text", "denotations"]) {
        "PubAnnotation"
    } else if has(&["%FEATURE_STRUCTURES"]) {
        "UIMA CAS"
    } else if has(&["text", "spans"]) {
        "Prodigy"
    } else if has(&["text", "label"]) || has(&["text", "entities"]) {
        "doccano"
    } else if has(&["@type"]) && context.contains("schema.org") {
        "schema.org"
    } else {
        return outline(value);
    };
    tool.to_owned()
}

fn outline(value: &Value) -> String {
    match value {
        Value::Array(values) => format!("[ {} ]", values.len()),
        Value::Object(members) => {
            let names: Vec<String> = members.keys().take(4).map(|it| clip(it)).collect();
            let more = if members.len() > names.len() {
                ", …"
            } else {
                ""
            };
            format!("{{ {}{more} }}", names.join(", "))
        }
        other => clip(&other.to_string()),
    }
}

fn clip(text: &str) -> String {
    let mut out: String = text.chars().take(30).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(json: &str, expected: &str) {
        assert_eq!(name(&serde_json::from_str(json).unwrap()), expected);
    }

    #[test]
    fn ok_tools_are_known_by_their_members() {
        check(
            r#"[{"data":{"text":"a"},"annotations":[]}]"#,
            "Label Studio",
        );
        check(r#"{"total":1,"rows":[]}"#, "Hypothesis");
        check(
            r#"{"@context":["http://www.w3.org/ns/anno.jsonld"],"type":"Annotation"}"#,
            "W3C Web Annotation",
        );
        check(r#"{"text":"a","denotations":[]}"#, "PubAnnotation");
        check(r#"[{"text":"a","spans":[]}]"#, "Prodigy");
        check(r#"{"text":"a","label":[]}"#, "doccano");
        check(
            r#"{"@context":"https://schema.org","@type":"ClaimReview"}"#,
            "schema.org",
        );
    }

    #[test]
    fn ok_anything_else_by_its_outline() {
        check("[1,2,3]", "[ 3 ]");
        check("[]", "[ 0 ]");
        check(r#"{"a":1,"b":2}"#, "{ a, b }");
        check(r#"{"a":1,"b":2,"c":3,"d":4,"e":5}"#, "{ a, b, c, d, … }");
        check("5", "5");
        check(
            &format!("\"{}\"", "x".repeat(99)),
            &format!("\"{}…", "x".repeat(29)),
        );
    }
}

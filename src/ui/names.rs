//! Names of files.

use crate::web::language::lower_case;

/// The name of a file about something of this title.
#[must_use]
pub fn file_name(title: &str, ending: &str) -> String {
    format!("{}.{ending}", slug(&lower_case(title)))
}

/// A title in lower case as a file name: letters and digits of any script, hyphens between, at most 60 characters.
#[must_use]
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for character in title.chars().take(200) {
        if character.is_alphanumeric() {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let cut: String = slug.trim_end_matches('-').chars().take(60).collect();
    let cut = cut.trim_end_matches('-');
    if cut.is_empty() {
        "article".to_owned()
    } else {
        cut.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, expected: &str) {
        assert_eq!(slug(&title.to_lowercase()), expected);
    }

    #[test]
    fn ok_file_names() {
        check(
            "Bridge stays shut as council and builder disagree",
            "bridge-stays-shut-as-council-and-builder-disagree",
        );
        check("  “Who?” / ../etc  ", "who-etc");
        check("خبر عاجل", "خبر-عاجل");
        check("…", "article");
        check(&"word ".repeat(40), &format!("{}word", "word-".repeat(11)));
    }
}

//! Joins the page's style sheets: one for each folder while they are written, one file when they are sent.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use crate::report::Outcome;

/// What a link to a style sheet begins and goes on with, as Trunk writes it.
const LINK: &str = "<link rel=\"stylesheet\" href=\"./";

/// Puts the style sheets that the page of a folder links to into one file, in their order, and links to that.
/// Nothing is done where there are fewer than two.
///
/// # Errors
/// A file could not be read or written.
pub fn join(folder: &Path) -> Outcome {
    let index = folder.join("index.html");
    let page = std::fs::read_to_string(&index)?;
    let name_in = |line: &str| {
        let rest = line.trim_start().strip_prefix(LINK)?;
        Some(rest.split('"').next()?.to_owned())
    };
    let names: Vec<String> = page.lines().filter_map(name_in).collect();
    if names.len() < 2 {
        return Ok(());
    }
    let mut styles = String::new();
    for name in &names {
        styles.push_str(&std::fs::read_to_string(folder.join(name))?);
        styles.push('\n');
    }
    let mut hasher = DefaultHasher::new();
    styles.hash(&mut hasher);
    let joined = format!("styles-{:016x}.css", hasher.finish());
    std::fs::write(folder.join(&joined), styles)?;
    let mut link = Some(format!("    {LINK}{joined}\">"));
    let mut lines: Vec<String> = Vec::new();
    for line in page.lines() {
        match name_in(line) {
            Some(_) => lines.extend(link.take()),
            None => lines.push(line.to_owned()),
        }
    }
    std::fs::write(&index, lines.join("\n"))?;
    for name in names {
        std::fs::remove_file(folder.join(name))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    /// The page and the style sheet that come of a page and its style sheets.
    fn joined(page: &str, sheets: &[(&str, &str)]) -> (String, Vec<String>) {
        let scratch = Scratch::new("styles");
        std::fs::write(scratch.path().join("index.html"), page).unwrap();
        for (name, content) in sheets {
            std::fs::write(scratch.path().join(name), content).unwrap();
        }
        join(scratch.path()).unwrap();
        let page = std::fs::read_to_string(scratch.path().join("index.html")).unwrap();
        let mut styles = Vec::new();
        for entry in std::fs::read_dir(scratch.path()).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|it| it == "css") {
                styles.push(std::fs::read_to_string(path).unwrap());
            }
        }
        (page, styles)
    }

    #[test]
    fn sheets_are_joined_in_their_order() {
        let link = |name: &str| format!("  {LINK}{name}\" data-integrity=\"none\"/>");
        let page = format!(
            "<head>\n{}\n<meta>\n{}\n</head>",
            link("b.css"),
            link("a.css")
        );
        let (page, styles) = joined(&page, &[("a.css", "a{}"), ("b.css", "b{}")]);
        assert_eq!(styles, ["b{}\na{}\n"]);
        let lines: Vec<&str> = page.lines().collect();
        assert_eq!(
            (lines[0], lines[2], lines[3]),
            ("<head>", "<meta>", "</head>")
        );
        assert!(
            lines[1].starts_with("    <link rel=\"stylesheet\" href=\"./styles-"),
            "{page}"
        );
    }

    #[test]
    fn one_sheet_stays_as_it_is() {
        let page = format!("{LINK}a.css\">");
        let (after, styles) = joined(&page, &[("a.css", "a{}")]);
        assert_eq!((after, styles), (page, vec!["a{}".to_owned()]));
    }
}

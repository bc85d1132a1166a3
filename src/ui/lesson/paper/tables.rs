//! Tables on paper: filled, or with rows to write in.

use crate::ui::page::escape;

/// A column: its name, and how much room it takes, as the style sheet calls it.
pub(super) type Column = (String, &'static str);

/// A table. The cells are markup.
pub(super) fn table(name: &str, columns: &[Column], rows: &[Vec<String>]) -> String {
    let row = |row: &Vec<String>| {
        let cells: String = row
            .iter()
            .map(|it| format!("<td dir=\"auto\">{it}</td>"))
            .collect();
        format!("<tr>{cells}</tr>\n")
    };
    let rows: String = rows.iter().map(row).collect();
    framed(name, columns, "filled", &rows)
}

/// A table with so many rows to write in.
pub(super) fn blank(name: &str, columns: &[Column], n_rows: usize) -> String {
    let cells = "<td></td>".repeat(columns.len());
    let rows = format!("<tr>{cells}</tr>\n").repeat(n_rows);
    framed(name, columns, "blank", &rows)
}

fn framed(name: &str, columns: &[Column], kind: &str, rows: &str) -> String {
    let head: String = columns
        .iter()
        .map(|(name, room)| format!("<th scope=\"col\" class=\"{room}\">{}</th>", escape(name)))
        .collect();
    format!(
        "<table class=\"{kind}\">\n<caption>{}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n",
        escape(name)
    )
}

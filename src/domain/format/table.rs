//! Writes tables for spreadsheets: comma-separated values by RFC 4180 that no spreadsheet takes for formulas.

/// The byte order mark, without which Excel takes UTF-8 for another encoding.
const BOM: &str = "\u{feff}";

/// A table as a file; the first row holds the names of the columns.
///
/// A cell that a spreadsheet would calculate has `'` put before it (OWASP ASVS 5, 1.2.10): one that begins with
/// `=`, `+`, `-`, `@`, a tab, a line end or NUL.
#[must_use]
pub fn csv(rows: &[Vec<String>]) -> String {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(BOM.as_bytes().to_vec());
    for row in rows {
        // Into memory: there is nothing that could fail.
        let _ = writer.write_record(row.iter().map(|it| harmless(it)));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn harmless(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0']);
    let before = if is_formula { "'" } else { "" };
    format!("{before}{cell}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cells: &[&str], expected: &str) {
        let row = cells.iter().map(|&it| it.to_owned()).collect();
        assert_eq!(csv(&[row]), format!("{BOM}{expected}\r\n"));
    }

    #[test]
    fn ok_cells_are_quoted_where_they_must_be() {
        check(&["a", "b c", ""], "a,b c,");
        check(
            &["a,b", "say \"so\"", "two\nlines"],
            "\"a,b\",\"say \"\"so\"\"\",\"two\nlines\"",
        );
        check(&["خبر", "東京"], "خبر,東京");
    }

    #[test]
    fn ok_no_cell_is_a_formula() {
        for start in ["=", "+", "-", "@", "\t", "\0"] {
            check(&[&format!("{start}1")], &format!("'{start}1"));
        }
        check(&["\r1"], "\"'\r1\"");
        check(&["1-1", "a=b"], "1-1,a=b");
    }
}

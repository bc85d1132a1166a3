//! An exercise on paper: rows, the worksheet and its answer sheet.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its purpose"
)]

use proptest::prelude::*;
use whosaid::domain::text::{Breaks, PlainBreaks, Text, rows};

/// Characters of one to four bytes, wide ones, marks that join, spaces of two kinds, and two scripts more.
const CHARACTERS: &str = "[a-zA-Z é\u{301}\n日本。「」—🙂ขาวعم\u{a0}\\-]{0,120}";

proptest! {
    #[test]
    fn ok_rows_joined_are_the_text(content in CHARACTERS, columns in 1_usize..40) {
        let text = Text::new(content.as_str());
        let rows = rows(&text, columns, &PlainBreaks);
        let rows: Vec<&str> = rows.iter().map(|it| text.slice(*it).unwrap()).collect();
        prop_assert_eq!(rows.concat(), content);
        for row in rows {
            prop_assert!(!row.is_empty());
            prop_assert!(!row.trim_end_matches('\n').contains('\n'));
            let n_clusters = PlainBreaks.graphemes(row.trim_end()).len();
            prop_assert!(n_clusters <= columns.max(2), "{:?}", row);
        }
    }
}

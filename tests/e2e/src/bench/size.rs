//! What the first load costs, part by part.

use std::path::Path;

use xtask::budget::{Group, Weight, weigh};

use super::table::Row;
use crate::trouble::{Outcome, Trouble};

/// The total of every group against its limit, and its parts by kind of file.
pub(crate) fn rows(site: &Path) -> Outcome<Vec<Row>> {
    let weights = weigh(site).map_err(|failure| Trouble(failure.0))?;
    let mut rows = Vec::new();
    for group in [
        Group::FirstLoad,
        Group::Later,
        Group::Worker,
        Group::OnDemand,
    ] {
        let mine: Vec<&Weight> = weights.iter().filter(|it| it.group == group).collect();
        if mine.is_empty() {
            continue;
        }
        let total: u64 = mine.iter().map(|it| it.gzipped).sum();
        rows.push(Row::judged(
            format!("{group}, gzipped"),
            kib(total),
            kib(group.limit()),
            total <= group.limit(),
            mine.len(),
        ));
        let mut kinds: Vec<&str> = mine.iter().map(|it| kind(&it.path)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        for name in kinds {
            let of_kind: Vec<u64> = mine
                .iter()
                .filter(|it| kind(&it.path) == name)
                .map(|it| it.gzipped)
                .collect();
            let sum = of_kind.iter().sum();
            rows.push(Row::told(format!("  {name}"), kib(sum), of_kind.len()));
        }
    }
    Ok(rows)
}

fn kind(path: &Path) -> &str {
    path.extension()
        .and_then(|it| it.to_str())
        .unwrap_or("other")
}

#[expect(clippy::cast_precision_loss, reason = "sizes of files on the web")]
fn kib(bytes: u64) -> String {
    format!("{:.1} KiB", bytes as f64 / 1024.0)
}

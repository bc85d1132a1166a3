//! Which process draws a page, and how much memory that has for itself: Linux tells in `/proc`.

use std::fs::read_to_string;
use std::path::Path;

/// Processor time of a process so far, in the system's own ticks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Renderer {
    pub(crate) pid: u32,
    pub(crate) ticks: u64,
}

/// The renderers of the browser that runs on this profile.
pub(crate) fn renderers(profile: &Path) -> Vec<Renderer> {
    let folders = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let pids = folders.filter_map(|it| it.file_name().to_str()?.parse::<u32>().ok());
    pids.filter_map(|pid| renderer(pid, profile)).collect()
}

fn renderer(pid: u32, profile: &Path) -> Option<Renderer> {
    let line = read_to_string(format!("/proc/{pid}/cmdline")).ok()?;
    if !line.contains("--type=renderer") || !belongs(pid, profile) {
        return None;
    }
    let stat = Stat::of(pid)?;
    let ticks = stat.ticks;
    Some(Renderer { pid, ticks })
}

/// Whether a process or one of those that started it was told this profile.
fn belongs(pid: u32, profile: &Path) -> bool {
    let named = format!("--user-data-dir={}", profile.display());
    let mut pid = pid;
    while pid > 1 {
        let line = read_to_string(format!("/proc/{pid}/cmdline")).unwrap_or_default();
        if line.contains(&named) {
            return true;
        }
        let Some(stat) = Stat::of(pid) else {
            return false;
        };
        pid = stat.parent;
    }
    false
}

#[derive(Debug, PartialEq, Eq)]
struct Stat {
    parent: u32,
    ticks: u64,
}

impl Stat {
    fn of(pid: u32) -> Option<Self> {
        Self::read(&read_to_string(format!("/proc/{pid}/stat")).ok()?)
    }

    /// Fields by proc_pid_stat(5): the name in brackets may hold anything, so counted from behind it.
    fn read(text: &str) -> Option<Self> {
        let (_, rest) = text.rsplit_once(')')?;
        let fields: Vec<&str> = rest.split_whitespace().collect();
        let time = |at: usize| fields.get(at)?.parse::<u64>().ok();
        Some(Self {
            parent: fields.get(1)?.parse().ok()?,
            ticks: time(11)? + time(12)?,
        })
    }
}

/// Bytes that only this process holds.
pub(crate) fn private_bytes(pid: u32) -> Option<u64> {
    private(&read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?)
}

fn private(rollup: &str) -> Option<u64> {
    let kib = |name: &str| {
        let line = rollup.lines().find_map(|it| it.strip_prefix(name))?;
        line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok()
    };
    Some(1024 * (kib("Private_Clean:")? + kib("Private_Dirty:")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parent_and_the_time_are_read_behind_the_name() {
        #[track_caller]
        fn check(text: &str, expected: Option<(u32, u64)>) {
            let found = Stat::read(text).map(|it| (it.parent, it.ticks));
            assert_eq!(found, expected);
        }
        check(
            "42 (a) b) S 7 42 42 0 -1 4194560 1 0 0 0 300 20 0 0 20 0 9",
            Some((7, 320)),
        );
        check("42 (a) S 7", None);
        check("", None);
    }

    #[test]
    fn private_memory_is_both_kinds() {
        let text = "5 [rollup]\nRss:  900 kB\nPrivate_Clean:   100 kB\nPrivate_Dirty:  28 kB\n";
        assert_eq!(private(text), Some(128 * 1024));
        assert_eq!(private("Rss:  900 kB\n"), None);
    }
}

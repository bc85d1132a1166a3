//! What the command line asks for, and the groups that rows come in.

use crate::browser::Kind;

/// A group of rows, in the order of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    Size,
    Opening,
    Peers,
    Annotating,
    Pointing,
    Searching,
    Again,
    Boards,
    Class,
    Scrolling,
    Memory,
    Starting,
    Suggesting,
}

impl Group {
    const ALL: [Self; 13] = [
        Self::Size,
        Self::Opening,
        Self::Peers,
        Self::Annotating,
        Self::Pointing,
        Self::Searching,
        Self::Again,
        Self::Boards,
        Self::Class,
        Self::Scrolling,
        Self::Memory,
        Self::Starting,
        Self::Suggesting,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Size => "size",
            Self::Opening => "opening",
            Self::Peers => "peers",
            Self::Annotating => "annotating",
            Self::Pointing => "pointing",
            Self::Searching => "searching",
            Self::Again => "again",
            Self::Boards => "boards",
            Self::Class => "class",
            Self::Scrolling => "scrolling",
            Self::Memory => "memory",
            Self::Starting => "starting",
            Self::Suggesting => "suggesting",
        }
    }
}

/// What the command line asks for.
#[derive(Debug)]
pub(crate) struct Options {
    pub(crate) browser: Kind,
    /// A limit that is not met is a failure.
    pub(crate) strict: bool,
    pub(crate) profile: bool,
    /// Only these groups, or all where none is named.
    only: Vec<Group>,
    /// Only articles of this length, or of all.
    length: Option<usize>,
}

impl Options {
    /// Reads the words of the command line; otherwise says what was expected.
    pub(crate) fn read(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self {
            browser: Kind::Chromium,
            strict: false,
            profile: false,
            only: Vec::new(),
            length: None,
        };
        while let Some(word) = words.next() {
            let mut value = || words.next().unwrap_or_default();
            match word.as_str() {
                "--strict" => options.strict = true,
                "--profile" => options.profile = true,
                "--only" => options.only.push(group(&value())?),
                "--length" => options.length = Some(length(&value())?),
                "--browser" => options.browser = browser(&value())?,
                other => {
                    return Err(format!(
                        "options are --browser, --length, --only, --profile and --strict; found {other:?}"
                    ));
                }
            }
        }
        if options.profile && options.browser != Kind::Chromium {
            return Err("--profile works in chromium only".to_owned());
        }
        Ok(options)
    }

    pub(crate) fn wants(&self, group: Group) -> bool {
        self.only.is_empty() || self.only.contains(&group)
    }

    /// Whether anything is asked for that takes a browser with articles of each size.
    pub(crate) fn wants_sizes(&self) -> bool {
        let without = [Group::Size, Group::Suggesting, Group::Boards, Group::Class];
        Group::ALL
            .into_iter()
            .any(|it| self.wants(it) && !without.contains(&it))
    }

    pub(crate) fn wants_length(&self, length: usize) -> bool {
        self.length.is_none_or(|it| it == length)
    }
}

fn group(name: &str) -> Result<Group, String> {
    let found = Group::ALL.into_iter().find(|it| it.name() == name);
    found.ok_or_else(|| {
        let names = Group::ALL.map(Group::name);
        format!("--only needs one of {names:?}; found {name:?}")
    })
}

fn length(text: &str) -> Result<usize, String> {
    let lengths = super::SIZES.map(|it| it.length);
    let found = lengths.into_iter().find(|it| it.to_string() == text);
    found.ok_or_else(|| format!("--length needs one of {lengths:?}; found {text:?}"))
}

fn browser(name: &str) -> Result<Kind, String> {
    let found = [Kind::Chromium, Kind::Firefox]
        .into_iter()
        .find(|kind| kind.name() == name);
    found.ok_or_else(|| format!("--browser needs chromium or firefox; found {name:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_chosen() {
        #[track_caller]
        fn check(words: &str, group: Group, expected: Result<bool, &str>) {
            let options = Options::read(words.split_whitespace().map(str::to_owned));
            match (options, expected) {
                (Ok(options), Ok(expected)) => assert_eq!(options.wants(group), expected),
                (Err(message), Err(part)) => assert!(message.contains(part), "{message}"),
                (options, expected) => panic!("expected {expected:?}, found {options:?}"),
            }
        }
        check("", Group::Memory, Ok(true));
        check("--only memory", Group::Memory, Ok(true));
        check("--only memory --only again", Group::Again, Ok(true));
        check("--only memory --strict", Group::Again, Ok(false));
        check("--only growth", Group::Again, Err("one of"));
        check("--length 5", Group::Again, Err("10000"));
        check("--browser firefox --profile", Group::Again, Err("chromium"));
    }
}

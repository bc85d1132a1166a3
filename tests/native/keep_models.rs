//! Storage as browsers count and break it, and a tab that works on it as the app does.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its purpose"
)]

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use whosaid::domain::keep::{Keeper, Loaded, SaveStatus};
use whosaid::domain::model::{
    AnnotationId, Article, ArticleId, AuthorId, Details, Id, Millis, Provenance, Record, TagKey,
    TextHash,
};
use whosaid::domain::ports::{Clock, CountingIds, Ids, Storage, StorageError, TickingClock};
use whosaid::domain::text::{Span, Text};
use whosaid::domain::workspace::{
    Change, Command, History, Label, Maker, Refusal, Undone, Visit, Workspace, apply,
};

/// How a browser counts what is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Count {
    /// Two bytes a UTF-16 unit, keys too.
    Chromium,
    /// UTF-16 units, keys too.
    Firefox,
    /// One byte a character where a string is Latin-1 throughout, else two bytes a unit.
    WebKit,
}

impl Count {
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The limit of the browser, in what it counts.
    pub(crate) const fn limit(self) -> usize {
        match self {
            Self::Chromium => 10 * 1024 * 1024,
            Self::Firefox | Self::WebKit => 5 * 1024 * 1024,
        }
    }

    pub(crate) fn of(self, text: &str) -> usize {
        let units = text.encode_utf16().count();
        match self {
            Self::Firefox => units,
            Self::WebKit if text.chars().all(|it| u32::from(it) < 256) => units,
            Self::Chromium | Self::WebKit => 2 * units,
        }
    }
}

/// Storage with a limit that can be made to fail.
#[derive(Debug)]
pub(crate) struct Model {
    pub(crate) values: RefCell<BTreeMap<String, String>>,
    pub(crate) count: Count,
    pub(crate) limit: Cell<usize>,
    /// Calls so far.
    pub(crate) calls: Cell<usize>,
    /// From this call on every call fails: the process is as good as gone.
    pub(crate) stops_at: Cell<usize>,
    /// This one call fails.
    pub(crate) fails_at: Cell<usize>,
    pub(crate) trouble: Cell<Option<StorageError>>,
    /// UTF-16 units of keys and values written.
    pub(crate) written: Cell<usize>,
}

impl Model {
    pub(crate) fn new(count: Count) -> Rc<Self> {
        Rc::new(Self {
            values: RefCell::default(),
            count,
            limit: Cell::new(count.limit()),
            calls: Cell::new(0),
            stops_at: Cell::new(usize::MAX),
            fails_at: Cell::new(usize::MAX),
            trouble: Cell::new(None),
            written: Cell::new(0),
        })
    }

    pub(crate) fn used(&self) -> usize {
        let size = |(key, value): (&String, &String)| self.count.of(key) + self.count.of(value);
        self.values.borrow().iter().map(size).sum()
    }

    fn call(&self) -> Result<(), StorageError> {
        let call = self.calls.get();
        self.calls.set(call + 1);
        if let Some(trouble) = self.trouble.get() {
            return Err(trouble);
        }
        if call >= self.stops_at.get() || call == self.fails_at.get() {
            return Err(StorageError::Denied);
        }
        Ok(())
    }
}

impl Storage for Model {
    fn entries(&self, prefix: &str) -> Result<Vec<(String, String)>, StorageError> {
        self.call()?;
        let values = self.values.borrow();
        let entries = values.iter().filter(|(key, _)| key.starts_with(prefix));
        Ok(entries
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.call()?;
        Ok(self.values.borrow().get(key).cloned())
    }

    fn write(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.call()?;
        let old = self
            .values
            .borrow()
            .get(key)
            .map_or(0, |it| self.count.of(key) + self.count.of(it));
        let new = self.count.of(key) + self.count.of(value);
        // Counting everything on each write would make large tests slow: only where it matters.
        if self.limit.get() < self.count.limit() && self.used() - old + new > self.limit.get() {
            return Err(StorageError::Full);
        }
        let units = key.encode_utf16().count() + value.encode_utf16().count();
        self.written.set(self.written.get() + units);
        self.values.borrow_mut().insert(key.into(), value.into());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.call()?;
        self.values.borrow_mut().remove(key);
        Ok(())
    }
}

pub(crate) const TEXT: &str =
    "The minister said the bridge at Dara is safe.\nA driver denied it: “No.”\nEnd.";

pub(crate) fn tag(key: &str) -> TagKey {
    TagKey::parse(key).unwrap()
}

pub(crate) fn id(number: u128) -> Id {
    Id::from_bytes(number.to_be_bytes())
}

pub(crate) fn article(number: u128, text: &str) -> Article {
    Article {
        id: ArticleId(id(number)),
        text: Rc::new(Text::new(text)),
        hash: TextHash::of(text),
        blocks: Article::lines(text),
        details: Rc::new(Details {
            title: format!("Title {number}"),
            ..Details::default()
        }),
        is_read_only: false,
        provenance: Provenance::new(AuthorId(id(1)), Millis(1_790_000_000_000)),
    }
}

pub(crate) fn annotate(article: ArticleId, start: usize, end: usize, key: &str) -> Command {
    Command::Annotate {
        article,
        target: Span::of(start, end).unwrap().into(),
        tag: tag(key),
    }
}

/// A tab: workspace, history and keeper, joined as the app joins them.
pub(crate) struct Tab {
    pub(crate) workspace: Workspace,
    pub(crate) history: History,
    pub(crate) keeper: Keeper,
    pub(crate) clock: TickingClock,
    pub(crate) ids: CountingIds,
    pub(crate) me: AuthorId,
}

impl Tab {
    /// A tab whose new ids begin after `first`.
    pub(crate) fn open(storage: Rc<dyn Storage>, first: u128) -> (Self, Loaded) {
        let (keeper, loaded) = Keeper::open(storage);
        let tab = Self {
            workspace: loaded.workspace.clone(),
            history: History::default(),
            keeper,
            clock: TickingClock::default(),
            ids: CountingIds::after(first),
            me: AuthorId(id(1)),
        };
        (tab, loaded)
    }

    pub(crate) fn next_id(&self) -> Id {
        self.ids.next()
    }

    /// The change of a command, made again while other tabs know more.
    pub(crate) fn run(&mut self, command: Command) -> Result<Change, Refusal> {
        let label = Label::from(&command);
        let visit = command.visit();
        let change = loop {
            let maker = Maker {
                author: self.me,
                clock: &self.clock,
                ids: &self.ids,
            };
            let change = apply(&self.workspace, command.clone(), maker)?;
            let newer = self.keeper.newer(&self.workspace, &change);
            if newer.is_empty() {
                break change;
            }
            self.workspace.put(newer);
        };
        self.history.push(label, change.clone(), visit);
        self.workspace.take(&change);
        self.keeper.save(&change);
        Ok(change)
    }

    pub(crate) fn undo(&mut self) -> Undone {
        let undone = self.history.undo(&self.workspace, self.clock.now());
        self.take(undone)
    }

    pub(crate) fn redo(&mut self) -> Undone {
        let undone = self.history.redo(&self.workspace, self.clock.now());
        self.take(undone)
    }

    fn take(&mut self, undone: Undone) -> Undone {
        if let Undone::Step(_, change) = &undone {
            self.workspace.take(change);
            self.keeper.save(change);
        }
        undone
    }

    pub(crate) fn absorb(&mut self, key: &str, value: Option<&str>) -> usize {
        let absorbed = self.keeper.absorb(&self.workspace, key, value);
        self.workspace.put(absorbed.records);
        absorbed.kept_aside
    }

    pub(crate) fn is_saved(&self) -> bool {
        *self.keeper.status() == SaveStatus::Saved
    }

    /// The only annotation there is.
    pub(crate) fn first_annotation(&self) -> AnnotationId {
        let mut records = self.workspace.records();
        records
            .find_map(|it| match it {
                Record::Annotation(it) => Some(it.id),
                _ => None,
            })
            .unwrap()
    }

    pub(crate) fn write_note(&mut self, id: AnnotationId, note: &str, visit: u32) {
        self.run(Command::WriteNote(id, note.into(), Visit(visit)))
            .unwrap();
    }
}

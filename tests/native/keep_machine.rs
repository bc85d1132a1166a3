//! Random work in two tabs, with reloads, full storage and late events, against what must be kept.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its purpose"
)]

use std::cell::RefCell;
use std::rc::Rc;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use whosaid::domain::format::record::Place;
use whosaid::domain::keep::{Keeper, Why};
use whosaid::domain::model::{AnnotationId, ArticleId, Details, Record};
use whosaid::domain::ports::{MemoryStorage, Storage, StorageError};
use whosaid::domain::text::Span;
use whosaid::domain::workspace::{Command, Visit, Workspace};

use crate::keep_models::{Count, Model, TEXT, Tab, annotate, article, id, tag};

const TAGS: [&str; 4] = ["actor", "location", "claim", "schlüssel"];
const NOTES: [&str; 4] = ["", "note", "a “quoted” note 🙂", "né"];

/// One thing that happens. Numbers choose among what there is.
#[derive(Clone, Debug)]
enum Step {
    AddArticle,
    Annotate(usize, usize, usize),
    AddPiece(usize, usize),
    Retag(usize, usize),
    Note(usize, usize, u32),
    Delete(usize, usize),
    DeleteArticle(usize),
    Describe(usize, usize),
    Introduce(usize),
    Import(usize),
    Undo,
    Redo,
    /// The tab is closed and opened again.
    Reload,
    /// Room for so many more bytes.
    Full(usize),
    /// Room again.
    Room,
    /// The tab hears of the other's writes, in order or backwards.
    Hear(bool),
    Retry,
}

fn steps() -> impl Strategy<Value = Vec<(usize, Step)>> {
    let n = 0..1_000_usize;
    let step = prop_oneof![
        2 => Just(Step::AddArticle),
        6 => (n.clone(), n.clone(), 0..4_usize).prop_map(|(a, b, c)| Step::Annotate(a, b, c)),
        2 => (n.clone(), n.clone()).prop_map(|(a, b)| Step::AddPiece(a, b)),
        2 => (n.clone(), 0..4_usize).prop_map(|(a, b)| Step::Retag(a, b)),
        4 => (n.clone(), 0..4_usize, 0..3_u32).prop_map(|(a, b, c)| Step::Note(a, b, c)),
        2 => (n.clone(), n.clone()).prop_map(|(a, b)| Step::Delete(a, b)),
        1 => n.clone().prop_map(Step::DeleteArticle),
        1 => (n, 0..4_usize).prop_map(|(a, b)| Step::Describe(a, b)),
        1 => (0..4_usize).prop_map(Step::Introduce),
        1 => (1..20_usize).prop_map(Step::Import),
        4 => Just(Step::Undo),
        3 => Just(Step::Redo),
        2 => Just(Step::Reload),
        1 => (0..1_500_usize).prop_map(Step::Full),
        1 => Just(Step::Room),
        3 => any::<bool>().prop_map(Step::Hear),
        1 => Just(Step::Retry),
    ];
    prop::collection::vec((0..2_usize, step), 1..60)
}

type Events = Rc<RefCell<[Vec<(String, Option<String>)>; 2]>>;

/// The storage as one tab sees it: the other hears of what it writes.
struct Shared {
    model: Rc<Model>,
    tab: usize,
    events: Events,
}

impl Storage for Shared {
    fn entries(&self, prefix: &str) -> Result<Vec<(String, String)>, StorageError> {
        self.model.entries(prefix)
    }

    fn read(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.model.read(key)
    }

    fn write(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.model.write(key, value)?;
        self.events.borrow_mut()[1 - self.tab].push((key.into(), Some(value.into())));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.model.remove(key)?;
        self.events.borrow_mut()[1 - self.tab].push((key.into(), None));
        Ok(())
    }
}

struct Machine {
    model: Rc<Model>,
    events: Events,
    tabs: Vec<Tab>,
    /// What each tab promised when it last said "Saved", and whether it was deleted.
    promised: [Vec<(Record, bool)>; 2],
    opened: u128,
    articles: u128,
}

impl Machine {
    fn new(count: Count) -> Self {
        let mut machine = Self {
            model: Model::new(count),
            events: Rc::default(),
            tabs: Vec::new(),
            promised: Default::default(),
            opened: 0,
            articles: 0,
        };
        machine.tabs = (0..2).map(|tab| machine.open(tab).0).collect();
        machine
    }

    fn open(&mut self, tab: usize) -> (Tab, Vec<Why>) {
        self.opened += 1;
        let storage = Rc::new(Shared {
            model: self.model.clone(),
            tab,
            events: self.events.clone(),
        });
        self.events.borrow_mut()[tab].clear();
        let (tab, loaded) = Tab::open(storage, self.opened << 64);
        (tab, loaded.unreadable.iter().map(|it| it.why).collect())
    }

    fn step(&mut self, place: usize, step: &Step) {
        if let Some(command) = self.command(place, step) {
            // A refusal changes nothing and is looked at elsewhere.
            let _ = self.tabs[place].run(command);
        }
        match step {
            Step::Undo => drop(self.tabs[place].undo()),
            Step::Redo => drop(self.tabs[place].redo()),
            Step::Retry => drop(self.tabs[place].keeper.retry()),
            Step::Full(room) => self.model.limit.set(self.model.used() + room),
            Step::Room => self.model.limit.set(self.model.count.limit()),
            Step::Hear(is_backwards) => self.hear(place, *is_backwards),
            Step::Reload => self.reload(place),
            _ => {}
        }
        if self.tabs[place].is_saved() {
            self.promised[place] = self.promises(&self.tabs[place].workspace);
        }
    }

    /// What "Saved" promises: all records but the deleted ones that never reached storage. Nothing is
    /// written for those, and where the other tab has brought in the same one, before or after, it rightly lives on.
    fn promises(&self, workspace: &Workspace) -> Vec<(Record, bool)> {
        let values = self.model.values.borrow();
        let is_stored = |it: &Record| {
            let key = Place::Record(it.key()).key(1);
            // The revision is in the header of the value; an earlier one is that of the other tab.
            let is_it = |value: &String| {
                let revision = value
                    .get(2..10)
                    .and_then(|it| u32::from_str_radix(it, 16).ok());
                revision.is_some_and(|found| found >= it.revision())
            };
            let mut mine = values.iter().filter(|stored| stored.0.starts_with(&key));
            mine.any(|stored| is_it(stored.1))
        };
        let records = workspace.records().map(|it| {
            let is_gone = is_gone(workspace, &it);
            (it, is_gone)
        });
        records
            .filter(|(it, is_gone)| !is_gone || is_stored(it))
            .collect()
    }

    fn command(&mut self, place: usize, step: &Step) -> Option<Command> {
        let workspace = &self.tabs[place].workspace;
        let articles: Vec<ArticleId> = workspace.articles().map(|it| it.id).collect();
        let notes: Vec<AnnotationId> = articles
            .iter()
            .flat_map(|id| {
                workspace
                    .layer(*id)
                    .annotations()
                    .map(|it| it.id)
                    .collect::<Vec<_>>()
            })
            .collect();
        let article_at = |n: usize| articles.get(n.checked_rem(articles.len())?).copied();
        let note_at = |n: usize| notes.get(n.checked_rem(notes.len())?).copied();
        Some(match step {
            Step::AddArticle => {
                self.articles += 1;
                Command::AddArticle(Rc::new(article(self.articles, TEXT)))
            }
            Step::Annotate(at, start, key) => {
                let start = start % 40;
                annotate(article_at(*at)?, start, start + 4, TAGS[*key])
            }
            Step::AddPiece(at, start) => {
                Command::AddPiece(note_at(*at)?, vec![Span::of(start % 40, start % 40 + 3)?])
            }
            Step::Retag(at, key) => Command::Retag(vec![note_at(*at)?], tag(TAGS[*key])),
            Step::Note(at, note, visit) => {
                Command::WriteNote(note_at(*at)?, NOTES[*note].into(), Visit(*visit))
            }
            Step::Delete(one, two) => Command::Delete(vec![note_at(*one)?, note_at(*two)?]),
            Step::DeleteArticle(at) => Command::DeleteArticle(article_at(*at)?),
            Step::Describe(at, title) => Command::Describe(
                article_at(*at)?,
                Rc::new(Details {
                    title: NOTES[*title].into(),
                    ..Details::default()
                }),
            ),
            Step::Introduce(name) => Command::Introduce(NOTES[*name].into()),
            Step::Import(count) => Command::Import(from_a_file(*count)),
            _ => return None,
        })
    }

    fn hear(&mut self, place: usize, is_backwards: bool) {
        let mut events = std::mem::take(&mut self.events.borrow_mut()[place]);
        if is_backwards {
            events.reverse();
        }
        for (key, value) in events {
            self.tabs[place].absorb(&key, value.as_deref());
        }
    }

    fn reload(&mut self, place: usize) {
        let (tab, unreadable) = self.open(place);
        assert!(
            unreadable.iter().all(|it| *it == Why::OtherTab),
            "{unreadable:?}"
        );
        let asides: Vec<String> = self.model.values.borrow().keys().cloned().collect();
        for (record, was_gone) in &self.promised[place] {
            let is_there = match tab.workspace.record(record.key()) {
                Some(found) => {
                    found.says_the_same(record)
                        || found.revision() > record.revision()
                        || matches!(found, Record::Author(_))
                        || asides.iter().any(|key| key.contains("/conflict/"))
                }
                None => *was_gone,
            };
            assert!(is_there, "{record:?} was said to be saved");
        }
        self.promised[place] = self.promises(&tab.workspace);
        self.tabs[place] = tab;
    }

    /// With room and all events heard, both tabs and the storage say the same.
    fn settle(&mut self) {
        self.model.limit.set(self.model.count.limit());
        for round in 0.. {
            assert!(round < 50, "the tabs never agree");
            for place in 0..2 {
                self.hear(place, round % 2 == 0);
                self.tabs[place].keeper.retry();
            }
            if self.events.borrow().iter().all(Vec::is_empty) {
                break;
            }
        }
        let (_, loaded) = Keeper::open(self.model.clone());
        for tab in &self.tabs {
            assert!(tab.is_saved());
            assert_eq!(tab.workspace, loaded.workspace);
        }
    }
}

/// Whether a record is deleted, or belongs to an article that is.
fn is_gone(workspace: &Workspace, record: &Record) -> bool {
    match record {
        Record::Annotation(it) => {
            it.provenance.is_deleted || workspace.article(it.article).is_none()
        }
        it => it.is_deleted(),
    }
}

/// The records of one file: the same ones each time, so that a second import changes nothing.
fn from_a_file(count: usize) -> Vec<Record> {
    let (mut tab, _) = Tab::open(Rc::new(MemoryStorage::default()), 7 << 80);
    let file = ArticleId(id(7 << 90));
    tab.run(Command::AddArticle(Rc::new(article(7 << 90, TEXT))))
        .unwrap();
    for start in 0..count {
        tab.run(annotate(file, start, start + 9, "claim")).unwrap();
    }
    tab.workspace.records().collect()
}

/// What random work has found, in fewer steps.
#[test]
fn ok_what_two_tabs_do_to_one_record_is_kept() {
    let check = |steps: &[(usize, Step)]| {
        for count in Count::ALL {
            let mut machine = Machine::new(count);
            for (tab, step) in steps {
                machine.step(*tab, step);
            }
            machine.settle();
        }
    };
    // A deletion that never reached storage promises nothing, also where the other tab has stored the record since.
    check(&[
        (0, Step::Full(369)),
        (1, Step::Import(1)),
        (1, Step::Undo),
        (0, Step::Import(1)),
        (0, Step::Full(185)),
        (0, Step::Hear(false)),
        (1, Step::Annotate(0, 0, 0)),
        (1, Step::Reload),
    ]);
    // A note that waits for room is no successor of what the other tab has written since, though this tab has read it.
    check(&[
        (0, Step::Import(1)),
        (1, Step::Reload),
        (0, Step::Full(0)),
        (0, Step::Note(0, 2, 0)),
        (0, Step::Full(30)),
        (1, Step::Note(0, 1, 0)),
        (1, Step::Undo),
        (0, Step::Import(1)),
        (0, Step::Room),
        (0, Step::Retry),
        (1, Step::Reload),
    ]);
}

#[test]
fn ok_random_work_is_kept() {
    let is_long = std::env::var_os("WHOSAID_LONG").is_some();
    let config = Config {
        cases: if is_long { 10_000 } else { 256 },
        failure_persistence: None,
        ..Config::default()
    };
    let count = prop::sample::select(&Count::ALL[..]);
    let outcome = TestRunner::new(config).run(&(count, steps()), |(count, steps)| {
        let mut machine = Machine::new(count);
        for (tab, step) in &steps {
            machine.step(*tab, step);
        }
        machine.settle();
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

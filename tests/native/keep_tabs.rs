//! Two tabs on one storage: in whatever order their calls and events fall, both end with the same work and
//! nothing that either of them wrote is lost.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed, which is its purpose"
)]

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex};

use whosaid::domain::keep::{Keeper, Unreadable};
use whosaid::domain::model::{Annotation, ArticleId, Details, Provenance, Record};
use whosaid::domain::ports::{MemoryStorage, Storage, StorageError};
use whosaid::domain::text::Span;
use whosaid::domain::workspace::{Change, Command, Undone};

use crate::keep_models::{TEXT, Tab, annotate, article, id, tag};

/// What a storage event says: the key and its new value.
type Event = (String, Option<String>);

/// One storage for two tabs, each in a thread of its own, whose calls follow a schedule.
#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    turned: Condvar,
}

#[derive(Default)]
struct State {
    values: BTreeMap<String, String>,
    /// Events that a tab has not been told of.
    events: [Vec<Event>; 2],
    /// Whose call is next; anybody's once it is empty.
    schedule: VecDeque<usize>,
    /// Whose action is over.
    is_done: [bool; 2],
}

impl Shared {
    /// Does `call` when it is the tab's turn.
    fn call<T>(&self, tab: usize, call: impl FnOnce(&mut State) -> T) -> T {
        let mut state = self.state.lock().unwrap();
        while let Some(&next) = state.schedule.front() {
            if next == tab {
                state.schedule.pop_front();
                break;
            }
            if state.is_done[next] {
                state.schedule.pop_front();
                continue;
            }
            state = self.turned.wait(state).unwrap();
        }
        let outcome = call(&mut state);
        drop(state);
        self.turned.notify_all();
        outcome
    }
}

struct TabStorage {
    shared: Arc<Shared>,
    tab: usize,
}

impl Storage for TabStorage {
    fn entries(&self, prefix: &str) -> Result<Vec<(String, String)>, StorageError> {
        Ok(self.shared.call(self.tab, |state| {
            let entries = state
                .values
                .iter()
                .filter(|(key, _)| key.starts_with(prefix));
            entries
                .map(|(key, value)| (key.clone(), value.clone()))
                .collect()
        }))
    }

    fn read(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self
            .shared
            .call(self.tab, |state| state.values.get(key).cloned()))
    }

    fn write(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.shared.call(self.tab, |state| {
            state.values.insert(key.into(), value.into());
            state.events[1 - self.tab].push((key.into(), Some(value.into())));
        });
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.shared.call(self.tab, |state| {
            state.values.remove(key);
            state.events[1 - self.tab].push((key.into(), None));
        });
        Ok(())
    }
}

/// What a tab's thread is asked.
enum Ask {
    Act(Action),
    /// Deliver events in this order.
    Absorb(Vec<Event>),
    Stop,
}

/// What a tab does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    Retag(&'static str),
    Note(&'static str),
    AddPiece,
    Delete,
    DeleteAndUndo,
    Annotate(usize),
    AddArticle(u128),
    DeleteArticle,
    Describe(&'static str),
    Introduce(&'static str),
    Twice,
    Nothing,
}

/// What a tab did: the version it began with and the one it made, of each record it touched.
type Made = Vec<(Option<Record>, Record)>;

/// A tab's answer: what it did, and all it holds now.
type Answer = (Made, Vec<Record>);

const ARTICLE: u128 = 100;

fn versions(change: &Change) -> Made {
    let edits = change.edits().iter();
    edits
        .map(|it| (it.before.clone(), it.after.clone()))
        .collect()
}

fn act(tab: &mut Tab, action: Action) -> Made {
    let mine = ArticleId(id(ARTICLE));
    let note = tab.first_annotation();
    let write = |note_text: &str| {
        Command::WriteNote(note, note_text.into(), whosaid::domain::workspace::Visit(0))
    };
    let commands = match action {
        Action::Retag(key) => vec![Command::Retag(vec![note], tag(key))],
        Action::Note(text) => vec![write(text)],
        Action::AddPiece => vec![Command::AddPiece(note, vec![Span::of(20, 26).unwrap()])],
        Action::Delete | Action::DeleteAndUndo => vec![Command::Delete(vec![note])],
        Action::Annotate(start) => vec![annotate(mine, start, 44, "claim")],
        Action::AddArticle(number) => {
            vec![Command::AddArticle(Rc::new(article(number, "Other.")))]
        }
        Action::DeleteArticle => vec![Command::DeleteArticle(mine)],
        Action::Describe(title) => {
            let details = Details {
                title: title.into(),
                ..Details::default()
            };
            vec![Command::Describe(mine, Rc::new(details))]
        }
        Action::Introduce(name) => vec![Command::Introduce(name.into())],
        Action::Twice => vec![write("first"), write("second")],
        Action::Nothing => vec![],
    };
    let mut made = Vec::new();
    for command in commands {
        // What the other tab deleted meanwhile is refused: nothing is made then.
        if let Ok(change) = tab.run(command) {
            made.extend(versions(&change));
        }
    }
    if action == Action::DeleteAndUndo
        && let Undone::Step(_, change) = tab.undo()
    {
        made.extend(versions(&change));
    }
    made
}

/// A tab in its thread. Records are sent as copies of what they say.
fn serve(shared: &Arc<Shared>, tab: usize, asks: &Receiver<Ask>, answers: &Sender<String>) {
    let storage = TabStorage {
        shared: Arc::clone(shared),
        tab,
    };
    let first = (tab as u128 + 1) << 64;
    let (mut it, _) = Tab::open(Rc::new(storage), first);
    let mut made = Vec::new();
    answers.send(String::new()).unwrap();
    while let Ok(ask) = asks.recv() {
        match ask {
            Ask::Act(action) => {
                made.extend(act(&mut it, action));
                let mut state = shared.state.lock().unwrap();
                state.is_done[tab] = true;
                drop(state);
                shared.turned.notify_all();
            }
            Ask::Absorb(events) => {
                for (key, value) in events {
                    it.absorb(&key, value.as_deref());
                }
            }
            Ask::Stop => {
                assert!(it.is_saved());
                answers
                    .send(write_down(&(made, it.workspace.records().collect())))
                    .unwrap();
                return;
            }
        }
        answers.send(String::new()).unwrap();
    }
}

/// What crosses from a tab's thread: one line for each version it made, then one for each record it holds.
fn write_down((made, records): &Answer) -> String {
    let made = made.iter().map(|(before, after)| {
        let before = before.as_ref().map(says);
        format!("made\t{}\t{}", before.unwrap_or_default(), says(after))
    });
    let records = records.iter().map(|it| format!("has\t{}", says(it)));
    made.chain(records).collect::<Vec<_>>().join("\n")
}

/// All that a version says but when, on one line.
fn says(record: &Record) -> String {
    let record = match record.provenance() {
        Some(provenance) => record.with_provenance(Provenance {
            modified: provenance.created,
            ..provenance
        }),
        None => record.clone(),
    };
    format!("{record:?}").replace(['\n', '\t'], " ")
}

fn storage_with_one_annotation() -> BTreeMap<String, String> {
    let storage = Rc::new(MemoryStorage::default());
    let (mut tab, _) = Tab::open(storage.clone(), 1000);
    tab.run(Command::AddArticle(Rc::new(article(ARTICLE, TEXT))))
        .unwrap();
    tab.run(annotate(ArticleId(id(ARTICLE)), 4, 12, "actor"))
        .unwrap();
    storage.entries("").unwrap().into_iter().collect()
}

/// In which order a tab hears of events.
#[derive(Clone, Copy, Debug)]
enum Order {
    AsWritten,
    Backwards,
}

/// Runs one action in each tab, their calls in the order of `schedule`.
#[track_caller]
fn run(actions: [Action; 2], schedule: &[usize], order: Order) {
    let context = format!("{actions:?} {schedule:?} {order:?}");
    let shared = Arc::new(Shared::default());
    shared.state.lock().unwrap().values = storage_with_one_annotation();
    let tabs: Vec<_> = (0..2)
        .map(|tab| {
            let (ask, asks) = channel();
            let (answer, answers) = channel();
            let shared = Arc::clone(&shared);
            let thread = std::thread::spawn(move || serve(&shared, tab, &asks, &answer));
            answers.recv().unwrap();
            (ask, answers, thread)
        })
        .collect();
    {
        let mut state = shared.state.lock().unwrap();
        state.schedule = schedule.iter().copied().collect();
    }
    for ((ask, _, _), action) in tabs.iter().zip(actions) {
        ask.send(Ask::Act(action)).unwrap();
    }
    for (_, answers, _) in &tabs {
        answers.recv().expect(&context);
    }
    shared.state.lock().unwrap().schedule.clear();
    for round in 0.. {
        assert!(round < 20, "the tabs never agree: {context}");
        let mut is_quiet = true;
        for (tab, (ask, answers, _)) in tabs.iter().enumerate() {
            let mut events = std::mem::take(&mut shared.state.lock().unwrap().events[tab]);
            if matches!(order, Order::Backwards) {
                events.reverse();
            }
            is_quiet &= events.is_empty();
            ask.send(Ask::Absorb(events)).unwrap();
            answers.recv().expect(&context);
        }
        if is_quiet {
            break;
        }
    }
    let mut answers = Vec::new();
    for (ask, answer, thread) in tabs {
        ask.send(Ask::Stop).unwrap();
        answers.push(answer.recv().expect(&context));
        thread.join().unwrap();
    }
    check_agreed(&shared, &answers, &context);
}

#[track_caller]
fn check_agreed(shared: &Shared, answers: &[String], context: &str) {
    let lines = |kind: &str| -> Vec<Vec<&str>> {
        let lines = answers.iter().flat_map(|it| it.lines());
        let parts = lines.map(|it| it.split('\t').collect::<Vec<_>>());
        parts.filter(|it| it[0] == kind).collect()
    };
    let held = |answer: &String| -> BTreeSet<String> {
        answer
            .lines()
            .filter(|it| it.starts_with("has"))
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(
        held(&answers[0]),
        held(&answers[1]),
        "the tabs differ: {context}"
    );
    let storage = Rc::new(MemoryStorage::default());
    for (key, value) in &shared.state.lock().unwrap().values {
        storage.write(key, value).unwrap();
    }
    let (_, loaded) = Keeper::open(storage);
    let kept: BTreeSet<String> = loaded
        .workspace
        .records()
        .map(|it| format!("has\t{}", says(&it)))
        .collect();
    assert_eq!(kept, held(&answers[0]), "storage differs: {context}");
    let asides: Vec<String> = loaded
        .unreadable
        .iter()
        .map(|it| aside(it, &loaded.workspace.records().collect::<Vec<_>>()))
        .collect();
    // Each version that was made is what counts now, or what a later version was made from, or aside.
    let bases: BTreeSet<&str> = lines("made").iter().map(|it| it[1]).collect();
    for made in lines("made") {
        let is_kept = kept.contains(&format!("has\t{}", made[2]))
            || bases.contains(made[2])
            || asides.iter().any(|it| it == made[2])
            || made[2].starts_with("Author");
        assert!(
            is_kept,
            "lost: {}\nkept: {kept:#?}\naside: {asides:#?}\n{context}",
            made[2]
        );
    }
}

/// The record that was put aside.
fn aside(it: &Unreadable, records: &[Record]) -> String {
    let rest = it.key.strip_prefix("whosaid/1/conflict/").unwrap();
    let key = format!("whosaid/1/{}", rest.rsplit_once('/').unwrap().0);
    let alone = Rc::new(MemoryStorage::default());
    for record in records.iter().filter(|it| matches!(it, Record::Article(_))) {
        for (key, value) in whosaid::domain::format::record::encode(record, "") {
            alone.write(&key, &value).unwrap();
        }
    }
    alone.write(&key, &it.value).unwrap();
    let (_, loaded) = Keeper::open(alone);
    assert_eq!(
        loaded.unreadable,
        [],
        "what is kept aside can be read at its own key"
    );
    let is_it = |record: &Record| {
        let text = TEXT;
        whosaid::domain::format::record::encode(record, text)
            .iter()
            .any(|(it, _)| *it == key)
    };
    loaded
        .workspace
        .records()
        .find(is_it)
        .map(|it| says(&it))
        .unwrap()
}

/// All orders of `mine` calls of one tab and `theirs` of the other.
fn schedules(mine: usize, theirs: usize) -> Vec<Vec<usize>> {
    if mine == 0 || theirs == 0 {
        return vec![[vec![0; mine], vec![1; theirs]].concat()];
    }
    let begin = |tab: usize, rest: Vec<Vec<usize>>| {
        rest.into_iter().map(move |it| [vec![tab], it].concat())
    };
    begin(0, schedules(mine - 1, theirs))
        .chain(begin(1, schedules(mine, theirs - 1)))
        .collect()
}

/// Every order of up to six calls of each tab, and events in and out of order.
#[track_caller]
fn check(mine: Action, theirs: Action, calls: (usize, usize)) {
    for schedule in schedules(calls.0, calls.1) {
        for order in [Order::AsWritten, Order::Backwards] {
            run([mine, theirs], &schedule, order);
        }
    }
}

#[test]
fn ok_schedules_are_all_there() {
    assert_eq!(schedules(3, 3).len(), 20);
    assert_eq!(schedules(6, 6).len(), 924);
}

#[test]
fn ok_two_tabs_change_one_annotation() {
    check(Action::Retag("claim"), Action::Note("theirs"), (3, 3));
    check(Action::Note("mine"), Action::Note("theirs"), (3, 3));
    check(Action::Note("theirs"), Action::Note("mine"), (3, 3));
    check(Action::Retag("claim"), Action::AddPiece, (3, 3));
    check(Action::Retag("claim"), Action::Retag("claim"), (3, 3));
    check(Action::Delete, Action::Note("theirs"), (3, 3));
    check(Action::Delete, Action::Delete, (3, 3));
    check(Action::DeleteAndUndo, Action::Note("theirs"), (5, 3));
    check(Action::Twice, Action::Retag("location"), (6, 3));
    check(Action::Twice, Action::Delete, (6, 3));
}

#[test]
fn ok_two_tabs_change_one_twice() {
    check(Action::Twice, Action::Twice, (6, 6));
}

#[test]
fn ok_two_tabs_make_things() {
    check(Action::Annotate(13), Action::Annotate(17), (3, 3));
    check(Action::AddArticle(200), Action::AddArticle(300), (6, 6));
    check(Action::AddArticle(200), Action::Nothing, (6, 0));
}

#[test]
fn ok_two_tabs_change_one_article() {
    check(Action::Describe("mine"), Action::Describe("theirs"), (3, 3));
    check(Action::DeleteArticle, Action::Describe("theirs"), (3, 3));
    check(Action::DeleteArticle, Action::Annotate(13), (3, 3));
    check(Action::DeleteArticle, Action::Note("theirs"), (3, 3));
    check(
        Action::Introduce("mine"),
        Action::Introduce("theirs"),
        (3, 3),
    );
}

#[test]
fn ok_a_late_event_is_no_conflict() {
    let storage = Rc::new(MemoryStorage::default());
    for (key, value) in storage_with_one_annotation() {
        storage.write(&key, &value).unwrap();
    }
    let (mut first, _) = Tab::open(storage.clone(), 1 << 64);
    let (mut second, _) = Tab::open(storage.clone(), 2 << 64);
    let note = first.first_annotation();
    let key = |it: &(String, String)| it.0.contains("/note/");
    let value = || storage.entries("").unwrap().into_iter().find(key).unwrap();
    first.write_note(note, "one", 1);
    let (key, early) = value();
    // The second tab meets the first one's version as it writes its own.
    second.write_note(note, "two", 1);
    assert_eq!(second.absorb(&key, Some(&early)), 0);
    let (_, late) = value();
    assert_eq!(first.absorb(&key, Some(&late)), 0);
    assert_eq!(first.workspace, second.workspace);
    let annotation: &Rc<Annotation> = first.workspace.annotation(note).unwrap();
    assert_eq!(
        (&*annotation.note, annotation.provenance.revision),
        ("two", 3)
    );
}

#[test]
fn ok_an_annotation_brings_its_article_along() {
    let storage = Rc::new(MemoryStorage::default());
    let (mut second, _) = Tab::open(storage.clone(), 2 << 64);
    let (mut first, _) = Tab::open(storage.clone(), 1 << 64);
    first
        .run(Command::AddArticle(Rc::new(article(ARTICLE, TEXT))))
        .unwrap();
    first
        .run(annotate(ArticleId(id(ARTICLE)), 4, 12, "actor"))
        .unwrap();
    let entries = storage.entries("whosaid/1/note/").unwrap();
    let (key, value) = &entries[0];
    second.absorb(key, Some(value));
    assert_eq!(first.workspace, second.workspace);
    // It can be worked on at once.
    let note = second.first_annotation();
    second.write_note(note, "seen", 1);
    assert!(second.is_saved());
}

#[test]
fn err_cleared_storage_loses_nothing() {
    let storage = Rc::new(MemoryStorage::default());
    for (key, value) in storage_with_one_annotation() {
        storage.write(&key, &value).unwrap();
    }
    let before = storage.entries("").unwrap();
    let (mut tab, _) = Tab::open(storage.clone(), 1 << 64);
    for (key, _) in &before {
        storage.remove(key).unwrap();
    }
    for (key, _) in &before {
        tab.absorb(key, None);
    }
    let expected = whosaid::domain::keep::SaveStatus::NotSaved {
        why: StorageError::Cleared,
        records: 2,
    };
    assert_eq!(*tab.keeper.status(), expected);
    assert_eq!(
        storage.entries("").unwrap(),
        [],
        "nothing comes back unasked"
    );
    tab.keeper.retry();
    assert!(tab.is_saved());
    assert_eq!(storage.entries("").unwrap(), before);

    for (key, _) in &before {
        storage.remove(key).unwrap();
    }
    let absorbed = tab.keeper.cleared(&tab.workspace);
    assert_eq!(absorbed.removed.len(), 2);
    tab.run(annotate(ArticleId(id(ARTICLE)), 0, 3, "claim"))
        .unwrap();
    assert!(tab.is_saved());
    let (_, loaded) = Keeper::open(storage);
    assert_eq!(loaded.workspace, tab.workspace);
}

#[test]
fn ok_settings_of_another_tab_are_taken_over() {
    use whosaid::domain::keep::{Settings, Theme};
    let storage = Rc::new(MemoryStorage::default());
    let (mut first, _) = Tab::open(storage.clone(), 1 << 64);
    let (mut second, _) = Tab::open(storage.clone(), 2 << 64);
    let settings = |theme| Settings {
        theme,
        ..Settings::first(whosaid::domain::model::AuthorId(id(1)))
    };
    let key = "whosaid/1/settings";
    let value = || storage.read(key).unwrap().unwrap();
    first.keeper.save_settings(settings(Theme::Dark));
    let early = value();
    second.keeper.save_settings(settings(Theme::Light));
    let late = value();
    second.absorb(key, Some(&early));
    first.absorb(key, Some(&late));
    assert_eq!(first.keeper.settings(), second.keeper.settings());
    let (again, _) = Tab::open(storage.clone(), 3 << 64);
    assert_eq!(again.keeper.settings(), first.keeper.settings());
}

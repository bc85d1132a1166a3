//! Takes the files of a class in: reads each in the worker, says what became of it, and keeps what is new, ten at a
//! time, so that no key waits.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use yew::{Callback, hook, use_effect_with, use_state};

use super::outcome::Outcome;
use super::taking::{Taking, desks};
use crate::domain::format::Problem;
use crate::domain::format::brought::Brought;
use crate::domain::format::files::Given;
use crate::domain::model::EnclosureId;
use crate::t;
use crate::ui::store::Store;
use crate::web::ahead;
use crate::web::clock::BrowserClock;
use crate::web::file::Chosen;
use crate::web::frame::breath;
use crate::web::worker::FileWorker;

/// So many hand-ins are kept at once.
const STEP: usize = 10;

/// Milliseconds of work after which others have a turn.
pub(super) const TURN: u64 = 20;

/// Milliseconds after which it is told again how far all is.
const OFTEN: u64 = 100;

/// So many files are with the worker at once.
const AHEAD: usize = 3;

/// How far the files of one go are.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Intake {
    /// What became of each file that was read.
    pub(super) lines: Vec<Line>,
    /// How many files there are.
    pub(super) total: usize,
}

/// What became of one file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) file: String,
    pub(super) outcome: Outcome,
}

impl Intake {
    pub(super) fn is_under_way(&self) -> bool {
        self.lines.len() < self.total
    }
}

/// The files of the last go, and whoever shows them.
#[derive(Default)]
struct Shown {
    intake: Rc<Intake>,
    /// The exercise whose class is open.
    open: Option<EnclosureId>,
    on_change: Callback<Rc<Intake>>,
}

thread_local! {
    static SHOWN: RefCell<Shown> = RefCell::default();
}

fn change(act: impl FnOnce(&mut Intake)) {
    let (now, tell) = SHOWN.with_borrow_mut(|it| {
        act(Rc::make_mut(&mut it.intake));
        (Rc::clone(&it.intake), it.on_change.clone())
    });
    tell.emit(now);
}

/// The files of the last go, as long as the class of this exercise is open.
#[hook]
pub(super) fn use_intake(exercise: EnclosureId) -> Rc<Intake> {
    let shown = use_state(|| SHOWN.with_borrow(|it| Rc::clone(&it.intake)));
    let setter = shown.setter();
    use_effect_with(exercise, move |exercise| {
        let open = Some(*exercise);
        // What was read before this was drawn is told too.
        let now = SHOWN.with_borrow_mut(|it| {
            it.open = open;
            let setter = setter.clone();
            it.on_change = Callback::from(move |now| setter.set(now));
            Rc::clone(&it.intake)
        });
        setter.set(now);
        || {
            SHOWN.with_borrow_mut(|it| (it.open, it.on_change) = Default::default());
        }
    });
    Rc::clone(&shown)
}

/// Forgets what became of the files of the last go.
pub(super) fn forget() {
    change(|it| {
        if !it.is_under_way() {
            *it = Intake::default();
        }
    });
}

/// Reads files and takes in those that are hand-ins. Where no class is open, the first hand-in for an exercise of which
/// the key is here is told to `on_found`, and only then anything is kept: the files come back where there is no such.
pub async fn take_in(
    store: &Store,
    files: Vec<Chosen>,
    words: &Callback<Problem, String>,
    on_found: &Callback<EnclosureId>,
) -> Option<Vec<Chosen>> {
    let open = SHOWN.with_borrow(|it| it.open);
    let desks = desks(&store.snapshot().workspace);
    let mut taking = Taking::new(store, words);
    let mut is_shown = open.is_some();
    let total = files.len();
    if is_shown {
        change(|it| begin(it, total));
    }
    let mut waiting: Vec<Line> = Vec::new();
    let mut told = BrowserClock::millis();
    let mut coming = VecDeque::new();
    for (at, file) in files.iter().enumerate() {
        // The worker is busy while what it gave is looked at.
        let ahead = files.iter().skip(at + coming.len());
        coming.extend(
            ahead
                .take(AHEAD - coming.len())
                .map(|it| reading(store, it, words)),
        );
        let brought = match coming.pop_front() {
            Some(it) => it.await,
            None => continue,
        };
        let here = match &brought {
            Ok(Brought::Handin(it)) => desks.iter().find(|desk| {
                Some(desk.exercise) == it.head.exercise
                    && (desk.has_key || open == it.head.exercise)
            }),
            _ => None,
        };
        if let Some(desk) = here.filter(|_| !is_shown) {
            is_shown = true;
            change(|it| begin(it, total));
            on_found.emit(desk.exercise);
        }
        let line = Line {
            file: file.name(),
            outcome: taking.outcome(brought, here).await,
        };
        waiting.push(line);
        if is_shown && BrowserClock::millis() - told > OFTEN {
            let lines = std::mem::take(&mut waiting);
            change(|it| it.lines.extend(lines));
            breath().await;
            told = BrowserClock::millis();
        }
        if is_shown && taking.n_pending() >= STEP {
            taking.keep();
            breath().await;
        }
    }
    taking.keep();
    if is_shown {
        change(|it| it.lines.extend(waiting));
    }
    if !is_shown {
        return Some(files);
    }
    store.announce(t!("class-files-done", n = total));
    None
}

/// The files of one go come after those of the last where these are still read.
fn begin(intake: &mut Intake, total: usize) {
    if !intake.is_under_way() {
        *intake = Intake::default();
    }
    intake.total += total;
}

/// What a file is; the reason in words where nothing of it can be read. It is being read from the call on, whether
/// somebody waits for it yet or not.
fn reading(
    store: &Store,
    file: &Chosen,
    words: &Callback<Problem, String>,
) -> impl Future<Output = Result<Brought, String>> + use<> {
    let (now, id) = store.now_and_id();
    let given = Given {
        seed: id.bytes(),
        author: store.snapshot().settings.me,
        now,
    };
    let (file, words) = (file.as_file().clone(), words.clone());
    let reading = ahead::begin(async move {
        match FileWorker::shared().bring_file(&file, given).await {
            Ok(Ok(brought)) => Ok(brought),
            Ok(Err(problem)) => Err(words.emit(problem)),
            Err(error) => Err(t!("worker-failed", why = &error.to_string()).to_string()),
        }
    });
    async move { reading.await.unwrap_or_else(|| Err(String::new())) }
}

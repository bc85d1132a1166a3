//! Reads and writes files in a second program, so that the page neither waits for it nor loads it before it
//! is needed.

mod bring;
mod lesson;
mod message;
mod serve;

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, ArrayBuffer, Function, Object, Promise, Uint8Array};
use litemap::LiteMap;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, File, MessageEvent, Worker, WorkerOptions, WorkerType};

pub use serve::serve;

use crate::domain::format::files::{self, Given};
use crate::domain::format::{Imported, Problem, exchange};
use crate::domain::model::{Id, Record};
use message::object;

/// The module that starts the worker, relative to the page: Trunk writes it beside the worker's program.
const LOADER: &str = "./worker_loader.js";

/// How long the worker may take to load before it counts as missing, in milliseconds: 300 KB at 10 KB/s.
const PATIENCE: u32 = 30_000;

/// Why there is no answer about a file. Nothing is changed then, and the next use starts the worker afresh.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WorkerError {
    /// The worker's program did not load.
    #[error(
        "expected the part that handles files to load, found {0}: check the connection and try again"
    )]
    Absent(String),
    /// The worker ended in the middle of its work.
    #[error(
        "expected the file to be handled, found that the part for it stopped ({0}): try again, or with a smaller file"
    )]
    Stopped(String),
    /// The browser could not give the file's bytes.
    #[error("expected to read the file, found that the browser could not ({0}): choose it again")]
    Unreadable(String),
    /// Page and worker are not of one version.
    #[error("expected an answer about the file, found something else: reload the page")]
    Garbled,
}

thread_local! {
    /// One worker for the page, started when it is first needed.
    static SHARED: FileWorker = FileWorker::default();
}

/// The file worker, started when it is first needed. Clones are the same worker.
#[derive(Clone, Debug, Default)]
pub struct FileWorker {
    state: Rc<RefCell<State>>,
}

#[derive(Debug, Default)]
struct State {
    running: Option<Running>,
    last_id: u32,
}

/// The worker and who waits for it. Dropping it ends the worker.
#[derive(Debug)]
struct Running {
    worker: Worker,
    /// Requests made before the worker can hear, or `None` once it can.
    queue: Option<Vec<(Object, Array)>>,
    waiting: LiteMap<u32, Waiting>,
    _deadline: Option<Timeout>,
    _listeners: [EventListener; 3],
}

/// Settles the promise of one request.
#[derive(Debug)]
struct Waiting {
    resolve: Function,
    reject: Function,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl FileWorker {
    /// The one worker of the page.
    #[must_use]
    pub fn shared() -> Self {
        SHARED.with(Self::clone)
    }

    /// Reads a file that the person chose or dropped.
    ///
    /// # Errors
    /// [`WorkerError`] where there is no answer; the inner [`Problem`] where the file cannot be read.
    pub async fn read_file(
        &self,
        file: &File,
        given: Given,
    ) -> Result<Result<Imported, Problem>, WorkerError> {
        let bytes = match self.bytes_of(file).await? {
            Ok(bytes) => bytes,
            Err(problem) => return Ok(Err(problem)),
        };
        let name = file.name();
        let answer = self.ask_about(message::READ, &name, bytes, given).await?;
        exchange::hear(&answer).map_err(|_| WorkerError::Garbled)
    }

    /// Reads bytes that have the name of a file.
    ///
    /// # Errors
    /// As [`Self::read_file`].
    pub async fn read(
        &self,
        name: &str,
        bytes: &[u8],
        given: Given,
    ) -> Result<Result<Imported, Problem>, WorkerError> {
        let bytes = Uint8Array::from(bytes).buffer();
        let answer = self.ask_about(message::READ, name, bytes, given).await?;
        exchange::hear(&answer).map_err(|_| WorkerError::Garbled)
    }

    /// The bytes of a file that is not too large to be read.
    async fn bytes_of(&self, file: &File) -> Result<Result<ArrayBuffer, Problem>, WorkerError> {
        // Sizes are whole numbers below 2^53; one beyond usize is too large all the same.
        if let Some(problem) = files::too_large(&file.name(), file.size() as usize) {
            return Ok(Err(problem));
        }
        let bytes = JsFuture::from(file.array_buffer());
        let bytes = bytes.await;
        let bytes = bytes.map_err(|it| WorkerError::Unreadable(said(&it)))?;
        Ok(Ok(bytes.unchecked_into()))
    }

    /// What the worker says of a file.
    async fn ask_about(
        &self,
        kind: &str,
        name: &str,
        bytes: ArrayBuffer,
        given: Given,
    ) -> Result<String, WorkerError> {
        let moved = Array::of1(&bytes);
        let request = object([
            (message::KIND, kind.into()),
            (message::NAME, name.into()),
            (message::SEED, Id::from_bytes(given.seed).to_string().into()),
            (message::AUTHOR, given.author.to_string().into()),
            (message::NOW, (given.now.0 as f64).into()),
            (message::BYTES, bytes.into()),
        ]);
        let answer = self.ask(request, moved).await?;
        answer.as_string().ok_or(WorkerError::Garbled)
    }

    /// Writes our own file. Annotations whose article is not among the records are left out.
    ///
    /// # Errors
    /// [`WorkerError`] where there is no answer.
    pub async fn write(&self, records: &[Record]) -> Result<Blob, WorkerError> {
        let request = object([
            (message::KIND, message::WRITE.into()),
            (message::RECORDS, exchange::say_records(records).into()),
        ]);
        let bytes = self.ask(request, Array::new()).await?;
        if !bytes.is_instance_of::<ArrayBuffer>() {
            return Err(WorkerError::Garbled);
        }
        let options = BlobPropertyBag::new();
        options.set_type("application/json");
        Blob::new_with_u8_array_sequence_and_options(&Array::of1(&bytes), &options)
            .map_err(|it| WorkerError::Unreadable(said(&it)))
    }

    async fn ask(&self, request: Object, moved: Array) -> Result<JsValue, WorkerError> {
        let promise = self.post(request, moved)?;
        JsFuture::from(promise).await.map_err(|error| {
            let is_absent = message::member(&error, ABSENT).is_some();
            let reason = message::string(&error, REASON).unwrap_or_default();
            if is_absent {
                WorkerError::Absent(reason)
            } else {
                WorkerError::Stopped(reason)
            }
        })
    }

    /// Sends a request, or keeps it until the worker can hear.
    fn post(&self, request: Object, moved: Array) -> Result<Promise, WorkerError> {
        let mut state = self.state.borrow_mut();
        let state = &mut *state;
        let running = match &mut state.running {
            Some(running) => running,
            none => none.insert(start(&Rc::downgrade(&self.state))?),
        };
        state.last_id = state.last_id.wrapping_add(1);
        let id = state.last_id;
        // Setting a member of a plain object cannot fail.
        let _ = js_sys::Reflect::set(&request, &message::ID.into(), &id.into());
        let promise = Promise::new(&mut |resolve, reject| {
            running.waiting.insert(id, Waiting { resolve, reject });
        });
        match &mut running.queue {
            Some(queue) => queue.push((request, moved)),
            None => running.post(&request, &moved),
        }
        Ok(promise)
    }
}

/// The members of a rejection.
const ABSENT: &str = "absent";
const REASON: &str = "reason";

impl Running {
    fn post(&self, request: &Object, moved: &Array) {
        // Strings, numbers and a buffer that nobody else holds can always be posted.
        let _ = self.worker.post_message_with_transfer(request, moved);
    }

    /// Tells everybody who waits that there will be no answer.
    fn fail(&self, reason: &str) {
        let error = object([(REASON, reason.into())]);
        if self.queue.is_some() {
            let _ = js_sys::Reflect::set(&error, &ABSENT.into(), &JsValue::TRUE);
        }
        for waiting in self.waiting.values() {
            let _ = waiting.reject.call1(&JsValue::UNDEFINED, &error);
        }
    }
}

fn start(state: &Weak<RefCell<State>>) -> Result<Running, WorkerError> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker =
        Worker::new_with_options(LOADER, &options).map_err(|it| WorkerError::Absent(said(&it)))?;
    let listen = |kind: &'static str, hear: fn(&Weak<RefCell<State>>, &JsValue)| {
        let state = state.clone();
        EventListener::new(&worker, kind, move |event| hear(&state, event))
    };
    let listeners = [
        listen("message", hear),
        listen("error", |state, event| {
            let reason = message::string(event, "message");
            stop(state, &reason.unwrap_or_else(|| "no program".into()));
        }),
        listen("messageerror", |state, _| stop(state, "a broken message")),
    ];
    let late = state.clone();
    let deadline = Timeout::new(PATIENCE, move || stop(&late, "no answer in time"));
    Ok(Running {
        worker,
        queue: Some(Vec::new()),
        waiting: LiteMap::new(),
        _deadline: Some(deadline),
        _listeners: listeners,
    })
}

/// Hears one message of the worker.
fn hear(state: &Weak<RefCell<State>>, event: &JsValue) {
    let Some(data) = event.dyn_ref::<MessageEvent>().map(MessageEvent::data) else {
        return;
    };
    if let Some(reason) = message::string(&data, message::STOPPED) {
        stop(state, &reason);
        return;
    }
    let Some(state) = state.upgrade() else {
        return;
    };
    let mut state = state.borrow_mut();
    let Some(running) = &mut state.running else {
        return;
    };
    if message::member(&data, message::READY).is_some() {
        running._deadline = None;
        for (request, moved) in running.queue.take().unwrap_or_default() {
            running.post(&request, &moved);
        }
    } else if let Some(id) = message::number(&data, message::ID) {
        let Some(waiting) = running.waiting.remove(&(id as u32)) else {
            return;
        };
        let ok = message::member(&data, message::OK).unwrap_or(JsValue::UNDEFINED);
        // Settling a promise runs nothing at once: whoever waits goes on in a later turn.
        let _ = waiting.resolve.call1(&JsValue::UNDEFINED, &ok);
    }
}

/// Ends the worker: whoever waits is told, and the next request starts another.
fn stop(state: &Weak<RefCell<State>>, reason: &str) {
    let Some(state) = state.upgrade() else {
        return;
    };
    let Some(running) = state.borrow_mut().running.take() else {
        return;
    };
    running.fail(reason);
    // The listener that called is one of its own: it is dropped once it has returned.
    spawn_local(async move { drop(running) });
}

/// What a JavaScript error says.
fn said(error: &JsValue) -> String {
    message::string(error, "message").unwrap_or_else(|| format!("{error:?}"))
}

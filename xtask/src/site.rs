//! Serves one folder to browsers on this machine, under the content policy of the release,
//! and keeps a record of what they asked for and what the policy stopped.

mod http;

use std::io::{self, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use http::{Answer, Request};

/// The content policy of the release build, word for word the one in `index.html`.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
object-src 'none'";

/// What only a header can say: no framing, and where browsers report violations.
const HEADER_ONLY: &str = "frame-ancestors 'none'; report-uri /csp-report";

/// Where browsers send their violation reports.
const REPORTS: &str = "/csp-report";

/// Browsers open connections ahead of need; one that stays silent this long is let go.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running server for one folder on 127.0.0.1. Dropping it stops it.
#[derive(Debug)]
pub struct Site {
    port: u16,
    log: Arc<Mutex<Log>>,
    stop: Arc<AtomicBool>,
    listening: Option<JoinHandle<()>>,
}

/// What browsers asked for and complained of, in the order of arrival.
#[derive(Debug, Default)]
struct Log {
    requests: Vec<String>,
    violations: Vec<String>,
    /// Paths with this ending are answered as if the connection were bad.
    held_back: Option<String>,
}

impl Site {
    /// Starts serving the files under `root` on 127.0.0.1 at `port`; 0 takes any free port.
    ///
    /// # Errors
    /// `root` is not a readable folder, or the port is taken or forbidden.
    pub fn start(root: PathBuf, port: u16) -> io::Result<Site> {
        let root = root.canonicalize().map_err(|cause| {
            io::Error::new(
                cause.kind(),
                format!("cannot serve {}: {cause}", root.display()),
            )
        })?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let port = listener.local_addr()?.port();
        let log = Arc::new(Mutex::new(Log::default()));
        let stop = Arc::new(AtomicBool::new(false));
        let listening = {
            let (log, stop) = (Arc::clone(&log), Arc::clone(&stop));
            thread::spawn(move || listen(&listener, &root, &log, &stop))
        };
        Ok(Site {
            port,
            log,
            stop,
            listening: Some(listening),
        })
    }

    /// The address of the start page, `http://127.0.0.1:PORT/`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// The violation reports browsers have sent so far: one JSON text each.
    #[must_use]
    pub fn violations(&self) -> Vec<String> {
        lock(&self.log).violations.clone()
    }

    /// Every request so far as "METHOD /path", reports included.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        lock(&self.log).requests.clone()
    }

    /// From now on answers paths that end like this as a bad connection would; `None` answers all again.
    pub fn hold_back(&self, ending: Option<&str>) {
        lock(&self.log).held_back = ending.map(str::to_owned);
    }

    /// Waits for ever: for a command that serves until it is interrupted.
    pub fn wait(mut self) {
        if let Some(listening) = self.listening.take() {
            drop(listening.join());
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Release);
        // The thread looks at the flag when somebody calls.
        drop(TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)));
        if let Some(listening) = self.listening.take() {
            drop(listening.join());
        }
    }
}

/// Answers each connection on a thread of its own until told to stop. The listener closes at the
/// end: a test that brings the same address back finds it free.
fn listen(listener: &TcpListener, root: &Path, log: &Arc<Mutex<Log>>, stop: &AtomicBool) {
    for stream in listener.incoming() {
        if stop.load(Ordering::Acquire) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let (log, root) = (Arc::clone(log), root.to_owned());
        // A browser that has gone away meanwhile is not an error.
        thread::spawn(move || drop(serve(stream, &root, &log)));
    }
}

fn serve(mut stream: TcpStream, root: &Path, log: &Mutex<Log>) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let Some(request) = http::read(&mut BufReader::new(&stream))? else {
        return Ok(());
    };
    let answer = answer(&request, root, log);
    http::write(&mut stream, &answer, request.method == "HEAD")
}

/// The log, also after a thread has panicked while it held it: lines are only ever added.
fn lock(log: &Mutex<Log>) -> MutexGuard<'_, Log> {
    log.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Answers one request.
fn answer(request: &Request, root: &Path, log: &Mutex<Log>) -> Answer {
    let path = without_query(&request.target);
    lock(log)
        .requests
        .push(format!("{} {path}", request.method));
    let held_back = lock(log).held_back.clone();
    if held_back.is_some_and(|it| path.ends_with(&it)) {
        return refusal("503 Service Unavailable", "Try again later.\n");
    }
    match request.method.as_str() {
        "POST" if path == REPORTS => {
            let report = String::from_utf8_lossy(&request.body).into_owned();
            lock(log).violations.push(report);
            Answer {
                status: "204 No Content",
                headers: Vec::new(),
                body: Vec::new(),
            }
        }
        "GET" | "HEAD" => match open(root, path) {
            Some((body, kind)) => Answer {
                status: "200 OK",
                headers: headers(kind).into(),
                body,
            },
            None => refusal("404 Not Found", "There is no such file here.\n"),
        },
        _ => refusal(
            "405 Method Not Allowed",
            "Only GET and HEAD are answered here.\n",
        ),
    }
}

/// A short plain answer that is not a file.
fn refusal(status: &'static str, text: &str) -> Answer {
    Answer {
        status,
        headers: headers("text/plain; charset=utf-8").into(),
        body: text.into(),
    }
}

/// The headers of every answer: what a careful static host would send.
fn headers(kind: &str) -> [(&'static str, String); 5] {
    [
        ("Content-Type", kind.to_owned()),
        // Asked for again each time: a new build shows at the next reload.
        ("Cache-Control", "no-cache".to_owned()),
        (
            "Content-Security-Policy",
            format!("{POLICY}; {HEADER_ONLY}"),
        ),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
    ]
}

/// The file that a request path means, with its content type; a folder means its
/// `index.html`. `None` where there is no such file or where it lies outside `root`.
fn open(root: &Path, url_path: &str) -> Option<(Vec<u8>, &'static str)> {
    let mut path = resolve(root, url_path)?;
    if path.is_dir() {
        path.push("index.html");
    }
    // A link inside the folder may point out of it: only the real place counts.
    let real = path.canonicalize().ok()?;
    if !real.starts_with(root) || !real.is_file() {
        return None;
    }
    Some((std::fs::read(&real).ok()?, content_type(&real)))
}

/// The place under `root` that a request path names, or `None` where the path is not made
/// of plain names: "..", a drive, a backslash, a broken or double escape.
fn resolve(root: &Path, url_path: &str) -> Option<PathBuf> {
    let decoded = percent_decoded(url_path)?;
    let relative = decoded.strip_prefix('/')?;
    if relative.contains(['\\', '\0', ':']) {
        return None;
    }
    let relative = Path::new(relative);
    relative
        .components()
        .all(|part| matches!(part, Component::Normal(_)))
        .then(|| root.join(relative))
}

/// The path part of a request target.
fn without_query(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or(url)
}

/// Undoes `%41`. `None` for a broken escape or for bytes that are not UTF-8.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let high = char::from(bytes.next()?).to_digit(16)?;
            let low = char::from(bytes.next()?).to_digit(16)?;
            decoded.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            decoded.push(byte);
        }
    }
    String::from_utf8(decoded).ok()
}

/// The content type of a file by its ending. Wrong for wasm or scripts would stop the app:
/// browsers compile a stream only as `application/wasm`, and `nosniff` forbids guessing.
fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json" | "map") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("woff2") => "font/woff2",
        Some("txt" | "md" | "ftl") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests;

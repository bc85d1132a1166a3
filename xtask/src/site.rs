//! Serves one folder to browsers on this machine, under the content policy of the release,
//! and keeps a record of what they asked for and what the policy stopped.

use std::fs::File;
use std::io::{self, Read};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use tiny_http::{Header, Method, Request, Response, Server};

/// The content policy of the release build, word for word the one in `index.html`.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
object-src 'none'";

/// What only a header can say: no framing, and where browsers report violations.
const HEADER_ONLY: &str = "frame-ancestors 'none'; report-uri /csp-report";

/// Where browsers send their violation reports.
const REPORTS: &str = "/csp-report";

/// Browsers open about six connections each; one thread fewer would make a page wait.
const THREADS: usize = 8;

/// A violation report is about 1 KB; whatever is longer is cut here.
const REPORT_BYTES: u64 = 64 * 1024;

/// A running server for one folder on 127.0.0.1. Dropping it stops it.
#[derive(Debug)]
pub struct Site {
    port: u16,
    log: Arc<Mutex<Log>>,
    running: Option<Running>,
}

/// The server with its threads.
struct Running {
    server: Arc<Server>,
    threads: Vec<JoinHandle<()>>,
}

impl std::fmt::Debug for Running {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Running")
            .field("threads", &self.threads.len())
            .finish_non_exhaustive()
    }
}

/// What browsers asked for and complained of, in the order of arrival.
#[derive(Debug, Default)]
struct Log {
    requests: Vec<String>,
    violations: Vec<String>,
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
        let server = Server::from_listener(listener, None)
            .map_err(|cause| io::Error::other(cause.to_string()))?;
        let server = Arc::new(server);
        let log = Arc::new(Mutex::new(Log::default()));
        let threads = (0..THREADS)
            .map(|_| {
                let (server, log, root) = (Arc::clone(&server), Arc::clone(&log), root.clone());
                // `recv` fails once for each `unblock`, and for a broken listener.
                thread::spawn(move || {
                    while let Ok(request) = server.recv() {
                        answer(request, &root, &log);
                    }
                })
            })
            .collect();
        Ok(Site {
            port,
            log,
            running: Some(Running { server, threads }),
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

    /// Waits for ever: for a command that serves until it is interrupted.
    pub fn wait(mut self) {
        if let Some(running) = self.running.take() {
            for thread in running.threads {
                drop(thread.join());
            }
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let Some(running) = self.running.take() else {
            return;
        };
        for _ in &running.threads {
            running.server.unblock();
        }
        for thread in running.threads {
            drop(thread.join());
        }
        drop(running.server);
        // The listener closes on a thread of the library's own, a moment after the server is
        // dropped. A test that brings the same address back must find it free.
        let patience = Instant::now() + Duration::from_secs(2);
        while TcpListener::bind((Ipv4Addr::LOCALHOST, self.port)).is_err()
            && Instant::now() < patience
        {
            thread::yield_now();
        }
    }
}

/// The log, also after a thread has panicked while it held it: lines are only ever added.
fn lock(log: &Mutex<Log>) -> MutexGuard<'_, Log> {
    log.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Answers one request. A browser that has gone away meanwhile is not an error.
fn answer(mut request: Request, root: &Path, log: &Mutex<Log>) {
    let path = without_query(request.url()).to_owned();
    lock(log)
        .requests
        .push(format!("{} {path}", request.method()));
    let sent = match request.method() {
        Method::Post if path == REPORTS => {
            let mut report = Vec::new();
            let mut body = request.as_reader().take(REPORT_BYTES);
            // A report cut short by a closing page is kept as far as it came.
            drop(body.read_to_end(&mut report));
            lock(log)
                .violations
                .push(String::from_utf8_lossy(&report).into_owned());
            request.respond(Response::empty(204))
        }
        Method::Get | Method::Head => match open(root, &path) {
            Some((file, kind)) => {
                request.respond(dressed(Response::from_file(file), &headers(kind)))
            }
            None => request.respond(refusal(404, "There is no such file here.\n")),
        },
        _ => request.respond(refusal(405, "Only GET and HEAD are answered here.\n")),
    };
    drop(sent);
}

/// A short plain answer that is not a file.
fn refusal(status: u16, text: &str) -> Response<io::Cursor<Vec<u8>>> {
    let response = Response::from_string(text).with_status_code(status);
    dressed(response, &headers("text/plain; charset=utf-8"))
}

/// Adds headers to a response.
fn dressed<R: Read>(mut response: Response<R>, headers: &[(&str, String)]) -> Response<R> {
    for (name, value) in headers {
        // Names and values are this file's own ASCII: they always parse.
        if let Ok(header) = Header::from_bytes(name.as_bytes(), value.as_bytes()) {
            response.add_header(header);
        }
    }
    response
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

/// Opens the file that a request path means, with its content type; a folder means its
/// `index.html`. `None` where there is no such file or where it lies outside `root`.
fn open(root: &Path, url_path: &str) -> Option<(File, &'static str)> {
    let mut path = resolve(root, url_path)?;
    if path.is_dir() {
        path.push("index.html");
    }
    // A link inside the folder may point out of it: only the real place counts.
    let real = path.canonicalize().ok()?;
    if !real.starts_with(root) || !real.is_file() {
        return None;
    }
    Some((File::open(&real).ok()?, content_type(&real)))
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

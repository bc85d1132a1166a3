//! Every browser of the tests has this as its proxy. Requests to the site itself go past a proxy,
//! so whatever arrives here is a request to another origin, and is written down and refused.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::trouble::Outcome;

/// Hosts that a fresh browser calls by itself whatever page it shows. Narrow names, so that a page
/// that took a font or a script from the same companies would still be caught.
const OWN_ACCOUNT: &[&str] = &[
    "accounts.google.com",
    "aus5.mozilla.org",
    "clients2.google.com",
    "content-autofill.googleapis.com",
    "detectportal.firefox.com",
    "optimizationguide-pa.googleapis.com",
    "safebrowsing.googleapis.com",
    "start.duckduckgo.com",
    "update.googleapis.com",
    "www.google.com",
];

/// Ends of the names of further such hosts; their first parts change from version to version.
const OWN_ACCOUNT_ENDS: &[&str] = &[
    ".cdn.mozilla.net",
    ".gvt1.com",
    ".services.mozilla.com",
    ".telemetry.mozilla.org",
];

/// A listening proxy that answers nothing but "refused".
#[derive(Debug)]
pub(crate) struct Trap {
    port: u16,
    caught: Arc<Mutex<Vec<String>>>,
}

impl Trap {
    pub(crate) fn set() -> Outcome<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let port = listener.local_addr()?.port();
        let caught = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&caught);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let log = Arc::clone(&log);
                thread::spawn(move || note(stream, &log));
            }
        });
        Ok(Self { port, caught })
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Forgets what has arrived.
    pub(crate) fn forget(&self) {
        self.caught
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    /// The first line of each request so far, such as "GET http://example.org/ HTTP/1.1", without
    /// those that browsers make on their own account.
    pub(crate) fn caught(&self) -> Vec<String> {
        let caught = self.caught.lock().unwrap_or_else(PoisonError::into_inner);
        caught
            .iter()
            .filter(|line| !is_own_account(host(line)))
            .cloned()
            .collect()
    }
}

fn is_own_account(host: &str) -> bool {
    OWN_ACCOUNT.contains(&host) || OWN_ACCOUNT_ENDS.iter().any(|end| host.ends_with(end))
}

/// The host of a request line to a proxy: "CONNECT host:443 …" or "GET http://host/path …".
fn host(line: &str) -> &str {
    let target = line.split(' ').nth(1).unwrap_or_default();
    let target = target.split_once("://").map_or(target, |(_, rest)| rest);
    target.split([':', '/']).next().unwrap_or_default()
}

fn note(stream: TcpStream, log: &Mutex<Vec<String>>) {
    // A browser may open a connection ahead of need and never use it.
    let _ = stream.set_read_timeout(Some(Duration::from_secs(20)));
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    if reader.read_line(&mut line).is_ok() && !line.trim().is_empty() {
        log.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(line.trim().to_owned());
    }
    let _ = reader
        .into_inner()
        .write_all(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}

//! The little of HTTP/1.1 that a browser on this machine needs: one request a connection.
//!
//! Own code because `tiny_http` keeps connections open on a pool of threads and gives two new
//! ones to one idle thread now and then: a style sheet then waits for ever behind a connection
//! that the browser keeps. A thread a connection, closed after its answer, cannot starve.

use std::io::{self, BufRead, Read, Write};

/// Longest request line with its headers that is read, in bytes.
const HEAD_BYTES: u64 = 32 * 1024;

/// A violation report is about 1 KB; whatever body is longer is cut here.
const BODY_BYTES: u64 = 64 * 1024;

/// What a browser asks for.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) method: String,
    /// Path and query, as they were sent.
    pub(super) target: String,
    pub(super) body: Vec<u8>,
}

/// An answer, whole in memory: the largest file of a site is a few megabytes.
#[derive(Debug)]
pub(super) struct Answer {
    /// Code and words, such as "404 Not Found".
    pub(super) status: &'static str,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Vec<u8>,
}

/// Reads one request; `None` where the browser closed the connection without one.
pub(super) fn read(stream: &mut impl BufRead) -> io::Result<Option<Request>> {
    let mut head = stream.by_ref().take(HEAD_BYTES);
    let mut line = String::new();
    if head.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut words = line.split_whitespace().map(str::to_owned);
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "no request line",
        ));
    };
    let mut length = 0;
    loop {
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 || line.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse::<u64>().unwrap_or_default();
        }
    }
    let mut body = Vec::new();
    stream.take(length.min(BODY_BYTES)).read_to_end(&mut body)?;
    Ok(Some(Request {
        method,
        target,
        body,
    }))
}

/// Writes an answer; to HEAD, all but the body.
pub(super) fn write(stream: &mut impl Write, answer: &Answer, is_head: bool) -> io::Result<()> {
    let mut head = format!("HTTP/1.1 {}\r\n", answer.status);
    for (name, value) in &answer.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!(
        "Content-Length: {}\r\nConnection: close\r\n\r\n",
        answer.body.len()
    ));
    stream.write_all(head.as_bytes())?;
    if !is_head {
        stream.write_all(&answer.body)?;
    }
    stream.flush()
}

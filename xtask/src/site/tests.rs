//! What the server must send, keep and refuse.

use std::io::{Read, Write};
use std::net::TcpStream;

use super::*;
use crate::scratch::Scratch;

/// Sends one raw request and returns the whole answer as text.
fn ask(site: &Site, request: &str) -> String {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, site.port)).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

fn get(site: &Site, path: &str) -> String {
    ask(
        site,
        &format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
    )
}

/// A folder with a site inside and a secret beside it.
fn folder() -> (Scratch, PathBuf) {
    let scratch = Scratch::new("site");
    let root = scratch.path().join("root");
    std::fs::create_dir_all(root.join("sub")).unwrap();
    std::fs::write(root.join("index.html"), "<p>start</p>").unwrap();
    std::fs::write(root.join("a b.wasm"), "wasm").unwrap();
    std::fs::write(root.join("sub/x.js"), "1").unwrap();
    std::fs::write(scratch.path().join("secret.txt"), "secret").unwrap();
    (scratch, root)
}

#[track_caller]
fn check(site: &Site, path: &str, status: &str, part: &str) {
    let answer = get(site, path);
    assert!(
        answer.starts_with(&format!("HTTP/1.1 {status}")) && answer.contains(part),
        "{path}: expected {status} and {part:?}, found:\n{answer}"
    );
    assert!(
        !answer.contains("secret"),
        "{path} left the folder:\n{answer}"
    );
}

#[test]
fn serves_what_lies_inside_and_nothing_else() {
    let (_scratch, root) = folder();
    #[cfg(unix)]
    std::os::unix::fs::symlink("../secret.txt", root.join("link.txt")).unwrap();
    let site = Site::start(root, 0).unwrap();
    check(&site, "/", "200", "<p>start</p>");
    check(&site, "/", "200", "Content-Type: text/html; charset=utf-8");
    check(&site, "/", "200", "Cache-Control: no-cache");
    check(&site, "/", "200", "X-Content-Type-Options: nosniff");
    check(&site, "/", "200", "Referrer-Policy: no-referrer");
    let policy = format!("Content-Security-Policy: {POLICY}; frame-ancestors 'none'; report-uri");
    check(&site, "/", "200", &policy);
    check(&site, "/index.html?x=../y", "200", "<p>start</p>");
    check(
        &site,
        "/a%20b.wasm",
        "200",
        "Content-Type: application/wasm",
    );
    check(&site, "/sub/x.js", "200", "Content-Type: text/javascript");
    for path in [
        "/none.html",
        "/sub/",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/sub/%2e%2e%2f%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "//../secret.txt",
        "/%zz",
        "/link.txt",
    ] {
        check(&site, path, "404", "no such file");
    }
}

#[test]
fn only_plain_names_are_resolved() {
    #[track_caller]
    fn check(path: &str, expected: Option<&str>) {
        let found = resolve(Path::new("/root"), path);
        assert_eq!(found, expected.map(PathBuf::from), "{path}");
    }
    check("/", Some("/root"));
    check("/sub/x.js", Some("/root/sub/x.js"));
    check("/a%20b", Some("/root/a b"));
    check("/..", None);
    check("/sub/../x.js", None);
    check("/%2e%2e/x", None);
    check("//etc/passwd", None);
    check("/c:/x", None);
    check("/..\\x", None);
    check("/%00", None);
    check("/%ff", None);
    check("x", None);
}

#[test]
fn keeps_requests_and_violation_reports() {
    let (_scratch, root) = folder();
    let site = Site::start(root, 0).unwrap();
    get(&site, "/sub/x.js?v=1");
    let report = r#"{"csp-report":{"blocked-uri":"inline"}}"#;
    let answer = ask(
        &site,
        &format!(
            "POST /csp-report HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{report}",
            report.len()
        ),
    );
    assert!(answer.starts_with("HTTP/1.1 204"), "{answer}");
    assert_eq!(site.violations(), [report]);
    assert_eq!(site.requests(), ["GET /sub/x.js", "POST /csp-report"]);
    let answer = ask(
        &site,
        "DELETE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    );
    assert!(answer.starts_with("HTTP/1.1 405"), "{answer}");
}

#[test]
fn the_page_carries_the_same_policy() {
    let page = std::fs::read_to_string(crate::repo::root().join("index.html")).unwrap();
    let tag = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
    assert!(
        page.contains(&tag),
        "expected in index.html the policy of xtask/src/site.rs: {tag}"
    );
}

#[test]
fn holds_back_what_it_is_told_to() {
    let (_scratch, root) = folder();
    let site = Site::start(root, 0).unwrap();
    site.hold_back(Some(".html"));
    check(&site, "/index.html", "503", "Try again later");
    site.hold_back(Some(".wasm"));
    check(&site, "/index.html", "200", "");
    site.hold_back(None);
    check(&site, "/index.html", "200", "");
}

#[test]
fn stops_when_dropped() {
    let (_scratch, root) = folder();
    let site = Site::start(root.clone(), 0).unwrap();
    let port = site.port;
    assert_eq!(site.url(), format!("http://127.0.0.1:{port}/"));
    drop(site);
    // The port is free again, so a test can bring the same address back.
    let again = Site::start(root, port).unwrap();
    assert!(get(&again, "/").contains("start"));
}

#[test]
fn says_what_it_cannot_serve() {
    let message = Site::start(PathBuf::from("no/such/folder"), 0)
        .unwrap_err()
        .to_string();
    assert!(
        message.starts_with("cannot serve no/such/folder: "),
        "{message}"
    );
}

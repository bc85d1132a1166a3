//! Shows the app to the browser on this machine.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::report::{Failure, Outcome, run, say};
use crate::site::Site;
use crate::{build, repo};

/// Where serving starts to look for a free port.
const PORT: u16 = 8080;

/// How many ports are tried from there on.
const PORTS: u16 = 20;

/// What the command line asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Rebuild at every change, without optimizing.
    pub dev: bool,
    /// Open a browser.
    pub open: bool,
    /// The first port to try.
    pub port: u16,
}

impl Options {
    /// Reads `--dev`, `--no-open` and `--port N`.
    ///
    /// # Errors
    /// An argument is none of these.
    pub fn read(arguments: &[String]) -> Outcome<Options> {
        let mut options = Options {
            dev: false,
            open: true,
            port: PORT,
        };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "--dev" => options.dev = true,
                "--no-open" => options.open = false,
                "--port" => {
                    let value = rest.next().map_or("nothing", String::as_str);
                    options.port = value.parse().map_err(|_| {
                        Failure(format!("--port: expected 0 to 65535, found {value}"))
                    })?;
                }
                other => {
                    return Err(Failure(format!(
                        "expected --dev, --no-open or --port N, found {other}"
                    )));
                }
            }
        }
        Ok(options)
    }
}

/// `cargo xtask serve`: builds what is not built, serves until interrupted.
///
/// # Errors
/// The build fails, or no port is free.
pub fn serve(options: Options) -> Outcome {
    if options.dev {
        return watch(options);
    }
    build::release()?;
    let site = start(&repo::site(), options.port)?;
    say(format!("Whosaid is at {}  (Ctrl+C stops it)", site.url()));
    if options.open {
        open(&site.url());
    }
    site.wait();
    Ok(())
}

/// Trunk's own server: it rebuilds at every change.
fn watch(options: Options) -> Outcome {
    let mut trunk = build::trunk()?;
    say(format!(
        "Watching for changes; reload http://127.0.0.1:{}/ after each build.",
        options.port
    ));
    trunk.args(["serve", "--dist", "dist/dev", "--address", "127.0.0.1"]);
    trunk.args(["--port", &options.port.to_string()]);
    run(&mut trunk)
}

/// Serves at the first free port.
fn start(root: &Path, first: u16) -> Outcome<Site> {
    for port in first..=first.saturating_add(PORTS) {
        match Site::start(root.to_path_buf(), port) {
            Err(cause) if cause.kind() == io::ErrorKind::AddrInUse => {}
            result => return Ok(result?),
        }
    }
    Err(Failure(format!(
        "expected a free port from {first} to {}, found none: choose one with --port N",
        first.saturating_add(PORTS)
    )))
}

/// Opens the address in the person's browser, where there is one to see. Never fails: the
/// address is on the screen.
fn open(address: &str) {
    let (program, before): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ if ["DISPLAY", "WAYLAND_DISPLAY"].map(std::env::var_os) == [None, None] => return,
        _ => ("xdg-open", &[]),
    };
    let opened = Command::new(program)
        .args(before)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    drop(opened);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[track_caller]
    fn check(arguments: &[&str], expected: Result<(bool, bool, u16), &str>) {
        let arguments: Vec<String> = arguments.iter().map(|a| (*a).to_owned()).collect();
        let read = Options::read(&arguments).map(|o| (o.dev, o.open, o.port));
        let expected = expected.map_err(|message| Failure(message.to_owned()));
        assert_eq!(read, expected, "{arguments:?}");
    }

    #[test]
    fn options_are_read() {
        check(&[], Ok((false, true, 8080)));
        check(&["--dev", "--no-open"], Ok((true, false, 8080)));
        check(&["--port", "9000"], Ok((false, true, 9000)));
        check(
            &["--port"],
            Err("--port: expected 0 to 65535, found nothing"),
        );
        check(
            &["--port", "70000"],
            Err("--port: expected 0 to 65535, found 70000"),
        );
        check(
            &["x"],
            Err("expected --dev, --no-open or --port N, found x"),
        );
    }

    #[test]
    fn a_taken_port_leads_to_the_next() {
        let scratch = Scratch::new("serve");
        let one = start(scratch.path(), 18_080).unwrap();
        let two = start(scratch.path(), 18_080).unwrap();
        assert_ne!(one.url(), two.url());
    }
}

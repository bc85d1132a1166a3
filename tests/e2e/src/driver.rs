//! Starts and stops a WebDriver program and the browsers behind it, so that a scenario that hangs
//! leaves nothing running.

use std::fs::File;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::browser::Kind;
use crate::screen::Screen;
use crate::trouble::{Outcome, Trouble};

/// A running driver program; it is stopped when this is dropped.
#[derive(Debug)]
pub(crate) struct Driver {
    child: Child,
    port: u16,
    /// Stopped after the driver, where there is one.
    _screen: Option<Screen>,
}

impl Driver {
    /// Starts the driver of a browser; what it and the browser print goes to `log`.
    pub(crate) async fn start(kind: Kind, log: &Path, home: &Path) -> Outcome<Self> {
        use std::os::unix::process::CommandExt;
        let program = kind.tool().path()?;
        let port = free_port()?;
        let log = File::options().create(true).append(true).open(log)?;
        let screen = if kind == Kind::WebKit {
            Some(Screen::start()?)
        } else {
            None
        };
        let display = screen.iter().map(|screen| ("DISPLAY", screen.display()));
        let child = Command::new(&program)
            .args(kind.driver_arguments(port))
            .env("TMPDIR", home)
            .envs(kind.environment(home))
            .envs(display)
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            // Its own group, so that the browser can be stopped with it.
            .process_group(0)
            .spawn()
            .map_err(|error| Trouble(format!("{} did not start: {error}", program.display())))?;
        let driver = Self {
            child,
            port,
            _screen: screen,
        };
        driver.wait_until_up().await?;
        Ok(driver)
    }

    /// The address the driver listens at.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    async fn wait_until_up(&self) -> Outcome {
        let deadline = Instant::now() + Duration::from_secs(15);
        while tokio::net::TcpStream::connect(("127.0.0.1", self.port))
            .await
            .is_err()
        {
            if Instant::now() > deadline {
                return Err(Trouble(format!(
                    "the driver did not listen at port {} in 15 s",
                    self.port
                )));
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let group = format!("-{}", self.child.id());
        // Asked first: the drivers then close the browsers they opened.
        let _ = Command::new("kill")
            .args(["-TERM", "--", &group])
            .stderr(Stdio::null())
            .status();
        let deadline = Instant::now() + Duration::from_secs(3);
        while matches!(self.child.try_wait(), Ok(None)) && Instant::now() < deadline {
            std::thread::sleep(Duration::from_millis(10));
        }
        let _ = Command::new("kill")
            .args(["-KILL", "--", &group])
            .stderr(Stdio::null())
            .status();
        let _ = self.child.wait();
    }
}

/// A port nobody listens at now.
pub(crate) fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

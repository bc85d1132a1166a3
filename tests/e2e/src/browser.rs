//! The browsers and how each is started on a given profile folder: headless, silent towards the
//! network, downloading without a question.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};

use crate::driver::Driver;
use crate::tools::{CHROMEDRIVER, GECKODRIVER, Tool, WEBKITDRIVER};
use crate::trouble::{Outcome, Trouble};

/// An engine the scenarios run in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Chromium,
    Firefox,
    WebKit,
}

/// How a browser is started, beyond its profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Settings {
    /// Size of the window in CSS pixels.
    pub(crate) size: (u32, u32),
    /// The site may not store anything.
    pub(crate) storage_denied: bool,
    /// The reader prefers a dark page.
    pub(crate) dark: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            size: (1280, 900),
            storage_denied: false,
            dark: false,
        }
    }
}

/// A running browser and the driver it is spoken to through.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) web: WebDriver,
    _driver: Driver,
}

/// The folders a browser lives in; they outlast it, so that it can be started again.
#[derive(Debug, Clone)]
pub(crate) struct Home {
    pub(crate) profile: PathBuf,
    pub(crate) downloads: PathBuf,
    pub(crate) log: PathBuf,
    /// Where every request to another host ends up.
    pub(crate) trap_port: u16,
}

impl Kind {
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    pub(crate) fn tool(self) -> Tool {
        match self {
            Self::Chromium => CHROMEDRIVER,
            Self::Firefox => GECKODRIVER,
            Self::WebKit => WEBKITDRIVER,
        }
    }

    pub(crate) fn driver_arguments(self, port: u16) -> Vec<String> {
        match self {
            Self::Chromium | Self::WebKit => vec![format!("--port={port}")],
            // The second port is for a protocol the tests do not use; 0 lets the system choose.
            Self::Firefox => ["--port", &port.to_string(), "--websocket-port", "0"]
                .map(String::from)
                .to_vec(),
        }
    }

    pub(crate) fn environment(self, home: &Path) -> Vec<(&'static str, OsString)> {
        match self {
            Self::Chromium => vec![],
            Self::Firefox => vec![("MOZ_HEADLESS", "1".into())],
            Self::WebKit => vec![
                ("HOME", home.into()),
                ("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1".into()),
            ],
        }
    }

    fn capabilities(self, home: &Home, settings: Settings) -> Value {
        match self {
            Self::Chromium => chromium(home, settings),
            Self::Firefox => firefox(home, settings),
            Self::WebKit => json!({ "browserName": "MiniBrowser", "webkitgtk:browserOptions": {
                "args": ["--automation", format!("--geometry={}x{}", settings.size.0, settings.size.1),
                    format!("--proxy=http://127.0.0.1:{}", home.trap_port), "--ignore-host=127.0.0.1"],
            }}),
        }
    }
}

impl Browser {
    /// Starts a browser on the folders of `home`.
    pub(crate) async fn start(kind: Kind, home: &Home, settings: Settings) -> Outcome<Self> {
        let parent = home.profile.parent().unwrap_or(&home.profile);
        let driver = Driver::start(kind, &home.log, parent).await?;
        let wanted = kind.capabilities(home, settings);
        let capabilities: Capabilities = serde_json::from_value(wanted)?;
        let web = WebDriver::builder(driver.url(), capabilities)
            .request_timeout(Duration::from_secs(50))
            .await
            .map_err(|error| Trouble::from(error).during(format!("starting {}", kind.name())))?;
        web.set_script_timeout(Duration::from_secs(30)).await?;
        let browser = Self {
            web,
            _driver: driver,
        };
        browser.resize(kind, settings.size).await?;
        Ok(browser)
    }

    /// Closes every window and goes on in a new one.
    pub(crate) async fn turn_the_page(&self, kind: Kind, size: (u32, u32)) -> Outcome {
        let old = self.web.windows().await?;
        let new = self.web.new_tab().await?;
        for window in old {
            self.web.switch_to_window(window).await?;
            self.web.close_window().await?;
        }
        self.web.switch_to_window(new).await?;
        self.resize(kind, size).await
    }

    async fn resize(&self, kind: Kind, (width, height): (u32, u32)) -> Outcome {
        if kind == Kind::Chromium {
            // A window has a least width and a frame; a page drawn as on another device has not.
            let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            self.web
                .cdp()
                .send_raw("Emulation.setDeviceMetricsOverride", metrics)
                .await?;
        } else {
            self.web.set_window_rect(0, 0, width, height).await?;
        }
        Ok(())
    }

    /// Closes it the way a person does, so that it writes its profile.
    pub(crate) async fn quit(self) -> Outcome {
        self.web.quit().await?;
        Ok(())
    }
}

fn chromium(home: &Home, settings: Settings) -> Value {
    let mut arguments = vec![
        "--headless=new".to_owned(),
        // Browsers of test machines often run as root, where the sandbox does not start.
        "--no-sandbox".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-domain-reliability".to_owned(),
        "--disable-sync".to_owned(),
        "--disable-gpu".to_owned(),
        "--no-first-run".to_owned(),
        "--lang=en-US".to_owned(),
        format!("--window-size={},{}", settings.size.0, settings.size.1),
        format!("--user-data-dir={}", home.profile.display()),
        format!("--proxy-server=http://127.0.0.1:{}", home.trap_port),
    ];
    if settings.dark {
        arguments.push("--force-dark-mode".to_owned());
    }
    let mut preferences = json!({
        "download.default_directory": home.downloads,
        "download.prompt_for_download": false,
        "safebrowsing.enabled": false,
    });
    if settings.storage_denied
        && let Some(map) = preferences.as_object_mut()
    {
        map.insert(
            "profile.default_content_setting_values.cookies".to_owned(),
            json!(2),
        );
    }
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "args": arguments, "prefs": preferences },
        "goog:loggingPrefs": { "browser": "ALL" },
    })
}

fn firefox(home: &Home, settings: Settings) -> Value {
    let mut preferences = json!({
        "browser.download.dir": home.downloads,
        "browser.download.folderList": 2,
        "browser.download.useDownloadDir": true,
        "browser.download.alwaysOpenPanel": false,
        "browser.download.always_ask_before_handling_new_types": false,
        "browser.helperApps.neverAsk.saveToDisk": "application/json,application/ld+json,text/plain,application/octet-stream",
        // One process for pages and none held ready: a scenario shows a page or two, and starts often.
        "dom.ipc.processCount": 1,
        "dom.ipc.processPrelaunch.enabled": false,
        "browser.tabs.remote.separatePrivilegedContentProcess": false,
        "extensions.webextensions.remote": false,
        "browser.newtabpage.enabled": false,
        "intl.accept_languages": "en-US",
        "intl.locale.requested": "en-US",
        // Where every request to another host ends up; this machine's own address is never proxied.
        "network.proxy.type": 1,
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": home.trap_port,
        "network.proxy.ssl": "127.0.0.1",
        "network.proxy.ssl_port": home.trap_port,
        // What all ports of one address may store together. Scenarios have a port each, one browser has many.
        "dom.storage.default_site_quota": 1024 * 1024,
        // What the console says goes to the driver's log.
        "devtools.console.stdout.content": true,
        "ui.systemUsesDarkTheme": i32::from(settings.dark),
        "layout.css.prefers-color-scheme.content-override": if settings.dark { 0 } else { 1 },
    });
    if settings.storage_denied
        && let Some(map) = preferences.as_object_mut()
    {
        map.insert("network.cookie.cookieBehavior".to_owned(), json!(2));
    }
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": { "args": ["-headless", "-profile", home.profile], "prefs": preferences },
    })
}

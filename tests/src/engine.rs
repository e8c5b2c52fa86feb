//! The browser engines of the tests: how to start their drivers, and their capabilities.

use std::env;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde_json::{Map, Value, json};

use crate::process::{Output, Process, free_port};
use crate::suite::Phase;

/// The storage of a browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile<'a> {
    /// No service workers, so that every page comes from its host, as most stories require.
    WithoutWorkers,
    /// Service workers; everything is stored until the browser ends.
    Fresh,
    /// Service workers, but no site may store anything, as in strict privacy settings. Not in WebKit, which has no such
    /// setting.
    Refusing,
    /// Service workers; everything is stored in this folder. Not in WebKit, which keeps no profile under automation.
    In(&'a Path),
}

/// Another name for this machine in Chromium and Firefox, like that of a real site: browsers treat plain http like https only
/// from `127.0.0.1`.
pub const PLAIN_HOST: &str = "plain.test";

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Engine {
    /// Blink: Chrome, Edge and most others.
    Chromium,
    /// Gecko.
    Firefox,
    /// WebKit, as WebKitGTK: the closest to Safari on Linux.
    WebKit,
}

impl Engine {
    /// All engines.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The beginnings of its processes' names; the system keeps 15 bytes of a name.
    pub(crate) fn process(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "google-chrome", "headless_shell"],
            Self::Firefox => &["firefox"],
            Self::WebKit => &["MiniBrowser"],
        }
    }

    /// The tools that must be installed for it, by their variables in `.toolchain/browsers.env`.
    fn tools(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["CHROMIUM", "CHROMIUM_SHELL", "CHROMEDRIVER", "NGINX", "AXE"],
            Self::Firefox => &["FIREFOX", "GECKODRIVER", "AXE"],
            Self::WebKit => &["WEBKIT_BROWSER", "WEBKIT_DRIVER", "XVFB_RUN", "AXE"],
        }
    }

    /// Starts a driver for it: its process, and its URL.
    pub(crate) fn start_driver(self) -> (Process, String) {
        // xvfb-run looks for a free display and then takes it; two at once would take the same one.
        static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
        let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let port = free_port();
        let (program, args, environment): (_, _, &[_]) = match self {
            Self::Chromium => (tool("CHROMEDRIVER"), vec![format!("--port={port}")], &[]),
            Self::Firefox => {
                // System access: to read the browser's console.
                let args = ["--port", &port.to_string(), "--allow-system-access"].map(str::to_owned);
                (tool("GECKODRIVER"), args.to_vec(), &[("MOZ_HEADLESS", "1")])
            }
            Self::WebKit => {
                let driver = tool("WEBKIT_DRIVER").display().to_string();
                let (host, port) = ("--host=127.0.0.1".to_owned(), format!("--port={port}"));
                let screen = "-screen 0 1600x1200x24".to_owned();
                // The sandbox needs user namespaces, which containers forbid.
                let environment = &[("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")];
                (tool("XVFB_RUN"), vec!["-a".into(), "-s".into(), screen, driver, host, port], environment)
            }
        };
        let mut driver = Process::start(&program, &args, environment, Output::Log);
        driver.wait_for_port(port);
        (driver, format!("http://127.0.0.1:{port}"))
    }

    /// The capabilities for a new session.
    pub(crate) fn capabilities(self, profile: Profile<'_>) -> Map<String, Value> {
        let workers = profile != Profile::WithoutWorkers;
        let refuses = profile == Profile::Refusing;
        // The headless shell stores no profile and ignores a user's settings.
        let needs_whole_chromium = refuses || matches!(profile, Profile::In(_));
        let mut capabilities = match self {
            Self::Chromium => json!({
                "browserName": "chrome",
                "goog:loggingPrefs": {"browser": "ALL"},
                "goog:chromeOptions": {
                    // The headless shell is the same engine and takes half the processor time.
                    "binary": tool(if needs_whole_chromium { "CHROMIUM" } else { "CHROMIUM_SHELL" }),
                    "args": [
                        // The sandbox needs what containers forbid; the other options keep the browser from contacting its
                        // vendor.
                        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync",
                        "--no-first-run", "--window-size=1280,900", "--hide-scrollbars",
                        format!("--host-resolver-rules=MAP {PLAIN_HOST} 127.0.0.1"),
                    ],
                    "prefs": {"profile.default_content_setting_values.cookies": if refuses { 2 } else { 1 }},
                },
            }),
            Self::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "binary": tool("FIREFOX"),
                    "args": ["-headless", "--width=1280", "--height=1000"],
                    "prefs": {
                        "devtools.console.stdout.content": true, "devtools.console.stdout.chrome": false,
                        // Firefox's own rollouts and studies find no server here; their errors would appear like a page's
                        // (browser/console.rs).
                        "nimbus.rollouts.enabled": false, "app.shield.optoutstudies.enabled": false,
                        "messaging-system.log": "off",
                        "dom.serviceWorkers.enabled": workers,
                        "network.cookie.cookieBehavior": if refuses { 2 } else { 5 },
                        "network.dns.localDomains": PLAIN_HOST,
                    },
                },
            }),
            Self::WebKit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": {
                    "binary": tool("WEBKIT_BROWSER"),
                    "args": ["--automation"],
                },
            }),
        };
        if let Profile::In(folder) = profile {
            let (options, args) = match self {
                Self::Chromium => {
                    ("goog:chromeOptions", vec![format!("--user-data-dir={}", folder.display())])
                }
                Self::Firefox => {
                    ("moz:firefoxOptions", vec!["-profile".to_owned(), folder.display().to_string()])
                }
                Self::WebKit => panic!("WebKit keeps no profile under automation"),
            };
            capabilities[options]["args"].as_array_mut().unwrap().extend(args.into_iter().map(Value::from));
        }
        if self == Self::WebKit && !workers {
            capabilities["webkitgtk:browserOptions"]["args"] =
                json!(["--automation", "--features=-ServiceWorkers"]);
        }
        let Value::Object(capabilities) = capabilities else { unreachable!("capabilities are an object") };
        capabilities
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A line that names the missing tools of a phase and how to install them.
pub(crate) fn missing_tools(phase: Phase) -> Option<String> {
    let tools: &[&str] = match phase {
        // One check interrupts a run in Chromium, which looks for all tools of that phase.
        Phase::Files => &["HTML_VALIDATE", "CHROMIUM", "CHROMIUM_SHELL", "CHROMEDRIVER", "NGINX", "AXE"],
        Phase::Browser(engine) => engine.tools(),
    };
    let faults: Vec<String> = tools.iter().filter_map(|variable| find_tool(variable).err()).collect();
    (!faults.is_empty()).then(|| format!("{phase}: {}", faults.join("; ")))
}

/// A program or file installed by `make setup-browsers`.
///
/// # Panics
/// If it is missing; the message says what to do.
#[must_use]
pub fn tool(variable: &str) -> PathBuf {
    find_tool(variable).unwrap_or_else(|fault| panic!("{fault}"))
}

fn find_tool(variable: &str) -> Result<PathBuf, String> {
    let Some(path) = env::var_os(variable).map(PathBuf::from) else {
        return Err(format!("{variable} is not set; run make setup-browsers, then . scripts/env.sh"));
    };
    if !path.exists() {
        return Err(format!(
            "{variable} names {}, which is not there; run make setup-browsers",
            path.display()
        ));
    }
    Ok(path)
}

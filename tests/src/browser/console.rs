//! The messages on the browser's console. No standard method works in all three engines, so each has its own. Chromium's driver
//! keeps a log. In Firefox, scripts with system access can read the console service, and Firefox prints what pages log with
//! `console.log`. WebKit reports nothing under automation, so the page must be served with [`HOOKS`] in it
//! ([`crate::FaultySite::hooked`]).

use serde_json::{Value, json};

use super::Browser;
use crate::engine::Engine;

/// A script that must run before all others of a page; it records messages to the console.
pub(crate) const HOOKS: &str = include_str!("hooks.js");

/// The prefixes that Firefox prints before the messages of a page.
const FIREFOX_PREFIXES: [&str; 5] =
    ["console.error:", "console.warn:", "console.info:", "console.log:", "console.debug:"];

impl Browser {
    /// All messages from pages since the browser's start or the last call; in WebKit, since the page was opened.
    pub async fn console(&self) -> Vec<String> {
        match self.engine {
            Engine::Chromium => self.chromium_console().await,
            Engine::Firefox => self.firefox_console().await,
            Engine::WebKit => {
                self.eval("return window.e2eMessages ?? ['the hooks are not there']", vec![]).await
            }
        }
    }

    async fn chromium_console(&self) -> Vec<String> {
        let entries = self.extension("se/log", json!({"type": "browser"})).await;
        let entries = entries.as_array().cloned().unwrap_or_default();
        let text = |entry: &Value, field: &str| entry[field].as_str().unwrap_or_default().to_owned();
        entries.iter().map(|entry| format!("{}: {}", text(entry, "level"), text(entry, "message"))).collect()
    }

    async fn firefox_console(&self) -> Vec<String> {
        // Printing is asynchronous: when our own message has arrived, all earlier ones have, too.
        let end = format!("end {}", self.read_so_far.get());
        let _: Value = self.eval("console.debug(arguments[0])", vec![json!(end)]).await;
        let end = format!("\"{end}\"");
        let log =
            self.until("the end of the log", async || Ok(self.driver.log()), |log| log.contains(&end)).await;
        let fresh = log.get(self.read_so_far.replace(log.len())..).unwrap_or_default();
        let is_message = |line: &&str| FIREFOX_PREFIXES.iter().any(|prefix| line.starts_with(prefix));
        let mut messages: Vec<String> =
            fresh.lines().filter(is_message).filter(|line| !line.contains(&end)).map(str::to_owned).collect();
        self.extension("moz/context", json!({"context": "chrome"})).await;
        let script = "const messages = Services.console.getMessageArray().map(String); Services.console.reset(); return messages";
        let errors: Vec<String> = self.eval(script, vec![]).await;
        self.extension("moz/context", json!({"context": "content"})).await;
        // Ignore messages about the browser itself.
        messages.extend(errors.into_iter().filter(|error| error.contains("http://127.0.0.1")));
        messages
    }
}

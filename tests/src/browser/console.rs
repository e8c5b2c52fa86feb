//! What the browser's console has said. There is no standard way to ask that works in all three, so each
//! is asked in its own: Chromium's driver keeps a log; Firefox's own scripts may read its console service,
//! and what pages say with `console.log` it prints; WebKit says nothing under automation, so there the page
//! must be served with [`HOOKS`] in it ([`crate::FaultySite::hooked`]).

use serde_json::{Value, json};

use super::Browser;
use crate::engine::Engine;

/// A script that must run before any other of a page, and keeps what the console is told.
pub(crate) const HOOKS: &str = include_str!("hooks.js");

/// What Firefox prints before the words of a page.
const FIREFOX_PREFIXES: [&str; 5] =
    ["console.error:", "console.warn:", "console.info:", "console.log:", "console.debug:"];

impl Browser {
    /// Everything the console has been told by pages, from the browser's start or the last call; in
    /// WebKit, from the opening of the page.
    pub async fn console(&self) -> Vec<String> {
        match self.engine {
            Engine::Chromium => self.chromium_console().await,
            Engine::Firefox => self.firefox_console().await,
            Engine::WebKit => self.eval("return window.e2eSaid ?? ['the hooks are not there']", vec![]).await,
        }
    }

    async fn chromium_console(&self) -> Vec<String> {
        let entries = self.extension("se/log", json!({"type": "browser"})).await;
        let entries = entries.as_array().cloned().unwrap_or_default();
        let text = |entry: &Value, field: &str| entry[field].as_str().unwrap_or_default().to_owned();
        entries.iter().map(|entry| format!("{}: {}", text(entry, "level"), text(entry, "message"))).collect()
    }

    async fn firefox_console(&self) -> Vec<String> {
        // Printing is not in step with us: what we say ourselves tells when all before it has come.
        let end = format!("end {}", self.read_so_far.get());
        let _: Value = self.eval("console.debug(arguments[0])", vec![json!(end)]).await;
        let end = format!("\"{end}\"");
        let log =
            self.until("the end of the log", async || Ok(self.driver.log()), |log| log.contains(&end)).await;
        let fresh = log.get(self.read_so_far.replace(log.len())..).unwrap_or_default();
        let is_said = |line: &&str| FIREFOX_PREFIXES.iter().any(|prefix| line.starts_with(prefix));
        let mut said: Vec<String> =
            fresh.lines().filter(is_said).filter(|line| !line.contains(&end)).map(str::to_owned).collect();
        self.extension("moz/context", json!({"context": "chrome"})).await;
        let script = "const said = Services.console.getMessageArray().map(String); Services.console.reset(); return said";
        let errors: Vec<String> = self.eval(script, vec![]).await;
        self.extension("moz/context", json!({"context": "content"})).await;
        // The browser's own troubles are none of ours.
        said.extend(errors.into_iter().filter(|error| error.contains("http://127.0.0.1")));
        said
    }
}

//! A browser under WebDriver: a user's actions (open, click, press keys, go back), and the visible state of the page, as JSON
//! from a script.
//!
//! Nothing here sleeps for a fixed time. [`Browser::until`] polls until the page is as expected, and after a generous deadline
//! reports its actual state.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::wd::{PrintConfigurationBuilder, PrintSize, WindowHandle};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::engine::{Engine, Profile};
use crate::pool::note_help;
use crate::process::Process;

pub(crate) mod console;
mod extension;
mod input;
mod wait;

/// The interval between polls of a condition.
const POLL: Duration = Duration::from_millis(40);

/// The keys that tests press.
pub mod key {
    /// Moves to the next control.
    pub const TAB: char = '\u{e004}';
    /// Follows a link or presses a button.
    pub const ENTER: char = '\u{e007}';
    /// Presses a button.
    pub const SPACE: char = ' ';
    /// Closes an open panel.
    pub const ESCAPE: char = '\u{e00c}';
    /// Held with another key.
    pub const SHIFT: char = '\u{e008}';
    /// Held with another key.
    pub const CONTROL: char = '\u{e009}';
}

/// A browser with one window.
#[derive(Debug)]
pub struct Browser {
    engine: Engine,
    client: Client,
    driver: Process,
    has_workers: bool,
    /// The open tabs in the order of opening. A driver lists them in any order.
    tabs: RefCell<Vec<WindowHandle>>,
    /// How much of the driver's log has been read.
    read_so_far: Cell<usize>,
}

impl Browser {
    /// Starts a browser without service workers.
    pub async fn start(engine: Engine) -> Self {
        Self::start_with(engine, Profile::WithoutWorkers).await
    }

    /// Starts a browser with a profile.
    pub async fn start_with(engine: Engine, profile: Profile<'_>) -> Self {
        let (driver, address) = engine.start_driver();
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let connected = builder.capabilities(engine.capabilities(profile)).connect(&address).await;
        let client = connected.unwrap_or_else(|error| {
            panic!("{engine} does not start: {error}\nIts driver says:\n{}", driver.log())
        });
        let has_workers = profile != Profile::WithoutWorkers;
        let first = client.window().await.expect("a browser starts with a tab");
        let tabs = RefCell::new(vec![first]);
        let browser = Self { engine, client, driver, has_workers, tabs, read_so_far: Cell::default() };
        browser.take_workers_away().await;
        if engine == Engine::Chromium && !has_workers {
            // The headless shell copies only with this permission; the browser of a user allows it after a click.
            browser
                .cdp("Browser.grantPermissions", json!({"permissions": ["clipboardSanitizedWrite"]}))
                .await;
        }
        browser.resize(1280, 900).await;
        browser
    }

    /// Hides service workers from the pages of the current tab, if this browser has none. Chromium has no setting for this, as
    /// other engines do; for a page the effect is the same.
    async fn take_workers_away(&self) {
        if self.engine == Engine::Chromium && !self.has_workers {
            let script = json!({"source": "delete Navigator.prototype.serviceWorker"});
            self.cdp("Page.addScriptToEvaluateOnNewDocument", script).await;
        }
    }

    /// Opens another tab and switches to it. In WebKit it opens a window: its driver leaves new tabs hidden, and a hidden page
    /// does not check for news.
    pub async fn open_tab(&self) {
        let is_tab = self.engine != Engine::WebKit;
        let opened = self.client.new_window(is_tab).await.expect("a tab can be opened");
        self.client.switch_to_window(opened.handle.clone()).await.expect("it can be looked at");
        self.tabs.borrow_mut().push(opened.handle);
        self.take_workers_away().await;
        if !is_tab {
            // A separate window is narrower than the others.
            self.resize(1280, 900).await;
        }
    }

    /// Switches to a tab, counted from 0 in the order of opening.
    pub async fn look_at_tab(&self, number: usize) {
        let tab = self.tabs.borrow()[number].clone();
        self.client.switch_to_window(tab).await.expect("it can be looked at");
    }

    /// The engine of the browser.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Opens an address.
    ///
    /// On a busy machine, WebKit's driver sometimes reports success while the window still shows the previous page, and the
    /// story would read that one. So mark the previous page, and wait until it is gone.
    pub async fn goto(&self, url: &str) {
        const LEAVES: &str = "window.pprnetLeft = true";
        const IS_LEFT: &str = "return window.pprnetLeft === true";
        let may_linger = self.engine == Engine::WebKit;
        if may_linger {
            let _ = self.client.execute(LEAVES, vec![]).await;
        }
        self.client.goto(url).await.unwrap_or_else(|error| panic!("{url} does not open: {error}"));
        for _ in 0..100 {
            if !may_linger || !matches!(self.client.execute(IS_LEFT, vec![]).await, Ok(Value::Bool(true))) {
                return;
            }
            tokio::time::sleep(POLL).await;
        }
        note_help("WebKitGTK still showed the previous page four seconds after it had opened another");
    }

    /// Presses the browser's back button.
    pub async fn back(&self) {
        self.client.back().await.expect("the browser goes back");
    }

    /// Presses the browser's forward button.
    pub async fn forward(&self) {
        self.client.forward().await.expect("the browser goes forward");
    }

    /// Presses the browser's reload button.
    pub async fn reload(&self) {
        self.client.refresh().await.expect("the browser reloads");
    }

    /// The result of a script; its `arguments` are `args`.
    pub async fn eval<T: DeserializeOwned>(&self, script: &str, args: Vec<Value>) -> T {
        self.try_eval(script, args).await.unwrap_or_else(|error| panic!("{error}, in the script\n{script}"))
    }

    async fn try_eval<T: DeserializeOwned>(&self, script: &str, args: Vec<Value>) -> Result<T, String> {
        let value = self.client.execute(script, args).await.map_err(|error| error_message(&error))?;
        serde_json::from_value(value.clone()).map_err(|error| format!("{error}: {value}"))
    }

    /// The value that a script passes to the callback in its last argument.
    pub async fn eval_async<T: DeserializeOwned>(&self, script: &str, args: Vec<Value>) -> T {
        let value = self.client.execute_async(script, args).await.unwrap_or_else(|error| panic!("{error}"));
        serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{error}: {value}"))
    }

    /// The same, for a page that may be about to disappear.
    ///
    /// # Errors
    /// If the script fails or does not finish.
    pub async fn try_eval_async<T: DeserializeOwned>(
        &self,
        script: &str,
        args: Vec<Value>,
    ) -> Result<T, String> {
        let value = self.client.execute_async(script, args).await.map_err(|error| error_message(&error))?;
        serde_json::from_value(value.clone()).map_err(|error| format!("{error}: {value}"))
    }

    /// The address of the page.
    pub async fn url(&self) -> String {
        self.client.current_url().await.map_or_else(|error| error_message(&error), String::from)
    }

    /// The title of the window.
    pub async fn title(&self) -> String {
        self.client.title().await.expect("a window has a title")
    }

    /// The text of the first element that matches `css`, with white space collapsed.
    pub async fn text(&self, css: &str) -> String {
        let script = "return document.querySelector(arguments[0]).textContent.replace(/\\s+/g, ' ').trim()";
        self.eval(script, vec![json!(css)]).await
    }

    /// The texts of all elements that match `css`.
    pub async fn texts(&self, css: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])]
            .map(e => e.textContent.replace(/\\s+/g, ' ').trim())";
        self.eval(script, vec![json!(css)]).await
    }

    /// Whether the page has an element that matches `css`.
    pub async fn has(&self, css: &str) -> bool {
        self.eval("return document.querySelector(arguments[0]) !== null", vec![json!(css)]).await
    }

    /// The tag and text of the focused element: `a: About`.
    pub async fn focus(&self) -> String {
        let script = "const e = document.activeElement;
            return e.localName + ': ' + e.textContent.replace(/\\s+/g, ' ').trim()";
        self.eval(script, vec![]).await
    }

    /// A screenshot of the visible page, as PNG.
    ///
    /// # Errors
    /// If the browser is gone or hangs.
    pub async fn screenshot(&self) -> Result<Vec<u8>, CmdError> {
        self.client.screenshot().await
    }

    /// The page printed on paper of this size, in inches, as PDF.
    pub async fn print_on(&self, width: f64, height: f64) -> Vec<u8> {
        const CM: f64 = 2.54;
        let size = PrintSize { width: width * CM, height: height * CM };
        let paper = PrintConfigurationBuilder::default().size(size).build().expect("paper has a size");
        self.client.print(paper).await.expect("the page can be printed")
    }

    /// Switches to the first frame of the page.
    pub async fn enter_frame(&self) {
        self.client.enter_frame(0).await.expect("the page has a frame");
    }

    /// Switches back to the page.
    pub async fn leave_frame(&self) {
        self.client.enter_parent_frame().await.expect("the frame is in a page");
    }

    /// Makes the page `width` pixels wide and its window about `height` pixels high.
    pub async fn resize(&self, width: u32, height: u32) {
        if self.engine == Engine::Chromium {
            // Windows have a minimum width; this has none.
            let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
            self.cdp("Emulation.setDeviceMetricsOverride", metrics).await;
            // The page follows a little later.
            let is_so = "return innerWidth === arguments[0] && innerHeight === arguments[1]";
            let args = vec![json!(width), json!(height)];
            self.until_eval::<bool>("the size of the page", is_so, args, |is_so| *is_so).await;
        } else {
            if self.engine == Engine::Firefox {
                self.let_firefox_be_narrow().await;
            }
            let resized = self.client.set_window_size(width, height + 100).await;
            resized.unwrap_or_else(|error| panic!("the window cannot be made {width}×{height}: {error}"));
        }
    }

    /// Firefox keeps its window wide enough for its buttons, even if they are hidden.
    async fn let_firefox_be_narrow(&self) {
        self.extension("moz/context", json!({"context": "chrome"})).await;
        let script = "const { document } = Services.wm.getMostRecentWindow('navigator:browser');
            for (const e of [document.documentElement, document.body]) e.style.setProperty('min-width', '0', 'important')";
        let _: Value = self.eval(script, vec![]).await;
        self.extension("moz/context", json!({"context": "content"})).await;
    }

    /// Shows the page in light or dark mode, as the reader's own switch does, without storing the choice.
    pub async fn show_in(&self, scheme: &str) {
        let _: Value =
            self.eval("document.documentElement.dataset.theme = arguments[0]", vec![json!(scheme)]).await;
    }

    /// Resets the browser to its initial state, for the next test.
    pub(crate) async fn forget(&self) {
        while self.tabs.borrow().len() > 1 {
            self.look_at_tab(1).await;
            self.close_tab().await;
            self.look_at_tab(0).await;
        }
        let _: Value = self.eval("if (location.protocol === 'http:') localStorage.clear()", vec![]).await;
        if self.engine == Engine::Chromium {
            self.cdp("Emulation.setEmulatedMedia", json!({"media": "", "features": []})).await;
        }
        self.resize(1280, 900).await;
        self.goto("about:blank").await;
    }

    /// Whether the browser's process has died. In WebKit also whether the page's process has: it is the only engine whose page
    /// processes die by themselves.
    pub(crate) async fn is_gone(&self) -> bool {
        for _ in 0..25 {
            if !self.driver.runs(self.engine.process()) {
                return true;
            }
            tokio::time::sleep(POLL).await;
        }
        self.engine == Engine::WebKit && self.runs_no_script().await
    }

    /// Whether no script has run in the window for longer than a page takes to be replaced. WebKit's driver keeps working after
    /// a page has died, with an empty address and a blank screenshot. A driver that does not answer hangs, which is a
    /// different case.
    async fn runs_no_script(&self) -> bool {
        for _ in 0..25 {
            let ran = tokio::time::timeout(Duration::from_secs(10), self.client.execute("return 1", vec![]));
            let is_dead = match ran.await {
                // Of a page that was closed, or that asks something.
                Ok(Err(CmdError::Standard(error))) => {
                    !matches!(error.error, ErrorStatus::NoSuchWindow | ErrorStatus::UnexpectedAlertOpen)
                }
                Ok(Err(_)) => true,
                Ok(Ok(_)) | Err(_) => false,
            };
            if !is_dead {
                return false;
            }
            tokio::time::sleep(POLL).await;
        }
        true
    }

    /// Closes the current tab.
    pub async fn close_tab(&self) {
        let closed = self.client.window().await;
        let _ = self.client.close_window().await;
        self.tabs.borrow_mut().retain(|tab| !closed.as_ref().is_ok_and(|closed| tab == closed));
    }

    /// Kills the browser's processes, but not its driver.
    pub fn crash(&self) {
        self.driver.kill_named(self.engine.process());
    }

    /// Presses a key and kills the page's process while it handles the key, like a fault in WebKit.
    pub async fn crash_at_a_key(&self) {
        assert_eq!(self.engine, Engine::WebKit, "this is the name of its process");
        let busy = "onkeydown = () => { for (const start = Date.now(); Date.now() < start + 5000; ); }";
        let _: Value = self.eval(busy, vec![]).await;
        let crash = async {
            // Long enough for the key to arrive. Otherwise the page dies too early, and the test proves nothing.
            tokio::time::sleep(Duration::from_millis(300)).await;
            self.driver.kill_named(&["WebKitWebProces"]);
        };
        tokio::join!(self.press(key::TAB), crash);
    }

    /// Kills the browser, like a crash of the machine: it cannot finish anything. Its driver ends after it.
    pub async fn kill(self) {
        self.driver.kill();
    }

    /// Ends the session. Dropping the value ends the driver's processes in any case.
    pub async fn close(self) {
        let _ = self.client.close().await;
        drop(self.driver);
    }
}

/// An error with its kind; the error of a crashed page has no message.
fn error_message(error: &CmdError) -> String {
    match error {
        CmdError::Standard(error) => format!("{}: {}", error.error, error.message),
        error => error.to_string(),
    }
}

//! A browser under WebDriver: what someone reading can do (open, click, press keys, go back) and what they
//! can see, as JSON from a script.
//!
//! Nothing here sleeps for a fixed time. [`Browser::until`] asks again and again until the page is as it
//! should be, and after a generous deadline says what it was instead.

use std::cell::Cell;
use std::fmt::Debug;
use std::future::Future;
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::CmdError;
use fantoccini::wd::PrintConfiguration;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::engine::{Engine, Profile};
use crate::process::Process;

pub(crate) mod console;
mod extension;

/// After which a condition will not come true any more: far beyond what a page takes on a busy machine.
const DEADLINE: Duration = Duration::from_secs(30);

/// Why a click is tried again: errors of WebDriver, by their names.
const AGAIN: [&str; 2] = ["stale element reference", "element not interactable"];

/// How often a condition is looked at.
const POLL: Duration = Duration::from_millis(40);

/// The name under which an element travels (WebDriver, "web element identifier").
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// The keys that tests press.
pub mod key {
    /// To the next control.
    pub const TAB: char = '\u{e004}';
    /// Follows a link, presses a button.
    pub const ENTER: char = '\u{e007}';
    /// Presses a button.
    pub const SPACE: char = ' ';
    /// Held with another key.
    pub const SHIFT: char = '\u{e008}';
}

/// A browser with one window.
#[derive(Debug)]
pub struct Browser {
    engine: Engine,
    client: Client,
    driver: Process,
    /// How much of the driver's log has been looked at.
    read_so_far: Cell<usize>,
}

impl Browser {
    /// Starts a browser that knows no service workers.
    pub async fn start(engine: Engine) -> Self {
        Self::start_with(engine, Profile::WithoutWorkers).await
    }

    /// Starts a browser.
    pub async fn start_with(engine: Engine, profile: Profile<'_>) -> Self {
        let (driver, address) = engine.start_driver();
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let connected = builder.capabilities(engine.capabilities(profile)).connect(&address).await;
        let client = connected.unwrap_or_else(|error| {
            panic!("{engine} does not start: {error}\nIts driver says:\n{}", driver.log())
        });
        let browser = Self { engine, client, driver, read_so_far: Cell::default() };
        if engine == Engine::Chromium && profile == Profile::WithoutWorkers {
            // It has no setting for that; to a page it is the same.
            let script = json!({"source": "delete Navigator.prototype.serviceWorker"});
            browser.cdp("Page.addScriptToEvaluateOnNewDocument", script).await;
        }
        browser.resize(1280, 900).await;
        browser
    }

    /// Opens another tab, and looks at it from now on.
    pub async fn open_tab(&self) {
        let opened = self.client.new_window(true).await.expect("a tab can be opened");
        self.client.switch_to_window(opened.handle).await.expect("it can be looked at");
    }

    /// Looks at a tab, counted from 0 in the order they were opened in.
    pub async fn look_at_tab(&self, number: usize) {
        let tabs = self.client.windows().await.expect("there are tabs");
        self.client.switch_to_window(tabs[number].clone()).await.expect("it can be looked at");
    }

    /// Which browser it is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Opens an address.
    ///
    /// On a busy machine WebKit's driver says now and then that it is there while the window still has the page before it,
    /// and a story is then told of that one. So the page that is left is marked, and waited out.
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
                break;
            }
            tokio::time::sleep(POLL).await;
        }
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

    /// The value of a script; `arguments` in it are `args`.
    pub async fn eval<T: DeserializeOwned>(&self, script: &str, args: Vec<Value>) -> T {
        self.try_eval(script, args).await.unwrap_or_else(|error| panic!("{error}, in the script\n{script}"))
    }

    async fn try_eval<T: DeserializeOwned>(&self, script: &str, args: Vec<Value>) -> Result<T, String> {
        let value = self.client.execute(script, args).await.map_err(|error| said(&error))?;
        serde_json::from_value(value.clone()).map_err(|error| format!("{error}: {value}"))
    }

    /// The value that a script gives to the callback in its last argument.
    pub async fn eval_async<T: DeserializeOwned>(&self, script: &str, args: Vec<Value>) -> T {
        let value = self.client.execute_async(script, args).await.unwrap_or_else(|error| panic!("{error}"));
        serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{error}: {value}"))
    }

    /// The same, where the page may be about to go.
    ///
    /// # Errors
    /// When the script fails, or does not come to its end.
    pub async fn try_eval_async<T: DeserializeOwned>(
        &self,
        script: &str,
        args: Vec<Value>,
    ) -> Result<T, String> {
        let value = self.client.execute_async(script, args).await.map_err(|error| said(&error))?;
        serde_json::from_value(value.clone()).map_err(|error| format!("{error}: {value}"))
    }

    /// Waits until `look` sees something that `is_right`, and returns it.
    ///
    /// # Panics
    /// When the deadline passes, with `what` was waited for and what was there instead.
    pub async fn until<T: Debug, F: Future<Output = Result<T, String>>>(
        &self,
        what: &str,
        mut look: impl FnMut() -> F,
        is_right: impl Fn(&T) -> bool,
    ) -> T {
        let until = Instant::now() + DEADLINE;
        loop {
            // While a page is being replaced, scripts may fail; that is not yet an answer.
            let seen = look().await;
            match seen {
                Ok(value) if is_right(&value) => return value,
                seen if Instant::now() > until || (seen.is_err() && self.is_gone().await) => {
                    let at = self.url().await;
                    // A page has dozens of chips; what matters comes first or last.
                    let seen = format!("{seen:?}");
                    let (start, end) = (seen.chars().take(1500), seen.chars().rev().take(300));
                    let end: String = end.collect::<Vec<_>>().into_iter().rev().collect();
                    panic!(
                        "waited in vain for: {what}\nat {at}\nlast seen: {}…{end}",
                        start.collect::<String>()
                    )
                }
                _ => tokio::time::sleep(POLL).await,
            }
        }
    }

    /// Waits until a script gives something that `is_right`.
    pub async fn until_eval<T: DeserializeOwned + Debug>(
        &self,
        what: &str,
        script: &str,
        args: Vec<Value>,
        is_right: impl Fn(&T) -> bool,
    ) -> T {
        self.until(what, || self.try_eval::<T>(script, args.clone()), is_right).await
    }

    /// Waits until a script gives `true`.
    pub async fn until_true(&self, what: &str, script: &str) {
        self.until_eval::<bool>(what, script, vec![], |is_so| *is_so).await;
    }

    /// Waits until the page has an element that `css` finds.
    pub async fn until_present(&self, css: &str) {
        let script = "return document.querySelector(arguments[0]) !== null";
        self.until_eval::<bool>(css, script, vec![json!(css)], |is_there| *is_there).await;
    }

    /// Waits until the address is `url`.
    pub async fn until_at(&self, url: &str) {
        self.until(&format!("the address {url}"), async || Ok(self.url().await), |at| at == url).await;
    }

    /// The address of the page.
    pub async fn url(&self) -> String {
        self.client.current_url().await.map_or_else(|error| said(&error), String::from)
    }

    /// The title of the window.
    pub async fn title(&self) -> String {
        self.client.title().await.expect("a window has a title")
    }

    /// The text of the one element that `css` finds, as the page has it, spaces joined.
    pub async fn text(&self, css: &str) -> String {
        let script = "return document.querySelector(arguments[0]).textContent.replace(/\\s+/g, ' ').trim()";
        self.eval(script, vec![json!(css)]).await
    }

    /// The texts of all elements that `css` finds.
    pub async fn texts(&self, css: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])]
            .map(e => e.textContent.replace(/\\s+/g, ' ').trim())";
        self.eval(script, vec![json!(css)]).await
    }

    /// Whether the page has an element that `css` finds.
    pub async fn has(&self, css: &str) -> bool {
        self.eval("return document.querySelector(arguments[0]) !== null", vec![json!(css)]).await
    }

    /// Clicks the first element that `css` finds.
    pub async fn click(&self, css: &str) {
        self.click_script("return document.querySelector(arguments[0])", vec![json!(css)], css).await;
    }

    /// Clicks the first element that `css` finds and whose visible text is `text`.
    pub async fn click_text(&self, css: &str, text: &str) {
        let script = "const [css, text] = arguments;
            const shown = e => e.innerText.replace(/\\s+/g, ' ').trim();
            return [...document.querySelectorAll(css)].find(e => shown(e) === text) ?? null";
        let what = format!("{css} with the text “{text}”");
        self.click_script(script, vec![json!(css), json!(text)], &what).await;
    }

    /// Clicks the element that a script gives.
    pub async fn click_script(&self, script: &str, args: Vec<Value>, what: &str) {
        // What is found may be drawn anew before it is clicked, or be shown only when its style sheet is there.
        let click = async || match self.try_click(script, args.clone(), what).await {
            Err(error) if AGAIN.iter().any(|reason| error.starts_with(reason)) => Ok(None),
            Err(error) => Ok(Some(Err(error))),
            Ok(()) => Ok(Some(Ok(()))),
        };
        let clicked = self.until(what, click, Option::is_some).await;
        if let Some(Err(error)) = clicked {
            panic!("{what} cannot be clicked: {error}");
        }
    }

    /// Waits until a script gives an element, and clicks it.
    async fn try_click(&self, script: &str, args: Vec<Value>, what: &str) -> Result<(), String> {
        let is_element = |value: &Value| value.get(ELEMENT).is_some_and(Value::is_string);
        let value = self.until_eval::<Value>(what, script, args, is_element).await;
        if self.engine == Engine::WebKit {
            // Its driver takes the window's height for the page's, and does not scroll to what lies between.
            let script = "const { top, bottom } = arguments[0].getBoundingClientRect();
                if (top < 0 || bottom > innerHeight) arguments[0].scrollIntoView({ block: 'center' })";
            self.try_eval::<Value>(script, vec![value.clone()]).await?;
        }
        let id = value.get(ELEMENT).and_then(Value::as_str).unwrap_or_default();
        let element = Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned()));
        element.click().await.map_err(|error| said(&error))
    }

    /// Presses a key, and lets it go.
    pub async fn press(&self, key: char) {
        let down = KeyAction::Down { value: key };
        let up = KeyAction::Up { value: key };
        self.perform(KeyActions::new("keyboard".into()).then(down).then(up)).await;
    }

    /// Presses a key while another is held.
    pub async fn press_with(&self, held: char, key: char) {
        let keys = [KeyAction::Down { value: held }, KeyAction::Down { value: key }];
        let ups = [KeyAction::Up { value: key }, KeyAction::Up { value: held }];
        let actions = keys.into_iter().chain(ups).fold(KeyActions::new("keyboard".into()), KeyActions::then);
        self.perform(actions).await;
    }

    async fn perform(&self, keys: KeyActions) {
        self.client.perform_actions(keys).await.expect("keys can be pressed");
    }

    /// The visible text of the element that has the focus, and its tag: `a: About`.
    pub async fn focus(&self) -> String {
        let script = "const e = document.activeElement;
            return e.localName + ': ' + e.textContent.replace(/\\s+/g, ' ').trim()";
        self.eval(script, vec![]).await
    }

    /// A picture of the page as it is seen, as PNG.
    ///
    /// # Errors
    /// When the browser is gone or hangs.
    pub async fn screenshot(&self) -> Result<Vec<u8>, CmdError> {
        self.client.screenshot().await
    }

    /// The page on paper, as PDF.
    pub async fn print(&self) -> Vec<u8> {
        self.client.print(PrintConfiguration::default()).await.expect("the page can be printed")
    }

    /// Looks into the first frame of the page from now on.
    pub async fn enter_frame(&self) {
        self.client.enter_frame(0).await.expect("the page has a frame");
    }

    /// Looks at the page again.
    pub async fn leave_frame(&self) {
        self.client.enter_parent_frame().await.expect("the frame is in a page");
    }

    /// Makes the page `width` pixels wide and its window about `height` high.
    pub async fn resize(&self, width: u32, height: u32) {
        if self.engine == Engine::Chromium {
            // Windows have a least width; this has none.
            let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
            self.cdp("Emulation.setDeviceMetricsOverride", metrics).await;
        } else {
            if self.engine == Engine::Firefox {
                self.let_firefox_be_narrow().await;
            }
            let resized = self.client.set_window_size(width, height + 100).await;
            resized.unwrap_or_else(|error| panic!("the window cannot be made {width}×{height}: {error}"));
        }
    }

    /// Firefox keeps its window wide enough for its buttons, even where none are seen.
    async fn let_firefox_be_narrow(&self) {
        self.extension("moz/context", json!({"context": "chrome"})).await;
        let script = "const { document } = Services.wm.getMostRecentWindow('navigator:browser');
            for (const e of [document.documentElement, document.body]) e.style.setProperty('min-width', '0', 'important')";
        let _: Value = self.eval(script, vec![]).await;
        self.extension("moz/context", json!({"context": "content"})).await;
    }

    /// Makes the browser as it was at the start, for the next test.
    pub(crate) async fn forget(&self) {
        let _: Value = self.eval("if (location.protocol === 'http:') localStorage.clear()", vec![]).await;
        if self.engine == Engine::Chromium {
            self.cdp("Emulation.setEmulatedMedia", json!({"media": "", "features": []})).await;
        }
        self.resize(1280, 900).await;
        self.goto("about:blank").await;
    }

    /// Whether the engine, or its page's process, has crashed: the window cannot even say its address.
    pub(crate) async fn is_gone(&self) -> bool {
        let asked = tokio::time::timeout(Duration::from_secs(10), self.client.current_url()).await;
        !matches!(asked, Ok(Ok(_) | Err(CmdError::BadUrl(_))))
    }

    /// Closes the window, as a crash does.
    pub async fn crash(&self) {
        let _ = self.client.close_window().await;
    }

    /// Ends the session. The driver's processes end with the value in any case.
    pub async fn close(self) {
        let _ = self.client.close().await;
        drop(self.driver);
    }
}

/// An error with its kind; that of a crashed page has no other words.
fn said(error: &CmdError) -> String {
    match error {
        CmdError::Standard(error) => format!("{}: {}", error.error, error.message),
        error => error.to_string(),
    }
}

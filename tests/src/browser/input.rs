//! A user's actions with mouse and keys.

use fantoccini::actions::{
    Actions, InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};

use super::{Browser, error_message};
use crate::engine::Engine;

/// Errors after which a click is retried, by their WebDriver names.
const AGAIN: [&str; 2] = ["stale element reference", "element not interactable"];

/// The key of an element in JSON (WebDriver, "web element identifier").
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

impl Browser {
    /// Clicks the first element that matches `css`.
    pub async fn click(&self, css: &str) {
        self.click_script("return document.querySelector(arguments[0])", vec![json!(css)], css).await;
    }

    /// Clicks the first element that matches `css` and has the visible text `text`.
    pub async fn click_text(&self, css: &str, text: &str) {
        let script = "const [css, text] = arguments;
            const textOf = e => e.innerText.replace(/\\s+/g, ' ').trim();
            return [...document.querySelectorAll(css)].find(e => textOf(e) === text) ?? null";
        let what = format!("{css} with the text “{text}”");
        self.click_script(script, vec![json!(css), json!(text)], &what).await;
    }

    /// Clicks the element that a script returns.
    pub async fn click_script(&self, script: &str, args: Vec<Value>, what: &str) {
        // The element may be redrawn before the click, or become visible only with its style sheet.
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

    /// Waits until a script returns an element, and clicks it.
    async fn try_click(&self, script: &str, args: Vec<Value>, what: &str) -> Result<(), String> {
        let element = self.element(script, args, what).await?;
        element.click().await.map_err(|error| error_message(&error))
    }

    /// Waits until a script returns an element, and scrolls it into the window.
    async fn element(&self, script: &str, args: Vec<Value>, what: &str) -> Result<Element, String> {
        let is_element = |value: &Value| value.get(ELEMENT).is_some_and(Value::is_string);
        let value = self.until_eval::<Value>(what, script, args, is_element).await;
        if self.engine == Engine::WebKit {
            // The driver takes the window's height for the page's, and does not scroll to elements in between.
            let script = "const { top, bottom } = arguments[0].getBoundingClientRect();
                if (top < 0 || bottom > innerHeight) arguments[0].scrollIntoView({ block: 'center' })";
            self.try_eval::<Value>(script, vec![value.clone()]).await?;
        }
        let id = value.get(ELEMENT).and_then(Value::as_str).unwrap_or_default();
        Ok(Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned())))
    }

    /// Presses and releases a key.
    pub async fn press(&self, key: char) {
        let down = KeyAction::Down { value: key };
        let up = KeyAction::Up { value: key };
        self.perform(KeyActions::new("keyboard".into()).then(down).then(up)).await;
    }

    /// Presses a key while holding another.
    pub async fn press_with(&self, modifier: char, key: char) {
        let keys = [KeyAction::Down { value: modifier }, KeyAction::Down { value: key }];
        let ups = [KeyAction::Up { value: key }, KeyAction::Up { value: modifier }];
        let actions = keys.into_iter().chain(ups).fold(KeyActions::new("keyboard".into()), KeyActions::then);
        self.perform(actions).await;
    }

    /// Presses the mouse button on the first element that matches `css`.
    pub async fn hold(&self, css: &str) {
        let script = "return document.querySelector(arguments[0])";
        let element = self
            .element(script, vec![json!(css)], css)
            .await
            .unwrap_or_else(|error| panic!("{css}: {error}"));
        let there = PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 };
        let down = PointerAction::Down { button: MOUSE_BUTTON_LEFT };
        self.perform(MouseActions::new("mouse".into()).then(there).then(down)).await;
    }

    /// Releases the mouse button.
    pub async fn let_go(&self) {
        let up = PointerAction::Up { button: MOUSE_BUTTON_LEFT };
        self.perform(MouseActions::new("mouse".into()).then(up)).await;
    }

    async fn perform(&self, actions: impl Into<Actions>) {
        self.client.perform_actions(actions).await.expect("keys and buttons can be pressed");
    }
}

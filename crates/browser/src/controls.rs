//! Form controls and dialogs. Each function does nothing to an element of another kind.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlInputElement, HtmlSelectElement};

use crate::elements::Element;

impl Element {
    /// The text typed into it, if it is a field.
    #[must_use]
    pub fn value(&self) -> Option<String> {
        self.0.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value)
    }

    /// Replaces its text, if it is a field.
    pub fn set_value(&self, value: &str) {
        if let Some(field) = self.0.dyn_ref::<HtmlInputElement>() {
            field.set_value(value);
        }
    }

    /// Sets whether it is checked, if it is a checkbox or radio button.
    pub fn check(&self, is_checked: bool) {
        if let Some(field) = self.0.dyn_ref::<HtmlInputElement>() {
            field.set_checked(is_checked);
        }
    }

    /// Selects the option with a value, if it is a list.
    pub fn select(&self, value: &str) {
        if let Some(list) = self.0.dyn_ref::<HtmlSelectElement>() {
            list.set_value(value);
        }
    }

    /// Opens it as a modal dialog, if it is a dialog.
    pub fn open(&self) {
        if let Some(dialog) = self.0.dyn_ref::<HtmlDialogElement>() {
            let _ = dialog.show_modal();
        }
    }

    /// Closes it, if it is a dialog.
    pub fn close(&self) {
        if let Some(dialog) = self.0.dyn_ref::<HtmlDialogElement>() {
            dialog.close();
        }
    }
}

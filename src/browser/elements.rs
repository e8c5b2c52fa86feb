//! Elements that are changed in place, where a signal for each of their parts would cost too much.

fn element(id: &str) -> Option<web_sys::Element> {
    super::window()?.document()?.get_element_by_id(id)
}

/// Puts HTML into the element with an id.
pub(crate) fn fill(id: &str, html: &str) {
    if let Some(place) = element(id) {
        place.set_inner_html(html);
    }
}

/// An element of the page.
#[derive(Debug)]
pub(crate) struct Element(web_sys::Element);

impl Element {
    /// All elements of a class within the element with an id, in the order of the page.
    pub(crate) fn all(id: &str, class: &str) -> Vec<Self> {
        let Some(found) = element(id).map(|place| place.get_elements_by_class_name(class)) else {
            return Vec::new();
        };
        (0..found.length()).filter_map(|place| found.item(place)).map(Self).collect()
    }

    /// Sets an attribute, or takes it away.
    pub(crate) fn set(&self, name: &str, value: Option<&str>) {
        let _ = match value {
            Some(value) => self.0.set_attribute(name, value),
            None => self.0.remove_attribute(name),
        };
    }

    /// Sets the texts of its last children, the last one first.
    pub(crate) fn set_last_texts(&self, texts: &[&str]) {
        let mut child = self.0.last_element_child();
        for text in texts {
            let Some(element) = child else { return };
            element.set_text_content(Some(text));
            child = element.previous_element_sibling();
        }
    }
}

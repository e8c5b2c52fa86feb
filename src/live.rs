//! The changing parts of a page, boxed so that they share a few types.
//!
//! Every closure in a `view!` has its own type, and Leptos compiles its code to draw, redraw and remove it for each: some 2 KB
//! of wasm a closure. Boxed closures, and signals of a common type, share that code, which saves the reader 5 KB as brotli
//! (docs/architecture.md, “Size”).
//!
//! A changing part is replaced element by element and never patched. A browser that translates a page replaces text nodes by
//! its own elements: a patch would change a detached node, and the page would keep the old words. So a changing part contains
//! only elements at its top level, and [`words`] puts a single text into an element.

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Position, PositionState};
use pprnet_browser::focus::Focus;

/// A part of a page that is redrawn when a signal it reads changes.
pub(crate) type Live = Box<dyn FnMut() -> Fresh + Send>;

/// A view that is redrawn when a signal that `draw` reads changes. Its outermost nodes must be elements.
pub(crate) fn live(mut draw: impl FnMut() -> AnyView + Send + 'static) -> Live {
    Box::new(move || Fresh { view: draw(), text: None })
}

/// A changing text on the page.
pub(crate) fn words(read: impl Fn() -> String + Send + 'static) -> Live {
    Box::new(move || in_an_element(read()))
}

/// Not generic, so that it is compiled once. An empty text gets no element, since Leptos would make it a space.
#[inline(never)]
fn in_an_element(text: String) -> Fresh {
    let content = text.clone();
    let view = if text.is_empty() { ().into_any() } else { view! { <span>{content}</span> }.into_any() };
    Fresh { view, text: Some(text) }
}

/// A changing text for attributes. On the page use [`words`], since this would be patched.
pub(crate) fn text(read: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(read)
}

/// An attribute with fixed values that is present or absent.
pub(crate) fn mark(
    read: impl Fn() -> Option<&'static str> + Send + Sync + 'static,
) -> Signal<Option<&'static str>> {
    Signal::derive(read)
}

/// A view that replaces the previous one instead of patching it.
pub(crate) struct Fresh {
    view: AnyView,
    /// Its whole content, if it is a text: an equal text is not redrawn.
    text: Option<String>,
}

/// The state of a drawn [`Fresh`].
pub(crate) struct Drawn {
    nodes: AnyViewState,
    text: Option<String>,
}

impl Render for Fresh {
    type State = Drawn;

    fn build(self) -> Drawn {
        Drawn { nodes: self.view.build(), text: self.text }
    }

    fn rebuild(self, drawn: &mut Drawn) {
        if self.text.is_some() && self.text == drawn.text {
            return;
        }
        let focus = Focus::note();
        let mut new = self.build();
        drawn.nodes.insert_before_this(&mut new);
        drawn.nodes.unmount();
        *drawn = new;
        focus.keep();
    }
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        self.nodes.unmount();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        self.nodes.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.nodes.insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        self.nodes.elements()
    }
}

impl AddAnyAttr for Fresh {
    type Output<A: Attribute> = Self;

    /// Ignores the attribute: the elements in this view have their own.
    fn add_any_attr<A: Attribute>(self, _: A) -> Self {
        self
    }
}

impl RenderHtml for Fresh {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {
        self.view.dry_resolve();
    }

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        html: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        attributes: Vec<AnyAttribute>,
    ) {
        self.view.to_html_with_buf(html, position, escape, mark_branches, attributes);
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Drawn {
        Drawn { nodes: self.view.hydrate::<FROM_SERVER>(cursor, position), text: self.text }
    }

    fn into_owned(self) -> Self {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changing_text_has_its_own_element_and_an_empty_text_has_none() {
        let html = |text: &'static str| {
            let owner = Owner::new_root(None);
            owner.with(|| view! { <p>{words(move || text.to_owned())}</p> }.to_html())
        };
        assert_eq!(html("12 posts").replace("<!>", ""), "<p><span>12 posts</span></p>");
        let nothing = html("").replace("<!>", "").replace("<!--<() />-->", "");
        assert_eq!(nothing, "<p></p>");
    }
}

//! Parts of a page that change, in few types.
//!
//! Every closure in a `view!` is a type of its own, and Leptos's code to draw, redraw and remove it is
//! compiled for each: some 2 KB of wasm a closure. Boxed, or as a signal of a common type, they share it.
//! The reader became 5 KB (brotli) smaller for it when it was done (docs/architecture.md, “Size”).

use leptos::prelude::*;

/// A part of a page that is drawn anew when what it reads changes.
pub(crate) type Live = Box<dyn FnMut() -> AnyView + Send>;

/// A view that is drawn anew when what `draw` reads changes.
pub(crate) fn live(draw: impl FnMut() -> AnyView + Send + 'static) -> Live {
    Box::new(draw)
}

/// A text that changes.
pub(crate) fn text(read: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(read)
}

/// An attribute with fixed values that comes and goes.
pub(crate) fn mark(
    read: impl Fn() -> Option<&'static str> + Send + Sync + 'static,
) -> Signal<Option<&'static str>> {
    Signal::derive(read)
}

//! What every view below the shell may ask for: the current address, and the manifest.

use std::sync::Arc;

use leptos::prelude::*;
use pprnet_address::{Base, Blog, Catalog, Parsed, Route, Selection};

/// The current address, and how to write others.
#[derive(Clone, Copy)]
pub(crate) struct Here {
    base: Base,
    parsed: Memo<Parsed>,
}

impl Here {
    pub(crate) fn new(base: Base, parsed: Memo<Parsed>) -> Self {
        Self { base, parsed }
    }

    /// The parsed address.
    pub(crate) fn parsed(self) -> Memo<Parsed> {
        self.parsed
    }

    /// The page.
    pub(crate) fn route(self) -> Route {
        self.parsed.with(|parsed| parsed.route.clone())
    }

    /// The page at an address of the site, base included, with its query.
    pub(crate) fn route_of(self, href: &str) -> Route {
        let (path, search) = href.split_once('?').unwrap_or((href, ""));
        self.base.parse(path, search).route
    }

    /// The blog's part of the address; the whole blog on other pages.
    pub(crate) fn blog(self) -> Blog {
        match self.route() {
            Route::Blog(blog) => blog,
            _ => Blog::default(),
        }
    }

    /// What the page shows posts of, or what its post was opened from; all posts elsewhere.
    pub(crate) fn selection(self) -> Selection {
        match self.route() {
            Route::Blog(Blog { selection, .. }) | Route::Post { from: selection, .. } => selection,
            _ => Selection::default(),
        }
    }

    /// The folder that the site is published in.
    pub(crate) fn folder(self) -> String {
        self.base.file("")
    }

    /// The address of a page, base included.
    pub(crate) fn href(self, route: &Route) -> String {
        self.base.href(route)
    }
}

/// Where one is.
#[expect(clippy::expect_used, reason = "the shell provides it before it draws anything")]
pub(crate) fn use_here() -> Here {
    use_context().expect("the shell provides where one is")
}

/// The manifest, for everything that is only drawn once it is here.
#[derive(Clone)]
pub(crate) struct CatalogContext(pub(crate) Arc<Catalog>);

/// The manifest. Only for views that are drawn once it is here.
#[expect(clippy::expect_used, reason = "the shell provides it before it draws anything that needs it")]
pub(crate) fn use_catalog() -> Arc<Catalog> {
    use_context::<CatalogContext>().expect("the shell provides the catalog").0
}

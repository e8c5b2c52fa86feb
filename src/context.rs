//! Context for every view below the shell: the current address, the manifest, and whether the window is wide.

use std::sync::Arc;

use leptos::prelude::*;
use pprnet_address::{Base, Blog, Catalog, Parsed, Route, Selection};
use pprnet_browser::events::on;
use pprnet_browser::viewport;

/// The current address, with methods that write others.
#[derive(Clone, Copy)]
pub(crate) struct CurrentAddress {
    base: Base,
    parsed: Memo<Parsed>,
}

impl CurrentAddress {
    pub(crate) fn new(base: Base, parsed: Memo<Parsed>) -> Self {
        Self { base, parsed }
    }

    /// The parsed address, as a memo.
    pub(crate) fn parsed(self) -> Memo<Parsed> {
        self.parsed
    }

    /// The current route.
    pub(crate) fn route(self) -> Route {
        self.parsed.with(|parsed| parsed.route.clone())
    }

    /// The blog's part of the address. On other pages, the whole blog.
    pub(crate) fn blog(self) -> Blog {
        match self.route() {
            Route::Blog(blog) => blog,
            _ => Blog::default(),
        }
    }

    /// The selection of the page: the one whose posts it lists, or the one its post was opened from. All posts on other pages.
    pub(crate) fn selection(self) -> Selection {
        match self.route() {
            Route::Blog(Blog { selection, .. }) | Route::Post { from: selection, .. } => selection,
            _ => Selection::default(),
        }
    }

    /// The folder in which the site is published.
    pub(crate) fn folder(self) -> String {
        self.base.file("")
    }

    /// The address of a page, base included.
    pub(crate) fn href(self, route: &Route) -> String {
        self.base.href(route)
    }
}

/// The current address.
#[expect(clippy::expect_used, reason = "the shell provides it before it draws anything")]
pub(crate) fn use_current_address() -> CurrentAddress {
    use_context().expect("the shell provides the current address")
}

/// The manifest, provided once it is loaded.
#[derive(Clone)]
pub(crate) struct CatalogContext(pub(crate) Arc<Catalog>);

/// The manifest. Only views that the shell draws after loading it may call this.
#[expect(clippy::expect_used, reason = "the shell provides it before it draws anything that needs it")]
pub(crate) fn use_catalog() -> Arc<Catalog> {
    use_context::<CatalogContext>().expect("the shell provides the catalog").0
}

/// 1 if the window has room for something beside the column of text, else 0. A signal of `bool` would make the reader's start
/// larger.
#[derive(Clone, Copy)]
struct Width(RwSignal<usize>);

/// Begins to watch the width of the window. The shell calls it once.
pub(crate) fn provide_width() {
    let width = RwSignal::new(usize::from(viewport::is_wide()));
    on("resize", move |_| {
        let now = usize::from(viewport::is_wide());
        if width.get_untracked() != now {
            width.set(now);
        }
    });
    provide_context(Width(width));
}

/// Whether the window is wide. The function it returns is reactive.
pub(crate) fn use_is_wide() -> impl Fn() -> bool + Copy {
    let width = use_context::<Width>();
    move || width.is_some_and(|width| width.0.get() == 1)
}

//! Rendering with the reader's views. They return no errors, so a panic becomes an error message that names the file.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use anyhow::{Context, anyhow};
use pprnet_archive::Post;
use pprnet_content::post_file;
use pprnet_reader::{Prerenderer, Rendered};

use super::page::{Kind, Page};

/// The views that this step needs.
pub(super) trait Views: Sync {
    /// The page at a path within the site.
    fn page(&self, path: &str) -> Rendered;
    /// The text of a post, for feeds.
    fn post_text(&self, post: &Post) -> String;
}

impl Views for Prerenderer {
    fn page(&self, path: &str) -> Rendered {
        self.page(path)
    }

    fn post_text(&self, post: &Post) -> String {
        self.post_text(post)
    }
}

/// Renders, and knows the posts' source folder.
pub(super) struct Renderer<'a, V> {
    pub(super) views: &'a V,
    pub(super) content: &'a Path,
}

impl<V: Views> Renderer<'_, V> {
    /// A page. The error names it and, for a post's page, the post's file.
    pub(super) fn page(&self, page: &Page<'_>) -> anyhow::Result<Rendered> {
        guarded(|| self.views.page(&page.path)).with_context(|| match page.kind {
            Kind::Post(post) => format!("{}: its page cannot be rendered; change the post", self.file(post)),
            _ => format!("the page {} cannot be rendered", page.path),
        })
    }

    /// The text of a post. The error names its file.
    pub(super) fn post_text(&self, post: &Post) -> anyhow::Result<String> {
        guarded(|| self.views.post_text(post))
            .with_context(|| format!("{}: its text cannot be rendered; change the post", self.file(post)))
    }

    fn file(&self, post: &Post) -> String {
        self.content.join(post_file(post)).display().to_string()
    }
}

/// Renders; a panic becomes an error. Nothing that the views have modified is used after a panic.
fn guarded<T>(render: impl FnOnce() -> T) -> anyhow::Result<T> {
    catch_unwind(AssertUnwindSafe(render))
        .map_err(|panic| anyhow!("the reader's views panicked: {}", words(panic.as_ref())))
}

fn words(panic: &(dyn Any + Send)) -> &str {
    let fixed = panic.downcast_ref::<&str>().copied();
    fixed.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("it did not say why")
}

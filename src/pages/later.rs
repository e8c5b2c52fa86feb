//! All pages but the blog, a post and the page for unknown addresses, in the chunk `pages` of the program. `memory` requests the
//! chunk on every visit, a second after the app has started; opening one of these pages requests it at once.
//!
//! Code outside the chunk may call only `start` and the functions that it returns.

mod about;
mod archive;
mod evidence;
mod follow;
mod month;
mod offline;
mod saved;
mod suggestions;
mod terms;
mod times;
mod year;

use leptos::prelude::*;
use pprnet_archive::Post;
use wasm_split_helpers::wasm_split;

use crate::store::enter;
use about::AboutPage;
use archive::ArchivePage;
use evidence::EvidencePage;
use follow::FollowPage;
use month::MonthPage;
use offline::OfflinePage;
use saved::SavedPage;
use suggestions::Suggestions;
use terms::{Dimension, TermsPage};
use year::YearPage;

/// A page in the chunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LaterPage {
    Topics,
    Types,
    Archive,
    Year,
    Month,
    Evidence,
    About,
    Follow,
    Saved,
    Offline,
}

/// The functions that the rest of the program calls.
#[derive(Clone, Copy)]
struct Functions {
    /// Draws a page.
    draw: fn(LaterPage) -> AnyView,
    /// Writes the findings of a post. The addresses are those of the post's page and of the page of all findings.
    at_a_glance: fn(&Post, &str, &str) -> String,
    /// Draws the suggestions for an address without a page.
    suggestions: fn() -> AnyView,
}

impl LaterPage {
    /// Draws the page. The chunk must be ready.
    pub(super) fn draw(self) -> AnyView {
        match enter(start()) {
            Some(functions) => (functions.draw)(self),
            None => ().into_any(),
        }
    }
}

/// The entry point of the chunk.
#[wasm_split(pages)]
fn start() -> Functions {
    let suggestions = || view! { <Suggestions/> }.into_any();
    Functions { draw, at_a_glance: pprnet_plot::at_a_glance, suggestions }
}

/// The findings of a post as HTML. `page` is the post's address, `compare` that of all findings. The chunk must be ready.
pub(super) fn at_a_glance(post: &Post, page: &str, compare: &str) -> String {
    enter(start()).map(|functions| (functions.at_a_glance)(post, page, compare)).unwrap_or_default()
}

/// Draws the suggestions for an address without a page. The chunk must be ready.
pub(super) fn suggestions() -> AnyView {
    enter(start()).map_or_else(|| ().into_any(), |functions| (functions.suggestions)())
}

fn draw(page: LaterPage) -> AnyView {
    match page {
        LaterPage::Topics => view! { <TermsPage dimension=Dimension::Topics/> }.into_any(),
        LaterPage::Types => view! { <TermsPage dimension=Dimension::Types/> }.into_any(),
        LaterPage::Archive => view! { <ArchivePage/> }.into_any(),
        LaterPage::Year => view! { <YearPage/> }.into_any(),
        LaterPage::Month => view! { <MonthPage/> }.into_any(),
        LaterPage::Evidence => view! { <EvidencePage/> }.into_any(),
        LaterPage::About => view! { <AboutPage/> }.into_any(),
        LaterPage::Follow => view! { <FollowPage/> }.into_any(),
        LaterPage::Saved => view! { <SavedPage/> }.into_any(),
        LaterPage::Offline => view! { <OfflinePage/> }.into_any(),
    }
}

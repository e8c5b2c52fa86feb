//! One module a page.

#![expect(unreachable_pub, reason = "the component macro writes `pub` items into private modules")]

mod about;
mod archive;
mod blog;
mod month;
mod not_found;
mod offline;
mod post;
mod terms;
mod year;

use leptos::prelude::*;
use pprnet_address::Route;

use crate::context::use_here;
use crate::live::live;
use about::AboutPage;
use archive::ArchivePage;
use blog::BlogPage;
use month::MonthPage;
use not_found::NotFoundPage;
use offline::OfflinePage;
use post::PostPage;
use terms::{Dimension, TermsPage};
use year::YearPage;

/// Which component draws a route. Within one, the component stays and derives what changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blog,
    Post,
    Topics,
    Types,
    Archive,
    Year,
    Month,
    About,
    Offline,
    NotFound,
}

fn kind(route: &Route) -> Kind {
    match route {
        Route::Blog(_) => Kind::Blog,
        Route::Post { .. } => Kind::Post,
        Route::Topics => Kind::Topics,
        Route::Types => Kind::Types,
        Route::Archive => Kind::Archive,
        Route::Year(_) => Kind::Year,
        Route::Month { .. } => Kind::Month,
        Route::About => Kind::About,
        Route::Offline => Kind::Offline,
        Route::NotFound { .. } => Kind::NotFound,
    }
}

/// The page of the current address.
#[component]
pub(crate) fn Page() -> impl IntoView {
    let here = use_here();
    let kind = Memo::new(move |_| here.parsed().with(|parsed| kind(&parsed.route)));
    live(move || match kind.get() {
        Kind::Blog => view! { <BlogPage/> }.into_any(),
        Kind::Post => view! { <PostPage/> }.into_any(),
        Kind::Topics => view! { <TermsPage dimension=Dimension::Topics/> }.into_any(),
        Kind::Types => view! { <TermsPage dimension=Dimension::Types/> }.into_any(),
        Kind::Archive => view! { <ArchivePage/> }.into_any(),
        Kind::Year => view! { <YearPage/> }.into_any(),
        Kind::Month => view! { <MonthPage/> }.into_any(),
        Kind::About => view! { <AboutPage/> }.into_any(),
        Kind::Offline => view! { <OfflinePage/> }.into_any(),
        Kind::NotFound => view! { <NotFoundPage/> }.into_any(),
    })
}

use leptos::prelude::*;
use pprnet_address::{Route, Selection, View, around};

use super::times::{Times, arrows};
use crate::components::{Heading, Notes, PostList, Share};
use crate::context::{use_catalog, use_current_address};
use crate::live::{live, words};
use crate::store::use_store;
use crate::wording;

/// The posts of a year, by title.
#[component]
pub(crate) fn YearPage() -> impl IntoView {
    let (here, store, catalog) = (use_current_address(), use_store(), use_catalog());
    let year = move || match here.route() {
        Route::Year(year) => year,
        _ => 0,
    };
    let listed = catalog.clone();
    let positions = Signal::derive(move || listed.positions_of_year(year()).collect::<Vec<_>>());
    let count = words(move || match positions.with(Vec::len) {
        0 => wording::no_posts_in(&year().to_string()),
        count => {
            wording::showing_without(&wording::posts(count), positions.with(|all| store.count_failed(all)))
        }
    });
    let neighbours = live(move || {
        let years: Vec<u16> = catalog.years().iter().map(|(year, _)| *year).collect();
        let (earlier, later) = around(&years, year());
        let link = |year: u16, rel: &'static str, words: String| {
            view! { <a class="button" rel=rel href=here.href(&Route::Year(year))>{words}</a> }
        };
        let (back, ahead) = arrows(&catalog);
        view! {
            {earlier.map(|year| link(year, "prev", format!("{back} {year}")))}
            {later.map(|year| link(year, "next", format!("{year} {ahead}")))}
        }
        .into_any()
    });
    view! {
        <div class="beside">
            <div class="column">
                <Notes/>
                <Heading text=Signal::derive(move || year().to_string())/>
                <p class="count" role="status">{count}</p>
                <PostList positions=positions view=Signal::derive(|| View::Titles) from=Signal::derive(Selection::default)/>
                <div class="actions"><Share/></div>
                <nav class="steps" aria-label=wording::years()>
                    {neighbours}
                    <a class="quiet-link" href=here.href(&Route::Archive)>{wording::archive()}</a>
                </nav>
            </div>
            <Times year=Signal::derive(year) month=Signal::derive(|| None)/>
        </div>
    }
}

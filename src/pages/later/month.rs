use leptos::prelude::*;
use pprnet_address::{Route, Selection, View};
use pprnet_archive::YearMonth;

use super::times::{Times, arrows};
use crate::components::{CiteButton, Heading, Notes, PostList, Share, ViewSwitch};
use crate::context::{use_catalog, use_current_address};
use crate::live::{live, words};
use crate::store::use_store;
use crate::wording;

/// The posts of a month.
#[component]
pub(crate) fn MonthPage() -> impl IntoView {
    let (here, store, catalog) = (use_current_address(), use_store(), use_catalog());
    let parameters = move || match here.route() {
        Route::Month { month, view } => Some((month, view)),
        _ => None,
    };
    let month = move || parameters().map(|(month, _)| month);
    let view = Signal::derive(move || parameters().map_or(View::default(), |(_, view)| view));
    let heading = Signal::derive(move || month().map(YearMonth::heading).unwrap_or_default());
    let listed = catalog.clone();
    let positions = Signal::derive(move || {
        month().map_or_else(Vec::new, |month| listed.manifest.positions_of(month).collect())
    });
    let count = words(move || match positions.with(Vec::len) {
        0 => wording::no_posts_in(&heading.get()),
        count => {
            wording::showing_without(&wording::posts(count), positions.with(|all| store.count_failed(all)))
        }
    });
    let steps = live(move || {
        let (earlier, later) = month().map_or((None, None), |month| catalog.neighbours(month));
        let href = |month| here.href(&Route::Month { month, view: view.get() });
        let (back, ahead) = arrows(&catalog);
        view! {
            {earlier.map(|m| view! { <a class="button" rel="prev" href=href(m)>{format!("{back} {}", m.heading())}</a> })}
            {later.map(|m| view! { <a class="button" rel="next" href=href(m)>{format!("{} {ahead}", m.heading())}</a> })}
        }
        .into_any()
    });
    view! {
        <div class="beside">
            <div class="column">
                <Notes/>
                <Heading text=heading/>
                <div class="list-bar"><p class="count" role="status">{count}</p> <ViewSwitch/></div>
                <PostList positions=positions view=view from=Signal::derive(Selection::default) names_months=false/>
                <div class="actions list-actions"><CiteButton label=wording::cite_all()/> <Share/></div>
                <nav class="steps" aria-label=wording::archive()>
                    {steps}
                    <a class="quiet-link" href=here.href(&Route::Archive)>{wording::archive()}</a>
                </nav>
            </div>
            <Times year=Signal::derive(move || month().map_or(0, YearMonth::year)) month=Signal::derive(month)/>
        </div>
    }
}

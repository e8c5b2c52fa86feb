use leptos::prelude::*;
use pprnet_address::{Route, View};
use pprnet_archive::MonthCount;

use crate::components::{Heading, Notes};
use crate::context::{use_catalog, use_here};
use crate::wording;

/// The month archive: every year with its months.
#[component]
pub(crate) fn ArchivePage() -> impl IntoView {
    let (here, catalog) = (use_here(), use_catalog());
    let years = catalog.years();
    let jumps = years.iter().map(|&(year, _)| {
        let count = catalog.posts_in(year);
        view! { <li><a class="chip" href=here.href(&Route::Year(year))>
            <span class="chip-name">{year}</span> <span class="chip-count" aria-hidden="true">{count}</span>
            <span class="visually-hidden">", " {wording::posts(count)}</span>
        </a></li> }
    });
    let jumps = jumps.collect_view();
    let sections = years.iter().map(|&(year, months)| view! { <YearSection year months=months.to_vec()/> });
    let is_empty = years.is_empty().then(|| view! { <p class="empty">{wording::NO_POSTS_YET}</p> });
    view! {
        <div class="column">
            <Notes/>
            <Heading text=wording::ARCHIVE/>
            <nav aria-label=wording::JUMP_TO_YEAR><ul class="chips">{jumps}</ul></nav>
            {sections.collect_view()}
            {is_empty}
        </div>
    }
}

/// A year: its twelve months, with counts where there are posts.
#[component]
fn YearSection(year: u16, months: Vec<MonthCount>) -> impl IntoView {
    let here = use_here();
    let id = format!("year-{year}");
    let months = months.into_iter().map(|MonthCount { month, count }| {
        let href = here.href(&Route::Month { month, view: View::default() });
        view! { <li><a href=href>{month.name()} <span class="visually-hidden">" " {year}</span></a>
        " " <span class="month-count">{wording::posts(count)}</span></li> }
    });
    view! {
        <section class="year" aria-labelledby=id.clone()>
            <h2 id=id.clone() class="month-title"><a href=here.href(&Route::Year(year))>{year}</a></h2>
            <ul class="months">{months.collect_view()}</ul>
        </section>
    }
}

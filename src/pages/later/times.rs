use leptos::prelude::*;
use pprnet_address::{Catalog, Route, View};
use pprnet_archive::{MonthCount, YearMonth, is_from_right};

use crate::context::{use_catalog, use_current_address};
use crate::live::live;
use crate::wording;

/// Arrows to an earlier and to a later time, in the direction in which the site is read.
pub(super) fn arrows(catalog: &Catalog) -> (&'static str, &'static str) {
    if is_from_right(&catalog.manifest.site.language) { ("→", "←") } else { ("←", "→") }
}

/// Navigation beside the posts of a month or year: the months of that year that have posts, and the other years.
#[component]
pub(super) fn Times(
    #[prop(into)] year: Signal<u16>,
    #[prop(into)] month: Signal<Option<YearMonth>>,
) -> impl IntoView {
    let (here, catalog) = (use_current_address(), use_catalog());
    live(move || {
        let years = catalog.years();
        let (year, current) = (year.get(), month.get());
        let months = years.iter().find(|(other, _)| *other == year).map(|(_, months)| *months);
        let row = |&MonthCount { month, count }: &MonthCount| {
            let href = here.href(&Route::Month { month, view: View::default() });
            let is_here = (current == Some(month)).then_some("page");
            view! {
                <li>
                    <a href=href aria-current=is_here>{month.heading()}</a> " "
                    <span class="month-count">{wording::posts(count)}</span>
                </li>
            }
        };
        let others = years.iter().filter(|(other, _)| *other != year).map(|(other, _)| {
            view! { <a href=here.href(&Route::Year(*other))>{*other}</a> }
        });
        let months = months.map(|months| {
            let href = here.href(&Route::Year(year));
            view! {
                <div class="related">
                    <h2><a href=href aria-current=current.is_none().then_some("page")>{year}</a></h2>
                    <ul>{months.iter().map(row).collect_view()}</ul>
                </div>
            }
        });
        view! {
            <nav class="post-after" aria-label=wording::posts_by_month()>
                {months}
                <div class="related"><h2>{wording::years()}</h2> <p class="steps">{others.collect_view()}</p></div>
            </nav>
        }
        .into_any()
    })
}

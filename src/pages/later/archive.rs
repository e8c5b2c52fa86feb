use leptos::prelude::*;
use pprnet_address::{Route, View};
use pprnet_archive::{MonthCount, YearMonth, language, month_names};

use crate::components::{Heading, Notes};
use crate::context::{use_catalog, use_current_address};
use crate::wording;

/// The number of shades for months.
const SHADES: usize = 4;

/// The month archive: a row for each year, a column for each month, and the number of posts in each cell. Darker cells have more
/// posts. Thirty years take two screens of a phone.
#[component]
pub(crate) fn ArchivePage() -> impl IntoView {
    let catalog = use_catalog();
    let years = catalog.years();
    let most = catalog.manifest.months.iter().map(|month| month.count).max().unwrap_or_default();
    let rows = years.iter().map(|&(year, months)| view! { <YearRow year months=months.to_vec() most/> });
    let heads = month_names(language()).map(|name| {
        // Characters, not bytes: `août`.
        let end = name.char_indices().nth(3).map_or(name.len(), |(at, _)| at);
        let (short, rest) = (name.get(..1), name.get(1..end));
        view! {
            <th scope="col">
                <span aria-hidden="true">{short}<span class="wide">{rest}</span></span>
                <span class="visually-hidden">{name}</span>
            </th>
        }
    });
    let table = (!years.is_empty()).then(|| {
        view! {
            <table class="years">
                <caption class="visually-hidden">{wording::posts_by_month()}</caption>
                <thead>
                    <tr>
                        <th scope="col"><span class="visually-hidden">{wording::years()}</span></th>
                        {heads.into_iter().collect_view()}
                        <th scope="col" class="year-total">{wording::all_months()}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        }
    });
    let is_empty = years.is_empty().then(|| view! { <p class="empty">{wording::no_posts_yet()}</p> });
    view! {
        <div class="column broad">
            <Notes/>
            <Heading text=wording::archive()/>
            <p class="count">{wording::posts(catalog.manifest.posts)}</p>
            {table}
            {is_empty}
        </div>
    }
}

/// A year: its twelve months with their numbers of posts, and the total.
#[component]
fn YearRow(year: u16, months: Vec<MonthCount>, most: usize) -> impl IntoView {
    let here = use_current_address();
    let total: usize = months.iter().map(|month| month.count).sum();
    let cell = |number: u8| {
        let Some(&MonthCount { month, count }) = months.iter().find(|entry| entry.month.month() == number)
        else {
            return view! { <td></td> }.into_any();
        };
        let href = here.href(&Route::Month { month, view: View::default() });
        view! { <td class=shade(count, most)><a href=href aria-label=posts_of(count, month)>{count}</a></td> }
            .into_any()
    };
    view! {
        <tr>
            <th scope="row"><a href=here.href(&Route::Year(year))>{year}</a></th>
            {(1..=12).map(cell).collect_view()}
            <td class="year-total">{total}</td>
        </tr>
    }
}

fn posts_of(count: usize, month: YearMonth) -> String {
    wording::posts_in(count, &month.heading())
}

/// The class of a month with `count` posts, when the fullest month has `most`. More posts give a darker shade.
fn shade(count: usize, most: usize) -> String {
    format!("shade-{}", (count * SHADES).div_ceil(most.max(1)).clamp(1, SHADES))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fullest_month_is_the_darkest_and_no_month_with_posts_is_plain() {
        assert_eq!([1, 2, 3, 4].map(|count| shade(count, 4)), ["shade-1", "shade-2", "shade-3", "shade-4"]);
        assert_eq!(
            (shade(1, 1), shade(1, 300), shade(300, 300)),
            ("shade-4".into(), "shade-1".into(), "shade-4".into())
        );
        // A manifest that contradicts itself still gets a shade.
        assert_eq!((shade(0, 0), shade(9, 2)), ("shade-1".into(), "shade-4".into()));
    }
}

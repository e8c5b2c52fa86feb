use leptos::prelude::*;
use pprnet_address::Route;

use crate::context::{use_catalog, use_current_address};
use crate::live::live;
use crate::wording;

/// The parts of the address that the page ignores, if any.
#[component]
pub(crate) fn Notes() -> impl IntoView {
    let (here, catalog) = (use_current_address(), use_catalog());
    let notes = move || {
        let parsed = here.parsed().get();
        let unknown = match &parsed.route {
            Route::Blog(blog) => catalog.known(&blog.selection).1,
            Route::Post { from, .. } => catalog.known(from).1,
            _ => Vec::new(),
        };
        let mut notes: Vec<String> = parsed.unknown_values.iter().map(wording::unknown_value).collect();
        for slug in &unknown {
            notes.push(wording::unknown_term(slug));
        }
        notes
    };
    live(move || {
        let notes = notes();
        let status = (!notes.is_empty()).then(|| {
            view! {
                <div class="notes" role="status">
                    {notes.into_iter().map(|note| view! { <p>{note}</p> }).collect_view()}
                </div>
            }
        });
        status.into_any()
    })
}

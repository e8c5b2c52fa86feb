use leptos::prelude::*;
use pprnet_address::{Route, Selection, View};

use crate::components::{Heading, Notes};
use crate::context::{use_catalog, use_current_address};
use crate::wording;

/// The kinds of terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dimension {
    /// Topics.
    Topics,
    /// Types of research.
    Types,
}

/// All topics, or all types, each with its number of posts.
#[component]
pub(crate) fn TermsPage(
    /// Topics or types.
    dimension: Dimension,
) -> impl IntoView {
    let (here, catalog) = (use_current_address(), use_catalog());
    let (heading, terms) = match dimension {
        Dimension::Topics => (wording::topics(), &catalog.manifest.topics),
        Dimension::Types => (wording::types(), &catalog.manifest.types),
    };
    let items = terms.iter().map(|term| {
        let selection = match dimension {
            Dimension::Topics => Selection::default().with_topic(term.slug.clone().into()),
            Dimension::Types => Selection::default().with_type(term.slug.clone().into()),
        };
        let href = here.href(&Route::selected(selection, View::default()));
        let aliases = (!term.aliases.is_empty()).then(|| term.aliases.join(", "));
        view! {
            <li class="term-row">
                <a href=href>{term.name.clone()}</a>
                " " <span class="month-count">{wording::posts(term.count)}</span>
                {aliases.map(|aliases| view! { <span class="aliases">{aliases}</span> })}
            </li>
        }
    });
    view! {
        <div class="column broad">
            <Notes/>
            <Heading text=heading/>
            <ul class="term-list">{items.collect_view()}</ul>
        </div>
    }
}

use leptos::prelude::*;
use pprnet_address::{Blog, Selection, removable};

use crate::context::{use_catalog, use_here};
use crate::live::live;
use crate::wording;

/// The filters that hold, each with a way to take it away, and how several topics combine.
#[component]
pub(crate) fn ActiveFilters(
    /// The blog's address, without unknown topics and types.
    #[prop(into)]
    blog: Signal<Blog>,
) -> impl IntoView {
    let (here, catalog) = (use_here(), use_catalog());
    live(move || {
        let blog = blog.get();
        let selection = &blog.selection;
        if selection.is_empty() {
            return ().into_any();
        }
        let href = |selection: Selection| here.href(&blog.with_selection(selection));
        let chips = removable(&catalog, selection).into_iter().map(|(name, rest)| {
            view! {
                <li><a class="chip chip-remove" href=href(rest) data-noscroll="">
                    <span class="visually-hidden">{wording::remove_filter(&name)}</span>
                    <span aria-hidden="true">{name.clone()} " ×"</span>
                </a></li>
            }
        });
        let combine = (selection.topics().len() > 1).then(|| combine(here, &blog));
        view! {
            <nav class="active-filters" aria-label=wording::ACTIVE_FILTERS>
                <ul class="chips">
                    {chips.collect_view()}
                    <li><a class="quiet-link" href=href(Selection::default()) data-noscroll="">{wording::CLEAR_ALL}</a></li>
                </ul>
                {combine}
            </nav>
        }
        .into_any()
    })
}

fn combine(here: crate::context::Here, blog: &Blog) -> impl IntoView + use<> {
    let option = |all: bool, name: &'static str| {
        let href = here.href(&blog.with_selection(blog.selection.clone().with_match_all(all)));
        let current = (blog.selection.match_all() == all).then_some("true");
        view! { <li><a href=href data-noscroll="" aria-current=current>{name}</a></li> }
    };
    view! {
        <ul class="segments" aria-label=wording::HOW_TOPICS_COMBINE>
            {option(false, wording::MATCH_ANY)}
            {option(true, wording::MATCH_ALL)}
        </ul>
    }
}

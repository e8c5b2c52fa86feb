use std::sync::Arc;

use leptos::prelude::*;
use pprnet_archive::{TermCount, TopicId, TypeId};

use super::Chip;
use crate::app::{use_catalog, use_here};
use crate::catalog::Catalog;
use crate::lineup::Facets;
use crate::route::{Blog, Route, Selection};
use crate::store::{Load, use_store};
use crate::wording;

/// The id of the panel, for the button that shows it on narrow screens.
const PANEL_ID: &str = "filters";

/// How many posts each choice would give: from the manifest while nothing is chosen, else from the index.
fn facets(catalog: &Catalog, selection: &Selection) -> Option<Facets> {
    if selection.is_empty() {
        let counts = |terms: &[TermCount]| terms.iter().map(|term| term.count).collect();
        let years = catalog.years().iter().map(|(_, months)| months.iter().map(|m| m.count).sum()).collect();
        return Some(Facets {
            topics: counts(&catalog.manifest.topics),
            types: counts(&catalog.manifest.types),
            years,
        });
    }
    match use_store().index() {
        Load::Ready(lineup) => Some(lineup.facets(catalog, selection)),
        Load::Loading | Load::Failed(_) => None,
    }
}

/// The current choice, as the chips see it.
#[derive(Clone, Copy)]
struct Choice {
    blog: Memo<Blog>,
    facets: Memo<Option<Facets>>,
}

impl Choice {
    /// The address of the blog's first page with another selection.
    fn href(self, change: impl Fn(Selection) -> Selection + Send + Sync + 'static) -> Signal<String> {
        let here = use_here();
        let blog = self.blog;
        Signal::derive(move || {
            blog.with(|blog| here.href(&Route::selected(change(blog.selection.clone()), blog.view)))
        })
    }

    fn holds(self, test: impl Fn(&Selection) -> bool + Send + Sync + 'static) -> Signal<bool> {
        let blog = self.blog;
        Signal::derive(move || blog.with(|blog| test(&blog.selection)))
    }

    fn count(self, read: impl Fn(&Facets) -> Option<usize> + Send + Sync + 'static) -> Signal<Option<usize>> {
        let facets = self.facets;
        Signal::derive(move || facets.with(|facets| facets.as_ref().and_then(&read)))
    }
}

/// All filters of the blog. On narrow screens a button shows and hides them.
#[component]
pub(crate) fn FilterPanel() -> impl IntoView {
    let (here, catalog) = (use_here(), use_catalog());
    let open = RwSignal::new(false);
    let known = Arc::clone(&catalog);
    let blog = Memo::new(move |_| {
        let blog = here.blog();
        Blog { selection: known.known(&blog.selection).0, ..blog }
    });
    let selection = Memo::new(move |_| blog.with(|blog| blog.selection.clone()));
    let counted = Arc::clone(&catalog);
    let facets = Memo::new(move |_| facets(&counted, &selection.get()));
    let choice = Choice { blog, facets };
    let label = move || {
        let chosen = selection.with(|s| s.topics().len() + s.types().len() + usize::from(s.year().is_some()));
        if chosen == 0 { wording::FILTER_POSTS.to_owned() } else { format!("{} ({chosen})", wording::FILTER_POSTS) }
    };
    view! {
        <aside class="filters" aria-label=wording::FILTER_POSTS>
            <button
                type="button"
                class="button filters-toggle"
                aria-expanded=move || open.get().to_string()
                aria-controls=PANEL_ID
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {label}
            </button>
            <div id=PANEL_ID class="filters-panel">
                <TypeChips catalog=Arc::clone(&catalog) choice/>
                <TopicChips catalog=Arc::clone(&catalog) choice/>
                <YearChips catalog choice/>
            </div>
        </aside>
    }
}

#[component]
fn TypeChips(catalog: Arc<Catalog>, choice: Choice) -> impl IntoView {
    let chips = catalog.manifest.types.iter().enumerate().map(|(place, term)| {
        let id = TypeId::from(term.slug.clone());
        let held = id.clone();
        view! {
            <li><Chip
                name=term.name.clone()
                href=choice.href(move |selection| selection.toggle_type(&id))
                chosen=choice.holds(move |selection| selection.types().contains(&held))
                count=choice.count(move |facets| facets.types.get(place).copied())
            /></li>
        }
    });
    view! {
        <h2 class="filters-title">{wording::TYPES}</h2>
        <ul class="chips">
            <li><Chip
                name=wording::ALL_TYPES
                href=choice.href(Selection::without_types)
                chosen=choice.holds(|selection| selection.types().is_empty())
                count=Signal::derive(|| None)
            /></li>
            {chips.collect_view()}
        </ul>
    }
}

#[component]
fn TopicChips(catalog: Arc<Catalog>, choice: Choice) -> impl IntoView {
    let chips = catalog.manifest.topics.iter().enumerate().map(|(place, term)| {
        let id = TopicId::from(term.slug.clone());
        let held = id.clone();
        view! {
            <li><Chip
                name=term.name.clone()
                href=choice.href(move |selection| selection.toggle_topic(&id))
                chosen=choice.holds(move |selection| selection.topics().contains(&held))
                count=choice.count(move |facets| facets.topics.get(place).copied())
            /></li>
        }
    });
    view! {
        <h2 class="filters-title">{wording::TOPICS}</h2>
        <ul class="chips">
            <li><Chip
                name=wording::ALL_TOPICS
                href=choice.href(Selection::without_topics)
                chosen=choice.holds(|selection| selection.topics().is_empty())
                count=Signal::derive(|| None)
            /></li>
            {chips.collect_view()}
        </ul>
    }
}

#[component]
fn YearChips(catalog: Arc<Catalog>, choice: Choice) -> impl IntoView {
    let years = catalog.years();
    let chips = years.iter().enumerate().map(|(place, &(year, _))| {
        view! {
            <li><Chip
                name=year.to_string()
                href=choice.href(move |selection| selection.toggle_year(year))
                chosen=choice.holds(move |selection| selection.year() == Some(year))
                count=choice.count(move |facets| facets.years.get(place).copied())
            /></li>
        }
    });
    view! {
        <h2 class="filters-title">{wording::YEARS}</h2>
        <ul class="chips">{chips.collect_view()}</ul>
    }
}

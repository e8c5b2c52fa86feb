use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use pprnet_archive::TermCount;

use super::chip::{Chip, Pick};
use crate::app::{use_catalog, use_here};
use crate::browser::document::after_paint;
use crate::browser::elements::Element;
use crate::catalog::Catalog;
use crate::lineup::Facets;
use crate::live::text;
use crate::route::{Blog, Selection};
use crate::search::use_search;
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
    if !selection.words().is_empty() {
        return use_search().facets();
    }
    match use_store().index() {
        Load::Ready(lineup) => Some(lineup.facets(catalog, selection)),
        Load::Loading | Load::Failed(_) => None,
    }
}

/// The chips, in the order of the page, and their elements once they were looked for.
#[derive(Default)]
struct Chips {
    chips: Vec<Chip>,
    elements: Vec<Element>,
}

impl Chips {
    /// Goes through all of them.
    fn each(&mut self, change: impl Fn(&mut Chip, &Element)) {
        if self.elements.is_empty() {
            self.elements = Element::all(PANEL_ID, "chip");
        }
        for (chip, element) in self.chips.iter_mut().zip(&self.elements) {
            change(chip, element);
        }
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
    let counted = Arc::clone(&catalog);
    // Counting, laying out as many new numbers as there are chips, and giving each a new address can wait until
    // the list was painted.
    let painted = RwSignal::new(blog.get_untracked());
    let facets = Memo::new(move |_| painted.with(|blog| facets(&counted, &blog.selection)));
    let chips = Rc::new(RefCell::new(Chips::default()));
    let (held, led) = (Rc::clone(&chips), Rc::clone(&chips));
    // What the chips are drawn with needs no work: taking a page over is long enough.
    let drawn = blog.get_untracked();
    Effect::new(move |before: Option<Blog>| {
        let blog = blog.get();
        if before.as_ref().unwrap_or(&drawn) != &blog {
            held.borrow_mut().each(|chip, element| chip.hold(element, &blog.selection));
            let blog = blog.clone();
            after_paint(move || drop(painted.try_set(blog)));
        }
        blog
    });
    let drawn = (painted.get_untracked(), facets.get_untracked());
    Effect::new(move |before: Option<(Blog, Option<Facets>)>| {
        let now = (painted.get(), facets.get());
        if before.as_ref().unwrap_or(&drawn) != &now {
            let (blog, facets) = &now;
            led.borrow_mut().each(|chip, element| chip.lead(element, here, blog, facets.as_ref()));
        }
        now
    });
    let label = text(move || {
        let count = |s: &Selection| s.topics().len() + s.types().len() + usize::from(s.year().is_some());
        match blog.with(|blog| count(&blog.selection)) {
            0 => wording::FILTER_POSTS.to_owned(),
            chosen => format!("{} ({chosen})", wording::FILTER_POSTS),
        }
    });
    let group = move |title: &'static str, picks: Vec<(String, Pick)>| {
        let (blog, facets) = (painted.get_untracked(), facets.get_untracked());
        let chip = |(name, pick)| {
            let chip = Chip::new(name, pick, here, &blog, facets.as_ref());
            let item = view! { <li>{chip.view()}</li> };
            chips.borrow_mut().chips.push(chip);
            item
        };
        view! {
            <h2 class="filters-title">{title}</h2>
            <ul class="chips">{picks.into_iter().map(chip).collect_view()}</ul>
        }
    };
    let [types, topics, years] = picks(&catalog);
    view! {
        <aside class="filters" aria-label=wording::FILTER_POSTS>
            <button
                type="button"
                class="button filters-toggle"
                aria-expanded=text(move || open.get().to_string())
                aria-controls=PANEL_ID
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {label}
            </button>
            <div id=PANEL_ID class="filters-panel">
                {group(wording::TYPES, types)}
                {group(wording::TOPICS, topics)}
                {group(wording::YEARS, years)}
            </div>
        </aside>
    }
}

/// All choices with their names: types, topics, years.
fn picks(catalog: &Catalog) -> [Vec<(String, Pick)>; 3] {
    let mut types = vec![(wording::ALL_TYPES.to_owned(), Pick::AllTypes)];
    let mut topics = vec![(wording::ALL_TOPICS.to_owned(), Pick::AllTopics)];
    let mut years = Vec::new();
    for (place, term) in catalog.manifest.types.iter().enumerate() {
        types.push((term.name.clone(), Pick::Type(term.slug.clone().into(), place)));
    }
    for (place, term) in catalog.manifest.topics.iter().enumerate() {
        topics.push((term.name.clone(), Pick::Topic(term.slug.clone().into(), place)));
    }
    for (place, (year, _)) in catalog.years().into_iter().enumerate() {
        years.push((year.to_string(), Pick::Year(year, place)));
    }
    [types, topics, years]
}

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use pprnet_address::{Blog, Catalog, Facets, Selection};
use pprnet_archive::TermCount;
use pprnet_browser::elements::{self, Element};
use pprnet_browser::time::after_paint;
use pprnet_html::Html;

use super::chip::{Chip, Pick};
use crate::context::{Here, use_catalog, use_here};
use crate::live::{text, words};
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

fn chip_elements() -> Vec<Element> {
    elements::all(&format!("#{PANEL_ID} .chip"))
}

/// The chips, in the order of the page, and their elements. Both are looked for when first something changes, or before
/// that, when there is time.
struct Chips<F> {
    make: F,
    chips: Vec<Chip>,
    elements: Vec<Element>,
}

impl<F: Fn() -> Vec<Chip>> Chips<F> {
    fn new(make: F) -> Self {
        Self { make, chips: Vec::new(), elements: Vec::new() }
    }

    /// Draws them, unless they are there: in a page that is taken over they are.
    fn draw(&self) {
        if chip_elements().is_empty() {
            elements::fill(PANEL_ID, &html(&(self.make)()));
        }
    }

    fn prepare(&mut self) {
        if self.chips.is_empty() {
            self.chips = (self.make)();
            self.elements = chip_elements();
        }
    }

    /// Goes through all of them.
    fn each(&mut self, change: impl Fn(&mut Chip, &Element)) {
        self.prepare();
        for (chip, element) in self.chips.iter_mut().zip(&self.elements) {
            change(chip, element);
        }
    }
}

/// All chips for an address of the blog, with the counts, as far as they are known: types, topics, years.
fn chips(catalog: &Catalog, here: Here, blog: &Blog, facets: Option<&Facets>) -> Vec<Chip> {
    let mut chips = Vec::new();
    let mut add = |name: String, pick| chips.push(Chip::new(name, pick, here, blog, facets));
    add(wording::ALL_TYPES.to_owned(), Pick::AllTypes);
    for (place, term) in catalog.manifest.types.iter().enumerate() {
        add(term.name.clone(), Pick::Type(term.slug.clone().into(), place));
    }
    add(wording::ALL_TOPICS.to_owned(), Pick::AllTopics);
    for (place, term) in catalog.manifest.topics.iter().enumerate() {
        add(term.name.clone(), Pick::Topic(term.slug.clone().into(), place));
    }
    for (place, (year, _)) in catalog.years().into_iter().enumerate() {
        add(year.to_string(), Pick::Year(year, place));
    }
    chips
}

/// Chips under their headings.
fn html(chips: &[Chip]) -> String {
    let mut html = Html::new();
    let mut heading = "";
    for chip in chips {
        if chip.heading() != heading {
            html.tag(if heading.is_empty() { "" } else { "</ul>" });
            heading = chip.heading();
            html.tag("<h2 class=\"filters-title\">").text(heading).tag("</h2><ul class=\"chips\">");
        }
        chip.write(html.tag("<li>"));
        html.tag("</li>");
    }
    html.tag("</ul>");
    html.into_string()
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
    let drawn = (painted.get_untracked(), facets.get_untracked());
    let make = {
        let (catalog, drawn) = (Arc::clone(&catalog), drawn.clone());
        move || chips(&catalog, here, &drawn.0, drawn.1.as_ref())
    };
    // Leptos knows nothing of the chips, so that it need not take them over element by element.
    let panel = leptos::html::div().id(PANEL_ID).class("filters-panel");
    #[cfg(not(target_arch = "wasm32"))]
    let panel = panel.inner_html(html(&make()));
    let held = Rc::new(RefCell::new(Chips::new(make)));
    let led = Rc::clone(&held);
    let drawn_blog = drawn.0.clone();
    Effect::new(move |before: Option<Blog>| {
        let blog = blog.get();
        if before.is_none() {
            held.borrow().draw();
            let prepared = Rc::clone(&held);
            after_paint(move || prepared.borrow_mut().prepare());
        }
        if before.as_ref().unwrap_or(&drawn_blog) != &blog {
            held.borrow_mut().each(|chip, element| chip.hold(element, &blog.selection));
            let blog = blog.clone();
            after_paint(move || drop(painted.try_set(blog)));
        }
        blog
    });
    Effect::new(move |before: Option<(Blog, Option<Facets>)>| {
        let now = (painted.get(), facets.get());
        if before.as_ref().unwrap_or(&drawn) != &now {
            let (blog, facets) = &now;
            led.borrow_mut().each(|chip, element| chip.lead(element, here, blog, facets.as_ref()));
        }
        now
    });
    let label = words(move || {
        let count = |s: &Selection| s.topics().len() + s.types().len() + usize::from(s.year().is_some());
        match blog.with(|blog| count(&blog.selection)) {
            0 => wording::FILTER.to_owned(),
            chosen => format!("{} ({chosen})", wording::FILTER),
        }
    });
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
            {panel}
        </aside>
    }
}

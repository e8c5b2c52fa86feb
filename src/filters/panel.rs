//! The panel's behaviour: it opens, shows the selection and the counts, and navigates to the address that the form describes.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;
use pprnet_address::names::{DRAWN, FILTER_BUTTON, FILTERS};
use pprnet_address::parameters::{ALL, FROM, MATCH, TO, TOPIC, TYPE};
use pprnet_address::{Blog, Catalog, Facets, Route, Selection, YearRange, parse};
use pprnet_archive::TermCount;
use pprnet_browser::elements::{self, Element};
use pprnet_browser::events::{Event, on};
use pprnet_browser::focus::Scroll;
use pprnet_browser::{time, viewport};

use super::form::{self, CLEAR, FIND, GROUP, Group, YEARS};
use crate::context::CurrentAddress;
use crate::search::Search;
use crate::store::{Load, Store};
use crate::wording;

/// Everything the panel uses.
#[derive(Clone)]
pub(crate) struct Panel {
    /// The current address.
    pub(crate) here: CurrentAddress,
    /// The store of loaded pieces.
    pub(crate) store: Store,
    /// Navigates, and has the counts for search results.
    pub(crate) search: Search,
    /// The topics, types and years.
    pub(crate) catalog: Arc<Catalog>,
}

/// The attribute of the number of a term that no post has, also used in the style sheet.
const NONE: &str = "data-none";

thread_local! {
    static PANEL: RefCell<Option<Panel>> = const { RefCell::new(None) };
}

/// Opens the panel, or updates a visible one. In a wide window it is always visible.
pub(super) fn draw(panel: Panel, is_opening: bool) {
    // Read all signals here, before anything is deferred: only then does the calling effect track them.
    let blog = panel.blog();
    let Some(dialog) = elements::by_id(FILTERS) else { return };
    let is_wide = viewport::is_wide();
    if !is_wide && !is_opening && !dialog.fits(":modal") {
        return;
    }
    let has_words = !blog.selection.words().is_empty();
    // The manifest has the counts for all posts, so a visit without filters does not load the index.
    let index = (!has_words && !blog.selection.is_empty()).then(|| panel.store.index());
    let found = panel.search.facets();
    let is_listening = PANEL.with_borrow_mut(|known| known.replace(panel.clone()).is_some());
    if !is_listening {
        listen();
    }
    let show = move |dialog: &Element| {
        make(dialog, &panel.catalog);
        let facets = match index {
            _ if has_words => found,
            None => Some(all_posts(&panel.catalog)),
            Some(Load::Ready(lineup)) => Some(lineup.facets(&panel.catalog, &blog.selection)),
            Some(Load::Loading | Load::Failed(_)) => None,
        };
        show(&panel, dialog, &blog.selection, facets.as_ref());
    };
    if !is_opening {
        // Draw the list before the panel.
        time::after_paint(move || {
            show(&dialog);
            if is_wide {
                dialog.set("open", Some(""));
            }
        });
        return;
    }
    show(&dialog);
    for more in dialog.find_all("details:has(:checked)") {
        more.set("open", Some(""));
    }
    let title = dialog.find("h2");
    if is_wide {
        dialog.set("open", Some(""));
        let _ = title.and_then(|title| title.focus(Scroll::Follows));
    } else if !dialog.fits(":modal") {
        // It was opened beside the list while the window was wide.
        dialog.set("open", None);
        // Focus the title, so that a phone does not open a keyboard over the sheet.
        if let Some(title) = title {
            title.set("autofocus", Some(""));
        }
        dialog.open();
    }
}

/// Builds the form once: from the links of a published page, or else from scratch.
fn make(dialog: &Element, catalog: &Catalog) {
    if dialog.get(DRAWN).is_some() {
        return;
    }
    dialog.set(DRAWN, Some(""));
    if dialog.first_child().is_none() {
        dialog.set_html(&form::html(catalog, None));
    }
    for group in [Group::topics(catalog), Group::types(catalog)] {
        let Some(link) = dialog.find(&others_of(group.parameter, "a")) else { continue };
        let has_focus = link.fits(":focus");
        let Some(more) = link.parent() else { continue };
        more.set_html(&group.others());
        if has_focus && let Some(summary) = more.find("summary") {
            let _ = summary.focus(Scroll::Stays);
        }
    }
    for link in dialog.find_all("a") {
        let has_focus = link.fits(":focus");
        link.set("href", None);
        if has_focus && let Some(row) = link.parent().and_then(|row| row.first_child()) {
            let _ = row.focus(Scroll::Stays);
        }
    }
}

/// A selector for the folded rows of a group: the `details`, or the link that it replaces.
fn others_of(parameter: &str, tag: &str) -> String {
    ["[aria-labelledby=", GROUP, parameter, "] > .filters-more > ", tag].concat()
}

/// How many posts each term has without filters.
fn all_posts(catalog: &Catalog) -> Facets {
    let counts = |terms: &[TermCount]| terms.iter().map(|term| term.count).collect();
    let manifest = &catalog.manifest;
    Facets {
        topics: counts(&manifest.topics),
        types: counts(&manifest.types),
        years: Vec::new(),
        posts: manifest.posts,
    }
}

impl Panel {
    /// The blog's address without topics and types that the archive lacks.
    fn blog(&self) -> Blog {
        let blog = self.here.blog();
        Blog { selection: self.catalog.known(&blog.selection).0, ..blog }
    }

    /// Changes the selection and keeps the search words.
    fn choose(&self, change: impl FnOnce(Selection) -> Selection) {
        let blog = untrack(|| self.blog());
        let words = blog.selection.words().to_owned();
        let selection = change(blog.selection.clone()).with_words(&words);
        if selection != blog.selection {
            self.search.go(&blog.with_selection(selection), false);
            time::after_paint(bring_list_into_view);
        }
    }
}

fn with_panel(act: impl FnOnce(&Panel)) {
    // Clone first: navigation draws at once, which borrows it again.
    if let Some(panel) = PANEL.with_borrow(Clone::clone) {
        act(&panel);
    }
}

fn bring_list_into_view() {
    if let Some(list) = elements::first(".blog-posts") {
        list.scroll_back_to_start();
    }
}

/// Shows a selection, and the number of posts for each term.
fn show(panel: &Panel, dialog: &Element, selection: &Selection, facets: Option<&Facets>) {
    let manifest = &panel.catalog.manifest;
    let topic = |slug: &str| selection.topics().iter().any(|id| id.as_str() == slug);
    let kind = |slug: &str| selection.types().iter().any(|id| id.as_str() == slug);
    show_rows(dialog, TOPIC, &manifest.topics, &topic, facets.map(|facets| &facets.topics[..]));
    show_rows(dialog, TYPE, &manifest.types, &kind, facets.map(|facets| &facets.types[..]));
    let YearRange { from, to } = selection.years();
    for (name, year) in [(FROM, from), (TO, to)] {
        if let Some(list) = dialog.find(&named(name)) {
            list.select(&year.map(|year| year.to_string()).unwrap_or_default());
        }
    }
    for option in dialog.find_all(&named(MATCH)) {
        option.check((option.get("value").as_deref() == Some(ALL)) == selection.match_all());
    }
    let hide = |css: &str, is_hidden: bool| {
        if let Some(element) = dialog.find(css) {
            element.set("hidden", is_hidden.then_some(""));
        }
    };
    let (no_topics, no_types) = (selection.topics().is_empty(), selection.types().is_empty());
    hide(".filters-match", selection.topics().len() < 2);
    let is_open = selection.years().is_open();
    for (group, is_hidden) in [(TOPIC, no_topics), (TYPE, no_types), (YEARS, is_open)] {
        hide(&["[", CLEAR, "=", group, "]"].concat(), is_hidden);
    }
    hide(".filters-clear-all", no_topics && no_types && is_open);
    let posts = facets.map(|facets| facets.posts);
    say(dialog, ".filters-show", &wording::show_posts(posts));
    // Beside the list, the list announces its own count.
    if let Some(posts) = posts.filter(|_| dialog.fits(":modal")) {
        say(dialog, ".filters-said", &wording::posts(posts));
    }
}

fn show_rows(
    dialog: &Element,
    name: &str,
    terms: &[TermCount],
    is_chosen: &dyn Fn(&str) -> bool,
    counts: Option<&[usize]>,
) {
    for row in dialog.find_all(&named(name)) {
        let slug = row.get("value").unwrap_or_default();
        row.check(is_chosen(&slug));
        let index = terms.iter().position(|term| term.slug.as_str() == slug);
        let count = index.and_then(|index| counts?.get(index).copied());
        let Some(number) = row.parent().and_then(|row| row.last_child()) else { continue };
        let text = count.map(|count| count.to_string()).unwrap_or_default();
        if number.text() != text {
            number.set_text(&text);
        }
        number.set(NONE, (count == Some(0)).then_some(""));
    }
}

/// Sets a text only if it differs, so that it is not announced twice.
fn say(dialog: &Element, css: &str, text: &str) {
    if let Some(element) = dialog.find(css).filter(|element| element.text() != text) {
        element.set_text(text);
    }
}

fn dialog() -> Option<Element> {
    elements::by_id(FILTERS)
}

/// The event's target or its nearest ancestor that matches a selector, if it is in the panel.
fn at(event: &Event, css: &str) -> Option<Element> {
    event.within(FILTERS).and_then(|_| event.at(css))
}

fn listen() {
    on("change", |event| {
        if at(&event, "[name]").is_some() {
            with_panel(|panel| panel.choose(|_| chosen()));
        }
    });
    on("input", |event| {
        if let Some(field) = event.within(FIND) {
            find(&field.value().unwrap_or_default());
        }
    });
    on("submit", |event| {
        if event.within(FILTERS).is_some() {
            event.prevent_default();
            close();
            bring_list_into_view();
        }
    });
    on("click", |event| {
        clicked(&event);
    });
    on("keydown", |event| {
        let Some(key) = event.key() else { return };
        let is_in_panel = event.within(FILTERS).is_some();
        if key.name == "Escape" && (is_in_panel || dialog().is_some_and(|dialog| dialog.fits(":modal"))) {
            event.prevent_default();
            close();
        } else if key.name == "Enter" && event.within(FIND).is_some() {
            // Enter would submit the form.
            event.prevent_default();
            first_found();
        }
    });
}

fn clicked(event: &Event) -> Option<()> {
    let dialog = event.within(FILTERS)?;
    // A click on the backdrop has the dialog itself as its target.
    let is_beside = event.at("*").as_ref() == Some(&dialog) && dialog.fits(":modal");
    if is_beside || event.at(".filters-close").is_some() {
        close();
    } else if let Some(clear) = event.at(".filters-clear") {
        let group = clear.get(CLEAR)?;
        with_panel(|panel| {
            panel.choose(|selection| match group.as_str() {
                TOPIC => selection.without_topics(),
                TYPE => selection.without_types(),
                _ => selection.with_year(None),
            });
        });
        // The button will be hidden, so move the focus off it.
        clear.closest(".filters-group")?.find("input:not([type=radio]), select")?.focus(Scroll::Stays);
    } else if event.at(".filters-clear-all").is_some() {
        with_panel(|panel| panel.choose(|_| Selection::default()));
        dialog.find(".filters-show")?.focus(Scroll::Stays);
    }
    Some(())
}

/// The selection that the form describes, parsed from the query string it would submit.
fn chosen() -> Selection {
    let mut query = String::new();
    let chosen = dialog().map(|dialog| dialog.find_all("[name]:checked, option:checked"));
    for control in chosen.unwrap_or_default() {
        let name = control.get("name").or_else(|| control.parent()?.get("name")).unwrap_or_default();
        let value = control.get("value").unwrap_or_else(|| control.text());
        query = [&query, "&", &name, "=", &value].concat();
    }
    match parse("/", &query).route {
        Route::Blog(blog) => blog.selection,
        _ => Selection::default(),
    }
}

/// Closes the dialog; a panel beside the list stays. In both cases the focus moves to the button.
fn close() -> Option<()> {
    let dialog = dialog()?;
    if dialog.fits(":modal") {
        dialog.close();
    }
    // Safari does not focus a clicked button, so the browser could not restore the focus.
    elements::by_id(FILTER_BUTTON)?.focus(Scroll::Stays)
}

/// Shows only the topics that match the typed text.
fn find(typed: &str) -> Option<()> {
    let dialog = dialog()?;
    let panel = PANEL.with_borrow(Clone::clone)?;
    let mut found = 0;
    for row in dialog.find_all(&named(TOPIC)) {
        let slug = row.get("value").unwrap_or_default();
        let term = panel.catalog.manifest.topics.iter().find(|term| term.slug.as_str() == slug);
        let is_found = term.is_some_and(|term| form::is_found(term, typed));
        found += usize::from(is_found);
        row.closest("li")?.set("hidden", (!is_found).then_some(""));
    }
    let is_typed = !typed.trim().is_empty();
    if let Some(more) = dialog.find(&others_of(TOPIC, "details")) {
        if is_typed {
            more.set("open", Some(""));
        }
        // While someone types, show only the matches, not “All 36 topics”.
        more.find("summary")?.set("hidden", is_typed.then_some(""));
    }
    let announcement = if is_typed { wording::topics_found(found) } else { String::new() };
    say(&dialog, ".filters-none", &announcement);
    Some(())
}

fn first_found() -> Option<()> {
    dialog()?.find("li:not([hidden]) > .pick > input")?.focus(Scroll::Follows)
}

/// A selector for the controls of a parameter.
fn named(parameter: &str) -> String {
    ["[name=", parameter, "]"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_sheet_greys_a_term_that_no_post_has() {
        let style = include_str!("../../style/first/components/filter_panel.css");
        assert!(style.contains(&format!(".pick:has([{NONE}]) {{ color: var(--ink-soft); }}")));
    }
}

//! Shows a selection in the form, and the number of posts for each row.

use pprnet_address::parameters::{ALL, FROM, MATCH, TO, TOPIC, TYPE};
use pprnet_address::{Catalog, Facets, Selection, YearRange};
use pprnet_archive::TermCount;
use pprnet_browser::elements::Element;

use super::dialog::{named, say};
use crate::filters::form::{CLEAR, YEARS};
use crate::wording;

/// The attribute of the number of a term that no post has, also used in the style sheet.
const NONE: &str = "data-none";

/// How many posts each term has without filters.
pub(super) fn all_posts(catalog: &Catalog) -> Facets {
    let counts = |terms: &[TermCount]| terms.iter().map(|term| term.count).collect();
    let manifest = &catalog.manifest;
    Facets {
        topics: counts(&manifest.topics),
        types: counts(&manifest.types),
        years: Vec::new(),
        posts: manifest.posts,
    }
}

/// Shows a selection, and the number of posts for each term.
pub(super) fn show(catalog: &Catalog, dialog: &Element, selection: &Selection, facets: Option<&Facets>) {
    let manifest = &catalog.manifest;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_sheet_greys_a_term_that_no_post_has() {
        let style = include_str!("../../../style/first/components/filter_panel.css");
        assert!(style.contains(&format!(".pick:has([{NONE}]) {{ color: var(--ink-soft); }}")));
    }
}

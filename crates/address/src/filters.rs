//! The names of the filters in a selection, and how to remove each.

use pprnet_archive::{Language, language};
use pprnet_facets::YearRange;

use crate::catalog::Catalog;
use crate::selection::Selection;

/// The name of each filter, and the selection without it.
#[must_use]
pub fn removable(catalog: &Catalog, selection: &Selection) -> Vec<(String, Selection)> {
    let mut filters = Vec::new();
    for id in selection.topics() {
        if let Some(term) = catalog.topic(id) {
            filters.push((term.name.clone(), selection.clone().toggle_topic(id)));
        }
    }
    for id in selection.types() {
        if let Some(term) = catalog.kind(id) {
            filters.push((term.name.clone(), selection.clone().toggle_type(id)));
        }
    }
    if !selection.years().is_open() {
        filters.push((years_named(selection.years()), selection.clone().with_year(None)));
    }
    if !selection.words().is_empty() {
        filters.push((quoted(selection.words()), selection.clone().with_words("")));
    }
    filters
}

/// The name of a filter by years: `2020`, `2018–2020`, `from 2018`, `to 2020`; empty for all years.
#[must_use]
pub fn years_named(years: YearRange) -> String {
    match (years.from, years.to) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) => format!("{from}–{to}"),
        (Some(from), None) => match language() {
            Language::English => format!("from {from}"),
            Language::French => format!("depuis {from}"),
        },
        (None, Some(to)) => match language() {
            Language::English => format!("to {to}"),
            Language::French => format!("jusqu’à {to}"),
        },
        (None, None) => String::new(),
    }
}

/// The name of a search for words: `“alliance rupture”`.
#[must_use]
pub fn quoted(words: &str) -> String {
    let words = words.trim();
    match language() {
        Language::English => format!("“{words}”"),
        Language::French => format!("«\u{a0}{words}\u{a0}»"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;
    use crate::route::parse;
    use crate::{Route, View};

    #[test]
    fn years_have_a_name() {
        let named = |from, to| years_named(YearRange { from, to });
        assert_eq!(named(Some(2020), Some(2020)), "2020");
        assert_eq!(named(Some(2018), Some(2020)), "2018–2020");
        assert_eq!((&*named(Some(2018), None), &*named(None, Some(2020))), ("from 2018", "to 2020"));
        assert_eq!(named(None, None), "");
        let french =
            Language::French.spoken(|| (named(Some(2018), None), named(None, Some(2020)), quoted(" a ")));
        assert_eq!(french, ("depuis 2018".into(), "jusqu’à 2020".into(), "«\u{a0}a\u{a0}»".into()));
    }

    #[test]
    fn each_filter_can_be_removed_by_itself() {
        let (catalog, _) = fixture::lineup(&[]);
        let Route::Blog(blog) = parse("/topics/topic-0/", "type=type-1&year=2022&q=a+rupture+").route else {
            panic!()
        };
        let links = removable(&catalog, &blog.selection).into_iter();
        let links: Vec<(String, String)> =
            links.map(|(name, rest)| (name, Route::selected(rest, View::default()).href())).collect();
        let link = |name: &str, href: &str| (name.to_owned(), href.to_owned());
        assert_eq!(
            links,
            [
                link("Name of topic-0", "/types/type-1/?year=2022&q=a+rupture+"),
                link("Name of type-1", "/topics/topic-0/?year=2022&q=a+rupture+"),
                link("2022", "/?topic=topic-0&type=type-1&q=a+rupture+"),
                link("“a rupture”", "/?topic=topic-0&type=type-1&year=2022"),
            ]
        );
    }
}

//! Titles of pages: the heading, which is also announced, and the title of the window, which begins with it.

use pprnet_address::{Blog, Catalog, Route};

use crate::wording;

/// The heading of a page, if route and manifest determine it. A post's heading is its title.
#[must_use]
pub(crate) fn heading(catalog: &Catalog, route: &Route) -> Option<String> {
    Some(match route {
        Route::Blog(blog) => blog_heading(catalog, blog),
        Route::Post { .. } => return None,
        Route::Year(year) => year.to_string(),
        Route::Month { month, .. } => month.heading(),
        section => section_name(section).into(),
    })
}

/// The name of a section of the site, in the current language. Single months, years and posts belong to the section that lists
/// them.
#[must_use]
pub fn section_name(route: &Route) -> &'static str {
    match route {
        Route::Blog(_) | Route::Post { .. } => wording::blog(),
        Route::Topics => wording::topics(),
        Route::Types => wording::types(),
        Route::Archive | Route::Year(_) | Route::Month { .. } => wording::archive(),
        Route::Evidence(_) => wording::evidence(),
        Route::About => wording::about(),
        Route::Follow => wording::follow(),
        Route::Offline => wording::offline(),
        Route::NotFound { .. } => wording::page_not_found(),
    }
}

fn blog_heading(catalog: &Catalog, blog: &Blog) -> String {
    let (known, unknown) = catalog.known(&blog.selection);
    if known.topics().is_empty() && known.types().is_empty() && !unknown.is_empty() {
        return wording::page_not_found().into();
    }
    let list = if known.is_empty() { wording::blog().into() } else { wording::selection(catalog, &known) };
    if blog.page > 1 { wording::page_of(&list, blog.page) } else { list }
}

/// The page that lists all topics or all types, for a page of one topic or of one type, even with years or search words.
#[must_use]
pub(crate) fn section(route: &Route) -> Option<Route> {
    let Route::Blog(blog) = route else { return None };
    match (blog.selection.topics(), blog.selection.types()) {
        ([_], []) => Some(Route::Topics),
        ([], [_]) => Some(Route::Types),
        _ => None,
    }
}

/// The title of the window: the page’s heading, then the site.
#[must_use]
pub(crate) fn window_title(catalog: &Catalog, heading: &str) -> String {
    format!("{heading} – {}", catalog.manifest.site.title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use pprnet_address::fixture;
    use pprnet_address::parse;

    #[test]
    fn titles_name_the_page_and_the_site() {
        let catalog = fixture::catalog(&[("2022-12", "a")]);
        let title = |path: &str, search: &str| {
            let route = parse(path, search).route;
            window_title(&catalog, &heading(&catalog, &route).unwrap())
        };
        assert_eq!(title("/", ""), "Blog – A Digest");
        assert_eq!(title("/page/2/", ""), "Blog, page 2 – A Digest");
        assert_eq!(title("/topics/alliance/", "year=2022"), "Name of alliance · 2022 – A Digest");
        assert_eq!(title("/topics/alliance/page/3/", ""), "Name of alliance, page 3 – A Digest");
        assert_eq!(title("/archive/2022-12/", ""), "December 2022 – A Digest");
        assert_eq!(title("/topics/nonsense/", ""), "Page not found – A Digest");
    }

    #[test]
    fn the_page_of_a_topic_is_among_topics_and_that_of_a_type_among_types() {
        for (path, search, above) in [
            ("/topics/alliance/", "", Some(Route::Topics)),
            ("/topics/alliance/page/2/", "", Some(Route::Topics)),
            ("/", "topic=alliance&year=2022", Some(Route::Topics)),
            ("/types/meta-analysis/", "", Some(Route::Types)),
            ("/", "topic=a&topic=b", None),
            ("/", "topic=a&type=b", None),
            ("/", "", None),
            ("/topics/", "", None),
        ] {
            assert_eq!(section(&parse(path, search).route), above, "{path}?{search}");
        }
    }
}

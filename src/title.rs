//! What a page is called: its heading, and the title of the window.

use pprnet_address::{Blog, Catalog, Route};

use crate::wording;

/// The heading of a page, where the route and the manifest suffice to tell; a post's is its title.
#[must_use]
pub(crate) fn heading(catalog: &Catalog, route: &Route) -> Option<String> {
    Some(match route {
        Route::Blog(blog) => blog_heading(catalog, blog),
        Route::Post { .. } => return None,
        Route::Topics => wording::TOPICS.into(),
        Route::Types => wording::TYPES.into(),
        Route::Archive => wording::ARCHIVE.into(),
        Route::Year(year) => year.to_string(),
        Route::Month { month, .. } => month.heading(),
        Route::Evidence(_) => wording::EVIDENCE.into(),
        Route::About => wording::ABOUT.into(),
        Route::Follow => wording::FOLLOW.into(),
        Route::Offline => wording::OFFLINE.into(),
        Route::NotFound { .. } => wording::NOT_FOUND.into(),
    })
}

fn blog_heading(catalog: &Catalog, blog: &Blog) -> String {
    let (known, unknown) = catalog.known(&blog.selection);
    if known.topics().is_empty() && known.types().is_empty() && !unknown.is_empty() {
        return wording::NOT_FOUND.into();
    }
    if known.is_empty() { wording::BLOG.into() } else { wording::selection(catalog, &known) }
}

/// The title of the window: page, then site.
#[must_use]
pub(crate) fn window_title(catalog: &Catalog, route: &Route, heading: &str) -> String {
    let site = &catalog.manifest.site.title;
    match route {
        Route::Blog(blog) if blog.page > 1 => {
            format!("{heading}, {} – {site}", wording::page(blog.page).to_ascii_lowercase())
        }
        Route::Blog(blog) if blog.selection.is_empty() => site.clone(),
        _ => format!("{heading} – {site}"),
    }
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
            window_title(&catalog, &route, &heading(&catalog, &route).unwrap())
        };
        assert_eq!(title("/", ""), "A Digest");
        assert_eq!(title("/page/2/", ""), "Blog, page 2 – A Digest");
        assert_eq!(title("/topics/alliance/", "year=2022"), "Name of alliance · 2022 – A Digest");
        assert_eq!(title("/archive/2022-12/", ""), "December 2022 – A Digest");
        assert_eq!(title("/topics/nonsense/", ""), "Page not found – A Digest");
    }
}

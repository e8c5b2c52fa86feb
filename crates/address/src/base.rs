//! The folder in which the site is published.

use crate::escapes::decoded_path;
use crate::route::{Parsed, Route, parse};

/// The path of the site's root, such as `/` or `/pprnet/blog/`. It begins and ends with a slash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Base(&'static str);

impl Base {
    /// A base in its normal form, as the publisher writes it. Adds missing slashes at the ends. The text is kept for the life of
    /// the program.
    #[must_use]
    pub fn new(path: &str) -> Self {
        let inner = path.trim_matches('/');
        if inner.is_empty() {
            return Self("/");
        }
        Self(Box::leak(format!("/{inner}/").into_boxed_str()))
    }

    /// The form that `leptos_router` expects: without the slash at the end, empty for the root.
    #[must_use]
    pub fn for_router(self) -> &'static str {
        self.0.trim_end_matches('/')
    }

    /// The address of a page, including the base.
    #[must_use]
    pub fn href(self, route: &Route) -> String {
        format!("{}{}", self.for_router(), route.href())
    }

    /// The address of a file whose name is relative to the base.
    #[must_use]
    pub fn file(self, name: &str) -> String {
        format!("{}{name}", self.0)
    }

    /// Parses an address that includes the base.
    #[must_use]
    pub fn parse(self, path: &str, search: &str) -> Parsed {
        parse(&self.within(path), search)
    }

    /// A decoded path without the base. All forms of a path give the same result.
    #[must_use]
    pub fn within(self, path: &str) -> String {
        let path = decoded_path(path);
        match path.strip_prefix(self.for_router()) {
            Some(rest) if rest.is_empty() || rest.starts_with('/') => rest.to_owned(),
            _ => path,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_is_added_and_removed() {
        for (given, router) in [("/", ""), ("", ""), ("/pprnet/blog/", "/pprnet/blog"), ("x", "/x")] {
            let base = Base::new(given);
            assert_eq!(base.for_router(), router);
            let href = base.href(&Route::About);
            assert_eq!(href, format!("{router}/about/"));
            assert_eq!(base.parse(&href, "").route, Route::About);
        }
    }

    /// Regression: hosts serve `/%7Ejdoe/` and `/~jdoe/` alike, so the reader must not replace one of them by “Page not found”.
    #[test]
    fn a_base_is_known_in_each_of_its_forms() {
        for (base, path) in [
            ("/~jdoe/digest/", "/%7Ejdoe/digest/about/"),
            ("/~jdoe/digest/", "/~jdoe/%64igest/about"),
            ("/a-b/", "/a%2db/%61bout/"),
        ] {
            assert_eq!(Base::new(base).parse(path, "").route, Route::About, "{path}");
        }
        assert_eq!(Base::new("/").within("/posts/a%2Db/"), "/posts/a-b/");
    }

    /// Regression: hosts serve `/posts/a%2Db/`, so the reader must not replace it by “Page not found”.
    #[test]
    fn a_path_is_read_in_each_of_its_forms() {
        let route = |path: &str| Base::new("/").parse(path, "").route;
        assert_eq!(route("/posts/%61-b%2Dc/"), route("/posts/a-b-c/"));
        assert!(matches!(route("/posts/a-b-c/"), Route::Post { .. }));
        assert_eq!(route("/archive/2022%2d12/"), route("/archive/2022-12/"));
        assert_eq!(route("/posts/%41/"), Route::NotFound { path: "/posts/A/".into() });
        assert!(matches!(route("/posts/a%252Db/"), Route::NotFound { .. }), "decoded once");
    }

    #[test]
    fn a_folder_that_only_begins_like_the_base_is_not_the_base() {
        assert!(matches!(Base::new("/blog/").parse("/blogs/about/", "").route, Route::NotFound { .. }));
    }
}

//! The names of the parameters in addresses, and those of their values that are words. Forms on the page use the same names.

/// A topic. May occur several times.
pub const TOPIC: &str = "topic";

/// A type of research. May occur several times.
pub const TYPE: &str = "type";

/// A single year.
pub const YEAR: &str = "year";

/// The first year.
pub const FROM: &str = "from";

/// The last year.
pub const TO: &str = "to";

/// Whether a post must have all topics: [`ALL`] or [`ANY`].
pub const MATCH: &str = "match";

/// The search words.
pub const WORDS: &str = "q";

/// The order of search results: [`DATE`] or [`RELEVANCE`].
pub const SORT: &str = "sort";

/// How much of each post a list shows ([`View::value`](crate::View::value)).
pub const VIEW: &str = "view";

/// The page of a list, counted from one.
pub const PAGE: &str = "page";

/// The value of [`MATCH`] for all topics.
pub const ALL: &str = "all";

/// The value of [`MATCH`] for any of the topics, which is the default.
pub const ANY: &str = "any";

/// The value of [`SORT`] for the newest first.
pub const DATE: &str = "date";

/// The value of [`SORT`] for the best first, which is the default.
pub const RELEVANCE: &str = "relevance";

#[cfg(test)]
mod tests {
    use super::*;

    /// Before the app starts, the page's own script hides a page whose query asks for another one. Without one of these names it
    /// would show the wrong page for a moment.
    #[test]
    fn the_scripts_know_every_parameter() {
        let names = [TOPIC, TYPE, YEAR, FROM, TO, MATCH, WORDS, SORT, VIEW, PAGE].join("|");
        for script in [include_str!("../../../index.html"), include_str!("../../../public/src/addresses.js")]
        {
            assert!(script.contains(&format!("[?&]({names})=")), "{names}");
        }
    }
}

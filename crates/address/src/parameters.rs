//! The names of the parameters in addresses, and their values that are words. Forms of the page have the same names.

/// A topic that is wanted; may stand several times.
pub const TOPIC: &str = "topic";

/// A type of research that is wanted; may stand several times.
pub const TYPE: &str = "type";

/// The year that is wanted.
pub const YEAR: &str = "year";

/// The first year that is wanted.
pub const FROM: &str = "from";

/// The last year that is wanted.
pub const TO: &str = "to";

/// Whether a post must have all topics: [`ALL`] or [`ANY`].
pub const MATCH: &str = "match";

/// The words that are looked for.
pub const WORDS: &str = "q";

/// The order of what was found: [`DATE`] or [`RELEVANCE`].
pub const SORT: &str = "sort";

/// How much of each post a list shows ([`View::value`](crate::View::value)).
pub const VIEW: &str = "view";

/// The page of a list, counted from one.
pub const PAGE: &str = "page";

/// The value of [`MATCH`] that asks for all topics at once.
pub const ALL: &str = "all";

/// The value of [`MATCH`] that asks for any of the topics, as an address without it does.
pub const ANY: &str = "any";

/// The value of [`SORT`] that asks for the newest first.
pub const DATE: &str = "date";

/// The value of [`SORT`] that asks for the best first, as an address without it does.
pub const RELEVANCE: &str = "relevance";

#[cfg(test)]
mod tests {
    use super::*;

    /// The page's own script hides a page whose query asks for another one, before there is an app; so it has to know the
    /// names, and one that it lacks would show the wrong page for a moment.
    #[test]
    fn the_scripts_know_every_parameter() {
        let names = [TOPIC, TYPE, YEAR, FROM, TO, MATCH, WORDS, SORT, VIEW, PAGE].join("|");
        for script in [include_str!("../../../index.html"), include_str!("../../../public/src/addresses.js")]
        {
            assert!(script.contains(&format!("[?&]({names})=")), "{names}");
        }
    }
}

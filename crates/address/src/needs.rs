//! The pieces from which a page was made.

use std::fmt;

/// The word for the index.
const INDEX: &str = "index";

/// The word for the chunk `pages`.
const PAGES: &str = "pages";

/// The pieces of archive and program from which a page was made. The publisher writes them into the page
/// ([`names::NEEDS`](crate::names::NEEDS)), and the reader loads them before it hydrates the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Needs {
    /// Shards, by number.
    pub shards: Vec<usize>,
    /// The index.
    pub index: bool,
    /// The chunk `pages`, which draws all pages but the blog and a post.
    pub pages: bool,
}

impl Needs {
    /// Parses the attribute of the page: words separated by spaces. Ignores unknown words.
    #[must_use]
    pub fn read(pieces: &str) -> Self {
        let shards = pieces.split(' ').filter_map(|number| number.parse().ok()).collect();
        let has = |word| pieces.split(' ').any(|piece| piece == word);
        Self { shards, index: has(INDEX), pages: has(PAGES) }
    }
}

impl fmt::Display for Needs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words: Vec<String> = self.shards.iter().map(ToString::to_string).collect();
        let named = [(self.index, INDEX), (self.pages, PAGES)];
        words.extend(named.into_iter().filter(|(is_needed, _)| *is_needed).map(|(_, word)| word.to_owned()));
        f.write_str(&words.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reader_reads_what_the_publisher_writes() {
        for (needs, text) in [
            (Needs::default(), ""),
            (Needs { shards: vec![0, 12], ..Needs::default() }, "0 12"),
            (Needs { shards: vec![3], index: true, pages: true }, "3 index pages"),
            (Needs { index: true, ..Needs::default() }, "index"),
        ] {
            assert_eq!((needs.to_string().as_str(), Needs::read(text)), (text, needs));
        }
    }
}

//! HTML as text. Everything written into it is escaped, except markup that is marked as such.
//!
//! For large numbers of similar elements: in the browser, parsing one text is the fastest way to create them. The same code
//! writes them natively.

use std::fmt::Write;
use std::ops::Range;

/// A piece of HTML.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// An empty piece of HTML.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Markup that is fixed in the program.
    pub fn tag(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Text, or the value of an attribute in double quotes.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                c => self.0.push(c),
            }
        }
        self
    }

    /// A number.
    pub fn number(&mut self, number: usize) -> &mut Self {
        // Writing to a String cannot fail.
        let _ = write!(self.0, "{number}");
        self
    }

    /// A range of a text, with some of its subranges (sorted, disjoint) in marks.
    pub fn marked(&mut self, text: &str, stretch: Range<usize>, marks: &[Range<usize>]) -> &mut Self {
        let mut at = stretch.start;
        for mark in marks {
            let (start, end) = (mark.start.max(at), mark.end.min(stretch.end));
            if start >= end {
                continue;
            }
            self.text(text.get(at..start).unwrap_or_default()).tag("<mark>");
            self.text(text.get(start..end).unwrap_or_default()).tag("</mark>");
            at = end;
        }
        self.text(text.get(at..stretch.end).unwrap_or_default())
    }

    /// HTML that was escaped before.
    pub fn raw(&mut self, html: &str) -> &mut Self {
        self.0.push_str(html);
        self
    }

    /// The HTML as text.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_surround_their_ranges_and_all_text_is_escaped() {
        let mut html = Html::new();
        html.marked("a <b> & c", 2..9, &[2..5, 8..20]);
        assert_eq!(html.into_string(), "<mark>&lt;b&gt;</mark> &amp; <mark>c</mark>");
    }

    proptest! {
        #[test]
        fn no_text_ends_its_element_or_attribute(text in ".*") {
            let mut html = Html::new();
            html.text(&text);
            prop_assert!(!html.into_string().contains(['<', '>', '"', '\'']));
        }
    }
}

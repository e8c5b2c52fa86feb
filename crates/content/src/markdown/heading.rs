//! The heading of the second part of a post.

use pprnet_archive::{Language, Site};
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag};

/// The heading that every digest accepts.
const COMMON: &str = Language::English.section();

/// Variants and misspellings of it, in lower case.
const OTHER_HEADINGS: [&str; 6] = [
    "practice implication",
    "implications for practice",
    "implications for clinical practice",
    "clinical implications",
    "clinical practice implications",
    "practical implications",
];

/// The edit distance up to which the meaning is clear.
const SLIPS: usize = 3;

/// A longer heading is a misplaced paragraph.
const LONGEST: usize = 80;

/// The heading that a site uses for the second part of its posts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Heading(Option<String>);

impl Heading {
    /// The heading of a site.
    pub(crate) fn of(site: &Site) -> Self {
        Self(Some(site.section().to_owned()))
    }

    /// For a site whose settings cannot be read: any heading may match.
    pub(crate) const fn unknown() -> Self {
        Self(None)
    }

    /// The text of the heading, as posts must have it.
    pub(crate) fn as_str(&self) -> &str {
        self.0.as_deref().unwrap_or(COMMON)
    }

    /// Whether a heading with this text matches.
    pub(super) fn is(&self, text: &str) -> bool {
        let words = spaced(text);
        words == COMMON || self.0.as_ref().is_none_or(|own| spaced(own) == words)
    }

    /// Whether a line or heading text was probably meant as this heading.
    pub(crate) fn is_near(&self, text: &str) -> bool {
        let bare = text.trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, '#' | '*' | '_' | ':' | '.' | '-' | '–' | '=')
        });
        if bare.chars().count() > LONGEST {
            return false;
        }
        let words = spaced(&bare.to_lowercase());
        let is_near = |heading: &str| {
            let heading = spaced(&heading.to_lowercase());
            // Three edits turn a short word into another word.
            strsim::levenshtein(&words, &heading) <= SLIPS.min(heading.chars().count() / 5)
        };
        is_near(COMMON) || is_near(self.as_str()) || OTHER_HEADINGS.contains(&words.as_str())
    }
}

/// The words joined by single spaces.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Why a text cannot be the heading, and what to write instead.
#[must_use]
pub fn section_fault(text: &str) -> Option<String> {
    if let Some(bare) = text.strip_prefix('#') {
        let bare = bare.trim_start_matches('#').trim();
        return Some(format!(
            "Leave out the #: section = \"{bare}\". The lines in the posts have it: ## {bare}"
        ));
    }
    if text.chars().count() > LONGEST {
        return Some(format!(
            "a heading has at most {LONGEST} letters, and this one has {}",
            text.chars().count()
        ));
    }
    let markdown = format!("## {text}");
    let mut events = Parser::new(&markdown);
    let is_heading =
        matches!(events.next(), Some(Event::Start(Tag::Heading { level: HeadingLevel::H2, .. })));
    let mut read = String::new();
    let mut is_plain = is_heading;
    for event in events {
        match event {
            Event::Text(words) => read.push_str(&words),
            Event::End(_) => {}
            _ => is_plain = false,
        }
    }
    (!is_plain || spaced(&read) != spaced(text))
        .then(|| format!("Write the heading in plain words, without Markdown or HTML (found “{text}”)"))
}

//! The two kinds of terms, and what to write instead of a word that is no slug of its kind.

use pprnet_archive::{Slug, Taxonomy, Term};

use super::folder::TAXONOMY_FILE;
use super::invisible::with_invisible;
use super::meant::{meant, named};
use super::slug::slug_of;

/// One of the two term lists of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermKind {
    /// A topic.
    Topic,
    /// A type of research.
    Type,
}

impl TermKind {
    /// The key in posts, and the column in tables.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Topic => "topics",
            Self::Type => "types",
        }
    }

    /// The name in messages.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Type => "type of research",
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::Topic => Self::Type,
            Self::Type => Self::Topic,
        }
    }

    /// The slug of the term that has this one, or had it.
    #[must_use]
    pub fn current_slug(self, taxonomy: &Taxonomy, text: &str) -> Option<Slug> {
        let terms = self.of(taxonomy);
        let has = |term: &&Term| term.slug.as_str() == text;
        let had = |term: &&Term| term.was.iter().any(|old| old.as_str() == text);
        terms.iter().find(has).or_else(|| terms.iter().find(had)).map(|term| term.slug.clone())
    }

    /// The terms of this kind.
    #[must_use]
    pub fn of(self, taxonomy: &Taxonomy) -> &[Term] {
        match self {
            Self::Topic => &taxonomy.topics,
            Self::Type => &taxonomy.types,
        }
    }
}

/// The term that a text names: by its slug (ignoring case and blanks), its name or an alias.
#[must_use]
pub fn named_term<'a>(kind: TermKind, text: &str, taxonomy: &'a Taxonomy) -> Option<&'a Term> {
    named(kind.of(taxonomy), text)
}

/// The message for a text that is not a slug of its kind, with the probable meaning.
#[must_use]
pub fn unknown_term(kind: TermKind, text: &str, taxonomy: &Taxonomy) -> String {
    let (name, terms) = (kind.name(), kind.of(taxonomy));
    let other = kind.other();
    if let Some(message) = with_invisible(text) {
        return message;
    }
    if let Some(term) = named(terms, text) {
        let slug = &term.slug;
        return if term.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(text)) {
            format!("“{text}” is another name of the {name} “{slug}”: write that")
        } else {
            format!("No {name} “{text}”. Its slug is “{slug}”: write that")
        };
    }
    if let Some(term) = named(other.of(taxonomy), text) {
        let (key, other_key) = (kind.key(), other.key());
        return format!(
            "“{text}” is a {}. Write \"{}\" in {other_key}, not in {key}",
            other.name(),
            term.slug
        );
    }
    let near: Vec<&str> = meant(text, terms).into_iter().map(|term| term.slug.as_str()).collect();
    let slug = slug_of(text).filter(|slug| slug.as_str() != text);
    let spelling = slug.map(|slug| format!(" (as slug = \"{slug}\")")).unwrap_or_default();
    let instead = if near.is_empty() {
        "or use one that is there".to_owned()
    } else {
        format!("or use: {}", near.join(", "))
    };
    format!("No {name} “{text}”. Add it to {TAXONOMY_FILE}{spelling}, {instead}")
}

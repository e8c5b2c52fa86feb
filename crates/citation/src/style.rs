//! Citations as text, in the styles of the field, by a CSL processor (`hayagriva`) with the official styles.
//!
//! What the processor is given is arranged in `style/input.rs`, what it makes is mended in `style/mended.rs`: it has faults of
//! its own, and CSL has no truncated lists of names. Marks, which are characters that no text has a meaning for, lead from the
//! one to the other. Each of this has a test in `tests/testsuite/styled.rs`, which says when it is no longer needed.

mod input;
mod mended;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use hayagriva::archive::{ArchivedStyle, locales};
use hayagriva::citationberg::json::Item;
use hayagriva::citationberg::{FontStyle, IndependentStyle, Locale, Style as Csl};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChild, ElemChildren,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::record::Record;

/// A style in which articles are cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// APA, 7th edition.
    Apa,
    /// AMA, 11th edition: the form of Vancouver that medical journals use.
    Ama,
    /// MLA, 9th edition.
    Mla,
    /// Chicago, 18th edition, author and date.
    Chicago,
}

impl Style {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Apa, Self::Ama, Self::Mla, Self::Chicago];

    fn archived(self) -> ArchivedStyle {
        match self {
            Self::Apa => ArchivedStyle::AmericanPsychologicalAssociation,
            Self::Ama => ArchivedStyle::AmericanMedicalAssociation,
            Self::Mla => ArchivedStyle::ModernLanguageAssociation,
            Self::Chicago => ArchivedStyle::ChicagoAuthorDate,
        }
    }

    fn loaded(self) -> Option<&'static Loaded> {
        STYLES.iter().find(|(style, _)| *style == self).and_then(|(_, loaded)| loaded.as_ref())
    }
}

/// A style that was read from the archive.
struct Loaded {
    whole: IndependentStyle,
    /// The same without what it prints within a text, which the processor would make first each time.
    within_texts: IndependentStyle,
}

static STYLES: LazyLock<[(Style, Option<Loaded>); 4]> = LazyLock::new(|| {
    Style::ALL.map(|style| match style.archived().get() {
        Csl::Independent(whole) => {
            let mut within_texts = whole.clone();
            within_texts.citation.layout.elements.clear();
            (style, Some(Loaded { whole, within_texts }))
        }
        Csl::Dependent(_) => (style, None),
    })
});

/// The words of the styles. American English, which all four are made for.
static LOCALES: LazyLock<Vec<Locale>> = LazyLock::new(|| {
    let is_american = |locale: &Locale| locale.lang.as_ref().is_some_and(|lang| lang.0 == "en-US");
    locales().into_iter().filter(is_american).collect()
});

/// A citation as text, in pieces: every second one is italic, the first is not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Styled(pub Vec<String>);

impl Styled {
    /// The text without italics.
    #[must_use]
    pub fn plain(&self) -> String {
        self.0.concat()
    }

    fn push(&mut self, text: &str, is_italic: bool) {
        if text.is_empty() {
            return;
        }
        // The pieces before it, of which the last is italic if their number is even.
        let ends_italic = self.0.len().is_multiple_of(2);
        match self.0.last_mut() {
            Some(last) if ends_italic == is_italic => last.push_str(text),
            None if is_italic => self.0.extend([String::new(), text.to_owned()]),
            _ => self.0.push(text.to_owned()),
        }
    }
}

/// The record in a style. `None` where the processor fails at it.
#[must_use]
pub fn styled(record: &Record, style: Style) -> Option<Styled> {
    let item: Item = serde_json::from_value(Value::Object(input::fields(record, style))).ok()?;
    // The processor has panics for input that it does not expect.
    let children = catch_unwind(AssertUnwindSafe(|| set(&item, style.loaded()?))).ok()??;
    let mut pieces = Styled::default();
    collect(&children, &mut pieces);
    let pieces = mended::pieces(pieces, record, style);
    let is_empty = pieces.0.iter().all(|piece| piece.trim().is_empty());
    (!is_empty).then_some(pieces)
}

fn set(item: &Item, style: &Loaded) -> Option<ElemChildren> {
    let mut driver = BibliographyDriver::new();
    let cited = vec![CitationItem::with_entry(item)];
    driver.citation(CitationRequest::from_items(cited, &style.within_texts, &LOCALES));
    let rendered = driver.finish(BibliographyRequest::new(&style.whole, None, &LOCALES));
    rendered.bibliography?.items.into_iter().next().map(|item| item.content)
}

fn collect(children: &ElemChildren, pieces: &mut Styled) {
    for child in &children.0 {
        match child {
            ElemChild::Text(text) | ElemChild::Link { text, .. } => {
                pieces.push(&text.text, text.formatting.font_style == FontStyle::Italic);
            }
            ElemChild::Elem(elem) => collect(&elem.children, pieces),
            ElemChild::Markup(text) => pieces.push(text, false),
            ElemChild::Transparent { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_alternate_between_upright_and_italic() {
        let mut pieces = Styled::default();
        for (text, is_italic) in
            [("a", true), ("b", true), ("c", false), ("", true), ("d", false), ("e", true)]
        {
            pieces.push(text, is_italic);
        }
        assert_eq!(pieces.0, ["", "ab", "cd", "e"]);
        assert_eq!(pieces.plain(), "abcde");
    }
}

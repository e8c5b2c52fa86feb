//! The styles and their files in the processor's archive.

use std::sync::LazyLock;

use hayagriva::archive::ArchivedStyle;
use hayagriva::citationberg::{IndependentStyle, Style as Csl};

/// A citation style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// APA, 7th edition.
    Apa,
    /// AMA, 11th edition: the variant of Vancouver that medical journals use.
    Ama,
    /// MLA, 9th edition.
    Mla,
    /// Chicago, 18th edition, author-date.
    Chicago,
}

impl Style {
    /// All styles.
    pub const ALL: [Self; 4] = [Self::Apa, Self::Ama, Self::Mla, Self::Chicago];

    fn archived(self) -> ArchivedStyle {
        match self {
            Self::Apa => ArchivedStyle::AmericanPsychologicalAssociation,
            Self::Ama => ArchivedStyle::AmericanMedicalAssociation,
            Self::Mla => ArchivedStyle::ModernLanguageAssociation,
            Self::Chicago => ArchivedStyle::ChicagoAuthorDate,
        }
    }

    pub(super) fn loaded(self) -> Option<&'static Loaded> {
        STYLES.iter().find(|(style, _)| *style == self).and_then(|(_, loaded)| loaded.as_ref())
    }
}

/// A style loaded from the archive.
pub(super) struct Loaded {
    pub(super) whole: IndependentStyle,
    /// The same without its in-text citations, which the processor would format first each time.
    pub(super) within_texts: IndependentStyle,
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

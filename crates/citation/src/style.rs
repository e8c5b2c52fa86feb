//! Citations as text, in the styles of the field. A CSL processor (`hayagriva`) formats them with the official styles.
//!
//! `style/input.rs` prepares the input of the processor, and `style/mended.rs` corrects its output: the processor has
//! bugs, and CSL has no truncated lists of names. Private-use characters carry marks from the one to the other. Each
//! workaround has a test in `tests/testsuite/styled.rs`.

mod input;
mod mended;
mod pieces;
mod styles;

pub use self::pieces::Styled;
pub use self::styles::Style;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use hayagriva::archive::locales;
use hayagriva::citationberg::json::Item;
use hayagriva::citationberg::{FontStyle, Locale};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChild, ElemChildren,
};
use serde_json::Value;

use self::styles::Loaded;
use crate::record::Record;

/// The terms of the styles, in American English, for which all four are made.
static LOCALES: LazyLock<Vec<Locale>> = LazyLock::new(|| {
    let is_american = |locale: &Locale| locale.lang.as_ref().is_some_and(|lang| lang.0 == "en-US");
    locales().into_iter().filter(is_american).collect()
});

/// Formats the record in a style. `None` if the processor fails.
#[must_use]
pub fn styled(record: &Record, style: Style) -> Option<Styled> {
    let item: Item = serde_json::from_value(Value::Object(input::fields(record, style))).ok()?;
    // The processor panics on unexpected input.
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

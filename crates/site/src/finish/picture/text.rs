//! Text in Libertinus Serif: wrapped, right to left where needed, and shrunk until it fits its area.
//!
//! System fonts are not used, because they differ between machines. Two more of the publisher's fonts supply
//! letters that Libertinus lacks (Arabic, say). A symbol that none of them has (an emoji) is left out. A letter cannot
//! be left out, so a text with a letter that none of them has cannot be set.

use std::sync::Arc;

use cosmic_text::fontdb::{Database, Source};
use cosmic_text::{
    Attrs, Buffer, Ellipsize, EllipsizeHeightLimit, Family, Font, FontSystem, Metrics, Shaping, SwashCache,
};
use unicode_normalization::UnicodeNormalization;

use super::sheet::{Sheet, Tone};

const FAMILY: &str = "Libertinus Serif";

/// The fonts to load: the main font in two weights, then the fallbacks.
const FONTS: [(&str, u16); 4] =
    [(FAMILY, 400), (FAMILY, 600), ("NewComputerModern10", 400), ("DejaVu Sans Mono", 400)];

/// The line height, as a multiple of the font size.
const LINE: f32 = 1.16;

/// The font weight.
#[derive(Debug, Clone, Copy)]
pub(super) enum Weight {
    Regular,
    Semibold,
}

/// The area that a text must fit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fit {
    /// The font sizes to try, largest first. At the last size, text that does not fit is cut off with an ellipsis.
    pub(super) sizes: &'static [f32],
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) weight: Weight,
}

/// Sets text, and caches the glyphs it has drawn.
pub(super) struct Typesetter {
    fonts: FontSystem,
    faces: Vec<Arc<Font>>,
    letters: SwashCache,
}

impl Typesetter {
    pub(super) fn new() -> Self {
        let mut fonts = FontSystem::new_with_locale_and_db("en".to_owned(), database());
        let ids: Vec<_> = fonts.db().faces().map(|face| (face.id, face.weight)).collect();
        let faces = ids.into_iter().filter_map(|(id, weight)| fonts.get_font(id, weight)).collect();
        Self { fonts, faces, letters: SwashCache::new() }
    }

    /// The laid-out text; `None` if nothing is left of it, or if letters would be missing.
    pub(super) fn set(&mut self, text: &str, fit: &Fit) -> Option<Buffer> {
        let text = self.known(text)?;
        let weight = match fit.weight {
            Weight::Regular => cosmic_text::Weight::NORMAL,
            Weight::Semibold => cosmic_text::Weight::SEMIBOLD,
        };
        let attributes = Attrs::new().family(Family::Name(FAMILY)).weight(weight);
        let first = fit.sizes.first().copied()?;
        let mut buffer = Buffer::new_empty(metrics(first));
        buffer.set_size(Some(fit.width), None);
        buffer.set_text(&text, &attributes, Shaping::Advanced, None);
        for size in fit.sizes {
            buffer.set_metrics(metrics(*size));
            buffer.shape_until_scroll(&mut self.fonts, false);
            if buffer.layout_runs().map(|run| run.line_height).sum::<f32>() <= fit.height {
                return Some(buffer);
            }
        }
        buffer.set_ellipsize(Ellipsize::End(EllipsizeHeightLimit::Height(fit.height)));
        buffer.shape_until_scroll(&mut self.fonts, false);
        Some(buffer)
    }

    /// Draws a laid-out text; `at` is the upper left corner of its area.
    pub(super) fn draw(&mut self, text: &Buffer, at: (i32, i32), tone: Tone, sheet: &mut Sheet) {
        for run in text.layout_runs() {
            for glyph in run.glyphs {
                let glyph = glyph.physical((0.0, run.line_y), 1.0);
                self.letters.with_pixels(
                    &mut self.fonts,
                    glyph.cache_key,
                    cosmic_text::Color::rgb(0, 0, 0),
                    |x, y, color| sheet.cover(at.0 + glyph.x + x, at.1 + glyph.y + y, color.a(), tone),
                );
            }
        }
    }

    /// The text without symbols that no font has; `None` if a letter is missing or nothing is left.
    fn known(&self, text: &str) -> Option<String> {
        let is_known = |c: char| self.faces.iter().any(|face| face.as_swash().charmap().map(c) != 0);
        let mut known = String::new();
        for c in text.nfc() {
            if c.is_whitespace() || c.is_control() {
                known.push(' ');
            } else if is_known(c) {
                known.push(c);
            } else if c.is_alphanumeric() {
                return None;
            }
        }
        let words: Vec<&str> = known.split_whitespace().collect();
        (!words.is_empty()).then(|| words.join(" "))
    }
}

fn metrics(size: f32) -> Metrics {
    Metrics::new(size, size * LINE)
}

/// The fonts of [`FONTS`], without copying them.
fn database() -> Database {
    let mut all = Database::new();
    for font in typst_assets::fonts() {
        all.load_font_source(Source::Binary(Arc::new(font)));
    }
    let is_used = |face: &cosmic_text::fontdb::FaceInfo| {
        let upright = face.style == cosmic_text::fontdb::Style::Normal;
        upright && FONTS.iter().any(|(name, weight)| face.families[0].0 == *name && face.weight.0 == *weight)
    };
    let others: Vec<_> = all.faces().filter(|face| !is_used(face)).map(|face| face.id).collect();
    for id in others {
        all.remove_face(id);
    }
    all
}

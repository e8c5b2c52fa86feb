//! A sheet of 16 colours: paper, seven steps to the accent, eight to ink. That is enough for smooth letters, and
//! two pixels fit into a byte.

use std::ops::Range;

use png::{BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter};

/// The size that all preview services recommend.
pub(in crate::finish) const WIDTH: usize = 1200;
/// See [`WIDTH`].
pub(in crate::finish) const HEIGHT: usize = 630;

/// As in `style/first/tokens.css`, light scheme.
const PAPER: [u8; 3] = [0xfd, 0xfc, 0xf9];
const ACCENT: [u8; 3] = [0x0b, 0x5d, 0x5f];
const INK: [u8; 3] = [0x1d, 0x24, 0x26];

/// How many steps there are from paper to the full tone.
const ACCENT_STEPS: u8 = 7;
const INK_STEPS: u8 = 8;

/// The tone to paint with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Accent,
    Ink,
}

impl Tone {
    /// The colour of a pixel covered by `coverage`/255.
    fn covering(self, coverage: u8) -> u8 {
        let step = |steps: u8| (u16::from(coverage) * u16::from(steps) + 127) / 255;
        let (before, step) = match self {
            Self::Accent => (0, step(ACCENT_STEPS)),
            Self::Ink => (ACCENT_STEPS, step(INK_STEPS)),
        };
        match u8::try_from(step) {
            Ok(step) if step > 0 => before + step,
            _ => 0,
        }
    }
}

/// A picture in progress, one byte per pixel.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    pixels: Vec<u8>,
}

impl Sheet {
    pub(super) fn new() -> Self {
        Self { pixels: vec![0; WIDTH * HEIGHT] }
    }

    /// Paints a rectangle.
    pub(super) fn fill(&mut self, across: Range<usize>, down: Range<usize>, tone: Tone) {
        for row in self.pixels.chunks_mut(WIDTH).take(down.end).skip(down.start) {
            row[across.clone()].fill(tone.covering(255));
        }
    }

    /// Paints a pixel according to its coverage. Ignores pixels outside the sheet.
    pub(super) fn cover(&mut self, x: i32, y: i32, coverage: u8, tone: Tone) {
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return };
        if x >= WIDTH || y >= HEIGHT {
            return;
        }
        let pixel = &mut self.pixels[y * WIDTH + x];
        // Where letters overlap, the darker pixel wins.
        *pixel = (*pixel).max(tone.covering(coverage));
    }

    /// The sheet as a PNG.
    pub(super) fn png(&self) -> Result<Vec<u8>, EncodingError> {
        let mut bytes = Vec::new();
        let size = |pixels| u32::try_from(pixels).unwrap_or_default();
        let mut encoder = Encoder::new(&mut bytes, size(WIDTH), size(HEIGHT));
        encoder.set_color(ColorType::Indexed);
        encoder.set_depth(BitDepth::Four);
        encoder.set_palette(palette());
        encoder.set_filter(Filter::NoFilter);
        // Measured: the highest level takes four times as long and saves a tenth.
        encoder.set_deflate_compression(DeflateCompression::Level(6));
        let packed: Vec<u8> = self.pixels.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect();
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&packed)?;
        writer.finish()?;
        Ok(bytes)
    }
}

/// The palette, in index order.
fn palette() -> Vec<u8> {
    let ramp = |tone: [u8; 3], steps: u8| (1..=steps).flat_map(move |step| mixed(tone, step, steps));
    PAPER.into_iter().chain(ramp(ACCENT, ACCENT_STEPS)).chain(ramp(INK, INK_STEPS)).collect()
}

fn mixed(tone: [u8; 3], step: u8, steps: u8) -> [u8; 3] {
    let mix = |paper: u8, tone: u8| {
        let (part, whole) = (u32::from(step), u32::from(steps));
        let sum = u32::from(paper) * (whole - part) + u32::from(tone) * part;
        u8::try_from(sum / whole).unwrap_or(u8::MAX)
    };
    [0, 1, 2].map(|channel| mix(PAPER[channel], tone[channel]))
}

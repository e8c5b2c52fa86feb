//! Compresses files for a host, as browsers accept them: brotli (RFC 7932) and gzip (RFC 1952).
//!
//! A crate of its own, because brotli's encoder is generic: it is compiled, and optimised, with the crate that calls it.

use std::io::{self, Cursor, Write};

use brotli::BrotliCompress;
use brotli::enc::BrotliEncoderParams;
use brotli::enc::backward_references::BrotliEncoderMode;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Brotli's highest quality.
pub const BEST: i32 = 11;

/// What brotli's encoder expects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BrotliMode {
    /// Anything.
    Generic,
    /// A font. It may also make a text a little smaller.
    Font,
}

/// Compresses with brotli; `quality` is 0 to [`BEST`].
///
/// # Errors
/// If the encoder fails; with memory on both sides it does not.
pub fn brotli(content: &[u8], quality: i32, mode: BrotliMode) -> io::Result<Vec<u8>> {
    let mode = match mode {
        BrotliMode::Generic => BrotliEncoderMode::BROTLI_MODE_GENERIC,
        BrotliMode::Font => BrotliEncoderMode::BROTLI_MODE_FONT,
    };
    let params =
        BrotliEncoderParams { quality, mode, size_hint: content.len(), ..BrotliEncoderParams::default() };
    let mut out = Vec::new();
    BrotliCompress(&mut Cursor::new(content), &mut out, &params)?;
    Ok(out)
}

/// Compresses with gzip. The header has no time stamp, so the bytes depend only on the content.
///
/// # Errors
/// If the encoder fails; with memory on both sides it does not.
pub fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

//! The words that style sheets of `public/` put on pages, in the language of the site.
//!
//! The files have the English words, so that they also work as they are. Each is replaced when the site is made.

use std::fs;
use std::path::Path;

use anyhow::Context;
use pprnet_archive::Language;

use super::folder::{FEED_STYLE, put};
use crate::wording;

/// All of these words.
const WORDS: [fn() -> &'static str; 2] = [wording::needs_network, wording::feed_explained];

/// A style sheet with its words in a language.
pub(super) fn spoken(css: &str, language: Language) -> String {
    WORDS.iter().fold(css.to_owned(), |css, words| {
        let [english, translated] =
            [Language::English, language].map(|it| format!("\"{}\"", it.spoken(words)));
        css.replace(&english, &translated)
    })
}

/// Translates the style sheet of feeds, if `dist` has it.
///
/// # Errors
/// If it cannot be read or written.
pub(super) fn write_feed_style(dist: &Path, language: Language) -> anyhow::Result<()> {
    let path = dist.join(FEED_STYLE);
    if !path.is_file() {
        return Ok(());
    }
    let css = fs::read_to_string(&path).with_context(|| format!("{}: cannot be read", path.display()))?;
    put(dist, Path::new(FEED_STYLE), spoken(&css, language).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Otherwise the words of a sheet would stay English, or end early.
    #[test]
    fn the_sheets_have_the_english_words_and_every_language_fits_into_their_strings() {
        let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public");
        let sheets = ["offline.css", FEED_STYLE].map(|name| fs::read_to_string(public.join(name)).unwrap());
        for words in WORDS {
            let english = format!("content: \"{}\";", Language::English.spoken(words));
            assert_eq!(sheets.iter().filter(|css| css.contains(&english)).count(), 1, "{english}");
            for language in Language::ALL {
                let text = language.spoken(words);
                assert!(!text.contains(['"', '\\', '\n', ';', '}']), "{text}");
            }
        }
    }
}

//! Sets the letters of statistics in italics (APA 7, section 6.44).

use pprnet_html::Html;

use crate::number::FIXED;

/// The Latin letters that name statistics. Greek letters and abbreviations (SMD, OR) stay upright.
const LETTERS: &str = "rRpPdgbBtFzknNM";

/// Writes a text with the letters of statistics in italics: a letter followed by a no-break space, and a letter that is
/// the whole text.
pub(crate) fn write(html: &mut Html, text: &str) {
    for (index, words) in text.split(' ').enumerate() {
        if index > 0 {
            html.tag(" ");
        }
        let named = words.trim_start_matches(['(', '[']);
        let (before, named) = words.split_at(words.len() - named.len());
        let mut rest = named.chars();
        let is_letter = rest.next().is_some_and(|first| LETTERS.contains(first));
        let after = rest.as_str();
        let is_tied =
            after.strip_prefix('²').unwrap_or(after).starts_with(FIXED) || text.chars().count() == 1;
        if is_letter && is_tied {
            html.text(before).tag("<i>").text(named.strip_suffix(after).unwrap_or(named));
            html.tag("</i>").text(after);
        } else {
            html.text(words);
        }
    }
}

/// Writes the name of a measure with a final letter in italics: `Explained variance (R²)`.
pub(crate) fn write_name(html: &mut Html, name: &str) {
    let front = name.trim_end_matches([')', '²']);
    let letter = front.char_indices().next_back().filter(|(_, last)| LETTERS.contains(*last));
    match letter.map(|(at, _)| front.split_at(at)) {
        Some((before, letter)) if !before.ends_with(char::is_alphabetic) => {
            html.text(before).tag("<i>").text(letter).tag("</i>");
            html.text(name.get(front.len()..).unwrap_or_default());
        }
        _ => {
            html.text(name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The HTML of a text; `~` means a no-break space.
    fn html(text: &str) -> String {
        let mut html = Html::new();
        write(&mut html, &text.replace('~', "\u{a0}"));
        html.into_string().replace('\u{a0}', "~")
    }

    #[test]
    fn letters_that_name_a_statistic_are_italic_and_nothing_else() {
        for (text, expected) in [
            ("r", "<i>r</i>"),
            ("r~[95%~CI]", "<i>r</i>~[95%~CI]"),
            ("R²~=~.28, 95%~CI~[.1,~.2]", "<i>R</i>²~=~.28, 95%~CI~[.1,~.2]"),
            ("Alliance (n~=~973): p~<~.001", "Alliance (<i>n</i>~=~973): <i>p</i>~&lt;~.001"),
            ("SMD~=~0.2 · η²~=~.1", "SMD~=~0.2 · η²~=~.1"),
            ("group B or plan d", "group B or plan d"),
            ("É", "É"),
            ("", ""),
        ] {
            assert_eq!(html(text), expected);
        }
    }

    #[test]
    fn the_letter_of_a_measure_is_italic() {
        for (name, expected) in [
            ("Correlations (r)", "Correlations (<i>r</i>)"),
            ("Explained variance (R²)", "Explained variance (<i>R</i>²)"),
            ("Standardised differences (Hedges’ g)", "Standardised differences (Hedges’ <i>g</i>)"),
            ("Odds ratios (OR)", "Odds ratios (OR)"),
            ("Agreement (κ)", "Agreement (κ)"),
            ("Percentages", "Percentages"),
        ] {
            let mut html = Html::new();
            write_name(&mut html, name);
            assert_eq!(html.into_string(), expected);
        }
    }
}

//! Prepares a printed line for reading: one line, plain blanks, no list number or label before it.

use unicode_normalization::UnicodeNormalization as _;

use crate::sentences;

/// Longer texts are not citations. A list of 300 authors takes some 6,000 characters.
pub(crate) const LONGEST: usize = 20_000;

/// Words before a colon that announce a citation.
const LABELS: &[&str] = &[
    "article",
    "article citation",
    "based on",
    "citation",
    "cite as",
    "cite this article",
    "cite this article as",
    "cite this as",
    "full citation",
    "how to cite",
    "how to cite this article",
    "original article",
    "please cite this article as",
    "recommended citation",
    "reference",
    "source",
    "study",
    "suggested citation",
    "to cite this article",
];

/// The text as one line in composed form (NFC), or nothing if it is empty or too long.
pub(crate) fn normalise(text: &str) -> Option<String> {
    if text.len() > LONGEST * 4 || text.chars().nth(LONGEST).is_some() {
        return None;
    }
    let line = one_line(text);
    let line = without_erratum(&line);
    let body = without_label(without_list_number(line.trim()));
    if body.is_empty() { None } else { Some(body.to_owned()) }
}

/// Words that websites set after each reference, for links.
const LINKS: &[&str] = &[
    "[Google Scholar]",
    "[CrossRef]",
    "[Crossref]",
    "[PubMed]",
    "[PMC free article]",
    "[Web of Science]",
    "[Full text]",
];

/// Blanks and line breaks become one blank; a line broken after a dash or in an address is joined.
fn one_line(text: &str) -> String {
    let mut text = text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">");
    for tag in ["<i>", "</i>", "<em>", "</em>", "<b>", "</b>"] {
        text = text.replace(tag, "");
    }
    for link in LINKS {
        text = text.replace(link, "");
    }
    let text = text.replace("doi. org/", "doi.org/");
    let mut line = String::with_capacity(text.len());
    let mut blank: Option<bool> = None;
    for c in text.nfc() {
        if c.is_whitespace() {
            blank = Some(blank.unwrap_or(false) || matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}'));
            continue;
        }
        if is_invisible(c) || c == '*' {
            continue;
        }
        if let Some(is_break) = blank.take()
            && !line.is_empty()
            && !(is_break && joins(&line, c))
        {
            line.push(' ');
        }
        line.push(c);
    }
    line
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
        || c.is_control()
}

/// Whether the line goes on without a blank after a line break: `233-` + `247`, `https://doi.org/` + `10.1037/…`.
fn joins(line: &str, next: char) -> bool {
    let word = line.rsplit(' ').next().unwrap_or_default();
    match line.chars().next_back() {
        Some('-' | '–') => word.chars().count() > 1 && next.is_alphanumeric(),
        Some('/') => word.contains("//") || word.contains("10."),
        _ => false,
    }
}

/// Without `1. `, `[12] ` or `12) ` before the first letter.
fn without_list_number(line: &str) -> &str {
    let body = line.trim_start_matches(['•', '·', '–', '-']).trim_start();
    let opened = body.strip_prefix(['[', '(']);
    let number = opened.unwrap_or(body);
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) {
        return body;
    }
    let after = &number[digits..];
    let rest = if opened.is_some() {
        after.strip_prefix(']').or_else(|| after.strip_prefix(')'))
    } else {
        after.strip_prefix(['.', ')'])
    };
    match rest {
        Some(rest) if rest.starts_with([' ', '.']) => rest.trim_start_matches(['.', ' ']),
        _ => body,
    }
}

/// Without `(Erratum in 62(4), 500)` at the end.
fn without_erratum(line: &str) -> &str {
    let marks = ["(Erratum ", "(Correction published ", "(Corrected ", "[Erratum ", "[published correction "];
    let at = marks.iter().filter_map(|mark| line.rfind(mark)).max();
    let ends = |at: usize| {
        let close = sentences::closing(&line[at..]).map(|close| at + close + 1);
        close.is_some_and(|end| line[end..].trim_matches(['.', ' ']).is_empty())
    };
    at.filter(|at| *at > 0 && ends(*at)).map_or(line, |at| line[..at].trim_end())
}

fn without_label(line: &str) -> &str {
    match line.split_once(':') {
        Some((label, rest)) if label.len() < 40 && LABELS.contains(&label.trim().to_lowercase().as_str()) => {
            rest.trim_start()
        }
        _ => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_breaks_numbers_and_labels_go() {
        for (text, line) in [
            ("A.\u{a0}B.\n  C", "A. B. C"),
            ("1. Smith", "Smith"),
            ("[12] Smith", "Smith"),
            ("10.5 hours", "10.5 hours"),
            ("How to cite: Smith", "Smith"),
            ("pages 233-\n247", "pages 233-247"),
            ("https://doi.org/\n10.1/x", "https://doi.org/10.1/x"),
            ("Rene\u{301}e", "Renée"),
        ] {
            assert_eq!(normalise(text).as_deref(), Some(line), "{text}");
        }
        assert_eq!(normalise(" \n"), None);
    }
}

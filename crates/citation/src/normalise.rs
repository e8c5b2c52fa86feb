//! Prepares a printed citation for reading: one line, plain spaces, no list number or label before it.

mod blanks;
mod hyphens;

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;

use self::blanks::with_blanks;
use self::hyphens::with_whole_words;
use crate::sentences;

/// Longer texts are not citations. A list of 300 authors takes about 6,000 characters.
pub(crate) const LONGEST: usize = 20_000;

/// Words before a colon that introduce a citation.
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
    "just published",
    "new article",
    "new article available",
    "new paper",
    "new publication",
    "now available",
    "now online",
    "original article",
    "please cite this article as",
    "recommended citation",
    "reference",
    "source",
    "study",
    "suggested citation",
    "to cite this article",
];

/// The text as one line in composed form (NFC); `None` if it is empty or too long.
pub(crate) fn normalise(text: &str) -> Option<String> {
    if text.len() > LONGEST * 4 || text.chars().nth(LONGEST).is_some() {
        return None;
    }
    let line = one_line(text);
    let mut line = line.trim_end();
    while let Some(rest) =
        ENDS.iter().find_map(|end| line.strip_suffix(end)).filter(|rest| rest.ends_with(". "))
    {
        line = rest.trim_end();
    }
    let line = without_erratum(line);
    let body = without_label(without_list_number(line.trim()));
    if body.is_empty() { None } else { Some(body.to_owned()) }
}

/// Link texts that websites put after each reference.
const LINKS: &[&str] = &[
    "PubMed Abstract | CrossRef Full Text | Google Scholar",
    "CrossRef Full Text | Google Scholar",
    "[DOI]",
    "[doi]",
    "[Scopus]",
    "[Medline]",
    "[View Article]",
    "[Google Scholar]",
    "[CrossRef]",
    "[Crossref]",
    "[PubMed]",
    "[PMC free article]",
    "[Web of Science]",
    "[Full text]",
];

/// Sentences that PubMed puts at the end.
const ENDS: &[&str] = &["Free PMC article.", "Free article.", "No abstract available.", "Review."];

/// Replaces runs of white space by one space; joins lines broken after a dash or within a URL.
fn one_line(text: &str) -> String {
    let mut text = text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">");
    for tag in ["<i>", "</i>", "<em>", "</em>", "<b>", "</b>"] {
        text = text.replace(tag, "");
    }
    for link in LINKS {
        text = text.replace(link, "");
    }
    for medium in ["[Internet]", "[internet]", "[Online]", "[online]", "[electronic resource]"] {
        text = text.replace(&format!(" {medium}"), "");
    }
    // `Nursing Research: May 2019 - Volume 68 - Issue 2 - p 120-127 | DOI: …`
    for word in ["Volume ", "Issue ", "p "] {
        let mark = format!(" - {word}");
        if let Some((before, after)) = text.split_once(&mark)
            && after.starts_with(|c: char| c.is_ascii_digit())
        {
            text = format!("{before}, {word}{after}");
        }
    }
    let text = text.replace(" | DOI", " DOI").replace(" | doi", " doi").replace(" | PubMed", " PubMed");
    let text = text.replace(" | CrossRef", " CrossRef");
    let text = text.replace("doi. org/", "doi.org/").replace("doi.org/ 10.", "doi.org/10.");
    let text = text.replace("https:// ", "https://").replace("http:// ", "http://");
    // ABNT’s mark of an unknown town.
    let text = text
        .replace(", [s. l.]", "")
        .replace(", [S. l.]", "")
        .replace(", [S.l.]", "")
        .replace(", [s.l.]", "");
    let text = with_whole_words(&text);
    let mut line = String::with_capacity(text.len());
    let mut blank: Option<bool> = None;
    let mut letters = text.nfc().flat_map(without_ligature).peekable();
    while let Some(c) = letters.next() {
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
            && !is_stray_blank(&line, c, letters.peek().copied())
        {
            line.push(' ');
        }
        line.push(c);
    }
    with_blanks(&line)
}

/// Whether a blank precedes a comma or a full stop, as in `Pires , L. (2015) .`; not in an ellipsis of full stops.
fn is_stray_blank(line: &str, next: char, after: Option<char>) -> bool {
    let ends = after.is_none_or(char::is_whitespace);
    (next == ',' || next == '.') && ends && !line.ends_with(['.', ','])
}

/// The letters of the ligatures in PDFs: `ﬁ`.
fn without_ligature(c: char) -> impl Iterator<Item = char> {
    let letters = match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => "",
    };
    letters.is_empty().then_some(c).into_iter().chain(letters.chars())
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
        || c.is_control()
}

/// Whether to join lines without a space: `233-` + `247`, `https://doi.org/` + `10.1037/…`.
fn joins(line: &str, next: char) -> bool {
    let word = line.rsplit(' ').next().unwrap_or_default();
    match line.chars().next_back() {
        Some('-' | '–') => word.chars().count() > 1 && next.is_alphanumeric(),
        Some('/') => word.contains("//") || word.contains("10."),
        _ => false,
    }
}

/// The line without `1. `, `[12] ` or `12) ` before the first letter.
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

/// The line without a final `(Erratum in 62(4), 500)`.
fn without_erratum(line: &str) -> Cow<'_, str> {
    let marks = ["(Erratum ", "(Correction published ", "(Corrected ", "[Erratum ", "[published correction "];
    let at = marks.iter().filter_map(|mark| line.rfind(mark)).max();
    let ends = |at: usize| {
        let close = sentences::closing(&line[at..]).map(|close| at + close + 1);
        close.is_some_and(|end| line[end..].trim_matches(['.', ' ']).is_empty())
    };
    let line = at.filter(|at| *at > 0 && ends(*at)).map_or(line, |at| line[..at].trim_end());
    // PubMed lists related articles after the citation: `Erratum in: J. 2005;62(7):768`.
    let related = [". Erratum in:", ". Comment in:", ". Comment on:", ". Retraction in:", ". Update in:"];
    let at = related.iter().filter_map(|mark| line.find(mark)).min();
    // `(2019). Comment on: …` is a title.
    let Some(at) = at.filter(|at| line[..*at].ends_with(|c: char| c.is_ascii_digit())) else {
        return Cow::Borrowed(line);
    };
    let numbers = line[at..].find("PMID").map_or("", |number| &line[at + number..]);
    Cow::Owned(format!("{} {numbers}", &line[..=at]))
}

fn without_label(line: &str) -> &str {
    match line.split_once(':') {
        Some((label, rest)) if label.len() < 40 && is_label(&label.trim().to_lowercase()) => {
            rest.trim_start()
        }
        _ => line,
    }
}

/// `how to cite`, `full reference`, `citation of the original article`
fn is_label(label: &str) -> bool {
    let words: Vec<&str> = label.split(' ').collect();
    let is_phrase = words.iter().all(|word| word.chars().all(char::is_alphabetic)) && words.len() <= 6;
    // “Citation analysis:” and “Frame of reference:” begin titles.
    let names_it =
        words.iter().position(|word| matches!(*word, "reference" | "citation")).is_some_and(|at| {
            !words[..at].contains(&"of") && matches!(words.get(at + 1), None | Some(&("of" | "for" | "to")))
        });
    LABELS.contains(&label) || (is_phrase && names_it)
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
            ("New article available: Hope. Ann Li", "Hope. Ann Li"),
            ("pages 233-\n247", "pages 233-247"),
            ("https://doi.org/\n10.1/x", "https://doi.org/10.1/x"),
            ("Rene\u{301}e", "Renée"),
            ("Full reference: Griﬃn", "Griffin"),
            ("J [Internet]. 2021;3:4. Free PMC article. Review.", "J. 2021;3:4."),
            ("J. 2005;62:593. Erratum in: J. 2005;62:768.", "J. 2005;62:593."),
            // A title, not a label.
            ("Li, A. (2010). Citation analysis: A", "Li, A. (2010). Citation analysis: A"),
            ("Li A. Frame of reference: a review", "Li A. Frame of reference: a review"),
            ("Groups - Volume and weight", "Groups - Volume and weight"),
        ] {
            assert_eq!(normalise(text).as_deref(), Some(line), "{text}");
        }
        assert_eq!(normalise(" \n"), None);
    }
}

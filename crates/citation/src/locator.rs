//! The location of a work in a journal or book: volume, issue, pages or article number, and the date if it is printed
//! there.
//!
//! A locator ends the text: `55(4), 316–340`, `2019 Mar 12;19(1):88`, `vol. 75, no. 6, 2019, pp. 1020–34`, `30 (2020) 417–432`.
//! The text before a number determines its meaning. [`find`] tries each of the last tokens as the start and takes the first
//! from which it can read everything up to the end.

mod label;
mod location;
mod reader;
mod token;

pub(crate) use self::label::starts_with_label;
pub(crate) use self::location::Locator;

use self::reader::LocatorReader;
use self::token::{Token, TokenKind};
use crate::dates;
use crate::lexis;

/// The longest locator, in tokens.
const MOST_TOKENS: usize = 48;

/// The locator at the end of a text, and its start. `is_dated` says that the date is known already, so that a number
/// that looks like a year is a volume.
pub(crate) fn find(text: &str, is_dated: bool) -> Option<(usize, Locator)> {
    let tokens = token::cut(text);
    let first = tokens.len().saturating_sub(MOST_TOKENS);
    (first..tokens.len())
        .filter(|at| tokens[*at].can_begin() && !is_lone_number(&tokens, *at))
        .find_map(|at| {
            LocatorReader::new(&tokens[at..], is_dated).run().map(|locator| (tokens[at].start, locator))
        })
        .filter(|(_, locator)| locator.has_location() || locator.dated.is_some())
}

/// A text without its locator, and the locator.
pub(crate) fn split(text: &str, is_dated: bool) -> (&str, Locator) {
    match find(text, is_dated) {
        Some((at, locator)) => (&text[..at], locator),
        None => (text, Locator::default()),
    }
}

/// Whether a text contains volume, issue and pages, or year, volume and pages: `Hope. Psychotherapy, 51(2), 315–320. Fear`,
/// `2014;24:301–15; Moss A. Hope`. Volume and pages alone must end a sentence before another one:
/// `Hope. Psychotherapy, 51, 315–320. Fear`.
pub(crate) fn occurs_in(text: &str) -> bool {
    let after_number = |text: &'_ str| {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        (1..=6).contains(&digits).then_some(digits)
    };
    let is_before_sentence = |volume: &str| {
        let pages = volume[after_number(volume)?..].strip_prefix(", ")?;
        let last = pages[after_number(pages)?..].strip_prefix(lexis::is_dash)?;
        let rest = last[after_number(last)?..].strip_prefix(". ")?;
        Some(rest.starts_with(char::is_uppercase))
    };
    if text.match_indices(", ").any(|(at, mark)| is_before_sentence(&text[at + mark.len()..]) == Some(true)) {
        return true;
    }
    text.match_indices(['(', ';']).any(|(open, mark)| {
        let has_pages = || {
            let number = text[open + 1..].trim_start_matches(' ');
            let after = number[after_number(number)?..].strip_prefix(if mark == "(" { ')' } else { ':' })?;
            let first = after.trim_start_matches([',', ':', ' ']);
            let last = first[after_number(first)?..].strip_prefix(lexis::is_dash)?;
            after_number(last)
        };
        let before = text[..open].trim_end();
        let is_number = if mark == "(" {
            before.ends_with(|c: char| c.is_ascii_digit())
        } else {
            before.rsplit(' ').next().is_some_and(|word| dates::year(word).is_some())
        };
        is_number && has_pages().is_some()
    })
}

/// Whether the text ends in a single number without a comma, colon or semicolon before it: the `2` of `Clients in wave 2`.
fn is_lone_number(tokens: &[Token<'_>], at: usize) -> bool {
    let token = &tokens[at];
    let is_number = token.is_roman() || (token.kind == TokenKind::Value && dates::year(token.text).is_none());
    let follows_comma = at > 0 && matches!(tokens[at - 1].text, "," | ":" | ";");
    is_number && !follows_comma && tokens[at + 1..].iter().all(|token| token.kind == TokenKind::Separator)
}

/// Reads a whole text as a locator: the brackets after the title of a book.
pub(crate) fn read(text: &str) -> Option<Locator> {
    let tokens = token::cut(text);
    if tokens.is_empty() || tokens.len() > MOST_TOKENS {
        return None;
    }
    LocatorReader::new(&tokens, true).run()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The container, then volume|issue|page|date.
    fn describe(text: &str, is_dated: bool) -> String {
        let Some((at, found)) = find(text, is_dated) else { return "–".into() };
        let date = found
            .dated
            .and_then(|dated| dated.issued)
            .map(|date| date.date_parts[0].iter().map(ToString::to_string).collect::<Vec<_>>().join("/"));
        let fields = [found.volume, found.issue, found.page, date].map(Option::unwrap_or_default);
        format!("{} {}", text[..at].trim_end_matches([' ', ',', '.', ';']), fields.join("|"))
    }

    #[test]
    fn the_date_is_known() {
        for (text, parts) in [
            ("J, 46(3), 233-247.", "J 46|3|233-247|"),
            ("J, 124, 103–118.", "J 124||103-118|"),
            ("J, 41(3–4), 299–317", "J 41|3-4|299-317|"),
            ("J, 7(9), e18765.", "J 7|9|e18765|"),
            ("J, 84, 101955.", "J 84||101955|"),
            ("J, 16, 401.", "J 16||401|"),
            ("J, 20(4), Article 147130.", "J 20|4|147130|"),
            ("J, 11, 2: 181–202.", "J 11|2|181-202|"),
            ("J, 11(4), Article 1, 201–248.", "J 11|4|201-248|"),
            ("J, vol. 30, no. 4, pp. 402-415.", "J 30|4|402-415|"),
            ("J, 30(4), pp. 402 – 415.", "J 30|4|402-415|"),
            ("J 12, no. 3: 45–67.", "J 12|3|45-67|"),
            ("J 58(5), 269-277.", "J 58|5|269-277|"),
            ("J 19:233–243", "J 19||233-243|"),
            ("J, Vol 16(1), Jan 2006, 106-121.", "J 16|1|106-121|2006/1"),
            ("J, 16(1), Jan. 15, 2006, pp. 106-121.", "J 16|1|106-121|2006/1/15"),
            ("J, Vol. 16, No. 1, Spring 2006, 106–121.", "J 16|1|106-121|2006"),
            ("J, 16, 1, Oct 2004, 106–121.", "J 16|1|106-121|2004/10"),
            ("J, 16(1), May 2006.", "J 16|1||2006/5"),
            ("J, 16(1), Spring, 106–121.", "J 16|1|106-121|"),
            ("J, 16(1), 2006–2015.", "J 16|1|2006-2015|"),
            ("J, 55.", "J 55|||"),
            ("J, 55(4).", "J 55|4||"),
            ("J, 12(Suppl. 1), S12–S20.", "J 12|Suppl. 1|S12-S20|"),
            ("J, 12 Suppl 1:S3-9", "J 12|Suppl 1|S3-9|"),
            ("J, 2019(3), CD012345.", "J 2019|3|CD012345|"),
            ("J, 12, 12–15, 20.", "J 12||12-15, 20|"),
            ("J, 43(2), 199 –210.", "J 43|2|199-210|"),
            ("J 13, e16, 1–15.", "J 13||e16|"),
            ("J, hlab018.", "J ||hlab018|"),
            ("J, vol. 2014, Article ID 561452, 2014.", "J 2014||561452|"),
        ] {
            assert_eq!(describe(text, true), parts, "{text}");
        }
    }

    #[test]
    fn a_whole_locator_is_found_anywhere() {
        assert!(occurs_in("Hope. Psychotherapy, 51 (2): 315–320. Fear"));
        assert!(occurs_in("2014; 24:301–15; Moss A. Hope"));
        assert!(occurs_in("Hope. Psychotherapy, 51, 315–320. Moss, A. Fear"));
        for title in [
            "Hope in 24(7) care",
            "Article 12(1) and 3–9 others",
            "Hope (2018), 3–9",
            "Genesis 1:3–9; 12:1–9",
        ] {
            assert!(!occurs_in(title), "{title}");
        }
    }

    #[test]
    fn the_date_is_in_the_locator() {
        for (text, parts) in [
            ("J. 2018;5(4):316-24.", "J 5|4|316-24|2018"),
            ("J. 2019 Mar 12;19(1):88.", "J 19|1|88|2019/3/12"),
            ("J 2014;204:90–97.", "J 204||90-97|2014"),
            ("J 2019, 41, 2: 181–202.", "J 41|2|181-202|2019"),
            ("J, vol. 75, no. 6, 2019, pp. 1020–1034,", "J 75|6|1020-1034|2019"),
            ("J 12, no. 3 (May 2019): 45–67.", "J 12|3|45-67|2019/5"),
            ("J 30 (2020) 417–432", "J 30||417-432|2020"),
            ("J 2010: 121: 415–423.", "J 121||415-423|2010"),
            ("J, Volume 50, Issue 4, June 2020, Pages 1021–1038", "J 50|4|1021-1038|2020/6"),
            ("J 123, 45–67 (2019).", "J 123||45-67|2019"),
            ("J 11.2 (2019): 33–40.", "J 11|2|33-40|2019"),
            (
                "Cochrane Database of Systematic Reviews 2019, Issue 3. Art. No.: CD012345.",
                "Cochrane Database of Systematic Reviews |3|CD012345|2019",
            ),
            ("Cochrane Database Syst Rev. 2019;(3):CD012345.", "Cochrane Database Syst Rev |3|CD012345|2019"),
            ("Wiley, 2019, pp. 33–52.", "Wiley ||33-52|2019"),
        ] {
            assert_eq!(describe(text, false), parts, "{text}");
        }
    }
}

//! Blanks that are missing after punctuation.

use super::hyphens::letters_at_end;
use crate::{dates, lexis};

/// The line with the blanks that are missing after punctuation: `open groups.Behav Ther.2020;51(2)`.
pub(super) fn with_blanks(line: &str) -> String {
    let mut mended = String::with_capacity(line.len());
    for word in line.split_inclusive(' ') {
        let is_address = ["://", "www.", "@"].iter().any(|mark| word.contains(mark)) || has_doi(word);
        let is_whole = is_address || lexis::is_degree(word.trim_end_matches([' ', ',', ';', ')']));
        let mut from = 0;
        if !is_whole {
            for (at, mark) in word.match_indices(['.', '?', '!', ',', ';', ':']) {
                let end = at + mark.len();
                let (before, after) = (&word[from..at], &word[end..]);
                let is_end = match mark {
                    "," | ";" => begins_phrase(before, after),
                    ":" => before.is_empty() && after.starts_with(char::is_uppercase),
                    "." => begins_sentence(before, mark, after) || begins_date(before, after),
                    _ => begins_sentence(before, mark, after),
                };
                if is_end {
                    mended.push_str(&word[from..end]);
                    mended.push(' ');
                    from = end;
                }
            }
        }
        mended.push_str(&word[from..]);
    }
    mended
}

/// Whether a word contains a DOI: `10.` and digits, but not the `2010.` of a date.
fn has_doi(word: &str) -> bool {
    word.match_indices("10.").any(|(at, mark)| {
        let follows_digit = word[..at].ends_with(|c: char| c.is_ascii_digit());
        !follows_digit && word[at + mark.len()..].starts_with(|c: char| c.is_ascii_digit())
    })
}

/// `groups` and `Behav`, `care` and `BMJ`: a word with a capital follows the full stop.
fn begins_sentence(before: &str, mark: &str, after: &str) -> bool {
    let mut letters = after.chars();
    let (first, second) = (letters.next(), letters.next());
    // `U.S.` and `Ph.D.` are abbreviations.
    let is_sentence = mark != "."
        || before.chars().rev().take_while(|c| c.is_lowercase()).count() > 2
            && second.is_some_and(char::is_uppercase);
    let is_capital =
        first.is_some_and(char::is_uppercase) && (is_sentence || second.is_some_and(char::is_lowercase));
    let domain = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    let is_domain = matches!(domain.as_str(), "gov" | "org" | "com" | "net" | "edu" | "uk");
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, ')' | ']' | '”' | '"' | '’' | '»');
    is_capital && !is_domain && before.ends_with(is_word)
}

/// `Hogrefe` and `2012`, `3rd` and `Dew`: a capital or a year follows a comma or semicolon.
fn begins_phrase(before: &str, after: &str) -> bool {
    let year = after.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    let is_year = dates::year(year).is_some() && before.ends_with(char::is_alphabetic);
    let ends_word = before.ends_with(|c: char| c.is_alphabetic() || matches!(c, '.' | ')' | ']'));
    let mut letters = after.chars();
    let is_capital = letters.next().is_some_and(char::is_uppercase);
    // `S1,S9` are pages.
    let is_word = is_capital && letters.next().is_some_and(char::is_lowercase);
    let ends_number = before.ends_with(|c: char| c.is_ascii_digit());
    is_year || (ends_word && is_capital) || (ends_number && is_word)
}

/// `Ther` and `2020;51`: a year follows the full stop.
fn begins_date(before: &str, after: &str) -> bool {
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    let (year, rest) = after.split_at(digits);
    let name = letters_at_end(before);
    let is_name = before.ends_with(')')
        || (name.len() > 1 && name.contains(char::is_lowercase))
        || name.chars().count() > 2;
    // `appi.ajp.2017.17010057` is an article number.
    let is_whole = rest.starts_with([';', ':', ',', '(', ' '])
        || rest.strip_prefix('.').is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        || rest.is_empty();
    dates::year(year).is_some() && is_whole && is_name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_added_between_sentences_only() {
        for (line, mended) in [
            ("in groups.Behav Ther.2020;51(2)", "in groups. Behav Ther. 2020;51(2)"),
            ("Lunde K.Sleep in care.BMJ.2015;3", "Lunde K. Sleep in care. BMJ. 2015;3"),
            ("(2014).Sleep", "(2014). Sleep"),
            ("Why?BMJ Open", "Why? BMJ Open"),
            ("Hale RD 3rd,Sims BA. Bern :Huber;2012", "Hale RD 3rd, Sims BA. Bern : Huber; 2012"),
            ("Equity;2010. M 2009,Personal", "Equity; 2010. M 2009, Personal"),
            ("2019;12(3),S1,S9", "2019;12(3), S1,S9"),
            ("J.Couns.Psychol.", "J. Couns. Psychol."),
            ("U.S.A. and Ph.D., e.g. 2.5", "U.S.A. and Ph.D., e.g. 2.5"),
            ("https://a.org/X.Html doi:10.1000/Abc.Def", "https://a.org/X.Html doi:10.1000/Abc.Def"),
            ("appi.ajp.2017.17010057", "appi.ajp.2017.17010057"),
        ] {
            assert_eq!(with_blanks(line), mended, "{line}");
        }
    }
}

//! Finds where the authors end in a printed citation, in the common styles.
//!
//! | style | begins | the authors end |
//! |---|---|---|
//! | APA, Harvard | `Roest, J. J., & Li, A. (2022).`, also `[2022]`, `(in press)` | before the bracket |
//! | Harvard without brackets | `Roest, J. and Li, A. 2022, ‘Title’` | before the year |
//! | MLA, Chicago | `Roest, Jan, and Anna Li. “Title.”` | before the quotation mark |
//! | Vancouver | `Roest JJ, Li A, et al. Title. Journal. 2022;1:2` | at the first stop |
//!
//! If none of these patterns is found, no author is known.

/// Words in the brackets of an article that has no year yet.
const UNDATED: [&str; 8] = [
    "in press",
    "in-press",
    "forthcoming",
    "n.d.",
    "submitted",
    "accepted",
    "under review",
    "advance online",
];

/// More words than this between two commas are not a name.
const LONGEST_NAME: usize = 5;

/// The byte offset at which the authors end.
pub(crate) fn authors_end(citation: &str) -> usize {
    let bracket = bracket(citation);
    let title = quoted_title(citation).filter(|title| bracket.is_none_or(|bracket| *title < bracket));
    title
        .or(bracket)
        .or_else(|| initials_without_stops(citation))
        .or_else(|| bare_year(citation))
        .unwrap_or(0)
}

/// Before the first bracket with a year, as `(2018a)` or `[2018, December]`, or with a word for “no date”.
fn bracket(citation: &str) -> Option<usize> {
    let mut brackets = citation.match_indices(['(', '[']);
    let is_date = |text: &str| {
        let text = text.to_lowercase();
        is_year(&text) || UNDATED.iter().any(|undated| text.starts_with(undated))
    };
    brackets.find(|(at, _)| citation.get(at + 1..).is_some_and(is_date)).map(|(at, _)| at)
}

fn is_year(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    digits == 4 && (text.starts_with('1') || text.starts_with("20"))
}

/// After names such as `Roest JJ, Li A, et al`, which end at the first full stop.
fn initials_without_stops(citation: &str) -> Option<usize> {
    let (names, _) = citation.split_once(". ")?;
    let is_initials = |word: &str| word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_name = |name: &str| {
        let name = name.trim().trim_start_matches("and ").trim_start_matches("& ");
        name == "et al"
            || name.rsplit_once(' ').is_some_and(|(_, last)| !last.is_empty() && is_initials(last))
    };
    names.split(',').all(is_name).then_some(names.len() + 1)
}

/// Before a title in quotation marks.
fn quoted_title(citation: &str) -> Option<usize> {
    let at = citation.find(['“', '"'])?;
    are_names(citation.get(..at)?).then_some(at)
}

/// Before a year outside brackets that follows nothing but names.
fn bare_year(citation: &str) -> Option<usize> {
    let words = citation.match_indices(' ').map(|(at, _)| at + 1);
    let mut years = words.filter(|at| citation.get(*at..).is_some_and(is_year));
    let at = years.next()?;
    are_names(citation.get(..at)?).then_some(at)
}

/// Whether a text is a list of names rather than a sentence.
fn are_names(text: &str) -> bool {
    let text = text.trim().trim_end_matches([',', '.']);
    let is_name = |name: &str| {
        let words: Vec<&str> = name.split_whitespace().collect();
        let is_small = |word: &&str| {
            word.starts_with(char::is_lowercase) && !matches!(*word, "and" | "et" | "al" | "al.")
        };
        let small = words.iter().filter(|word| is_small(word)).count();
        words.len() <= LONGEST_NAME && small * 2 <= words.len()
    };
    !text.is_empty() && text.split(',').flat_map(|part| part.split(" and ")).all(is_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn authors(citation: &str) -> &str {
        citation.get(..authors_end(citation)).unwrap()
    }

    #[test]
    fn authors_end_where_the_style_ends_them() {
        for (citation, expected) in [
            (
                "Roest, J. J. (Ed.), & Li, A. (2022). A title (1999). Journal.",
                "Roest, J. J. (Ed.), & Li, A. ",
            ),
            ("Roest, J. J., & Li, A. [2022]. A title. Journal.", "Roest, J. J., & Li, A. "),
            ("Roest, J. J. (in press). A title. Journal.", "Roest, J. J. "),
            ("Roest JJ, Li A, et al. A title in 2019. J Clin. 2022;78(2):1-9.", "Roest JJ, Li A, et al."),
            ("van der Berg K. Therapy. Psychotherapy. 2020;57:1.", "van der Berg K."),
            ("Roest, J. and Li, A., 2022, ‘A title’, Journal, vol. 1.", "Roest, J. and Li, A., "),
            ("Roest, Jan, and Anna Li. “A Title.” Journal 1 (2022).", "Roest, Jan, and Anna Li. "),
            ("Roest, Jan, and Anna Li. “A Title.” Journal, 2022.", "Roest, Jan, and Anna Li. "),
            ("Without a year", ""),
            ("A report on what therapists do in the year 2020 and after.", ""),
        ] {
            assert_eq!(authors(citation), expected, "{citation}");
        }
    }
}

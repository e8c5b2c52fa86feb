//! Scores how much a line by itself looks like a title rather than a paragraph.
//!
//! Each sign adds the logarithm of how much more often titles have it than paragraphs (naive Bayes). Capitals and full stops
//! depend on the page’s author, so their frequencies come from the certain titles of the page: the first line of each month and
//! each line next to a certain citation.

use super::words::{Case, End, Look};

/// The style of titles on one page, from its certain titles.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Style {
    /// Fraction of the titles in title case.
    title_case: f32,
    /// Fraction of the titles that end in a full stop.
    stop: f32,
}

/// The assumed style of a page without certain titles, and how many titles it counts for.
#[derive(Debug)]
struct Prior {
    title_case: f32,
    stop: f32,
    worth: f32,
}

const PRIOR: Prior = Prior { title_case: 0.75, stop: 0.07, worth: 5.0 };
/// Fraction of short paragraphs that look like title case, because of a few names.
const PARAGRAPH_TITLE_CASE: f32 = 0.012;

impl Style {
    /// Measures the style of known titles.
    pub(super) fn of<'a>(titles: impl Iterator<Item = &'a Look>) -> Self {
        let (mut all, mut cased, mut title_case, mut stop) = (0.0, 0.0, 0.0, 0.0);
        for look in titles {
            all += 1.0;
            stop += f32::from(u8::from(look.end == End::Stop));
            if look.case != Case::Unknown {
                cased += 1.0;
                title_case += f32::from(u8::from(look.case == Case::Title));
            }
        }
        let share = |count: f32, of: f32, prior: f32| (count + prior * PRIOR.worth) / (of + PRIOR.worth);
        Self { title_case: share(title_case, cased, PRIOR.title_case), stop: share(stop, all, PRIOR.stop) }
    }

    /// Whether the titles are in title case.
    pub(super) fn has_capitals(&self) -> bool {
        self.title_case >= 0.5
    }

    /// The log odds that a line is a title, without its context.
    pub(super) fn score(&self, look: &Look) -> f32 {
        length(look) + self.end(look) + self.case(look) + sentences(look) + signs(look)
    }

    fn end(&self, look: &Look) -> f32 {
        match look.end {
            End::Bare => 3.4,
            End::Question => 1.4,
            End::Exclamation => 0.0,
            End::Open => -3.0,
            End::Stop => (self.stop / 0.93).ln(),
        }
    }

    fn case(&self, look: &Look) -> f32 {
        let full = match look.case {
            Case::Title => (self.title_case / PARAGRAPH_TITLE_CASE).ln(),
            Case::Mixed => 0.8,
            Case::Sentence => (1.0 - self.title_case).ln(),
            Case::Unknown => 0.0,
        };
        // A single word is only half as strong.
        if look.case_words == 1 { full * 0.5 } else { full }
    }
}

fn length(look: &Look) -> f32 {
    match look.words {
        1 => 1.0,
        2..=12 => 3.2,
        13..=16 => 1.8,
        17..=20 => 0.6,
        21..=26 => -0.8,
        27..=35 => -3.2,
        _ => -9.0,
    }
}

fn sentences(look: &Look) -> f32 {
    match look.sentences {
        0 | 1 => 0.0,
        2 if look.case == Case::Title => 0.0,
        2 => -0.7,
        _ => -2.5,
    }
}

fn signs(look: &Look) -> f32 {
    let few = |count: usize, most: u8| f32::from(u8::try_from(count).unwrap_or(most).min(most));
    let mut sum = 0.0;
    sum -= if look.small_start { 3.0 } else { 0.0 };
    // A list item is never a title, in any context.
    sum -= if look.marker { 12.0 } else { 0.0 };
    sum -= if look.connective { 2.0 } else { 0.0 };
    sum -= 1.2 * few(look.figures, 3);
    sum -= 0.4 * few(look.commas.saturating_sub(2), 4);
    sum -= 0.8 * few(look.modals, 2);
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks(titles: &[&str]) -> Vec<Look> {
        titles.iter().map(|t| Look::of(t)).collect()
    }

    #[test]
    fn titles_outweigh_paragraphs() {
        let style = Style::of([].iter());
        for title in [
            "Is Psychotherapy Equally Effective Across Age Groups?",
            "The Therapeutic Alliance in Child and Adolescent Psychotherapy",
            "Therapists Differ. Does It Matter?",
            "Managing Countertransference",
            "How much do therapists differ? A review",
        ] {
            assert!(style.score(&Look::of(title)) > 2.0, "{title}");
        }
        for paragraph in [
            "However, the number of studies was small.",
            "Clinicians might ask their clients about what they hope for from the very first session on.",
            "The study included 20 trials (N = 2,310) and found g = 0.31.",
        ] {
            assert!(style.score(&Look::of(paragraph)) < 0.0, "{paragraph}");
        }
    }

    #[test]
    fn a_page_teaches_its_own_style() {
        let sentence_style = Style::of(
            looks(&["How therapists differ and why.", "What clients want from care."].repeat(10)).iter(),
        );
        let plain = Style::of([].iter());
        let title = Look::of("When clients leave therapy early.");
        assert!(sentence_style.score(&title) > plain.score(&title) + 2.0);
    }
}

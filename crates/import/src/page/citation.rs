//! Scores how much a line looks like the citation of an article.
//!
//! Citations have no single form: APA with the year, `in press` or `advance online publication` in brackets, a chapter with its
//! editors, an organisation as author, Vancouver’s `2020;12(3):45-67`, with a DOI, an address or neither. So no pattern has to
//! match; the sum of all signs for and against decides. Paragraphs can have a year, names or even a DOI, but running text also
//! has past-tense verbs, `we` and `they`, which outweigh those.

mod signs;

use self::signs::{date_signs, has_volume_and_pages, starts_with_author};
use super::words::Look;

/// From this score on, a line is a citation anywhere.
pub(super) const CERTAIN: f32 = 5.0;
/// From this score on, a line below a title is a citation.
pub(super) const LIKELY: f32 = 2.5;

/// The score for names, then a year in brackets, then a full stop.
const BEGINS_AS_CITATION: f32 = 4.0;
const LABELS: &[&str] =
    &["article", "based on", "citation", "full citation", "original article", "reference", "source", "study"];
/// Words that are common in running text and rare in titles of articles.
const PROSE: &[&str] = &[
    "argue",
    "argued",
    "concluded",
    "conducted",
    "examined",
    "found",
    "indicated",
    "looked",
    "published",
    "reported",
    "reviewed",
    "showed",
    "suggested",
    "they",
    "was",
    "we",
    "were",
    "wrote",
];
/// Phrases that only citations have.
const APPARATUS: &[&str] = &[
    "advance online",
    "advanced online",
    "advance access",
    "journal of",
    "handbook of",
    "retrieved from",
    "online first",
    "epub ahead",
    "university press",
    "manuscript submitted",
    "guilford",
    "wiley",
    "springer",
    "dissertation",
    "available at",
    "cochrane database",
];

/// The sum of the signs for a citation, less those against.
pub(super) fn score(text: &str, look: &Look) -> f32 {
    let (label, body) = without_label(text);
    let lower = body.to_lowercase();
    let mut sum = if label { 3.0 } else { 0.0 };
    let date = date_signs(body);
    let author = starts_with_author(body);
    sum += date + if author { 2.0 } else { 0.0 };
    // Without an author and a year, an address alone does not make a citation.
    sum -= if date <= 0.0 && !author && !label { 1.5 } else { 0.0 };
    // A citation ends soon after its address; a paragraph continues.
    let end = last_words(&lower);
    sum += match (has_doi(end), end.contains("http") || end.contains("www.")) {
        (true, _) => 3.0,
        (false, true) => 1.5,
        _ => 0.0,
    };
    sum += if has_volume_and_pages(body) { 2.0 } else { 0.0 };
    sum += if body.contains("(Ed.)")
        || body.contains("(Eds")
        || body.contains(" (eds")
        || body.contains("(Hrsg")
    {
        2.0
    } else {
        0.0
    };
    sum += APPARATUS.iter().filter(|sign| lower.contains(**sign)).take(2).map(|_| 1.0).sum::<f32>();
    // Titles of articles may contain a verb, so verbs count less in a line that begins like a citation.
    sum -= if date >= BEGINS_AS_CITATION || author { 0.5 * prose(&lower) } else { prose(&lower) };
    if look.words > 150 {
        sum -= 4.0;
    }
    if look.words < 5 || (look.small_start && !author) {
        sum -= 3.0;
    }
    sum
}

/// Whether a line starts with the name of an author.
pub(super) fn begins_as_citation(text: &str) -> bool {
    starts_with_author(without_label(text).1)
}

/// Whether a citation is complete: it has its pages or its DOI.
pub(super) fn has_end(text: &str) -> bool {
    has_volume_and_pages(text) || has_doi(&text.to_lowercase())
}

/// The last five words of a line, where a citation has its address, even if `Advance online publication.` follows.
fn last_words(text: &str) -> &str {
    const WORDS: usize = 5;
    let start = text.char_indices().rev().filter(|(_, c)| c.is_whitespace()).nth(WORDS - 1);
    start.map_or(text, |(at, _)| &text[at..])
}

/// Whether a line is only an address or a DOI: the end of a citation on a line of its own.
pub(super) fn is_address(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words = text.split_whitespace().count();
    let starts = ["http://", "https://", "www.", "doi:", "doi.org", "10."]
        .iter()
        .any(|start| lower.starts_with(start));
    starts
        && words <= 2
        && (words == 1 || lower.starts_with("doi:"))
        && (has_doi(&lower) || lower.contains("://"))
}

fn without_label(text: &str) -> (bool, &str) {
    if let Some((label, rest)) = text.split_once(':') {
        let label = label.trim().trim_matches(['*', '_']).to_lowercase();
        if LABELS.contains(&label.as_str()) {
            return (true, rest.trim_start());
        }
    }
    (false, text)
}

fn has_doi(lower: &str) -> bool {
    if lower.contains("doi.org/") || lower.contains("doi:") {
        return true;
    }
    lower.match_indices("10.").any(|(at, found)| {
        let rest = &lower[at + found.len()..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        (4..=9).contains(&digits) && rest.as_bytes().get(digits) == Some(&b'/')
    })
}

/// The score for running text, from its verbs.
fn prose(lower: &str) -> f32 {
    let mut sum = 0.0_f32;
    for word in lower.split(|c: char| !c.is_alphanumeric()) {
        if PROSE.contains(&word) {
            sum += 1.2;
        }
    }
    sum.min(6.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(text: &str) -> f32 {
        score(text, &Look::of(text))
    }

    #[test]
    fn citations_of_all_forms_are_known() {
        for text in [
            "Roest, J. J., Welmers-Van de Poll, M. J., & Hoeve, M. (2022). A three-level meta-analysis. Research on Youth, 51(3), 275–293. https://doi.org/10.1007/s10802-022-00986-2",
            "van der Berg, Ä.-M., and Đukić, P. (in press). Was it the alliance? Journal of Made-Up Results",
            "Núñez, L. (2021, Advance online publication). Talking helps. Imaginary Psychology. doi:10.9999/ip.2021.7",
            "American Association of Invented Therapies. (2019). Guideline for the treatment of worry. Author.",
            "World Health Organization (2020). Talking in primary care: A manual.",
            "Editor, A., & Writer, B. (2018). The group as a whole. In C. Booker (Ed.), Handbook of groups (pp. 12–40). Paper Press.",
            "Reference: Smith, A. (2017). Feelings in sessions. Therapy, 4, 1-9",
            "Smith AB, Jones C. Feelings in sessions. J Invent Psychol. 2020;12(3):45-67.",
            "Anna Smith, Bo Jones & Carl Brown. Feelings in sessions. Therapy, 2019, 12, 3–9.",
            "SMITH, A., & JONES, B. (2018). FEELINGS IN SESSIONS. THERAPY, 3, 4-9.",
            "Smith, A., 2020. Feelings in sessions. Therapy 12, 3-10.",
            "Anna Smith and Bo Jones (2016). Feelings in sessions: A review. Therapy, 4, 1-9.",
            "O’Neil, K. (2015) What clients want. http://dx.doi.org/10.9999/abc",
            "Del Re, A. C. & Flückiger, C. (2018, March). Moderators. Psychotherapy Review, 55, 1–10.",
            "Smith, A., Jones, B.C., Brown, D.E. (2019). Do therapists improve? Journal of Improvement. Advance online publication.",
        ] {
            assert!(sum(text) >= LIKELY, "{}: {text}", sum(text));
        }
    }

    #[test]
    fn paragraphs_and_titles_are_not_citations() {
        for text in [
            "In a large study, Smith and Jones (2019) found that therapists differ, and that clients of some fare better.",
            "Smith, Jones, and colleagues (2019) reviewed 20 studies. They found an effect of d = 0.40 (95% CI 0.2–0.6).",
            "Flückiger and colleagues (2020). They looked at 60 studies with 6,061 clients, and were surprised.",
            "The data are at https://doi.org/10.9999/abc and were looked at by two people, who reported no doubt.",
            "Guidelines for Trauma (2017)",
            "Psychotherapy in 2020: What Have We Learned?",
            "Is Psychotherapy Equally Effective Across Age Groups?",
            "Effects were larger in 12 of 20 studies (pp. 3-4), and we were told why.",
        ] {
            assert!(sum(text) < LIKELY, "{}: {text}", sum(text));
        }
    }

    #[test]
    fn an_address_alone_belongs_to_the_citation_above() {
        assert!(is_address("https://doi.org/10.9999/abc"));
        assert!(is_address("doi: 10.9999/abc"));
        assert!(!is_address("https://doi.org/10.9999/abc has more"));
        assert!(!is_address("10. Therapy"));
    }
}

//! Questions about cookies that were copied with a page: `We use cookies to improve your experience.`, `Accept all`, `Settings`.
//!
//! They stand above or below all of a page. Lines are taken for one only where one of them says so in the words of a web site, and
//! never in the midst of posts.

use std::ops::Range;

use super::row::Row;
use super::tail::{is_foot, is_short};

/// Longest line of this kind, and longest one that names cookies beside a line that asks.
const WORDS: usize = 120;
const SHORT_WORDS: usize = 12;
/// How web sites speak of their own, and what else they say with the word.
const VOICE: [&str; 6] = [
    "use cookies",
    "use of cookies",
    "uses cookies",
    "utilisation de cookies",
    "utilise des cookies",
    "utilisons des cookies",
];
const SIGNS: [&str; 18] = [
    "accept",
    "analyse our traffic",
    "analytics",
    "analyze our traffic",
    "browser",
    "browsing",
    "by continuing",
    "consent",
    "continuer",
    "essential",
    "experience",
    "our site",
    "our website",
    "personali",
    "privacy",
    "this site",
    "this website",
    "votre expérience",
];
/// Buttons and headings beside such a line.
const BESIDE: [&str; 44] = [
    "accept",
    "accept all",
    "accept cookies",
    "accept selected",
    "accepter",
    "agree",
    "allow",
    "allow all",
    "always active",
    "analytics",
    "close",
    "confirm my choices",
    "customise",
    "customize",
    "decline",
    "decline all",
    "deny",
    "functional",
    "got it",
    "i accept",
    "i agree",
    "i understand",
    "learn more",
    "manage consent",
    "manage options",
    "manage preferences",
    "marketing",
    "more information",
    "necessary",
    "necessary only",
    "ok",
    "only necessary",
    "paramétrer",
    "preferences",
    "privacy policy",
    "read more",
    "refuser",
    "reject",
    "reject all",
    "save preferences",
    "settings",
    "statistics",
    "tout accepter",
    "tout refuser",
];

/// How a line may belong to a question about cookies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// It asks.
    Question,
    /// It asks if a button is beside it.
    Half,
    /// A button or a heading.
    Beside,
}

/// Which rows ask about cookies, above the first month or below the last post.
pub(super) fn lines(rows: &[Row<'_>]) -> Vec<bool> {
    let parts: Vec<Option<Part>> = rows.iter().map(part).collect();
    let month = rows.iter().position(|row| row.month.is_some());
    let heading = rows.iter().position(Row::is_heading);
    let top = month.into_iter().chain(heading).min().unwrap_or(rows.len());
    // The first line under the last heading is the post's.
    let last = rows.iter().rposition(Row::is_heading);
    let bottom = last.map_or(rows.len(), |last| last + if rows[last].has_text() { 1 } else { 2 });
    let mut found = vec![false; rows.len()];
    for run in runs(&parts, 0..top) {
        // Where no month says so, the first post may have begun.
        let is_above_posts = month.is_some() || parts[run.clone()].contains(&Some(Part::Beside));
        if is_above_posts && is_question(&parts[run.clone()]) {
            found[run].fill(true);
        }
    }
    // From here on, no line is a post's.
    let mut foot = rows.len();
    for run in runs(&parts, bottom.min(rows.len())..rows.len()).into_iter().rev() {
        let lines = rows[run.end..foot].iter().rev();
        foot -= lines.take_while(|row| is_foot(row) || is_short(row)).count();
        if foot > run.end {
            break;
        }
        if is_question(&parts[run.clone()]) {
            foot = run.start;
            found[run].fill(true);
        }
    }
    found
}

/// The runs of lines that may be parts of a question, among some of them.
fn runs(parts: &[Option<Part>], among: Range<usize>) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for at in among.filter(|at| parts[*at].is_some()) {
        match runs.last_mut().filter(|run| run.end == at) {
            Some(run) => run.end = at + 1,
            None => runs.push(at..at + 1),
        }
    }
    runs
}

/// Whether some lines are a question about cookies with its buttons.
fn is_question(parts: &[Option<Part>]) -> bool {
    let has = |part: Part| parts.contains(&Some(part));
    has(Part::Question) || has(Part::Half) && has(Part::Beside)
}

fn part(row: &Row<'_>) -> Option<Part> {
    let lower = row.line.text.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let names_cookies = lower.contains("cookie") || lower.contains("témoins de connexion");
    if row.month.is_some() || row.is_heading() || row.look.words > WORDS {
        return None;
    }
    let signs = SIGNS.iter().filter(|sign| lower.contains(**sign)).count();
    let is_voice = VOICE.iter().any(|words| lower.contains(words));
    match signs {
        _ if BESIDE.contains(&bare) => Some(Part::Beside),
        _ if !names_cookies => None,
        1.. if is_voice => Some(Part::Question),
        1.. => Some(Part::Half),
        0 if row.look.words <= SHORT_WORDS => Some(Part::Beside),
        0 => None,
    }
}

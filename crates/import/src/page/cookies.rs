//! Finds cookie banners that were copied with a page: `We use cookies to improve your experience.`, `Accept all`, `Settings`.
//!
//! They are above or below all posts. A line counts only if it speaks of cookies as web sites do, and never between posts.

use std::ops::Range;

use super::row::Row;
use super::tail::{is_foot, is_short};

/// Maximum words of such a line, and of a line that mentions cookies next to it.
const WORDS: usize = 120;
const SHORT_WORDS: usize = 12;
/// How web sites speak of their cookies, and other phrases of theirs with the word.
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
/// Buttons and headings next to such a line.
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

/// How a line may belong to a cookie banner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The line is a cookie banner by itself.
    Question,
    /// The line is a cookie banner if a button is next to it.
    Half,
    /// A button or a heading.
    Beside,
}

/// Which rows are cookie banners, above the first month or below the last post.
pub(super) fn lines(rows: &[Row<'_>]) -> Vec<bool> {
    let parts: Vec<Option<Part>> = rows.iter().map(part).collect();
    let month = rows.iter().position(|row| row.month.is_some());
    let heading = rows.iter().position(Row::is_heading);
    let top = month.into_iter().chain(heading).min().unwrap_or(rows.len());
    // The first line below the last heading belongs to the post.
    let last = rows.iter().rposition(Row::is_heading);
    let bottom = last.map_or(rows.len(), |last| last + if rows[last].has_text() { 1 } else { 2 });
    let mut found = vec![false; rows.len()];
    for run in runs(&parts, 0..top) {
        // Without a month, the first post may have begun already, so a button is required.
        let is_above_posts = month.is_some() || parts[run.clone()].contains(&Some(Part::Beside));
        if is_above_posts && is_question(&parts[run.clone()]) {
            found[run].fill(true);
        }
    }
    // From this row on, no row belongs to a post.
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

/// The runs of lines in a range that may be part of a cookie banner.
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

/// Whether the lines are a cookie banner with its buttons.
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

//! Finds cookie banners that were copied with a page: `We use cookies to improve your experience.`, `Accept all`, `Settings`.
//!
//! A line counts only if it speaks of cookies as web sites do. Above or below all posts, that is enough. Between and within
//! posts, buttons must confirm it: a post may speak of cookies, too.

use super::row::Row;
use super::runs::runs;
use super::tail::{is_foot, is_short};

mod phrases;

use phrases::{BESIDE, SIGNS, VOICE};

/// Maximum words of such a line, and of a line that mentions cookies next to it.
const WORDS: usize = 120;
const SHORT_WORDS: usize = 12;

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

/// Which rows are cookie banners.
pub(super) fn lines(rows: &[Row<'_>]) -> Vec<bool> {
    let parts: Vec<Option<Part>> = rows.iter().map(part).collect();
    let runs = |among| runs(among, |at| parts[at].is_some());
    let month = rows.iter().position(|row| row.month.is_some());
    let heading = rows.iter().position(Row::is_heading);
    let top = month.into_iter().chain(heading).min().unwrap_or(rows.len());
    // The first line below the last heading belongs to the post.
    let last = rows.iter().rposition(Row::is_heading);
    let bottom = last.map_or(rows.len(), |last| last + if rows[last].has_text() { 1 } else { 2 });
    let mut found = vec![false; rows.len()];
    for run in runs(0..top) {
        // Without a month, the first post may have begun already, so a button is required.
        let is_above_posts = month.is_some() || parts[run.clone()].contains(&Some(Part::Beside));
        if is_above_posts && is_question(&parts[run.clone()]) {
            found[run].fill(true);
        }
    }
    // From this row on, no row belongs to a post.
    let mut foot = rows.len();
    for run in runs(bottom.min(rows.len())..rows.len()).into_iter().rev() {
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
    for run in runs(0..rows.len()) {
        if has_buttons(&parts[run.clone()]) {
            found[run].fill(true);
        }
    }
    found
}

/// Whether a line may be a cookie banner by its words, without buttons.
pub(super) fn may_be_question(text: &str) -> bool {
    text.split_whitespace().count() <= WORDS && part_by_words(text) == Some(Part::Question)
}

/// Whether the lines are a cookie banner with its buttons.
fn is_question(parts: &[Option<Part>]) -> bool {
    let has = |part: Part| parts.contains(&Some(part));
    has(Part::Question) || has(Part::Half) && has(Part::Beside)
}

/// Whether the lines are a cookie banner even within a post.
fn has_buttons(parts: &[Option<Part>]) -> bool {
    let count = |target: Part| parts.iter().filter(|part| **part == Some(target)).count();
    let buttons = count(Part::Beside);
    count(Part::Question) > 0 && buttons > 0 || count(Part::Half) > 0 && buttons > 1
}

fn part(row: &Row<'_>) -> Option<Part> {
    let is_free = row.month.is_none() && !row.is_heading() && row.look.words <= WORDS;
    if is_free { part_by_words(row.line.text) } else { None }
}

fn part_by_words(text: &str) -> Option<Part> {
    let lower = text.to_lowercase().replace('’', "'");
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let names_cookies = lower.contains("cookie") || lower.contains("témoins de connexion");
    if !names_cookies {
        return BESIDE.contains(bare).then_some(Part::Beside);
    }
    let signs = SIGNS.iter().filter(|sign| lower.contains(**sign)).count();
    let is_voice = VOICE.iter().any(|words| lower.contains(words));
    match signs {
        _ if BESIDE.contains(bare) => Some(Part::Beside),
        1.. if is_voice => Some(Part::Question),
        1.. => Some(Part::Half),
        0 if text.split_whitespace().count() <= SHORT_WORDS => Some(Part::Beside),
        0 => None,
    }
}

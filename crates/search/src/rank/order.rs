//! Orders the results.

use crate::sorting::by_key;

use super::Coverage;
use super::matching::Matched;
use super::score::{Scored, Scorer};

/// A post that was found, and its score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ranked {
    pub(crate) doc: u32,
    pub(crate) score: f32,
}

/// How many of the best posts by words are also scored for closeness: nobody reads further.
const CLOSELY: usize = 300;

/// Scores are compared in thousandths: smaller differences come from the machine, not from the posts.
const GRAIN: f32 = 1000.0;

/// The highest score that can be distinguished: 4,000, in thousandths.
const BEST: f32 = 4_000_000.0;

/// The matching posts, best first.
pub(crate) fn rank(scorer: &Scorer<'_>, matched: &Matched) -> Vec<Ranked> {
    let forgiving = matched.coverage != Coverage::All && matched.coverage != Coverage::Apart;
    let is_complete = |doc: u32| matched.complete.get(doc as usize) == Some(&true);
    // A question does not say which of its words are required.
    let by_score = forgiving || scorer.plan.is_sentence;
    let scored: Vec<Scored> = matched.docs().map(|doc| scorer.words(doc, is_complete(doc))).collect();
    let mut scored = best_first(&scored, by_score);
    let closely = scored.len().min(CLOSELY);
    let (best, _) = scored.split_at_mut(closely);
    best.iter_mut().for_each(|scored| scored.score += scorer.closeness(scored.doc));
    // Equal scores return to the order of the archive, whatever their scores by words alone.
    let again = best_first(&by_key(best, |scored| scored.doc), by_score);
    best.copy_from_slice(&again);
    if matched.coverage == Coverage::Closest || !forgiving {
        drop_far(&mut scored);
    }
    let ranked = |scored: &Scored| Ranked { doc: scored.doc, score: (scored.score * GRAIN).round() / GRAIN };
    scored.iter().map(ranked).collect()
}

/// A post with only some of the words is dropped if its score is below this fraction of the best.
const FAR: f32 = 0.3;

/// Drops posts that have only some of the words and a score far below the best.
fn drop_far(scored: &mut Vec<Scored>) {
    let best = scored.iter().map(|scored| scored.score).fold(0.0, f32::max);
    scored.retain(|scored| scored.complete || scored.score >= FAR * best);
}

/// Orders posts: first those whose title is the query; then, unless ordered `by_score`, those with all words and those
/// with fewer misspelt words; then by score; then in the order of the archive.
fn best_first(scored: &[Scored], by_score: bool) -> Vec<Scored> {
    by_key(scored, |scored| {
        let typos = if by_score { 0 } else { u32::try_from(scored.typos.min(0x7f)).unwrap_or(0x7f) };
        let typos = typos | u32::from(!by_score && !scored.complete) << 7;
        // The score is never negative and is limited to what 22 bits can hold.
        let worse = BEST - (scored.score * GRAIN).round().clamp(0.0, BEST);
        u32::from(!scored.exact_title) << 31 | typos << 23 | worse as u32
    })
}

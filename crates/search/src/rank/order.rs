//! The order of results.

use crate::sorting::by_key;

use super::Coverage;
use super::matching::Matched;
use super::score::{Scored, Scorer};

/// A post that was found, and how good it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ranked {
    pub(crate) doc: u32,
    pub(crate) score: f32,
}

/// For so many of the best by their words, closeness is looked at too: nobody reads on to where it would not be.
const CLOSELY: usize = 300;

/// Scores are compared in thousandths: what differs less is a difference between machines, not posts.
const GRAIN: f32 = 1000.0;

/// The best score that is told from a better one, in grains: four thousand.
const BEST: f32 = 4_000_000.0;

/// The matching posts, best first.
pub(crate) fn rank(scorer: &Scorer<'_>, matched: &Matched) -> Vec<Ranked> {
    let forgiving = matched.coverage != Coverage::All && matched.coverage != Coverage::Apart;
    let is_complete = |doc: u32| matched.complete.get(doc as usize) == Some(&true);
    // Which of its words a question needs, nobody says.
    let by_score = forgiving || scorer.plan.is_sentence;
    let scored: Vec<Scored> = matched.docs().map(|doc| scorer.words(doc, is_complete(doc))).collect();
    let mut scored = best_first(&scored, by_score);
    let closely = scored.len().min(CLOSELY);
    let (best, _) = scored.split_at_mut(closely);
    best.iter_mut().for_each(|scored| scored.score += scorer.closeness(scored.doc));
    // Equal ones are in the order of the archive again, whatever their words alone were worth.
    let again = best_first(&by_key(best, |scored| scored.doc), by_score);
    best.copy_from_slice(&again);
    if matched.coverage == Coverage::Closest || !forgiving {
        drop_far(&mut scored);
    }
    let ranked = |scored: &Scored| Ranked { doc: scored.doc, score: (scored.score * GRAIN).round() / GRAIN };
    scored.iter().map(ranked).collect()
}

/// A post that has only some of the words is left out where its score is less than this part of the best.
const FAR: f32 = 0.3;

/// Leaves out posts that have only some of the words and little of what the best has.
fn drop_far(scored: &mut Vec<Scored>) {
    let best = scored.iter().map(|scored| scored.score).fold(0.0, f32::max);
    scored.retain(|scored| scored.complete || scored.score >= FAR * best);
}

/// Those whose title is the query; then, unless all go `by_score`, those with all words and those with fewer misspelt words; then
/// by score; then by their places in the archive.
fn best_first(scored: &[Scored], by_score: bool) -> Vec<Scored> {
    by_key(scored, |scored| {
        let typos = if by_score { 0 } else { u32::try_from(scored.typos.min(0x7f)).unwrap_or(0x7f) };
        let typos = typos | u32::from(!by_score && !scored.complete) << 7;
        // Never negative, and rounded down to what 22 bits hold.
        let worse = BEST - (scored.score * GRAIN).round().clamp(0.0, BEST);
        u32::from(!scored.exact_title) << 31 | typos << 23 | worse as u32
    })
}

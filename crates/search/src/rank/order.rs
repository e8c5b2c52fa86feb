//! The order of results.

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

/// The matching posts that `keep` lets through, best first.
pub(crate) fn rank(scorer: &Scorer<'_>, matched: &Matched, keep: impl Fn(u32) -> bool) -> Vec<Ranked> {
    let mut scored: Vec<Scored> =
        matched.docs().filter(|doc| keep(*doc)).map(|doc| scorer.words(doc)).collect();
    let forgiving = matched.coverage == super::Coverage::Some;
    let key = |scored: &Scored| {
        let typos = if forgiving { 0 } else { scored.typos };
        let score = (scored.score * GRAIN).round() as i64;
        (!scored.exact_title, typos, std::cmp::Reverse(score), scored.doc)
    };
    if scored.len() > CLOSELY {
        scored.select_nth_unstable_by_key(CLOSELY, key);
    }
    for scored in scored.iter_mut().take(CLOSELY) {
        scored.score += scorer.closeness(scored.doc);
    }
    scored.sort_unstable_by_key(key);
    let ranked = |scored: &Scored| Ranked { doc: scored.doc, score: (scored.score * GRAIN).round() / GRAIN };
    scored.iter().map(ranked).collect()
}

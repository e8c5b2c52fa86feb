//! Finds the blocks of statistics in a sentence.

use super::prose::Prose;
use crate::chain::Draft;
use crate::cues;
use crate::finding::Metric;
use crate::grammar::is_preposition;
use crate::item::{Fact, Item};
use crate::sentence::{Sentence, Span};

impl<'a> Prose<'a> {
    pub(super) fn new(s: &'a Sentence<'a>, items: &[Item], drafts: &[Draft]) -> Self {
        let mut is_statistic = vec![false; s.len()];
        let mut fill = |from: usize, to: usize| {
            for flag in is_statistic.iter_mut().take(to).skip(from) {
                *flag = true;
            }
        };
        for item in items {
            // Counts outside brackets are prose: “in 28 studies”.
            let is_prose = matches!(item.fact, Fact::Count { .. }) && s.group(item.start).is_none();
            if !is_prose {
                fill(item.start, item.end);
            }
            if let Some(open) = s.group(item.start).filter(|open| is_short(s, items, *open)) {
                let close = s.close(open).map_or(item.end, |close| close + 1);
                // “(dropout 18%)”: the bracket names what the percentage is of.
                if names_share(s, item, open) {
                    fill(open, open + 1);
                    fill(item.end, close);
                } else {
                    fill(open, close);
                }
            }
        }
        // “g = 1.01 for EMDR (k = 11)”: the words before the count of studies are the label.
        let end_of = |draft: &Draft| {
            let mut gap = draft.item.end..draft.end;
            let is_apart = gap.any(|at| is_preposition(s.word(at)) && s.group(at).is_none());
            let end = if is_apart { draft.item.end } else { draft.end };
            end + usize::from(cues::OUTCOME_UNITS.contains(&s.word(end)))
        };
        for draft in drafts {
            fill(draft.estimate.from.min(draft.item.start), end_of(draft));
        }
        // “… in 6.2%; 42.5% did not change”: a semicolon outside brackets separates two estimates.
        let parts = |at: usize| {
            s.mark(at) == ';'
                && s.group(at).is_none()
                && drafts.iter().any(|draft| draft.estimate.from.min(draft.item.start) == at + 1)
        };
        let mut blocks: Vec<Span> = Vec::new();
        let mut block_of = Vec::new();
        for draft in drafts {
            let mut start = draft.estimate.from.min(draft.item.start);
            while start > 0 && is_statistic[start - 1] {
                start -= 1;
            }
            let mut end = end_of(draft);
            while end < s.len() && !parts(end) && (is_statistic[end] || is_joint(s, &is_statistic, end)) {
                end += 1;
            }
            match blocks.last_mut() {
                Some(last) if start <= last.1 || is_bare(s, last.1, start) => last.1 = last.1.max(end),
                _ => blocks.push((start, end)),
            }
            block_of.push(blocks.len() - 1);
        }
        let is_peer = |one: usize, other: usize| {
            block_of[one] == block_of[other] && drafts[one].estimate.metric == drafts[other].estimate.metric
        };
        let near = |index: usize| index.saturating_sub(8)..drafts.len().min(index + 8);
        let peers = (0..drafts.len())
            .map(|index| {
                let earlier = near(index).filter(|other| *other < index && is_peer(*other, index)).count();
                (earlier, near(index).filter(|other| is_peer(*other, index)).count())
            })
            .collect();
        let is_percent = drafts.iter().map(|draft| draft.estimate.metric == Metric::Percent).collect();
        let compares = drafts
            .iter()
            .map(|draft| draft.estimate.metric.is_ratio() || draft.estimate.metric == Metric::Nnt)
            .collect();
        let metrics = drafts.iter().map(|draft| draft.estimate.metric).collect();
        let start = after_opening(s, blocks.first().map_or(0, |block| block.0));
        let mut prose =
            Self { s, start, is_statistic, blocks, block_of, peers, is_percent, metrics, compares };
        // “Telephone therapy was easier to stay in: 17% of its patients and 29% of the others left early” starts a new
        // statement.
        // Not “Patients who took both did best: 52% of them were in remission”, nor “Sertraline beat placebo: 55% and 35%
        // responded”.
        if let Some(&(first, end)) = prose.blocks.first()
            && prose.blocks.iter().all(|block| s.word(block.1) == "of" || block.0 > prose.list_end())
            && !matches!(s.word(end + 1), "them" | "these" | "those" | "whom")
            && s.mark(first.saturating_sub(1)) == ':'
            && prose.is_percent[0]
            && prose.list_has_verb()
        {
            prose.start = first;
        }
        prose
    }
}

/// Verbs of analyses, before “that”.
#[rustfmt::skip]
const SHOWS: &[&str] = &[
    "showed", "show", "shows", "found", "revealed", "indicated", "suggested", "confirmed", "demonstrated",
];

/// “Results: …”, “It was found that …” and “Moderator analyses showed that …” are not part of a label.
fn after_opening(s: &Sentence<'_>, end: usize) -> usize {
    let start = after_heading(s);
    let that = (start + 1..end.min(start + 7)).find(|at| s.word(*at) == "that");
    // “Studies of group CBT showed that …” names the topic of the studies.
    let is_frame = |that: &usize| {
        let names = |at: usize| s.number(at).is_some() || is_preposition(s.word(at)) || s.word(at) == "of";
        SHOWS.contains(&s.word(that - 1)) && !(start..*that).any(names)
    };
    if let Some(that) = that.filter(is_frame) {
        return that + 1;
    }
    if s.word(start) != "it" {
        return start;
    }
    let is_found = |at: usize| {
        matches!(
            s.word(at),
            "is" | "was"
                | "has"
                | "been"
                | "also"
                | "clear"
                | "found"
                | "known"
                | "noted"
                | "reported"
                | "shown"
        )
    };
    let that = (start + 1..s.len()).find(|at| !is_found(*at));
    that.filter(|at| s.word(*at) == "that").map_or(start, |that| that + 1)
}

fn after_heading(s: &Sentence<'_>) -> usize {
    let is_heading = matches!(
        s.word(0),
        "results"
            | "result"
            | "findings"
            | "finding"
            | "summary"
            | "conclusion"
            | "conclusions"
            | "methods"
            | "background"
    );
    if is_heading && s.mark(1) == ':' { 2 } else { 0 }
}

/// Whether a bracket begins with one or two words that name its percentage: “(dropout 18%)”.
fn names_share(s: &Sentence<'_>, item: &Item, open: usize) -> bool {
    let is_share = item.estimate().is_some_and(|estimate| estimate.metric == Metric::Percent);
    let is_word = |at: usize| s.word(at).len() > 3 && !is_preposition(s.word(at));
    is_share && (1..=2).contains(&(item.start - open - 1)) && (open + 1..item.start).all(is_word)
}

/// Whether a bracket contains statistics and very few words.
fn is_short(s: &Sentence<'_>, items: &[Item], open: usize) -> bool {
    let close = s.close(open).unwrap_or(s.len());
    // “(g = 0.60 at the end, g = 0.40 at follow-up)”: the words in the bracket distinguish two estimates.
    let estimates =
        items.iter().filter(|item| item.start > open && item.end <= close && item.estimate().is_some());
    let ends: Vec<usize> = estimates.map(|item| item.end).collect();
    if ends.len() > 1 && ends.iter().all(|end| is_preposition(s.word(*end))) {
        return false;
    }
    let words = (open..close).filter(|at| s.word(*at).len() > 2).count();
    let inside = items.iter().filter(|item| item.start >= open && item.end <= close);
    let covered: usize =
        inside.map(|item| (item.start..item.end).filter(|at| s.word(*at).len() > 2).count()).sum();
    words <= covered + 3
}

/// Whether a token only joins statistics: a comma between two of them.
fn is_joint(s: &Sentence<'_>, is_statistic: &[bool], at: usize) -> bool {
    matches!(s.mark(at), ',' | ';' | ')' | ']') && is_statistic.get(at + 1).copied().unwrap_or(false)
}

/// Whether the only words between two tokens join numbers.
fn is_bare(s: &Sentence<'_>, from: usize, to: usize) -> bool {
    let is_parted = (from..to).any(|at| s.mark(at) == ';' && s.group(at).is_none());
    !is_parted
        && (from..to)
            .all(|at| s.word(at).is_empty() || matches!(s.word(at), "vs" | "versus" | "v" | "and" | "or"))
}

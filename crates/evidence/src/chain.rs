//! Attaches intervals, p, k, n and I² to their estimates (rules 6 to 8 and 11).
//!
//! Items form a *chain* if only punctuation and a few words separate them. An item after an estimate in its chain
//! belongs to that estimate. An item before the first estimate of a bracket or a chain belongs to that first estimate.

mod p_value;

use crate::cues;
use crate::finding::Metric;
use crate::grammar::is_verb;
use crate::item::{Count, Estimate, Fact, Interval, Item};
use crate::sentence::Sentence;

/// An estimate with its attached values.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Draft {
    pub(crate) item: Item,
    pub(crate) estimate: Estimate,
    pub(crate) ci: Option<(f64, f64)>,
    pub(crate) level: Option<f64>,
    pub(crate) p: Option<String>,
    pub(crate) k: Option<u64>,
    pub(crate) n: Option<u64>,
    pub(crate) i2: Option<f64>,
    /// The token after its last one.
    pub(crate) end: usize,
}

/// The drafts of a sentence, and the values without a draft.
pub(crate) struct Chains {
    pub(crate) drafts: Vec<Draft>,
    /// Counts elsewhere in the sentence.
    pub(crate) loose: Vec<(Count, u64)>,
    /// Tokens of intervals in round brackets without a label.
    pub(crate) unlabelled: Vec<(usize, usize)>,
}

/// Builds the drafts of a sentence.
pub(crate) fn attach(s: &Sentence<'_>, items: &[Item]) -> Chains {
    let mut builder = Builder::new(s, items);
    for index in 0..items.len() {
        builder.attach_item(index);
    }
    builder.share_counts();
    Chains { drafts: builder.drafts, loose: builder.loose, unlabelled: builder.unlabelled }
}

struct Builder<'a> {
    s: &'a Sentence<'a>,
    items: &'a [Item],
    drafts: Vec<Draft>,
    /// For each item, its draft if the item is an estimate.
    draft_of: Vec<Option<usize>>,
    /// For each item, its chain number.
    chain: Vec<usize>,
    loose: Vec<(Count, u64)>,
    unlabelled: Vec<(usize, usize)>,
}

impl<'a> Builder<'a> {
    fn new(s: &'a Sentence<'a>, items: &'a [Item]) -> Self {
        let mut drafts = Vec::new();
        let mut draft_of = Vec::new();
        let mut chain = Vec::new();
        let mut number = 0;
        for (index, item) in items.iter().enumerate() {
            if index > 0 && !is_linked(s, &items[index - 1], item) {
                number += 1;
            }
            chain.push(number);
            draft_of.push(item.estimate().map(|_| drafts.len()));
            if let Some(estimate) = item.estimate() {
                drafts.push(Draft {
                    item: item.clone(),
                    estimate: estimate.clone(),
                    ci: None,
                    level: None,
                    p: None,
                    k: None,
                    n: None,
                    i2: None,
                    end: item.end,
                });
            }
        }
        Self { s, items, drafts, draft_of, chain, loose: Vec::new(), unlabelled: Vec::new() }
    }

    /// Attaches the item at `index` to its draft.
    fn attach_item(&mut self, index: usize) {
        let item = &self.items[index];
        match &item.fact {
            Fact::Interval(interval) => self.attach_interval(index, *interval),
            Fact::P { text, for_each } => self.attach_p(index, text, *for_each),
            Fact::I2(value) => {
                if let Some(draft) = self.owner(index, false)
                    && self.drafts[draft].i2.is_none()
                {
                    self.drafts[draft].i2 = Some(*value);
                    self.extend(draft, item.end);
                }
            }
            Fact::Count { kind, value } => self.attach_count(index, *kind, *value),
            Fact::Estimate(_) | Fact::Header(_) | Fact::Foreign(_) | Fact::Refused(_) => {}
        }
    }

    fn extend(&mut self, draft: usize, end: usize) {
        let draft = &mut self.drafts[draft];
        draft.end = draft.end.max(end);
    }

    /// The estimate of an item: the one before it in its bracket, else in its chain; else the one after it in its chain.
    fn owner(&self, index: usize, is_count: bool) -> Option<usize> {
        let group = self.s.group(self.items[index].start);
        let is_near = |other: usize| self.chain[other] == self.chain[index];
        let shares_group = |other: usize| group.is_some() && self.s.group(self.items[other].start) == group;
        let before = |test: &dyn Fn(usize) -> bool| {
            (0..index).rev().take(16).find(|other| self.draft_of[*other].is_some() && test(*other))
        };
        let after = |test: &dyn Fn(usize) -> bool| {
            (index + 1..self.items.len())
                .take(8)
                .find(|other| self.draft_of[*other].is_some() && test(*other))
        };
        let found = before(&|other| shares_group(other))
            .or_else(|| before(&is_near))
            .or_else(|| after(&|other| shares_group(other) && is_near(other)))
            .or_else(|| after(&|other| is_near(other) && !(is_count && self.opens_bracket(index, other))));
        found.and_then(|other| self.draft_of[other])
    }

    /// Whether a bracket opens between an item outside it and a later item: “12 studies (g = …”.
    fn opens_bracket(&self, index: usize, later: usize) -> bool {
        let gap = self.items[index].end..self.items[later].start;
        let depth_differs = self.s.group(self.items[index].start) != self.s.group(self.items[later].start);
        depth_differs && gap.clone().all(|at| !matches!(self.s.mark(at), ',' | ';'))
    }

    fn attach_interval(&mut self, index: usize, interval: Interval) {
        let item = &self.items[index];
        let owner = match self.owner(index, false) {
            // A labelled interval in brackets may follow a few words later: “an SMD of 0.5 in favour of CBT (95% CI
            // …)”.
            None if interval.is_labelled => self.distant_owner(index),
            owner => owner,
        };
        let Some(draft) = owner.filter(|draft| self.drafts[*draft].ci.is_none()) else { return };
        if self.has_own_statistic(index, interval) {
            return;
        }
        let target = &self.drafts[draft];
        let mut level = interval.level;
        if !interval.is_labelled {
            if !is_right_after(self.s, target, item) {
                return;
            }
            let earlier = self.earlier_level(index, target.estimate.metric);
            if earlier.is_none() && !interval.is_square {
                self.unlabelled.push((item.start, item.end));
                return;
            }
            level = earlier.flatten();
        }
        let target = &mut self.drafts[draft];
        target.ci = Some(interval.bounds);
        target.level = level;
        self.extend(draft, item.end);
    }

    /// Whether the interval belongs to a statistic directly before it: to M or τ², or to an I² within its bounds.
    fn has_own_statistic(&self, index: usize, interval: Interval) -> bool {
        if self.follows_unread_number(index) {
            return true;
        }
        let (low, high) = interval.bounds;
        for item in self.items[..index].iter().rev() {
            match item.fact {
                Fact::I2(value) => return (low..=high).contains(&value),
                Fact::Foreign(true) => return true,
                Fact::P { .. } | Fact::Foreign(false) => {}
                _ => return false,
            }
        }
        false
    }

    /// “(difference 1.1 points, 95% CI −0.9 to 3.1; d = 0.11)”: directly before the interval is a number that the
    /// reader skips.
    fn follows_unread_number(&self, index: usize) -> bool {
        let (s, start) = (self.s, self.items[index].start);
        let Some(mut at) = start.checked_sub(1) else { return false };
        if at > 0 && matches!(s.mark(at), ',' | '(' | '[' | ';') {
            at -= 1;
        }
        if at > 0 && cues::OUTCOME_UNITS.contains(&s.word(at)) {
            at -= 1;
        }
        let is_read = || self.items.iter().any(|item| item.start <= at && at < item.end);
        s.is_decimal(at) && !is_read()
    }

    /// The level of an earlier labelled interval of the list, or of a header; `None` if there is neither.
    fn earlier_level(&self, index: usize, metric: Metric) -> Option<Option<f64>> {
        let header = self.items[..index].iter().rev().take(40).find_map(|item| match item.fact {
            Fact::Header(level) => Some(level),
            _ => None,
        });
        header.or_else(|| {
            let labelled = self.items[..index]
                .iter()
                .rev()
                .take(40)
                .any(|item| matches!(item.fact, Fact::Interval(Interval { is_labelled: true, .. })));
            let of_list = self
                .drafts
                .iter()
                .rev()
                .find(|draft| draft.estimate.metric == metric && draft.ci.is_some())?;
            labelled.then_some(of_list.level)
        })
    }

    /// The estimate in the item before, if the item begins a bracket or follows a comma or semicolon, at most 14 tokens later
    /// in the same clause.
    fn distant_owner(&self, index: usize) -> Option<usize> {
        let item = &self.items[index];
        let opens = item
            .start
            .checked_sub(1)
            .is_some_and(|before| matches!(self.s.mark(before), '(' | '[' | ',' | ';'));
        let before = index.checked_sub(1)?;
        let draft = self.draft_of[before]?;
        let gap = item.start - self.items[before].end;
        let clause = self.s.clause(self.items[before].start);
        (opens && gap <= 14 && self.s.clause(item.start) == clause).then_some(draft)
    }

    /// The estimate of a count of studies in a bracket of its own, with a name between: “g = 1.01 for EMDR (k = 11)”.
    fn studies_owner(&self, index: usize) -> Option<usize> {
        let item = &self.items[index];
        let is_alone = item.start.checked_sub(1).is_some_and(|before| self.s.mark(before) == '(')
            && self.s.mark(item.end) == ')';
        let gap = self.items[index.checked_sub(1)?].end..item.start;
        let is_name =
            gap.clone().all(|at| !is_verb(self.s.word(at)) && !matches!(self.s.mark(at), ',' | ';'));
        let names = matches!(self.s.word(gap.start), "for" | "in" | "with" | "among" | "at" | "on");
        if is_alone && is_name && names && gap.len() <= 8 { self.distant_owner(index) } else { None }
    }

    /// The estimate of an interval at the start of the same bracket: “g = 0.41 at the end (95% CI …, 31 studies)”.
    fn owner_of_bracket(&self, index: usize) -> Option<usize> {
        let group = self.s.group(self.items[index].start)?;
        let is_interval = |at: &usize| {
            self.s.group(self.items[*at].start) == Some(group)
                && matches!(self.items[*at].fact, Fact::Interval(Interval { is_labelled: true, .. }))
        };
        let interval = (index.saturating_sub(4)..index).find(is_interval)?;
        self.distant_owner(interval).filter(|draft| self.drafts[*draft].ci.is_some())
    }

    fn attach_count(&mut self, index: usize, kind: Count, value: u64) {
        if kind == Count::Other {
            return;
        }
        // A count before the estimate must be in its bracket or its comma chain; otherwise it may be the size of one
        // arm.
        let item = &self.items[index];
        let is_within = |draft: &usize| {
            let start = self.drafts[*draft].item.start;
            let (group, own) = (self.s.group(start), self.s.group(item.start));
            let is_listed = (item.end..start).any(|at| matches!(self.s.mark(at), ',' | ';'));
            // “Of 120 veterans, 49% …”: the sentence opens with the total, which belongs to no single estimate.
            let opens_sentence =
                item.start == 1 && matches!(self.s.word(0), "of" | "in" | "among" | "across" | "from");
            // “(risk ratio 1.32 [1.14, 1.53]), and seven patients were …”: the subject of another clause.
            let is_subject = own.is_none() && group.is_some() && is_verb(self.s.word(item.end));
            (start < item.start && !is_subject)
                || (group == own && (own.is_some() || (is_listed && !opens_sentence)))
        };
        let named = if kind == Count::Studies { self.studies_owner(index) } else { None };
        let owner = named.or_else(|| self.owner(index, true)).or_else(|| self.owner_of_bracket(index));
        let Some(draft) = owner.filter(is_within).filter(|_| !self.has_rival(index, kind, value)) else {
            self.loose.push((kind, value));
            return;
        };
        // “18 trials, g = 0.33; 9 trials, g = 0.41”: the second count belongs to the next estimate.
        let is_taken =
            if kind == Count::Studies { self.drafts[draft].k } else { self.drafts[draft].n }.is_some();
        let Some(draft) = (if is_taken { self.next_in_chain(draft, index) } else { Some(draft) }) else {
            return;
        };
        let target = &mut self.drafts[draft];
        let count = if kind == Count::Studies { &mut target.k } else { &mut target.n };
        if count.is_none() {
            *count = Some(value);
            let end = self.items[index].end;
            self.extend(draft, end);
        }
    }

    /// Whether another count of the same kind is beside it, so that neither is the total: “1,010 women and 640 men”.
    fn has_rival(&self, index: usize, kind: Count, value: u64) -> bool {
        let is_rival = |other: usize| {
            let between = index.min(other) + 1..index.max(other);
            // “Six RCTs (k = 6)” states one count twice.
            matches!(self.items[other].fact, Fact::Count { kind: found, value: size } if found == kind && size != value)
                && self.chain[other] == self.chain[index]
                && between.into_iter().all(|item| self.draft_of[item].is_none())
        };
        let near = index.saturating_sub(8)..self.items.len().min(index + 8);
        near.into_iter().any(|other| other != index && is_rival(other))
    }

    /// The draft after the given one, if it follows the item in its chain.
    fn next_in_chain(&self, draft: usize, index: usize) -> Option<usize> {
        let next = draft + 1;
        let start = self.drafts.get(next)?.item.start;
        let position =
            (index + 1..self.items.len()).take(8).find(|other| self.items[*other].start == start)?;
        (self.chain[position] == self.chain[index]).then_some(next)
    }

    /// Shares k and n between two adjacent metrics of one effect, which are in one chain (rule 11).
    fn share_counts(&mut self) {
        let indices: Vec<usize> =
            (0..self.items.len()).filter(|index| self.draft_of[*index].is_some()).collect();
        for pair in indices.windows(2) {
            let [one, other] = [pair[0], pair[1]];
            let (Some(first), Some(second)) = (self.draft_of[one], self.draft_of[other]) else { continue };
            let is_one_effect = self.chain[one] == self.chain[other]
                && self.drafts[first].estimate.metric != self.drafts[second].estimate.metric
                && self.drafts[first].estimate.metric != Metric::Percent
                && self.drafts[second].estimate.metric != Metric::Percent;
            if !is_one_effect {
                continue;
            }
            let (k, n) = (
                self.drafts[first].k.or(self.drafts[second].k),
                self.drafts[first].n.or(self.drafts[second].n),
            );
            for draft in [first, second] {
                self.drafts[draft].k = k;
                self.drafts[draft].n = n;
            }
        }
    }
}

/// Whether two adjacent items are in one chain.
fn is_linked(s: &Sentence<'_>, one: &Item, other: &Item) -> bool {
    let is_unit_possible =
        one.estimate().is_some_and(|estimate| matches!(estimate.metric, Metric::Md | Metric::B));
    let is_estimate = other.estimate().is_some();
    let is_interval = matches!(other.fact, Fact::Interval(_));
    let start = other.estimate().map_or(other.start, |estimate| estimate.from.min(other.start));
    let gap = one.end..start;
    gap.len() <= 10
        && gap.into_iter().all(|at| match (s.mark(at), s.word(at)) {
            (',' | ';' | '(' | ')' | '[' | ']' | ':' | '—' | '–' | '-', _) => true,
            ('/', _) => is_unit_possible,
            (' ', "") => false,
            (_, "and" | "with" | "from") => !is_estimate,
            (_, "or" | "i" | "e") => is_estimate,
            (_, "the") => is_interval,
            (_, word) => {
                cues::CHAIN_WORDS.contains(&word) && !is_estimate
                    || (is_unit_possible && cues::OUTCOME_UNITS.contains(&word))
            }
        })
}

/// Whether an unlabelled interval directly follows its estimate.
fn is_right_after(s: &Sentence<'_>, draft: &Draft, item: &Item) -> bool {
    (draft.item.end..item.start).all(|at| cues::OUTCOME_UNITS.contains(&s.word(at)) || s.mark(at) == ',')
        && item.start <= draft.item.end + 2
}

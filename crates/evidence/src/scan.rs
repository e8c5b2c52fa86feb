//! A sentence → its items, in order.

use crate::counts::count_at;
use crate::cues;
use crate::finding::Metric;
use crate::interval::{label_at, pair_after_label, pair_at};
use crate::item::{Estimate, Fact, Interval, Item, Value};
use crate::mention::{Form, Named, mention_at};
use crate::percent::percentages_at;
use crate::sentence::Sentence;
use crate::small::{i2_at, p_at};
use crate::token::is_dash;
use crate::value::{Found, value_of};

/// All items of a sentence in the order of their numbers.
pub(crate) fn scan(s: &Sentence<'_>) -> Vec<Item> {
    let mut scan = Scan { s, items: Vec::new(), taken: vec![false; s.len()] };
    let mut at = 0;
    while at < s.len() {
        at = scan.step(at).max(at + 1);
    }
    scan.items.sort_by_key(|item| item.start);
    scan.inherit_metrics();
    scan.items.sort_by_key(|item| item.start);
    scan.items
}

/// The items found so far in a sentence.
pub(crate) struct Scan<'a> {
    pub(crate) s: &'a Sentence<'a>,
    pub(crate) items: Vec<Item>,
    /// The tokens that already belong to an item.
    pub(crate) taken: Vec<bool>,
}

impl Scan<'_> {
    fn push(&mut self, item: Item) -> usize {
        let end = item.end;
        for taken in self.taken.iter_mut().take(end).skip(item.start) {
            *taken = true;
        }
        self.items.push(item);
        end
    }

    pub(crate) fn is_taken(&self, at: usize) -> bool {
        self.taken.get(at).copied().unwrap_or(true)
    }

    /// Reads the item that begins at `at`, and returns the next token to read.
    fn step(&mut self, at: usize) -> usize {
        if self.is_taken(at) {
            return at + 1;
        }
        let small = p_at(self.s, at).or_else(|| i2_at(self.s, at));
        if let Some(item) = self.interval(at).or(small) {
            return self.push(item);
        }
        if let Some(end) = self.estimate(at) {
            return end;
        }
        if let Some(item) = self.error_in_bracket(at) {
            return self.push(item);
        }
        if let Some(items) = percentages_at(self.s, at) {
            return items.into_iter().map(|item| self.push(item)).max().unwrap_or(at);
        }
        if let Some(item) = count_at(self.s, at).or_else(|| self.spread(at)) {
            return self.push(item);
        }
        at + 1
    }

    /// A labelled interval, a label alone, or two numbers in a bracket.
    fn interval(&self, at: usize) -> Option<Item> {
        let s = self.s;
        if let Some(label) = label_at(s, at) {
            let pair = pair_after_label(s, label.end);
            let fact = match pair {
                _ if !label.is_confidence => Fact::Foreign(pair.is_none()),
                Some(pair) => Fact::Interval(Interval {
                    bounds: (pair.low, pair.high),
                    level: label.level,
                    is_labelled: true,
                    is_square: false,
                }),
                None => Fact::Header(label.level),
            };
            return Some(Item { fact, start: at, end: pair.map_or(label.end, |pair| pair.end) });
        }
        if let Some(item) = pair_after_comma(s, at) {
            return Some(item);
        }
        let is_square = s.mark(at) == '[';
        // `r = −.14, [−.19, −.09]`.
        let before = at - usize::from(is_square && at > 0 && s.mark(at - 1) == ',');
        if !is_square && s.mark(at) != '(' || !follows_number(s, before) {
            return None;
        }
        let pair = pair_at(s, at + 1)?;
        let mut interval =
            Interval { bounds: (pair.low, pair.high), level: None, is_labelled: false, is_square };
        if s.close(at) == Some(pair.end) {
            return Some(Item { fact: Fact::Interval(interval), start: at, end: pair.end + 1 });
        }
        if !matches!(s.mark(pair.end), ',' | ';') {
            return None;
        }
        if let Some(label) = label_at(s, pair.end + 1) {
            interval.level = label.level;
            interval.is_labelled = label.is_confidence;
            return Some(Item { fact: Fact::Interval(interval), start: at, end: label.end });
        }
        Some(Item { fact: Fact::Interval(interval), start: at, end: pair.end })
    }

    /// Reads a name and its number. Returns the token after the name, since its number may be far away.
    fn estimate(&mut self, at: usize) -> Option<usize> {
        let s = self.s;
        let mention = mention_at(s, at).filter(|_| s.word_before(at) != "per")?;
        let metric = match mention.named {
            Named::Metric(metric) => metric,
            Named::Foreign(own) => return self.foreign(at, mention.end, mention.form, own),
        };
        if is_bounded(s, mention.start)
            && let Some(Found::Value { end, .. }) = value_of(s, &mention)
        {
            return Some(self.push(Item { fact: Fact::Foreign(true), start: mention.start, end }));
        }
        let Some(found) = value_of(s, &mention).or_else(|| self.value_before(at, mention.end)) else {
            return Some(mention.end);
        };
        match found {
            Found::Value { at: value_at, .. } if self.is_taken(value_at) => {}
            Found::Value { value, at: value_at, end, direct } => {
                let is_spearman =
                    mention.plural && metric == Metric::R && s.raw(at) == "rs" && !is_several(s, value, end);
                let is_joined =
                    direct && value_at > mention.start && is_one_piece(s, mention.start, value_at);
                let from = if is_joined { mention.start } else { value_at };
                let estimate = Estimate { metric, value, from, name: mention.start, heir_of: None };
                let fact = if is_spearman {
                    Fact::Refused("rs with one value may be Spearman’s correlation")
                } else {
                    Fact::Estimate(estimate)
                };
                self.push(Item { fact, start: value_at, end });
            }
            Found::NotRead { end } => {
                self.push(Item { fact: Fact::Foreign(true), start: mention.start, end });
            }
            Found::Refused { end, reason } => {
                self.push(Item { fact: Fact::Refused(reason), start: mention.start, end });
            }
        }
        Some(mention.end)
    }

    /// The number before a name in brackets: “an effect of 0.34 (Hedges’ g; 95% CI …)”.
    fn value_before(&self, at: usize, name_end: usize) -> Option<Found> {
        let s = self.s;
        let open = s.group(at)?;
        let mut before = open.checked_sub(1)?;
        before -= usize::from(before > 0 && cues::OUTCOME_UNITS.contains(&s.word(before)));
        let is_alone = matches!(s.mark(name_end), ')' | ']' | ',' | ';');
        let number = s.number(before).filter(|number| number.has_decimals() && number.fault.is_none())?;
        let is_first = (open + 1..at).all(|index| !s.word(index).is_empty());
        let is_effect = (before.saturating_sub(6)..before).any(|index| {
            matches!(
                s.word(index),
                "effect"
                    | "effects"
                    | "size"
                    | "sizes"
                    | "association"
                    | "difference"
                    | "estimate"
                    | "differed"
            )
        });
        // “−4.1 days (MD; 95% CI …)”
        let is_effect = is_effect || (open + 1 == at && label_at(s, name_end + 1).is_some());
        (is_alone && is_first && is_effect && !self.is_taken(before)).then_some(Found::Value {
            value: Value::One(number.value),
            at: before,
            end: name_end,
            direct: true,
        })
    }

    /// A statistic that the reader skips, with its number: `t(28) = 1.14`.
    fn foreign(&mut self, at: usize, name_end: usize, form: Form, own: bool) -> Option<usize> {
        let s = self.s;
        let mut value = name_end;
        if s.mark(value) == '(' {
            value = s.close(value).map_or(value, |close| close + 1);
        }
        if matches!(s.mark(value), ')' | ']') && matches!(s.word(value + 1), "was" | "is" | "of" | "were") {
            value += 1;
        }
        let mut is_linked = false;
        for _ in 0..4 {
            let is_link = matches!(s.mark(value), '=' | '<' | '>' | '≤' | '≥' | '≈' | ':' | ',' | '±')
                || (form != Form::Letter
                    && (cues::LINKS.contains(&s.word(value)) || cues::FILLERS.contains(&s.word(value))))
                || (is_linked && cues::FILLERS.contains(&s.word(value)))
                || matches!(s.word(value), "was" | "of" | "were" | "is");
            if !is_link {
                break;
            }
            is_linked = true;
            value += 1;
        }
        // `SE 0.40`.
        let is_next = value == name_end && form == Form::Symbol && s.is_decimal(value);
        if !(is_linked || is_next)
            || s.number(value).is_none()
            || (s.mark(value - 1) == ',' && form == Form::Letter)
        {
            return None;
        }
        let end = pair_at(s, value)
            .filter(|pair| pair.end == value + 3 && s.mark(value + 1) != ',')
            .map_or(value + 1, |pair| pair.end);
        Some(self.push(Item { fact: Fact::Foreign(own), start: at, end }))
    }

    /// `b = 0.45 (0.11), p < .001`: a number alone in the bracket after an estimate is its standard error.
    fn error_in_bracket(&self, at: usize) -> Option<Item> {
        let s = self.s;
        let is_error = s.mark(at) == '(' && s.is_decimal(at + 1) && s.close(at) == Some(at + 2);
        let of_estimate = |item: &Item| {
            item.end == at && item.estimate().is_some_and(|estimate| estimate.metric != Metric::Percent)
        };
        let follows = is_error && self.items.iter().rev().take(4).any(of_estimate);
        follows.then_some(Item { fact: Fact::Foreign(false), start: at, end: at + 3 })
    }

    /// `± 0.09`.
    fn spread(&self, at: usize) -> Option<Item> {
        let is_spread = self.s.mark(at) == '±' && self.s.number(at + 1).is_some();
        is_spread.then_some(Item { fact: Fact::Foreign(false), start: at, end: at + 2 })
    }
}

/// Whether an inequality precedes a name: “up to r = .20”.
fn is_bounded(s: &Sentence<'_>, name: usize) -> bool {
    let Some(before) = name.checked_sub(1) else { return false };
    match s.word(before) {
        "to" => s.word_before(before) == "up",
        "least" | "most" => s.word_before(before) == "at",
        "than" => cues::BOUND_WORDS.contains(&s.word_before(before)),
        word => matches!(
            word,
            "above" | "below" | "exceeding" | "exceeded" | "exceeds" | "exceed" | "beyond" | "under"
        ),
    }
}

/// Whether plural `rs` has several values, so that it is not Spearman’s r with an index.
fn is_several(s: &Sentence<'_>, value: Value, end: usize) -> bool {
    matches!(value, Value::Range(..))
        || (matches!(s.word(end), "and" | "to" | "or") && s.number(end + 1).is_some())
        || (s.mark(end) == ',' && s.is_decimal(end + 1))
}

/// The bounds in `(−0.75, −1.00 to −0.50)`, whose label is at the start of the list.
fn pair_after_comma(s: &Sentence<'_>, at: usize) -> Option<Item> {
    let open = s.group(at)?;
    let is_placed = matches!(s.mark(at), ',' | ';') && s.number(at.checked_sub(1)?).is_some();
    let pair = pair_at(s, at + 1).filter(|_| is_placed)?;
    let joined = at + 2 + usize::from(s.mark(at + 2) == '%');
    let is_span = s.word(joined) == "to" || is_dash(s.mark(joined));
    let ends = s.close(open) == Some(pair.end) || matches!(s.mark(pair.end), ',' | ';');
    let bounds = (pair.low, pair.high);
    let interval = Interval { bounds, level: None, is_labelled: false, is_square: false };
    (is_span && ends).then_some(Item { fact: Fact::Interval(interval), start: at, end: pair.end })
}

/// Whether the bracket at `at` follows a number, its sign or its unit.
fn follows_number(s: &Sentence<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    s.number(before).is_some() || s.mark(before) == '%' || cues::OUTCOME_UNITS.contains(&s.word(before))
}

/// Whether a name and its value are in one piece: between them no interval label, and no bracket that opened earlier closes.
fn is_one_piece(s: &Sentence<'_>, name: usize, value: usize) -> bool {
    (name..value).all(|at| {
        let closes_earlier =
            matches!(s.mark(at), ')' | ']') && !(name..at).any(|open| s.close(open) == Some(at));
        !closes_earlier && label_at(s, at).is_none()
    })
}

//! Percentages: a single one, a range, or a list with a shared sign: `38.4 vs. 25.1%` (rule 4).

use crate::cues::{BOUND_WORDS, TIMES};
use crate::finding::Metric;
use crate::interval::percent_sign;
use crate::item::{Estimate, Fact, Item, Value};
use crate::sentence::Sentence;
use crate::token::is_dash;
use crate::unit::is_open_ended;
use crate::value::{fault_at, is_change};

/// One number of a list such as `35.6 vs. 20.2%`.
struct Member {
    at: usize,
    end: usize,
    is_signed: bool,
    /// The joint with the one before.
    joint: Joint,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    First,
    Dash,
    To,
    And,
    Comma,
    Versus,
}

/// The percentages that begin at `at`: a single one, a range, or a list with a shared sign.
pub(crate) fn percentages_at(s: &Sentence<'_>, at: usize) -> Option<Vec<Item>> {
    let members = members_at(s, at)?;
    let first = members.first()?;
    let last = members.last()?;
    if members.iter().any(|member| fault_at(s, member.at).is_some()) {
        let fact = Fact::Refused("a percentage that cannot be read");
        return Some(vec![Item { fact, start: first.at, end: last.end }]);
    }
    if is_bound(s, first.at, last.end) {
        return Some(vec![Item { fact: Fact::Foreign(true), start: first.at, end: last.end }]);
    }
    let estimate = |value, member: &Member, end| Item {
        fact: Fact::Estimate(Estimate {
            metric: Metric::Percent,
            value,
            from: member.at,
            name: first.at,
            heir_of: (member.at > first.at).then_some(first.at),
        }),
        start: member.at,
        end,
    };
    let number = |member: &Member| s.number(member.at).map_or(0.0, |number| number.value);
    if let [low, high] = members.as_slice()
        && is_range(s, low, high)
    {
        return Some(vec![estimate(Value::Range(number(low), number(high)), low, high.end)]);
    }
    Some(members.iter().map(|member| estimate(Value::One(number(member)), member, member.end)).collect())
}

fn members_at(s: &Sentence<'_>, at: usize) -> Option<Vec<Member>> {
    let mut members = vec![member_at(s, at, Joint::First)?];
    // “25% at week 12 and 41 vs. 30% at week 52”: the number of a week is not part of the list.
    if !members[0].is_signed && (TIMES.contains(&s.word_before(at)) || TIMES.contains(&s.word(at + 1))) {
        return None;
    }
    while members.len() < 6 {
        let last = members.last()?;
        let Some((joint, next)) = joint_at(s, last.end) else { break };
        let Some(member) = member_at(s, next, joint) else { break };
        let is_between = joint == Joint::And && s.word_before(at) == "between";
        // After a percent sign, only a range continues; anything else is a separate percentage.
        if last.is_signed && !matches!(joint, Joint::Dash | Joint::To) && !is_between {
            break;
        }
        if last.is_signed && !member.is_signed {
            break;
        }
        members.push(member);
    }
    let signed = members.iter().rposition(|member| member.is_signed)?;
    members.truncate(signed + 1);
    // `Of 80, 45% recovered` is not a list.
    let is_comma_of_sentence = members.len() < 3 && members.iter().any(|member| member.joint == Joint::Comma);
    let is_large = members.len() > 1
        && members.iter().any(|member| s.number(member.at).is_some_and(|n| n.value > 100.0));
    (!is_comma_of_sentence && !is_large).then_some(members)
}

fn member_at(s: &Sentence<'_>, at: usize, joint: Joint) -> Option<Member> {
    s.number(at)?;
    let sign = percent_sign(s, at + 1);
    Some(Member { at, end: at + 1 + sign.unwrap_or(0), is_signed: sign.is_some(), joint })
}

/// The joint between two numbers, and the token after it.
fn joint_at(s: &Sentence<'_>, at: usize) -> Option<(Joint, usize)> {
    match (s.mark(at), s.word(at)) {
        (mark, _) if is_dash(mark) => Some((Joint::Dash, at + 1)),
        (',', _) => Some((Joint::Comma, at + 1 + usize::from(matches!(s.word(at + 1), "and" | "or")))),
        (_, "to") => Some((Joint::To, at + 1)),
        (_, "and" | "or") => Some((Joint::And, at + 1)),
        // “29% as against 16%”
        (_, "as") if s.word(at + 1) == "against" => Some((Joint::Versus, at + 2)),
        (_, "vs" | "versus" | "against" | "v") => {
            Some((Joint::Versus, at + 1 + usize::from(s.mark(at + 1) == '.')))
        }
        _ => None,
    }
}

fn is_range(s: &Sentence<'_>, low: &Member, high: &Member) -> bool {
    match high.joint {
        Joint::Dash => true,
        Joint::To => !(s.word_before(low.at) == "from" && is_change(s, low.at - 1, falls(s, low, high))),
        Joint::And => s.word_before(low.at) == "between",
        _ => false,
    }
}

fn falls(s: &Sentence<'_>, low: &Member, high: &Member) -> bool {
    s.number(low.at).zip(s.number(high.at)).is_some_and(|(low, high)| low.value > high.value)
}

/// Whether the percentage is an inequality, a measure of spread, or percentage points.
fn is_bound(s: &Sentence<'_>, at: usize, end: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return is_open_ended(s, end) };
    if matches!(s.mark(before), '<' | '>' | '≤' | '≥' | '±') || is_open_ended(s, end) {
        return true;
    }
    let (word, earlier) = (s.word(before), s.word_before(before));
    let is_bounded = match word {
        "than" | "to" | "as" => BOUND_WORDS.contains(&earlier) && earlier != "within",
        "least" | "most" => earlier == "at",
        "for" => matches!(earlier, "allowed" | "allow" | "allowing"),
        "over" | "under" | "above" | "below" | "exceeding" | "exceeded" | "exceeds" | "exceed" | "beyond" => {
            true
        }
        _ => false,
    };
    // “a 50% drop or more”, “the worst 10%”.
    is_bounded
        || is_open_ended(s, end + 1)
        || RANKS.contains(&word)
        || matches!(s.word(end), "point" | "points" | "confidence" | "certain" | "sure")
        || (is_dash(s.mark(end)) && s.word(end + 1).starts_with("point"))
}

/// Words before a percentage that is a part of a ranking.
#[rustfmt::skip]
const RANKS: &[&str] = &[
    "top", "bottom", "worst", "best", "lowest", "highest", "upper", "lower", "poorest", "middle",
];

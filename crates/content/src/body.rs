//! Checks a post's text: summary, heading, implications.

use pprnet_archive::{Block, word_count};
use toml::de::DeValue;

use super::instead;
use super::problem::{Problem, Remarks};
use super::source::{Parts, Source};
use super::syntax::intended_value;
use crate::markdown::{self, Fault, FaultKind, Heading, Section};

/// More words than this below the heading are unusual: busy readers look for the point there.
const LONG_IMPLICATIONS: usize = 300;

/// The first line of the text that belongs to the front matter: a key with a value, a table heading, or another line `+++`.
fn misplaced(body: &str) -> Option<(usize, &str)> {
    const KEYS: [&str; 12] = [
        "title", "month", "topics", "types", "citation", "draft", "publish", "was", "order", "findings",
        "added", "metric",
    ];
    const TABLES: [&str; 5] = ["[[finding]]", "[[notice]]", "[article]", "[[article.author]]", "+++"];
    let is_assigned = |line: &str| {
        let Some((key, value)) = line.split_once(['=', ':']) else { return false };
        let value = value.trim();
        let is_between = |open: &[char], close: &[char]| {
            value.len() > 1 && value.starts_with(open) && value.ends_with(close)
        };
        // Compare the whole rest of the line: “order = 2 and was …” is a sentence.
        let is_value = is_between(&['"', '\'', '“'], &['"', '\'', '”'])
            || is_between(&['['], &[']'])
            || (!value.is_empty() && value.chars().all(|c| c.is_ascii_digit() || c == '-'))
            || matches!(value, "true" | "false" | "yes" | "no");
        KEYS.contains(&key.trim()) && is_value
    };
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        let words = line.trim();
        if TABLES.contains(&words) || is_assigned(words) {
            return Some((at, words));
        }
        at += line.len();
    }
    None
}

/// What to do with a line of the front matter that is below it; the front matter ends in line `end`.
fn above(line: &str, end: usize) -> String {
    let colon = line.split_once(':').filter(|(key, _)| !key.contains(['=', '[']));
    let belongs = format!("“{line}” belongs above the text, between the two lines +++");
    match colon {
        Some((key, value)) => {
            let key = key.trim();
            format!(
                "{belongs}. Write {key} = {} above line {end}, and remove it here",
                intended_value(key, value)
            )
        }
        None => format!("{belongs}. Move it above line {end}"),
    }
}

/// A line of the first paragraph that says in the words of another program that the post is not shown: `Status: draft`.
fn hiding_line(body: &str) -> Option<(usize, &str)> {
    let hides = |line: &str| {
        let Some((key, value)) = line.split_once([':', '=']) else { return false };
        let value = DeValue::String(value.trim().trim_matches(['"', '\'']).into());
        !key.trim().contains(' ') && instead::shows(key.trim(), &value) == Some(false)
    };
    let mut at = body.len() - body.trim_start().len();
    for line in body.trim_start().split_inclusive('\n').take_while(|line| !line.trim().is_empty()) {
        if hides(line) {
            return Some((at, line.trim()));
        }
        at += line.len();
    }
    None
}

/// The summary and the implications.
pub(super) fn check_body(
    source: &Source,
    parts: Parts<'_>,
    expected: &Heading,
    remarks: &mut Remarks,
) -> (Vec<Block>, Vec<Block>) {
    let section = expected.as_str();
    let problems = &mut remarks.problems;
    let (sections, mut faults) = markdown::read(parts.body, Some(expected));
    if let Some((offset, line)) = misplaced(parts.body) {
        let at = parts.body_at + offset;
        let message = match line {
            "+++" => "A third line +++ means nothing here. Remove it".to_owned(),
            line => above(line, source.line(parts.body_at.saturating_sub(1))),
        };
        problems.push(source.problem(at, "text", message));
    } else if let Some((offset, line)) = hiding_line(parts.body) {
        let message = format!(
            "“{line}” in the text keeps nothing back. Write draft = true above the text, between the two lines +++, and remove this line"
        );
        problems.push(source.problem(parts.body_at + offset, "text", message));
    }
    let mut sections = sections.into_iter();
    let summary = sections.next().unwrap_or_default().blocks;
    let second = sections.next();
    let near = |fault: &Fault| matches!(fault.kind, FaultKind::NearHeading | FaultKind::EarlierHeading(_));
    // Something that is refused may have swallowed the heading.
    let is_swallowed = second.is_none() && !faults.is_empty() && has_line(parts.body, section);
    if second.is_none() && !faults.iter().any(near) && !is_swallowed {
        match near_heading(parts.body, expected) {
            Some(fault) => add_near_heading(fault, parts.body, &mut faults),
            None => name_earlier_heading(&mut faults),
        }
    }
    let heading = second.as_ref().and_then(|section| section.heading);
    // A part may be empty only because something in it was refused; do not report that twice.
    let ends_at = heading.unwrap_or(parts.body.len());
    let is_refused_above = faults.iter().any(|fault| fault.offset < ends_at);
    let is_refused_below = faults.iter().any(|fault| fault.offset > ends_at);
    let has_near = faults.iter().any(near);
    for fault in faults {
        let at = parts.body_at + fault.offset;
        problems.push(source.problem(at, "text", fault.message(source.line(at), section)));
    }
    if summary.is_empty() && !is_refused_above && !is_swallowed {
        problems.push(source.problem(
            parts.body_at,
            "summary",
            format!("There is no text above “## {section}”. Put the summary there"),
        ));
    }
    let Some(Section { blocks: implications, .. }) = second else {
        if !has_near && !is_swallowed {
            let message = format!("The heading is missing. Below the summary, write exactly: ## {section}");
            problems.push(Problem::new(&source.file, source.last_line(), "implications", message));
        }
        return (summary, Vec::new());
    };
    let at = parts.body_at + heading.unwrap_or_default();
    for again in sections {
        let at = parts.body_at + again.heading.unwrap_or_default();
        let message = format!(
            "“## {section}” is there twice (first in line {}); keep one",
            source.line(parts.body_at + heading.unwrap_or_default())
        );
        problems.push(source.problem(at, "implications", message));
    }
    if implications.is_empty() && !is_refused_below {
        let message = format!("There is no text below “## {section}”. Put it there");
        problems.push(source.problem(at, "implications", message));
    }
    let words = word_count(&implications);
    if words > LONG_IMPLICATIONS {
        let message = format!("More than {LONG_IMPLICATIONS} words are unusual here (found {words})");
        remarks.advice.push(source.problem(at, "implications", message));
    }
    (summary, implications)
}

/// Whether a text has the line of the heading.
fn has_line(body: &str, section: &str) -> bool {
    body.lines().any(|line| line.trim_end().strip_prefix("## ").is_some_and(|words| words.trim() == section))
}

/// The last line that was probably meant as the heading, in a text without one.
fn near_heading(body: &str, expected: &Heading) -> Option<Fault> {
    let mut at = 0;
    let mut found = None;
    for line in body.split_inclusive('\n') {
        if expected.is_near(&markdown::without_tags(line)) {
            found = Some(Fault { offset: at, kind: FaultKind::NearHeading });
        }
        at += line.len();
    }
    found
}

/// If the text lacks the heading but has exactly one other, that is probably the site's earlier heading.
fn name_earlier_heading(faults: &mut [Fault]) {
    let is_other =
        |fault: &&mut Fault| matches!(fault.kind, FaultKind::OtherHeading { may_be_earlier: true, .. });
    let mut others = faults.iter_mut().filter(is_other);
    if let (Some(Fault { kind, .. }), None) = (others.next(), others.next())
        && let FaultKind::OtherHeading { text, .. } = kind
    {
        *kind = FaultKind::EarlierHeading(std::mem::take(text));
    }
}

/// Adds the fault of a line meant as the heading. Blanks before it and tags around it belong to the same fault.
fn add_near_heading(heading: Fault, body: &str, faults: &mut Vec<Fault>) {
    let end = body.get(heading.offset..).and_then(|rest| rest.find('\n')).unwrap_or(body.len());
    let line = heading.offset..=heading.offset + end;
    faults.retain(|fault| !line.contains(&fault.offset));
    faults.push(heading);
}

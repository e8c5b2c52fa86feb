//! A post's file, checked.

use std::collections::BTreeSet;

use pprnet_archive::{Block, Date, Notice, NoticeKind, Post, Slug, Taxonomy, Term, YearMonth, word_count};
use toml::Spanned;

use super::advice;
use super::article::check_article;
use super::finding::check_finding;
use super::folder::TAXONOMY_FILE;
use super::instead;
use super::moved;
use super::problem::{Problem, Remarks, nearest};
use super::slug::slug_of;
use super::source::{Parts, Source};
use super::table::{Table, Text};
use super::template;
use super::value;
use crate::markdown::{self, Fault, FaultKind, Heading, Section};

/// More words than this below the heading are unusual: someone reading between two appointments
/// looks for the point there.
const LONG_IMPLICATIONS: usize = 300;

/// A post as its file has it, with what is said of when and where it is shown.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) post: Post,
    /// Not to be shown yet.
    pub(super) is_draft: bool,
    /// The day from which on it is shown.
    pub(super) publish: Option<Date>,
    /// Slugs that it had before, each with its place.
    pub(super) was: Vec<(usize, Slug)>,
}

/// Checks a post. `None` when it cannot be published; why, is among the remarks.
pub(super) fn check_post(
    source: &Source,
    named: Option<(YearMonth, Slug)>,
    taxonomy: Option<&Taxonomy>,
    heading: &Heading,
    remarks: &mut Remarks,
) -> Option<Written> {
    let before = remarks.problems.len();
    let parts = source.parts().map_err(|problem| remarks.problems.push(problem)).ok()?;
    let (is_draft, front) = check_front(source, parts, named.as_ref(), taxonomy, remarks);
    let (summary, implications) = check_body(source, parts, heading, remarks);
    // What a draft lacks keeps nobody from publishing the others.
    if is_draft && remarks.problems.len() > before {
        let lacks = remarks.problems.drain(before..).map(|problem| Problem {
            message: format!("{} (a draft; it is not shown)", problem.message),
            ..problem
        });
        remarks.advice.extend(lacks);
        return None;
    }
    let (front, (_, slug)) = (front?, named?);
    let post = Post { slug, summary, implications, ..front.post };
    if !is_draft {
        remarks.problems.extend(template::left_over(source, parts, &post));
    }
    remarks.advice.extend(advice::about_post(source, parts, &post));
    (remarks.problems.len() == before).then_some(Written { post, ..front })
}

/// The front matter, as a post without slug and text.
fn check_front(
    source: &Source,
    parts: Parts<'_>,
    named: Option<&(YearMonth, Slug)>,
    taxonomy: Option<&Taxonomy>,
    remarks: &mut Remarks,
) -> (bool, Option<Written>) {
    let problems = &mut remarks.problems;
    let Some(mut table) = Table::parse(source, parts.front, parts.front_at, problems) else {
        return (false, None);
    };
    let [title, month] = ["title", "month"].map(|key| table.text(key, problems));
    let [topics, types] = ["topics", "types"].map(|key| table.texts(key, problems));
    let citation = table.text("citation", problems);
    let is_draft =
        table.typed("draft", value::FLAG, value::boolean, problems).is_some_and(Spanned::into_inner);
    let publish = table.text("publish", problems);
    let publish = table.parsed("publish", publish.as_ref(), problems);
    let added = table.text("added", problems);
    let added: Option<Date> = table.parsed("added", added.as_ref(), problems);
    let order = table.typed("order", value::COUNT, value::count, problems).map(Spanned::into_inner);
    let was = moved::check_was(&mut table, problems);
    let is_unread = check_unread(&mut table, problems);
    let article = table.take_table("article", problems);
    let findings = table.take_tables("finding", problems);
    let notices = table.take_tables("notice", problems);
    table.refuse_unknown_with(instead::of_key, problems);
    advise(
        source,
        &table,
        [topics.as_ref(), types.as_ref()],
        taxonomy,
        article.is_some(),
        &mut remarks.advice,
    );
    let title = table.needed("title", title.as_ref(), problems);
    // Who wrote a date is told so; that the month is missing is the same mistake.
    let has_date = table.has("date") && !table.has("month");
    let month = if has_date { None } else { check_month(&table, month.as_ref(), named, problems) };
    let known = taxonomy.map(|taxonomy| (&*taxonomy.topics, &*taxonomy.types));
    let topics = check_terms(&table, "topics", topics.as_ref(), known.map(|k| k.0), problems);
    let types = check_terms(&table, "types", types.as_ref(), known.map(|k| k.1), problems);
    let citation = table.line("citation", citation.as_ref(), problems);
    let article = article.and_then(|table| check_article(table, problems));
    let findings = findings.into_iter().filter_map(|table| check_finding(table, problems)).collect();
    let mut notices: Vec<Notice> =
        notices.into_iter().filter_map(|table| check_notice(table, problems)).collect();
    notices.sort_by_key(|notice| notice.date);
    let (Some(title), Some(month), Some((_, slug))) = (title, month, named) else { return (is_draft, None) };
    let post = Post {
        title,
        month,
        topics: topics.into_iter().map(Into::into).collect(),
        types: types.into_iter().map(Into::into).collect(),
        citation,
        article,
        findings,
        notices,
        // A post that waits for a day is not there before it.
        added: added.max(publish),
        order: order.map(|order| u32::try_from(order).unwrap_or(u32::MAX)),
        slug: slug.clone(),
        summary: Vec::new(),
        implications: Vec::new(),
        is_unread,
        glance: None,
    };
    (is_draft, Some(Written { post, is_draft, publish, was }))
}

/// Whether the front matter says `findings = "none"`.
fn check_unread(table: &mut Table<'_>, problems: &mut Vec<Problem>) -> bool {
    let Some(written) = table.text("findings", problems) else { return false };
    let is_none = written.get_ref() == "none";
    if !is_none {
        let message = "Write findings = \"none\" if no number of the text is a finding, else leave the line out; \
                       findings of your own stand below lines [[finding]]";
        problems.push(table.wrong("findings", &written, message));
    }
    is_none
}

/// Remarks on what a post may lack, but had better not.
fn advise(
    source: &Source,
    table: &Table<'_>,
    [topics, types]: [Option<&Spanned<Vec<Text>>>; 2],
    taxonomy: Option<&Taxonomy>,
    article: bool,
    advice: &mut Vec<Problem>,
) {
    let without = |key: &str, values: Option<&Spanned<Vec<Text>>>| {
        values.map_or(!table.has(key), |values| values.get_ref().is_empty())
    };
    let mut add = |key: &str, message: &str| advice.push(source.problem(0, key, message));
    // A digest need not have any.
    let has = |terms: fn(&Taxonomy) -> &[Term]| taxonomy.is_none_or(|taxonomy| !terms(taxonomy).is_empty());
    if has(|all| &all.topics) && without("topics", topics) {
        add("topics", "a post without topics is found by its month and its words only");
    }
    if has(|all| &all.types) && without("types", types) {
        add("types", "a post without a Type of Research is found by its month and its words only");
    }
    if !table.has("citation") && !article {
        add("citation", "a post without citation and [article] does not say what it is about");
    }
}

fn check_month(
    table: &Table<'_>,
    value: Option<&Text>,
    named: Option<&(YearMonth, Slug)>,
    problems: &mut Vec<Problem>,
) -> Option<YearMonth> {
    let text = table.needed("month", value, problems)?;
    let month: YearMonth = match (text.parse(), value, instead::month_of(&text)) {
        (Ok(month), ..) => month,
        (Err(_), Some(value), Some(month)) => {
            problems.push(table.wrong(
                "month",
                value,
                format!("Write month = \"{month}\" instead of “{text}”"),
            ));
            return None;
        }
        _ => table.parsed("month", value, problems)?,
    };
    if let (Some(value), Some((in_name, _))) = (value, named)
        && *in_name != month
    {
        let message = format!("File name says {in_name}, month says {month}. Which is right?");
        problems.push(table.wrong("month", value, message));
    }
    Some(month)
}

fn check_terms(
    table: &Table<'_>,
    field: &str,
    values: Option<&Spanned<Vec<Text>>>,
    known: Option<&[Term]>,
    problems: &mut Vec<Problem>,
) -> Vec<Slug> {
    let values = values.map(|values| values.get_ref().as_slice()).unwrap_or_default();
    let mut seen = BTreeSet::new();
    let mut terms = Vec::new();
    for value in values {
        let text = value.get_ref();
        let is_known = known.is_none_or(|known| known.iter().any(|term| term.slug.as_str() == text));
        if !is_known {
            let message = unknown_term(field, text, known.unwrap_or_default());
            problems.push(table.wrong(field, value, message));
        } else if let Some(slug) = table.parsed::<Slug>(field, Some(value), problems) {
            if !seen.insert(slug.clone()) {
                problems.push(table.wrong(
                    field,
                    value,
                    format!("each is named once, and “{slug}” was found twice"),
                ));
            }
            terms.push(slug);
        }
    }
    terms
}

/// What is said of a term that does not exist, with those that were probably meant.
fn unknown_term(field: &str, text: &str, known: &[Term]) -> String {
    let kind = if field == "types" { "type of research" } else { "topic" };
    let same = |name: &String| name.eq_ignore_ascii_case(text);
    if let Some(term) = known.iter().find(|term| same(&term.name) || term.aliases.iter().any(same)) {
        return format!("No {kind} “{text}”. Its slug is “{}”: write that", term.slug);
    }
    let near = nearest(text, known.iter().map(|term| term.slug.as_str()));
    let slug = slug_of(text).filter(|slug| slug.as_str() != text);
    let spelling = slug.map(|slug| format!(" (as slug = \"{slug}\")")).unwrap_or_default();
    if near.is_empty() {
        return format!("No {kind} “{text}”. Add it to {TAXONOMY_FILE}{spelling}, or use one that is there");
    }
    format!("No {kind} “{text}”. Add it to {TAXONOMY_FILE}{spelling}, or use: {}", near.join(", "))
}

/// What a notice can be.
const NOTICES: [(&str, NoticeKind); 2] =
    [("correction", NoticeKind::Correction), ("retraction", NoticeKind::Retraction)];

fn check_notice(mut table: Table<'_>, problems: &mut Vec<Problem>) -> Option<Notice> {
    let [date, text] = ["date", "text"].map(|key| table.text(key, problems));
    let kind = table.choice("kind", &NOTICES, problems);
    table.refuse_unknown(problems);
    let date = table.needed_parsed("date", date.as_ref(), problems);
    let kind = table.required("kind", kind, problems);
    let text = table.required("text", text, problems);
    if let Some(value) = text.as_ref().filter(|text| text.get_ref().trim().is_empty()) {
        problems.push(table.wrong("text", value, "it may not be empty"));
        return None;
    }
    let blocks = table.markdown("text", text.as_ref(), problems);
    if blocks.is_empty() {
        return None;
    }
    Some(Notice::new(date?, kind?, blocks))
}

/// The first line of a text that is front matter: a key with a value, the heading of a table, or another line `+++`.
fn misplaced(body: &str) -> Option<(usize, &str)> {
    const KEYS: [&str; 12] = [
        "title", "month", "topics", "types", "citation", "draft", "publish", "was", "order", "findings",
        "added", "metric",
    ];
    const TABLES: [&str; 5] = ["[[finding]]", "[[notice]]", "[article]", "[[article.author]]", "+++"];
    let is_assigned = |line: &str| {
        let Some((key, value)) = line.split_once('=') else { return false };
        let value = value.trim();
        let is_between = |open: &[char], close: &[char]| {
            value.len() > 1 && value.starts_with(open) && value.ends_with(close)
        };
        // The whole rest of the line: “order = 2 and was …” is a sentence.
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

/// Summary and implications.
fn check_body(
    source: &Source,
    parts: Parts<'_>,
    wanted: &Heading,
    remarks: &mut Remarks,
) -> (Vec<Block>, Vec<Block>) {
    let section = wanted.as_str();
    let problems = &mut remarks.problems;
    let (sections, mut faults) = markdown::read(parts.body, Some(wanted));
    if let Some((offset, line)) = misplaced(parts.body) {
        let at = parts.body_at + offset;
        let message = match line {
            "+++" => "A third line +++ means nothing here. Remove it".to_owned(),
            line => format!(
                "“{line}” belongs above the text, between the two lines +++. Move it above line {}",
                source.line(parts.body_at.saturating_sub(1))
            ),
        };
        problems.push(source.problem(at, "text", message));
    }
    let mut sections = sections.into_iter();
    let summary = sections.next().unwrap_or_default().blocks;
    let second = sections.next();
    let near = |fault: &Fault| fault.kind == FaultKind::NearHeading;
    if second.is_none() && !faults.iter().any(near) {
        faults.extend(near_heading(parts.body, wanted));
    }
    let heading = second.as_ref().and_then(|section| section.heading);
    // A part without text is a consequence where something in it was refused.
    let ends_at = heading.unwrap_or(parts.body.len());
    let is_refused_above = faults.iter().any(|fault| fault.offset < ends_at);
    let is_refused_below = faults.iter().any(|fault| fault.offset > ends_at);
    let has_near = faults.iter().any(near);
    for fault in faults {
        let at = parts.body_at + fault.offset;
        problems.push(source.problem(at, "text", fault.message(source.line(at), section)));
    }
    if summary.is_empty() && !is_refused_above {
        problems.push(source.problem(
            parts.body_at,
            "summary",
            format!("There is no text above “## {section}”. Put the summary there"),
        ));
    }
    let Some(Section { blocks: implications, .. }) = second else {
        if !has_near {
            let (file, line) = (source.file.clone(), source.last_line());
            let message = format!("The heading is missing. Below the summary, write exactly: ## {section}");
            problems.push(Problem { file, line, field: "implications".into(), message });
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
        let message = format!("more than {LONG_IMPLICATIONS} words are unusual here, and {words} were found");
        remarks.advice.push(source.problem(at, "implications", message));
    }
    (summary, implications)
}

/// The last line that was probably meant as the heading, in a text that has none.
fn near_heading(body: &str, wanted: &Heading) -> Option<Fault> {
    let mut at = 0;
    let mut found = None;
    for line in body.split_inclusive('\n') {
        if wanted.is_near(line) {
            found = Some(Fault { offset: at, kind: FaultKind::NearHeading });
        }
        at += line.len();
    }
    found
}

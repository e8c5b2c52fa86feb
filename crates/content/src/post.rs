//! Checks a post's file.

use pprnet_archive::{Date, Notice, NoticeKind, Post, Slug, Taxonomy, Term, YearMonth};
use toml::Spanned;

use super::advice;
use super::article::check_article;
use super::body::check_body;
use super::dates::month_of;
use super::finding::check_finding;
use super::instead::{self, Surroundings};
use super::invisible::invisible;
use super::moved;
use super::problem::{Problem, Remarks};
use super::source::{Parts, Source};
use super::table::{Table, Text};
use super::template;
use super::terms::{Kind, check_terms};
use super::value;
use crate::markdown::Heading;

/// A post as written in its file, with its visibility and old slugs.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) post: Post,
    /// Whether the post is a draft.
    pub(super) is_draft: bool,
    /// The first day on which it is shown.
    pub(super) publish: Option<Date>,
    /// Its former slugs, each with its offset.
    pub(super) was: Vec<(usize, Slug)>,
}

/// Checks a post. `None` if it cannot be published; the remarks say why.
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
    // The faults of a draft must not prevent publishing the other posts.
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

/// The front matter: whether the post is a draft, and the post without its text.
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
    let publish = table.day("publish", publish.as_ref(), problems);
    let added = table.text("added", problems);
    let added = table.day("added", added.as_ref(), problems);
    let order = table.typed("order", value::COUNT, value::count, problems).map(Spanned::into_inner);
    let was = moved::check_was(&mut table, problems);
    let without_findings = check_unread(&mut table, problems);
    let article = table.take_table("article", problems);
    let findings = table.take_tables("finding", problems);
    let notices = table.take_tables("notice", problems);
    let has = |key: &str| table.has(key);
    let around = Surroundings { has: &has, month: named.map(|(month, _)| *month) };
    table.refuse_unknown_with(|key, value| instead::of_key(key, value, around), problems);
    advise(
        source,
        &table,
        [topics.as_ref(), types.as_ref()],
        taxonomy,
        article.is_some(),
        &mut remarks.advice,
    );
    let title = table.needed("title", title.as_ref(), problems);
    // The unknown key `date` is already reported; the missing month is the same mistake.
    let has_date = instead::DATES.iter().any(|key| table.has(key)) && !table.has("month");
    let month = if has_date { None } else { check_month(&table, month.as_ref(), named, problems) };
    let topics = check_terms(&table, Kind::Topic, topics.as_ref(), taxonomy, problems);
    let types = check_terms(&table, Kind::Type, types.as_ref(), taxonomy, problems);
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
        // A post with a publish date does not exist before it.
        added: added.max(publish),
        order: order.map(|order| u32::try_from(order).unwrap_or(u32::MAX)),
        slug: slug.clone(),
        summary: Vec::new(),
        implications: Vec::new(),
        without_findings,
        glance: None,
    };
    (is_draft, Some(Written { post, is_draft, publish, was }))
}

/// Whether the front matter says `findings = "none"`.
fn check_unread(table: &mut Table<'_>, problems: &mut Vec<Problem>) -> bool {
    if let Some(at) = table.offset_of_tables("findings") {
        let message = "Write [[finding]] instead of [[findings]]";
        problems.push(table.problem(at, "findings", message));
        return false;
    }
    let Some(written) = table.text("findings", problems) else { return false };
    let is_none = written.get_ref() == "none";
    if !is_none {
        let message = "Write findings = \"none\" if no number of the text is a finding, else leave the line out; \
                       findings of your own stand below lines [[finding]]";
        problems.push(table.wrong("findings", &written, message));
    }
    is_none
}

/// Advice on values that a post may omit but should have.
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
    // A digest may have no topics or types.
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
    let month: YearMonth = match (text.parse(), value, month_of(&text)) {
        (Ok(month), ..) => month,
        (Err(_), Some(value), Some(month)) if invisible(&text).is_none() => {
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

/// The kinds of notices.
const NOTICES: [(&str, NoticeKind); 2] =
    [("correction", NoticeKind::Correction), ("retraction", NoticeKind::Retraction)];

fn check_notice(mut table: Table<'_>, problems: &mut Vec<Problem>) -> Option<Notice> {
    let [date, text] = ["date", "text"].map(|key| table.text(key, problems));
    let kind = table.choice("kind", &NOTICES, problems);
    table.refuse_unknown(problems);
    table.needed("date", date.as_ref(), problems);
    let date = table.day("date", date.as_ref(), problems);
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

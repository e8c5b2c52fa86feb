//! Checks a post's file.

use pprnet_archive::{Block, Date, Notice, Post, Slug, Taxonomy, Term, YearMonth};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::advice;
use super::article::check_article;
use super::body::check_body;
use super::dates::month_of;
use super::finding::check_finding;
use super::instead::{self, Surroundings, Today};
use super::invisible::invisible;
use super::moved;
use super::notice::check_notice;
use super::problem::{Problem, Remarks};
use super::slug::words_of;
use super::source::{Parts, Source};
use super::syntax::quoted;
use super::table::{Table, Text};
use super::template;
use super::term_kind::TermKind;
use super::terms::check_terms;
use super::value;
use crate::markdown::Heading;

/// What a post is checked against.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    /// The terms, if they could be read. Without them every slug is valid.
    pub(super) taxonomy: Option<&'a Taxonomy>,
    /// The heading of the second part.
    pub(super) heading: &'a Heading,
    /// The current day, if it is known.
    pub(super) today: Option<Date>,
}

/// A post as written in its file, with its visibility and old slugs.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) post: Post,
    /// Whether the post is a draft.
    pub(super) is_draft: bool,
    /// The first day on which it is shown.
    pub(super) publish: Option<Date>,
    /// The offset of each of its former slugs.
    pub(super) was_at: Vec<usize>,
}

/// Whether the editor holds a post back.
#[derive(Debug)]
enum Draft {
    No,
    Yes,
    /// It says so in a way that does not count: with these keys.
    Meant(Vec<String>),
}

/// Other names for keys that a post must have.
const OTHER_NAMES: [(&str, &str); 5] = [
    ("headline", "title"),
    ("heading", "title"),
    ("name", "title"),
    ("posttitle", "title"),
    ("titre", "title"),
];

/// The result of checking a post.
#[derive(Debug)]
pub(super) enum Outcome {
    Whole(Box<Written>),
    /// It cannot be published; the remarks say why.
    Faulty,
    /// It has faults, and is not to be published.
    FaultyDraft,
}

/// Checks a post.
pub(super) fn check_post(
    source: &Source,
    named: Option<(YearMonth, Slug)>,
    context: Context<'_>,
    remarks: &mut Remarks,
) -> Outcome {
    let before = remarks.problems.len();
    let parts = match source.parts() {
        Ok(parts) => parts,
        Err(problem) => {
            remarks.problems.push(problem);
            return Outcome::Faulty;
        }
    };
    let (draft, front) = check_front(source, parts, named.as_ref(), context, remarks);
    let body = check_body(source, parts, context.heading, remarks);
    if !matches!(draft, Draft::No) && remarks.problems.len() > before {
        set_aside(&draft, before, remarks);
        return Outcome::FaultyDraft;
    }
    let written = front.zip(named).and_then(|(front, (_, slug))| {
        check_whole(source, parts, (front, slug, body), before, context, remarks)
    });
    written.map_or(Outcome::Faulty, |written| Outcome::Whole(Box::new(written)))
}

/// The post with its text, unless something is wrong.
fn check_whole(
    source: &Source,
    parts: Parts<'_>,
    (front, slug, (summary, implications)): (Written, Slug, (Vec<Block>, Vec<Block>)),
    before: usize,
    context: Context<'_>,
    remarks: &mut Remarks,
) -> Option<Written> {
    let post = Post { slug, summary, implications, ..front.post };
    if !front.is_draft {
        remarks.problems.extend(template::left_over(source, parts, &post));
    }
    // A line with a problem will change.
    let wrong: Vec<usize> = remarks.problems.iter().skip(before).map(|problem| problem.line).collect();
    let advice = advice::about_post(source, parts, &post, front.is_draft, context.today).into_iter();
    remarks.advice.extend(advice.filter(|advice| !wrong.contains(&advice.line)));
    (remarks.problems.len() == before).then_some(Written { post, ..front })
}

/// Turns the problems of a draft into advice: they must not prevent publishing the other posts. If the post is only meant as
/// a draft, the problems that say so stay.
fn set_aside(draft: &Draft, before: usize, remarks: &mut Remarks) {
    let says_so = |problem: &Problem| match draft {
        Draft::Meant(keys) => {
            let field = problem.field.rsplit(": ").next().unwrap_or_default();
            keys.iter().any(|key| key == field)
        }
        Draft::No | Draft::Yes => false,
    };
    // A post that is only meant as a draft must keep a problem, or it would be published.
    if matches!(draft, Draft::Meant(_)) && !remarks.problems.iter().skip(before).any(says_so) {
        return;
    }
    let (stay, lacks): (Vec<_>, Vec<_>) = remarks.problems.drain(before..).partition(says_so);
    remarks.problems.extend(stay);
    let told = |problem: Problem| Problem {
        message: format!("{} (a draft; it is not shown)", problem.message),
        ..problem
    };
    remarks.advice.extend(lacks.into_iter().map(told));
}

/// The front matter: whether the post is a draft, and the post without its text.
fn check_front(
    source: &Source,
    parts: Parts<'_>,
    named: Option<&(YearMonth, Slug)>,
    context: Context<'_>,
    remarks: &mut Remarks,
) -> (Draft, Option<Written>) {
    let problems = &mut remarks.problems;
    let Some(mut table) = Table::parse(source, parts.front, parts.front_at, problems) else {
        return (unparsed_draft(parts.front), None);
    };
    table.knows_as(&OTHER_NAMES);
    let hiding = table.keys_where(&|key, value| instead::shows(key, value) == Some(false));
    let [title, month] = ["title", "month"].map(|key| table.text(key, problems));
    let [topics, types] = ["topics", "types"].map(|key| table.texts(key, problems));
    let citation = table.text("citation", problems);
    let is_draft =
        table.typed("draft", value::FLAG, value::boolean, problems).is_some_and(Spanned::into_inner);
    let article_is_there = table.has("article");
    let has = |table: &Table<'_>, key: &str| table.has(key) || (key == "article" && article_is_there);
    let publish = check_publish(&mut table, context, problems);
    let added = table.text("added", problems);
    let added = table.day("added", added.as_ref(), problems);
    let order = table.typed("order", value::COUNT, value::count, problems).map(Spanned::into_inner);
    let was = moved::check_was(&mut table, problems);
    let without_findings = check_unread(&mut table, problems);
    let article = table.take_table("article", problems);
    let findings = table.take_tables("finding", problems);
    let notices = table.take_tables("notice", problems);
    let around = Surroundings {
        has: &|key| has(&table, key),
        name: named,
        today: Today::of(context.today),
        taxonomy: context.taxonomy,
    };
    table.refuse_unknown_with(|key, value| instead::at_top(key, value, around), problems);
    advise(
        source,
        &table,
        [topics.as_ref(), types.as_ref()],
        context.taxonomy,
        article.is_some(),
        &mut remarks.advice,
    );
    let title =
        table.needed_as("title", title.as_ref(), named.map(|(_, slug)| quoted(&words_of(slug))), problems);
    // The unknown key for the day is already reported; the missing month is the same mistake.
    let has_day = table.has_any(instead::is_day) && !table.has("month");
    let month = if has_day { None } else { check_month(&table, month.as_ref(), named, problems) };
    let topics = check_terms(&table, TermKind::Topic, topics.as_ref(), context.taxonomy, problems);
    let types = check_terms(&table, TermKind::Type, types.as_ref(), context.taxonomy, problems);
    let citation = table.line("citation", citation.as_ref(), problems);
    let article = article.and_then(|table| check_article(table, problems));
    let findings = findings.into_iter().filter_map(|table| check_finding(table, problems)).collect();
    let mut notices: Vec<Notice> =
        notices.into_iter().filter_map(|table| check_notice(table, problems)).collect();
    notices.sort_by_key(|notice| notice.date);
    let draft = match (is_draft, hiding.is_empty()) {
        (true, _) => Draft::Yes,
        (false, true) => Draft::No,
        (false, false) => Draft::Meant(hiding),
    };
    let (Some(title), Some(month), Some((_, slug))) = (title, month, named) else { return (draft, None) };
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
        was: was.iter().map(|(_, old)| old.clone()).collect(),
        slug: slug.clone(),
        summary: Vec::new(),
        implications: Vec::new(),
        without_findings,
        glance: None,
    };
    let was_at = was.into_iter().map(|(at, _)| at).collect();
    (draft, Some(Written { post, is_draft, publish, was_at }))
}

/// Whether front matter that is not valid TOML says `draft = true`.
fn unparsed_draft(front: &str) -> Draft {
    let (table, _) = DeTable::parse_recoverable(front);
    let draft = table.get_ref().get("draft").map(Spanned::get_ref);
    if matches!(draft, Some(DeValue::Boolean(true))) { Draft::Yes } else { Draft::No }
}

/// The first day on which the post is shown. In other programs `publish` says whether it is shown.
fn check_publish(table: &mut Table<'_>, context: Context<'_>, problems: &mut Vec<Problem>) -> Option<Date> {
    if !table.value_is("publish", |value| instead::shows("publish", value).is_some()) {
        let publish = table.text("publish", problems);
        return table.day("publish", publish.as_ref(), problems);
    }
    let has_draft = table.has("draft");
    let around = Surroundings {
        has: &|key| key == "draft" && has_draft,
        name: None,
        today: Today::of(context.today),
        taxonomy: None,
    };
    let message =
        table.typed("publish", value::TEXT, |value| instead::of_key("publish", value, around), problems)?;
    problems.push(table.wrong("publish", &message, message.get_ref()));
    None
}

/// Whether the front matter says `findings = "none"`.
fn check_unread(table: &mut Table<'_>, problems: &mut Vec<Problem>) -> bool {
    if let Some(at) = table.offset_of_tables("findings") {
        let message = "Write [[finding]] instead of findings, above each finding";
        problems.push(table.problem(at, "findings", message));
        return false;
    }
    let Some(written) = table.text("findings", problems) else { return false };
    let is_none = written.get_ref() == "none";
    if !is_none {
        let message = "Write findings = \"none\" if no number of the text is a finding, else leave the line out; \
                       write your own findings below lines [[finding]]";
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
    let in_name = named.map(|(month, _)| format!("\"{month}\""));
    let text = table.needed_as("month", value, in_name.clone(), problems)?;
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
        (Err(error), Some(value), None) if invisible(&text).is_none() => {
            let write = in_name.map(|month| format!(". Write month = {month}, as in the name of the file"));
            problems.push(table.wrong("month", value, format!("{error}{}", write.unwrap_or_default())));
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

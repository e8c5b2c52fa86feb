//! `pprnet check`, and its report formats.

use std::io::{self, Write};

use pprnet_content::{Checked, Problem, check_on, post_file};
use pprnet_site::count;
use serde_json::{Value, json};

use super::args::{Content, ReportFormat};
use super::output::{End, Streams, missing, report};

/// Checks content and reports the result.
pub(super) fn run(
    content: &Content,
    findings: bool,
    format: ReportFormat,
    streams: &mut Streams<'_>,
) -> anyhow::Result<End> {
    if let Some(end) = missing(&content.dir, streams)? {
        return Ok(end);
    }
    let dir = &content.dir;
    let checked = check_on(&content.dir, Some(super::today::resolve(content.today)));
    match format {
        ReportFormat::Text => {
            if let Some(content) = checked.content.as_ref().filter(|_| findings) {
                super::findings::list(dir, content, streams.out)?;
            }
            text(&checked, streams)?;
        }
        ReportFormat::Json => writeln!(streams.out, "{:#}", document(&checked))?,
        ReportFormat::Github => {
            checked.problems.iter().try_for_each(|problem| annotation("error", problem, streams.out))?;
            checked.advice.iter().try_for_each(|problem| annotation("notice", problem, streams.out))?;
        }
    }
    Ok(if checked.content.is_some() { End::Fine } else { End::Problems })
}

fn text(checked: &Checked, streams: &mut Streams<'_>) -> io::Result<()> {
    report(&checked.problems, "", streams.err)?;
    report(&checked.advice, "advice: ", streams.err)?;
    match &checked.content {
        Some(content) => {
            let document = &content.document;
            let (posts, months) =
                (count(document.posts.len(), "post"), count(document.months().len(), "month"));
            writeln!(streams.out, "{posts} of {months} checked, no problems")?;
            for post in &content.drafts {
                writeln!(streams.out, "{} is a draft and not shown", post_file(post))?;
            }
            let mut later = content.later.iter();
            later.try_for_each(|(day, post)| {
                writeln!(streams.out, "{} is shown from {day} on", post_file(post))
            })
        }
        None => {
            writeln!(streams.err, "{} found; nothing was written", count(checked.problems.len(), "problem"))
        }
    }
}

/// `{"posts", "problems", "advice"}`; a remark has `file`, `line`, `column`, `field`, `message`. `posts` is null if there are
/// problems.
fn document(checked: &Checked) -> Value {
    let remark = |problem: &Problem| {
        let Problem { file, line, column, field, message } = problem;
        json!({ "file": file, "line": line, "column": column, "field": field, "message": message })
    };
    let remarks = |problems: &[Problem]| problems.iter().map(remark).collect::<Vec<_>>();
    json!({
        "posts": checked.content.as_ref().map(|content| content.document.posts.len()),
        "problems": remarks(&checked.problems),
        "advice": remarks(&checked.advice),
    })
}

/// A workflow command, <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>: line breaks and
/// separators are written as `%..`.
fn annotation(level: &str, problem: &Problem, out: &mut dyn Write) -> io::Result<()> {
    let text = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |value: &str| text(value).replace(':', "%3A").replace(',', "%2C");
    let Problem { file, line, column, field, message } = problem;
    writeln!(
        out,
        "::{level} file={},line={line},col={column},title={}::{}",
        property(file),
        property(field),
        text(message)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_message_ends_an_annotation() {
        let (file, field) = ("a,b:c.md".into(), "finding 1: p".into());
        let problem = Problem { file, line: 3, column: 7, field, message: "100 %\n::error::no".into() };
        let mut out = Vec::new();
        annotation("error", &problem, &mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "::error file=a%2Cb%3Ac.md,line=3,col=7,title=finding 1%3A p::100 %25%0A::error::no\n"
        );
    }
}

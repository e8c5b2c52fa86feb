//! `pprnet check --findings`: lists the numbers left out of the posts' findings and why, and implausible findings.
//!
//! It skips a post with `[[finding]]` or `findings = "none"` in its front matter: the editor's entry takes precedence.

use std::io::{self, Write};
use std::path::Path;

use pprnet_archive::{Block, Post, plain_text};
use pprnet_content::{Publishable, post_file};
use pprnet_evidence::read;
use pprnet_site::count;

/// The counts for all posts.
#[derive(Debug, Default)]
struct Totals {
    findings: usize,
    left_out: usize,
    warnings: usize,
}

/// Lists omitted numbers and implausible findings, each with file and reason, and prints the counts.
pub(super) fn list(dir: &Path, content: &Publishable, out: &mut dyn Write) -> io::Result<()> {
    let mut totals = Totals::default();
    let is_read = |post: &&Post| post.findings.is_empty() && !post.without_findings;
    for post in content.document.posts.iter().filter(is_read) {
        let file = dir.join(post_file(post)).display().to_string();
        for block in blocks(post) {
            list_block(&file, &plain_text(std::slice::from_ref(block)), &mut totals, out)?;
        }
    }
    let Totals { findings, left_out, warnings } = totals;
    let [findings, numbers, warnings] =
        [(findings, "finding"), (left_out, "number"), (warnings, "warning")].map(|(n, name)| count(n, name));
    writeln!(out, "{findings} read, {numbers} left out, {warnings}")
}

fn blocks(post: &Post) -> impl Iterator<Item = &Block> {
    post.summary.iter().chain(&post.implications)
}

fn list_block(file: &str, text: &str, totals: &mut Totals, out: &mut dyn Write) -> io::Result<()> {
    let reading = read(text);
    totals.findings += reading.findings.len();
    totals.left_out += reading.unsure.len();
    for unsure in &reading.unsure {
        let sentence = cut(text, unsure.sentence);
        writeln!(out, "{file}: “{}” was left out: {}\n    {sentence}", unsure.text, unsure.reason)?;
    }
    for finding in &reading.findings {
        for warning in &finding.warnings {
            totals.warnings += 1;
            let words = cut(text, (finding.start, finding.end));
            writeln!(out, "{file}: “{words}” cannot be right: {}", finding.explain(*warning))?;
        }
    }
    Ok(())
}

/// The characters from `start` up to, not including, `end`.
fn cut(text: &str, (start, end): (usize, usize)) -> String {
    text.chars().take(end).skip(start).collect()
}

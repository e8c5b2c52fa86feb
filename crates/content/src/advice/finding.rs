//! `[[finding]]`: numbers that contradict each other, and words that the text does not contain.

use pprnet_archive::{Finding, Metric, Post};

/// The advice about a post's findings, each with the index of its finding.
pub(super) fn about(post: &Post) -> Vec<(usize, String)> {
    let words = post.words();
    let with_index = |(index, finding): (usize, &Finding)| {
        of(finding, &words).into_iter().map(|message| (index, message)).collect::<Vec<_>>()
    };
    post.findings.iter().enumerate().flat_map(with_index).collect()
}

fn of(finding: &Finding, words: &str) -> Vec<String> {
    let mut messages = Vec::new();
    if let (Some(estimate), Some([low, high])) = (finding.estimate, finding.ci)
        && !(low..=high).contains(&estimate)
    {
        messages.push(format!(
            "estimate = {estimate} lies outside ci = [{low}, {high}]. Are they as the article has them?"
        ));
    }
    if let (Some(estimate), Some([low, high])) = (finding.estimate, finding.range) {
        messages.push(format!(
            "estimate = {estimate} is shown, and range = [{low}, {high}] is not. Keep the one that is meant"
        ));
    }
    let is_percent = finding.measure() == Some(Metric::Percent);
    if let Some(value) = finding.values().find(|value| is_percent && !(-100.0..=100.0).contains(value)) {
        messages.push(format!("{value} percent is not a share of a whole. Is it as the article has it?"));
    }
    if let Some(p) = finding.p.as_deref().filter(|p| !is_probability(p)) {
        messages
            .push(format!("“{p}” is no p value. Write it as printed, such as p = \"< .001\" or p = \".03\""));
    }
    if let Some(sentence) = &finding.sentence
        && !words.contains(sentence)
    {
        messages.push("the words of sentence are not in the text, so the number leads to no place in it. Copy them from the page".into());
    }
    messages
}

/// Whether a text is a p value: an optional sign and a number between 0 and 1, with a point or a comma; or “not significant”.
fn is_probability(p: &str) -> bool {
    let number = p
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '=' | '≤' | '≥'))
        .trim_end();
    let is_whole = matches!(number, "0" | "1");
    let has_point = number.contains(['.', ',', 'e']);
    let is_number = number.replace(',', ".").parse::<f64>().is_ok_and(|number| (0.0..=1.0).contains(&number));
    matches!(p.trim(), "ns" | "n.s." | "NS") || (is_number && (is_whole || has_point))
}

//! The findings of posts: read from their texts, and prepared for the pages that show them.
//!
//! * [`read_findings`] extracts the findings of each post whose editor has given none (`pprnet-evidence`).
//! * [`published`] converts a document to the form in a release: it marks the sentences with findings (`mark`), so that links
//!   can point to them, and adds each post's line for lists.
//! * [`findings_csv`] writes them as a table.

mod mark;
mod sentence;
mod table;

#[cfg(test)]
use pprnet_archive::Block;
use pprnet_archive::{Document, Finding, FindingSource, Post, plain_text};
use pprnet_evidence::{Finding as Read, read};
use pprnet_plot::glance;
use rayon::prelude::*;
use serde::Serialize;

use self::mark::{Mark, mark, paragraphs};
use self::sentence::around;
pub use self::table::findings_csv;

/// Reads the findings of all posts, except posts with an editor’s findings and posts declared to have none.
pub fn read_findings(document: &mut Document) {
    document.posts.par_iter_mut().for_each(|post| {
        if post.findings.is_empty() && !post.without_findings {
            post.findings = read_post(post);
        }
    });
}

/// The findings in a post's text, in text order.
fn read_post(post: &Post) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut before = 0;
    for block in post.summary.iter().chain(&post.implications) {
        // Read each block separately: a sentence never continues in the next block.
        let text = plain_text(std::slice::from_ref(block));
        let characters: Vec<char> = text.chars().collect();
        found.extend(read(&text).findings.iter().map(|finding| of_text(finding, &characters, before)));
        before += characters.len() + 1;
    }
    found
}

/// A finding that was read from a text. The text starts at character `before` in the words of the post.
fn of_text(finding: &Read, text: &[char], before: usize) -> Finding {
    let (from, to) = around(text, finding.start, finding.end);
    let position = |at: usize| u64::try_from(before + at).ok();
    Finding {
        metric: finding.metric.name().to_owned(),
        estimate: finding.estimate,
        range: finding.range.map(|(low, high)| [low, high]),
        ci: finding.ci.map(|(low, high)| [low, high]),
        level: finding.level,
        p: finding.p.clone(),
        k: finding.k,
        n: finding.n,
        i2: finding.i2,
        label: Some(finding.label.clone()).filter(|label| !label.is_empty()),
        sentence: Some(text.get(from..to).unwrap_or_default().iter().collect()),
        source: FindingSource::Text,
        start: position(finding.start),
        end: position(finding.end),
        mark: None,
        warn: finding.warnings.iter().map(name).collect(),
    }
}

/// The JSON name of a warning.
fn name(value: &impl Serialize) -> String {
    let json = serde_json::to_value(value).unwrap_or_default();
    json.as_str().unwrap_or_default().to_owned()
}

/// The document in the form that a release publishes.
#[must_use]
pub fn published(document: &Document) -> Document {
    let mut document = document.clone();
    for post in &mut document.posts {
        post.glance = glance(post);
        // The release lists the findings, not whether the editor declared that there are none. Hosts redirect former addresses.
        post.without_findings = false;
        post.was.clear();
        mark_sentences(post);
    }
    document
}

/// Marks the sentences of the post's findings, and stores the number of the mark in each finding. Drops the findings' own
/// copies of the sentences, because the text has them.
fn mark_sentences(post: &mut Post) {
    let words: Vec<char> = post.words().chars().collect();
    let mut marks: Vec<(usize, usize)> = Vec::new();
    let paragraphs = paragraphs_of(post);
    let sentence_range = |finding: &Finding| {
        let (from, to) = stretch(finding, &words)?;
        // A sentence in a list can span several items: mark the item with the numbers.
        let at = finding.start.and_then(|start| usize::try_from(start).ok()).unwrap_or(from);
        let (first, last) = paragraphs.iter().copied().find(|(first, last)| (*first..*last).contains(&at))?;
        Some((from.max(first), to.min(last)))
    };
    let ranges: Vec<Option<(usize, usize)>> = post.findings.iter().map(sentence_range).collect();
    marks.extend(ranges.iter().flatten());
    marks.sort_unstable();
    marks.dedup();
    // The two ways to find a sentence may cut it differently; drop marks that would overlap.
    marks.dedup_by(|next, before| next.0 < before.1);
    for (finding, range) in post.findings.iter_mut().zip(ranges) {
        let number =
            range.and_then(|(from, _)| marks.iter().position(|(start, end)| (*start..*end).contains(&from)));
        finding.mark = number.and_then(|number| u64::try_from(number + 1).ok());
        if finding.mark.is_some() {
            finding.sentence = None;
        }
    }
    let marks: Vec<Mark> = marks
        .iter()
        .enumerate()
        .map(|(number, (from, to))| Mark {
            id: format!("{}-{}", post.slug, number + 1),
            from: *from,
            to: *to,
        })
        .collect();
    let mut at = 0;
    mark(&mut post.summary, &marks, &mut at);
    // A blank separates the words of the two parts.
    at += 1;
    mark(&mut post.implications, &marks, &mut at);
}

/// The range of each paragraph in the words of a post.
fn paragraphs_of(post: &Post) -> Vec<(usize, usize)> {
    let mut at = 0;
    let mut found = paragraphs(&post.summary, &mut at);
    at += 1;
    found.extend(paragraphs(&post.implications, &mut at));
    found
}

/// The range of a finding's sentence in the words of its post: around its numbers, or where the editor's quotation occurs.
fn stretch(finding: &Finding, words: &[char]) -> Option<(usize, usize)> {
    let sentence = finding
        .sentence
        .as_deref()
        .map(|sentence| sentence.replace('\u{a0}', " ").trim().chars().collect::<Vec<char>>());
    let from = match (finding.start, &sentence) {
        // The sentence as it was cut out when the text was read.
        (Some(start), Some(sentence)) => {
            let start = usize::try_from(start).ok()?;
            let first = start.saturating_sub(sentence.len());
            (first..=start).find(|at| words.get(*at..).is_some_and(|rest| rest.starts_with(sentence)))?
        }
        (None, Some(sentence)) if !sentence.is_empty() => {
            (0..words.len()).find(|at| words.get(*at..).is_some_and(|rest| rest.starts_with(sentence)))?
        }
        _ => return None,
    };
    Some((from, from + sentence?.len()))
}

/// Whether two lists of blocks have the same text, apart from marks.
#[cfg(test)]
pub(crate) fn same_words(a: &[Block], b: &[Block]) -> bool {
    plain_text(a) == plain_text(b)
}

/// A post with the slug `a` and no findings.
#[cfg(test)]
pub(crate) fn sample() -> Post {
    let json = serde_json::json!({
        "slug": "a", "title": "A", "month": "2022-12", "topics": [], "types": [], "citation": null, "article": null,
        "summary": ["Words."], "implications": ["More."], "findings": [], "notices": []
    });
    serde_json::from_value(json).unwrap_or_else(|error| panic!("{error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use pprnet_archive::Inline;

    fn document(summary: Vec<Block>) -> Document {
        let post = Post { summary, ..sample() };
        let site = serde_json::from_str(
            r#"{"title":"T","tagline":null,"introduction":[],"about":[],"language":"en","since":null,"author":null,"home":null,"base_url":null,"this_month":null,"notice":null,"licence":null}"#,
        );
        Document::new(site.unwrap(), pprnet_archive::Taxonomy { topics: vec![], types: vec![] }, vec![post])
    }

    const WORDS: &str = "Smith et al. found more. The alliance was related to outcome (r = .28, 95% CI [.26, .30]). It is so.";

    #[test]
    fn findings_are_read_with_their_place_and_sentence() {
        let mut read = document(vec![Block::plain("Before it."), Block::plain(WORDS)]);
        read_findings(&mut read);
        let post = &read.posts[0];
        let [finding] = post.findings.as_slice() else { panic!("{:?}", post.findings) };
        let position = |at: Option<u64>| usize::try_from(at.unwrap()).unwrap();
        let words: Vec<char> = post.words().chars().collect();
        let printed: String = words[position(finding.start)..position(finding.end)].iter().collect();
        assert_eq!(printed, "r = .28, 95% CI [.26, .30]");
        assert_eq!(
            (finding.estimate, finding.ci, finding.source),
            (Some(0.28), Some([0.26, 0.3]), FindingSource::Text)
        );
        assert_eq!(
            finding.sentence.as_deref(),
            Some("The alliance was related to outcome (r = .28, 95% CI [.26, .30]).")
        );
    }

    #[test]
    fn an_editor_wins_and_can_switch_reading_off() {
        let mut unread = document(vec![Block::plain(WORDS)]);
        unread.posts[0].without_findings = true;
        read_findings(&mut unread);
        assert!(unread.posts[0].findings.is_empty());
        let own = Finding { metric: "g".into(), estimate: Some(0.5), ..Finding::default() };
        unread.posts[0].without_findings = false;
        unread.posts[0].findings = vec![own.clone()];
        read_findings(&mut unread);
        assert_eq!(unread.posts[0].findings, [own]);
    }

    #[test]
    fn the_sentence_is_marked_and_no_word_is_altered() {
        let text = |text: &str| Inline::Text(text.into());
        let rich = Block::Paragraph(vec![
            text("Smith et al. found more. The "),
            Inline::Emphasis(vec![text("alliance")]),
            text(" was related to outcome (r = .28, 95% CI [.26, .30]). It is so."),
        ]);
        for block in [
            rich,
            Block::plain(WORDS),
            Block::Bullets(vec![vec![Block::plain("One.")], vec![Block::plain(WORDS)]]),
        ] {
            let mut read = document(vec![block]);
            read_findings(&mut read);
            let release = published(&read);
            let post = &release.posts[0];
            assert!(same_words(&post.summary, &read.posts[0].summary));
            assert_eq!((post.findings[0].mark, post.findings[0].sentence.as_deref()), (Some(1), None));
            let json = serde_json::to_string(&post.summary).unwrap();
            assert!(json.contains(r#"{"mark":{"id":"a-1","text":["The "#), "{json}");
            assert!(json.contains(r#".30])."]}}," It is so."#), "{json}");
            let glance = plain_text(&[Block::Paragraph(post.glance.as_ref().unwrap().text.clone())]);
            assert_eq!(glance, "r = .28 [.26, .30]: alliance was related to outcome");
        }
    }
}

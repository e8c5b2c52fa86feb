//! Finds out by title, citation, text and links whether two posts are the same.

use std::collections::{BTreeMap, HashMap};

use pprnet_archive::{Block, Post, plain_text};

mod links;

use links::new_links;

/// Texts of posts with the same title count as versions of one text if at least this fraction of their words is common.
const SIMILAR: f64 = 0.6;

/// The same threshold for posts of one month and first author whose title or citation differs.
const NEARLY_THE_SAME: f64 = 0.8;

/// The words of a post for comparison, without differences that editors and programs introduce unnoticed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words {
    title: String,
    citation: String,
    text: String,
}

impl Words {
    pub(crate) fn of(post: &Post) -> Self {
        Self {
            title: plain(&post.title),
            citation: plain(post.citation.as_deref().unwrap_or_default()),
            text: format!(
                "{}\n{}",
                plain(&plain_text(&post.summary)),
                plain(&plain_text(&post.implications))
            ),
        }
    }

    fn similarity(&self, other: &Self) -> f64 {
        let count = |text: &str| {
            let mut words: HashMap<String, usize> = HashMap::new();
            text.split_whitespace().for_each(|word| *words.entry(word.to_owned()).or_default() += 1);
            words
        };
        let (ours, theirs) = (count(&self.text), count(&other.text));
        let common: usize = ours.iter().map(|(word, n)| theirs.get(word).map_or(0, |m| *n.min(m))).sum();
        let most = ours.values().sum::<usize>().max(theirs.values().sum());
        let number = |n: usize| u32::try_from(n).map_or(f64::MAX, f64::from);
        if most == 0 { 0.0 } else { number(common) / number(most) }
    }
}

/// Words with straight quotes and single spaces, without invisible characters, list markers and semicolons.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let word: String = word
            .chars()
            .filter_map(|c| match c {
                '“' | '”' | '„' | '«' | '»' => Some('"'),
                '‘' | '’' => Some('\''),
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '•' | '·' | ';' => None,
                c => Some(c),
            })
            .collect();
        if !word.is_empty() && word != "-" {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&word);
        }
    }
    out
}

/// How an incoming post matches an existing one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    /// The words are the same, and it has no new links.
    Same,
    /// The parts that differ: name, existing text, incoming text.
    Differs(Vec<(&'static str, String, String)>),
}

/// The existing posts, indexed by title, citation and text.
#[derive(Debug, Default)]
pub(crate) struct Known {
    words: Vec<(Post, Words)>,
    by_text: BTreeMap<String, Vec<usize>>,
    by_title: BTreeMap<String, Vec<usize>>,
    by_citation: BTreeMap<String, Vec<usize>>,
}

impl Known {
    pub(crate) fn add(&mut self, post: &Post) {
        let words = Words::of(post);
        self.index(self.words.len(), &words);
        self.words.push((post.clone(), words));
    }

    /// Replaces the post with this index.
    pub(crate) fn replace(&mut self, at: usize, post: &Post) {
        let Some(there) = self.words.get_mut(at) else { return };
        let words = Words::of(post);
        let (_, old) = std::mem::replace(there, (post.clone(), words.clone()));
        for (index, key) in [
            (&mut self.by_text, &old.text),
            (&mut self.by_title, &old.title),
            (&mut self.by_citation, &old.citation),
        ] {
            index.entry(key.clone()).or_default().retain(|number| *number != at);
        }
        self.index(at, &words);
    }

    fn index(&mut self, at: usize, words: &Words) {
        self.by_text.entry(words.text.clone()).or_default().push(at);
        self.by_title.entry(words.title.clone()).or_default().push(at);
        if !words.citation.is_empty() {
            self.by_citation.entry(words.citation.clone()).or_default().push(at);
        }
    }

    /// Finds the existing post that matches an incoming one: its index, and how they match. Indexes in `used` belong to other
    /// posts of the same file.
    pub(crate) fn find(&self, post: &Post, used: &[usize]) -> Option<(usize, Found)> {
        let words = Words::of(post);
        let free = |numbers: Option<&Vec<usize>>| -> Vec<usize> {
            numbers.into_iter().flatten().copied().filter(|number| !used.contains(number)).collect()
        };
        let same_text = free(self.by_text.get(&words.text));
        let has_same_words = |at: &usize| {
            self.words.get(*at).is_some_and(|(other, theirs)| *theirs == words && other.month == post.month)
        };
        let same_words: Vec<usize> = same_text.iter().copied().filter(has_same_words).collect();
        let has_no_new_links =
            |at: &&usize| self.words.get(**at).is_some_and(|(other, _)| new_links(other, post).is_none());
        if let Some(at) = same_words.iter().find(has_no_new_links) {
            return Some((*at, Found::Same));
        }
        let is_changed = |at: &usize| {
            self.words.get(*at).is_some_and(|(other, theirs)| {
                let cites_the_same = !words.citation.is_empty() && words.citation == theirs.citation;
                // Posts of a series share a title, but each is about another article.
                let first = |citation: &str| citation.split(' ').next().map(str::to_owned);
                let cites_the_first_author = first(&words.citation) == first(&theirs.citation);
                let is_titled_the_same = words.title == theirs.title;
                let is_of_month = other.month == post.month;
                let may_cite_the_same =
                    words.citation.is_empty() || theirs.citation.is_empty() || cites_the_same;
                (is_titled_the_same && cites_the_same && is_of_month)
                    || (is_titled_the_same && may_cite_the_same && words.similarity(theirs) >= SIMILAR)
                    || (is_of_month && cites_the_first_author && words.similarity(theirs) >= NEARLY_THE_SAME)
            })
        };
        let titled = || free(self.by_title.get(&words.title)).into_iter().find(is_changed);
        let citing = || free(self.by_citation.get(&words.citation)).into_iter().find(is_changed);
        let same = same_words.first().or(same_text.first()).copied();
        let near = same.or_else(titled).or_else(citing)?;
        let (other, _) = self.words.get(near)?;
        Some((near, Found::Differs(differences(other, post))))
    }
}

/// The parts in which two posts differ, each as an excerpt around the first difference.
fn differences(there: &Post, here: &Post) -> Vec<(&'static str, String, String)> {
    let text = |blocks: &[Block]| plain_text(blocks);
    let cited = |post: &Post| post.citation.clone().unwrap_or_default();
    let parts = [
        ("month", there.month.to_string(), here.month.to_string()),
        ("title", there.title.clone(), here.title.clone()),
        ("citation", cited(there), cited(here)),
        ("summary", text(&there.summary), text(&here.summary)),
        ("implications", text(&there.implications), text(&here.implications)),
    ];
    let differs = |(_, a, b): &(&str, String, String)| plain(a) != plain(b);
    let parts = parts.into_iter().filter(differs).map(|(part, a, b)| (part, around(&a, &b), around(&b, &a)));
    parts.chain(new_links(there, here).map(|(there, here)| ("links", there, here))).collect()
}

/// The words of a text around the first word that differs from another text.
fn around(text: &str, other: &str) -> String {
    const BEFORE: usize = 4;
    const LENGTH: usize = 16;
    let words: Vec<&str> = text.split_whitespace().collect();
    let same = words.iter().zip(other.split_whitespace()).take_while(|(a, b)| **a == *b).count();
    let begin = same.saturating_sub(BEFORE);
    let excerpt = words.iter().skip(begin).take(LENGTH).copied().collect::<Vec<_>>().join(" ");
    let (before, after) =
        (if begin > 0 { "… " } else { "" }, if begin + LENGTH < words.len() { " …" } else { "" });
    format!("{before}{excerpt}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(title: &str, citation: &str, summary: &str) -> Post {
        let json = serde_json::json!({
            "slug": "a", "title": title, "month": "2013-06", "citation": citation, "article": null, "findings": [], "notices": [], "topics": [], "types": [],
            "summary": [summary], "implications": ["Listen."],
        });
        serde_json::from_value(json).unwrap()
    }

    /// An import must not duplicate a post in which an editor has corrected two parts.
    #[test]
    fn a_post_is_recognised_in_which_an_editor_has_changed_two_parts() {
        let words =
            "Empathy was moderately strong in all the studies that were read for this review of therapy";
        let there = post("On Empathy", "Quill, A. (2012). Empathy.", words);
        let mut known = Known::default();
        known.add(&there);
        let changed = words.replace("moderately", "quite");
        for (title, citation) in [
            ("On Empathy", "Quill, A. (2012). Empathy. https://doi.org/10.1/x"),
            ("On Empathy in Therapy", "Quill, A. (2012). Empathy."),
        ] {
            assert!(known.find(&post(title, citation, &changed), &[]).is_some(), "{title}");
        }
        let other =
            "Pens and ink were compared by people who had never before written about their desks at all";
        assert!(known.find(&post("On Empathy", "Quill, A. (2014). Ink.", other), &[]).is_none());
    }
}

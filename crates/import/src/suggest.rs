//! Suggests topics and types for a post by the names and aliases of terms that occur in it.
//!
//! The title and the citation say what a post is about, so one occurrence there is enough. In the text, a single word must occur
//! twice: almost every post mentions outcomes once.

use pprnet_archive::{Post, Term, plain_text};

/// Words at the end of a name without which it means nearly the same: “Anxiety Disorders”, “Placebo Effect”.
const GENERIC: [&str; 2] = ["disorder", "effect"];

/// How much an occurrence in the title or the citation counts.
const IN_TITLE: usize = 5;

/// How much an occurrence of several words in the text counts. One word counts 1.
const PHRASE: usize = 2;

/// The terms that the words of a post suggest, the likeliest first, each with the words that are the reason.
pub(crate) fn suggested<'a>(post: &Post, terms: &'a [Term]) -> Vec<(&'a Term, String)> {
    let title = plain(&format!("{} · {}", post.title, post.citation.as_deref().unwrap_or_default()));
    let text = plain(&format!("{} · {}", plain_text(&post.summary), plain_text(&post.implications)));
    let mut found: Vec<(usize, &Term, String)> = Vec::new();
    for term in terms {
        let weighed = names(term).into_iter().filter_map(|name| Some((weight(&name, &title, &text)?, name)));
        // Of two names with the same weight, the first is that of the term itself.
        let best = weighed.fold(None, |best: Option<(usize, String)>, next| match best {
            Some(best) if best.0 >= next.0 => Some(best),
            _ => Some(next),
        });
        found.extend(best.map(|(weight, name)| (weight, term, name)));
    }
    found.sort_by_key(|(weight, ..)| std::cmp::Reverse(*weight));
    found.into_iter().map(|(_, term, name)| (term, name)).collect()
}

/// How often a name occurs; `None` if too seldom.
fn weight(name: &str, title: &str, text: &str) -> Option<usize> {
    let name = plain(name);
    let (in_title, in_text) = (title.matches(&name).count(), text.matches(&name).count());
    let is_word = name.trim().split(' ').count() == 1;
    let least = if is_word { 2 } else { 1 };
    let weight = if is_word { 1 } else { PHRASE };
    (in_title > 0 || in_text >= least).then_some(in_title * IN_TITLE + in_text * weight)
}

/// The names of a term in texts: its name, the parts of it, its aliases, the words of its slug.
fn names(term: &Term) -> Vec<String> {
    let parts = term.name.split([',', '/']).flat_map(|part| part.split(" and "));
    let whole = std::iter::once(term.name.as_str());
    let mut names: Vec<String> = whole
        .chain(term.aliases.iter().map(String::as_str))
        .chain(parts)
        .map(|name| name.split('(').next().unwrap_or_default().trim().to_owned())
        .collect();
    let bare = |name: &String| {
        let (front, last) = name.rsplit_once(' ')?;
        let is_generic = GENERIC.contains(&last.to_lowercase().trim_end_matches('s'));
        (is_generic && !front.contains(' ')).then(|| front.to_owned())
    };
    let shorter: Vec<String> = names.iter().filter_map(bare).collect();
    names.extend(shorter);
    names.push(term.slug.as_str().replace('-', " "));
    names.retain(|name| name.chars().count() > 2);
    names
}

/// The words of a text in lower case, without the plural’s s, each between blanks.
fn plain(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(|word| word.to_lowercase().trim_end_matches('s').to_owned()).collect();
    format!(" {} ", words.join(" "))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Most of the topics of the sample must be among the suggestions, and most suggestions must be right.
    #[test]
    fn suggestions_for_the_sample_are_mostly_right() {
        let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
        let document = pprnet_content::load(&dir).unwrap();
        let (mut right, mut suggestions, mut filed) = (0, 0, 0);
        for post in &document.posts {
            let own: BTreeSet<&str> = post.topics.iter().map(|topic| topic.slug().as_str()).collect();
            let found = suggested(post, &document.topics);
            right += found.iter().filter(|(term, _)| own.contains(term.slug.as_str())).count();
            suggestions += found.len();
            filed += own.len();
        }
        assert!(right * 100 >= suggestions * 60, "{right} of {suggestions} are right");
        assert!(right * 100 >= filed * 65, "{right} of {filed} are suggested");
    }

    #[test]
    fn the_likeliest_term_comes_first_and_a_word_in_passing_suggests_nothing() {
        let term = |slug: &str, name: &str| Term {
            slug: slug.parse().unwrap(),
            name: name.into(),
            aliases: Vec::new(),
            was: Vec::new(),
        };
        let terms = [
            term("outcomes", "Outcomes"),
            term("anxiety", "Anxiety Disorders"),
            term("dropout", "Early Dropout"),
        ];
        let mut post = Post::new("a".parse().unwrap(), "On Anxiety".into(), "2020-01".parse().unwrap());
        let text = |text: &str| {
            vec![pprnet_archive::Block::Paragraph(vec![pprnet_archive::Inline::Text(text.into())])]
        };
        post.summary = text("Outcomes were good, and early dropout was rare.");
        let found = |post: &Post| -> Vec<String> {
            suggested(post, &terms)
                .into_iter()
                .map(|(term, reason)| format!("{} {reason}", term.slug))
                .collect()
        };
        assert_eq!(found(&post), ["anxiety Anxiety", "dropout Early Dropout"]);
        post.implications = text("Measure outcomes.");
        assert_eq!(found(&post), ["anxiety Anxiety", "outcomes Outcomes", "dropout Early Dropout"]);
    }
}

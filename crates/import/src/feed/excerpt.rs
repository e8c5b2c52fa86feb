//! Detects feeds that contain only the beginning of each post.

use crate::html::RichLine;

/// The line that marks a text as an excerpt, if it is one of the last two. The last line may name the site.
pub(super) fn excerpt_end(lines: &[RichLine]) -> Option<&str> {
    lines.iter().rev().take(2).map(|line| line.text.trim()).find(|line| is_excerpt_end(line))
}

fn is_excerpt_end(line: &str) -> bool {
    /// Longest link to the whole post, which may contain its title.
    const WORDS: usize = 20;
    let lower = line.to_lowercase();
    let bare = lower.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_cut = ["[…]", "[...]", "[. . .]"].iter().any(|end| lower.ends_with(end));
    let is_link = ["read more", "continue reading", "lire la suite"].iter().any(|link| {
        bare == *link || bare.ends_with(&format!("… {link}")) || bare.ends_with(&format!("... {link}"))
    });
    let goes_on =
        ["… continue reading", "… read more", "[…] read more"].iter().any(|link| lower.contains(link));
    let is_named = lower.starts_with("continue reading ") && line.split_whitespace().count() <= WORDS;
    is_cut || is_link || goes_on || is_named
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_an_excerpt_is_known() {
        let line = |text: &str| RichLine::plain(text.to_owned());
        for end in [
            "Ask the […]",
            "Ask the [...]",
            "Read more",
            "Read More »",
            "Ask the … Continue reading On Pens →",
            "Continue reading “On Pens”",
            "Ask the… Read more",
        ] {
            assert_eq!(excerpt_end(&[line("One."), line(end)]), Some(end), "{end}");
            assert_eq!(
                excerpt_end(&[line(end), line("The post On Pens appeared first on Pens.")]),
                Some(end)
            );
        }
        for end in [
            "Ask the clients.",
            "They may want to read more.",
            "And so on…",
            "Read more about pens in our guide.",
        ] {
            assert_eq!(excerpt_end(&[line("One."), line(end)]), None, "{end}");
        }
        assert_eq!(excerpt_end(&[]), None);
    }
}

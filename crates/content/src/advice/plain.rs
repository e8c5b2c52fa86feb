//! Markup in lines that are not Markdown: titles, citations, names.

use pulldown_cmark::{Event, Parser};

use super::spans::{between, marked};
use crate::invisible::invisible;
use crate::markdown::known_tag;

/// Warnings about a line that is shown as it is written.
pub(super) fn in_line(line: &str) -> Vec<String> {
    let mut messages = Vec::new();
    if let Some((entity, plain)) = entity(line) {
        messages.push(format!("“{entity}” is shown as it is written. Write {plain}"));
    }
    if let Some(tag) = known_tag(line) {
        messages.push(format!("“{tag}” is shown as it is written. Remove it"));
    }
    if has_markdown(line) {
        messages.push("Marks of Markdown are shown as they are written here. Remove them".to_owned());
    }
    if let Some(character) = invisible(line) {
        messages.push(format!("There is an invisible character in it ({character}). Type it anew"));
    }
    messages
}

/// The first character reference of HTML, and what to write instead.
fn entity(line: &str) -> Option<(String, String)> {
    between(line, "&", ";").into_iter().find_map(|(_, name)| {
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#');
        let entity = is_name.then(|| format!("&{name};"))?;
        let plain = decoded(&entity);
        if plain == entity {
            return None;
        }
        let write = match plain.as_str() {
            "\"" => "“ or ”".to_owned(),
            "'" => "’".to_owned(),
            plain if plain.trim().is_empty() || invisible(plain).is_some() => "a blank".to_owned(),
            plain => plain.to_owned(),
        };
        Some((entity, write))
    })
}

/// A character reference as Markdown reads it.
fn decoded(entity: &str) -> String {
    let texts = Parser::new(entity).filter_map(|event| match event {
        Event::Text(text) => Some(text.into_string()),
        _ => None,
    });
    texts.collect()
}

fn has_markdown(line: &str) -> bool {
    let line = without_addresses(line);
    line.contains("**")
        || line.contains("](http")
        || line.starts_with("# ")
        || ["*", "_", "`", "~~"].iter().any(|mark| marked(&line, mark).is_some())
        || between(&line, "[^", "]").iter().any(|(_, inner)| inner.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A line without the words that are addresses or DOIs, in which signs mark nothing.
fn without_addresses(line: &str) -> String {
    let is_address = |word: &str| !word.contains("](") && (word.contains("://") || word.contains("10."));
    line.split(' ').filter(|word| !is_address(word)).collect::<Vec<_>>().join(" ")
}

/// A warning about a title that says that the post is a draft: `[Draft] A New Post`.
pub(super) fn draft(title: &str) -> Option<String> {
    const WORDS: [&str; 4] = ["draft", "wip", "entwurf", "brouillon"];
    let lower = title.to_lowercase();
    let word = |text: &str| text.chars().take_while(|c| c.is_alphabetic()).collect::<String>();
    let first = word(lower.trim_start_matches(['[', '(', '*']));
    let last: String = word(lower.rsplit(['(', '[']).next().unwrap_or_default());
    let after = lower.trim_start_matches(['[', '(', '*']).strip_prefix(&first).unwrap_or_default();
    let is_parted =
        after.trim_start().starts_with([':', ']', ')', '*', '–', '—', '|']) || after.starts_with(" - ");
    let is_first = WORDS.contains(&first.as_str()) && is_parted;
    let is_last = WORDS.contains(&last.as_str())
        && (lower.ends_with(&format!("({last})")) || lower.ends_with(&format!("[{last}]")));
    (is_first || is_last).then(|| {
        "The post is shown, although its title says that it is a draft. Write draft = true, or remove the word".to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_no_html_and_no_markdown() {
        for (line, expected) in [
            ("Trust &amp; Hope", "“&amp;” is shown as it is written. Write &"),
            ("Clients&#8217; Words", "“&#8217;” is shown as it is written. Write ’"),
            ("&Uuml;ber &quot;us&quot;", "“&Uuml;” is shown as it is written. Write Ü"),
            ("A&nbsp;B", "“&nbsp;” is shown as it is written. Write a blank"),
            ("The <i>Good</i> Therapist", "“<i>” is shown as it is written. Remove it"),
            ("The <I>Good</I> Therapist", "“<i>” is shown as it is written. Remove it"),
            ("One<br/>Two", "“<br>” is shown as it is written. Remove it"),
            ("**Hope**", "Marks of Markdown are shown as they are written here. Remove them"),
            ("The *Good* Therapist", "Marks of Markdown are shown as they are written here. Remove them"),
            (
                "A. (2020). T. *Journal, 5*(1).",
                "Marks of Markdown are shown as they are written here. Remove them",
            ),
            ("The _Good_ Therapist", "Marks of Markdown are shown as they are written here. Remove them"),
            ("Hope[^1]", "Marks of Markdown are shown as they are written here. Remove them"),
            ("Ho\u{ad}pe", "There is an invisible character in it (U+00AD). Type it anew"),
        ] {
            assert_eq!(in_line(line), [expected], "{line}");
        }
        for right in [
            "R&D; p < .05 and > 3 & more; #4",
            "AT&T; then",
            "5 * 3 * 2, a*b*c and p* < q*",
            "A. (2020). T. https://doi.org/10.1000/a_b_c_d and doi:10.1000/_x_",
            "If a <b and c> d",
            "Me <me@example.org>",
        ] {
            assert_eq!(in_line(right), [""; 0], "{right}");
        }
    }

    #[test]
    fn a_title_may_say_that_it_is_a_draft() {
        for title in [
            "DRAFT: A New Post",
            "[Draft] A New Post",
            "Draft – A New Post",
            "draft - a new post",
            "A New Post (draft)",
        ] {
            assert!(draft(title).is_some(), "{title}");
        }
        for title in [
            "Draft Guidelines",
            "Drafting: A Guide",
            "The First Draft",
            "Draft",
            "Draft-Horse Therapy",
            "On (Draft) Animals",
        ] {
            assert_eq!(draft(title), None, "{title}");
        }
    }
}

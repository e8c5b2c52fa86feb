//! Finds HTML tags in Markdown to name them in messages. HTML itself is refused.

/// HTML elements that people write or paste on purpose.
const KNOWN: [&str; 41] = [
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "center",
    "code",
    "div",
    "em",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "iframe",
    "img",
    "ins",
    "li",
    "o:p",
    "ol",
    "p",
    "script",
    "section",
    "small",
    "span",
    "strong",
    "style",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "tr",
    "u",
    "ul",
];

/// A tag, and its offset in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    pub(super) at: usize,
    pub(super) name: String,
    pub(super) closes: bool,
    /// Whether the tag contains more than its name.
    has_more: bool,
}

impl Tag {
    /// Whether people write or paste this element on purpose.
    pub(super) fn is_known(&self) -> bool {
        KNOWN.contains(&self.name.as_str())
    }

    /// The tag as messages show it: `<p…>`, `</p>`.
    pub(super) fn label(&self) -> String {
        let slash = if self.closes { "/" } else { "" };
        let more = if self.has_more { "…" } else { "" };
        format!("<{slash}{}{more}>", self.name)
    }
}

/// All tags in an HTML text.
pub(super) fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    for (at, _) in html.match_indices('<') {
        let rest = html.get(at + 1..).unwrap_or_default();
        let (closes, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
        let end =
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | ':'))).unwrap_or(rest.len());
        let is_comment = rest.starts_with(['!', '?']);
        if !is_comment && !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let name = if is_comment {
            rest.chars().take(1).collect()
        } else {
            rest.get(..end).unwrap_or_default().to_lowercase()
        };
        let after = rest.get(end..).unwrap_or_default();
        let has_more = is_comment || !after.trim_start().trim_start_matches('/').starts_with('>');
        tags.push(Tag { at, name, closes, has_more });
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_named_briefly() {
        let labels = |html: &str| tags(html).iter().map(Tag::label).collect::<Vec<_>>();
        assert_eq!(
            labels("<p class=\"x\">a</p><br /> < 5 <!-- c --><O:p>"),
            ["<p…>", "</p>", "<br>", "<!…>", "<o:p>"]
        );
        assert!(tags("<smith>").iter().all(|tag| !tag.is_known()));
        assert!(KNOWN.is_sorted());
    }
}

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

/// The first tag of HTML in a line of plain text, as messages show it.
pub(crate) fn known_tag(line: &str) -> Option<String> {
    let is_whole = |tag: &&Tag| {
        let inner = line.get(tag.at + 1 + usize::from(tag.closes) + tag.name.len()..).unwrap_or_default();
        // Signs such as < may stand for themselves.
        inner.starts_with(['>', '/'])
            || (inner.starts_with(' ') && inner.split_once('>').is_some_and(|(more, _)| more.contains('=')))
    };
    tags(line).iter().find(|tag| tag.is_known() && is_whole(tag)).map(Tag::label)
}

/// A line without its tags.
pub(crate) fn without_tags(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let is_tag = after.starts_with('/') || after.starts_with(|c: char| c.is_ascii_alphabetic());
        match after.split_once('>').filter(|_| is_tag) {
            Some((_, next)) => rest = next,
            None => {
                out.push('<');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
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

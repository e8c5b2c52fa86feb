//! Removes the codes that plugins of a content system replace by something else, such as `[gallery ids="1,2"]` of WordPress and
//! `{{< figure src="a.png" >}}` of Hugo. The text between two codes stays.

/// Codes without attributes and end that WordPress and common plugins know. Words such as “[sic]” are no codes.
const ALONE: [&str; 4] = ["embed", "gallery", "playlist", "toc"];

/// The longest code, in bytes: some have a caption with links.
const LONGEST: usize = 4_000;

/// Some HTML without its codes, and the codes.
pub(super) fn without_codes(html: &str) -> (String, Vec<String>) {
    let mut out = String::with_capacity(html.len());
    let mut codes = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find(['[', '{', '<']) {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        // Brackets within a tag belong to its attributes.
        let tag = if after.starts_with('<') { tag_length(after) } else { None };
        if let Some(length) = tag {
            let (tag, below) = after.split_at(length);
            out.push_str(tag);
            rest = below;
            continue;
        }
        let code = bracketed(after, html).or_else(|| braced(after).map(|length| (length, None)));
        let Some((length, caption)) = code else {
            let (sign, below) = after.split_at(1);
            out.push_str(sign);
            rest = below;
            continue;
        };
        let (code, below) = after.split_at(length);
        codes.push(code.split_whitespace().collect::<Vec<_>>().join(" "));
        out.push_str(caption.unwrap_or_default());
        rest = below;
    }
    out.push_str(rest);
    (out, codes)
}

/// The length of the tag or comment at the start of some HTML.
fn tag_length(html: &str) -> Option<usize> {
    if html.starts_with("<!--") {
        return html.find("-->").map(|end| end + 3);
    }
    let is_tag = html.chars().nth(1).is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
    if is_tag { html.find('>').map(|end| end + 1) } else { None }
}

/// The length of the code of WordPress at the start of a text, and the caption in its attributes. `all` is the whole text.
fn bracketed<'a>(text: &'a str, all: &str) -> Option<(usize, Option<&'a str>)> {
    let inner = text.strip_prefix('[')?;
    let (is_end, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
    let length =
        inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-').unwrap_or(inner.len());
    let (name, attributes) = inner.split_at(length);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = end_of(attributes)?;
    let attributes = attributes.get(..end)?;
    let is_alone = attributes.trim().is_empty() || attributes.trim() == "/";
    let is_known = || ALONE.contains(&name) || name.contains('_') || all.contains(&format!("[/{name}]"));
    let is_code = match is_end {
        true => is_alone && all.contains(&format!("[{name}")),
        false if is_alone => is_known(),
        false => attributes.starts_with(char::is_whitespace) && (has_attribute(attributes) || is_known()),
    };
    let caption = attributes.split_once("caption=\"").and_then(|(_, rest)| rest.split_once('"'));
    let whole = text.len() - inner.len() + length + end + "]".len();
    is_code.then_some((whole, caption.map(|(caption, _)| caption)))
}

/// The position of the bracket that ends a code, outside quotation marks.
fn end_of(attributes: &str) -> Option<usize> {
    let mut quote: Option<char> = None;
    for (at, c) in attributes.char_indices().take_while(|(at, _)| *at < LONGEST) {
        match (quote, c) {
            (None, ']') => return Some(at),
            (None, '[') => return None,
            (None, '"' | '\'') if attributes[..at].ends_with('=') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
    }
    None
}

/// Whether a text has `name="value"`. Without quotation marks it may be a statistic.
fn has_attribute(text: &str) -> bool {
    const QUOTES: [&str; 6] = ["\"", "'", "”", "″", "&quot;", "&#8221;"];
    text.match_indices('=').any(|(at, _)| {
        text[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-')
            && QUOTES.iter().any(|quote| text[at + 1..].starts_with(quote))
    })
}

/// The length of the code of Hugo at the start of a text. In HTML its `<` is escaped.
fn braced(text: &str) -> Option<usize> {
    for (begin, end) in [("{{<", ">}}"), ("{{%", "%}}"), ("{{&lt;", "&gt;}}"), ("{{&lt;", ">}}")] {
        let found = text.strip_prefix(begin).and_then(|inner| inner.find(end));
        if let Some(length) = found.filter(|length| *length < LONGEST) {
            return Some(begin.len() + length + end.len());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_go_and_the_text_between_them_stays() {
        for (html, expected, codes) in [
            ("a [gallery ids=\"1,2\"] b", "a  b", vec!["[gallery ids=\"1,2\"]"]),
            (
                "[caption id=\"x\" align=\"left\"]<img src='a.png'> A <b>pen</b>[/caption]",
                "<img src='a.png'> A <b>pen</b>",
                vec!["[caption id=\"x\" align=\"left\"]", "[/caption]"],
            ),
            (
                "[caption caption=\"A [red] <a href='x'>pen</a>\"]<img>[/caption]",
                "A [red] <a href='x'>pen</a><img>",
                vec!["[caption caption=\"A [red] <a href='x'>pen</a>\"]", "[/caption]"],
            ),
            ("[embed]https://a.example/[/embed]", "https://a.example/", vec!["[embed]", "[/embed]"]),
            (
                "[vc_row][vc_column width=\"1/2\"]One[/vc_column][/vc_row]",
                "One",
                vec!["[vc_row]", "[vc_column width=\"1/2\"]", "[/vc_column]", "[/vc_row]"],
            ),
            (
                "[su_note\n note_color='red']One[/su_note]",
                "One",
                vec!["[su_note note_color='red']", "[/su_note]"],
            ),
            ("[ref]Nib 2019[/ref]", "Nib 2019", vec!["[ref]", "[/ref]"]),
            ("[toc /] a [gallery columns=2]", " a ", vec!["[toc /]", "[gallery columns=2]"]),
            (
                "a {{< figure src=\"a.png\" >}} b {{% note %}}c{{% /note %}}",
                "a  b c",
                vec!["{{< figure src=\"a.png\" >}}", "{{% note %}}", "{{% /note %}}"],
            ),
            ("{{&lt; x &gt;}}a{{&lt; y >}}", "a", vec!["{{&lt; x &gt;}}", "{{&lt; y >}}"]),
        ] {
            assert_eq!(
                without_codes(html),
                (expected.to_owned(), codes.into_iter().map(str::to_owned).collect()),
                "{html}"
            );
        }
    }

    #[test]
    fn brackets_of_sentences_stay() {
        for html in [
            "They were [sic] there [1], 95% CI [0.1, 0.2], [in press], [p = .05], [n=5], [Abstract], [Video], [mean r=.28],\n [Electronic version].",
            "an end [/x] and [ open",
            "<a title='[gallery]' href='x'>[…]</a> <!-- [gallery] -->",
            "[https://a.example/?x=1]",
            "{ a } {{ b }}",
            "[[gallery",
        ] {
            let (text, codes) = without_codes(html);
            assert_eq!((text.as_str(), codes.len()), (html, 0));
        }
    }
}

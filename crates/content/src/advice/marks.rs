//! Markup of other programs that this site would show literally.

use pprnet_archive::plain_text;

use crate::markdown;

/// Named entities common in pasted HTML. Numeric ones are recognised by their form, `&#…;`.
const ENTITIES: [(&str, &str); 14] = [
    ("&amp;", "&"),
    ("&nbsp;", "a blank"),
    ("&quot;", "“ or ”"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&rsquo;", "’"),
    ("&lsquo;", "‘"),
    ("&rdquo;", "”"),
    ("&ldquo;", "“"),
    ("&ndash;", "–"),
    ("&mdash;", "—"),
    ("&hellip;", "…"),
    ("&apos;", "’"),
    ("&eacute;", "é"),
];

/// A warning about a line that is not Markdown: a title or a citation.
pub(super) fn in_plain_line(line: &str) -> Option<String> {
    if let Some((entity, plain)) = ENTITIES.iter().find(|(entity, _)| line.contains(entity)) {
        return Some(format!("“{entity}” is shown as it is written. Write {plain}"));
    }
    let is_code = |rest: &str| {
        let code = rest.split(';').next().unwrap_or_default();
        rest.contains(';')
            && (1..=6).contains(&code.len())
            && code.bytes().all(|b| b.is_ascii_hexdigit() || b == b'x')
    };
    if let Some((_, rest)) = line.split_once("&#")
        && is_code(rest)
    {
        let code = rest.split(';').next().unwrap_or_default();
        return Some(format!("“&#{code};” is shown as it is written. Write the letter itself"));
    }
    let tag = between(line, "<", ">").into_iter().find(|tag| {
        let name = tag
            .trim_start_matches('/')
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default();
        matches!(name, "i" | "b" | "em" | "strong" | "sup" | "sub" | "br" | "p" | "span" | "u" | "a" | "font")
    });
    if let Some(tag) = tag {
        return Some(format!("“<{tag}>” is shown as it is written. Remove it"));
    }
    (line.contains("**") || line.contains("](http"))
        .then(|| "Marks of Markdown are shown as they are written here. Remove them".to_owned())
}

/// Whether the text between two marks is something they could mark.
fn is_tight(inner: &str) -> bool {
    !inner.is_empty() && !inner.starts_with(char::is_whitespace) && !inner.ends_with(char::is_whitespace)
}

/// All spans between `open` and the next `close` on one line.
fn between<'a>(line: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    let mut found = Vec::new();
    let mut rest = line;
    while let Some((_, after)) = rest.split_once(open) {
        let Some((inner, next)) = after.split_once(close) else { break };
        found.push(inner);
        rest = next;
    }
    found
}

/// Marks in a post's text with their offsets; each kind once.
pub(super) fn in_text(body: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut at = 0;
    let mut before = "";
    for line in body.split_inclusive('\n') {
        let messages = of_line(line.trim_end(), before.trim_end());
        for message in messages {
            // Thirty copies of the same advice would bury the rest.
            if !found.iter().any(|(_, other)| *other == message) {
                found.push((at, message));
            }
        }
        before = line;
        at += line.len();
    }
    found.extend(first_unclosed(body));
    found.sort();
    found
}

fn of_line(line: &str, before: &str) -> Vec<String> {
    let mut messages = Vec::new();
    let mut add = |message: &str| messages.push(message.to_owned());
    let text = line.trim_start();
    if text.starts_with(['•', '·', '▪', '‣', '●', '○', '◦', '■', '\u{f0b7}']) {
        add("“•” makes no list here. Begin the line with “- ”, and leave an empty line above the first");
    }
    let item = text.strip_prefix(['-', '*', '+']).map(str::trim_start).unwrap_or_default();
    if item.starts_with("[ ]") || item.starts_with("[x]") || item.starts_with("[X]") {
        add("“[ ]” is no tick box here and is shown as it is written. Remove it");
    }
    let inner_tabs = |line: &str| line.trim().matches('\t').count();
    if inner_tabs(line) >= 2 || (inner_tabs(line) == 1 && inner_tabs(before) == 1) {
        add("A table with tabs is shown as running text. Write it as a list: one line “- …” for each row");
    }
    if line.match_indices("] (").any(|(at, _)| {
        line.get(at + 3..).is_some_and(is_address) && line.get(..at).is_some_and(|front| front.contains('['))
    }) {
        add("A blank parts a link from its address. Write [words](https://…) without it");
    }
    let is_broken = between(line, "](", ")").iter().any(|inner| {
        is_address(inner.trim_start()) && inner.contains(char::is_whitespace) && !inner.contains('"')
    });
    if is_broken {
        add("There is a blank in the address of a link. Remove it, or write %20");
    }
    let dotted = between(line, "](", ")")
        .into_iter()
        .find(|inner| inner.contains("doi.org/") && inner.ends_with(['.', ',']));
    if let Some(address) = dotted {
        add(&format!("The full stop at the end of {address} is a part of the link. Put it behind the )"));
    }
    if between(line, "~~", "~~").iter().any(|inner| is_tight(inner)) {
        add(
            "“~~” strikes nothing out here and is shown as it is written. Remove the words, or say that they are withdrawn",
        );
    }
    if between(line, "==", "==").iter().any(|inner| is_tight(inner)) {
        add("“==” marks nothing here and is shown as it is written. Write *words* or **words**");
    }
    if between(line, "[^", "]").iter().any(|inner| is_tight(inner)) {
        add("A footnote such as [^1] is shown as it is written. Put its text in brackets instead");
    }
    if line.contains("{{<")
        || line.contains("{{%")
        || line.contains("{%")
        || between(line, "{{", "}}").iter().any(|inner| !inner.is_empty())
    {
        add("A command such as {{< … >}} is shown as it is written. Remove it");
    }
    if between(line, "[[", "]]").iter().any(|inner| is_tight(inner)) {
        add("A link such as [[words]] is shown as it is written. Write [words](https://…)");
    }
    let is_command = between(line, "[", "]").iter().any(|inner| {
        let name = inner
            .trim_start_matches('/')
            .split(|c: char| c.is_whitespace() || c == '=')
            .next()
            .unwrap_or_default();
        matches!(
            name,
            "caption" | "gallery" | "embed" | "audio" | "video" | "playlist" | "youtube" | "contact-form-7"
        ) || name.starts_with("vc_")
            || name.starts_with("et_pb_")
    });
    if is_command {
        add("A command of WordPress such as [caption] is shown as it is written. Remove it");
    }
    if text.starts_with(": ") && !before.trim().is_empty() {
        add("A definition is shown as it is written. Write “**Term:** what it means”");
    }
    messages
}

fn is_address(text: &str) -> bool {
    ["http://", "https://", "www.", "mailto:"].iter().any(|start| text.starts_with(start))
}

/// The first paragraph with an unmatched mark for strong emphasis.
fn first_unclosed(body: &str) -> Option<(usize, String)> {
    let mut at = 0;
    for paragraph in body.split("\n\n") {
        let bare = paragraph.replace("\\*", "");
        if bare.contains("**") {
            let (sections, _) = markdown::read(&bare, None);
            let is_left = sections.iter().any(|section| plain_text(&section.blocks).contains("**"));
            if is_left {
                let offset = paragraph.find("**").unwrap_or_default();
                let advice = "“**” is opened and not closed, or a blank stands inside it. Write **words**";
                return Some((at + offset, advice.to_owned()));
            }
        }
        at += paragraph.len() + 2;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(text: &str) -> Vec<String> {
        in_text(text).into_iter().map(|(_, message)| message).collect()
    }

    #[test]
    fn marks_of_other_programs_are_told_once_each() {
        for (text, begins) in [
            ("See [the study] (https://example.org/).", "A blank parts a link"),
            ("See [it](https://example.org/a b).", "There is a blank in the address"),
            (
                "See [it](https://doi.org/10.1000/x.)",
                "The full stop at the end of https://doi.org/10.1000/x. ",
            ),
            ("This is **strong and so on.", "“**” is opened"),
            ("This is ** strong ** too.", "“**” is opened"),
            ("This is **strong.\n\nThis is **weak.\n\nAnd **so on.", "“**” is opened"),
            ("Ask:\n• about hope\n• about fear", "“•” makes no list"),
            ("Group\tN\tg\nA\t3\t0.5", "A table with tabs"),
            ("Group\tN\nA\t3", "A table with tabs"),
            ("It ~~was~~ is.", "“~~”"),
            ("A claim.[^1]", "A footnote"),
            ("{{< youtube abc >}}", "A command such as"),
            ("{% raw %}", "A command such as"),
            ("[caption id=\"x\"]Words[/caption]", "A command of WordPress"),
            ("- [ ] a task\n- [x] done", "“[ ]” is no tick box"),
            ("[[other post]]", "A link such as [[words]]"),
            ("Term\n: definition", "A definition"),
        ] {
            let messages = messages(text);
            assert!(messages.len() == 1 && messages[0].starts_with(begins), "{text}: {messages:?}");
        }
    }

    #[test]
    fn what_is_right_gets_no_advice() {
        for text in [
            "See [the study](https://example.org/a_(b)) and [others] (Smith, 2020).",
            "**Strong\nover two lines** and 2 \\*\\* 3.",
            "- one\n- two [in brackets]\n\nA tab\there.",
            "The range [0.1, 0.3] and p == .05, a = b == c.",
            "Time was 10:30: late.",
        ] {
            assert_eq!(messages(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn titles_are_no_html() {
        for (line, expected) in [
            ("Trust &amp; Hope", "“&amp;” is shown as it is written. Write &"),
            ("Clients&#8217; Words", "“&#8217;” is shown as it is written. Write the letter itself"),
            ("The <i>Good</i> Therapist", "“<i>” is shown as it is written. Remove it"),
            ("**Hope**", "Marks of Markdown are shown as they are written here. Remove them"),
        ] {
            assert_eq!(in_plain_line(line).as_deref(), Some(expected), "{line}");
        }
        assert_eq!(in_plain_line("R&D; p < .05 and > 3 & more; #4"), None);
    }
}

//! Marks in one line of text.

use super::mask::addresses;
use crate::advice::spans::{between, is_tight, marked};

/// Signs that other programs put before the items of a list.
const BULLETS: [char; 10] = ['•', '·', '▪', '‣', '●', '○', '◦', '■', '\u{f0b7}', '\u{2043}'];

/// Commands of WordPress. Most are words, too.
const COMMANDS: [&str; 8] =
    ["audio", "caption", "contact-form-7", "embed", "gallery", "playlist", "video", "youtube"];

/// The marks in a line whose escaped signs are hidden, with their offsets; `before` is the line above.
pub(super) fn of(line: &str, before: &str) -> Vec<(usize, String)> {
    let mut messages = Vec::new();
    let mut add = |at: usize, message: &str| messages.push((at, message.to_owned()));
    links(line, before, &mut add);
    let line = addresses(line);
    let text = line.trim_start();
    let begin = line.len() - text.len();
    if let Some(message) = list(text, before.trim_start()) {
        add(begin, &message);
    } else {
        tables(&line, before, begin, &mut add);
    }
    if let Some(at) = marked(&line, "~~") {
        add(
            at,
            "“~~” strikes nothing out here and is shown as it is written. Remove the words, or say that they are withdrawn",
        );
    }
    if let Some(at) = marked(&line, "==") {
        add(at, "“==” marks nothing here and is shown as it is written. Write *words* or **words**");
    }
    if let Some((at, _)) = between(&line, "[^", "]").into_iter().find(|(_, inner)| is_tight(inner)) {
        add(at - 2, "A footnote such as [^1] is shown as it is written. Put its text in brackets instead");
    }
    commands(&line, text, begin, &mut add);
    if let Some(at) = raised(&line) {
        add(at, "“^” raises nothing here and is shown as it is written. Write the sign itself, such as ²");
    }
    if text.starts_with(": ") && !before.trim().is_empty() {
        add(begin, "A definition is shown as it is written. Write “**Term:** what it means”");
    }
    messages
}

/// Links that are none.
fn links(line: &str, before: &str, add: &mut impl FnMut(usize, &str)) {
    let from = |at: usize| line.get(at..).unwrap_or_default();
    let front = |at: usize| line.get(..at).unwrap_or_default();
    if let Some((at, _)) =
        line.match_indices("] (").find(|(at, _)| is_address(from(at + 3)) && front(*at).contains('['))
    {
        add(at + 1, "A blank parts a link from its address. Write [words](https://…) without it");
    }
    if let Some((at, _)) =
        line.match_indices(")[").find(|(at, _)| is_address(from(at + 2)) && front(*at).contains('('))
    {
        add(at + 1, "The brackets of a link are the wrong way round. Write [words](https://…)");
    }
    let targets = between(line, "](", ")");
    let is_broken = |inner: &str| {
        let inner = inner.trim();
        is_address(inner) && inner.contains(char::is_whitespace) && !inner.contains(['"', '\''])
    };
    if let Some((at, _)) = targets.iter().find(|(_, inner)| is_broken(inner)) {
        add(*at, "There is a blank in the address of a link. Remove it, or write %20");
    }
    let open = line.rfind("](").filter(|at| is_address(from(at + 2)) && !from(at + 2).contains(')'));
    if let Some(at) = open.filter(|at| from(at + 2).contains(char::is_whitespace)) {
        add(at + 2, "The ) at the end of a link is missing. Write [words](https://…)");
    }
    if let Some((at, _)) = line
        .match_indices("](")
        .find(|(at, _)| is_address(from(at + 2)) && !front(*at).contains('[') && !before.contains('['))
    {
        add(at, "The [ at the beginning of a link is missing. Write [words](https://…)");
    }
    let dotted = targets.iter().find(|(_, inner)| inner.contains("doi.org/") && inner.ends_with(['.', ',']));
    if let Some((at, address)) = dotted {
        add(
            at + address.len() - 1,
            &format!("The full stop at the end of {address} is a part of the link. Put it behind the )"),
        );
    }
}

/// The message for a line that is meant as an item of a list.
fn list(text: &str, before: &str) -> Option<String> {
    let no_list = |sign: &str| {
        format!(
            "“{sign}” makes no list here. Begin the line with “- ”, and leave an empty line above the first"
        )
    };
    if text.starts_with(BULLETS) {
        return Some(no_list("•"));
    }
    if text.starts_with("o\t") {
        return Some(no_list("o"));
    }
    // One dash may belong to a sentence.
    let has_dash = |line: &str| line.starts_with("– ") || line.starts_with("— ");
    if has_dash(text) && has_dash(before) {
        return Some(no_list("–"));
    }
    if is_ticked(text) {
        return Some("“[ ]” is not a tick box here and is shown as written. Remove it".into());
    }
    let sign = glued_sign(text).filter(|_| glued_sign(before).is_some())?;
    let first = if sign.ends_with('.') { "1." } else { sign };
    Some(format!("A blank is missing after “{first}”, so this is not a list. Write “{first} words”"))
}

/// The sign of a list that a line begins with, if no blank follows it: `-words`, `1.Words`.
fn glued_sign(text: &str) -> Option<&str> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let length = match text.chars().nth(digits)? {
        '.' if digits > 0 => digits + 1,
        '-' | '*' | '+' if digits == 0 => 1,
        _ => return None,
    };
    let (sign, rest) = text.split_at_checked(length)?;
    // Emphasis has a second mark.
    (rest.starts_with(char::is_alphabetic) && !(sign == "*" && rest.contains('*'))).then_some(sign)
}

/// Whether a line is an item of a list with a tick box.
fn is_ticked(text: &str) -> bool {
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let item = if number.len() < text.len() {
        number.strip_prefix(['.', ')'])
    } else {
        text.strip_prefix(['-', '*', '+'])
    };
    let item = item.filter(|item| item.starts_with(' ')).map(str::trim_start).unwrap_or_default();
    let rest = ["[ ]", "[x]", "[X]"].iter().find_map(|tick| item.strip_prefix(tick));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

fn tables(line: &str, before: &str, begin: usize, add: &mut impl FnMut(usize, &str)) {
    let tabs = |line: &str| line.trim().matches('\t').count();
    if tabs(line) >= 2 || (tabs(line) == 1 && tabs(before) == 1) {
        add(
            begin,
            "A table with tabs is shown as running text. Write it as a list: one line “- …” for each row",
        );
    }
    let bars = |line: &str| line.matches('|').count();
    if bars(line) >= 2 && bars(before) == bars(line) {
        add(
            begin,
            "A table with | is shown as running text. Write it as a list: one line “- …” for each row",
        );
    }
}

/// Commands to other programs.
fn commands(line: &str, text: &str, begin: usize, add: &mut impl FnMut(usize, &str)) {
    let shown = |command: &str| format!("A command such as {command} is shown as it is written. Remove it");
    let braces = ["{{<", "{{%", "{%"].iter().find_map(|mark| line.find(mark));
    let braces = braces.or_else(|| {
        let mut between = between(line, "{{", "}}").into_iter().filter(|(_, inner)| !inner.is_empty());
        between.next().map(|(at, _)| at - 2)
    });
    if let Some(at) = braces {
        add(at, &shown("{{< … >}}"));
    }
    let attributes = ["{#", "{.", "{:"].iter().find_map(|mark| {
        let (at, inner) = between(line, mark, "}").into_iter().next()?;
        is_tight(inner.trim()).then_some((at - 2, *mark))
    });
    if let Some((at, mark)) = attributes {
        add(at, &shown(&format!("{mark}…}}")));
    }
    if text.starts_with(":::") {
        add(begin, &shown("::: "));
    }
    if matches!(text.to_lowercase().as_str(), "[toc]" | "[[toc]]" | "[[_toc_]]") {
        return add(begin, &shown("[toc]"));
    }
    let after =
        |at: usize, inner: &str, length: usize| line.get(at + inner.len() + length..).unwrap_or_default();
    let wiki = between(line, "[[", "]]")
        .into_iter()
        .find(|(at, inner)| is_tight(inner) && !after(*at, inner, 2).starts_with('('));
    if let Some((at, _)) = wiki {
        add(at - 2, "A link such as [[words]] is shown as it is written. Write [words](https://…)");
    }
    let command = between(line, "[", "]")
        .into_iter()
        .find(|(at, inner)| is_command(inner, line) && !after(*at, inner, 1).starts_with('('));
    if let Some((at, _)) = command {
        add(at - 1, "A command of WordPress such as [caption] is shown as it is written. Remove it");
    }
}

/// Whether the text in brackets is a command of WordPress.
fn is_command(inner: &str, line: &str) -> bool {
    let name = inner
        .trim_start_matches('/')
        .split(|c: char| c.is_whitespace() || c == '=')
        .next()
        .unwrap_or_default();
    if name.starts_with("vc_") || name.starts_with("et_pb_") {
        return true;
    }
    let is_alone = line.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) == Some(inner);
    let is_closed = inner.starts_with('/') || line.contains(&format!("[/{name}]"));
    COMMANDS.contains(&name) && (inner.contains('=') || is_closed || is_alone)
}

/// The offset of a raised sign as in Pandoc: `x^2^`.
fn raised(line: &str) -> Option<usize> {
    let is_sign = |inner: &str| {
        inner.chars().count() <= 3
            && !inner.is_empty()
            && inner.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '+'))
    };
    let found = between(line, "^", "^").into_iter().find(|(at, inner)| {
        is_sign(inner) && line.get(..at - 1).is_some_and(|text| text.ends_with(char::is_alphanumeric))
    });
    found.map(|(at, _)| at - 1)
}

fn is_address(text: &str) -> bool {
    ["http://", "https://", "www.", "mailto:"].iter().any(|start| text.starts_with(start))
}

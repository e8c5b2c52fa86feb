//! Corrects the output of the processor: replaces the marks, and repairs known bugs.

use super::input::{EDITORS, GAP, JOINT, has_editors_for_authors};
use super::pieces::Styled;
use super::styles::Style;
use crate::record::{Kind, Name, Record};

/// The corrected pieces.
pub(super) fn pieces(pieces: Styled, record: &Record, style: Style) -> Styled {
    let texts = pieces.0.iter().enumerate().map(|(at, piece)| {
        let mut piece = piece.replace(JOINT, " ");
        // Authors and editors may both be truncated.
        while piece.contains(GAP) {
            piece = closed(&piece);
        }
        let piece = with_editors(&piece, record, style);
        let piece = once_stopped(piece);
        // After the title of the journal: `245 : 1–8`.
        if style == Style::Chicago && at > 1 { without_gap(&piece) } else { piece }
    });
    let mut pieces = Styled(texts.collect());
    if style == Style::Ama && record.kind == Kind::Chapter {
        name_editors(&mut pieces, record);
    }
    trim(&mut pieces);
    say_status(&mut pieces, record, style);
    pieces
}

/// The text with “et al.” or an ellipsis in place of the gap.
fn closed(text: &str) -> String {
    let Some((before, after)) = text.split_once(GAP) else { return text.to_owned() };
    let before = before.trim_end();
    let before = ["&", "and"].iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
    let before = before.trim_end().trim_end_matches(',');
    if let Some(last) = after.strip_prefix(", & ") {
        return format!("{before}, … {last}");
    }
    format!("{before}, et al.{}", after.strip_prefix('.').unwrap_or(after))
}

/// The text with “ed.” or “eds.” in place of its mark.
fn with_editors(text: &str, record: &Record, style: Style) -> String {
    let Some((before, after)) = text.split_once(EDITORS).filter(|_| has_editors_for_authors(record, style))
    else {
        return text.replace(EDITORS, "");
    };
    let are_many = record.editor.len() > 1 || record.custom.editors_truncated_after.is_some();
    let word = if are_many { "eds." } else { "ed." };
    let before = before.trim_end().trim_end_matches(',');
    format!("{before}, {word}{}", after.strip_prefix('.').unwrap_or(after))
}

/// Removes duplicate punctuation: a full stop after or within a quoted question or exclamation, and a comma before a
/// full stop.
fn once_stopped(mut text: String) -> String {
    text = text.replace(",.", ".");
    for end in ['?', '!'] {
        for quote in ['”', '’', '"', '\''] {
            text = text.replace(&format!("{end}{quote}."), &format!("{end}{quote}"));
            text = text.replace(&format!("{end}.{quote}"), &format!("{end}{quote}"));
        }
    }
    text
}

fn without_gap(text: &str) -> String {
    match text.split_once(" : ") {
        Some((volume, rest)) if volume.ends_with(|c: char| c.is_ascii_digit()) => format!("{volume}:{rest}"),
        _ => text.to_owned(),
    }
}

/// AMA names the editors of the book that contains a chapter: `In: von Hagen P, ed. `.
fn name_editors(pieces: &mut Styled, record: &Record) {
    let names: Vec<String> = record.editor.iter().map(ama_name).collect();
    let word = match (names.len(), record.custom.editors_truncated_after) {
        (0, _) => return,
        (1, None) => "ed.",
        (_, None) => "eds.",
        (_, Some(_)) => "et al, eds.",
    };
    if let Some(piece) = pieces.0.iter_mut().find(|piece| piece.ends_with("In: ")) {
        piece.push_str(&format!("{}, {word} ", names.join(", ")));
    }
}

/// `von Hagen P`.
fn ama_name(name: &Name) -> String {
    let Some(family) = name.full_family().filter(|_| name.literal.is_none()) else {
        return name.literal.clone().or(name.given.clone()).unwrap_or_default();
    };
    let given = name.given.as_deref().unwrap_or_default();
    let parts = given.split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'');
    let initials: String = parts.filter_map(|part| part.chars().next()).collect();
    [family.as_str(), &initials].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

/// Adds that a work is in press, if the style has not.
fn say_status(pieces: &mut Styled, record: &Record, style: Style) {
    let Some(status) = record.status.as_ref().filter(|_| record.issued.is_none()) else { return };
    if pieces.plain().to_lowercase().contains(&status.to_lowercase()) {
        return;
    }
    let is_sentence = style == Style::Ama;
    let mut letters = status.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let text = match is_sentence {
        true => format!(" {}.", first.chain(letters).collect::<String>()),
        false => format!(", {status}."),
    };
    if !is_sentence && let Some(last) = pieces.0.last_mut().filter(|last| last.ends_with('.')) {
        last.pop();
    }
    pieces.push(&text, false);
}

fn trim(pieces: &mut Styled) {
    if let Some(first) = pieces.0.first_mut() {
        *first = first.trim_start().to_owned();
    }
    if let Some(last) = pieces.0.last_mut() {
        last.truncate(last.trim_end().len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_closed_as_each_list_ends() {
        for (set, printed) in [
            ("Keller, A., & \u{e000}. (2017).", "Keller, A., et al. (2017)."),
            ("Keller A, \u{e000}. Title", "Keller A, et al. Title"),
            ("Keller, A., and \u{e000}. “T", "Keller, A., et al. “T"),
            ("Keller, A. and \u{e000} (2017)", "Keller, A., et al. (2017)"),
            ("Keller, A., \u{e000}, & Li, J. (2017).", "Keller, A., … Li, J. (2017)."),
            ("Anderson, B.", "Anderson, B."),
        ] {
            assert_eq!(closed(set), printed);
        }
    }

    #[test]
    fn a_question_ends_its_sentence() {
        for (set, printed) in [
            ("“Why?”. J", "“Why?” J"),
            ("‘Why?.’ J", "‘Why?’ J"),
            ("Why. J", "Why. J"),
            (", ahead of print,. h", ", ahead of print. h"),
        ] {
            assert_eq!(once_stopped(set.to_owned()), printed);
        }
    }
}

//! Recognises lists that were pasted line by line: `• one`, `- one`, `1. one`, or bare lines below a line that ends with a
//! colon.

use super::trim::without_marker;

/// A paragraph or a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Listed<'a> {
    /// A single line.
    Paragraph(&'a str),
    /// Items without their markers.
    Bullets(Vec<Bullet<'a>>),
    /// Items without their numbers.
    Numbers(Vec<&'a str>),
}

/// An item of a list without numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bullet<'a> {
    /// How many lists of the text are around its own; at most one more than for the item above.
    pub(crate) level: usize,
    pub(crate) text: &'a str,
}

/// Maximum words of an item without a marker.
pub(super) const BARE_WORDS: usize = 20;

/// Groups the lines into paragraphs and lists.
pub(crate) fn listed<'a>(lines: &[&'a str]) -> Vec<Listed<'a>> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(rest) = lines.get(at..).filter(|rest| !rest.is_empty()) {
        let above = at.checked_sub(1).and_then(|above| lines.get(above)).copied();
        let (list, length) = first_list(rest, above);
        out.push(list);
        at += length;
    }
    out
}

/// The paragraph or list at the start of the lines, and its number of lines.
fn first_list<'a>(lines: &[&'a str], above: Option<&str>) -> (Listed<'a>, usize) {
    let first = lines.first().copied().unwrap_or_default();
    let bullets = lines.iter().take_while(|line| without_marker(line).len() < line.len()).count();
    // One line that begins with a dash may be text; one with a bullet is an item.
    if bullets >= 2 || (bullets == 1 && !first.starts_with(['-', '–', '—', '*', '+', 'o'])) {
        return (Listed::Bullets(leveled(lines.get(..bullets).unwrap_or_default())), bullets);
    }
    let numbers: Vec<&str> =
        lines.iter().enumerate().map_while(|(at, line)| numbered(line, at + 1)).collect();
    if numbers.len() >= 2 {
        let length = numbers.len();
        return (Listed::Numbers(numbers), length);
    }
    let bare = above.map_or(0, |above| bare_items(above, lines));
    if bare >= 2 {
        let items = lines.iter().take(bare).map(|line| Bullet { level: 0, text: line });
        return (Listed::Bullets(items.collect()), bare);
    }
    (Listed::Paragraph(first), 1)
}

/// Items with their levels. Programs mark the items of an inner list with another sign.
fn leveled<'a>(lines: &[&'a str]) -> Vec<Bullet<'a>> {
    let ranks = lines.iter().map(|line| rank(line));
    let mut items: Vec<Bullet<'a>> = Vec::new();
    // The ranks of the lists that are open.
    let mut open: Vec<u8> = Vec::new();
    for (line, rank) in lines.iter().zip(ranks) {
        open.retain(|outer| *outer < rank);
        items.push(Bullet { level: open.len(), text: without_marker(line) });
        open.push(rank);
    }
    items
}

/// How deep the list of an item is by its sign, as Word and browsers choose them.
fn rank(line: &str) -> u8 {
    match line.chars().next() {
        Some('-' | '–' | '—' | '+' | '*' | 'o' | '◦' | '○' | '□') => 1,
        Some('▪' | '■' | '§' | '\u{f0a7}') => 2,
        _ => 0,
    }
}

/// The number at the start of a line, as in a numbered list.
pub(super) fn number(line: &str) -> Option<usize> {
    let (digits, _) = line.split_once(['.', ')'])?;
    let number = digits.parse().ok()?;
    numbered(line, number).map(|_| number)
}

/// The text of an item with the given number.
fn numbered(line: &str, number: usize) -> Option<&str> {
    let rest = line.strip_prefix(&number.to_string())?;
    let item = rest.strip_prefix(['.', ')'])?;
    item.starts_with(char::is_whitespace).then(|| item.trim())
}

/// How many of the first lines are numbered consecutively from 1.
pub(super) fn numbered_run(lines: &[&str]) -> usize {
    lines.iter().zip(1..).take_while(|(line, number)| numbered(line, *number).is_some()).count()
}

/// How many of the lines are items without markers, introduced by the line `above`.
pub(super) fn bare_items(above: &str, lines: &[&str]) -> usize {
    if !above.trim_end().ends_with(':') {
        return 0;
    }
    let is_short = |line: &&&str| line.split_whitespace().count() <= BARE_WORDS;
    let ends = |line: &str, marks: &[char]| line.trim_end().ends_with(marks);
    let open = lines
        .iter()
        .take_while(is_short)
        .take_while(|line| !ends(line, &['.', '?', '!', ':', '…', '”', ')']))
        .count();
    // The last item may end the sentence with a full stop.
    let is_end = |line: &&str| is_short(&line) && ends(line, &['.']) && line.starts_with(char::is_lowercase);
    open + usize::from(open > 0 && lines.get(open).is_some_and(is_end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_known_by_their_marks_or_by_the_line_above() {
        let bullets = |items: &[&'static str]| {
            Listed::Bullets(items.iter().map(|text| Bullet { level: 0, text }).collect())
        };
        for (lines, expected) in [
            (vec!["Ask:", "• one", "•two"], vec![Listed::Paragraph("Ask:"), bullets(&["one", "two"])]),
            (vec!["• only"], vec![bullets(&["only"])]),
            (vec!["- only"], vec![Listed::Paragraph("- only")]),
            (vec!["- one", "– two", "End."], vec![bullets(&["one", "two"]), Listed::Paragraph("End.")]),
            (vec!["1. one", "2) two"], vec![Listed::Numbers(vec!["one", "two"])]),
            (
                vec!["1986. A year", "2. two"],
                vec![Listed::Paragraph("1986. A year"), Listed::Paragraph("2. two")],
            ),
            (
                vec!["Therapists might:", "ask;", "listen;", "and wait."],
                vec![Listed::Paragraph("Therapists might:"), bullets(&["ask;", "listen;", "and wait."])],
            ),
            (
                vec!["They say:", "It is so.", "It is not."],
                vec![
                    Listed::Paragraph("They say:"),
                    Listed::Paragraph("It is so."),
                    Listed::Paragraph("It is not."),
                ],
            ),
        ] {
            assert_eq!(listed(&lines), expected, "{lines:?}");
        }
    }
}

//! Spans between two marks of one line.

/// Whether the text between two marks is something they could mark.
pub(super) fn is_tight(inner: &str) -> bool {
    !inner.is_empty() && !inner.starts_with(char::is_whitespace) && !inner.ends_with(char::is_whitespace)
}

/// All spans between `open` and the next `close` on one line, each with its offset.
pub(super) fn between<'a>(line: &'a str, open: &str, close: &str) -> Vec<(usize, &'a str)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(begin) = line.get(from..).and_then(|rest| rest.find(open)).map(|at| from + at + open.len())
    {
        let Some(length) = line.get(begin..).and_then(|rest| rest.find(close)) else { break };
        found.push((begin, line.get(begin..begin + length).unwrap_or_default()));
        from = begin + length + close.len();
    }
    found
}

/// The offset of the first words between two equal marks, such as `~~words~~`. Signs within a word or number mark nothing.
pub(super) fn marked(line: &str, mark: &str) -> Option<usize> {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let spans = between(line, mark, mark);
    let mut spans = spans.into_iter().filter(|(at, inner)| {
        let before = line.get(..at - mark.len()).and_then(|text| text.chars().next_back());
        let after = line.get(at + inner.len() + mark.len()..).and_then(|text| text.chars().next());
        is_tight(inner) && !is_word(before) && !is_word(after)
    });
    spans.next().map(|(at, _)| at - mark.len())
}

//! Marks for strong emphasis that mark nothing.

use pulldown_cmark::{Event, Parser, TextMergeWithOffset};

use super::mask::escapes;

/// The first mark for strong emphasis that is shown as it is written.
pub(super) fn first(body: &str) -> Option<(usize, String)> {
    if !body.contains("**") {
        return None;
    }
    let texts = TextMergeWithOffset::new(Parser::new(body).into_offset_iter());
    let mut unclosed = texts.filter_map(|(event, range)| {
        let Event::Text(_) = event else { return None };
        let at = escapes(body.get(range.clone())?).find("**")?;
        Some(range.start + at)
    });
    let advice = "“**” is not closed, or has a blank inside. Write **words**";
    unclosed.next().map(|at| (at, advice.to_owned()))
}

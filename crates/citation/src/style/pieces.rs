//! The text of a citation in pieces, alternately upright and italic.

use serde::{Deserialize, Serialize};

/// A citation as text, in pieces: the first is upright, the second italic, and so on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Styled(pub Vec<String>);

impl Styled {
    /// The text without italics.
    #[must_use]
    pub fn plain(&self) -> String {
        self.0.concat()
    }

    pub(super) fn push(&mut self, text: &str, is_italic: bool) {
        if text.is_empty() {
            return;
        }
        // If the number of pieces so far is even, the last one is italic.
        let ends_italic = self.0.len().is_multiple_of(2);
        match self.0.last_mut() {
            Some(last) if ends_italic == is_italic => last.push_str(text),
            None if is_italic => self.0.extend([String::new(), text.to_owned()]),
            _ => self.0.push(text.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_alternate_between_upright_and_italic() {
        let mut pieces = Styled::default();
        for (text, is_italic) in
            [("a", true), ("b", true), ("c", false), ("", true), ("d", false), ("e", true)]
        {
            pieces.push(text, is_italic);
        }
        assert_eq!(pieces.0, ["", "ab", "cd", "e"]);
        assert_eq!(pieces.plain(), "abcde");
    }
}

//! Reports posts whose text differs from that of an import.

use pprnet_content::Problem;

/// The name of a post that another file of the same import has.
pub(super) const OTHER_FILE: &str = "another file of this import";

/// What becomes of a post that differs from its new text, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It takes the new text.
    Replaced,
    /// Nobody asked for the new text.
    Unforced,
    /// It belongs to another month, so its file would need another name.
    OtherMonth,
    /// It is a draft.
    Draft,
    /// The new text is a draft.
    NewDraft,
    /// The new text has a publish date, and the existing post does not wait for that day.
    NewScheduled,
    /// Another file of the same import has it, and was read first.
    SameImport,
    /// Another file of the same import has it, and holds it back.
    Published,
}

impl Outcome {
    /// Why it is left alone.
    pub(super) fn kept(is_old: bool, is_hidden: bool, is_of_month: bool) -> Self {
        match (is_old, is_hidden, is_of_month) {
            (false, ..) => Self::SameImport,
            (true, true, _) => Self::Draft,
            (true, false, false) => Self::OtherMonth,
            (true, false, true) => Self::Unforced,
        }
    }

    fn message(self) -> &'static str {
        match self {
            Self::Replaced => "which takes the new text (--force)",
            Self::Unforced => "which was left alone (--force takes the new text)",
            Self::OtherMonth => {
                "which was left alone, because its month is another. If the new month is right, change it in the file and in its name"
            }
            Self::Draft => "a draft, which was left alone",
            Self::NewDraft => "which was left alone, because the new text is a draft",
            Self::NewScheduled => "which was left alone, because the new text has a publish date",
            Self::SameImport => "which was taken",
            Self::Published => "in which it is a draft or scheduled, so this text was taken",
        }
    }
}

/// Reports a post with two texts, as excerpts of the parts in which they differ.
pub(super) fn side_by_side(
    file: &str,
    line: usize,
    title: &str,
    name: &str,
    outcome: Outcome,
    parts: &[(&str, String, String)],
) -> Problem {
    let mut message = format!("“{title}” differs from {name}, {}", outcome.message());
    for (part, there, here) in parts {
        message.push_str(&format!("\n    {part} there: {there}\n    {part} here:  {here}"));
    }
    Problem::new(file, line, "differs", message)
}

//! What Markdown of posts may not have, and what to do about it.

/// Something that is not allowed, and its offset in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The byte offset in the Markdown.
    pub(crate) offset: usize,
    /// The kind of fault.
    pub(crate) kind: FaultKind,
}

/// A kind of fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FaultKind {
    /// A paragraph that begins with a tab or four spaces.
    Indented,
    /// A heading close to the expected one.
    NearHeading,
    /// A heading that the site does not use.
    OtherHeading {
        /// Its Markdown marks: `##`.
        marks: &'static str,
        text: String,
        /// Whether the site may have used it before.
        may_be_earlier: bool,
    },
    /// The heading that the site used before: its text.
    EarlierHeading(String),
    /// Any other fault: the rule, and what was found.
    Other(String),
}

impl Fault {
    /// The rule and what to do, for a fault in line `line` of its file, on a site with this heading.
    pub(crate) fn message(&self, line: usize, heading: &str) -> String {
        match &self.kind {
            FaultKind::Indented => format!("Remove the tab or spaces at the start of line {line}"),
            FaultKind::NearHeading => {
                format!("Line {line} looks like the heading; write exactly: ## {heading}")
            }
            FaultKind::OtherHeading { marks, text, .. } => format!(
                "The only heading allowed is ## {heading}, at the beginning of a line (found “{marks} {text}”); {}",
                as_paragraph(text)
            ),
            FaultKind::EarlierHeading(text) => format!(
                "Replace “## {text}” with the heading of this site: ## {heading} (if it was meant as another one, {}, and \
                 put ## {heading} below it)",
                as_paragraph(text)
            ),
            FaultKind::Other(message) => message.clone(),
        }
    }
}

/// What to do with a heading that the site does not use.
pub(super) fn as_paragraph(heading: &str) -> String {
    format!("write it as a paragraph of its own: **{heading}**")
}

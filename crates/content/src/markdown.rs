//! Markdown of the content files, read into typed [`Block`]s and written back.
//!
//! What is allowed is what a [`Block`] can say: paragraphs, emphasis, strong emphasis, links, lists, block
//! quotes, and (in posts) the one heading, such as `## Practice Implications`. Everything else is a [`Fault`](read::Fault) with its
//! place. Tables and footnotes are recognised only to be refused: read as plain CommonMark, a footnote's text
//! would vanish. For the same reason link definitions (`[name]: address`), link titles and lists that begin
//! with another number than 1 are refused: no word of a file may be lost.
//!
//! White space: a line break inside a paragraph is a space, two spaces at the end of a line mean nothing, and
//! blanks at the ends of a line go. [`write`] therefore writes such characters as `&#32;`, `&#9;`, `&#10;`,
//! and what it writes reads back as it was ([`normal_form`] says up to which differences that cannot be seen).

mod depth;
mod frame;
mod heading;
mod html;
mod normal;
mod read;
mod write;

pub(crate) use heading::Heading;
pub use heading::section_fault;
pub use normal::normal_form;
pub(crate) use read::{Fault, FaultKind, Section, read};
pub use write::write;

#[cfg(test)]
mod tests;

//! Markdown of the content files, read into typed [`Block`]s and written back.
//!
//! Only what a [`Block`] can represent is allowed: paragraphs, emphasis, strong emphasis, links, lists, block quotes, and (in
//! posts) the one heading, such as `## Practice Implications`. Everything else is a [`Fault`] with its offset. The
//! parser recognises tables and footnotes only to refuse them: plain CommonMark would drop a footnote's text. Link definitions
//! (`[name]: address`), link titles and lists that do not start at 1 are refused for the same reason: no word of a file may be
//! lost.
//!
//! White space: a line break inside a paragraph is a space, two spaces at the end of a line mean nothing, and blanks at either
//! end of a line are dropped. [`write`] therefore escapes such characters as `&#32;`, `&#9;`, `&#10;`. Its output reads back
//! unchanged, apart from the invisible differences that [`normal_form`] describes.

mod depth;
mod fault;
mod frame;
mod heading;
mod html;
mod normal;
mod read;
mod write;

pub(crate) use fault::{Fault, FaultKind};
pub(crate) use heading::Heading;
pub use heading::section_fault;
pub(crate) use html::{known_tag, without_tags};
pub use normal::normal_form;
pub(crate) use read::{Section, read};
pub use write::write;

#[cfg(test)]
mod tests;

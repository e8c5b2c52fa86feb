//! What the elements of a page say of its lines.

use crate::html::RichLine;
use crate::page::Marked;

pub(super) fn marked(lines: &[RichLine]) -> Marked {
    let headings = lines.iter().zip(1..).filter(|(line, _)| line.heading.is_some());
    Marked { headings: headings.map(|(_, number)| number).collect(), ..Marked::default() }
}

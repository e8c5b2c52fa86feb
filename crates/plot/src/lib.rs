//! Findings, shown: as numbers in the field's notation ([`number`]), as forest plots, tables and sentences.
//!
//! Everything is HTML as text, made from findings alone: the publisher writes it into pages, and a chunk of the reader writes
//! the same in the browser.
//!
//! * [`at_a_glance`] is the section of a post; [`compared`] and [`section`] compare the findings of many posts; [`glance`] is the line of a
//!   post in a list.
//! * `table` draws the findings of one metric as rows of a table, each with its part of a forest plot (`picture`) on the axis
//!   that they share (`scale`). Findings of two metrics never share one.
//! * `words` says each finding in a sentence; `letters` sets what names a statistic in italics; `wording` has all words of the
//!   interface.
//!
//! Nothing is invented: an estimate without an interval is a point alone, numbers stay as they were printed, and what cannot
//! be right is drawn with a remark.

mod compare;
mod glance;
mod group;
mod letters;
pub mod number;
mod picture;
mod post;
mod scale;
mod table;
mod wording;
mod words;

pub use compare::{Entry, Named, compared, section};
pub use glance::glance;
pub use group::Group;
pub use post::at_a_glance;
pub use table::Source;
pub use wording::{all_as_table, group_name, introduction, nothing};

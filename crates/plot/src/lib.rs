//! Displays findings: as numbers in the field's notation ([`number`]), as forest plots, tables and sentences.
//!
//! All output is HTML as text, made from findings alone: the publisher writes it into pages, and a lazily loaded chunk
//! of the reader makes the same in the browser.
//!
//! * [`at_a_glance`] is the section of a post; [`measures`], [`of_measure`] and [`Section`] compare the findings of many posts;
//!   [`glance`] is a post's line in a list.
//! * `table` writes the findings of one metric as table rows; each row has its part of a forest plot (`picture`) on a
//!   shared axis (`scale`). Findings of two metrics never share an axis.
//! * `words` describes each finding in a sentence; `letters` sets the letters of statistics in italics; `wording` has
//!   all interface text.
//!
//! Nothing is invented: an estimate without an interval is drawn as a point, numbers stay as printed, and numbers that
//! cannot be right are drawn with a remark.

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

pub use compare::{Entry, Named, Section, measures, of_measure};
pub use glance::glance;
pub use group::Group;
pub use post::at_a_glance;
pub use table::Source;
pub use wording::{all_as_table, group_name, introduction, nothing};

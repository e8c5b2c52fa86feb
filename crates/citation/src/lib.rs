//! Citations.

mod dates;
mod details;
mod heads;
mod identifiers;
mod lexis;
mod locator;
mod names;
mod normalise;
mod read;
mod record;
mod sentences;
mod work;

pub use read::read;
pub use record::{Custom, Date, Kind, Name, Record};

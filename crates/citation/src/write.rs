//! The formats of reference managers.

mod address;
mod bibtex;
mod coins;
mod csl;
mod enw;
mod key;
mod list;
mod notes;
mod pages;
mod ris;
mod tagged;
mod value;

pub(crate) use self::address::encoded_doi;
pub use self::bibtex::bibtex;
pub use self::coins::coins;
pub use self::csl::csl;
pub use self::enw::enw;
pub use self::key::key;
pub use self::list::{Format, keys, with_key, write_all};
pub use self::ris::ris;

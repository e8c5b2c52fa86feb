//! The index as a file: written where posts are published, read where they are searched.
//!
//! A *head* knows every word of the collection (a sorted list in which typing errors and beginnings are looked up) and
//! a line a post (month, topics, types, lengths); *parts* have the positions of the words of a stretch of the alphabet, and one
//! the numbers of all findings. A small index has its one part in the head. So a query loads the head once and the parts
//! of its own words. Every file begins with a mark, a version and a checksum of the rest; a part also says to which
//! head it belongs, since words are numbers there.

mod bridge;
mod build;
mod bytes;
mod dictionary;
mod documents;
mod error;
mod figures;
mod flow;
mod head;
mod labels;
mod part;
mod seal;
mod spread;
mod terms;
mod version;

pub use bridge::{Related, Thesaurus};
pub use build::{Built, IndexBuilder};
pub use error::LoadError;
pub use head::PartInfo;
pub use labels::Label;

pub(crate) use bridge::{
    Bridge, Hashes, LONGEST_KEY, is_skipped, key_of, peer, phrase_terms, stands_for_peers,
};
pub(crate) use dictionary::{Dictionary, TermId, Typo, Typos};
pub(crate) use documents::{Documents, TEXT_FIELDS};
pub(crate) use head::Head;
pub(crate) use labels::Labels;
pub(crate) use part::{Part, Postings};

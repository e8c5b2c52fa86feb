//! The index as files: the publisher writes them, the browser reads them.
//!
//! The *head* has every word of the collection (a sorted list for looking up typing errors and prefixes) and one row a
//! post (month, topics, types, lengths). Each *part* has the positions of the words of one section of the alphabet; in
//! a small index, the head has all of them. Further parts are the bridge, the known words and the numbers of all findings. So a query
//! loads the head once and the parts that it needs. Every file begins with a magic number, a version and a checksum of
//! the rest. A part also names its head, because it refers to words and posts by their numbers there.

mod bridge;
mod build;
mod bytes;
mod confusable;
mod dictionary;
mod documents;
mod error;
mod figures;
mod flow;
mod hashes;
mod head;
mod known;
mod labels;
mod part;
mod seal;
mod spread;
mod terms;
mod version;

pub use bridge::{RelatedWords, Thesaurus};
pub use build::{Built, IndexBuilder};
pub use error::LoadError;
pub use head::PartInfo;
pub use labels::Label;

pub(crate) use bridge::{Bridge, LONGEST_KEY, is_skipped, key_of, peer, phrase_terms, stands_for_peers};
pub(crate) use dictionary::{Dictionary, TermId, Typo, Typos};
pub(crate) use documents::{Documents, TEXT_FIELDS};
pub(crate) use hashes::Hashes;
pub(crate) use head::Head;
pub(crate) use known::Known;
pub(crate) use labels::Labels;
pub(crate) use part::{Part, Postings};

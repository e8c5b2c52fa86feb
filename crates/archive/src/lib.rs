//! The archive of a research digest: the model of a post, and the JSON in which it is published.
//!
//! The crate is pure: no files, no network, no browser and no clock. So the reader (in WebAssembly), the publisher
//! (natively) and the tests share one model.
//!
//! Two principles apply throughout:
//!
//! * **Types that cannot be invalid.** A [`Slug`], a [`YearMonth`], a [`Doi`] or an [`Href`] is checked once, when it
//!   is parsed; its fields are private, so no code needs to check it again. Reading JSON goes through the same checks.
//! * **Only intact files are trusted.** The name of a published file has a hash of its content ([`FileName`]);
//!   [`Manifest::read`], [`Shard::read`] and [`Index::read`] compare the two and report exactly what is wrong
//!   ([`ReadError`]).
//!
//! A release consists of one [`Manifest`] (small; read first), some [`Shard`]s (full posts), one [`Index`] (one row a
//! post), the [`Findings`] of all posts, and the files of a search index, of which this crate knows only the names. The
//! single [`Document`] is for exchange. `docs/archive-format.md` describes them for people who do not read Rust.

mod article;
mod citations;
mod decode;
mod document;
mod file;
mod finding;
mod findings;
mod identifiers;
mod json;
mod language;
mod metric;
mod month;
mod notice;
mod post;
mod release;
mod rich_text;
mod sentence_end;
mod site;
mod taxonomy;

pub use article::{Article, CslDate, CslText, Person};
pub use citations::{
    CITATION_FORMATS, CITATION_STYLES, CitationHead, CitationShard, Citations, PostCitations,
};
pub use document::{Document, DocumentProblem};
pub use file::{ContentHash, FileName, FileNameError, ReadError};
pub use finding::{Finding, FindingSource};
pub use findings::{Findings, FindingsOf};
pub use identifiers::{Doi, DoiError, Href, HrefError, Slug, SlugError, TopicId, TypeId};
pub use language::{Language, is_from_right, language};
pub use metric::Metric;
pub use month::{Date, DateError, YearMonth, YearMonthError, month_names, month_number, without_accents};
pub use notice::{Notice, NoticeKind};
pub use post::{Glance, IndexEntry, Post, archive_order};
pub use release::{
    FileEntry, Index, Manifest, MonthCount, Release, SearchFiles, Shard, ShardEntry, TermCount,
};
pub use rich_text::{Block, ENDS, Inline, display_text, plain_text, word_count};
pub use sentence_end::without_sentence_end;
pub use site::{Licence, Order, Site};
pub use taxonomy::{Taxonomy, Term};

/// The version of the published JSON. A reader that finds a newer one says so and offers to reload.
pub const FORMAT: u32 = 1;

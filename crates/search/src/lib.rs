//! Full-text search for a research digest: reads queries, finds posts, orders them, and explains the order.
//!
//! The crate is pure: no files, no network, no clock. An index is built where posts are published ([`IndexBuilder`]) and
//! searched anywhere, in the browser or natively, by the same code. The caller does the loading: a [`Searcher`] says
//! which parts of the index it needs.
//!
//! ```
//! use pprnet_search::{Entry, IndexBuilder, Mode, Options, Outcome, Searcher};
//!
//! let mut builder = IndexBuilder::new(Vec::new(), Vec::new(), Vec::new());
//! builder.add(&Entry { title: "Repairing ruptures in the alliance", year: 2019, month: 1, ..Entry::default() });
//! let built = builder.finish();
//! let names: Vec<String> = (0..built.parts.len()).map(|number| format!("{number}.bin")).collect();
//!
//! let mut searcher = Searcher::open(&built.head(&names))?;
//! let plan = searcher.prepare("aliance rupture", Mode::Typing);
//! let results = loop {
//!     match searcher.search(&plan, &Options::default()) {
//!         Outcome::Ready(results) => break results,
//!         Outcome::NeedsParts(parts) => {
//!             for number in parts {
//!                 searcher.add_part(number, &built.parts[number])?;
//!             }
//!         }
//!     }
//! };
//! assert_eq!(results.hits[0].post, 0);
//! assert_eq!(results.suggestion.as_deref(), Some("alliance rupture"));
//! # Ok::<(), pprnet_search::LoadError>(())
//! ```
//!
//! From text to result: [`analysis`] reads texts and queries as words; [`index`] is the file; [`query`] the language;
//! [`plan`] looks up what each word may mean in this index; [`rank`] finds and orders the posts; `pprnet-facets` counts what
//! filters would leave; [`marks`] shows what matched.

mod analysis;
mod entry;
mod findings;
mod index;
mod marks;
mod plan;
mod query;
mod rank;
mod results;
mod searcher;
mod sorting;

pub use entry::{Entry, Field};
pub use index::{Built, IndexBuilder, Label, LoadError, PartInfo, Related, Thesaurus};
pub use marks::{Excerpt, Texts};
pub use plan::{Kind, Mode, Plan};
pub use pprnet_facets::{Facets, Filters, YearRange};
pub use query::{Less, Note, NoteKind, QUOTES};
pub use rank::{Coverage, FieldWeight, Reason, ScorePart, Weights};
pub use results::{Correction, Hit, Options, Outcome, Remark, Results, Sort, Then};
pub use searcher::Searcher;

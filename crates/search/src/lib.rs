//! Full-text search for a research digest: reads queries, finds posts, ranks them, and explains the ranking.
//!
//! The crate is pure: no files, no network, no clock. The publisher builds an index ([`IndexBuilder`]); the same code
//! searches it in the browser and natively. The caller loads the files: a [`Searcher`] says which parts of the index it
//! needs.
//!
//! ```
//! use pprnet_search::{IndexBuilder, IndexedPost, Mode, SearchOptions, SearchOutcome, Searcher};
//!
//! let mut builder = IndexBuilder::new(Vec::new(), Vec::new(), Vec::new());
//! let title = "Repairing ruptures in the alliance";
//! builder.add(&IndexedPost { title, year: 2019, month: 1, ..IndexedPost::default() });
//! let built = builder.finish();
//! let names: Vec<String> = (0..built.parts.len()).map(|number| format!("{number}.bin")).collect();
//!
//! let mut searcher = Searcher::open(&built.head(&names))?;
//! let plan = searcher.prepare("aliance rupture", Mode::Typing);
//! let results = loop {
//!     match searcher.search(&plan, &SearchOptions::default()) {
//!         SearchOutcome::Ready(results) => break results,
//!         SearchOutcome::NeedsParts(parts) => {
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
//! From text to result: [`analysis`] splits texts and queries into words; [`index`] is the file format; [`query`] is
//! the query language; [`plan`] looks up what each word may mean in this index; [`rank`] finds and orders the posts;
//! `pprnet-facets` counts what each filter would leave; [`marks`] highlights the matches.

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

pub use entry::{Field, IndexedPost};
pub use index::{Built, IndexBuilder, Label, LoadError, PartInfo, RelatedWords, Thesaurus};
pub use marks::{Excerpt, Texts};
pub use plan::{MatchKind, Mode, Plan};
pub use pprnet_facets::{Facets, Filters, YearRange};
pub use query::{Less, QUOTES, QueryNote, QueryNoteKind};
pub use rank::{Coverage, FieldWeight, Reason, ScorePart, Weights};
pub use results::{Correction, Hit, Remark, Results, SearchOptions, SearchOutcome, Sort, Then};
pub use searcher::Searcher;

//! Which posts match a plan, and in which order.
//!
//! [`hits`] looks up all words, [`matching`] selects the posts, and [`score`] scores each of them with the numbers in
//! [`weights`].

mod hits;
mod matching;
mod order;
mod proximity;
mod score;
mod weights;

pub use matching::Coverage;
pub use score::{Reason, ScorePart};
pub use weights::{FieldWeight, Weights};

pub(crate) use hits::{Evaluated, ItemHits, Source};
pub(crate) use matching::{Matched, WordMatch, matching};
pub(crate) use order::rank;
pub(crate) use score::Scorer;

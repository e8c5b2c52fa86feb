//! Which posts match a plan, and in which order.
//!
//! First all words are looked up ([`hits`]), then it is settled which posts have what is wanted ([`matching`]), then each
//! of these is scored ([`score`]) with numbers that stand in one place ([`weights`]).

mod hits;
mod matching;
mod order;
mod proximity;
mod score;
mod weights;

pub use matching::Coverage;
pub use score::{Reason, ScorePart};
pub use weights::{FieldWeight, Weights};

pub(crate) use hits::{Evaluated, Source};
pub(crate) use matching::{Matched, matching};
pub(crate) use order::rank;
pub(crate) use score::Scorer;

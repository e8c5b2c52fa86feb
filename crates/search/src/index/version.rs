//! The version of the format.

/// The version of the files. If it differs, the index must be rebuilt.
pub(super) const VERSION: u8 = 4;

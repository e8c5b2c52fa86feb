//! The version of the format.

/// The version of the files; another one means that they must be written anew.
pub(super) const VERSION: u8 = 3;

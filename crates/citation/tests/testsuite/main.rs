//! The crate as its callers see it: citations in, records and files out.

mod formats;
mod gold;
mod properties;
mod reports;
mod styles;

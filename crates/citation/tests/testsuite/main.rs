//! Tests the crate through its public interface: citations in, records and files out.

#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod formats;
mod gold;
mod properties;
mod reports;
mod sample;
mod styled;
mod styles;

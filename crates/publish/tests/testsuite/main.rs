//! The program as people use it: command lines, files, exit codes.

#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod build;
mod check;
mod command;
mod docs;
mod editors;
mod export;
mod extremes;
mod failures;
mod findings;
mod finish;
mod golden;
mod guide;
mod heading;
mod hostile;
mod import;
mod killed;
mod preview;
mod read_citations;
mod read_findings;
mod round_trip;
mod same_bytes;
mod schema;
mod scripts;
mod search;
mod serve;

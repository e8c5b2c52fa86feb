//! Drives browsers through the reader, for the browser tests (`e2e/`) and the tools in `examples/`.
//!
//! | module | content |
//! |---|---|
//! | `process` | programs that end however the tests end |
//! | `suite` | the checks, their order, and the report |
//! | `engine`, `browser`, `pool` | the browsers, under WebDriver |
//! | `site`, `fault` | the built site, served well and served badly |
//! | `release` | other releases of it |
//! | `archive` | its expected content, read from its published files |
//! | `pages` | its actual content, and actions on it |

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

pub mod archive;
mod browser;
mod engine;
mod fault;
pub mod pages;
mod pool;
mod process;
mod release;
mod site;
mod suite;

pub use archive::{Archive, Choice};
pub use browser::{Browser, key};
pub use engine::{Engine, PLAIN_HOST, Profile, tool};
pub use fault::{Fault, FaultySite};
pub use pages::{Page, PageState};
pub use pool::{Failure, LIMIT, Repeats, RunningStory, Story, block_on, check_within, note_help, run_within};
pub use release::{Release, copy_folder};
pub use site::{Site, publisher};
pub use suite::{Phase, Setting, Suite, story};

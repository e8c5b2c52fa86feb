//! Drives browsers through the reader: what the browser tests (`e2e/`) and the screenshot tool
//! (`examples/screenshots.rs`) share.
//!
//! | module | holds |
//! |---|---|
//! | `process` | programs that are ended however the tests end |
//! | `suite` | which checks there are, their order, and the report |
//! | `engine`, `browser`, `pool` | the browsers, under WebDriver |
//! | `site`, `fault` | the built site: well served, and badly |
//! | `release` | other releases of it |
//! | `archive` | what it should show, read from its published files |
//! | `pages` | what it does show, and what can be done there |

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
pub use pages::{Page, Seen};
pub use pool::{Failure, LIMIT, Repeats, Telling, Told, block_on, run_within};
pub use release::{Edition, copy_folder};
pub use site::{Site, publisher};
pub use suite::{Phase, Setting, Suite, told};

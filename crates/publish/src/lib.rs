//! The publisher's command line, `pprnet`: everything that happens to an archive outside the reader.
//!
//! [`cli`] parses the arguments and calls other crates: `pprnet-content` reads and checks the editors' files,
//! `pprnet-import` creates such files from other archives, `pprnet-site` makes the site. This crate contains the rest,
//! which only a person at a terminal needs: [`serve`] shows a finished site, `preview` one that is being written,
//! [`search`] searches content, [`sample`] generates archives for measurements.
//!
//! Only this crate uses a network port and the clock. The binary only calls [`cli::run`].

pub mod cli;
mod preview;
pub mod sample;
pub mod search;
pub mod serve;

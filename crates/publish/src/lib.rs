//! The publisher's command line, `pprnet`: everything that happens to an archive outside the reader.
//!
//! [`cli`] understands what is asked for and has other crates do it: `pprnet-content` reads and checks what editors write,
//! `pprnet-import` makes such files of somebody else's archive, `pprnet-site` makes the site. What is left is here, since
//! only a person at a terminal has a use for it: [`serve`] shows a finished site, `preview` one that is being written,
//! [`search`] searches content, [`sample`] makes up archives to measure with.
//!
//! This crate owns the network port and the clock; the binary is [`cli::run`] and nothing else.

pub mod cli;
mod preview;
pub mod sample;
pub mod search;
pub mod serve;

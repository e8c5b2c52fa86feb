//! The command line `pprnet`. All code is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    pprnet::cli::run()
}

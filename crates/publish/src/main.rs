//! The command line `pprnet`; everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    pprnet::cli::run()
}

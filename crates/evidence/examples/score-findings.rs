//! Scores the reader on a gold file: `cargo run -p pprnet-evidence --release --example score-findings -- FILE.jsonl [--figures]`.

#![expect(clippy::print_stdout, reason = "an example prints")]

#[path = "../tests/scorer/mod.rs"]
mod scorer;

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(gold) = arguments.next().and_then(|path| std::fs::read_to_string(path).ok()) else {
        println!("usage: score FILE.jsonl [--figures]");
        return ExitCode::FAILURE;
    };
    let score = scorer::Score::of(&gold);
    if arguments.next().as_deref() != Some("--figures") {
        score.mistakes.iter().for_each(|mistake| println!("{mistake}"));
    }
    println!(
        "{score}; recorded: precision {}, recall {}, labels {}, traps sprung {}",
        score.precision(),
        score.recall(),
        score.labels(),
        score.sprung()
    );
    ExitCode::SUCCESS
}

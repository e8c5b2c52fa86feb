//! Prints the lines of gold files (`{"id","text","record"}` per line) that the reader reads differently, and the score.
//!
//! `cargo run --release -p pprnet-citation --example score-citations -- tests/golden/citations-dev.jsonl`

#![expect(clippy::print_stdout, reason = "printing is what this program is for")]

use std::{env, fs};

use serde_json::Value;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in env::args().skip(1) {
        let (mut right, mut all) = (0, 0);
        for line in fs::read_to_string(&path)?.lines() {
            let gold: Value = serde_json::from_str(line)?;
            let text = gold["text"].as_str().unwrap_or_default();
            let read = serde_json::to_value(pprnet_citation::read(text))?;
            all += 1;
            if read == gold["record"] {
                right += 1;
            } else {
                println!(
                    "{} {text}\n  gold {}\n  read {read}",
                    gold["id"].as_str().unwrap_or_default(),
                    gold["record"]
                );
            }
        }
        println!("{path}: {right} of {all} right");
    }
    Ok(())
}

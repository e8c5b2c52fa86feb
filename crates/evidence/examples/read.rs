//! Reads text files and prints each finding with its words: `cargo run -p pprnet-evidence --example read -- FILE…`.

#![expect(clippy::print_stdout, reason = "an example prints")]

use pprnet_evidence::read;

fn main() {
    for path in std::env::args().skip(1) {
        let Ok(text) = std::fs::read_to_string(&path) else {
            println!("{path}: cannot be read");
            continue;
        };
        println!("== {path}");
        let reading = read(&text);
        for finding in &reading.findings {
            let words: String = text.chars().take(finding.end).skip(finding.start).collect();
            println!("{}\n    {words}", serde_json::to_string(finding).unwrap_or_default());
        }
        for unsure in &reading.unsure {
            println!("?? {}: {}", unsure.text, unsure.reason);
        }
    }
}

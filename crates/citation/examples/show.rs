//! Reads citations from standard input, one per line, and prints each with its record.

#![expect(clippy::print_stdout, reason = "printing is what this program is for")]

use std::io;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for line in io::stdin().lines() {
        let text = line?.replace("\\n", "\n");
        println!("{}", serde_json::json!({"text": text, "record": pprnet_citation::read(&text)}));
    }
    Ok(())
}

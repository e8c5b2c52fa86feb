//! Prints one citation in the formats of reference managers. The citation is the first argument.

#![expect(clippy::print_stdout, reason = "printing is what this program is for")]

fn main() {
    let text = std::env::args().nth(1).unwrap_or_default();
    if let Some(record) = pprnet_citation::read(&text) {
        for write in
            [pprnet_citation::ris, pprnet_citation::enw, pprnet_citation::csl, pprnet_citation::bibtex]
        {
            println!("{}", write(&record));
        }
    }
}

//! Starts the reader.

fn main() {
    pprnet_reader::start();
}

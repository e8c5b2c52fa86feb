//! Any bytes are an index or an error, also when their checksum fits.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pprnet_search::{Mode, Options, Searcher};

fuzz_target!(|bytes: &[u8]| {
    let _ = Searcher::open(bytes);
    let sum = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    let file = [b"PSXH\x01".as_slice(), &sum.to_le_bytes(), bytes].concat();
    if let Ok(mut searcher) = Searcher::open(&file) {
        let _ = searcher.add_part(0, bytes);
        let _ = searcher.search(&searcher.prepare("some wrods \"of it\"", Mode::Typing), &Options::default());
    }
});

//! Any bytes are an index or an error, even with a correct checksum and the beginning of a real part.

use std::sync::LazyLock;

use pprnet_search::{
    Built, IndexBuilder, IndexedPost, LoadError, Mode, SearchOptions, SearchOutcome, Searcher,
};

/// The length of the header: four letters, a version and a checksum.
const SEALED: usize = 13;
/// After the header of a part, eight bytes identify its head.
const MARKED: usize = SEALED + 8;

/// An index large enough for several parts, and its head.
static LARGE: LazyLock<(Built, Vec<u8>)> = LazyLock::new(|| {
    let mut builder = IndexBuilder::default();
    for post in 0..800 {
        let words: Vec<String> = (0..300).map(|n| format!("word{}", (post * 31 + n * 7) % 3000)).collect();
        let summary = words.join(" ") + " of it";
        builder.add(&IndexedPost { summary: &summary, year: 2020, month: 1, ..IndexedPost::default() });
    }
    let built = builder.finish();
    let head = head(&built);
    (built, head)
});

static SMALL: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut builder = IndexBuilder::default();
    builder.add(&IndexedPost {
        title: "Words of it",
        summary: "some wrods",
        year: 2020,
        month: 1,
        ..IndexedPost::default()
    });
    head(&builder.finish())
});

fn head(built: &Built) -> Vec<u8> {
    built.head(&(0..built.parts.len()).map(|number| number.to_string()).collect::<Vec<_>>())
}

/// Corrects the checksum.
fn seal(file: &mut [u8]) {
    let Some((seal, content)) = file.split_at_mut_checked(SEALED) else { return };
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    seal[5..].copy_from_slice(&content.iter().fold(0xcbf2_9ce4_8422_2325, step).to_le_bytes());
}

/// A real file with some bytes changed: every three bytes of `changes` are a position and a new value.
fn changed(file: &[u8], begin: usize, changes: &[u8]) -> Vec<u8> {
    let mut file = file.to_vec();
    for change in changes.chunks_exact(3) {
        let at = begin + usize::from(u16::from_le_bytes([change[0], change[1]])) % (file.len() - begin);
        file[at] = change[2];
    }
    seal(&mut file);
    file
}

/// Searches, and adds the parts that the searches need.
fn search(searcher: &mut Searcher, parts: &[Vec<u8>]) {
    for query in ["some wrods \"of it\"", "\"of it\" word1 -word14"] {
        let plan = searcher.prepare(query, Mode::Typing);
        if let SearchOutcome::NeedsParts(needed) = searcher.search(&plan, &SearchOptions::default()) {
            for number in needed.into_iter().filter(|number| *number < parts.len()) {
                let _ = searcher.add_part(number, &parts[number]);
            }
            let _ = searcher.search(&plan, &SearchOptions::default());
        }
    }
}

/// The header is valid, so that the content is tested.
fn is_in_the_content(error: LoadError) -> bool {
    matches!(error, LoadError::Form(_) | LoadError::OtherIndex)
}

fn with_head(file: &[u8]) {
    match Searcher::open(file) {
        Ok(mut searcher) => search(&mut searcher, &[]),
        Err(error) => assert!(is_in_the_content(error), "{error}"),
    }
}

fn with_part(part: &[u8]) {
    let (built, head) = &*LARGE;
    let Ok(mut searcher) = Searcher::open(head) else { panic!("it was just built") };
    match searcher.add_part(0, part) {
        Ok(()) => search(&mut searcher, &built.parts),
        Err(error) => assert!(is_in_the_content(error), "{error}"),
    }
}

/// A head with this content.
fn made(content: &[u8]) -> Vec<u8> {
    let mut file = [&SMALL[..SEALED], content].concat();
    seal(&mut file);
    file
}

/// Whether an input is the content of a head that loads.
#[cfg(test)]
pub(crate) fn is_whole_head(bytes: &[u8]) -> bool {
    matches!(bytes.split_first(), Some((0, content)) if Searcher::open(&made(content)).is_ok())
}

/// The first byte selects what the rest is: a head, changes to a head, a part, or changes to a part.
pub(crate) fn run(bytes: &[u8]) {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    let first = &LARGE.0.parts[0];
    match kind % 4 {
        0 => with_head(&made(bytes)),
        1 => with_head(&changed(&SMALL, SEALED, bytes)),
        2 => {
            let mut file = [&first[..MARKED], bytes].concat();
            seal(&mut file);
            with_part(&file);
        }
        _ => with_part(&changed(first, MARKED, bytes)),
    }
}

//! Parts of the reader that are fetched when they are first wanted: `#[wasm_split]` marks where each begins, and
//! `crates/bundle` makes a file of it.
//!
//! A chunk is fetched like every other file of the site, with the same time limit and the same faults, checked against its
//! name, and made callable. Only then may one of its functions be called.

use pprnet_address::Base;
use pprnet_archive::{ContentHash, ReadError};
use pprnet_browser::{Kept, chunk, fetch};

use crate::store::LoadFault;

/// Fetches a chunk, given by its file's name, and makes its functions callable. After a failure ask with [`Kept::Refused`].
pub(crate) async fn load(base: Base, file: &str, kept: Kept) -> Result<(), LoadFault> {
    let mut damaged = None;
    // What the browser's cache holds may be what is wrong.
    for kept in [kept, Kept::Refused] {
        let wasm = fetch(&base.file(file), kept).await.map_err(LoadFault::Fetch)?;
        let found = ContentHash::of(&wasm).to_string();
        if named_hash(file) == Some(&found) && chunk::instantiate(&wasm).await.is_some() {
            return Ok(());
        }
        damaged = Some(ReadError::Changed { file: file.to_owned(), found });
    }
    Err(damaged.map_or(LoadFault::NoManifest, LoadFault::Read))
}

/// The hash in a file's name: `search-0123456789abcdef.wasm`.
fn named_hash(file: &str) -> Option<&str> {
    file.rsplit_once('-')?.1.strip_suffix(".wasm")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_its_hash_at_the_end() {
        assert_eq!(named_hash("a-search-0123456789abcdef.wasm"), Some("0123456789abcdef"));
        assert_eq!((named_hash("search.wasm"), named_hash("search-0.js")), (None, None));
    }
}

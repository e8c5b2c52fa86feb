//! Parts of the program that load after its start: when someone uses them or, for [`Chunk::Pages`], soon after the start (`memory`).
//! `#[wasm_split]` marks the entry points of each, and `crates/bundle` makes a file of it.
//!
//! A chunk is loaded like every other file of the site ([`load_checked`]): the store checks it against the hash in its name. Then
//! it makes its functions callable. Only then may [`enter`] call its entry point.

use std::cell::RefCell;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use pprnet_address::Base;
use pprnet_archive::{ContentHash, ReadError};
use pprnet_browser::{chunk, document};

use super::checked::load_checked;
use super::fault::LoadFault;

/// A chunk of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Chunk {
    /// The search (`src/search/`).
    Search,
    /// All pages but the blog and a post (`src/pages/later.rs`), the form of the filters (`src/filters/`), what the device remembers
    /// (`src/memory/`, `src/saved/`), and the findings of a post after navigation. Every visit requests it soon after the start.
    Pages,
    /// Citations to copy (`src/cite/`).
    Cite,
}

thread_local! {
    /// The instantiated files. Chunks may share a file, and a second instantiation would reset its memory.
    static LOADED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

impl Chunk {
    /// Its files, as named in the page's head.
    fn files(self) -> Option<Vec<String>> {
        match self {
            Self::Search => document::search_files().map(|files| files.chunk),
            Self::Pages => document::pages_files(),
            Self::Cite => document::cite_files().map(|files| files.chunk),
        }
    }

    /// Loads it and makes its functions callable. Do not call it while another chunk is loading.
    pub(super) async fn load(self, base: Base) -> Result<(), LoadFault> {
        for file in self.files().ok_or(LoadFault::NoManifest)? {
            if LOADED.with_borrow(|loaded| !loaded.contains(&file)) {
                load_file(base, &file).await?;
                LOADED.with_borrow_mut(|loaded| loaded.push(file));
            }
        }
        Ok(())
    }
}

async fn load_file(base: Base, file: &str) -> Result<(), LoadFault> {
    let wasm = load_checked(&base.file(file), |bytes| {
        let found = ContentHash::of(bytes).to_string();
        if named_hash(file) == Some(&found) {
            Ok(bytes.to_vec())
        } else {
            Err(LoadFault::Read(ReadError::Changed { file: file.to_owned(), found }))
        }
    })
    .await?;
    // The file is as published, so fetching it again would not help.
    let refused = || LoadFault::Read(ReadError::Form { file: file.to_owned(), reason: String::new() });
    chunk::instantiate(&wasm).await.ok_or_else(refused)
}

/// Calls an entry point of a chunk that is ready. `#[wasm_split]` makes it an `async` function that requests its chunk on the
/// first poll. Our loader answers within that poll, so the second poll finds the chunk.
pub(crate) fn enter<T>(call: impl Future<Output = T>) -> Option<T> {
    let (mut call, mut context) = (pin!(call), Context::from_waker(Waker::noop()));
    for _ in 0..2 {
        if let Poll::Ready(value) = call.as_mut().poll(&mut context) {
            return Some(value);
        }
    }
    None
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

    #[test]
    fn a_chunk_that_is_ready_is_entered_at_once() {
        let mut is_polled = false;
        let loaded = std::future::poll_fn(|_| match std::mem::replace(&mut is_polled, true) {
            true => Poll::Ready(1),
            false => Poll::Pending,
        });
        assert_eq!((enter(async { 1 }), enter(loaded)), (Some(1), Some(1)));
        assert_eq!(enter(std::future::pending::<u8>()), None);
    }
}

//! Sets of words that are stored as hashes, which are much shorter.

use super::LoadError;
use super::bytes::{Reader, put, put_size};
use super::seal::checksum;

/// What a set is for, which decides how long its hashes are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum HashKind {
    /// The keys of the bridge, in the head: about one query in 500 fetches the bridge for nothing.
    #[default]
    Key,
    /// The known words: about one misspelling in 250 counts as a word. The words themselves would
    /// take 15 KB more.
    Known,
}

impl HashKind {
    const fn bits(self) -> u32 {
        match self {
            Self::Key => 20,
            Self::Known => 21,
        }
    }

    fn hash(self, text: &str) -> u32 {
        let (sum, bits) = (checksum(text.as_bytes()), self.bits());
        u32::try_from((sum ^ sum >> bits ^ sum >> (2 * bits)) & ((1 << bits) - 1)).unwrap_or_default()
    }
}

/// A set of words.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hashes {
    kind: HashKind,
    /// Sorted.
    hashes: Vec<u32>,
}

impl Hashes {
    /// Writes the set of some texts: each hash as the distance from the one before.
    pub(super) fn write<'a>(texts: impl Iterator<Item = &'a str>, kind: HashKind, out: &mut Vec<u8>) {
        let mut hashes: Vec<u32> = texts.map(|text| kind.hash(text)).collect();
        hashes.sort_unstable();
        hashes.dedup();
        put_size(out, hashes.len());
        let mut before = 0;
        for hash in hashes {
            put(out, hash - before);
            before = hash;
        }
    }

    pub(super) fn read(kind: HashKind, reader: &mut Reader<'_>) -> Result<Self, LoadError> {
        let mut hashes = Vec::new();
        let mut next = 0_u32;
        for _ in 0..reader.count()? {
            next = next.checked_add(reader.number()?).ok_or(LoadError::Form("a hash is too large"))?;
            hashes.push(next);
        }
        Ok(Self { kind, hashes })
    }

    /// Whether the set may have a text; if not, it has not.
    pub(crate) fn may_have(&self, text: &str) -> bool {
        self.hashes.binary_search(&self.kind.hash(text)).is_ok()
    }
}

//! The header of every file: magic number, version, checksum.

use super::LoadError;
use super::bytes::Reader;
use super::version::VERSION;

/// The kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
    Head,
    Part,
    Bridge,
    Known,
    Figures,
}

impl FileKind {
    fn mark(self) -> [u8; 4] {
        match self {
            Self::Head => *b"PSXH",
            Self::Part => *b"PSXP",
            Self::Bridge => *b"PSXB",
            Self::Known => *b"PSXK",
            Self::Figures => *b"PSXF",
        }
    }
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo). Any single changed byte changes it. It does not protect against forgery.
pub(super) fn checksum(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
}

/// A file with this content.
pub(super) fn seal(kind: FileKind, body: &[u8]) -> Vec<u8> {
    let mut file = Vec::with_capacity(body.len() + 13);
    file.extend(kind.mark());
    file.push(VERSION);
    file.extend(checksum(body).to_le_bytes());
    file.extend(body);
    file
}

/// The content of a file.
pub(super) fn open(kind: FileKind, file: &[u8]) -> Result<Reader<'_>, LoadError> {
    let mut reader = Reader::new(file);
    if reader.take(4) != Ok(&kind.mark()) {
        return Err(LoadError::Foreign);
    }
    let version = reader.byte().map_err(|_| LoadError::Damaged)?;
    if version != VERSION {
        return Err(LoadError::Version(version));
    }
    let sum = reader.number64().map_err(|_| LoadError::Damaged)?;
    if checksum(reader.rest()) != sum {
        return Err(LoadError::Damaged);
    }
    Ok(reader)
}

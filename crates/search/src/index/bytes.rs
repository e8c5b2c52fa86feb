//! Reads and writes numbers and texts. The reader trusts no input.

use integer_encoding::VarInt;

use super::LoadError;

/// Reads values from the front of a byte slice.
#[derive(Debug, Clone)]
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
}

const CUT_OFF: LoadError = LoadError::Form("it ends too early");

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        self.bytes
    }

    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], LoadError> {
        let (taken, rest) = self.bytes.split_at_checked(count).ok_or(CUT_OFF)?;
        self.bytes = rest;
        Ok(taken)
    }

    pub(super) fn byte(&mut self) -> Result<u8, LoadError> {
        self.take(1)?.first().copied().ok_or(CUT_OFF)
    }

    pub(super) fn number64(&mut self) -> Result<u64, LoadError> {
        let bytes = self.take(8)?.try_into().map_err(|_| CUT_OFF)?;
        Ok(u64::from_le_bytes(bytes))
    }

    /// A number of variable length.
    pub(super) fn number(&mut self) -> Result<u32, LoadError> {
        // Nearly all numbers fit one byte: read those on a fast path.
        if let Some((first, rest)) = self.bytes.split_first()
            && *first < 0x80
        {
            self.bytes = rest;
            return Ok(u32::from(*first));
        }
        let (number, length) = u32::decode_var(self.bytes).ok_or(CUT_OFF)?;
        self.bytes = self.bytes.get(length..).ok_or(CUT_OFF)?;
        Ok(number)
    }

    /// A number of variable length, up to 64 bits.
    pub(super) fn long(&mut self) -> Result<u64, LoadError> {
        let (number, length) = u64::decode_var(self.bytes).ok_or(CUT_OFF)?;
        self.bytes = self.bytes.get(length..).ok_or(CUT_OFF)?;
        Ok(number)
    }

    pub(super) fn size(&mut self) -> Result<usize, LoadError> {
        usize::try_from(self.number()?).map_err(|_| LoadError::Form("a size is too large"))
    }

    /// A count of items that each take at least one byte. A count that the remaining bytes cannot hold is refused
    /// before any memory is reserved.
    pub(super) fn count(&mut self) -> Result<usize, LoadError> {
        let count = self.size()?;
        if count > self.bytes.len() { Err(CUT_OFF) } else { Ok(count) }
    }

    pub(super) fn text(&mut self) -> Result<String, LoadError> {
        let length = self.size()?;
        let text =
            std::str::from_utf8(self.take(length)?).map_err(|_| LoadError::Form("a text is not UTF-8"))?;
        Ok(text.to_owned())
    }

    /// A block of bytes, prefixed with its length.
    pub(super) fn block(&mut self) -> Result<Reader<'a>, LoadError> {
        let length = self.size()?;
        self.take(length).map(Reader::new)
    }
}

pub(super) fn put(out: &mut Vec<u8>, number: u32) {
    if number < 0x80 {
        out.push(number.to_le_bytes()[0]);
    } else {
        out.extend(number.encode_var_vec());
    }
}

pub(super) fn put_long(out: &mut Vec<u8>, number: u64) {
    out.extend(number.encode_var_vec());
}

/// Sizes of 2^32 and more do not occur: positions have 32 bits.
pub(super) fn put_size(out: &mut Vec<u8>, size: usize) {
    put(out, u32::try_from(size).unwrap_or(u32::MAX));
}

pub(super) fn put_text(out: &mut Vec<u8>, text: &str) {
    put_size(out, text.len());
    out.extend(text.as_bytes());
}

pub(super) fn put_block(out: &mut Vec<u8>, block: &[u8]) {
    put_size(out, block.len());
    out.extend(block);
}

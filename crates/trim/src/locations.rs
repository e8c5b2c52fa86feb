//! Where panics happened: a file, a line and a column for every place in the program that can panic.
//!
//! Nobody reads them once the functions that word a panic are empty ([`crate::never_run`]), and numbers without order
//! hardly compress. So they are overwritten with zeros, of which `wasm-opt` stores none.

use anyhow::Context;
use wasmparser::{DataKind, Operator, Parser, Payload};

/// How `core::panic::Location` lies in memory (wasm32): address and length of the file's name, line, column.
const SIZE: usize = 16;

/// A piece of memory as the program finds it when it starts.
struct Segment {
    /// Its first address.
    address: usize,
    /// Where it stands in the file.
    at: usize,
    length: usize,
}

/// The program without them. Sizes and addresses stay as they are.
pub(crate) fn without_locations(wasm: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut out = wasm.to_vec();
    let segments = segments(wasm)?;
    let mut names: Vec<(usize, usize)> = Vec::new();
    for segment in &segments {
        // They are aligned to four bytes in memory, wherever the segment begins.
        let first = segment.address.next_multiple_of(4) - segment.address;
        for offset in (first..).step_by(4).take_while(|offset| offset + SIZE <= segment.length) {
            let at = segment.at + offset;
            if let Some(name) = location(wasm, &segments, at) {
                names.push(name);
                zero(&mut out, at, SIZE);
            }
        }
    }
    for (at, length) in names {
        zero(&mut out, at, length);
    }
    Ok(out)
}

fn zero(out: &mut [u8], at: usize, length: usize) {
    if let Some(bytes) = out.get_mut(at..at + length) {
        bytes.fill(0);
    }
}

/// Whether a location stands here; then, where the name of its file stands, and its length.
fn location(wasm: &[u8], segments: &[Segment], at: usize) -> Option<(usize, usize)> {
    let number = |place: usize| -> Option<usize> {
        let bytes = wasm.get(at + 4 * place..at + 4 * place + 4)?;
        usize::try_from(u32::from_le_bytes(bytes.try_into().ok()?)).ok()
    };
    let (address, length, line, column) = (number(0)?, number(1)?, number(2)?, number(3)?);
    if !(4..=200).contains(&length) || !(1..100_000).contains(&line) || !(1..1000).contains(&column) {
        return None;
    }
    let within = |segment: &&Segment| {
        segment.address <= address && address + length <= segment.address + segment.length
    };
    let segment = segments.iter().find(within)?;
    let name_at = segment.at + address - segment.address;
    is_source_file(wasm.get(name_at..name_at + length)?).then_some((name_at, length))
}

fn is_source_file(name: &[u8]) -> bool {
    name.ends_with(b".rs") && name.iter().all(|byte| byte.is_ascii_alphanumeric() || b"_./-".contains(byte))
}

fn segments(wasm: &[u8]) -> anyhow::Result<Vec<Segment>> {
    let mut segments = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::DataSection(section) = payload.context("this is not a wasm module")? else { continue };
        for data in section {
            let data = data.context("the data of the module cannot be read")?;
            let DataKind::Active { offset_expr, .. } = data.kind else { continue };
            let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else { continue };
            let Ok(address) = usize::try_from(value) else { continue };
            let length = data.data.len();
            let Some(at) = usize::try_from(data.range.end).ok().and_then(|end| end.checked_sub(length))
            else {
                continue;
            };
            segments.push(Segment { address, at, length });
        }
    }
    Ok(segments)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{ConstExpr, DataSection, MemorySection, MemoryType, Module};

    /// A module whose memory holds these bytes from address 1024 on.
    fn module(bytes: &[u8]) -> Vec<u8> {
        let mut module = Module::new();
        let mut memory = MemorySection::new();
        let kind =
            MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None };
        memory.memory(kind);
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(1024), bytes.iter().copied());
        module.section(&memory).section(&data);
        module.finish()
    }

    fn words(words: [u32; 4]) -> Vec<u8> {
        words.iter().flat_map(|word| word.to_le_bytes()).collect()
    }

    #[test]
    fn locations_go_and_everything_else_stays() {
        let name = b"src/app.rs!!";
        let text = b"see notes.rs";
        let location = words([1024, 10, 77, 5]);
        let other = words([1036, 9, 77, 5]);
        let memory = [&name[..], text, &location, &other].concat();
        let before = module(&memory);
        let after = without_locations(&before).unwrap();
        assert_eq!(after.len(), before.len());
        let kept = [&[0; 10][..], b"!!", text, &[0; 16], &other].concat();
        assert_eq!(after, module(&kept), "a name with a space in it is no file");
    }

    #[test]
    fn numbers_that_point_nowhere_are_left_alone() {
        for odd in [[9000, 10, 7, 5], [1024, 10, 0, 5], [1024, 10, 7, 70_000], [1024, 4_000_000_000, 7, 5]] {
            let memory = [&b"src/app.rs!!"[..], &words(odd)].concat();
            assert_eq!(without_locations(&module(&memory)).unwrap(), module(&memory), "{odd:?}");
        }
    }
}

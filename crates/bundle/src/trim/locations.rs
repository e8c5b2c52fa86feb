//! Panic locations: the file, line and column of every point in the program that can panic.
//!
//! Nothing reads them once the functions that format a panic message are empty ([`super::never_run`]), and they
//! compress badly. So we overwrite them with zeros, which `wasm-opt` does not store.

use anyhow::Context;
use wasmparser::{DataKind, Operator, Parser, Payload};

/// The layout of `core::panic::Location` in memory (wasm32): address and length of the file name, line,
/// column.
const SIZE: usize = 16;

/// A data segment that a module copies into memory when it starts.
struct Segment {
    /// The index of the module in the given slice.
    module: usize,
    /// Its first address in memory.
    address: usize,
    /// Its offset in the module's bytes.
    at: usize,
    length: usize,
}

/// Zeroes the panic locations in modules that share one memory. Sizes and addresses do not change.
pub(crate) fn remove_locations(modules: &mut [Vec<u8>]) -> anyhow::Result<()> {
    let mut segments = Vec::new();
    for (number, wasm) in modules.iter().enumerate() {
        segments.extend(segments_of(wasm, number)?);
    }
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for segment in &segments {
        // Locations are aligned to four bytes in memory, wherever the segment begins.
        let first = segment.address.next_multiple_of(4) - segment.address;
        for offset in (first..).step_by(4).take_while(|offset| offset + SIZE <= segment.length) {
            let at = segment.at + offset;
            let bytes = modules.get(segment.module).and_then(|wasm| wasm.get(at..at + SIZE));
            if let Some(name) = bytes.and_then(|bytes| location(bytes, modules, &segments)) {
                found.extend([name, (segment.module, at, SIZE)]);
            }
        }
    }
    for (module, at, length) in found {
        if let Some(bytes) = modules.get_mut(module).and_then(|wasm| wasm.get_mut(at..at + length)) {
            bytes.fill(0);
        }
    }
    Ok(())
}

/// If these bytes are a location: the module that holds the file name, the name's offset there, and its length.
fn location(bytes: &[u8], modules: &[Vec<u8>], segments: &[Segment]) -> Option<(usize, usize, usize)> {
    let number = |index: usize| -> Option<usize> {
        let word = bytes.get(4 * index..4 * index + 4)?;
        usize::try_from(u32::from_le_bytes(word.try_into().ok()?)).ok()
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
    let name = modules.get(segment.module)?.get(name_at..name_at + length)?;
    is_source_file(name).then_some((segment.module, name_at, length))
}

fn is_source_file(name: &[u8]) -> bool {
    name.ends_with(b".rs") && name.iter().all(|byte| byte.is_ascii_alphanumeric() || b"_./-".contains(byte))
}

fn segments_of(wasm: &[u8], module: usize) -> anyhow::Result<Vec<Segment>> {
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
            segments.push(Segment { module, address, at, length });
        }
    }
    Ok(segments)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{ConstExpr, DataSection, MemorySection, MemoryType, Module};

    /// A module whose memory holds these bytes, starting at `address`.
    fn module(address: i32, bytes: &[u8]) -> Vec<u8> {
        let mut module = Module::new();
        let mut memory = MemorySection::new();
        let kind =
            MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None };
        memory.memory(kind);
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(address), bytes.iter().copied());
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
        let mut modules = [module(1024, &memory)];
        remove_locations(&mut modules).unwrap();
        let expected = [&[0; 10][..], b"!!", text, &[0; 16], &other].concat();
        assert_eq!(modules, [module(1024, &expected)], "a name with a space in it is no file");
    }

    #[test]
    fn numbers_that_point_nowhere_are_left_alone() {
        for odd in [[9000, 10, 7, 5], [1024, 10, 0, 5], [1024, 10, 7, 70_000], [1024, 4_000_000_000, 7, 5]] {
            let memory = [&b"src/app.rs!!"[..], &words(odd)].concat();
            let mut modules = [module(1024, &memory)];
            remove_locations(&mut modules).unwrap();
            assert_eq!(modules, [module(1024, &memory)], "{odd:?}");
        }
    }

    #[test]
    fn a_location_in_a_chunk_may_name_a_file_of_the_main_module() {
        let mut modules = [module(1024, b"src/app.rs!!"), module(2048, &words([1024, 10, 77, 5]))];
        remove_locations(&mut modules).unwrap();
        assert_eq!(modules, [module(1024, &[&[0; 10][..], b"!!"].concat()), module(2048, &[0; 16])]);
    }
}

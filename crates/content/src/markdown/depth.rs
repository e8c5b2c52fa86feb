//! Limits on how deeply Markdown may nest.

/// The maximum nesting depth of lists and quotes. Nobody nests deeper on purpose, and every program that walks
/// the tree may rely on this limit.
pub(super) const MAX_DEPTH: usize = 8;

/// The offset where quotes and lists nest so deeply that the recursive parser could overflow the stack (it did at
/// 16,000 quotes and at 10,000 lists).
pub(super) fn bottomless(markdown: &str) -> Option<usize> {
    const SAFE: usize = 1_000;
    let mut at = 0;
    for line in markdown.split_inclusive(['\n', '\r']) {
        if depth(line.as_bytes()) > SAFE {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// The greatest depth that a line can have: the quotes and lists it opens, plus those its indent may continue.
fn depth(line: &[u8]) -> usize {
    let (mut depth, mut indent) = (0, 0);
    for (index, byte) in line.iter().enumerate() {
        match byte {
            // An indent of two columns or more continues a list.
            b' ' => indent += 1,
            b'\t' => indent += 4,
            b'0'..=b'9' => {}
            b'>' => depth += 1 + std::mem::take(&mut indent) / 2,
            b'-' | b'+' | b'*' | b'.' | b')' => {
                let opens = matches!(line.get(index + 1), None | Some(b' ' | b'\t' | b'\n' | b'\r'));
                depth += if opens { 1 + std::mem::take(&mut indent) / 2 } else { 0 };
            }
            _ => break,
        }
    }
    depth
}

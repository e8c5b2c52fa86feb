//! How deeply Markdown may be nested, and what is nested too deeply to be read.

/// How deep lists and quotes may lie in each other. Deeper ones are nobody's intention, and every program that
/// walks the tree may rely on this.
pub(super) const MAX_DEPTH: usize = 8;

/// Where quotes and lists are nested so deeply that the parser, which is recursive, could run out of stack (it did at
/// 16,000 quotes, and at 10,000 lists).
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

/// The greatest depth that a line can have: the quotes and lists that it opens, and those that its indent may continue.
fn depth(line: &[u8]) -> usize {
    let (mut depth, mut indent) = (0, 0);
    for (place, byte) in line.iter().enumerate() {
        match byte {
            // A list goes on in lines that are indented by two columns or more.
            b' ' => indent += 1,
            b'\t' => indent += 4,
            b'0'..=b'9' => {}
            b'>' => depth += 1 + std::mem::take(&mut indent) / 2,
            b'-' | b'+' | b'*' | b'.' | b')' => {
                let opens = matches!(line.get(place + 1), None | Some(b' ' | b'\t' | b'\n' | b'\r'));
                depth += if opens { 1 + std::mem::take(&mut indent) / 2 } else { 0 };
            }
            _ => break,
        }
    }
    depth
}

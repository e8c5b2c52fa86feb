//! A run of plain text → words to search for.

use crate::analysis::{Link, Token, tokenize};

use super::{Node, What, Word, Words};

/// The name of a statistic is short (`r`, `OR`, `SMD`, `ICC`); a longer word before `=` is an ordinary word.
const LONGEST_SYMBOL: usize = 4;

/// The nodes of a run of plain text that begins at byte `begin`; `next_position` counts the words of the query.
pub(super) fn nodes(text: &str, begin: usize, next_position: &mut u32) -> Vec<Node> {
    let mut nodes: Vec<(Vec<Word>, Option<String>)> = Vec::new();
    let tokens = tokenize(text);
    for token in &tokens {
        if token.variant {
            take_variant(token, &mut nodes);
            continue;
        }
        let word = word(text, token, begin, *next_position);
        let symbol = || {
            nodes.last().and_then(|(words, _)| words.last()).is_some_and(|w| w.text.len() <= LONGEST_SYMBOL)
        };
        let joins = match token.link {
            Link::None => false,
            Link::Hyphen | Link::Script => true,
            Link::Value => symbol(),
        };
        match nodes.last_mut() {
            Some((words, _)) if joins => words.push(word),
            _ => nodes.push((vec![word], None)),
        }
    }
    *next_position += count(&tokens);
    nodes.into_iter().map(|(words, joined)| node(words, joined, false)).collect()
}

/// The words between quotation marks as one node; `None` if there are none.
pub(super) fn phrase(text: &str, begin: usize, next_position: &mut u32) -> Option<Node> {
    let tokens = tokenize(text);
    let mut words: Vec<Word> = Vec::new();
    for token in &tokens {
        let word = word(text, token, begin, *next_position);
        match words.last_mut() {
            Some(last) if token.variant && is_number_variant(token) => last.text = word.text,
            _ if token.variant => {}
            _ => words.push(word),
        }
    }
    *next_position += count(&tokens);
    (!words.is_empty()).then(|| node(words, None, true))
}

fn node(words: Vec<Word>, joined: Option<String>, quoted: bool) -> Node {
    let start = words.first().map_or(0, |word| word.range.start);
    let end = words.last().map_or(0, |word| word.range.end);
    // Korean attaches particles to its words.
    let is_korean = |word: &Word| word.text.chars().all(|c| ('가'..='힣').contains(&c));
    let open = !quoted && matches!(words.as_slice(), [word] if is_korean(word));
    let words = Words { words, joined, scope: None, quoted, open };
    Node { what: What::Words(words), range: start..end, typed: start..end }
}

fn word(text: &str, token: &Token, begin: usize, first_position: u32) -> Word {
    let typed = text.get(token.start..token.end).unwrap_or_default();
    Word {
        text: token.text.clone(),
        position: first_position + token.position,
        range: begin + token.start..begin + token.end,
        is_in_capitals: typed.bytes().all(|byte| byte.is_ascii_uppercase()),
        is_respelt: false,
    }
}

fn count(tokens: &[Token]) -> u32 {
    tokens.iter().map(|token| token.position + 1).max().unwrap_or(0)
}

/// Whether a variant is more specific than the word at its position: `95%` rather than `95`.
fn is_number_variant(token: &Token) -> bool {
    token.text.starts_with(['<', '>']) || token.text.ends_with('%')
}

/// `95%` means only that number; `drop-out` matches either spelling.
fn take_variant(token: &Token, nodes: &mut [(Vec<Word>, Option<String>)]) {
    let Some((words, joined)) = nodes.last_mut() else { return };
    if !is_number_variant(token) {
        *joined = Some(token.text.clone());
    } else if let Some(last) = words.last_mut() {
        last.text.clone_from(&token.text);
    }
}

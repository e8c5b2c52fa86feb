//! Explains errors in archive documents in our own words, because the JSON library may change its messages.

use pprnet_archive::Document;
use serde_json::Value;

/// The rule for numbers in JSON.
const NUMBER_RULE: &str = "a number is written like 0.28 or -0.3: a digit before and after the point, no comma, no other sign, \
    and no 0 before other digits";

/// The line of the first fault in a document, and a description; `error` is the parser’s error.
pub(crate) fn explain(json: &[u8], error: &serde_json::Error) -> (usize, String) {
    let (line, fault) = syntax(json).unwrap_or_else(|| {
        let unseen = "a part is missing, or has another form; docs/archive-format.md shows what belongs here";
        (error.line(), Document::fault(json).unwrap_or_else(|| unseen.to_owned()))
    });
    (line.max(1), format!("it is not an archive document: {fault}"))
}

/// Position and description of a syntax error; `None` if it is valid JSON.
pub(crate) fn syntax(json: &[u8]) -> Option<(usize, String)> {
    let error = serde_json::from_slice::<Value>(json).err()?;
    let fault = if error.is_eof() {
        "it ends before it is complete: a bracket or a quotation mark is not closed".to_owned()
    } else if let Some(word) = number_at(json, &error) {
        format!("“{word}” is no number; {NUMBER_RULE}")
    } else {
        format!(
            "this is not JSON: look at column {} and the text before it for a missing or extra comma, \
             bracket or quotation mark",
            error.column()
        )
    };
    Some((error.line(), fault))
}

/// The word at which the parser stopped, if it looks like a number.
fn number_at(json: &[u8], error: &serde_json::Error) -> Option<String> {
    let line = json.split(|byte| *byte == b'\n').nth(error.line().checked_sub(1)?)?;
    let is_part = |byte: &u8| byte.is_ascii_digit() || b"+-.,<>=".contains(byte);
    // The parser stops at the wrong character or after the last correct one.
    let column = error.column();
    [column.checked_sub(1)?, column, column.saturating_sub(2)].into_iter().find_map(|at| {
        line.get(at).filter(|byte| is_part(byte))?;
        let start = line[..at].iter().rposition(|byte| !is_part(byte)).map_or(0, |before| before + 1);
        let end = line[at..].iter().position(|byte| !is_part(byte)).map_or(line.len(), |length| at + length);
        let word = std::str::from_utf8(&line[start..end]).ok()?;
        let word = word.trim_matches(',');
        // The parser stops at the 2 of `0,28`, but after a list such as `1,2,`.
        let is_list = at + 1 < column && word.contains(',');
        (is_meant_as_number(word) && !is_list).then(|| word.to_owned())
    })
}

fn is_meant_as_number(word: &str) -> bool {
    let has_digit = word.bytes().any(|byte| byte.is_ascii_digit());
    has_digit && word.parse::<serde_json::Number>().is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(json: &str) -> String {
        let (line, message) = explain(json.as_bytes(), &serde_json::from_str::<Document>(json).unwrap_err());
        format!("{line}: {}", message.strip_prefix("it is not an archive document: ").unwrap())
    }

    #[test]
    fn a_number_that_is_written_as_in_a_paper_gets_the_rule() {
        for number in [".28", "-.3", "0,28", "1.", "028", "1,200", "<.001", "+1", "-.3 "] {
            for json in
                [format!("{{\n\"format\": {number},\n\"x\": 1}}"), format!("{{\n\"format\": {number}}}")]
            {
                let expected = format!("2: “{}” is no number; {NUMBER_RULE}", number.trim());
                assert_eq!(message(&json), expected, "{json}");
            }
        }
    }

    #[test]
    fn each_mistake_is_told_in_our_own_words() {
        for (json, expected) in [
            ("{", "1: it ends before it is complete"),
            ("{\"format\": 1,}", "1: this is not JSON: look at column 14"),
            ("{\"format\": [1,2,]}", "1: this is not JSON"),
            ("{\"format\": 1 \"site\": {}}", "1: this is not JSON"),
            ("{\"format\": \"1\"}", "1: format: expected a whole number, found text"),
            ("{\"format\": 1,\n\"site\": 3}", "2: site: expected an object, found a number"),
            ("{\"format\": 1, \"format\": 1}", "1: site: expected an object, found nothing"),
        ] {
            let message = message(json);
            assert!(message.starts_with(expected), "{json}: {message}");
        }
    }
}

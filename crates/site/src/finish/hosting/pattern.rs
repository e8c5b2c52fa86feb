//! Old addresses as regular expressions (for nginx and Apache) and URL-encoded (for the others).

use std::fmt::Write;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Characters escaped in every part of a URL.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'~').remove(b'/').remove(b'.');

/// Characters escaped in a path: browsers escape fewer there.
const ESCAPED_IN_PATH: &AsciiSet =
    &ESCAPED.remove(b',').remove(b'\'').remove(b'(').remove(b')').remove(b'&').remove(b'+');

/// Matches a decoded path. [`Address`](pprnet_content::Address) ensures that paths contain only letters,
/// digits, `- . _ ~ / , ' ( ) & +` and blanks; some of these are special in a regular expression.
pub(super) fn path(decoded: &str) -> String {
    let mut pattern = String::new();
    for c in decoded.chars() {
        if matches!(c, '.' | '(' | ')' | '+') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern
}

/// Matches a part of a query as sent over the network: each character literal or percent-encoded.
pub(super) fn parameter(name: &str, value: &str) -> String {
    format!("{}={}", component(name), component(value))
}

fn component(decoded: &str) -> String {
    let mut pattern = String::new();
    for byte in decoded.bytes() {
        match byte {
            b'/' => pattern.push_str("(?:/|%2[fF])"),
            b'-' | b'_' | b'~' => pattern.push(char::from(byte)),
            plain if plain.is_ascii_alphanumeric() => pattern.push(char::from(plain)),
            b'.' => pattern.push_str(r"\."),
            b' ' => pattern.push_str(r"(?:\+|%20)"),
            b',' => pattern.push_str("(?:,|%2[cC])"),
            b':' => pattern.push_str("(?::|%3[aA])"),
            b'\'' => pattern.push_str("(?:'|%27)"),
            b'(' => pattern.push_str(r"(?:\(|%28)"),
            b')' => pattern.push_str(r"(?:\)|%29)"),
            other => {
                pattern.push('%');
                for digit in format!("{other:02x}").chars() {
                    match digit.is_ascii_digit() {
                        true => pattern.push(digit),
                        false => {
                            let _ = write!(pattern, "[{digit}{}]", digit.to_ascii_uppercase());
                        }
                    }
                }
            }
        }
    }
    pattern
}

/// URL-encoded text: all but unreserved characters and `/` are percent-encoded.
pub(super) fn encoded(decoded: &str) -> String {
    utf8_percent_encode(decoded, ESCAPED).to_string()
}

/// The same for a path, which keeps the characters that browsers do not escape there.
pub(super) fn encoded_path(decoded: &str) -> String {
    utf8_percent_encode(decoded, ESCAPED_IN_PATH).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn special_characters_are_escaped() {
        assert_eq!(path("/a.b c/é"), r"/a\.b c/é");
        assert_eq!(parameter("cat_1", "a.b é/"), r"cat_1=a\.b(?:\+|%20)%[cC]3%[aA]9(?:/|%2[fF])");
        assert_eq!(encoded("/a b, é"), "/a%20b%2C%20%C3%A9");
        assert_eq!(path("/q&a+(it's)"), r"/q&a\+\(it's\)");
        assert_eq!(parameter("t", "1:2+(a&b)"), r"t=1(?::|%3[aA])2%2[bB](?:\(|%28)a%26b(?:\)|%29)");
        assert_eq!(
            (encoded_path("/q&a+(é)"), encoded("a&b+c")),
            ("/q&a+(%C3%A9)".into(), "a%26b%2Bc".into())
        );
    }
}

//! Percent-encoding in addresses.

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// The names and values of a query string (without `?`), decoded.
pub fn decoded_query(search: &str) -> Vec<(String, String)> {
    let pairs = search.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decoded_path(&name.replace('+', " ")), decoded_path(&value.replace('+', " ")))
    });
    pairs.collect()
}

/// Text encoded for a query string.
pub(crate) fn encoded(text: &str) -> String {
    let words = text.split(' ').map(|word| utf8_percent_encode(word, NON_ALPHANUMERIC).collect());
    let words: Vec<String> = words.collect();
    words.join("+")
}

/// A percent-decoded text.
pub(crate) fn decoded_path(path: &str) -> String {
    percent_decode_str(path).decode_utf8_lossy().into_owned()
}

//! The files that style sheets and scripts request themselves.

use cssparser::{ParseError, Parser, ParserInput, Token};

use super::path::{file_name, is_file, within};

/// CSS functions whose string argument is an address.
const ADDRESSES: [&str; 4] = ["url", "src", "image-set", "-webkit-image-set"];

/// The files that a style sheet loads: `url()` and `@import`. `sheet` is its path within the site.
pub(super) fn of_sheet(css: &str, sheet: &str, public_url: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut input = ParserInput::new(css);
    collect(&mut Parser::new(&mut input), false, &mut found);
    // Convert an address relative to the host's root to one relative to the site's root, if it is within the site.
    let path = |address: &String| match within(address, public_url)? {
        path if address.starts_with('/') => Some(path),
        path => resolved(sheet, &path),
    };
    found.iter().filter_map(path).collect()
}

/// Collects addresses up to the end of a block. `is_address` means that every string in the block is one.
fn collect(parser: &mut Parser<'_, '_>, is_address: bool, found: &mut Vec<String>) {
    let mut is_import = false;
    while let Ok(token) = parser.next().cloned() {
        let inner = match &token {
            Token::UnquotedUrl(address) => {
                found.push(address.to_string());
                None
            }
            Token::QuotedString(text) => {
                if is_address || is_import {
                    found.push(text.to_string());
                }
                None
            }
            Token::Function(name) => {
                Some(ADDRESSES.iter().any(|function| name.eq_ignore_ascii_case(function)))
            }
            Token::ParenthesisBlock | Token::SquareBracketBlock | Token::CurlyBracketBlock => Some(false),
            _ => None,
        };
        is_import = matches!(&token, Token::AtKeyword(name) if name.eq_ignore_ascii_case("import"));
        if let Some(is_address) = inner {
            // `crate::styles` reports syntax errors of the reader's sheets.
            let _ = parser.parse_nested_block(|block| {
                collect(block, is_address, found);
                Ok::<_, ParseError<'_, ()>>(())
            });
        }
    }
}

/// A path in a file, resolved to the site's root; `None` if it leaves the site.
fn resolved(from: &str, path: &str) -> Option<String> {
    if path.contains("://") {
        return Some(path.to_owned());
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The strings in a script that are exactly file names. Scripts are at the top of the site. Object keys do not count: they
/// are the names of modules that wasm imports.
pub(super) fn of_script(script: &str, public_url: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (start, quote) in script.char_indices().filter(|(_, letter)| matches!(letter, '"' | '\'' | '`')) {
        let rest = script.get(start + 1..).unwrap_or_default();
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '/');
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        let Some(behind) = behind.strip_prefix(quote) else { continue };
        let is_name = is_file(word) && !file_name(word).starts_with('.');
        if is_name && !behind.trim_start().starts_with(':') {
            found.extend(within(word, public_url));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_loads_what_its_addresses_name() {
        let css = "@import 'a.css'; @import url(b.css) screen; @font-face { src: url(\"../c.woff2\") format('woff2') }\n\
            p { background: image-set('./d.png' 1x), URL( /blog/e.svg#x ); mask: url(#f); content: 'g.png' }\n\
            @media print { q { background: url(data:image/png;base64,h) } } i { background: url(/elsewhere/k.png) }";
        let expected = ["later/a.css", "later/b.css", "c.woff2", "later/d.png", "e.svg", "/elsewhere/k.png"];
        assert_eq!(of_sheet(css, "later/x.css", "/blog/"), expected);
    }

    #[test]
    fn a_script_names_files_in_texts_of_their_own() {
        let script = "add(\"a.css\"); add('./b.svg'); add(`archive/c.json`); const rest = `${SITE}sw.js`; say(\"d.e\");\n\
            const imports = { \"./f_bg.js\": g, './h.js' : i }; say(\"it ends in .json\", '.png', \"no j.css here\"); add(\"/blog/k.js\")";
        assert_eq!(of_script(script, "/blog/"), ["a.css", "b.svg", "archive/c.json", "k.js"]);
    }
}

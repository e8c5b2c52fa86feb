//! Style sheets: one with everything a page needs to be readable, one for print, and several that are fetched later.
//!
//! The first round trip delivers `first/` along with the page. Cascade layers, not file order, decide precedence, so only
//! `layers.css`, which declares them, must come first. `print.css` is linked for print only, so that no page waits for it.
//! `later/` has the sheets of parts of the reader that are fetched on demand.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use cssparser::{Parser, ParserInput, ToCss, Token, TokenSerializationType};

/// The sheet that every page links.
const FIRST: &str = "reader.css";

/// The sheet that every page links for print.
const PRINT: &str = "print.css";

/// The file that declares the layers.
const LAYERS: &str = "layers.css";

/// Writes the sheets of the folder `styles` into `dist`: `reader.css`, `print.css`, and one for each file of `later/`.
///
/// # Errors
/// If a sheet cannot be read, is not CSS, or cannot be written. The message contains the file and the line.
pub(crate) fn write_styles(styles: &Path, dist: &Path) -> anyhow::Result<()> {
    let first = sheets(&styles.join("first"))?;
    let (layers, others): (Vec<_>, Vec<_>) =
        first.into_iter().partition(|sheet| sheet.path.ends_with(LAYERS));
    if layers.len() != 1 {
        bail!("{}: {LAYERS} is not there; it names the layers of all sheets", styles.join("first").display());
    }
    let small: Vec<String> = layers.iter().chain(&others).map(Sheet::small).collect::<Result<_, _>>()?;
    write(dist, FIRST, &joined(&small))?;
    write(dist, PRINT, &sheet(&styles.join(PRINT))?.small()?)?;
    for sheet in sheets(&styles.join("later"))? {
        let name = sheet.path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        write(dist, name, &sheet.small()?)?;
    }
    Ok(())
}

/// Small sheets as one. Neighbours of one layer share its block, which saves 47 bytes of the first round trip.
fn joined(sheets: &[String]) -> String {
    let mut joined = String::new();
    let mut layer = None;
    for sheet in sheets {
        let block = layer_block(sheet);
        match block {
            Some((name, rules)) if layer == Some(name) => {
                joined.pop();
                joined.push_str(rules);
                joined.push('}');
            }
            _ => joined.push_str(sheet),
        }
        layer = block.map(|(name, _)| name);
    }
    joined
}

/// The layer and the rules of a sheet that is one block of a layer.
fn layer_block(sheet: &str) -> Option<(&str, &str)> {
    let (name, rules) = sheet.strip_prefix("@layer ")?.strip_suffix('}')?.split_once('{')?;
    let mut depth = 1_usize;
    // A bracket in a string is counted, too: then the sheet stays as it is.
    for bracket in rules.chars().filter(|c| matches!(c, '{' | '}')) {
        depth = if bracket == '{' { depth + 1 } else { depth - 1 };
        if depth == 0 {
            return None;
        }
    }
    (depth == 1).then_some((name, rules))
}

struct Sheet {
    path: PathBuf,
    css: String,
}

impl Sheet {
    fn small(&self) -> anyhow::Result<String> {
        small(&self.css, &self.path)
    }
}

fn sheet(path: &Path) -> anyhow::Result<Sheet> {
    let css = fs::read_to_string(path).with_context(|| format!("{}: cannot be read", path.display()))?;
    Ok(Sheet { path: path.to_owned(), css })
}

/// The style sheets of a folder and its subfolders, sorted by name. Each is checked separately, so that a message can
/// name the file.
fn sheets(folder: &Path) -> anyhow::Result<Vec<Sheet>> {
    let unreadable = || format!("{}: cannot be read", folder.display());
    let entries: Result<Vec<_>, _> = fs::read_dir(folder).with_context(unreadable)?.collect();
    let mut paths: Vec<PathBuf> = entries.with_context(unreadable)?.iter().map(fs::DirEntry::path).collect();
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            found.extend(sheets(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "css") {
            let sheet = sheet(&path)?;
            sheet.small()?;
            found.push(sheet);
        }
    }
    Ok(found)
}

/// A sheet without comments and unneeded white space.
///
/// # Errors
/// If it is not CSS: an extra bracket, a string that does not end on its line.
fn small(css: &str, path: &Path) -> anyhow::Result<String> {
    let mut input = ParserInput::new(css);
    let mut small = String::with_capacity(css.len());
    copy(&mut Parser::new(&mut input), false, &mut small)
        .with_context(|| format!("{}: this is not CSS", path.display()))?;
    Ok(small)
}

/// Copies tokens up to the end of a block. In parentheses, `+` may be an operator.
fn copy(parser: &mut Parser<'_, '_>, in_parentheses: bool, out: &mut String) -> anyhow::Result<()> {
    let (mut is_spaced, mut has_comment, mut follows_combinator) = (false, false, false);
    // A custom property may have any value, such as half a sum.
    let mut is_custom = false;
    let mut before = TokenSerializationType::Nothing;
    loop {
        let line = parser.current_source_location().line + 1;
        let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else { return Ok(()) };
        let close = match &token {
            Token::WhiteSpace(_) => {
                is_spaced = true;
                continue;
            }
            Token::Comment(_) => {
                has_comment = true;
                continue;
            }
            Token::Function(_) | Token::ParenthesisBlock => Some(')'),
            Token::SquareBracketBlock => Some(']'),
            Token::CurlyBracketBlock => Some('}'),
            token if token.is_parse_error() => {
                bail!("line {line}: {} is not valid CSS", token.to_css_string())
            }
            _ => None,
        };
        // White space matters between two words and around the operators of a sum, not at the ends of a block, a
        // list, a declaration or a rule.
        if out.is_empty() || out.ends_with(['{', '}', ';']) {
            is_custom = matches!(&token, Token::Ident(name) if name.starts_with("--"));
        }
        let is_combinator = !is_custom
            && (matches!(token, Token::Delim('>' | '~')) || (token == Token::Delim('+') && !in_parentheses));
        let begins =
            out.is_empty() || follows_combinator || out.ends_with(['{', '}', '(', '[', ';', ',', ':']);
        let ends =
            is_combinator || matches!(token, Token::CurlyBracketBlock | Token::Semicolon | Token::Comma);
        if is_spaced && !begins && !ends {
            out.push(' ');
        }
        // A comment separates two words, but a space would make `a/**/b` of a selector mean something else.
        if has_comment && !is_spaced && before.needs_separator_when_before(token.serialization_type()) {
            out.push_str("/**/");
        }
        (is_spaced, has_comment, follows_combinator) = (false, false, is_combinator);
        before = token.serialization_type();
        out.push_str(&token.to_css_string());
        if let Some(close) = close {
            parser
                .parse_nested_block(|block| {
                    Ok::<_, cssparser::ParseError<'_, ()>>(copy(block, close == ')', out))
                })
                .map_err(|_| anyhow::anyhow!("line {line}: the block that begins here is not closed"))??;
            while out.ends_with([' ', ';']) && close == '}' {
                out.pop();
            }
            out.push(close);
            before = Token::CloseParenthesis.serialization_type();
        }
    }
}

fn write(dist: &Path, name: &str, css: &str) -> anyhow::Result<()> {
    let path = dist.join(name);
    fs::write(&path, css).with_context(|| format!("{}: cannot be written", path.display()))
}

#[cfg(test)]
mod looks;

#[cfg(test)]
mod tests {
    use super::*;

    fn written(files: &[(&str, &str)]) -> anyhow::Result<tempfile::TempDir> {
        let folder = tempfile::tempdir().unwrap();
        for (name, css) in files {
            let path = folder.path().join("style").join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, css).unwrap();
        }
        fs::create_dir_all(folder.path().join("style/later")).unwrap();
        fs::write(folder.path().join("style/print.css"), "@layer print { nav { display: none } }").unwrap();
        write_styles(&folder.path().join("style"), folder.path())?;
        Ok(folder)
    }

    #[test]
    fn layers_come_first_and_what_is_fetched_later_is_apart() {
        let folder = written(&[
            ("first/a.css", "/* Why. */\n@layer components {\n  .a { width: calc(1rem + 2px); }\n}\n"),
            (
                "first/components/b.css",
                "@layer components { .b > .c + .d ~ .e:has(~ .f):nth-child(2n + 1) { color: light-dark(red, blue); } }",
            ),
            ("first/layers.css", "@layer base, components;"),
            ("later/search.css", "@layer components { .found { margin: 0 } }"),
        ])
        .unwrap();
        let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
        let first = read("reader.css");
        assert!(first.starts_with("@layer base,components;"), "{first}");
        assert!(
            first.contains("calc(1rem + 2px)") && first.contains(".b>.c+.d~.e:has(~.f):nth-child(2n + 1){"),
            "{first}"
        );
        assert!(!first.contains("Why") && !first.contains(".found"), "{first}");
        assert_eq!(read("search.css"), "@layer components{.found{margin:0}}");
        assert_eq!(read("print.css"), "@layer print{nav{display:none}}");
    }

    #[test]
    fn neighbours_of_one_layer_share_its_block() {
        let joined =
            |sheets: &[&str]| joined(&sheets.iter().map(|sheet| (*sheet).to_owned()).collect::<Vec<_>>());
        assert_eq!(
            joined(&[
                "@layer a,b;",
                "@layer a{x{y:z}}",
                "@layer a{@media print{x{y:w}}}",
                "@layer b{x{y:v}}"
            ]),
            "@layer a,b;@layer a{x{y:z}@media print{x{y:w}}}@layer b{x{y:v}}"
        );
        // Not one block of a layer.
        for sheet in
            ["@layer a{x{y:z}}u{v:w}", "@layer a{x{y:z}}@layer a{x{y:z}}", "@layer a{x{y:\"}\"}}", "x{y:z}"]
        {
            assert_eq!(joined(&["@layer a{u{v:w}}", sheet]), format!("@layer a{{u{{v:w}}}}{sheet}"));
        }
    }

    #[test]
    fn white_space_stays_where_it_means_something() {
        for (css, expected) in [
            (".a  .b >  .c + .d\n~ .e , f { x : y ; }", ".a .b>.c+.d~.e,f{x :y}"),
            (
                "a { content: \"/* a ;  b */\"; width: calc( 1px + 2px * (3 - 1) ) }",
                "a{content:\"/* a ;  b */\";width:calc(1px + 2px * (3 - 1))}",
            ),
            (
                "@media (width >= 40rem) and (hover) { a:not( .b ) :focus { } }",
                "@media (width>= 40rem) and (hover){a:not(.b) :focus{}}",
            ),
            ("a { --sum: 1rem + 2px; --b: c ~ d }", "a{--sum:1rem + 2px;--b:c ~ d}"),
            ("a /* b */ c{font:var( --x )/1.6 var(--y)}/* d */", "a c{font:var(--x)/1.6 var(--y)}"),
            (
                "a{--b:x/**/y;c:d/* */ e;f:g /**/h;i:j/**/(k);l:1/**/2}.a/**/.b{}",
                "a{--b:x/**/y;c:d e;f:g h;i:j/**/(k);l:1/**/2}.a.b{}",
            ),
        ] {
            assert_eq!(small(css, Path::new("a.css")).unwrap(), expected);
        }
    }

    #[test]
    fn a_mistake_is_reported_with_its_file_and_line() {
        let error = |files: &[(&str, &str)]| written(files).unwrap_err().to_string();
        let message = |css| {
            let error = written(&[("first/layers.css", ""), ("first/a.css", css)]).unwrap_err();
            format!("{error:#}")
        };
        let of_string = message("a { color: red }\nb { content: \"x\n }");
        assert!(of_string.contains("a.css: this is not CSS: line 2:"), "{of_string}");
        assert!(message("a { color: red } }").contains("line 1"), "one bracket too many");
        assert!(error(&[("first/a.css", "")]).contains("layers.css is not there"));
    }
}

//! Joins the modules of each browser script into one published file. A browser that has one of a script's files then has
//! all of them, and the service worker runs in browsers without module workers.
//!
//! Joining works on lines, not on a syntax tree, so that people can compare the published file with its sources. Each
//! module is inserted once, in import order, at the entry's first import. `import` lines, the word `export`, comment lines
//! and type annotations are removed. Anything that cannot be joined this way is an error.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use pprnet_archive::Language;

/// The folder of the modules. Trunk copies it with the rest of `public/`.
pub(super) const FOLDER: &str = "src";

/// Keywords that declare a name at the top level of a module.
const DECLARATIONS: [&str; 6] = ["const ", "let ", "var ", "class ", "function ", "async function "];

const IMPORT_RULE: &str = "write an import on one line, as in: import { name } from \"./file.js\";";
const EXPORT_RULE: &str = "export a declaration, as in: export const name = 1; or export function name() {}";

/// The module with the interface texts. Each other language has one next to it.
const WORDING: &str = "src/page/wording.js";

/// The module to use where `module` is imported.
fn spoken(module: String, language: Language) -> String {
    match language {
        Language::English => module,
        other if module == WORDING => WORDING.replace(".js", &format!(".{}.js", other.tag())),
        _ => module,
    }
}

/// A script of `dist` joined with its imports, without comment lines, in the language of the site.
///
/// # Errors
/// If a file cannot be read, or contains something that cannot be joined: file, line, and what to write instead.
pub(super) fn join(dist: &Path, entry: &str, language: Language) -> anyhow::Result<String> {
    let mut joined = Joined { dist, language, ..Joined::default() };
    joined.add(entry)?;
    Ok(joined.text)
}

/// Removes the modules after the scripts are joined.
///
/// # Errors
/// If they cannot be removed.
pub(super) fn remove_modules(dist: &Path) -> anyhow::Result<()> {
    let folder = dist.join(FOLDER);
    if !folder.is_dir() {
        return Ok(());
    }
    fs::remove_dir_all(&folder).with_context(|| format!("{}: cannot be removed", folder.display()))
}

/// The result so far.
struct Joined<'a> {
    dist: &'a Path,
    language: Language,
    text: String,
    /// The names that each module exports, by its path; `None` while the module is being read.
    modules: BTreeMap<String, Option<Vec<String>>>,
    /// Where each name is declared: module and line.
    names: BTreeMap<String, String>,
}

impl Default for Joined<'_> {
    fn default() -> Self {
        Self {
            dist: Path::new(""),
            language: Language::default(),
            text: String::new(),
            modules: BTreeMap::new(),
            names: BTreeMap::new(),
        }
    }
}

impl Joined<'_> {
    /// Adds a module after those that it imports.
    fn add(&mut self, path: &str) -> anyhow::Result<()> {
        let on_disk = self.dist.join(path);
        let script = fs::read_to_string(&on_disk).with_context(|| {
            format!("{}: cannot be read; run trunk build, which copies it from public/", on_disk.display())
        })?;
        self.modules.insert(path.to_owned(), None);
        let (mut own, mut exports) = (String::new(), Vec::new());
        for (number, line) in &without_comments(&script) {
            let at = || format!("{path}:{number}");
            if is_import(line) {
                // Code before an import stays before the imported module.
                self.text.push_str(&std::mem::take(&mut own));
                self.import(path, line).with_context(at)?;
                continue;
            }
            // Only the page knows the name of the reader's program, so that import stays dynamic.
            if line.contains("import(") && !line.contains("import(`${") {
                bail!("{}: a published script has no other file to import; {IMPORT_RULE}", at());
            }
            let code = line.strip_prefix("export ").unwrap_or(line);
            let names = declared(code);
            if code.len() != line.len() {
                if names.is_empty() {
                    bail!("{}: this cannot be joined: {line}\n{EXPORT_RULE}", at());
                }
                exports.extend(names.clone());
            }
            for name in names {
                self.declare(name, at())?;
            }
            own.push_str(code);
            own.push('\n');
        }
        self.text.push_str(&own);
        self.modules.insert(path.to_owned(), Some(exports));
        Ok(())
    }

    /// Adds the module that a line imports, unless it is already added.
    fn import(&mut self, path: &str, line: &str) -> anyhow::Result<()> {
        let Some((names, specifier)) = parse_import(line) else {
            bail!("this cannot be joined: {line}\n{IMPORT_RULE}");
        };
        let module = resolve(path, specifier)
            .with_context(|| format!("{specifier:?} leads out of the site; {IMPORT_RULE}"))?;
        let module = spoken(module, self.language);
        if !self.modules.contains_key(&module) {
            self.add(&module)?;
        }
        let Some(Some(exports)) = self.modules.get(&module) else {
            bail!("{module} imports this module, which imports {module}; move what both need to a third one");
        };
        for name in names {
            if !exports.iter().any(|export| export == name) {
                bail!("{module} does not export `{name}`; import a name as it is exported");
            }
        }
        Ok(())
    }

    fn declare(&mut self, name: String, at: String) -> anyhow::Result<()> {
        if let Some(other) = self.names.get(&name) {
            bail!(
                "{at}: `{name}` is declared in {other}, too, and both will be in one file; rename one of them"
            );
        }
        self.names.insert(name, at);
        Ok(())
    }
}

fn is_import(line: &str) -> bool {
    line.strip_prefix("import").is_some_and(|rest| rest.starts_with([' ', '{', '"', '\'', '*']))
}

/// The names and the file of an import.
fn parse_import(line: &str) -> Option<(Vec<&str>, &str)> {
    let (names, rest) = line.strip_prefix("import {")?.split_once("} from \"")?;
    let specifier = rest.strip_suffix("\";")?;
    let names: Vec<&str> = names.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    (!names.is_empty() && names.iter().all(|name| is_name(name))).then_some((names, specifier))
}

/// The path within the site of an imported module.
fn resolve(path: &str, specifier: &str) -> Option<String> {
    if !specifier.starts_with("./") && !specifier.starts_with("../") {
        return None;
    }
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in specifier.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The names that a top-level line of a module declares.
fn declared(line: &str) -> Vec<String> {
    let Some(rest) = DECLARATIONS.iter().find_map(|word| line.strip_prefix(word)) else { return Vec::new() };
    let rest = rest.trim_start_matches('*').trim_start();
    let names = match rest.strip_prefix(['{', '[']) {
        Some(pattern) => pattern.split(['}', ']']).next().unwrap_or_default(),
        None => rest.split(|c: char| !is_of_name(c)).next().unwrap_or_default(),
    };
    // In `{ key: name }` the second name is declared.
    let names = names.split(',').map(|part| part.rsplit(':').next().unwrap_or_default().trim());
    names.filter(|name| is_name(name)).map(str::to_owned).collect()
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_of_name)
}

/// The code lines of a script with their numbers: without comment lines and without type annotations, which can occur
/// anywhere.
fn without_comments(script: &str) -> Vec<(usize, String)> {
    let mut lines = Vec::new();
    let mut is_inside = false;
    for (at, line) in script.lines().enumerate() {
        let mut code = String::new();
        let mut rest = line;
        loop {
            if is_inside {
                let Some((_, after)) = rest.split_once("*/") else { break };
                (rest, is_inside) = (after.strip_prefix(' ').unwrap_or(after), false);
            }
            let Some((before, after)) = rest.split_once("/**") else {
                code.push_str(rest);
                break;
            };
            code.push_str(before);
            (rest, is_inside) = (after, true);
        }
        let start = code.trim_start();
        if !start.is_empty() && !start.starts_with("//") {
            lines.push((at + 1, code));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Joins `entry.js` from these files.
    fn joined(files: &[(&str, &str)]) -> Result<String, String> {
        let dist = tempfile::tempdir().unwrap();
        fs::create_dir_all(dist.path().join("src/a")).unwrap();
        for (path, content) in files {
            fs::write(dist.path().join(path), content).unwrap();
        }
        let folder = dist.path().display().to_string() + "/";
        join(dist.path(), "entry.js", Language::English)
            .map_err(|error| format!("{error:#}").replace(&folder, ""))
    }

    #[test]
    fn each_module_comes_once_before_those_that_import_it() {
        let files = [
            (
                "entry.js",
                "first();\nimport { two } from \"./src/two.js\";\nimport { one } from \"./src/a/one.js\";\n\nuse(one, two);\n",
            ),
            ("src/two.js", "import { one } from \"./a/one.js\";\nexport const two = one + 1;\n"),
            (
                "src/a/one.js",
                "import { zero } from \"../zero.js\";\nexport function one() {\n  return zero;\n}\n",
            ),
            ("src/zero.js", "export const { zero, nothing } = {};\n"),
        ];
        let expected = "first();\nconst { zero, nothing } = {};\nfunction one() {\n  return zero;\n}\nconst two = one + 1;\nuse(one, two);\n";
        assert_eq!(joined(&files), Ok(expected.to_owned()));
    }

    #[test]
    fn a_script_without_imports_stays_as_it_is_but_for_its_comments() {
        let script = "// why\n/** what */\nlet url = \"https://x\"; // here\n  /**\n   * more\n   *\n   */\nuse(url);\n\n/** @type {A} */ (b).c((/** @type {C} */ d) => d);\n";
        assert_eq!(
            joined(&[("entry.js", script)]),
            Ok("let url = \"https://x\"; // here\nuse(url);\n(b).c((d) => d);\n".to_owned())
        );
    }

    #[test]
    fn code_that_cannot_be_joined_is_refused_with_file_line_and_remedy() {
        let one = |line: &str| {
            joined(&[("entry.js", &format!("// x\n{line}\n")), ("src/a.js", "export const a = 1;\n")])
        };
        for (line, words) in [
            ("import a from \"./src/a.js\";", IMPORT_RULE),
            ("import * as a from \"./src/a.js\";", IMPORT_RULE),
            ("import { a as b } from \"./src/a.js\";", IMPORT_RULE),
            ("import {\n  a,\n} from \"./src/a.js\";", IMPORT_RULE),
            ("import \"./src/a.js\";", IMPORT_RULE),
            ("import { a } from \"a\";", "\"a\" leads out of the site"),
            ("import { a } from \"../a.js\";", "\"../a.js\" leads out of the site"),
            ("import { b } from \"./src/a.js\";", "src/a.js does not export `b`"),
            ("import { b } from \"./src/b.js\";", "src/b.js: cannot be read; run trunk build"),
            ("const a = await import(\"./src/a.js\");", "no other file to import"),
            ("export default a;", EXPORT_RULE),
            ("export { a };", EXPORT_RULE),
            ("export * from \"./src/a.js\";", EXPORT_RULE),
        ] {
            let error = one(line).unwrap_err();
            assert!(error.starts_with("entry.js:2: ") && error.contains(words), "{line}: {error}");
        }
    }

    #[test]
    fn each_language_has_the_same_entries_and_is_published_alone() {
        let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public");
        let script = |language| join(&public, "offline.js", language).unwrap();
        let (english, french) = (script(Language::English), script(Language::French));
        assert!(english.contains("Ready offline") && !english.contains("hors ligne"));
        assert!(french.contains("hors ligne") && !french.contains("Ready offline"));
        assert!(french.contains("const LANGUAGE = \"fr\";") && english.contains("const LANGUAGE = \"en\";"));
        let entries = |file: &str| -> Vec<String> {
            let text = fs::read_to_string(public.join(file)).unwrap();
            let (_, table) = text.split_once("export const W = {").unwrap();
            let keys = table.lines().filter_map(|line| line.trim_start().split_once(':'));
            keys.map(|(key, _)| key.to_owned()).filter(|key| is_name(key)).collect()
        };
        assert_eq!(entries(WORDING), entries("src/page/wording.fr.js"));
        assert!(entries(WORDING).len() > 50);
    }

    #[test]
    fn a_circle_of_imports_is_refused() {
        let error = joined(&[
            ("entry.js", "import { a } from \"./src/a.js\";\n"),
            ("src/a.js", "import { b } from \"./b.js\";\nexport const a = 1;\n"),
            ("src/b.js", "import { a } from \"./a.js\";\nexport const b = 1;\n"),
        ])
        .unwrap_err();
        assert!(error.contains("src/b.js:1: src/a.js imports this module"), "{error}");
    }

    #[test]
    fn a_name_that_two_modules_declare_is_refused() {
        for second in [
            "const a = 2;",
            "function a() {}",
            "export async function a() {}",
            "class a {}",
            "const { b: a } = c;",
            "let [x, a] = c;",
        ] {
            let error = joined(&[
                ("entry.js", &format!("import {{ a }} from \"./src/a.js\";\n{second}\n")),
                ("src/a.js", "export let a = 1;\n"),
            ])
            .unwrap_err();
            assert!(error.starts_with("entry.js:2: `a` is declared in src/a.js:1, too"), "{second}: {error}");
        }
        // A function may reuse a name.
        let inner = "import { a } from \"./src/a.js\";\nfunction b() {\n  const a = 2;\n}\n";
        assert!(joined(&[("entry.js", inner), ("src/a.js", "export let a = 1;\n")]).is_ok());
    }
}

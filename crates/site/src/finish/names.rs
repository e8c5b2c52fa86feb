//! Content hashes in names: every file that the page loads is named by the hash of its final bytes.
//!
//! Trunk names a file by cargo's output. Later steps change the bytes (`Program`), so two builds could publish different bytes
//! under one name, which browsers cache for a year. So this step hashes the published bytes. The name of a file also depends on
//! the files it mentions: a change in one of them changes its own name, so the glue always loads the matching wasm.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use pprnet_archive::ContentHash;

use super::folder::{files, path_within, put};
use super::references::Requests;
use crate::hosting::hash_in_name;

/// Extensions of files that a page loads and that may mention each other.
const CODE: [&str; 4] = ["js", "mjs", "css", "wasm"];

/// The files that the page loads, under their new names. Nothing is written before [`Names::write`].
#[derive(Debug, Default)]
pub(super) struct Names {
    files: Vec<Named>,
    /// Maps every name that a text may use to the new one.
    renamed: BTreeMap<String, String>,
}

#[derive(Debug)]
struct Named {
    old: String,
    new: String,
    content: Vec<u8>,
}

impl Names {
    /// Names the files of `dist` that the page requests, the files they mention, and the `further` files, each given with
    /// the prefix of its new name.
    ///
    /// # Errors
    /// If a file cannot be read, or if files mention each other in a cycle.
    pub(super) fn plan(dist: &Path, requests: &Requests, further: &[(&str, &str)]) -> anyhow::Result<Self> {
        let code = code(dist)?;
        let mut planner = Planner { dist, code: &code, further, open: Vec::new(), names: Self::default() };
        for word in requests.words().chain(further.iter().map(|(file, _)| *file)) {
            if let Some(file) = code.get(word) {
                planner.add(file)?;
            }
        }
        Ok(planner.names)
    }

    /// The new name of a file.
    pub(super) fn of(&self, old: &str) -> Option<&str> {
        self.renamed.get(old).map(String::as_str)
    }

    /// The old names of the files.
    pub(super) fn former(&self) -> Vec<&str> {
        self.files.iter().map(|file| file.old.as_str()).collect()
    }

    /// The file contents, by new name.
    pub(super) fn contents(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|file| (file.new.as_str(), file.content.as_slice()))
    }

    /// A text with the old names replaced by the new ones.
    pub(super) fn rewrite(&self, text: &str) -> String {
        let mut rewritten = String::with_capacity(text.len());
        for part in text.split_inclusive(|c| !is_in_name(c)) {
            let word = part.trim_end_matches(|c| !is_in_name(c));
            rewritten.push_str(self.of(word).unwrap_or(word));
            rewritten.push_str(&part[word.len()..]);
        }
        rewritten
    }

    /// Gives the files their new names and contents.
    ///
    /// # Errors
    /// If a file cannot be written or removed.
    pub(super) fn write(&self, dist: &Path) -> anyhow::Result<()> {
        for Named { old, .. } in &self.files {
            let path = dist.join(old);
            fs::remove_file(&path).with_context(|| format!("{}: cannot be removed", path.display()))?;
        }
        self.files.iter().try_for_each(|file| put(dist, Path::new(&file.new), &file.content))
    }
}

/// The code files at the top of `dist`, by every name that a text may use: the glue says `a_bg.wasm` where Trunk's name
/// contains a hash.
fn code(dist: &Path) -> anyhow::Result<BTreeMap<String, String>> {
    let mut code = BTreeMap::new();
    for file in files(dist)? {
        let path = path_within(dist, &file);
        let is_code = path.rsplit_once('.').is_some_and(|(_, ending)| CODE.contains(&ending));
        if is_code && !path.contains('/') {
            if path.ends_with(".wasm") {
                code.insert(without_hash(&path), path.clone());
            }
            code.insert(path.clone(), path);
        }
    }
    Ok(code)
}

/// A name without Trunk's hash: `a-0123456789abcdef_bg.wasm` becomes `a_bg.wasm`. Trunk writes its hash without
/// leading zeros.
fn without_hash(name: &str) -> String {
    let (start, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let (start, kind) = start.strip_suffix("_bg").map_or((start, ""), |start| (start, "_bg"));
    let is_hash = |text: &str| text.len() > 12 && text.bytes().all(|b| b.is_ascii_hexdigit());
    let stem = start.rsplit_once('-').filter(|(_, end)| is_hash(end)).map_or(start, |(stem, _)| stem);
    format!("{stem}{kind}.{ending}")
}

fn is_in_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-')
}

struct Planner<'a> {
    dist: &'a Path,
    code: &'a BTreeMap<String, String>,
    further: &'a [(&'a str, &'a str)],
    /// The chain of files whose mentions are being followed.
    open: Vec<&'a str>,
    names: Names,
}

impl<'a> Planner<'a> {
    fn add(&mut self, file: &'a str) -> anyhow::Result<()> {
        if self.names.of(file).is_some() {
            return Ok(());
        }
        if self.open.contains(&file) {
            let circle = self.open.join(", ");
            bail!("{circle}: mention each other in a circle, so that none can be named by its content");
        }
        let path = self.dist.join(file);
        let read = || format!("{}: cannot be read", path.display());
        let mut content = fs::read(&path).with_context(read)?;
        if !file.ends_with(".wasm") {
            let text = String::from_utf8(content).with_context(read)?;
            self.open.push(file);
            let words: BTreeSet<&str> = text.split(|c| !is_in_name(c)).collect();
            for mentioned in words.into_iter().filter_map(|word| self.code.get(word)) {
                self.add(mentioned)?;
            }
            self.open.pop();
            content = self.names.rewrite(&text).into_bytes();
        }
        let new = self.new_name(file, &content);
        let other_names = self.code.iter().filter(|(_, other)| *other == file).map(|(name, _)| name);
        self.names.renamed.extend(other_names.map(|name| (name.clone(), new.clone())));
        self.names.files.push(Named { old: file.to_owned(), new, content });
        Ok(())
    }

    fn new_name(&self, file: &str, content: &[u8]) -> String {
        let plain = without_hash(file);
        let (start, ending) = plain.rsplit_once('.').unwrap_or((&plain, ""));
        let given_stem = self.further.iter().find(|(name, _)| *name == file).map(|(_, stem)| *stem);
        let stem = given_stem.unwrap_or_else(|| start.strip_suffix("_bg").unwrap_or(start));
        format!("{stem}-{}.{ending}", ContentHash::of(content))
    }
}

/// Checks the names of all files that hosts serve as immutable.
///
/// # Errors
/// All files whose name contains another hash than that of their content.
pub(super) fn check(dist: &Path) -> anyhow::Result<()> {
    let mut wrong = Vec::new();
    for file in files(dist)? {
        let path = path_within(dist, &file);
        let Some(hash) = hash_in_name(&path) else { continue };
        let content = fs::read(&file).with_context(|| format!("{}: cannot be read", file.display()))?;
        if ContentHash::of(&content).to_string() != hash {
            wrong.push(format!(
                "{path}: the name looks like one with a hash of the content, which browsers keep for a year, and the \
                 content has another hash; give the file another name"
            ));
        }
    }
    if !wrong.is_empty() {
        bail!("{}", wrong.join("\n"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As Trunk writes it, except for the text of the glue.
    const PAGE: &str = "<link rel=\"stylesheet\" href=\"/blog/app-443efb7529442ce9.css\">\
        <script type=\"module\">import init from \"/blog/app-cd6862cf83320d27.js\"\n\
        init({ module_or_path: \"/blog/app-cd6862cf83320d27_bg.wasm\" })</script>";

    fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
        let dist = tempfile::tempdir().unwrap();
        for (name, content) in files {
            fs::write(dist.path().join(name), content).unwrap();
        }
        dist
    }

    fn built(glue: &str, wasm: &str) -> tempfile::TempDir {
        site(&[
            ("app-cd6862cf83320d27.js", glue),
            ("app-cd6862cf83320d27_bg.wasm", wasm),
            ("app-443efb7529442ce9.css", "p{}"),
            ("extra.js", "extra"),
            ("other.js", "nobody loads it"),
        ])
    }

    fn plan(dist: &Path, further: &[(&str, &str)]) -> anyhow::Result<Names> {
        Names::plan(dist, &Requests::of_page(PAGE, "/blog/").unwrap(), further)
    }

    fn all(dist: &Path) -> Vec<String> {
        files(dist).unwrap().iter().map(|file| path_within(dist, file)).collect()
    }

    #[test]
    fn every_file_that_a_page_loads_is_named_by_its_final_bytes() {
        let dist = built("new URL('app_bg.wasm', import.meta.url)", "wasm");
        let names = plan(dist.path(), &[("extra.js", "more")]).unwrap();
        names.write(dist.path()).unwrap();
        check(dist.path()).unwrap();
        let named = |stem: &str, content: &str, ending: &str| {
            format!("{stem}-{}.{ending}", ContentHash::of(content.as_bytes()))
        };
        let wasm = named("app", "wasm", "wasm");
        let glue = format!("new URL('{wasm}', import.meta.url)");
        let [script, style] = [named("app", &glue, "js"), named("app", "p{}", "css")];
        let mut expected = vec![
            script.clone(),
            style.clone(),
            wasm.clone(),
            named("more", "extra", "js"),
            "other.js".into(),
        ];
        expected.sort();
        assert_eq!(all(dist.path()), expected);
        assert_eq!(fs::read_to_string(dist.path().join(&script)).unwrap(), glue);
        let page = names.rewrite(PAGE);
        for name in [script, style, wasm] {
            assert!(page.contains(&format!("\"/blog/{name}\"")), "{name}: {page}");
        }
    }

    /// Two programs that a later step made different must not share Trunk's name.
    #[test]
    fn other_bytes_get_other_names_and_so_does_what_mentions_them() {
        let glue = |wasm| {
            let dist = built("load('app_bg.wasm')", wasm);
            plan(dist.path(), &[]).unwrap().of("app-cd6862cf83320d27.js").unwrap().to_owned()
        };
        assert_ne!(glue("one"), glue("two"));
        assert_eq!(glue("one"), glue("one"));
    }

    #[test]
    fn files_that_mention_each_other_cannot_be_named() {
        let dist = built("import './extra.js'", "wasm");
        fs::write(dist.path().join("extra.js"), "import './app-cd6862cf83320d27.js'").unwrap();
        let error = plan(dist.path(), &[]).unwrap_err().to_string();
        assert!(error.starts_with("app-cd6862cf83320d27.js, extra.js: mention each other"), "{error}");
    }

    #[test]
    fn a_name_with_a_hash_of_something_else_is_refused() {
        let dist = site(&[("photo-0123456789abcdef.jpg", "x"), ("photo-2.jpg", "x")]);
        let error = check(dist.path()).unwrap_err().to_string();
        assert!(error.starts_with("photo-0123456789abcdef.jpg: the name looks"), "{error}");
        assert_eq!(error.lines().count(), 1, "{error}");
    }
}

//! Finds which file of a crate uses definitions of which other file, by reading the sources.
//!
//! An import counts for the file that defines the name, even if another file re-exports it. Imports by tests do not count.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The path of a module within its crate; empty for its root.
pub(super) type Module = Vec<String>;

/// For each file, the files that it uses, and the names that it takes from them.
pub(super) type Imports = BTreeMap<Module, BTreeMap<Module, BTreeSet<String>>>;

/// A path as written, and the module that contains it.
struct Named {
    within: Module,
    path: Vec<String>,
}

/// A name that `use` brings into a file. No alias means a glob import.
struct Use {
    named: Named,
    alias: Option<String>,
}

#[derive(Default)]
struct Source {
    uses: Vec<Use>,
    paths: Vec<Named>,
    /// The words of the file, and of each path the first. A word uses the import of that name.
    words: BTreeSet<String>,
    /// The names that the file defines.
    definitions: BTreeSet<String>,
    /// Modules for tests only, which may be files of their own.
    test_modules: Vec<Module>,
}

/// Reads the sources of a crate.
pub(super) fn of_crate(src: &Path) -> Imports {
    let mut files = BTreeMap::new();
    for file in sources(src) {
        if file.extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        let path = file.strip_prefix(src).unwrap().with_extension("");
        let mut module: Module = path.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
        match module.as_slice() {
            [root] if root == "lib" => module.clear(),
            // Without a library `main.rs` is the crate's root; beside one it is a separate program.
            [root] if root == "main" && src.join("lib.rs").exists() => continue,
            [root] if root == "main" => module.clear(),
            _ => {}
        }
        let tokens: TokenStream = fs::read_to_string(&file).unwrap().parse().unwrap();
        let mut source = Source::default();
        source.read(&tokens.into_iter().collect::<Vec<_>>(), &module);
        files.insert(module, source);
    }
    let tests: Vec<Module> = files.values().flat_map(|source: &Source| source.test_modules.clone()).collect();
    files.retain(|module, _| !tests.iter().any(|test| module.starts_with(test)));
    Sources(files).imports()
}

impl Source {
    fn read(&mut self, tokens: &[TokenTree], within: &Module) {
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Punct(sign) if sign.as_char() == '#' && is_for_tests(tokens.get(at + 1)) => {
                    let end = end_of_item(tokens, at + 2);
                    let item = &tokens[at + 2..end];
                    if let Some(name) = after(item, "mod") {
                        self.test_modules.push(joined(within, &name));
                    }
                    at = end;
                    continue;
                }
                TokenTree::Ident(word) if word == "use" => {
                    let end = tokens[at..]
                        .iter()
                        .position(|token| is(token, ';'))
                        .map_or(tokens.len(), |end| at + end);
                    self.read_use(&tokens[at + 1..end], within, &[]);
                    at = end;
                    continue;
                }
                TokenTree::Ident(word) if word == "mod" => {
                    let name = after(&tokens[at..], "mod").unwrap_or_default();
                    if let Some(TokenTree::Group(group)) = tokens.get(at + 2) {
                        self.read(&group.stream().into_iter().collect::<Vec<_>>(), &joined(within, &name));
                        at += 2;
                    }
                }
                TokenTree::Ident(word) => {
                    if ["fn", "struct", "enum", "trait", "const", "static", "type"]
                        .iter()
                        .any(|kind| word == kind)
                    {
                        self.definitions.extend(after(&tokens[at..], &word.to_string()));
                    }
                    let path = path_at(tokens, at);
                    at += 3 * (path.len() - 1);
                    self.words.insert(path[0].clone());
                    if path.len() > 1 {
                        self.paths.push(Named { within: within.clone(), path });
                    }
                }
                TokenTree::Group(group) => self.read(&group.stream().into_iter().collect::<Vec<_>>(), within),
                // Names in the braces of `format!`.
                TokenTree::Literal(text) => {
                    let text = text.to_string();
                    let names = text.split('{').skip(1);
                    self.words.extend(
                        names.map(|name| {
                            name.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
                        }),
                    );
                }
                TokenTree::Punct(_) => {}
            }
            at += 1;
        }
    }

    /// Reads the path after `use`, or the paths in its braces.
    fn read_use(&mut self, tokens: &[TokenTree], within: &Module, before: &[String]) {
        for tree in tokens.split(|token| is(token, ',')) {
            let mut path = before.to_vec();
            let mut alias = None;
            for (at, token) in tree.iter().enumerate() {
                match token {
                    TokenTree::Ident(word) if word == "as" => {
                        alias = tree.get(at + 1).map(ToString::to_string);
                        break;
                    }
                    TokenTree::Ident(word) => path.push(word.to_string()),
                    TokenTree::Punct(sign) if sign.as_char() == '*' => path.push("*".to_owned()),
                    TokenTree::Group(group) => {
                        self.read_use(&group.stream().into_iter().collect::<Vec<_>>(), within, &path);
                        path.clear();
                    }
                    TokenTree::Punct(_) | TokenTree::Literal(_) => {}
                }
            }
            if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
                path.pop();
            }
            let Some(last) = path.last().cloned() else { continue };
            let alias = if last == "*" { None } else { Some(alias.unwrap_or(last)) };
            self.uses.push(Use { named: Named { within: within.clone(), path }, alias });
        }
    }
}

/// All files in a folder and its subfolders.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else {
            found.push(path);
        }
    }
    found
}

struct Sources(BTreeMap<Module, Source>);

impl Sources {
    fn imports(&self) -> Imports {
        let mut imports = Imports::new();
        for (module, source) in &self.0 {
            let used = source.uses.iter().filter(|import| match &import.alias {
                Some(alias) => source.words.contains(alias),
                None => true,
            });
            let paths = source.paths.iter().map(|named| self.spelled_out(source, named));
            for (within, path) in
                used.map(|import| (&import.named.within, import.named.path.clone())).chain(paths)
            {
                let Some((file, name)) = self.definition_of(within, &path, &mut Vec::new()) else { continue };
                if file != *module {
                    imports.entry(module.clone()).or_default().entry(file).or_default().insert(name);
                }
            }
        }
        imports
    }

    /// A path whose first word is an import, with that import spelled out.
    fn spelled_out<'a>(&self, source: &Source, named: &'a Named) -> (&'a Module, Vec<String>) {
        let first = named.path.first();
        let import = source.uses.iter().find(|import| import.alias.as_ref() == first);
        let path = match import {
            Some(import) if self.begin(&named.within, &named.path).is_none() => {
                import.named.path.iter().chain(&named.path[1..]).cloned().collect()
            }
            _ => named.path.clone(),
        };
        (&named.within, path)
    }

    /// The module where a path starts, and the rest of the path; `None` if it leads out of the crate.
    fn begin(&self, within: &Module, path: &[String]) -> Option<(Module, Vec<String>)> {
        let mut module = within.clone();
        let mut rest = path;
        match path.first()?.as_str() {
            "crate" => {
                module.clear();
                rest = &path[1..];
            }
            "self" => rest = &path[1..],
            "super" => {
                while let ["super", ..] = rest.iter().map(String::as_str).collect::<Vec<_>>()[..] {
                    module.pop();
                    rest = &rest[1..];
                }
            }
            child => {
                let is_child = self.0.contains_key(&joined(within, child));
                if !is_child {
                    return None;
                }
            }
        }
        Some((module, rest.to_vec()))
    }

    /// The file that defines the name at a path, and that name; `None` for a module or a name of another crate.
    fn definition_of(
        &self,
        within: &Module,
        path: &[String],
        visited: &mut Vec<(Module, String)>,
    ) -> Option<(Module, String)> {
        let (mut module, mut rest) = self.begin(within, path)?;
        while let Some(next) = rest.first()
            && self.0.contains_key(&joined(&module, next))
        {
            module.push(rest.remove(0));
        }
        let name = rest.first()?.clone();
        // An inline module belongs to the file around it.
        while !self.0.contains_key(&module) {
            module.pop()?;
        }
        if visited.contains(&(module.clone(), name.clone())) {
            return None;
        }
        visited.push((module.clone(), name.clone()));
        let source = &self.0[&module];
        for import in &source.uses {
            let mut on = import.named.path.clone();
            match &import.alias {
                Some(alias) if *alias == name => on.extend_from_slice(&rest[1..]),
                None if !source.definitions.contains(&name) => {
                    on.pop();
                    on.extend_from_slice(&rest);
                }
                _ => continue,
            }
            let found = self.definition_of(&import.named.within, &on, visited);
            if let Some(found) = found
                .filter(|found| import.alias.is_some() || self.0[&found.0].definitions.contains(&found.1))
            {
                return Some(found);
            }
        }
        Some((module, name))
    }
}

fn joined(module: &Module, name: &str) -> Module {
    module.iter().cloned().chain([name.to_owned()]).collect()
}

fn is(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

/// The identifier after a word.
fn after(tokens: &[TokenTree], word: &str) -> Option<String> {
    let at = tokens.iter().position(|token| matches!(token, TokenTree::Ident(ident) if ident == word))?;
    match tokens.get(at + 1)? {
        TokenTree::Ident(name) => Some(name.to_string()),
        _ => None,
    }
}

/// Whether an attribute is `[cfg(test)]`.
fn is_for_tests(attribute: Option<&TokenTree>) -> bool {
    matches!(attribute, Some(TokenTree::Group(group)) if group.stream().to_string().replace(' ', "") == "cfg(test)")
}

/// The end of the item that begins at `at`: after its semicolon or its braces.
fn end_of_item(tokens: &[TokenTree], at: usize) -> usize {
    let is_use =
        tokens[at..].iter().take(3).any(|token| matches!(token, TokenTree::Ident(word) if word == "use"));
    let is_end = |token: &TokenTree| {
        is(token, ';')
            || (!is_use && matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace))
    };
    tokens[at..].iter().position(is_end).map_or(tokens.len(), |end| at + end + 1)
}

/// The words joined by `::`, starting at `at`.
fn path_at(tokens: &[TokenTree], at: usize) -> Vec<String> {
    let mut path = Vec::new();
    let mut at = at;
    while let Some(TokenTree::Ident(word)) = tokens.get(at) {
        path.push(word.to_string());
        let is_joined =
            tokens.get(at + 1).zip(tokens.get(at + 2)).is_some_and(|(a, b)| is(a, ':') && is(b, ':'));
        if !is_joined || !matches!(tokens.get(at + 3), Some(TokenTree::Ident(_))) {
            break;
        }
        at += 3;
    }
    path
}

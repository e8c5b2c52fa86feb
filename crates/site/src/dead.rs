//! Addresses that the old site has and the new one lacks: links to them in mails and on other pages would break.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Context;
use serde::Deserialize;

/// The path segment of numbered list pages, which come and go with the number of posts.
const NUMBERED: &str = "page";
/// Folders that are not pages.
const OTHERS: [&str; 1] = ["shell"];

/// A dead address, and the line that restores it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dead {
    /// The address within the site, such as `/posts/old-slug/`.
    pub address: String,
    /// What to write, and where.
    pub remedy: String,
}

#[derive(Deserialize)]
struct Table {
    redirects: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    path: String,
    query: Vec<(String, String)>,
}

/// Compares the pages of the site in `old` with those in `built`. An old address that a redirect of the new site covers
/// is not dead.
///
/// # Errors
/// If a folder cannot be read.
pub fn dead_addresses(old: &Path, built: &Path) -> anyhow::Result<Vec<Dead>> {
    // `place` reports a folder that is not a site.
    if ![old, built].iter().all(|site| site.join("index.html").is_file()) {
        return Ok(Vec::new());
    }
    let (before, now) = (pages(old)?, pages(built)?);
    let table = fs::read(built.join("redirects.json")).ok();
    let table = table.and_then(|json| serde_json::from_slice::<Table>(&json).ok());
    let table = table.map(|table| table.redirects).unwrap_or_default();
    let is_redirected =
        |path: &str| table.iter().any(|entry| entry.query.is_empty() && entry.path.trim_matches('/') == path);
    let new: Vec<(&String, &String)> = now.iter().filter(|(path, _)| !before.contains_key(*path)).collect();
    let dead = before.iter().filter(|(path, _)| !now.contains_key(*path) && !is_redirected(path));
    Ok(dead.map(|(path, title)| dead_page(path, title, &new)).collect())
}

fn dead_page(path: &str, title: &str, new: &[(&String, &String)]) -> Dead {
    let address = format!("/{path}/");
    let (list, slug) = path.split_once('/').unwrap_or((path, ""));
    // A renamed page keeps its title, or is the only new page of its kind.
    let mut of_kind =
        new.iter().filter(|(path, _)| path.split_once('/').is_some_and(|(other, _)| other == list));
    let same = of_kind.clone().find(|(_, other)| *other == title);
    let only = of_kind.next().filter(|_| of_kind.next().is_none());
    let location = match list {
        "posts" => "the file of that post",
        "topics" | "types" => "taxonomy.toml, below its slug",
        _ => "",
    };
    let remedy = match same.or(only).filter(|_| !location.is_empty() && !slug.is_empty()) {
        Some((new, _)) => format!("if it is now /{new}/, write into {location}: was = [\"{slug}\"]"),
        None => format!(
            "if it has moved, write into redirects.toml, with the new address:\n\
             [[redirect]]\nfrom = \"{address}\"\nto = \"/\""
        ),
    };
    Dead { address, remedy }
}

/// The pages of a site with their titles, by path without outer slashes.
fn pages(site: &Path) -> anyhow::Result<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![(site.to_owned(), String::new())];
    while let Some((folder, path)) = folders.pop() {
        let unreadable = || format!("{}: cannot be read", folder.display());
        for entry in fs::read_dir(&folder).with_context(unreadable)? {
            let entry = entry.with_context(unreadable)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.file_type().with_context(unreadable)?.is_dir() {
                let is_page = name != NUMBERED && !(path.is_empty() && OTHERS.contains(&name.as_str()));
                let inner = if path.is_empty() { name } else { format!("{path}/{name}") };
                folders.extend(is_page.then(|| (entry.path(), inner)));
            } else if name == "index.html" && !path.is_empty() {
                let html = fs::read_to_string(entry.path()).unwrap_or_default();
                let title = html.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>"));
                found.insert(path.clone(), title.map_or(String::new(), |(title, _)| title.to_owned()));
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(dir: &Path, pages: &[(&str, &str)], redirects: &str) {
        for (path, title) in pages.iter().chain(&[("", "Site"), ("shell", "Shell"), ("about", "About")]) {
            let folder = dir.join(path);
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join("index.html"), format!("<head><title>{title}</title></head>")).unwrap();
        }
        fs::write(dir.join("redirects.json"), redirects).unwrap();
    }

    /// Each dead address comes with the line to write: renaming a file changes the address of its post.
    #[test]
    fn each_address_that_would_die_comes_with_what_to_write() {
        let dir = tempfile::tempdir().unwrap();
        let (old, new) = (dir.path().join("old"), dir.path().join("new"));
        let before = [
            ("posts/a", "A – Site"),
            ("posts/b", "B – Site"),
            ("posts/c", "C – Site"),
            ("topics/x", "X – Site"),
            ("archive/2020-01", "January"),
            ("page/2", "Page 2"),
            ("topics/x/page/2", "Page 2"),
        ];
        site(&old, &before, "");
        let now = [("posts/new-a", "A – Site"), ("posts/d", "D – Site"), ("topics/y", "Y – Site")];
        let table = r#"{"redirects":[{"path":"/posts/c","query":[],"to":"/posts/d/"},{"path":"/posts/b","query":[["p","1"]],"to":"/"}]}"#;
        site(&new, &now, table);
        let report: Vec<String> = dead_addresses(&old, &new)
            .unwrap()
            .into_iter()
            .map(|dead| format!("{} {}", dead.address, dead.remedy))
            .collect();
        let redirect = |address: &str| {
            format!(
                "{address} if it has moved, write into redirects.toml, with the new address:\n[[redirect]]\nfrom = \"{address}\"\nto = \"/\""
            )
        };
        assert_eq!(
            report,
            [
                redirect("/archive/2020-01/"),
                "/posts/a/ if it is now /posts/new-a/, write into the file of that post: was = [\"a\"]"
                    .into(),
                redirect("/posts/b/"),
                "/topics/x/ if it is now /topics/y/, write into taxonomy.toml, below its slug: was = [\"x\"]"
                    .into(),
            ]
        );
        assert_eq!(dead_addresses(&old, &old).unwrap(), []);
        assert_eq!(dead_addresses(&dir.path().join("none"), &new).unwrap(), []);
    }
}

//! Size budgets of the built site: bytes on the network, compressed with brotli as a host sends them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use pprnet_address::names::{CITE, PAGES, SEARCH};
use pprnet_address::{Base, Catalog, PAGE_SIZE, Route, parse};
use pprnet_archive::{Index, Manifest, Shard};
use pprnet_compression::{BEST, BrotliMode, brotli};
use pprnet_e2e::archive::{PAGE, json_file};
use pprnet_e2e::{Release, Site, Suite, publisher};
use pprnet_finder::{Archive, Finder, Need};

use crate::checks;

pub(crate) fn checks(suite: &mut Suite) {
    checks!(suite; the_program_fits_its_budget, search_fits_its_budget, cite_fits_its_budget, pages_and_filters_fit_their_budget, a_page_is_readable_within_the_first_round_trip, a_first_visit_fits_its_budget_and_hardly_grows_with_the_archive, a_first_search_at_3_000_posts_loads_330_kb_at_most, a_query_at_10_000_posts_loads_315_kb_at_most, an_update_that_adds_a_post_fits_its_budget);
}

/// A kilobyte is 1024 bytes.
const KB: u64 = 1024;

fn files(start: &str, end: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(Site::at_the_root().folder()).unwrap().map(|entry| entry.unwrap().path());
    let is_match = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap();
        name.starts_with(start) && name.ends_with(end)
    };
    let found: Vec<PathBuf> = entries.filter(is_match).collect();
    assert!(!found.is_empty(), "the site has no {start}*{end}");
    found
}

fn size(path: &Path) -> u64 {
    fs::metadata(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).len()
}

fn total(paths: &[PathBuf]) -> u64 {
    paths.iter().map(|path| size(path)).sum()
}

fn program() -> Vec<PathBuf> {
    [files("pprnet-reader", ".wasm.br"), files("pprnet-reader", ".js.br")].concat()
}

fn first_page() -> Vec<PathBuf> {
    [files("index", ".html.br"), files("reader-", ".css.br")].concat()
}

/// `budget` in kilobytes.
fn fits(what: &str, paths: &[PathBuf], budget: u64) {
    fits_bytes(what, paths, budget * KB);
}

fn fits_bytes(what: &str, paths: &[PathBuf], budget: u64) {
    let bytes = total(paths);
    for path in paths {
        println!("{:>9} {}", size(path), path.display());
    }
    println!("{what}: {bytes} of {budget} bytes");
    assert!(bytes <= budget, "{what}: {bytes} bytes, more than {budget}");
}

fn the_program_fits_its_budget() {
    fits_bytes("wasm and JavaScript", &program(), 176_000);
}

/// The chunk that the first search fetches; the other files of a search are counted below.
fn search_fits_its_budget() {
    fits("search", &search(), 151);
}

/// The files of the first search besides the index: the chunk and its style sheets.
fn search() -> Vec<PathBuf> {
    of_part(SEARCH)
}

/// The chunk of “Cite” and its style sheets. The citations add 6 KB for a shard of ten posts.
fn cite_fits_its_budget() {
    fits("Cite", &of_part(CITE), 44);
}

/// The chunk `pages`: all pages but the blog and a post, the form of the filters, the memory of the device and the saved posts.
/// Every visit fetches it, a second after the app has started.
fn pages_and_filters_fit_their_budget() {
    fits("pages and filters", &of_part(PAGES), 80);
}

/// The program and the style sheets of a chunk, as named in the head of each page.
fn of_part(attribute: &str) -> Vec<PathBuf> {
    let folder = Site::at_the_root().folder().to_path_buf();
    let page = fs::read_to_string(folder.join("index.html")).unwrap();
    let named = page.split_once(&format!("{attribute}=\"")).unwrap().1.split_once('"').unwrap().0;
    let code = named.split(' ').filter(|file| file.ends_with(".wasm") || file.ends_with(".css"));
    code.map(|file| folder.join(format!("{file}.br"))).collect()
}

/// What a server sends before the browser's first acknowledgement, less 1,200 bytes for headers and for the next feature. The
/// print style sheet does not count: no browser waits for it.
fn a_page_is_readable_within_the_first_round_trip() {
    fits_bytes("HTML and style of the blog", &first_page(), 14 * KB - 1_200);
}

/// The archive files of a first visit to `/`, from an archive written by `pprnet build`: the manifest, and the shards of the
/// posts on the page. In bytes, as brotli.
fn first_data(archive: &Path) -> u64 {
    let (name, manifest) = json_file(archive, "manifest.");
    let mut files = vec![name];
    let mut posts = 0;
    for shard in manifest["shards"].as_array().unwrap() {
        if posts < PAGE as u64 {
            posts += shard["posts"].as_u64().unwrap();
            files.push(shard["file"].as_str().unwrap().to_owned());
        }
    }
    files.iter().map(|name| compressed(&fs::read(archive.join(name)).unwrap())).sum()
}

/// The size in bytes as brotli, at the quality that the publisher uses for files of every visit.
fn compressed(bytes: &[u8]) -> u64 {
    brotli(bytes, BEST, BrotliMode::Generic).unwrap().len() as u64
}

/// A synthetic archive with this many posts, as written by `pprnet build`.
fn sample(posts: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| {
        let done = Command::new(publisher()).args(args).current_dir(folder.path()).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    };
    run(&["sample", "--posts", &posts.to_string(), "--out", "content"]);
    run(&["build", "--out", "."]);
    folder
}

/// The size of the page itself hardly depends on the number of posts: only a number in its pager changes.
fn a_first_visit_fits_its_budget_and_hardly_grows_with_the_archive() {
    let fixed = total(&[first_page(), program()].concat());
    let visit = |posts| fixed + first_data(&sample(posts).path().join("archive"));
    let (small, large) = (visit(300), visit(30_000));
    let growth = (large as f64 / small as f64 - 1.0) * 100.0;
    println!("a first visit: {small} bytes at 300 posts, {large} at 30,000 ({growth:+.1} %)");
    assert!(small <= 215_000, "{small} bytes at 300 posts");
    assert!(growth <= 10.0, "{large} bytes at 30,000 posts: {growth:+.1} %");
}

/// What a page of results loads from an archive written by `pprnet build`, besides the manifest, which the reader already has:
/// bytes of the search index, bytes of all other files (lists of posts and their texts) if they are to be weighed, and how many
/// posts are found.
fn first_page_of_results(
    archive: &Path,
    query: &str,
    weighed: &mut HashMap<String, u64>,
    weighs_posts: bool,
) -> (u64, u64, usize) {
    let catalog = catalog(archive);
    let Route::Blog(blog) = parse("/", &format!("q={query}")).route else { panic!("{query}") };
    let mut finder = Finder::new(Base::new("/"), PAGE_SIZE);
    let (mut lines, mut shards) = (None::<Index>, BTreeMap::new());
    let (mut index, mut posts) = (0, 0);
    loop {
        let shard = |number: usize| shards.get(&number).cloned();
        let lines_here = lines.as_ref().map(|index| index.posts.as_slice());
        let loaded = Archive { catalog: &catalog, index: lines_here, shard: &shard };
        let answer = finder.find(&loaded, &blog, 0, None);
        if answer.needs.is_empty() {
            let found =
                answer.found.unwrap_or_else(|| panic!("{query}: nothing is needed, and nothing is found"));
            return (index, posts, found.total);
        }
        for need in answer.needs {
            let name = match &need {
                Need::Search(name) => name.clone(),
                Need::Index => catalog.manifest.index.file.to_string(),
                Need::Shard(number) => catalog.manifest.shards[*number].file.to_string(),
            };
            let content = fs::read(archive.join(&name)).unwrap();
            match need {
                Need::Search(_) => {
                    finder.add(&catalog, &name, &content).unwrap_or_else(|error| panic!("{name}: {error}"))
                }
                Need::Index => lines = Some(Index::read(&catalog.manifest, &content).unwrap()),
                Need::Shard(number) => {
                    let shard = Shard::read(&catalog.manifest.shards[number], &content).unwrap();
                    shards.insert(number, Arc::new(shard));
                }
            }
            let is_index = name.starts_with("search");
            if !is_index && !weighs_posts {
                continue;
            }
            let part = if is_index { &mut index } else { &mut posts };
            *part += *weighed.entry(name).or_insert_with(|| compressed(&content));
        }
    }
}

fn catalog(archive: &Path) -> Catalog {
    let (name, _) = json_file(archive, "manifest.");
    let bytes = fs::read(archive.join(&name)).unwrap();
    Catalog::new(Manifest::read(&name.parse().unwrap(), &bytes).unwrap())
}

/// This includes the search chunk and the texts of the first results (issue “Search that finds what a clinician means”).
fn a_first_search_at_3_000_posts_loads_330_kb_at_most() {
    const QUERIES: [&str; 4] = ["alliance+rupture", "cbt+for+depression", "therapist+effects", "p+%3C+.001"];
    let program = total(&search());
    let folder = sample(3_000);
    let mut weighed = HashMap::new();
    for query in QUERIES {
        let (index, posts, found) =
            first_page_of_results(&folder.path().join("archive"), query, &mut weighed, true);
        let whole = program + index + posts;
        println!("{query}: {found} found; search {program}, index {index}, posts {posts}: {whole} bytes");
        assert!(whole <= 330 * KB, "{query}: {whole} bytes");
    }
}

/// A search of a large archive loads only the parts of the index it needs.
fn a_query_at_10_000_posts_loads_315_kb_at_most() {
    const QUERIES: [&str; 18] = [
        "alliance",
        "therapy",
        "the",
        "p",
        "cogn",
        "aliance+outcme",
        "%22cognitive+therapy%22",
        "author%3Aa",
        "%22of+the%22",
        "%22in+the+company+of%22",
        "%22the+effect+of+the+therapist+on+the+outcome+of+therapy%22",
        "%22teh+efect+of+a%22+-%22on+the%22",
        "the+of+and+to+in+for+with+a",
        "therapy+with+clients+of+the+therapist+who+are+in+treatment+outcome+studies+session+group+alliance+depression",
        "therapy+-group+year%3A2010..2020",
        "cbt+OR+emdr+OR+psychodynamic",
        "what+is+the+effect+of+the+therapist+on+outcomes+of+therapy+for+depression+and+anxiety",
        "wat+iz+teh+efect+of+thr+therpist+onn+outcoms+fro+depresion+adn+anxeity",
    ];
    let folder = sample(10_000);
    let mut weighed = HashMap::new();
    for query in QUERIES {
        let (index, _, found) =
            first_page_of_results(&folder.path().join("archive"), query, &mut weighed, false);
        println!("{query}: {found} posts found; index {index} bytes");
        assert!(index > 0 && index <= 315 * KB, "{query}: {index} bytes of the index");
    }
}

/// The files of a release, each with its hash.
fn release(release: &Release) -> HashSet<(String, String)> {
    let (_, list) = json_file(&release.folder(), "release.");
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    list["files"].as_array().unwrap().iter().map(|file| (text(&file[0]), text(&file[3]))).collect()
}

/// What a reader with the last release fetches for one with one more post, at 300 posts.
fn an_update_that_adds_a_post_fits_its_budget() {
    let content = tempfile::tempdir().unwrap();
    let sample = ["sample", "--posts", "300", "--force", "--out"];
    let done = Command::new(publisher()).args(sample).arg(content.path()).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let before = Release::of("update-before", content.path()).publish();
    let (_, manifest) = json_file(&before.folder().join("archive"), "manifest.");
    let newest = manifest["months"][0]["month"].as_str().unwrap().to_owned();
    let after = Release::of("update-after", content.path()).with_post(&newest, "one-more").publish();
    let stored = release(&before);
    let fetched: Vec<String> =
        release(&after).into_iter().filter(|file| !stored.contains(file)).map(|(path, _)| path).collect();
    // The search index is rebuilt, so all of it counts. At 300 posts its only parts are the bridge from people's words to those
    // of the posts.
    let (parts, rest): (Vec<_>, Vec<_>) =
        fetched.into_iter().partition(|path| path.starts_with("archive/search-part."));
    let parts: Vec<PathBuf> = parts.iter().map(|path| after.folder().join(format!("{path}.br"))).collect();
    fits("the bridge of the search index", &parts, 60);
    let (citations, rest): (Vec<_>, Vec<_>) = rest.into_iter().partition(|path| path.contains("citations."));
    let citations: Vec<PathBuf> =
        citations.iter().map(|path| after.folder().join(format!("{path}.br"))).collect();
    fits("the citations of a shard, and their head", &citations, 10);
    // The comparison of findings uses one file for the whole archive.
    let (findings, rest): (Vec<_>, Vec<_>) =
        rest.into_iter().partition(|path| path.starts_with("archive/findings."));
    let findings: Vec<PathBuf> =
        findings.iter().map(|path| after.folder().join(format!("{path}.br"))).collect();
    fits("the findings of all posts", &findings, 60);
    let mut fetched = rest;
    fetched.retain(|path| !path.starts_with("archive/search."));
    let (list, _) = json_file(&after.folder(), "release.");
    fetched.extend([list, "sw.js".to_owned()]);
    let file = |path: String| {
        let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path };
        let compressed = after.folder().join(format!("{path}.br"));
        if compressed.is_file() { compressed } else { after.folder().join(path) }
    };
    let files: Vec<PathBuf> = fetched.into_iter().map(file).collect();
    assert!(files.len() > 4, "something must have changed: {files:?}");
    fits("an update by one post, beside the search index", &files, 60);
}

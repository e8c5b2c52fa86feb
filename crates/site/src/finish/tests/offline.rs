//! Tests the files for offline reading.

use std::collections::{BTreeMap, BTreeSet};

use pprnet_address::names as shared;
use pprnet_compression::{BEST, BrotliMode, brotli};
use pprnet_content::Screenshot;
use serde_json::Value;

use super::*;
use crate::finish::{names, webmanifest};

/// The name of the list file.
fn list_name(dist: &Dist) -> String {
    let names =
        fs::read_dir(dist.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut found: Vec<String> =
        names.filter(|name| name.starts_with("release.") && name.ends_with(".json")).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

fn list(dist: &Dist) -> Value {
    serde_json::from_str(&dist.read(&list_name(dist))).unwrap()
}

/// The number of bytes that a browser fetches for a file: published as here, with brotli's best quality.
fn weight(dist: &Dist, name: &str) -> usize {
    brotli(dist.read(name).as_bytes(), BEST, BrotliMode::Generic).unwrap().len()
}

#[test]
fn the_list_names_every_file_of_the_release_as_it_is() {
    let dist = finished(25);
    let list = list(&dist);
    let mut kinds = BTreeMap::new();
    for file in list["files"].as_array().unwrap() {
        let path = file[0].as_str().unwrap();
        let page = path.is_empty() || path.ends_with('/');
        let on_disk = if page { format!("{path}index.html") } else { path.to_owned() };
        let content = fs::read(dist.path().join(&on_disk)).unwrap();
        assert_eq!(file[2].as_u64().unwrap(), content.len() as u64, "{path}");
        assert_eq!(file[3].as_str().unwrap(), ContentHash::of(&content).to_string(), "{path}");
        kinds.insert(path.to_owned(), file[1].as_str().unwrap().to_owned());
    }
    for (path, kind) in [("", "html"), ("shell/", "html"), ("offline/", "html"), ("site.webmanifest", "json")]
    {
        assert_eq!(kinds.get(path).map(String::as_str), Some(kind), "{path}: {kinds:?}");
    }
    let starting = |start: &str| kinds.keys().filter(|path| path.starts_with(start)).count();
    // Shards, each with its citations.
    assert_eq!(
        (starting("archive/manifest."), starting("archive/index."), starting("archive/20")),
        (1, 1, 2 * 5)
    );
    assert_eq!(starting("archive/citations."), 1);
    assert_eq!((starting("offline-"), starting("a-")), (2, 1));
    // Hundreds of pages are not in the list.
    assert_eq!((starting("posts/"), starting("page/"), starting("feed")), (0, 0, 0));
    assert_eq!(list["rest"], serde_json::json!([]));
    let manifest: Value = serde_json::from_slice(&fs::read(dist.manifest()).unwrap()).unwrap();
    assert!(list["month"].is_string());
    assert_eq!(list["month"], manifest["months"][0]["month"]);
    assert_eq!(list["notices"], serde_json::json!([0, 0]));
}

#[test]
fn the_worker_knows_its_release_and_the_sites_sections() {
    let dist = finished(25);
    let worker = dist.read("sw.js");
    let name = list_name(&dist);
    let release = name.split('.').nth(1).unwrap();
    assert!(worker.contains(&format!("\"RELEASE\":\"{release}\"")), "{worker}");
    let sections = r#""SECTIONS":["about","archive","evidence","follow","offline","page","posts","saved","topics","types"]"#;
    assert!(worker.contains(sections), "{worker}");
    assert!(!worker.contains("= {};") && !worker.contains("\n//"), "{worker}");
    assert!(!dist.path().join("sw-retired.js").exists());
    // The worker needs no modules, and no module is published.
    let is_module = |line: &str| line.starts_with("import ") || line.starts_with("export ");
    assert!(!worker.lines().any(is_module) && worker.contains("registration.scope"), "{worker}");
    assert!(!dist.path().join("src").exists());
    assert!(weight(&dist, "sw.js") <= 5 * 1024, "sw.js weighs {}", weight(&dist, "sw.js"));
}

#[test]
fn a_page_names_the_script_by_its_hash_and_the_script_its_styles() {
    let dist = finished(1);
    let page = dist.read("about/index.html");
    let script = page.split_once(&format!("{}=\"./", shared::OFFLINE)).unwrap().1.split_once('"').unwrap().0;
    let text = dist.read(script);
    assert_eq!(script, format!("offline-{}.js", ContentHash::of(text.as_bytes())));
    let style = text.split_once("new URL(\"offline-").unwrap().1.split_once('"').unwrap().0;
    assert!(dist.path().join(format!("offline-{style}")).is_file(), "{style}");
    assert!(!dist.path().join("offline.js").exists() && !dist.path().join("offline.css").exists());
    // Nothing waits for it: it is requested after the app runs.
    assert!(weight(&dist, script) <= 6144, "offline.js weighs {}", weight(&dist, script));
}

/// A host may let browsers cache the worker, and a cached one would hide new releases.
#[test]
fn the_worker_is_registered_past_the_browsers_cache() {
    let dist = finished(1);
    let page = dist.read("about/index.html");
    let script = page.split_once(&format!("{}=\"./", shared::OFFLINE)).unwrap().1.split_once('"').unwrap().0;
    assert!(
        dist.read(script).contains(".register(`${SITE}sw.js`, { scope: SITE, updateViaCache: \"none\" })")
    );
}

/// The chunks and their style sheets, under their build names.
const CHUNKS: [&str; 5] = ["search.wasm", "search.css", "pages.wasm", "cite.wasm", "cite.css"];

/// A file that chunks share.
const SHARED: &str = "pages+search.wasm";

/// A site with chunks, as the build leaves it.
fn with_chunks(search: &str) -> Dist {
    let dist = Dist::new(TEMPLATE, &document(3, None));
    let contents = [search, "p{}", "pages", "cite", "i{}", "shared"];
    for (name, content) in CHUNKS.into_iter().chain([SHARED]).zip(contents) {
        fs::write(dist.path().join(name), content).unwrap();
    }
    dist
}

/// Results must keep their styles offline.
#[test]
fn chunks_are_in_the_list_under_the_names_that_pages_say() {
    let dist = with_chunks("wasm");
    dist.finish().unwrap();
    let page = dist.read("posts/post-1/index.html");
    let attribute =
        |name: &str| page.split_once(&format!(" {name}=\"")).unwrap().1.split_once('"').unwrap().0;
    let cite = attribute(shared::CITE);
    let (cite, head) = cite.rsplit_once(' ').unwrap();
    let named = format!("{} {} {cite}", attribute(shared::SEARCH), attribute(shared::PAGES));
    let list = list(&dist);
    let stored: Vec<&str> =
        list["files"].as_array().unwrap().iter().map(|file| file[0].as_str().unwrap()).collect();
    assert!(stored.contains(&head) && head.starts_with("archive/citations."), "{head}: {stored:?}");
    let stems = ["shared", "search", "search", "shared", "pages", "cite", "cite"];
    for ((name, stem), ending) in
        named.split(' ').zip(stems).zip(["wasm", "wasm", "css", "wasm", "wasm", "wasm", "css"])
    {
        let hash = ContentHash::of(dist.read(name).as_bytes());
        assert_eq!(name, format!("{stem}-{hash}.{ending}"), "{named}");
        assert!(stored.contains(&name), "{name}: {stored:?}");
        // A damaged chunk does not stop pages from being served.
        assert!(
            list["start"].as_array().unwrap().iter().all(|file| file != name),
            "{name} is not needed to start"
        );
    }
    assert_eq!(named.split(' ').count(), 7, "{named}");
    assert!(!list["start"].as_array().unwrap().is_empty());
    for old in CHUNKS.into_iter().chain([SHARED]) {
        assert!(!dist.path().join(old).exists(), "{old}");
    }
}

#[test]
fn a_site_has_all_chunks_or_none() {
    for lacking in CHUNKS {
        let dist = with_chunks("wasm");
        fs::remove_file(dist.path().join(lacking)).unwrap();
        assert!(dist.error().contains("are there; build the site again"), "{lacking}");
    }
}

#[test]
fn a_requested_file_must_be_in_the_release() {
    let dist = with_chunks("looks: loose.cssnext");
    fs::write(dist.path().join("loose.css"), "p{}").unwrap();
    let error = dist.error();
    assert!(
        error.starts_with("search-")
            && error.contains(".wasm requests loose.css, which is not in the release"),
        "{error}"
    );
    let font =
        TEMPLATE.replace("</head>", "<link rel=\"preload\" as=\"font\" href=\"words.woff2\">\n</head>");
    let dist = Dist::new(&font, &document(1, None));
    assert!(dist.error().contains("a page loads words.woff2, and the site has no such file"));
    let dist = Dist::new(&font, &document(1, None));
    fs::write(dist.path().join("words.woff2"), "font").unwrap();
    assert!(dist.error().contains("a page requests words.woff2, which is not in the release"));
}

#[test]
fn every_name_with_a_hash_has_that_of_its_content_or_is_refused() {
    names::check(&finished(25).path()).unwrap();
    let dist = Dist::new(TEMPLATE, &document(1, None));
    fs::write(dist.path().join("photo-0123456789abcdef.jpg"), "x").unwrap();
    assert!(dist.error().starts_with("photo-0123456789abcdef.jpg: the name looks like one with a hash"));
}

#[test]
fn another_post_is_another_release_and_most_files_stay() {
    let (one, other) = (finished(25), finished(26));
    let files = |dist: &Dist| {
        let list = list(dist);
        let files = list["files"].as_array().unwrap().iter();
        files.map(ToString::to_string).collect::<BTreeSet<_>>()
    };
    assert_ne!(list_name(&one), list_name(&other));
    assert!(files(&one).intersection(&files(&other)).count() > 4);
}

#[test]
fn a_worker_that_is_retired_takes_everything_away_and_no_page_asks_for_another() {
    let dist = Dist::new(TEMPLATE, &document(3, None));
    dist.retire().unwrap();
    let worker = dist.read("sw.js");
    assert!(worker.contains("unregister()") && !worker.contains("RELEASE"), "{worker}");
    assert!(!dist.read("index.html").contains(shared::OFFLINE));
    for file in files(&dist.path()).unwrap() {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        assert!(!name.starts_with("release.") && !name.starts_with("offline"), "{name}");
    }
}

/// `tests/fixtures/first-worker` has such scripts.
#[test]
fn scripts_without_modules_are_published_too() {
    let dist = Dist::new(TEMPLATE, &document(1, None));
    let older = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/first-worker");
    for name in ["sw.js", "offline.js", "offline.css"] {
        fs::copy(older.join(name), dist.path().join(name)).unwrap();
    }
    dist.finish().unwrap();
    let release = list_name(&dist);
    assert!(dist.read("sw.js").contains(release.split('.').nth(1).unwrap()));
    assert!(!dist.path().join("src").exists());
}

#[test]
fn a_file_that_trunk_should_have_copied_is_required() {
    let dist = Dist::new(TEMPLATE, &document(1, None));
    fs::remove_file(dist.path().join("offline.js")).unwrap();
    assert!(dist.error().contains("offline.js: cannot be read; run trunk build"));
    let dist = Dist::new(TEMPLATE, &document(1, None));
    fs::write(dist.path().join("sw.js"), "other").unwrap();
    assert!(dist.error().contains("sw.js: there is no line"));
}

#[test]
fn the_site_can_be_installed_as_an_app() {
    let dist = finished(3);
    let manifest: Value = serde_json::from_str(&dist.read("site.webmanifest")).unwrap();
    assert_eq!((manifest["name"].as_str(), manifest["start_url"].as_str()), (Some("T & Co"), Some("./")));
    // A host may have several sites, each an app of its own.
    assert_eq!(manifest.get("id"), None);
    assert_eq!(manifest["share_target"]["params"]["text"], "q");
    for picture in ["icons", "screenshots"].iter().flat_map(|field| manifest[field].as_array().unwrap()) {
        let name = picture["src"].as_str().unwrap();
        let public = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public").join(name);
        assert!(dist.path().join(name).is_file() || public.is_file(), "there is no {name}");
    }
    assert!(
        dist.read("posts/post-1/index.html").contains("<link rel=\"manifest\" href=\"site.webmanifest\">")
    );
}

#[test]
fn the_web_app_manifest_has_the_pictures_of_the_content() {
    let dist = Dist::new(TEMPLATE, &document(1, None));
    let manifest =
        crate::finish::input::Input::read(&dist.path(), std::path::Path::new("content")).unwrap().manifest;
    let picture = |width, height| Screenshot { png: vec![1, 2, 3], label: "The blog".into(), width, height };
    webmanifest::write(&dist.path(), &manifest, &[picture(1280, 800), picture(400, 800)], true).unwrap();
    let manifest: Value = serde_json::from_str(&dist.read("site.webmanifest")).unwrap();
    let screenshot = |(src, sizes, form_factor): (&str, &str, &str)| serde_json::json!({"src": src, "sizes": sizes, "type": "image/png", "form_factor": form_factor, "label": "The blog"});
    let both = [("screenshots/1.png", "1280x800", "wide"), ("screenshots/2.png", "400x800", "narrow")]
        .map(screenshot);
    assert_eq!(manifest["screenshots"], serde_json::json!(both));
    assert_eq!(fs::read(dist.path().join("screenshots/2.png")).unwrap(), [1, 2, 3]);
}

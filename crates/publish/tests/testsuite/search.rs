//! `pprnet search` on the repository's sample archive, on generated archives and on imported documents.

use std::fs;

use pprnet::sample;
use pprnet::search::{Collection, Request, search};
use pprnet_compression::{BEST, BrotliMode};
use pprnet_content::{Publishable, check, load};
use pprnet_search::{Mode, Sort};
use pprnet_site::search_index;

use crate::command::{arg, fixtures, pprnet, repository};

const REQUEST: Request = Request { mode: Mode::Complete, sort: Sort::Relevance, limit: 10, explain: false };

fn slugs(collection: &Collection, query: &str, mode: Mode) -> Vec<String> {
    let hits = search(collection, query, Request { mode, ..REQUEST })
        .map(|results| results.hits)
        .unwrap_or_default();
    hits.iter().map(|hit| collection.item(hit.post).unwrap().slug.clone()).collect()
}

/// A title with one letter changed, removed, inserted, or swapped with the next; the kinds take turns.
fn misspelt(title: &str, number: usize) -> String {
    let mut words: Vec<String> = title.split(' ').map(str::to_owned).collect();
    let long: Vec<usize> =
        (0..words.len()).filter(|i| words[*i].chars().count() > 4 && words[*i].is_ascii()).collect();
    let Some(&at) = long.get(number % long.len().max(1)) else { return title.to_owned() };
    let mut letters: Vec<char> = words[at].chars().collect();
    let position = 1 + number % (letters.len() - 3);
    match number % 4 {
        0 => letters[position] = if letters[position] == 'x' { 'y' } else { 'x' },
        1 => drop(letters.remove(position)),
        2 => letters.insert(position, 'k'),
        _ => letters.swap(position, position + 1),
    }
    words[at] = letters.into_iter().collect();
    words.join(" ")
}

#[test]
fn every_post_is_first_for_its_title_and_among_the_first_three_with_a_typing_error_in_it() {
    let folder = repository().join("content");
    let collection = Collection::load(&folder).unwrap();
    // As in the terminal, and as in the browser.
    for mode in [Mode::Complete, Mode::Typing] {
        for (number, post) in load(&folder).unwrap().posts.iter().enumerate() {
            let slug = post.slug.to_string();
            assert_eq!(slugs(&collection, &post.title, mode).first(), Some(&slug), "{}", post.title);
            for typo in 0..4 {
                let query = misspelt(&post.title, number + typo);
                let found = slugs(&collection, &query, mode);
                assert!(found.iter().take(3).any(|found| *found == slug), "{query}: {found:?}");
            }
        }
    }
}

/// The terminal search also reads the findings from the texts first.
#[test]
fn posts_are_found_by_the_findings_that_were_read_from_their_texts() {
    let run =
        pprnet(&["search", "metric:r r > .2", "--content", arg(&repository().join("content")), "--json"]);
    let found: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let posts = found["hits"].as_array().unwrap_or_else(|| panic!("{run}"));
    assert!(posts.len() > 3, "{run}");
}

/// Sizes are promises: 140 KB for 300 posts, with the position of every word.
#[test]
fn the_index_of_300_posts_takes_140_kb_at_most() {
    let brotli = |bytes: &[u8]| pprnet_compression::brotli(bytes, BEST, BrotliMode::Generic).unwrap().len();
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("sample");
    sample::run(&sample::Options { posts: 300, seed: 7, out: out.clone(), force: false }).unwrap();
    let files = |folder: &std::path::Path| {
        let Publishable { document, vocabulary, .. } = check(folder).content.unwrap();
        search_index::files(&document, &vocabulary).unwrap()
    };
    let sample = files(&out);
    let [(_, bridge), (_, known)] = sample.parts.as_slice() else {
        panic!("the words come in one file, the bridge in another, the known words in a third")
    };
    let (head, bridge, known) = (brotli(&sample.head), brotli(bridge), brotli(known));
    println!("300 posts: the head is {head} bytes, the bridge {bridge}, the known words {known}");
    assert!(head <= 140_000 && bridge + known <= 60_000, "{head}, {bridge}, {known}");

    let real = files(&repository().join("content"));
    let size = brotli(&real.head);
    println!("44 posts: the head is {size} bytes, the bridge {}", brotli(&real.parts[0].1));
    // 44 posts; 300 posts would have mostly the same words.
    assert!(size <= 36_000, "{size}");
}

#[test]
fn results_are_shown_with_what_was_understood() {
    let content = repository().join("content");
    let run =
        |more: &[&str]| pprnet(&[&["search", "--content", arg(&content), "--limit", "1"], more].concat());
    let output = run(&["aliance outcme"]);
    assert_eq!(output.code, Some(0), "{output}");
    assert!(output.out.contains("Did you mean: alliance outcome"), "{output}");
    let output = run(&["alliance xylophone"]);
    assert!(output.out.contains("No post mentions “xylophone”. Posts on “alliance”:"), "{output}");
    let output = run(&["--explain", "therapist \"effects"]);
    assert!(output.out.contains("Note: a phrase ends with a second quotation mark"), "{output}");
    assert!(output.out.contains("close to"), "{output}");
    let output = run(&["--json", "author:cuijpers year:2020"]);
    let json: serde_json::Value = serde_json::from_str(&output.out).unwrap();
    assert_eq!(json["total"], 4, "{output}");
    assert_eq!(json["hits"][0]["month"], "2020-02", "{output}");
    assert_eq!(json["hits"][0]["excerpt"]["part"], "citation", "{output}");
    let newest = run(&["--sort", "date", "--json", "therapy"]);
    let json: serde_json::Value = serde_json::from_str(&newest.out).unwrap();
    assert_eq!(json["hits"][0]["month"], "2022-12", "{newest}");
}

#[test]
fn wrong_use_and_wrong_content_are_told_apart() {
    assert_eq!(pprnet(&["search", "--content", "no/such/folder", "x"]).code, Some(2));
    assert_eq!(pprnet(&["search", "--content", arg(&fixtures("content/valid"))]).code, Some(2));
    assert_eq!(pprnet(&["search", "--content", arg(&fixtures("content/valid")), "?!"]).code, Some(2));
    assert_eq!(pprnet(&["search", "--content", arg(&fixtures("content/missing-title")), "x"]).code, Some(1));
}

#[test]
fn documents_of_any_kind_are_searched_by_their_own_names() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("docs.jsonl");
    let lines = concat!(
        "{\"slug\": \"184\", \"title\": \"Wing flutter\", \"month\": \"2000-01\", \"text\": \"on wings & <b>tails</b>\"}\n",
        "{\"slug\": \"MED/10 é\", \"title\": \"\", \"month\": \"2001-02\", \"text\": \"flutter of\\nthe heart\"}\n",
        "{\"slug\": \"empty\", \"title\": \"\", \"month\": \"2001-02\", \"text\": \"\"}\n",
    );
    fs::write(&file, lines).unwrap();
    let into = dir.path().join("into");
    let import = |force: &[&str]| pprnet(&[&["import", arg(&file), "--into", arg(&into)], force].concat());
    let run = import(&[]);
    assert_eq!((run.code, run.out.contains("3 documents")), (Some(0), true), "{run}");
    assert_eq!((import(&[]).code, import(&["--force"]).code), (Some(1), Some(0)));

    let queries = dir.path().join("queries.tsv");
    fs::write(&queries, "q1\tflutter of the heart?\n\nq2\t!!\nq3\twing\n").unwrap();
    let run = pprnet(&["search", "--content", arg(&into), "--queries", arg(&queries), "--any"]);
    let found: Vec<Vec<&str>> = run.out.lines().map(|line| line.split('\t').take(3).collect()).collect();
    assert_eq!(found, [["q1", "MED/10 é", "1"], ["q1", "184", "2"], ["q3", "184", "1"]], "{run}");

    let timed = pprnet(&["search", "--content", arg(&into), "--queries", arg(&queries), "--any", "--time"]);
    assert_eq!(timed.out, run.out, "times go elsewhere");
    let figures = timed.err.split(", ").filter(|part| part.trim_end().ends_with(" ms")).count();
    assert!(figures == 3 && timed.err.starts_with("index "), "{timed}");
    fs::write(&queries, "q1 no tab\n").unwrap();
    let run = pprnet(&["search", "--content", arg(&into), "--queries", arg(&queries)]);
    assert_eq!((run.code, run.err.contains("queries.tsv:1: query")), (Some(1), true), "{run}");

    fs::write(&file, "{\"slug\": \"a\", \"month\": \"2000-01\"}\nnot a document\n").unwrap();
    let other = dir.path().join("other");
    let run = pprnet(&["import", arg(&file), "--into", arg(&other)]);
    assert_eq!(
        (run.code, run.err.contains("docs.jsonl:2: line"), other.exists()),
        (Some(1), true, false),
        "{run}"
    );
}

#[test]
fn the_manifest_names_the_search_index_and_the_index_is_the_same_each_time() {
    let dir = tempfile::tempdir().unwrap();
    let build = |out: &str| {
        let out = dir.path().join(out);
        let run = pprnet(&["build", "--content", arg(&repository().join("content")), "--out", arg(&out)]);
        assert_eq!(run.code, Some(0), "{run}");
        crate::command::files(&out.join("archive"))
    };
    let files = build("a");
    assert_eq!(files, build("b"));
    let (_, manifest) = files.iter().find(|(name, _)| name.starts_with("manifest.")).unwrap();
    let manifest: serde_json::Value = serde_json::from_slice(manifest).unwrap();
    let (name, head) = files.iter().find(|(name, _)| name.starts_with("search.")).unwrap();
    assert_eq!(manifest["search"]["file"], name.as_str());
    assert_eq!(manifest["search"]["bytes"], head.len());
    pprnet_search::Searcher::open(head).unwrap();
}

#[test]
fn results_say_that_an_article_was_retracted() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("posts")).unwrap();
    fs::write(dir.path().join("site.toml"), "title = 'T'\nlanguage = 'en'\n").unwrap();
    fs::write(dir.path().join("taxonomy.toml"), "").unwrap();
    let post = "+++\ntitle = 'Chairs'\nmonth = '2022-12'\n[[notice]]\ndate = '2023-01-02'\nkind = 'retraction'\ntext = 'x'\n+++\n\
                a\n\n## Practice Implications\n\nb\n";
    fs::write(dir.path().join("posts/2022-12-chairs.md"), post).unwrap();
    let run = pprnet(&["search", "chairs", "--content", arg(dir.path())]);
    assert!(run.out.contains("1. Retracted: Chairs (2022-12) chairs"), "{run}");
    let run = pprnet(&["search", "chairs", "--content", arg(dir.path()), "--json"]);
    let found: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(found["hits"][0]["title"], "Retracted: Chairs", "{run}");
}

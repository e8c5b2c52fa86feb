//! The examples of the help come from the archive, whatever it is about.

use std::sync::Arc;

use pprnet_archive::{Document, Language};
use pprnet_finder::{Archive, examples};

use super::{Files, Page, files, sample};

/// The queries of the examples, with everything loaded.
fn typed(files: &Files) -> Vec<String> {
    let shard = |number: usize| files.shards.get(number).map(Arc::clone);
    let archive = Archive { catalog: &files.catalog, index: Some(&files.index), shard: &shard };
    rows(&examples(Some(&archive)))
}

fn rows(html: &str) -> Vec<String> {
    let text = |html: &str| html.replace("&quot;", "\"").replace("&gt;", ">").replace("&amp;", "&");
    html.split("<dt>").skip(1).map(|row| text(row.split("</dt>").next().unwrap())).collect()
}

#[test]
fn each_example_finds_posts() {
    let rows = typed(files());
    assert_eq!(rows.len(), 10, "{rows:?}");
    // Which measures an archive has is not known before its findings are loaded.
    for row in rows.iter().filter(|row| !["metric:g", "r > .2"].contains(&row.as_str())) {
        let query = format!("q={}", row.replace(' ', "+").replace('"', "%22").replace('>', "%3E"));
        assert!(files().found(&query).total > 0, "{row}");
    }
}

#[test]
fn a_digest_on_something_else_has_its_own_examples() {
    let Document { mut site, mut posts, .. } = sample();
    site.language = "fr".into();
    posts.truncate(2);
    for (post, title) in posts.iter_mut().zip(["Corrected: Les rosiers grimpants", "L’arrosage d’été"])
    {
        post.title = title.into();
        (post.topics, post.types) = (Vec::new(), Vec::new());
        (post.article, post.findings) = (None, Vec::new());
        post.citation = Some("Quillot, A. (2022). Des roses.".into());
        post.month = "2022-12".parse().unwrap();
    }
    let files = Files::of(&Document::new(site, pprnet_archive::Taxonomy::default(), posts));
    let expected = [
        "rosiers grimpants",
        "\"rosiers grimpants\"",
        "rosiers OR autres",
        "rosiers -autres",
        "author:quillot",
        "title:grimpants",
        "year:2022",
    ];
    assert_eq!(Language::French.spoken(|| typed(&files)), expected);
}

#[test]
fn before_the_archive_is_loaded_examples_have_plain_words() {
    let rows = rows(&examples(None));
    assert_eq!(
        rows,
        ["some words", "\"some words\"", "some OR others", "some -others", "author:name", "title:words"]
    );
    // The manifest alone has topics.
    let rows = Page::of(files(), 10).with(|_, archive| self::rows(&examples(Some(archive))));
    assert!(rows.iter().any(|row| row.starts_with("topic:")) && rows[4] == "author:name", "{rows:?}");
}

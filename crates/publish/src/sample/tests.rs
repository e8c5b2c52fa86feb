//! Tests the properties of samples that measurements rely on.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::{Options, run};

fn sample(posts: usize, seed: u64, out: &Path, force: bool) -> anyhow::Result<()> {
    run(&Options { posts, seed, out: out.into(), force })
}

fn content(folder: &Path) -> BTreeMap<String, String> {
    let mut content = BTreeMap::new();
    for folder in [folder.to_owned(), folder.join("posts")] {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file())
        {
            content
                .insert(entry.file_name().into_string().unwrap(), fs::read_to_string(entry.path()).unwrap());
        }
    }
    content
}

#[test]
fn the_same_number_and_seed_give_the_same_bytes() {
    let (a, b, c) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    sample(40, 1, a.path(), false).unwrap();
    sample(40, 1, b.path(), false).unwrap();
    sample(40, 2, c.path(), false).unwrap();
    assert_eq!(content(a.path()), content(b.path()));
    assert_ne!(content(a.path()), content(c.path()));
}

/// The hash of one sample's bytes. A change here changes every size measured before.
#[test]
fn a_sample_is_the_same_in_every_version_and_on_every_platform() {
    let folder = tempfile::tempdir().unwrap();
    sample(40, 1, folder.path(), false).unwrap();
    let all: String = content(folder.path()).into_iter().map(|(name, text)| name + &text).collect();
    assert_eq!(pprnet_archive::ContentHash::of(all.as_bytes()).to_string(), "a90244c97514cdae");
}

#[test]
fn posts_have_the_lengths_of_real_ones() {
    let folder = tempfile::tempdir().unwrap();
    sample(200, 1, folder.path(), false).unwrap();
    let content = content(folder.path());
    let posts = content.iter().filter(|(name, _)| name.ends_with(".md"));
    let mut count = 0;
    for (name, text) in posts {
        let body = text.splitn(3, "+++\n").nth(2).unwrap();
        let (summary, implications) = body.split_once("## Practice Implications").unwrap();
        let words = |text: &str| text.split_whitespace().count();
        assert!((245..=375).contains(&words(summary)), "{name}: {}", words(summary));
        assert!((58..=125).contains(&words(implications)), "{name}: {}", words(implications));
        assert!(text.contains(&format!("month = \"{}\"", &name[..7])), "{name}");
        count += 1;
    }
    assert_eq!(count, 200);
}

#[test]
fn nothing_in_a_post_leads_to_a_real_article() {
    let folder = tempfile::tempdir().unwrap();
    sample(200, 4, folder.path(), false).unwrap();
    let content = content(folder.path());
    let all: String = content.values().map(String::as_str).collect();
    assert_eq!(all.matches("doi.org/").count(), all.matches("doi.org/10.5555/sample.").count());
    assert_eq!(all.matches("DOI = \"").count(), all.matches("DOI = \"10.5555/sample.").count());
    assert!(all.contains("Journal of Made-Up Results"));
}

#[test]
fn only_a_sample_is_ever_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("sample");
    sample(30, 1, &out, false).unwrap();
    assert!(sample(5, 1, &out, false).unwrap_err().to_string().contains("--force"));
    sample(5, 1, &out, true).unwrap();
    assert_eq!(fs::read_dir(out.join("posts")).unwrap().count(), 5);
    fs::write(out.join("site.toml"), "title = \"My digest\"").unwrap();
    assert!(sample(5, 1, &out, true).unwrap_err().to_string().contains("name an empty one"));
    assert_eq!(fs::read_dir(out.join("posts")).unwrap().count(), 5);
}

//! The sample archive has each article twice: as a printed citation, and as hand-checked data. The citation, once read,
//! must agree with the data.

use std::fs;
use std::path::Path;

use pprnet_citation::Record;

/// The front matter of all posts that have both.
fn articles() -> Vec<(String, Record)> {
    let posts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/posts");
    let files = fs::read_dir(posts).unwrap().map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
    let tables = files.map(|text| text.split("+++").nth(1).unwrap().parse::<toml::Table>().unwrap());
    tables
        .filter_map(|table| {
            let citation = table.get("citation")?.as_str()?.to_owned();
            let data = serde_json::to_value(table.get("article")?).unwrap();
            Some((citation, serde_json::from_value(data).unwrap()))
        })
        .collect()
}

/// All names as family names, because given names are printed as initials.
fn names(record: &Record) -> Vec<String> {
    let all = record.author.iter().chain(&record.editor);
    all.map(|name| {
        let parts = [&name.non_dropping_particle, &name.family, &name.literal];
        parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(" ")
    })
    .collect()
}

#[test]
fn the_citations_of_the_sample_are_read_as_its_data_says() {
    let articles = articles();
    assert!(articles.len() > 40);
    for (citation, data) in articles {
        let read = pprnet_citation::read(&citation).unwrap_or_else(|| panic!("declined: {citation}"));
        assert_eq!(read.kind, data.kind, "{citation}");
        assert_eq!(read.title, data.title, "{citation}");
        assert_eq!(read.container_title, data.container_title, "{citation}");
        assert_eq!(names(&read), names(&data), "{citation}");
        let printed =
            |data: &Option<String>, read: &Option<String>| data.is_none() || data == read || read.is_none();
        for (data, read) in [
            (&data.volume, &read.volume),
            (&data.issue, &read.issue),
            (&data.page, &read.page),
            (&data.doi, &read.doi),
            (&data.edition, &read.edition),
        ] {
            assert!(printed(data, read), "{citation}: {data:?}, not {read:?}");
        }
    }
}

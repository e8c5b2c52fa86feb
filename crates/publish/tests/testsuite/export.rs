//! `pprnet export`, and back with `pprnet import`. Exports for reference managers are checked with parsers that share no code
//! with ours.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use biblib::{BibParser, CitationParser, EnwParser, RisParser};
use pprnet_archive::Document;
use serde_json::{Value, json};

use crate::command::{Run, arg, files, fixtures, pprnet, repository};

#[test]
fn hostile_text_and_all_markup_are_exported_as_they_are() {
    let run = pprnet(&["export", "--content", "valid"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{run}");
    insta::assert_snapshot!("export-valid", run.out);
}

#[test]
fn an_exported_archive_is_imported_as_it_was() {
    for content in ["valid", arg(&repository().join("content"))] {
        let dir = tempfile::tempdir().unwrap();
        let (json, into) = (dir.path().join("archive.json"), dir.path().join("content"));
        let run = pprnet(&["export", "--content", content, "--compact", "--out", arg(&json)]);
        assert_eq!((run.code, run.out.as_str()), (Some(0), ""), "{run}");
        let text = fs::read_to_string(&json).unwrap();
        assert_eq!(text.lines().count(), 1);
        let document: Document = serde_json::from_str(&text).unwrap();
        assert_eq!(document.problems(), []);

        let run = pprnet(&["import", arg(&json), "--into", arg(&into)]);
        assert_eq!(run.code, Some(0), "{run}");
        let again = pprnet(&["export", "--content", arg(&into), "--compact"]);
        assert_eq!(again.out, text);
    }
}

/// Redirects, search words and pictures must survive the round trip.
#[test]
fn all_of_the_content_is_exported_imported_and_exported_with_the_same_bytes() {
    let content = repository().join("content");
    let dir = tempfile::tempdir().unwrap();
    let (json, into) = (dir.path().join("archive.json"), dir.path().join("content"));
    let whole = |content: &Path, out: &Path| {
        let run = pprnet(&["export", "--whole", "--content", arg(content), "--out", arg(out)]);
        assert_eq!(run.code, Some(0), "{run}");
        fs::read_to_string(out).unwrap()
    };
    let first = whole(&content, &json);
    let run = pprnet(&["import", arg(&json), "--into", arg(&into)]);
    assert_eq!(run.code, Some(0), "{run}");
    assert_eq!(whole(&into, &dir.path().join("again.json")), first);
    for name in ["synonyms.toml", "screenshots.toml", "redirects.toml"] {
        assert_eq!(into.join(name).is_file(), content.join(name).is_file(), "{name}");
    }
    for (name, bytes) in files(&into.join("screenshots")) {
        assert_eq!(bytes, fs::read(content.join("screenshots").join(name)).unwrap());
    }
    // Existing files stay, and nothing can be written elsewhere.
    fs::write(into.join("synonyms.toml"), "# mine\n").unwrap();
    let run = pprnet(&["import", arg(&json), "--into", arg(&into)]);
    assert!(run.code == Some(0) && run.err.contains("synonyms.toml exists already"), "{run}");
    assert_eq!(fs::read_to_string(into.join("synonyms.toml")).unwrap(), "# mine\n");
    let bad = first.replacen("\"synonyms.toml\"", "\"../evil.toml\"", 1);
    assert_ne!(bad, first);
    fs::write(&json, bad).unwrap();
    let other = dir.path().join("other");
    let run = pprnet(&["import", arg(&json), "--into", arg(&other)]);
    assert!(run.code == Some(1) && run.err.contains("an archive may not contain “../evil.toml”"), "{run}");
    assert!(!other.exists() && !dir.path().join("evil.toml").exists());
}

#[test]
fn posts_go_out_and_come_back_one_a_line() {
    let dir = tempfile::tempdir().unwrap();
    let (lines, into) = (dir.path().join("posts.jsonl"), dir.path().join("content"));
    let run = pprnet(&["export", "--content", "valid", "--format", "jsonl", "--out", arg(&lines)]);
    assert_eq!(run.code, Some(0), "{run}");
    let run = pprnet(&["import", arg(&lines), "--into", arg(&into)]);
    assert_eq!(run.code, Some(0), "{run}");
    let again = pprnet(&["export", "--content", arg(&into), "--format", "jsonl"]);
    assert_eq!(again.out, fs::read_to_string(&lines).unwrap());
    let first = again.out.lines().next().unwrap();
    fs::write(&lines, format!("{first}\n{{\"slug\": \"b\"}}\n")).unwrap();
    let run = pprnet(&["import", arg(&lines), "--into", arg(&dir.path().join("other"))]);
    assert!(run.code == Some(1) && run.err.contains("posts.jsonl:2: post: it is not a post"), "{run}");
    for (format, part) in
        [("markdown", "\n## Practice Implications\n"), ("posts-csv", "summary,implications,notices")]
    {
        let run = pprnet(&["export", "--content", "valid", "--format", format]);
        assert!(run.code == Some(0) && run.out.contains(part), "{run}");
    }
}

#[test]
fn a_post_without_findings_stays_without_them_on_the_way_out_and_back() {
    let line = "findings = \"none\"";
    let dir = content(&[("none", line), ("some", "")]);
    let post = dir.path().join("posts/2022-12-none.md");
    let text = fs::read_to_string(&post).unwrap();
    let number = "The correlation of alliance and outcome was r = .28 in 30 studies.";
    fs::write(&post, text.replacen("Text.", number, 1)).unwrap();
    let (file, into) = (dir.path().join("archive.json"), dir.path().join("again"));
    for options in [&["--format", "json"][..], &["--whole"], &["--format", "jsonl"]] {
        let written = |folder: &Path| pprnet(&[&["export", "--content", arg(folder)], options].concat()).out;
        let first = written(dir.path());
        assert_eq!(first.matches("\"without_findings\"").count(), 1, "{first}");
        let file = if options.contains(&"jsonl") { file.with_extension("jsonl") } else { file.clone() };
        fs::write(&file, &first).unwrap();
        let run = pprnet(&["import", arg(&file), "--into", arg(&into)]);
        assert_eq!(run.code, Some(0), "{run}");
        assert_eq!(written(&into), first);
        assert!(fs::read_to_string(into.join("posts/2022-12-none.md")).unwrap().contains(line));
        assert!(!fs::read_to_string(into.join("posts/2022-12-some.md")).unwrap().contains(line));
        fs::remove_dir_all(&into).unwrap();
    }
}

#[test]
fn with_a_problem_nothing_is_exported() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("archive.json");
    fs::write(&file, "old").unwrap();
    let run = pprnet(&["export", "--content", "bad-doi", "--out", arg(&file)]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""), "{run}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "old");
}

/// A folder of content with these posts, each the front matter after title, month and topics.
fn content(posts: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let valid = fixtures("content").join("valid");
    for file in ["site.toml", "taxonomy.toml"] {
        fs::copy(valid.join(file), dir.path().join(file)).unwrap();
    }
    fs::create_dir(dir.path().join("posts")).unwrap();
    for (slug, more) in posts {
        let text = format!(
            "+++\ntitle = \"{slug}\"\nmonth = \"2022-12\"\ntopics = [\"alliance\"]\ntypes = [\"survey\"]\n{more}\n+++\n\n\
             Text.\n\n## Practice Implications\n\nText.\n"
        );
        fs::write(dir.path().join(format!("posts/2022-12-{slug}.md")), text).unwrap();
    }
    dir
}

fn export(dir: &Path, format: &str) -> Run {
    pprnet(&["export", "--content", arg(dir), "--format", format])
}

fn csl(dir: &Path) -> Vec<Value> {
    serde_json::from_str(&export(dir, "csl").out).unwrap()
}

#[test]
fn the_articles_of_the_sample_are_read_back_from_every_format() {
    let dir = repository().join("content");
    let document: Document = serde_json::from_str(&export(&dir, "json").out).unwrap();
    let articles: Vec<_> = document.posts.iter().map(|post| post.article.clone().unwrap()).collect();
    let titles: Vec<String> = articles.iter().map(|article| article.title.clone().unwrap()).collect();
    // DOIs are case-insensitive, and the parsers lower-case them.
    let lower = |doi: &Option<String>| doi.as_ref().map(|doi| doi.to_lowercase());
    let dois = articles.iter().map(|article| lower(&article.doi.as_ref().map(ToString::to_string)));
    let dois: Vec<Option<String>> = dois.collect();
    // The parsers count editors of books as authors.
    let edited: Vec<bool> = articles.iter().map(|article| !article.editor.is_empty()).collect();
    let authors = |counts: Vec<usize>| {
        counts
            .into_iter()
            .zip(&edited)
            .filter(|(_, edited)| !**edited)
            .map(|(count, _)| count)
            .collect::<Vec<_>>()
    };
    let expected = authors(articles.iter().map(|article| article.author.len()).collect());
    assert!(expected.len() > 40);

    for (format, parser) in [
        ("ris", &RisParser::new() as &dyn CitationParser),
        ("enw", &EnwParser::new()),
        ("bib", &BibParser::new()),
    ] {
        let run = export(&dir, format);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{run}");
        let back = parser.parse(&run.out).unwrap();
        let plain = |text: &str| text.replace(['{', '}', '\\'], "");
        assert_eq!(back.iter().map(|one| plain(&one.title)).collect::<Vec<_>>(), titles, "{format}");
        assert_eq!(back.iter().map(|one| lower(&one.doi)).collect::<Vec<_>>(), dois, "{format}");
        assert_eq!(authors(back.iter().map(|one| one.authors.len()).collect()), expected, "{format}");
    }
    let items = csl(&dir);
    assert_eq!(items.iter().map(|item| item["title"].as_str().unwrap()).collect::<Vec<_>>(), titles);
    let keys: HashSet<&str> = items.iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert_eq!(keys.len(), items.len());
}

#[test]
fn the_data_of_an_article_wins_over_its_citation_which_adds_what_is_missing() {
    let citation = "citation = \"van Dis, E. A. M., et al. (2020). Printed title. JAMA Psychiatry, 77(3), 265–273. doi:10.5555/printed\"";
    let article = "[article]\ntype = \"document\"\nDOI = \"10.5555/data\"\nvolume = 78";
    let dir = content(&[("both", &format!("{citation}\n{article}"))]);
    let items = csl(dir.path());
    let [item] = items.as_slice() else { panic!("{items:?}") };
    let expected = json!({
        "id": "vandis2020",
        "type": "article-journal",
        "title": "Printed title",
        "container-title": "JAMA Psychiatry",
        "author": [{"family": "van Dis", "given": "E. A. M."}],
        "issued": {"date-parts": [[2020]]},
        "volume": "78",
        "issue": "3",
        "page": "265-273",
        "DOI": "10.5555/data",
        "custom": {"truncated-after": 1},
    });
    assert_eq!(*item, expected);

    // The names come from one source only: the data has all authors, so the list is not truncated.
    let authors = format!(
        "{article}\nauthor = [{{ family = \"Dis\", non-dropping-particle = \"van\" }}, {{ literal = \"A Group\" }}]"
    );
    let dir = content(&[("both", &format!("{citation}\n{authors}"))]);
    let bib = export(dir.path(), "bib").out;
    assert!(bib.contains("author = {van Dis and {A Group}}"), "{bib}");
    assert!(!bib.contains("others"), "{bib}");
}

#[test]
fn an_unreadable_citation_is_left_out_and_named() {
    let dir = content(&[
        ("good", "citation = \"Wang, Y. (2019). Two names. Psychotherapy, 56(1), 1–8.\""),
        ("nothing", ""),
        ("unreadable", "citation = \"To be added by the editor.\""),
    ]);
    for format in ["bib", "ris", "csl", "enw"] {
        let run = export(dir.path(), format);
        assert_eq!(run.code, Some(0), "{run}");
        assert_eq!(run.out.matches("Two names").count(), 1, "{run}");
        let lines: Vec<&str> = run.err.lines().collect();
        assert_eq!(
            lines,
            [
                "nothing: there is no citation",
                "unreadable: the citation cannot be read: To be added by the editor.",
                "2 of 3 posts left out: add [article], or correct the citation",
            ]
        );
    }
}

#[test]
fn a_retraction_goes_with_the_article() {
    let citation = "citation = \"Wang, Y. (2019). Two names. Psychotherapy, 56(1), 1–8.\"";
    let notice =
        "[[notice]]\ndate = \"2023-02-14\"\nkind = \"retraction\"\ntext = \"The data were made up.\"";
    let dir = content(&[("good", &format!("{citation}\n{notice}"))]);
    let note = "Retraction (2023-02-14): The data were made up.";
    assert_eq!(csl(dir.path())[0]["note"], note);
    assert!(export(dir.path(), "ris").out.contains(&format!("\r\nN1  - {note}\r\n")));
    assert!(export(dir.path(), "enw").out.contains(&format!("\r\n%Z {note}\r\n")));
    assert!(export(dir.path(), "bib").out.contains(&format!("note = {{{note}}}")));
}

/// The rows of a table, by column name.
fn rows(table: &str) -> Vec<std::collections::HashMap<String, String>> {
    let mut reader = csv::Reader::from_reader(table.strip_prefix('\u{feff}').unwrap().as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

#[test]
fn a_table_has_a_row_for_each_post_whether_its_citation_can_be_read_or_not() {
    let notice = "[[notice]]\ndate = \"2023-02-14\"\nkind = \"retraction\"\ntext = \"Made up.\"";
    let dir = content(&[
        (
            "good",
            &format!(
                "citation = \"van Dis, E. A. M., et al. (2020). =Hope & “fear”. Mind, 77(3), 265–273. doi:10.5555/m.1\"\n{notice}"
            ),
        ),
        ("nothing", ""),
        ("unreadable", "citation = \"-To be added.\""),
    ]);
    let run = export(dir.path(), "csv");
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{run}");
    assert_eq!(run.out.matches("\r\n").count(), 4, "{run}");
    let rows = rows(&run.out);
    let [good, nothing, unreadable] = rows.as_slice() else { panic!("{rows:?}") };
    for (column, value) in [
        ("post", "good"),
        ("month", "2022-12"),
        ("topics", "alliance"),
        ("types", "survey"),
        ("authors", "van Dis, E. A. M.; et al."),
        ("year", "2020"),
        // A spreadsheet would take this for a formula.
        ("article", "'=Hope & “fear”"),
        ("container", "Mind"),
        ("volume", "77"),
        ("issue", "3"),
        ("pages", "265-273"),
        ("doi", "10.5555/m.1"),
        ("notices", "Retraction (2023-02-14): Made up."),
    ] {
        assert_eq!(good[column], value, "{column}");
    }
    assert!(good["apa"].starts_with("van Dis, E. A. M., et al. (2020)."), "{}", good["apa"]);
    assert!(good["apa"].ends_with(" [Retraction (2023-02-14): Made up.]"), "{}", good["apa"]);
    assert_eq!((nothing["post"].as_str(), nothing["apa"].as_str()), ("nothing", ""));
    assert_eq!((unreadable["citation"].as_str(), unreadable["authors"].as_str()), ("'-To be added.", ""));
}

/// The printed citations of the sample come from the articles' own pages, in APA style.
#[test]
fn the_apa_texts_of_the_sample_are_its_printed_citations() {
    let rows = rows(&export(&repository().join("content"), "csv").out);
    let printed: Vec<_> = rows.iter().filter(|row| !row["citation"].is_empty()).collect();
    assert!(printed.len() > 40);
    // One was printed before its volume was known.
    let others = printed.iter().filter(|row| row["apa"] != row["citation"]).map(|row| row["apa"].as_str());
    let others: Vec<&str> = others.collect();
    assert_eq!(others.len(), 1, "{others:#?}");
    assert!(others[0].ends_with("Psychological Medicine, 53(6), 2503–2513."), "{}", others[0]);
}

//! Links that a second import brings.

use super::*;

/// A page as HTML with a link in its summary and one in its implications.
fn linked(summary: &str, implications: &str) -> String {
    let text = page(&[("May 2020", &[post("On Pens", "Quill")])]);
    html::html(&text)
        .replace("invented studies", &format!("<a href=\"{summary}\">invented</a> studies"))
        .replace("buy new pens", &format!("buy <a href=\"{implications}\">new pens</a>"))
}

#[test]
fn a_corrected_link_is_reported_and_taken_only_if_asked_for() {
    let folder = Folder::new();
    folder.import(&[linked("https://example.org/dead", "https://example.org/pens")]);
    let corrected = linked("https://example.org/study", "https://example.org/pens");
    let imported = folder.import(std::slice::from_ref(&corrected));
    assert_eq!(imported.counts, Counts { differing: 1, ..Counts::default() });
    let note = imported.notes.iter().find(|note| note.field == "differs").unwrap();
    let expected = "“On Pens” differs from posts/2020-05-on-pens.md, which was left alone (--force takes the new text)\n    \
                    links there: https://example.org/dead\n    links here:  https://example.org/study";
    assert_eq!(note.message, expected);
    let force = ImportOptions { force: true, ..ImportOptions::default() };
    let counts = folder.import_with(std::slice::from_ref(&corrected), &force).unwrap().counts;
    assert_eq!(counts, Counts { replaced: 1, ..Counts::default() });
    let text = fs::read_to_string(folder.content().join("posts/2020-05-on-pens.md")).unwrap();
    assert!(text.contains("(https://example.org/study)") && !text.contains("dead"), "{text}");
    assert_eq!(folder.import(&[corrected]).counts, Counts { there: 1, ..Counts::default() });
}

/// A page as text has no links, and an editor may add some.
#[test]
fn links_that_only_the_existing_post_has_are_no_difference() {
    let folder = Folder::new();
    folder.import(&[linked("https://example.org/a", "https://example.org/b")]);
    let text = page(&[("May 2020", &[post("On Pens", "Quill")])]);
    let force = ImportOptions { force: true, ..ImportOptions::default() };
    for page in [text.clone(), html::html(&text)] {
        let counts = folder.import_with(&[page], &force).unwrap().counts;
        assert_eq!(counts, Counts { there: 1, ..Counts::default() });
    }
}

/// A blog may have repeated a post. The one of the same month is meant.
#[test]
fn a_new_link_is_compared_with_the_post_of_its_month() {
    let folder = Folder::new();
    let linked =
        |month: &str, link: &str| linked(link, "https://example.org/pens").replace("May 2020", month);
    let dead = "https://example.org/dead";
    folder.import(&[linked("June 2013", dead)]);
    // An editor has repeated the post later.
    let posts = folder.content().join("posts");
    let first = fs::read_to_string(posts.join("2013-06-on-pens.md")).unwrap();
    fs::write(posts.join("2014-01-pens-again.md"), first.replace("2013-06", "2014-01")).unwrap();
    let force = ImportOptions { force: true, ..ImportOptions::default() };
    let corrected = linked("June 2013", "https://example.org/study");
    let imported = folder.import_with(&[corrected], &force).unwrap();
    assert_eq!(imported.files, ["posts/2013-06-on-pens.md"], "{:?}", imported.notes);
    assert_eq!(imported.counts, Counts { replaced: 1, ..Counts::default() });
}

//! Drafts of the old blog: they are imported, and never published.

use super::*;

/// An export of WordPress with these posts: title and status of each.
fn export(posts: &[(&str, &str)]) -> String {
    let item = |(title, status): &(&str, &str)| {
        let text = format!(
            "<p>Sixty therapists were asked about {title}.</p><h4>Practice Implications</h4><p>Listen.</p>"
        );
        format!(
            "<item><title>{title}</title><content:encoded><![CDATA[{text}]]></content:encoded>\
             <wp:post_date>2040-05-20 10:00:00</wp:post_date><wp:post_type>post</wp:post_type><wp:status>{status}</wp:status>\
             <category domain=\"category\"><![CDATA[Desks]]></category></item>"
        )
    };
    let items: String = posts.iter().map(item).collect();
    format!(
        "<?xml version=\"1.0\"?><rss xmlns:wp=\"w\" xmlns:content=\"c\"><channel><title>D</title>{items}</channel></rss>"
    )
}

/// Imports the files one after another, each in an import of its own.
fn import_each(dir: &tempfile::TempDir, exports: &[String], options: &ImportOptions) -> Imported {
    let mut last = None;
    for text in exports {
        let file = dir.path().join("export.xml");
        fs::write(&file, text).unwrap();
        last = Some(import(&[file], &dir.path().join("content"), options).unwrap());
    }
    last.unwrap()
}

/// Imports the files in one import.
fn import_all(dir: &tempfile::TempDir, exports: &[&String]) -> Imported {
    let files = exports.iter().enumerate().map(|(number, text)| {
        let file = dir.path().join(format!("{number}.xml"));
        fs::write(&file, text).unwrap();
        file
    });
    let files: Vec<PathBuf> = files.collect();
    import(&files, &dir.path().join("content"), &ImportOptions::default()).unwrap()
}

/// The export with an address for its last post.
fn named(export: &str, name: &str) -> String {
    let (before, last) = export.rsplit_once("<wp:status>").unwrap();
    format!("{before}<wp:post_name>{name}</wp:post_name><wp:status>{last}")
}

fn names(dir: &tempfile::TempDir) -> Vec<String> {
    let entries = fs::read_dir(dir.path().join("content/posts")).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn text_of(dir: &tempfile::TempDir, name: &str) -> String {
    fs::read_to_string(dir.path().join("content/posts").join(name)).unwrap()
}

#[test]
fn drafts_of_an_export_stay_drafts_and_scheduled_posts_wait_for_their_day() {
    // A new folder, and one with content.
    for first in [&[][..], &[export(&[("Ink", "publish")])]] {
        let dir = tempfile::tempdir().unwrap();
        let all = export(&[("Pens", "draft"), ("Paper", "pending"), ("Desks", "future"), ("Ink", "publish")]);
        import_each(&dir, &[first, &[all]].concat(), &ImportOptions::default());
        for name in ["2040-05-pens.md", "2040-05-paper.md"] {
            let text = text_of(&dir, name);
            assert!(text.contains("\ndraft = true\n") && text.contains("\ntopics = [\"desks\"]\n"), "{text}");
            assert!(!text.contains("added") && !text.contains("order"), "{text}");
        }
        assert!(text_of(&dir, "2040-05-desks.md").contains("\npublish = \"2040-05-20\"\n"));
        let today = "2040-05-19".parse().unwrap();
        let content = pprnet_content::check_on(&dir.path().join("content"), Some(today)).content.unwrap();
        let titles: Vec<&str> = content.document.posts.iter().map(|post| post.title.as_str()).collect();
        assert_eq!((titles.as_slice(), content.drafts.len(), content.later.len()), (&["Ink"][..], 2, 1));
    }
}

#[test]
fn the_report_names_drafts_and_scheduled_posts() {
    let dir = tempfile::tempdir().unwrap();
    let all = [export(&[("Pens", "draft"), ("Desks", "future")])];
    let imported = import_each(&dir, &all, &ImportOptions::default());
    assert_eq!(imported.counts, Counts { new: 1, new_drafts: 1, ..Counts::default() });
    let messages: Vec<&str> = imported.notes.iter().map(|note| note.message.as_str()).collect();
    for expected in [
        "“Pens” is not published, so it was imported as a draft. To publish it, remove the line draft = true from its file",
        "“Desks” has a publish date, so its file has the line publish = \"2040-05-20\": the site shows it from that day on",
    ] {
        assert!(messages.contains(&expected), "{messages:?}");
    }
    let again = import_each(&dir, &all, &ImportOptions::default());
    assert_eq!(again.counts, Counts { there: 1, drafts: 1, ..Counts::default() });
    assert_eq!((again.files.len(), again.notes.len()), (0, 0), "{:?}", again.notes);
}

/// A draft of an old export must not replace what was published since, with or without `--force`.
#[test]
fn a_draft_never_replaces_a_published_post() {
    let published = export(&[("Pens", "publish")]);
    let draft = export(&[("Pens", "draft")]).replace("Sixty", "Seventy");
    let force = ImportOptions { force: true, ..ImportOptions::default() };
    let dir = tempfile::tempdir().unwrap();
    let imported = import_each(&dir, &[published.clone(), draft.clone()], &force);
    assert_eq!(imported.counts, Counts { differing: 1, ..Counts::default() });
    assert!(imported.notes.iter().any(|note| note.message.contains("because the new text is a draft")));
    assert!(text_of(&dir, "2040-05-pens.md").contains("Sixty"));
    // In one import, the order of the files does not matter.
    for order in [[&draft, &published], [&published, &draft]] {
        let dir = tempfile::tempdir().unwrap();
        let imported = import_all(&dir, &order);
        assert_eq!(imported.counts, Counts { new: 1, differing: 1, ..Counts::default() });
        let text = text_of(&dir, "2040-05-pens.md");
        assert!(text.contains("Sixty") && !text.contains("draft"), "{text}");
    }
}

/// The new text of a post that waits for its day must not be published before that day, even with `--force`.
#[test]
fn a_scheduled_text_replaces_only_a_post_that_waits_for_the_same_day() {
    let force = ImportOptions { force: true, ..ImportOptions::default() };
    let future = export(&[("Pens", "future")]).replace("Sixty", "Seventy");
    let published = export(&[("Pens", "publish")]);
    let later = export(&[("Pens", "future")]).replace("2040-05-20", "2040-05-21");
    for first in [published, later] {
        let dir = tempfile::tempdir().unwrap();
        let imported = import_each(&dir, &[first, future.clone()], &force);
        assert_eq!(imported.counts, Counts { differing: 1, ..Counts::default() });
        let expected = "which was left alone, because the new text has a publish date";
        assert!(imported.notes.iter().any(|note| note.message.contains(expected)), "{:?}", imported.notes);
        assert!(text_of(&dir, "2040-05-pens.md").contains("Sixty"));
    }
    let dir = tempfile::tempdir().unwrap();
    let imported = import_each(&dir, &[export(&[("Pens", "future")]), future], &force);
    assert_eq!(imported.counts, Counts { replaced: 1, ..Counts::default() });
    let text = text_of(&dir, "2040-05-pens.md");
    assert!(text.contains("Seventy") && text.contains("\npublish = \"2040-05-20\"\n"), "{text}");
}

/// Readers know a published post by its address. A draft of WordPress has none.
#[test]
fn a_draft_takes_no_address_from_a_published_post() {
    let dir = tempfile::tempdir().unwrap();
    let both = named(&export(&[("Pens", "draft"), ("Pens", "publish")]), "pens");
    import_all(&dir, &[&both.replacen("2040", "2044", 1)]);
    assert_eq!(names(&dir), ["2040-05-pens.md", "2044-05-pens-2044-05.md"]);
    // Drafts with an address come second, too, whichever file is first.
    let draft = named(&export(&[("Ink", "draft")]), "pens").replace("2040", "2044");
    let published = named(&export(&[("Quills", "publish")]), "pens");
    for order in [[&draft, &published], [&published, &draft]] {
        let dir = tempfile::tempdir().unwrap();
        import_all(&dir, &order);
        assert_eq!(names(&dir), ["2040-05-pens.md", "2044-05-ink.md"]);
    }
}

#[test]
fn a_draft_that_another_file_publishes_leaves_no_trace() {
    let draft = export(&[("Pens", "draft")]).replace("Sixty", "Seventy");
    let published = named(&export(&[("Pens", "publish")]), "on-pens");
    for (order, why) in [
        ([&draft, &published, &published], "in which it is a draft or scheduled, so this text was taken"),
        ([&published, &draft, &published], "which was taken"),
    ] {
        let dir = tempfile::tempdir().unwrap();
        let imported = import_all(&dir, &order);
        assert_eq!(imported.counts, Counts { new: 1, differing: 1, ..Counts::default() });
        let of_pens = imported.notes.iter().filter(|note| note.message.starts_with("“Pens”"));
        let messages: Vec<&str> = of_pens.map(|note| note.message.as_str()).collect();
        let expected = format!("“Pens” differs from another file of this import, {why}\n");
        assert!(messages.len() == 1 && messages[0].starts_with(&expected), "{messages:?}");
        assert_eq!(names(&dir), ["2040-05-on-pens.md"]);
    }
    // The address of the published one may be taken.
    let dir = tempfile::tempdir().unwrap();
    import_all(&dir, &[&export(&[("Ink", "publish")])]);
    import_all(&dir, &[&draft, &published.replace("on-pens", "ink")]);
    assert_eq!(names(&dir), ["2040-05-ink.md", "2040-05-pens.md"]);
}

#[test]
fn a_post_that_one_file_publishes_does_not_wait_for_the_day_in_another() {
    let (future, published) = (export(&[("Pens", "future")]), export(&[("Pens", "publish")]));
    for order in [[&future, &published], [&published, &future]] {
        let dir = tempfile::tempdir().unwrap();
        let imported = import_all(&dir, &order);
        assert_eq!(imported.counts, Counts { new: 1, ..Counts::default() });
        let text = text_of(&dir, "2040-05-pens.md");
        assert!(!text.contains("publish ="), "{text}");
    }
}

/// The site lists all topics, so those of private posts would become public unnoticed.
#[test]
fn topics_that_only_unpublished_posts_have_are_reported() {
    let dir = tempfile::tempdir().unwrap();
    import_all(&dir, &[&export(&[("Ink", "publish")]).replace("Desks", "Ink")]);
    let draft = export(&[("Pens", "private")]);
    let both = export(&[("Pens", "private"), ("Paper", "publish")]);
    for (export, into, is_reported) in [
        (&draft, tempfile::tempdir().unwrap(), true),
        (&both, tempfile::tempdir().unwrap(), false),
        (&draft, dir, true),
    ] {
        let message =
            "only drafts and scheduled posts have these topics, and readers of the site see them: “Desks”.";
        let of_topics = |imported: &Imported| {
            imported.notes.iter().filter(|note| note.message.starts_with(message)).count()
        };
        assert_eq!(of_topics(&import_all(&into, &[export])), usize::from(is_reported));
        assert_eq!(of_topics(&import_all(&into, &[export])), 0);
    }
}

/// An archive with the file of a draft.
fn archive(text: &str) -> String {
    let mut json: serde_json::Value = serde_json::from_str(&document_of("x", 0.5)).unwrap();
    let file = format!("+++\ntitle = \"A\"\nmonth = \"2020-01\"\ndraft = true\n+++\n{text}\n");
    json["files"] = serde_json::json!({ "posts/2020-01-a.md": file });
    json.to_string()
}

#[test]
fn no_incomplete_draft_is_lost_silently() {
    let whole = archive("Whole\n\n## Practice Implications\n\nListen.");
    let (one, two) = (archive("One"), archive("Two"));
    for (files, kept, message) in [
        ([&one, &one], "One", None),
        ([&one, &two], "One", Some("posts/2020-01-a.md was skipped, because another file of this import")),
        (
            [&one, &whole],
            "Whole",
            Some("the draft posts/2020-01-a.md was skipped, because a post has the address “a”"),
        ),
    ] {
        let dir = tempfile::tempdir().unwrap();
        let imported = import_all(&dir, &files);
        assert!(text_of(&dir, "2020-01-a.md").contains(kept), "{kept}");
        let skipped: Vec<&str> = imported
            .notes
            .iter()
            .map(|note| note.message.as_str())
            .filter(|message| message.contains("was skipped"))
            .collect();
        assert_eq!(skipped.len(), usize::from(message.is_some()), "{skipped:?}");
        assert!(
            skipped.iter().zip(message).all(|(skipped, message)| skipped.starts_with(message)),
            "{skipped:?}"
        );
    }
}

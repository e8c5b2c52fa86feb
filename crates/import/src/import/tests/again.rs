//! Importing into existing content: what is recognised, added and kept.

use pprnet_content::Terms;

use super::*;

mod addresses;
mod html;
mod links;
mod order;

const HEAD: &str = "Blog\nShort accounts.\nThis month...\n…pens?\nType of Research\n- Review\nTopics\n- ALL Topics (clear)\n- Pens\n- Ink\n";

/// A post as it appears on a page.
fn post(title: &str, author: &str) -> String {
    format!(
        "{title}\n{author}, A. B. (2019). Something. Journal of Made-Up Results, 12(3), 45–67.\nMost desks have pens, but little \
         has been written about their ink. {author} and colleagues read 31 invented studies with 4,212 made-up writers, and \
         found little.\nPractice Implications\nTherapists need not buy new pens, and should ask clients ({author}).\n"
    )
}

fn page(months: &[(&str, &[String])]) -> String {
    let months = months.iter().map(|(month, posts)| format!("{month}\n{}", posts.concat()));
    format!("{HEAD}{}", months.collect::<String>())
}

/// A folder for successive imports.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn content(&self) -> PathBuf {
        self.0.path().join("content")
    }

    fn import_with(&self, pages: &[String], options: &ImportOptions) -> Result<Imported, ImportError> {
        let file = |(number, text): (usize, &String)| {
            let file = self.0.path().join(format!("page-{number}.txt"));
            fs::write(&file, text).unwrap();
            file
        };
        let files: Vec<PathBuf> = pages.iter().enumerate().map(file).collect();
        import(&files, &self.content(), options)
    }

    fn import(&self, pages: &[String]) -> Imported {
        self.import_with(pages, &ImportOptions::default()).unwrap()
    }

    /// Each address with the first word of its post’s citation.
    fn addresses(&self) -> Vec<String> {
        let document = pprnet_content::load(&self.content()).unwrap();
        let author = |post: &Post| {
            post.citation.clone().unwrap_or_default().split(',').next().unwrap_or_default().to_owned()
        };
        let mut all: Vec<String> =
            document.posts.iter().map(|post| format!("{} {}", post.slug, author(post))).collect();
        all.sort();
        all
    }
}

#[test]
fn a_month_that_goes_on_in_another_file_is_one_month() {
    let folder = Folder::new();
    let first =
        page(&[("June 2020", &[post("On Pens", "Quill")]), ("May 2020", &[post("On Ink", "Inkwell")])]);
    let second =
        page(&[("May 2020", &[post("On Paper", "Paper")]), ("April 2020", &[post("On Desks", "Desk")])]);
    let imported = folder.import(&[first, second]);
    assert_eq!(imported.counts.new, 4);
    assert_eq!(imported.document.months().values().copied().collect::<Vec<_>>(), [1, 2, 1]);
}

#[test]
fn what_an_editor_has_set_stays_and_a_changed_text_is_shown_side_by_side() {
    let folder = Folder::new();
    let both = |pens: String| page(&[("May 2020", &[pens, post("On Ink", "Inkwell")])]);
    folder.import(&[both(post("On Pens", "Quill"))]);
    let file = folder.content().join("posts/2020-05-on-pens.md");
    let edited = fs::read_to_string(&file)
        .unwrap()
        .replace("topics = []", "was = [\"pens-of-old\"]\ntopics = [\"ink\"] # by hand")
        .replace("found little", "*found* little");
    fs::write(&file, &edited).unwrap();

    let imported = folder.import(&[both(post("On Pens", "Quill"))]);
    assert_eq!(
        (imported.counts.there, imported.counts.differing, imported.files.len()),
        (2, 0, 0),
        "emphasis is no other text"
    );

    let changed = post("On Pens", "Quill").replace("4,212", "4,213");
    let imported = folder.import(&[both(changed.clone())]);
    assert_eq!((imported.counts.there, imported.counts.differing, imported.files.len()), (1, 1, 0));
    let note = imported.notes.iter().find(|note| note.field == "differs").unwrap();
    assert!(note.line == 12 && note.message.contains("posts/2020-05-on-pens.md"), "{note}");
    assert!(note.message.contains("summary there: … 31 invented studies with 4,212"), "{note}");
    assert!(note.message.contains("summary here:  … 31 invented studies with 4,213"), "{note}");
    assert_eq!(fs::read_to_string(&file).unwrap(), edited);

    let force = ImportOptions { force: true, ..ImportOptions::default() };
    let imported = folder.import_with(&[both(changed)], &force).unwrap();
    assert_eq!(
        (imported.counts.replaced, imported.files.as_slice()),
        (1, &["posts/2020-05-on-pens.md".to_owned()][..])
    );
    let post = pprnet_content::load(&folder.content())
        .unwrap()
        .posts
        .into_iter()
        .find(|post| post.slug.as_str() == "on-pens")
        .unwrap();
    assert_eq!(post.topics[0].as_str(), "ink");
    let forced = fs::read_to_string(&file).unwrap();
    assert!(forced.contains("4,213") && forced.contains("was = [\"pens-of-old\"]\n"), "{forced}");
    assert!(forced.contains("topics = [\"ink\"] # by hand\n"), "comments stay: {forced}");
}

#[test]
fn a_filtered_page_files_its_posts() {
    let folder = Folder::new();
    let all = page(&[("May 2020", &[post("On Pens", "Quill"), post("On Ink", "Inkwell")])]);
    folder.import(&[all]);
    let filtered = page(&[("May 2020", &[post("On Ink", "Inkwell"), post("New Ink", "Blot")])]);
    let terms = Terms { topics: vec!["ink".parse().unwrap()], types: vec!["review".parse().unwrap()] };
    let options = ImportOptions { terms, ..ImportOptions::default() };
    let counts = folder.import_with(std::slice::from_ref(&filtered), &options).unwrap().counts;
    assert_eq!(counts, Counts { new: 1, there: 1, filed: 1, ..Counts::default() });
    let document = pprnet_content::load(&folder.content()).unwrap();
    let filed: Vec<(&str, usize, usize)> =
        document.posts.iter().map(|post| (post.slug.as_str(), post.topics.len(), post.types.len())).collect();
    assert_eq!(filed, [("on-pens", 0, 0), ("on-ink", 1, 1), ("new-ink", 1, 1)]);
    assert_eq!(folder.import_with(&[filtered], &options).unwrap().files.len(), 0);
}

#[test]
fn nothing_is_half_written_when_one_file_is_wrong() {
    let folder = Folder::new();
    folder.import(&[page(&[("May 2020", &[post("On Pens", "Quill")])])]);
    let good = page(&[("April 2020", &[post("On Ink", "Inkwell")])]);
    let result = folder.import_with(&[good, "no page".into()], &ImportOptions::default());
    assert!(matches!(result, Err(ImportError::Input(_))));
    assert_eq!(folder.addresses().len(), 1);
}

#[test]
fn lists_stay_lists_and_control_characters_are_put_right() {
    let folder = Folder::new();
    let pens =
        post("On Pens", "Quill").replace("found little.", "found\u{1} little \u{96} for clients\u{92} sake.");
    let ends = "Therapists might:\nask about pens\nlisten to what clients say about ink\n";
    let ink = post("On Ink", "Inkwell")
        .replace("Practice Implications\n", "Practice Implications\nAsk about:\n• pens\n• ink\n");
    let last = post("On Desks", "Desk") + ends;
    folder.import(&[page(&[("May 2020", &[pens, ink, last])])]);
    let document = pprnet_content::load(&folder.content()).unwrap();
    let find = |slug: &str| document.posts.iter().find(|post| post.slug.as_str() == slug).unwrap();
    assert!(
        pprnet_archive::plain_text(&find("on-pens").summary).ends_with("found little – for clients’ sake.")
    );
    let is_list = |block: &Block| matches!(block, Block::Bullets(items) if items.len() == 2);
    assert!(is_list(&find("on-ink").implications[1]), "{:?}", find("on-ink").implications);
    assert!(find("on-desks").implications.last().is_some_and(is_list), "{:?}", find("on-desks").implications);
}

#[test]
fn titles_of_other_scripts_and_of_none_have_addresses() {
    let folder = Folder::new();
    folder
        .import(&[page(&[("May 2020", &[post("Терапевтический альянс", "Quill"), post("…?!", "Inkwell")])])]);
    assert_eq!(folder.addresses(), ["post-2020-05 Inkwell", "terapevticheskii-alians Quill"]);
}

#[test]
fn a_draft_is_recognised_and_no_file_is_overwritten() {
    let folder = Folder::new();
    let pens = page(&[("May 2020", &[post("On Pens", "Quill")])]);
    folder.import(&[pens.clone(), page(&[("May 2020", &[post("On Ink", "Inkwell")])])]);
    let file = folder.content().join("posts/2020-05-on-pens.md");
    let draft = fs::read_to_string(&file).unwrap().replace("topics = []", "draft = true\ntopics = []");
    fs::write(&file, &draft).unwrap();
    assert_eq!(folder.import(std::slice::from_ref(&pens)).counts, Counts { drafts: 1, ..Counts::default() });
    let imported = folder.import(&[pens.replace("4,212", "4,213")]);
    assert_eq!(imported.counts, Counts { differing: 1, ..Counts::default() });
    let note = imported.notes.iter().find(|note| note.field == "differs").unwrap();
    let expected = "“On Pens” differs from posts/2020-05-on-pens.md, a draft, which was left alone\n    summary there: … 31 invented studies with 4,212";
    assert!(note.message.starts_with(expected), "{note}");
    // An incomplete draft cannot be recognised, but its file is kept.
    let broken = draft.replace("Practice Implications", "Practice");
    fs::write(&file, &broken).unwrap();
    assert_eq!(folder.import(&[pens]).files, ["posts/2020-05-on-pens-quill.md"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), broken);
}

impl Folder {
    /// The titles of a month, in the order of the site.
    fn titles(&self, month: &str) -> Vec<String> {
        let posts = pprnet_content::load(&self.content()).unwrap().posts.into_iter();
        posts.filter(|post| post.month.to_string() == month).map(|post| post.title).collect()
    }
}

/// Posts with these titles.
fn posts(titles: &[&str]) -> Vec<String> {
    titles.iter().map(|title| post(title, title)).collect()
}

#[test]
fn force_reports_what_it_replaces_and_counts_no_new_post() {
    let pens = page(&[("May 2020", &[post("On Pens", "Quill")])]);
    let changed = pens.replace("4,212", "4,213");
    let force = ImportOptions { force: true, ..ImportOptions::default() };
    let folder = Folder::new();
    let imported = folder.import_with(&[pens.clone(), changed.clone()], &force).unwrap();
    assert_eq!(imported.counts, Counts { new: 1, differing: 1, ..Counts::default() });
    let imported = folder.import_with(&[changed], &force).unwrap();
    assert_eq!(imported.counts, Counts { replaced: 1, ..Counts::default() });
    let note = imported.notes.iter().find(|note| note.field == "differs").unwrap();
    let expected = "“On Pens” differs from posts/2020-05-on-pens.md, which takes the new text (--force)\n    summary there: …";
    assert!(note.message.starts_with(expected), "{note}");
    // The month is part of the name of the file.
    let imported = folder.import_with(&[pens.replace("May 2020", "June 2020")], &force).unwrap();
    assert_eq!(imported.counts, Counts { differing: 1, ..Counts::default() });
    let note = imported.notes.iter().find(|note| note.field == "differs").unwrap();
    assert!(note.message.contains("left alone, because its month is another"), "{note}");
}

#[test]
fn a_post_in_several_files_is_counted_once() {
    let folder = Folder::new();
    let pens = page(&[("May 2020", &[post("On Pens", "Quill")])]);
    folder.import(std::slice::from_ref(&pens));
    assert_eq!(folder.import(&[pens.clone(), pens]).counts, Counts { there: 1, ..Counts::default() });
}

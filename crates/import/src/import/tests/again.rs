//! Importing into existing content: what is recognised, added and kept.

use super::*;
use pprnet_content::POSTS_FOLDER;

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
fn posts_of_one_title_keep_their_addresses_whichever_comes_first() {
    let title = "Research in Brief";
    let may = page(&[("May 2020", &[post(title, "Paper")])]);
    let june = page(&[("June 2020", &[post(title, "Inkwell")]), ("May 2020", &[post(title, "Paper")])]);
    let again = page(&[("May 2020", &[post(title, "Quill"), post(title, "Paper")])]);
    let expected =
        ["research-in-brief Paper", "research-in-brief-2020-06 Inkwell", "research-in-brief-quill Quill"];
    for order in [
        [&may, &june, &again],
        [&may, &again, &june],
        [&june, &may, &again],
        [&june, &again, &may],
        [&again, &may, &june],
        [&again, &june, &may],
    ] {
        let one_by_one = Folder::new();
        for page in order {
            one_by_one.import(std::slice::from_ref(page));
        }
        assert_eq!(one_by_one.addresses(), expected);
        let at_once = Folder::new();
        let counts = at_once.import(&order.map(Clone::clone)).counts;
        assert_eq!((counts.new, counts.differing), (3, 0));
        assert_eq!(at_once.addresses(), expected);
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

/// The page of [`page`] as a browser saves it.
fn html(text: &str) -> String {
    let line = |line: &str| match line {
        "Practice Implications" => "<div><p><strong>Practice Implications</strong></p></div>".to_owned(),
        line => match line.strip_prefix("- ") {
            Some(item) => format!("<ul><li><a href=\"/x\">{item}</a></li></ul>"),
            None => format!("<div><p>{}</p></div>", line.replace("found little", "found <em>little</em>")),
        },
    };
    let body: String = text.lines().map(line).collect();
    format!(
        "<!DOCTYPE html><html><head><title>T</title><style>p {{}}</style></head><body><script>x()</script>{body}</body></html>"
    )
}

#[test]
fn a_page_as_html_gives_the_posts_of_its_text_with_emphasis() {
    let text = page(&[
        ("June 2020", &[post("On Pens", "Quill"), post("On Ink", "Inkwell")]),
        ("May 2020", &[post("On Desks", "Desk")]),
    ]);
    let folder = Folder::new();
    folder.import(&[html(&text)]);
    let document = pprnet_content::load(&folder.content()).unwrap();
    assert_eq!((document.posts.len(), document.topics.len()), (3, 2));
    let has_emphasis = |post: &Post| matches!(&post.summary[0], Block::Paragraph(inlines) if inlines.iter().any(|inline| matches!(inline, pprnet_archive::Inline::Emphasis(_))));
    assert!(document.posts.iter().all(has_emphasis));
    let counts = folder.import(&[text]).counts;
    assert_eq!(counts, Counts { there: 3, ..Counts::default() }, "its text is the same");
}

#[test]
fn generated_pages_as_html_come_back_as_their_text_does() {
    for seed in 0..12 {
        let text = page::generated(seed);
        let Ok(plain) = parse_page(text.as_bytes()) else { continue };
        let escaped = text.replace('\r', "\n").replace('&', "&amp;").replace('<', "&lt;");
        let lines: String = escaped.lines().map(|line| format!("<div>{line}</div>\n")).collect();
        let folder = Folder::new();
        folder.import(&[format!("<html><body>{lines}</body></html>")]);
        assert_same(&plain, &pprnet_content::load(&folder.content()).unwrap());
    }
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

/// A page title such as “Alliance | The Pen Blog” is not the title of the site.
#[test]
fn the_site_has_the_name_that_all_its_pages_share() {
    let dir = tempfile::tempdir().unwrap();
    let page = |name: &str, month: &str| {
        let file = dir.path().join(format!("{name}.html"));
        let body =
            "<h3>Pens</h3><p>Sixty therapists were asked.</p><h4>Practice Implications</h4><p>Listen.</p>";
        let head = format!("<!doctype html><title>{name} | The Pen Blog</title><h1>{name}</h1>");
        fs::write(&file, format!("{head}<h2>{month}</h2>{body}")).unwrap();
        file
    };
    let files = [page("Alliance", "May 2020"), page("Page 2", "April 2020")];
    let done = import(&files, &dir.path().join("content"), &ImportOptions::default()).unwrap();
    assert_eq!(done.document.site.title, "The Pen Blog");
    let expected = "site.toml gets the title “The Pen Blog”, a part of “Alliance | The Pen Blog”, and the language “en”.";
    assert!(done.notes.iter().any(|note| note.message.starts_with(expected)), "{:?}", done.notes);
}

#[test]
fn an_address_that_a_post_had_is_not_given_to_another() {
    let folder = Folder::new();
    let first = page(&[("May 2020", &[post("Pens", "Quill")])]);
    folder.import_with(&[first], &ImportOptions::default()).unwrap();
    let posts = folder.content().join(POSTS_FOLDER);
    let text = fs::read_to_string(posts.join("2020-05-pens.md")).unwrap();
    fs::remove_file(posts.join("2020-05-pens.md")).unwrap();
    let moved = text.replace("topics = []", "was = [\"ink\"]\ntopics = []");
    fs::write(posts.join("2020-05-quills.md"), moved).unwrap();
    let second = page(&[("April 2020", &[post("Ink", "Nib")])]);
    let done = folder.import_with(&[second], &ImportOptions::default()).unwrap();
    assert_eq!(done.files, ["posts/2020-04-ink-2020-04.md"]);
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
fn a_month_on_two_pages_has_the_order_of_the_pages_whichever_comes_first() {
    for [first, second] in [
        [["Zebras", "Apples"], ["Mice", "Bees"]],
        [["Apples", "Zebras"], ["Mice", "Bees"]],
        [["Zebras", "Apples"], ["Bees", "Mice"]],
        [["Apples", "Bees"], ["Mice", "Zebras"]],
    ] {
        let whole = [first, second].concat();
        let pages = [
            page(&[("June 2020", &posts(&["Pens"])), ("May 2020", &posts(&first))]),
            page(&[("May 2020", &posts(&second)), ("April 2020", &posts(&["Ink"]))]),
        ];
        for order in [[0, 1], [1, 0]] {
            let one_by_one = Folder::new();
            for at in order {
                one_by_one.import(std::slice::from_ref(&pages[at]));
            }
            assert_eq!(one_by_one.titles("2020-05"), whole, "{order:?}");
            let at_once = Folder::new();
            at_once.import(&order.map(|at| pages[at].clone()));
            assert_eq!(at_once.titles("2020-05"), whole, "{order:?}");
        }
    }
}

#[test]
fn a_new_post_gets_its_position_among_the_others_and_no_other_byte_changes() {
    let folder = Folder::new();
    let may = |titles: &[&str]| page(&[("May 2020", &posts(titles))]);
    // The pages of a topic may come first.
    folder.import(&[may(&["Apples", "Mice"])]);
    folder.import(&[may(&["Zebras", "Apples", "Bees", "Mice"])]);
    assert_eq!(folder.titles("2020-05"), ["Zebras", "Apples", "Bees", "Mice"]);
    let file = folder.content().join("posts/2020-05-apples.md");
    let text = fs::read_to_string(&file).unwrap();
    let edited =
        text.replace("order = 2\n", "order = 2 # mine\n").replace("topics = []", "topics = [ 'ink' ] # mine");
    assert_ne!(text, edited);
    fs::write(&file, &edited).unwrap();
    let imported = folder.import(&[may(&["Wasps", "Zebras", "Bees"])]);
    assert_eq!(imported.counts, Counts { new: 1, there: 2, renumbered: 4, ..Counts::default() });
    assert_eq!(folder.titles("2020-05"), ["Wasps", "Zebras", "Apples", "Bees", "Mice"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), edited.replace("order = 2", "order = 3"));
}

#[test]
fn a_page_of_a_topic_leaves_the_order_alone_and_so_does_a_page_that_is_there() {
    let folder = Folder::new();
    let may = |titles: &[&str]| page(&[("May 2020", &posts(titles))]);
    folder.import(&[may(&["Zebras", "Apples", "Mice"])]);
    let terms = Terms { topics: vec!["ink".parse().unwrap()], types: Vec::new() };
    let options = ImportOptions { terms, ..ImportOptions::default() };
    for titles in [&["Apples", "Mice"][..], &["Mice"], &["Zebras"]] {
        let counts = folder.import_with(&[may(titles)], &options).unwrap().counts;
        assert_eq!((counts.new, counts.renumbered), (0, 0));
    }
    assert_eq!(folder.titles("2020-05"), ["Zebras", "Apples", "Mice"]);
    // An editor’s order stays.
    let file = folder.content().join("posts/2020-05-mice.md");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("order = 3", "order = 0")).unwrap();
    folder.import(&[may(&["Zebras", "Apples", "Mice"])]);
    assert_eq!(folder.titles("2020-05"), ["Mice", "Zebras", "Apples"]);
    folder.import(&[may(&["Zebras", "Bees", "Apples", "Mice"])]);
    assert_eq!(folder.titles("2020-05"), ["Mice", "Zebras", "Bees", "Apples"]);
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

/// An export and a feed have no pages, but the blog shows their newest post first.
#[test]
fn posts_of_a_feed_have_the_order_of_the_blog() {
    let item = |title: &str, day: u8| {
        let text = format!(
            "<p>Sixty therapists were asked about {title}.</p><h4>Practice Implications</h4><p>Listen.</p>"
        );
        format!(
            "<item><title>{title}</title><pubDate>{day} May 2020</pubDate><content:encoded><![CDATA[{text}]]></content:encoded></item>"
        )
    };
    let feed = |items: &[(&str, u8)]| {
        let items: String = items.iter().map(|(title, day)| item(title, *day)).collect();
        format!(
            "<?xml version=\"1.0\"?><rss xmlns:content=\"c\"><channel><title>D</title>{items}</channel></rss>"
        )
    };
    let folder = Folder::new();
    folder.import(&[feed(&[("Apples", 1), ("Bees", 2)])]);
    assert_eq!(folder.titles("2020-05"), ["Bees", "Apples"]);
    folder.import(&[feed(&[("Mice", 30), ("Bees", 2), ("Apples", 1)])]);
    assert_eq!(folder.titles("2020-05"), ["Mice", "Bees", "Apples"]);
}

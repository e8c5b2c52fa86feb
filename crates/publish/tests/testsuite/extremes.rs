//! Extreme content that no editor writes goes through check, build, finish, export, import and search. Each case is
//! published or refused with problems; none crashes the program.

use std::fs;
use std::path::{Path, PathBuf};

use pprnet::search::{Collection, Request, search, show};
use pprnet_content::{Checked, Publishable, check};
use pprnet_import::{ImportOptions, import};
use pprnet_search::{Mode, Sort};
use pprnet_site::{ArchiveFiles, FinishOptions, archive_json, finish};
use pprnet_timing::Pace;

use crate::command::trunk_folder;

/// How many of something an extreme case has; a real post has a few.
const MANY: usize = 1_000;

const SITE: &str = "title = \"T\"\nlanguage = \"en\"\n";
const TAXONOMY: &str = "[[topic]]\nslug = \"a\"\nname = \"A\"\n[[type]]\nslug = \"t\"\nname = \"T\"\n";

/// A folder that differs from a plain one in one file.
struct Case {
    name: String,
    file: String,
    content: Vec<u8>,
}

fn case(name: &str, file: &str, content: impl Into<Vec<u8>>) -> Case {
    Case { name: name.into(), file: file.into(), content: content.into() }
}

fn post(front: &str, summary: &str, implications: &str) -> String {
    format!(
        "+++\ntitle = \"T\"\nmonth = \"2020-01\"\n{front}\n+++\n{summary}\n\n## Practice Implications\n\n{implications}\n"
    )
}

/// Texts that might break a parser, with names.
fn texts() -> Vec<(&'static str, String)> {
    let many = |text: &str| text.repeat(MANY);
    vec![
        ("brackets", "[".repeat(100_000)),
        ("pairs of brackets", format!("{}a{}", many("["), many("]"))),
        ("links in links", format!("{}a{}", many("["), many("](https://a.example/)"))),
        ("pictures", many("![a](b) ")),
        ("references", format!("{}\n\n{}", many("[a] "), many("[a]: b\n"))),
        ("deep quotes", format!("{}a", many("> "))),
        ("quotes up to the limit", format!("{}a", "> ".repeat(20))),
        ("deep lists", format!("{}a", many("- "))),
        ("stairs of lists", (0..400).map(|deep| format!("{}- a\n", "  ".repeat(deep))).collect()),
        ("a long list", many("- a\n")),
        ("numbers of a list", many("999999999. a\n")),
        ("stars", "*".repeat(100_000)),
        ("emphasis in emphasis", format!("{}a{}", many("*_"), many("_*"))),
        ("open emphasis", many("*a ")),
        ("backticks", (1..200).map(|length| "`".repeat(length) + " ").collect()),
        ("tags", many("<b>")),
        ("an open tag", format!("<{}", many("a"))),
        ("comments", many("<!--")),
        ("entities", many("&amp;&#60;&#x110000;&nosuch;")),
        ("backslashes", many("\\")),
        ("hash signs", many("# a\n")),
        ("headings", many("## Practice Implications\n\na\n\n")),
        ("rules", many("---\n")),
        ("fences", many("```\n")),
        ("tables", many("| a | b |\n|---|---|\n")),
        ("a long word", many("abcdefghij")),
        ("a long line", many("word and word ")),
        ("many paragraphs", many("a\n\n")),
        ("blank lines", format!("a{}b", many("\n"))),
        ("blanks", format!("a{}b", many(" "))),
        ("tabs", format!("a{}b", many("\t"))),
        ("line ends of old", format!("a{}b", many("\r"))),
        ("line ends of two kinds", many("a\r\n\n\r")),
        ("combining marks", format!("e{}", many("\u{301}"))),
        ("from right to left", many("\u{202e}א\u{202c} ")),
        ("joined signs", many("👩\u{200d}👩\u{200d}👧")),
        ("invisible signs", many("\u{200b}\u{feff}\u{2060}")),
        ("line separators", many("a\u{2028}b\u{2029}")),
        ("signs beyond the plane", many("𝔘\u{10ffff}")),
        ("private signs", many("\u{e0f0}")),
        ("no signs", many("\u{0}")),
        ("controls", "a\u{1b}[31mb\u{7}\u{8}\u{7f}\u{9b}".into()),
        ("autolinks", many("<https://a.example/> https://b.example/ ")),
        ("a long address", format!("[a](https://a.example/{})", many("x"))),
        ("odd addresses", "[a](javascript:alert(1)) [b](//c) [d](data:,x) [e](HTTPS://E) [f]()".into()),
        ("numbers of statistics", many("r = .17, 95% CI [0.1, 0.2], p < .001; ")),
        ("fences of front matter", many("+++\n")),
        ("nothing", String::new()),
    ]
}

/// TOML values for keys that expect another type or a reasonable size, with names.
fn values() -> Vec<(&'static str, String)> {
    let many = |text: &str| text.repeat(MANY);
    vec![
        ("open lists", many("[")),
        ("nested lists", format!("{}{}", many("["), many("]"))),
        ("nested tables", format!("{}1{}", many("{a="), many("}"))),
        ("an open text", "\"a".into()),
        ("an open long text", "\"\"\"a".into()),
        ("a long text", format!("\"{}\"", many("long "))),
        ("escapes", format!("\"{}\"", many("\\u00e9\\t"))),
        ("a wrong escape", "\"\\q\\ud800\"".into()),
        ("a long number", many("9")),
        ("a great number", "1e999".into()),
        ("no number", "nan".into()),
        ("less than nothing", "-9223372036854775808".into()),
        ("numbers of other bases", "0xffff_ffff_ffff_ffff".into()),
        ("a date", "2020-01-01T00:00:00Z".into()),
        ("a day that is none", "2020-02-30".into()),
        ("a list of all kinds", "[1, \"a\", 1.5, true, 2020-01-01, [], {}]".into()),
        ("a long list", format!("[{}]", many("\"a\", "))),
        ("an empty text", "\"\"".into()),
        ("blanks", "\"  \\n \"".into()),
        ("curly quotes", "“a”".into()),
        ("nothing", String::new()),
    ]
}

fn posts() -> Vec<Case> {
    const FILE: &str = "posts/2020-01-x.md";
    let mut cases = Vec::new();
    for (name, text) in texts() {
        cases.push(case(&format!("{name} in a post"), FILE, post("", &text, &text)));
        cases.push(case(&format!("{name} alone"), FILE, text));
    }
    for (name, value) in values() {
        for key in ["citation", "topics", "article", "finding", "notice", "x"] {
            cases.push(case(&format!("{name} as {key}"), FILE, post(&format!("{key} = {value}"), "a", "b")));
        }
        for (table, key) in [("[article]\ntype = 'book'", "author"), ("[article]\ntype = 'book'", "volume")] {
            let front = format!("{table}\n{key} = {value}");
            cases.push(case(&format!("{name} as {key}"), FILE, post(&front, "a", "b")));
        }
    }
    let fronts = [
        ("findings", "[[finding]]\nmetric = 'r'\nestimate = 0.1\nlabel = 'a'\n".repeat(20 * MANY)),
        ("faulty findings", "[[finding]]\nestimate = 'x'\nlevl = 1\n".repeat(MANY)),
        ("notices", "[[notice]]\ndate = '2020-01-01'\nkind = 'correction'\ntext = 'x'\n".repeat(MANY)),
        ("authors", format!("[article]\ntype = 'book'\nauthor = [{}]", "{family = 'A'},".repeat(10 * MANY))),
        (
            "tables of authors",
            format!("[article]\ntype = 'a'\n{}", "[[article.author]]\nfamily = 'A'\n".repeat(MANY)),
        ),
        ("dates", format!("[article]\ntype = 'a'\nissued = {{date-parts = [[{}]]}}", "-1,".repeat(MANY))),
        ("a dotted key", format!("{}a = 1", "a.".repeat(MANY))),
        ("unknown keys", (0..MANY).map(|number| format!("k{number} = 1\n")).collect()),
        ("one key", "citation = 'x'\n".repeat(MANY)),
        (
            "numbers that are none",
            "[[finding]]\nmetric = 'r'\nestimate = nan\nci = [inf, -inf]\nlevel = -0.0\n".into(),
        ),
        ("topics", format!("topics = [{}]", "'a',".repeat(MANY))),
        ("unknown topics", format!("topics = [{}]", "'aaaaaaaaaa',".repeat(MANY))),
    ];
    let fronts = fronts.into_iter().map(|(name, front)| case(name, FILE, post(&front, "a", "b")));
    cases.extend(fronts);
    cases.extend([
        case("a file without an end", FILE, "+++\ntitle = 'a'"),
        case("a mark of byte order", FILE, format!("\u{feff}\u{feff}{}", post("", "a", "b"))),
        case("no UTF-8", FILE, vec![0xff; MANY]),
        case("half a character", FILE, [post("", "a", "b").as_bytes(), &[0xe2, 0x82]].concat()),
        case(
            "UTF-16",
            FILE,
            post("", "a", "b").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
        ),
        case("a long name", &format!("posts/2020-01-{}.md", "x".repeat(240)), post("", "a", "b")),
        case("a name with signs", "posts/2020-01-é \u{202e}\n.md", post("", "a", "b")),
        case("a name without month", "posts/9999-99-x.md", post("", "a", "b")),
        case("a name that is none", "posts/.md", post("", "a", "b")),
        case("the same slug twice", "posts/2021-01-plain.md", post("", "a", "b")),
        case("a folder for a post", "posts/2020-01-x.md/y", "z"),
    ]);
    cases
}

fn settings() -> Vec<Case> {
    let mut cases = Vec::new();
    for (name, value) in values() {
        for key in ["title", "since", "licence", "introduction"] {
            let site = if key == "title" { "language = 'en'\n" } else { SITE };
            cases.push(case(&format!("{name} as {key}"), "site.toml", format!("{site}{key} = {value}\n")));
        }
        for (file, key) in
            [("synonyms.toml", "words"), ("redirects.toml", "from"), ("screenshots.toml", "file")]
        {
            let table = &file[..file.len() - "s.toml".len()];
            let table = if table == "synonym" { "group" } else { table };
            cases.push(case(&format!("{name} in {file}"), file, format!("[[{table}]]\n{key} = {value}\n")));
        }
    }
    let numbered = |line: &dyn Fn(usize) -> String, count: usize| (0..count).map(line).collect::<String>();
    let redirect = |from: usize, to: &str| format!("[[redirect]]\nfrom = '/old{from}'\nto = '{to}'\n");
    let mut picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x06\0\0\0".to_vec();
    picture.extend([0; 64]);
    cases.extend([
        case(
            "topics",
            "taxonomy.toml",
            numbered(&|n| format!("[[topic]]\nslug = 'a{n}'\nname = 'A'\n"), MANY) + TAXONOMY,
        ),
        case("one topic", "taxonomy.toml", TAXONOMY.repeat(MANY)),
        case(
            "other names",
            "taxonomy.toml",
            format!("[[topic]]\nslug = 'a'\nname = 'A'\naliases = [{}]", "'b',".repeat(MANY)),
        ),
        case(
            "a chain",
            "redirects.toml",
            numbered(&|n| redirect(n, &format!("/old{}", n + 1)), MANY) + &redirect(MANY, "/"),
        ),
        case(
            "a circle",
            "redirects.toml",
            numbered(&|n| redirect(n, &format!("/old{}", (n + 1) % MANY)), MANY),
        ),
        case("old addresses", "redirects.toml", numbered(&|n| redirect(n, "/about/"), MANY)),
        case("a long query", "redirects.toml", redirect(0, &format!("/?{}", "topic=a&".repeat(MANY)))),
        case(
            "words",
            "synonyms.toml",
            format!("[[group]]\nwords = [{}]", numbered(&|n| format!("'w{n}',"), MANY)),
        ),
        case(
            "groups",
            "synonyms.toml",
            numbered(&|n| format!("[[group]]\nwords = ['a{n}', 'b{n}']\n"), MANY),
        ),
        case("a phrase", "synonyms.toml", format!("[[group]]\nwords = ['{}', 'b']", "w ".repeat(MANY))),
        case("a picture without end", "screenshots/x.png", picture),
        case("a picture of nothing", "screenshots/x.png", ""),
    ]);
    cases
}

fn write(folder: &Path, case: &Case) {
    let plain = [
        ("site.toml", SITE.to_owned()),
        ("taxonomy.toml", TAXONOMY.to_owned()),
        ("posts/2020-01-plain.md", post("topics = ['a']", "a", "b")),
    ];
    let named = case
        .file
        .starts_with("screenshots/")
        .then(|| ("screenshots.toml", "[[screenshot]]\nfile = 'x.png'\nlabel = 'l'\n".to_owned()));
    for (file, text) in plain.into_iter().chain(named) {
        put(&folder.join(file), text.as_bytes());
    }
    put(&folder.join(&case.file), &case.content);
}

fn put(path: &Path, content: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}

/// Publishes what can be published. All of it must survive an export and be searchable.
fn publish(folder: &Path, content: Publishable) {
    let Publishable { document, vocabulary, .. } = content;
    let (dist, file, back) = (folder.join("dist"), folder.join("archive.json"), folder.join("back"));
    ArchiveFiles::new(&document, &vocabulary).unwrap().write(&dist).unwrap();
    fs::write(&file, archive_json(&document, true).unwrap()).unwrap();
    assert!(import(&[file], &back, &ImportOptions::default()).unwrap().document == document);
    let collection = Collection::load(&folder.join("content")).unwrap();
    for query in ["a", "r .17 \"b", &"(".repeat(1000), &"a OR -".repeat(200), &"w".repeat(MANY), "\u{301}*"] {
        let request = Request { mode: Mode::Complete, sort: Sort::Relevance, limit: 3, explain: true };
        if let Some(results) = search(&collection, query, request) {
            let _text = show(&collection, &results, request, true);
        }
    }
}

/// Runs all cases, and returns the publishable ones.
fn put_through(cases: Vec<Case>) -> Vec<Case> {
    let dir = tempfile::tempdir().unwrap();
    let mut published = Vec::new();
    for (number, case) in cases.into_iter().enumerate() {
        let folder = dir.path().join(number.to_string());
        let content_folder = folder.join("content");
        write(&content_folder, &case);
        let Checked { content, problems, .. } = check(&content_folder);
        assert_eq!(content.is_some(), problems.is_empty(), "{}", case.name);
        for problem in problems.iter().take(100) {
            let length = problem.message.chars().count();
            assert!(length < 2_000, "{}: a problem of {length} characters: {problem:.200}", case.name);
        }
        // The same bytes, as input for an import.
        let _ =
            import(&[content_folder.join(&case.file)], &folder.join("imported"), &ImportOptions::default());
        if let Some(content) = content {
            publish(&folder, content);
            published.push(case);
        }
        fs::remove_dir_all(&folder).unwrap();
    }
    published
}

fn finish_site(folder: &Path) {
    let (content, dist): (PathBuf, PathBuf) = (folder.join("content"), folder.join("dist"));
    trunk_folder(&dist);
    let Publishable { document, vocabulary, redirects, screenshots, .. } = check(&content).content.unwrap();
    ArchiveFiles::new(&document, &vocabulary).unwrap().write(&dist).unwrap();
    let (public_url, pace) = ("/".into(), Pace::REAL);
    let options = FinishOptions { dist: dist.clone(), public_url, content, retire_worker: false, pace };
    finish(&options, &redirects, &screenshots).unwrap();
    assert!(dist.join("about/index.html").is_file());
}

#[test]
fn posts_beyond_reason_are_published_or_refused() {
    let published = put_through(posts());
    assert!(published.len() > 30, "{}", published.len());
    // All publishable cases together make one site.
    let dir = tempfile::tempdir().unwrap();
    for (number, case) in published.into_iter().enumerate() {
        let file = format!("posts/2020-01-x{number}.md");
        write(&dir.path().join("content"), &Case { file, ..case });
    }
    finish_site(dir.path());
}

#[test]
fn settings_beyond_reason_are_published_or_refused() {
    let published = put_through(settings());
    assert!(published.len() > 10, "{}", published.len());
    let dir = tempfile::tempdir().unwrap();
    // The largest case of each file. The taxonomy stays plain: many topics would make thousands of pages.
    for file in ["site.toml", "redirects.toml", "synonyms.toml"] {
        let largest = published.iter().filter(|case| case.file == file).max_by_key(|case| case.content.len());
        let case = largest.unwrap();
        put(&dir.path().join("content").join(file), &case.content);
    }
    for (file, text) in
        [("taxonomy.toml", TAXONOMY.to_owned()), ("posts/2020-01-plain.md", post("", "a", "b"))]
    {
        put(&dir.path().join("content").join(file), text.as_bytes());
    }
    finish_site(dir.path());
}

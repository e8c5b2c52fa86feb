//! A content folder, read and checked as a whole.
//!
//! Each step goes on after a problem, so that one run names all problems of all files, each with its line; only when
//! there is none does a [`Document`] come out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use pprnet_archive::{Date, Document, Post, Slug, Taxonomy};

use crate::folder::{
    POSTS_FOLDER, REDIRECTS_FILE, SCREENSHOTS_FILE, SITE_FILE, SYNONYMS_FILE, TAXONOMY_FILE, THESAURUS_FILE,
};
use crate::moved::{self, Moved};
use crate::post::Written;
use crate::problem::{Problem, Problems, Remarks};
use crate::redirects::{self, Named, Pages, Redirect};
use crate::screenshots::{self, Screenshot};
use crate::source::Source;
use crate::thesaurus::{self, Thesaurus};
use crate::vocabulary::Vocabulary;
use crate::{advice, names, post, site, synonyms};

/// Content that can be published: all of it comes from one reading.
#[derive(Debug)]
pub struct Publishable {
    /// The archive.
    pub document: Document,
    /// Where old addresses lead.
    pub redirects: Vec<Redirect>,
    /// What the search knows of words.
    pub vocabulary: Vocabulary,
    /// Pictures of the reader.
    pub screenshots: Vec<Screenshot>,
    /// Posts of which no findings are to be read: `findings = "none"`.
    pub unread: BTreeSet<Slug>,
    /// Posts that are not shown: drafts.
    pub drafts: Vec<Post>,
    /// Posts that are not shown before a day, which has not come.
    pub later: Vec<(Date, Post)>,
}

/// What a look at a content folder brings.
#[derive(Debug)]
pub struct Checked {
    /// What can be published; nothing where there are problems.
    pub content: Option<Publishable>,
    /// What keeps it from being published, in order of files and lines.
    pub problems: Vec<Problem>,
    /// What could be better, likewise.
    pub advice: Vec<Problem>,
}

/// Reads and checks a content folder.
///
/// # Errors
/// When anything in it is wrong: all problems of all files.
pub fn load(dir: &Path) -> Result<Document, Problems> {
    let checked = check(dir);
    checked.content.map(|content| content.document).ok_or(Problems(checked.problems))
}

/// Reads and checks a content folder, advice included. Every day that a post names counts as come.
#[must_use]
pub fn check(dir: &Path) -> Checked {
    check_on(dir, None)
}

/// Reads and checks a content folder as of a day: posts that name a later one are not shown.
#[must_use]
pub fn check_on(dir: &Path, today: Option<Date>) -> Checked {
    let mut remarks = Remarks::default();
    let site = open(&dir.join(SITE_FILE), &mut remarks.problems)
        .and_then(|source| site::check_site(&source, &mut remarks.problems));
    let taxonomy = open(&dir.join(TAXONOMY_FILE), &mut remarks.problems)
        .and_then(|source| site::check_taxonomy(&source, &mut remarks.problems));
    let (taxonomy, terms) = taxonomy.unzip();
    let (Posts { shown: posts, unread, drafts, later, was }, named) =
        check_posts(&dir.join(POSTS_FOLDER), taxonomy.as_ref(), today, &mut remarks);
    let pages = Pages { taxonomy: taxonomy.as_ref(), posts: named.as_ref() };
    let mut redirects = check_redirects(&dir.join(REDIRECTS_FILE), pages, &mut remarks.problems);
    let moved: Vec<Moved> = terms.into_iter().flatten().chain(was).collect();
    moved::add_moved(&moved, pages, &mut redirects, &mut remarks.problems);
    let synonyms = check_synonyms(&dir.join(SYNONYMS_FILE), &mut remarks.problems);
    let is_english = site.as_ref().is_some_and(|site| site.language.split('-').next() == Some("en"));
    let thesaurus = check_thesaurus(&dir.join(THESAURUS_FILE), is_english, &mut remarks.problems);
    let screenshots = check_screenshots(dir, &mut remarks.problems);
    remarks.problems.sort();
    remarks.advice.sort();
    let Remarks { mut problems, advice } = remarks;
    let document = match (site, taxonomy) {
        (Some(site), Some(taxonomy)) if problems.is_empty() => Some(Document::new(site, taxonomy, posts)),
        _ => None,
    };
    // What is checked here is what the model asks for; should the two ever differ, nothing goes out.
    problems.extend(document.iter().flat_map(Document::problems).map(|problem| Problem {
        file: dir.display().to_string(),
        line: 1,
        field: "archive".into(),
        message: problem.to_string(),
    }));
    let document = document.filter(|_| problems.is_empty());
    let vocabulary = Vocabulary { synonyms, thesaurus };
    let mut advice = advice;
    advice.extend(document.iter().flat_map(|document| advice::about_all(document, dir)));
    advice.sort();
    let content = document.map(|document| Publishable {
        document,
        redirects,
        vocabulary,
        screenshots,
        unread,
        drafts,
        later,
    });
    Checked { content, problems, advice }
}

fn check_screenshots(dir: &Path, problems: &mut Vec<Problem>) -> Vec<Screenshot> {
    let path = dir.join(SCREENSHOTS_FILE);
    if !path.exists() {
        return Vec::new();
    }
    let source = open(&path, problems);
    source.map(|source| screenshots::check_screenshots(&source, dir, problems)).unwrap_or_default()
}

fn check_synonyms(path: &Path, problems: &mut Vec<Problem>) -> Vec<Vec<String>> {
    if !path.exists() {
        return Vec::new();
    }
    open(path, problems).map(|source| synonyms::check_synonyms(&source, problems)).unwrap_or_default()
}

/// The thesaurus of a folder, or the one that comes with this program, if that has its language.
fn check_thesaurus(path: &Path, is_english: bool, problems: &mut Vec<Problem>) -> Thesaurus {
    if path.exists() {
        let source = open(path, problems);
        return source.map(|source| thesaurus::check_thesaurus(&source, problems)).unwrap_or_default();
    }
    if is_english { thesaurus::built_in(problems) } else { Thesaurus::default() }
}

fn check_redirects(path: &Path, pages: Pages<'_>, problems: &mut Vec<Problem>) -> Vec<Redirect> {
    if !path.exists() {
        return Vec::new();
    }
    let source = open(path, problems);
    source.map(|source| redirects::check_redirects(&source, pages, problems)).unwrap_or_default()
}

/// Reads a file as text, or says why not.
fn open(path: &Path, problems: &mut Vec<Problem>) -> Option<Source> {
    let file = path.display().to_string();
    let source = match fs::read(path) {
        Ok(bytes) => Source::new(&file, bytes),
        Err(error) => {
            let message = format!("it cannot be read: {error}");
            Err(Problem { file, line: 1, field: "file".into(), message })
        }
    };
    let source = source.map_err(|problem| problems.push(problem)).ok()?;
    problems.extend(source.control_characters());
    Some(source)
}

/// The posts of a folder.
#[derive(Debug, Default)]
struct Posts {
    shown: Vec<Post>,
    unread: BTreeSet<Slug>,
    drafts: Vec<Post>,
    later: Vec<(Date, Post)>,
    /// Old slugs of the posts that are shown.
    was: Vec<Moved>,
}

/// The posts, and which there are by the names of their files; the latter not when that cannot be known.
fn check_posts(
    dir: &Path,
    taxonomy: Option<&Taxonomy>,
    today: Option<Date>,
    remarks: &mut Remarks,
) -> (Posts, Option<Named>) {
    let names = match post_files(dir) {
        Ok(names) => names,
        Err(error) => {
            let message = format!("the folder of the posts cannot be read: {error}");
            let file = dir.display().to_string();
            remarks.problems.push(Problem { file, line: 1, field: "file".into(), message });
            return (Posts::default(), None);
        }
    };
    let mut posts = Posts::default();
    let mut there = Named::default();
    let mut slugs: BTreeMap<String, String> = BTreeMap::new();
    for name in names {
        let path = dir.join(&name);
        let name = name.to_string_lossy().into_owned();
        let remark = |field: &str, message: String| Problem {
            file: path.display().to_string(),
            line: 1,
            field: field.into(),
            message,
        };
        match names::kind(&name) {
            names::Kind::Hidden => continue,
            names::Kind::Other(_) | names::Kind::OtherEnding(_) if path.is_dir() => {
                let message = "it is a folder; it was passed over, and the posts lie beside it".to_owned();
                remarks.advice.push(remark("file name", message));
                continue;
            }
            names::Kind::Other(message) => {
                remarks.advice.push(remark("file name", message.to_owned()));
                continue;
            }
            names::Kind::OtherEnding(ending) => {
                remarks.problems.push(names::other_ending(&path, &name, &ending));
                continue;
            }
            names::Kind::Post => {}
        }
        let source = open(&path, &mut remarks.problems);
        let named = names::read_name(&path, &name, source.as_ref(), &mut remarks.problems);
        if let Some((_, slug)) = &named
            && let Some(other) = slugs.insert(slug.to_string(), name.clone())
        {
            let message = format!("no two posts have the same, and {other} also has “{slug}”");
            remarks.problems.push(remark("slug", message));
        }
        let name = named.clone();
        let written = source
            .as_ref()
            .and_then(|source| post::check_post(source, named, taxonomy, remarks).map(|post| (source, post)));
        match written {
            Some((_, Written { post, is_draft: true, .. })) => posts.drafts.push(post),
            Some((_, Written { post, publish: Some(day), .. })) if today.is_some_and(|today| day > today) => {
                posts.later.push((day, post));
            }
            other => {
                if let Some((source, Written { post, was, is_unread, .. })) = other {
                    if is_unread {
                        posts.unread.insert(post.slug.clone());
                    }
                    let moved = |(at, old)| Moved {
                        kind: moved::Kind::Post,
                        slug: post.slug.clone(),
                        problem: source.problem(at, "was", ""),
                        old,
                    };
                    posts.was.extend(was.into_iter().map(moved));
                    posts.shown.push(post);
                }
                // A post with a fault is there all the same.
                if let Some((month, slug)) = name {
                    there.months.insert(month);
                    there.slugs.insert(slug);
                }
            }
        }
    }
    (posts, Some(there))
}

/// The names in the folder of the posts, sorted.
fn post_files(dir: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dir)? {
        names.push(PathBuf::from(entry?.file_name()));
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn terms() -> Taxonomy {
        let term = pprnet_archive::Term { slug: "a".parse().unwrap(), name: "A".into(), aliases: Vec::new() };
        Taxonomy { topics: vec![term], types: Vec::new() }
    }

    /// Checks a file in each of its possible roles.
    fn check_bytes(bytes: &[u8]) -> Option<Post> {
        let source = Source::new("file", bytes.to_vec()).ok()?;
        let mut remarks = Remarks::default();
        site::check_site(&source, &mut remarks.problems);
        site::check_taxonomy(&source, &mut remarks.problems);
        let lines = source.text.lines().count().max(1);
        let mut remarks = Remarks { problems: source.control_characters(), advice: Vec::new() };
        let named = names::read_name(Path::new("x"), "2020-01-x.md", Some(&source), &mut remarks.problems);
        let post = post::check_post(&source, named, Some(&terms()), &mut remarks).map(|written| written.post);
        assert_eq!(post.is_some(), remarks.problems.is_empty(), "{remarks:?}");
        for problem in remarks.problems.iter().chain(&remarks.advice) {
            assert!((1..=lines + 1).contains(&problem.line), "{problem} of {lines}");
        }
        post
    }

    #[test]
    fn a_post_without_line_break_at_its_end_is_a_post() {
        let post =
            check_bytes(b"+++\ntitle = 'T'\nmonth = '2020-01'\n+++\na\n## Practice Implications\nb").unwrap();
        assert_eq!((post.title.as_str(), post.implications.len()), ("T", 1));
    }

    /// A content folder with the posts `name` and front matter below title and month.
    fn folder(posts: &[(&str, &str)], redirects: &str) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("posts")).unwrap();
        fs::write(dir.path().join("site.toml"), "title = 'T'\nlanguage = 'en'\n").unwrap();
        fs::write(dir.path().join("taxonomy.toml"), "").unwrap();
        fs::write(dir.path().join("redirects.toml"), redirects).unwrap();
        for (name, front) in posts {
            let text = format!(
                "+++\ntitle = '{name}'\nmonth = '2020-01'\n{front}\n+++\na\n\n## Practice Implications\n\nb\n"
            );
            fs::write(dir.path().join(format!("posts/2020-01-{name}.md")), text).unwrap();
        }
        dir
    }

    #[test]
    fn a_topic_that_is_renamed_leaves_its_old_addresses_behind() {
        let dir = folder(&[("a", "")], "");
        let taxonomy = |was: &str| {
            let toml = format!(
                "[[topic]]\nslug = 'new'\nname = 'N'\nwas = {was}\n[[topic]]\nslug = 'other'\nname = 'O'\n\
                 [[type]]\nslug = 'kind'\nname = 'K'\nwas = ['sort']\n"
            );
            fs::write(dir.path().join("taxonomy.toml"), toml).unwrap();
        };
        taxonomy("['old', '/topics/older/']");
        let checked = check(dir.path());
        let redirects = checked.content.unwrap().redirects;
        let ways: Vec<String> =
            redirects.iter().map(|redirect| format!("{} {}", redirect.from, redirect.to)).collect();
        assert_eq!(
            ways,
            [
                "/topics/old /topics/new/",
                "/?topic=old /topics/new/",
                "/topics/older /topics/new/",
                "/?topic=older /topics/new/",
                "/types/sort /types/kind/",
                "/?type=sort /types/kind/",
            ]
        );
        taxonomy("['other', 'Not One']");
        let problems: Vec<String> = check(dir.path())
            .problems
            .iter()
            .map(|problem| format!("{} {}: {}", problem.line, problem.field, problem.message))
            .collect();
        assert_eq!(problems.len(), 2, "{problems:?}");
        assert!(
            problems[1].contains("4 topic 1: was: “other” is the address of another topic"),
            "{problems:?}"
        );
        assert!(problems[0].contains("the last part of an old address"), "{problems:?}");
    }

    #[test]
    fn a_digest_without_topics_or_types_gets_no_advice_on_them() {
        let dir = folder(&[("a", "citation = 'C'")], "");
        let fields = |taxonomy: &str| {
            fs::write(dir.path().join("taxonomy.toml"), taxonomy).unwrap();
            check(dir.path()).advice.into_iter().map(|advice| advice.field).collect::<Vec<_>>()
        };
        assert_eq!(fields(""), Vec::<String>::new());
        assert_eq!(fields("[[topic]]\nslug = 't'\nname = 'T'"), ["topics"]);
        assert_eq!(fields("[[type]]\nslug = 't'\nname = 'T'"), ["types"]);
    }

    #[test]
    fn drafts_and_posts_of_later_days_are_not_shown() {
        let dir = folder(
            &[
                ("a", "draft = true\ntopics = ['none']"),
                ("b", "draft = true"),
                ("c", "publish = '2020-02-03'"),
                ("d", "draft = false"),
            ],
            "",
        );
        let shown = |today: Option<&str>| {
            let checked = check_on(dir.path(), today.map(|day| day.parse().unwrap()));
            assert_eq!(checked.problems, []);
            assert!(
                checked.advice.iter().any(|advice| advice.message.ends_with("(a draft; it is not shown)"))
            );
            let content = checked.content.unwrap();
            let slugs: Vec<String> =
                content.document.posts.iter().map(|post| post.slug.to_string()).collect();
            (slugs.join(" "), content.drafts.len(), content.later.len())
        };
        assert_eq!(shown(Some("2020-02-02")), ("d".into(), 1, 1));
        assert_eq!(shown(Some("2020-02-03")), ("c d".into(), 1, 0));
        assert_eq!(shown(None), ("c d".into(), 1, 0));
    }

    #[test]
    fn an_old_slug_leads_to_its_post() {
        let dir = folder(
            &[("a", "was = ['old', '/posts/older/']"), ("b", "")],
            "[[redirect]]\nfrom = '/x'\nto = '/posts/b/'\n",
        );
        let content = check(dir.path()).content.unwrap();
        let all: Vec<String> =
            content.redirects.iter().map(|redirect| format!("{} {}", redirect.from, redirect.to)).collect();
        assert_eq!(all, ["/x /posts/b/", "/posts/old /posts/a/", "/posts/older /posts/a/"]);

        let dir = folder(
            &[("a", "was = ['b', 'x', 'y']"), ("b", "was = ['y']")],
            "[[redirect]]\nfrom = '/posts/x/'\nto = '/posts/b/'\n",
        );
        let told: Vec<String> = check(dir.path())
            .problems
            .iter()
            .map(|problem| format!("{}: {}", problem.line, problem.message))
            .collect();
        assert_eq!(told.len(), 3, "{told:?}");
        for message in [
            "4: “b” is the address of another post",
            "4: “x” leads elsewhere already",
            "4: “y” leads elsewhere already",
        ] {
            assert!(told.iter().any(|told| told.starts_with(message)), "{message}: {told:?}");
        }

        let dir = folder(&[("a", "was = ['Not One']")], "");
        assert!(check(dir.path()).problems[0].message.contains("and “Not One” is not"));
    }

    proptest! {
        #[test]
        fn no_bytes_make_the_checker_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            check_bytes(&bytes);
        }

        #[test]
        fn nothing_like_a_post_makes_the_checker_panic(
            lines in prop::collection::vec(
                prop_oneof![
                    Just("+++"), Just("title = \"x\""), Just("month = \"2020-01\""), Just("month = 2020-01-01"),
                    Just("topics = [\"a\", \"b\"]"), Just("topics = 1"), Just("[article]"), Just("type = \"book\""),
                    Just("[[finding]]"), Just("metric = \"r\""), Just("estimate = nan"), Just("ci = [2, 1]"),
                    Just("[[notice]]"), Just("date = \"2020-01-01\""), Just("kind = \"correction\""), Just("text = \"é\""),
                    Just("finding = [1, {}]"), Just("é"), Just("## Practice Implications"), Just("- a"), Just("> b"),
                    Just("<b>"), Just("```"), Just("\"\"\""), Just(""), Just("[x]: y"), Just("x = { y = 1 }"),
                ],
                0..16,
            ),
            end in prop_oneof![Just("\n"), Just("\r\n"), Just("\r")],
        ) {
            check_bytes(lines.join(end).as_bytes());
            check_bytes(format!("+++{end}{}", lines.join(end)).as_bytes());
        }
    }
}

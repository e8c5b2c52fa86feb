//! Makes a post file from the pasted text of one post.

use std::fmt::Write as _;

use pprnet_archive::{Document, Post, Site, Taxonomy, Term, YearMonth};
use pprnet_content::{ContentFile, content_files, post_file, template};

use super::entities::decode_entities;
use super::names::stem;
use super::page::{FirstLine, PageProblem, parse_pasted, repair};
use super::read::{own_heading, page_posts};
use super::suggest::suggested;

/// The input for a new post.
#[derive(Debug, Clone)]
pub struct NewPost {
    /// Its title; `None` uses the title in the pasted text.
    pub title: Option<String>,
    /// Its month.
    pub month: YearMonth,
    /// The pasted text of the post: title, citation, paragraphs, the heading, paragraphs.
    pub pasted: Option<String>,
    /// The heading of the second part of posts on this site.
    pub section: String,
}

/// The file of a new post: a draft with the parts that the text provides, and with suggested topics and types.
///
/// # Errors
/// Missing parts of the post, or problems of the pasted text, each with its line.
pub fn new_post(new: &NewPost, taxonomy: &Taxonomy) -> Result<ContentFile, Vec<(usize, String)>> {
    let Some(pasted) = &new.pasted else {
        let title = new.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
        let title =
            title.ok_or_else(|| vec![(1, "a new post needs a title: pprnet new \"Title\"".to_owned())])?;
        let nameless = || vec![(1, "the title has no word to make an address of".to_owned())];
        return template(title, new.month, &new.section).ok_or_else(nameless);
    };
    let pasted = repair(pasted.trim_start_matches('\u{feff}'));
    let pasted = decode_entities(&pasted);
    let title = new.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let (post, remarks) = titled_post(new, title, &pasted)?;
    let (topics, types) = (suggested(&post, &taxonomy.topics), suggested(&post, &taxonomy.types));
    let site = Site { section: Some(new.section.clone()), ..Site::default() };
    let document = Document::new(site, Taxonomy::default(), vec![post]);
    let files = content_files(&document).map_err(|error| vec![(1, error.to_string())])?;
    let path = document.posts.iter().map(post_file).next().unwrap_or_default();
    let file = files.into_iter().find(|file| file.path == path).ok_or_else(Vec::new)?;
    let text = file
        .text
        .replacen(
            "\ntopics = []\n",
            &format!("\ndraft = true\n{}{}topics = []\n", remarks, comment(&topics)),
            1,
        )
        .replacen("\ntypes = []\n", &format!("\n{}types = []\n", comment(&types)), 1);
    Ok(ContentFile { path: file.path, text })
}

/// The post of a text under the given title, and comments with the lines that the post does not contain: a replaced title, or
/// lines about the author.
fn titled_post(
    new: &NewPost,
    title: Option<&str>,
    pasted: &str,
) -> Result<(Post, String), Vec<(usize, String)>> {
    let first = FirstLine::of(pasted);
    let Some(title) = title else {
        if first == FirstLine::Citation {
            let message = "the text begins with its citation, and a post needs a title. Put the title on a line of its own above it, or name it: pprnet new \"Title\" --paste FILE";
            return Err(vec![(1, message.to_owned())]);
        }
        return one_post(new, None, pasted);
    };
    let own = if first == FirstLine::Title { one_post(new, None, pasted).ok() } else { None };
    let Some((own, mut remarks)) = own else { return one_post(new, Some(title), pasted) };
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    if letters(&own.title) != letters(title) {
        let _ = writeln!(remarks, "# The text had the title “{}”", own.title);
    }
    Ok((Post { title: title.to_owned(), slug: stem(title), ..own }, remarks))
}

/// The post of a text, parsed like a page with this post under its month; and comments with the lines that the post does not
/// contain.
fn one_post(new: &NewPost, title: Option<&str>, text: &str) -> Result<(Post, String), Vec<(usize, String)>> {
    let head: Vec<String> = std::iter::once(new.month.heading()).chain(title.map(str::to_owned)).collect();
    let line = |line: usize| line.saturating_sub(head.len() + 1).max(1);
    let with_line =
        |problem: &PageProblem| (line(problem.line), own_heading(problem.kind.to_string(), &new.section));
    let page = parse_pasted(format!("{}\n\n{text}", head.join("\n")).as_bytes(), &new.section)
        .map_err(|problems| problems.iter().map(with_line).collect::<Vec<_>>())?;
    let mut posts = page_posts(&page, None).map_err(|(at, message)| vec![(line(at), message)])?;
    match (posts.pop(), posts.len()) {
        (Some(only), 0) => {
            let remarks = page.unplaced.iter().map(|line| format!("# Not taken over: “{}”\n", line.text));
            Ok((only.post, remarks.collect()))
        }
        (_, others) => {
            Err(vec![(1, format!("the text has {} posts; paste one, or import the page", others + 1))])
        }
    }
}

fn comment(found: &[(&Term, String)]) -> String {
    let mut out = String::new();
    if !found.is_empty() {
        let terms: Vec<String> =
            found.iter().map(|(term, reason)| format!("\"{}\" (“{reason}”)", term.slug)).collect();
        let _ = writeln!(out, "# Perhaps: {}", terms.join(", "));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taxonomy() -> Taxonomy {
        let term = |slug: &str, name: &str, aliases: &[&str]| Term {
            slug: slug.parse().unwrap(),
            name: name.into(),
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            was: Vec::new(),
        };
        Taxonomy {
            topics: vec![
                term("alliance", "Alliance and Therapeutic Relationship", &["working alliance"]),
                term("chairs", "Chairs", &[]),
            ],
            types: vec![term("meta-analysis", "Meta-analysis", &[])],
        }
    }

    fn new(title: Option<&str>, pasted: Option<&str>) -> Result<ContentFile, Vec<(usize, String)>> {
        let new = NewPost {
            title: title.map(str::to_owned),
            month: "2022-12".parse().unwrap(),
            pasted: pasted.map(str::to_owned),
            section: "Practice Implications".into(),
        };
        new_post(&new, &taxonomy())
    }

    const PASTED: &str = "The Bond in Therapy\nQuill, A. B. (2019). Something. Journal of Made-Up Results, 12(3), 45–67. https://doi.org/10.9999/x\n\
        In this meta-analysis of 31 studies, the working alliances of 4,212 clients were related to outcome.\nPractice Implications\n\
        Therapists might ask clients about it.\n";

    #[test]
    fn a_new_post_is_a_draft_that_passes_the_checks() {
        for file in [new(Some("A \"New\" Post"), None).unwrap(), new(None, Some(PASTED)).unwrap()] {
            let dir = tempfile::tempdir().unwrap();
            std::fs::create_dir(dir.path().join("posts")).unwrap();
            std::fs::write(dir.path().join("site.toml"), "title = 'T'\nlanguage = 'en'\n").unwrap();
            std::fs::write(dir.path().join("taxonomy.toml"), "").unwrap();
            std::fs::write(dir.path().join(&file.path), &file.text).unwrap();
            let checked = pprnet_content::check(dir.path());
            assert_eq!(checked.problems, [], "{}", file.text);
            let content = checked.content.unwrap();
            assert_eq!((content.document.posts.len(), content.drafts.len()), (0, 1));
        }
    }

    #[test]
    fn pasted_text_fills_the_file_and_its_words_suggest_terms() {
        let file = new(None, Some(PASTED)).unwrap();
        assert_eq!(file.path, "posts/2022-12-the-bond-in-therapy.md");
        for line in [
            "title = \"The Bond in Therapy\"\n",
            "draft = true\n# Perhaps: \"alliance\" (“working alliance”)\ntopics = []\n",
            "# Perhaps: \"meta-analysis\" (“Meta-analysis”)\ntypes = []\n",
            "DOI = \"10.9999/x\"\n",
            "## Practice Implications\n\nTherapists might",
        ] {
            assert!(file.text.contains(line), "{line}: {}", file.text);
        }
        assert!(
            new(Some("Another Title"), Some(PASTED))
                .is_ok_and(|file| file.path.ends_with("another-title.md"))
        );
    }

    #[test]
    fn a_citation_is_no_title() {
        let (first, untitled) = PASTED.split_once('\n').unwrap();
        let file = new(Some("A Bond"), Some(&format!("\n{untitled}"))).unwrap().text;
        for line in ["title = \"A Bond\"\n", "citation = \"Quill, A. B. (2019).", "\n\nIn this meta-analysis"]
        {
            assert!(file.contains(line), "{line}: {file}");
        }
        let problems = new(None, Some(untitled)).unwrap_err();
        assert!(problems[0].1.contains("begins with its citation"), "{problems:?}");
        let bare: String = untitled.lines().skip(1).map(|line| format!("{line}\n")).collect();
        let file = new(Some("A Bond"), Some(&bare)).unwrap().text;
        assert!(file.contains("\n\nIn this meta-analysis"), "{file}");
        let file = new(Some("A Bond"), Some(PASTED)).unwrap().text;
        assert!(file.contains(&format!("# The text had the title “{first}”\n")), "{file}");
        let signed = PASTED.replacen('\n', "\nBy Jane Doe\n", 1);
        let file = new(None, Some(&signed)).unwrap().text;
        assert!(file.contains("# Not taken over: “By Jane Doe”\n"), "{file}");
        let file = new(Some("The bond in therapy"), Some(PASTED)).unwrap().text;
        assert!(!file.contains("# The text had"), "{file}");
    }

    /// The end of a pasted text is not the footer of a page.
    #[test]
    fn no_line_of_a_pasted_post_is_dropped() {
        for end in [
            "1. Ask about pens\n2. Ask about ink\n",
            "Do this:\nAsk\nListen more\n",
            "Ask about pens\nAsk about ink\nAsk about paper\n",
            "Listen\nShare this newsletter\n© Us\n",
        ] {
            let text = new(None, Some(&format!("{PASTED}{end}"))).unwrap().text;
            let words =
                |line: &str| line.trim_start_matches(|c: char| !c.is_alphabetic() && c != '©').to_owned();
            assert!(end.lines().all(|line| text.contains(&words(line))), "{text}");
        }
    }

    #[test]
    fn what_is_missing_is_told_with_its_line() {
        assert_eq!(new(None, None).unwrap_err()[0].0, 1);
        assert!(new(Some("…"), None).unwrap_err()[0].1.contains("no word"));
        let cut = PASTED.lines().take(3).collect::<Vec<_>>().join("\n");
        assert!(!new(None, Some(&cut)).unwrap_err().is_empty());
    }

    #[test]
    fn a_new_post_has_the_heading_of_its_site() {
        let section = "Clinical takeaways".to_owned();
        for (title, pasted) in [
            (Some("A Post"), None),
            (None, Some(PASTED.to_owned())),
            (None, Some(PASTED.replace("Practice Implications", "Clinical Takeaways:"))),
        ] {
            let new = NewPost {
                title: title.map(str::to_owned),
                month: "2022-12".parse().unwrap(),
                pasted,
                section: section.clone(),
            };
            let text = new_post(&new, &taxonomy()).unwrap().text;
            assert!(
                text.contains("\n\n## Clinical takeaways\n\n") && !text.contains("Implications"),
                "{text}"
            );
        }
        let cut = PASTED.lines().take(3).map(|line| format!("{line}\n")).collect();
        let new = NewPost { title: None, month: "2022-12".parse().unwrap(), pasted: Some(cut), section };
        let problems = new_post(&new, &taxonomy()).unwrap_err();
        assert!(problems[0].1.contains("`Clinical takeaways`"), "{problems:?}");
    }
}

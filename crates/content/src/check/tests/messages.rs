//! What is said of a mistake does not lead to another one: it can be followed as it stands.

use super::*;

const FRONT: &str = "title = 'T'\nmonth = '2020-01'\ntopics = ['a']\n";
const TEXT: &str = "\nA summary.\n\n## Practice Implications\n\nDo it.\n";
const TAXONOMY: &str = "[[topic]]\nslug = 'a'\nname = 'Alpha'\naliases = ['first']\n\n[[topic]]\nslug = 'b-c'\nname = 'Beta'\n\n\
                        [[type]]\nslug = 'kind'\nname = 'Kind of Study'\n";

/// A post with these lines below its month.
fn with(lines: &str) -> String {
    format!("+++\n{FRONT}{lines}\n+++\n{TEXT}")
}

/// A folder with one post.
fn content(post: &str) -> tempfile::TempDir {
    let dir = folder(&[], "");
    fs::write(dir.path().join("taxonomy.toml"), TAXONOMY).unwrap();
    fs::write(dir.path().join("posts/2020-01-x.md"), post).unwrap();
    dir
}

/// All that is wrong with a folder: line, field and message each.
fn problems(dir: &Path) -> Vec<String> {
    let told = check(dir).problems;
    told.iter().map(|told| format!("{}: {}: {}", told.line, told.field, told.message)).collect()
}

/// All that is wrong with a post.
fn told(post: &str) -> Vec<String> {
    problems(content(post).path())
}

#[track_caller]
fn assert_told(cases: &[(String, &str)]) {
    for (post, expected) in cases {
        assert_eq!(told(post), [*expected], "{post}");
    }
}

#[test]
fn front_matter_is_never_removed_with_a_wrong_first_line() {
    let begin = |first: &str| format!("{first}\n{FRONT}+++\n{TEXT}");
    assert_told(&[
        (begin("+ + +"), "1: front matter: Line 1 must be +++, and + + + was found. Write +++ there"),
        (begin("++-+"), "1: front matter: Line 1 must be +++, and ++-+ was found. Write +++ there"),
        (
            begin("My post"),
            "1: front matter: Line 1 must be +++, and “My post” was found. Put a line +++ above line 2, and remove what is above that",
        ),
        (
            begin("layout: post"),
            "1: front matter: Line 1 must be +++, and “layout: post” was found. Put a line +++ above it",
        ),
        (begin(""), "1: front matter: Line 1 must be +++, and it is empty. Write +++ there"),
        (
            format!("My post\n{}", begin("+++")),
            "1: front matter: Line 1 must be +++, and “My post” was found. Remove what is above line 2",
        ),
    ]);
}

#[test]
fn a_text_that_is_broken_over_lines_is_shown_on_one() {
    let broken = "syntax: It goes on in the lines below. Write all of it on one line: ";
    for (lines, line) in [
        (
            "citation = \"Quill, A. (2020).\nOf Mondays. J,\n1(2), 3–4.\"",
            "citation = \"Quill, A. (2020). Of Mondays. J, 1(2), 3–4.\"",
        ),
        ("citation = “Quill, A.\n\nOf Mondays.”", "citation = \"Quill, A. Of Mondays.\""),
        (
            "citation = 'Quill, A.\nhttps://example.org/?a=b'",
            "citation = \"Quill, A. https://example.org/?a=b\"",
        ),
        ("citation = Quill, A.\nOf Mondays.", "citation = \"Quill, A. Of Mondays.\""),
        ("citation =\n\"Quill, A.\"", "citation = \"Quill, A.\""),
        ("types =\n- kind\n- other", "types = [\"kind\", \"other\"]"),
    ] {
        assert_eq!(told(&with(lines)), [format!("5: {broken}{line}")], "{lines}");
    }
    let next = told(&with("citation = \"Quill, A.\nOf Mondays.\"\nadded = 2020"));
    assert_eq!(next.len(), 1, "{next:?}");
    let open = told(&with("citation = \"Quill, A.\nadded: \"2020-01-02\""));
    assert_eq!(
        open,
        [
            "5: syntax: The closing \" is missing on this line: citation = \"Quill, A.\"",
            "6: syntax: Write added = \"2020-01-02\" with = and an ordinary space",
        ]
    );
}

#[test]
fn a_heading_of_an_earlier_time_is_replaced_and_its_text_is_no_paragraph() {
    let dir = content(&with("").replace("Practice Implications", "At the Bedside"));
    let site = |section: &str| {
        fs::write(dir.path().join("site.toml"), format!("title = 'T'\nlanguage = 'en'\n{section}")).unwrap();
        problems(dir.path())
    };
    let replace = |heading: &str| {
        format!(
            "10: text: Replace “## At the Bedside” with the heading of this site: ## {heading} (if it was meant as another one, \
             write it as a paragraph of its own: **At the Bedside**, and put ## {heading} below it)"
        )
    };
    assert!(site("section = 'At the Bedside'\n").is_empty());
    assert_eq!(site("section = 'Clinical Takeaways'\n"), [replace("Clinical Takeaways")]);
    assert_eq!(site(""), [replace("Practice Implications")]);
    // Of two it is not known which it was.
    let post = with("").replace("A summary.", "A summary.\n\n## Methods\n\nMore.");
    fs::write(dir.path().join("posts/2020-01-x.md"), post.replace("Practice Imp", "Other Imp")).unwrap();
    assert_eq!(site("").len(), 3);
    fs::write(dir.path().join("posts/2020-01-x.md"), post).unwrap();
    assert!(site("")[0].ends_with("write it as a paragraph of its own: **Methods**"));
}

#[test]
fn the_folder_of_the_posts_is_not_taken_for_that_of_the_content() {
    let dir = content(&with(""));
    let posts = dir.path().join("posts");
    let above = dir.path().display();
    let message = format!("This is the folder of the posts themselves. Give the folder above it: {above}");
    assert_eq!(problems(&posts), [format!("1: file: {message}")]);
    let named = dir.path().join("posts/posts");
    fs::create_dir_all(named.join("posts")).unwrap();
    assert!(problems(&named).len() > 1, "a folder of content may be called so, too");
}

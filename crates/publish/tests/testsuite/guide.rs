//! Follows the guide for editors literally: runs every `pprnet` command in it, in order, on an old blog as saved by a browser.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::command::{fixtures, pasted, repository};

fn read(path: &str) -> String {
    fs::read_to_string(repository().join(path)).unwrap()
}

/// The `pprnet …` commands in the code blocks, in order.
fn commands(guide: &str) -> Vec<String> {
    let blocks = guide.split("```sh\n").skip(1).map(|block| block.split("```").next().unwrap());
    let lines = blocks.flat_map(str::lines).map(str::trim);
    lines.filter(|line| line.starts_with("pprnet ")).map(str::to_owned).collect()
}

/// A page of an old blog: its lines as paragraphs, some as headings, nested as deeply as on such pages.
fn saved_page(lines: &[&str]) -> String {
    let escape = |line: &str| line.replace('&', "&amp;").replace('<', "&lt;");
    let paragraphs: String =
        lines.iter().map(|line| format!("<div><p>{}</p></div>\n", escape(line))).collect();
    format!(
        "<!DOCTYPE html><html><head><title>Blog</title><style>p{{}}</style><script>var a = 1;</script></head>\
         <body><main>{paragraphs}</main></body></html>"
    )
}

/// The old blog in a folder: three pages, one page filtered by topic, and one filtered by type.
fn old_blog(dir: &Path) {
    let text = fs::read_to_string(pasted("typical")).unwrap();
    let text = text
        .replace("\nTopics\n", "\n- Survey\nTopics\n")
        .replace("Alliance and Therapeutic Relationship", "Alliance");
    let lines: Vec<&str> = text.lines().collect();
    let month = |name: &str| lines.iter().position(|line| *line == name).unwrap();
    let (december, october) = (month("December 2022"), month("October 2022"));
    let (head, end) = (&lines[..december], lines.len());
    let page = |from: usize, to: usize| saved_page(&[head, &lines[from..to]].concat());
    for (name, from, to) in [
        ("page-1.html", december, end),
        ("page-2.html", december, october),
        ("page-3.html", october, end),
        ("topic-alliance.html", december, october),
        ("type-survey.html", october, end),
    ] {
        fs::write(dir.join(name), page(from, to)).unwrap();
    }
    let post = "A New Post\nQuill, A. B. (2022). Of Mondays. Journal of Made-Up Results, 1(2), 3–4. https://doi.org/10.1000/example\n\
        Forty invented therapists were asked what they do on Mondays, and most of them said that they work.\n\
        Practice Implications\nAsk what clients do on Mondays, and listen to what they say about it.\n";
    fs::write(dir.join("post.txt"), post).unwrap();
}

#[test]
fn each_command_of_the_guide_does_what_it_says() {
    let dir = tempfile::tempdir().unwrap();
    old_blog(dir.path());
    let posts = dir.path().join("my-content/posts");
    let commands = commands(&read("docs/editors-guide.md"));
    assert!(commands.len() >= 9, "{commands:?}");
    for line in commands {
        let args: Vec<&str> = line.split_whitespace().skip(1).map(|word| word.trim_matches('"')).collect();
        let program = env!("CARGO_BIN_EXE_pprnet");
        let output = Command::new(program).args(&args).current_dir(dir.path()).output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{line}: {err}");
        if args.contains(&"--paste") {
            // The editor's next step in the guide.
            let file = posts.join("2023-01-a-new-post.md");
            let text = fs::read_to_string(&file).unwrap();
            fs::write(&file, text.replacen("draft = true\n", "", 1)).unwrap();
        }
    }
    let count = fs::read_dir(&posts).unwrap().count();
    assert_eq!(count, 4, "three of the old blog and the new one");
    let all: String = fs::read_dir(&posts)
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    assert_eq!(all.matches("topics = [\"alliance\"]").count(), 2, "{all}");
    assert_eq!(all.matches("types = [\"survey\"]").count(), 1, "{all}");
    assert!(fs::read_to_string(dir.path().join("mail.txt")).unwrap().contains("A New Post"));
}

#[test]
fn the_post_that_the_guide_shows_is_one() {
    let guide = read("docs/editors-guide.md");
    let post = guide.split("```text\n").nth(1).unwrap().split("```").next().unwrap();
    let post: String = post.lines().map(|line| format!("{}\n", line.trim_start())).collect();
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("posts")).unwrap();
    fs::write(dir.path().join("site.toml"), "title = \"T\"\nlanguage = \"en\"\n").unwrap();
    let tables: Vec<&str> =
        guide.split("```toml\n").skip(1).map(|block| block.split("```").next().unwrap()).collect();
    let block = |start: &str| {
        let found = tables.iter().find(|table| table.trim_start().starts_with(start)).unwrap();
        found.lines().map(|line| format!("{}\n", line.trim_start())).collect::<String>()
    };
    fs::write(dir.path().join("taxonomy.toml"), block("[[topic]]")).unwrap();
    let post = post.replacen("citation", &format!("{}citation", block("was")), 1);
    let post = post.replacen("example\"\n+++", &format!("example\"\n{}+++", block("[[notice]]")), 1);
    fs::write(dir.path().join("posts/2023-01-a-new-post.md"), &post).unwrap();
    let checked = pprnet_content::check(dir.path());
    assert!(checked.problems.is_empty(), "{post}\n{:?}", checked.problems);
    let document = checked.content.unwrap().document;
    assert_eq!((document.posts.len(), document.posts[0].notices.len(), document.topics.len()), (1, 1, 1));
}

/// The test does not run the workflow, but checks that its commands exist and its steps name the build's output.
#[test]
fn the_workflow_runs_commands_that_there_are() {
    let workflow = read("docs/publish.yml");
    let checks = "target/release/pprnet check --content content --format github";
    for command in
        ["cargo build --release --locked -p pprnet", checks, "make build PUBLIC_URL=", "path: dist"]
    {
        assert!(workflow.contains(command), "{command}");
    }
    let content = repository().join("content");
    let run =
        crate::command::pprnet(&["check", "--content", content.to_str().unwrap(), "--format", "github"]);
    assert_eq!(run.code, Some(0), "{run}");
}

/// What `pprnet` prints in a folder, as the pictures of the guide show it.
fn printed(dir: &Path, command: &str) -> String {
    let program = env!("CARGO_BIN_EXE_pprnet");
    let output = Command::new(program).args(command.split(' ')).current_dir(dir).output().unwrap();
    let printed = [output.stdout, output.stderr].concat();
    format!("$ pprnet {command}\n{}", String::from_utf8(printed).unwrap())
}

/// The texts beside the pictures are those in the pictures: the same program writes both.
#[test]
fn the_pictures_of_the_guide_show_what_the_program_prints() {
    let shown = |name: &str| read(&format!("docs/pictures/{name}.txt"));
    let dir = tempfile::tempdir().unwrap();
    for name in ["page-1.html", "taxonomy.toml"] {
        fs::copy(fixtures("guide").join(name), dir.path().join(name)).unwrap();
    }
    assert_eq!(printed(dir.path(), "import page-1.html --into my-content"), shown("import"));
    let content = dir.path().join("my-content");
    fs::rename(dir.path().join("taxonomy.toml"), content.join("taxonomy.toml")).unwrap();
    for (post, from, to) in [
        ("2022-12-what-therapists-do-on-mondays", "topics = []", "topics = [\"aliance\"]"),
        (
            "2022-11-is-a-short-session-too-short",
            "\"Is a Short Session Too Short?\"",
            "“Is a Short Session Too Short?”",
        ),
    ] {
        let file = content.join(format!("posts/{post}.md"));
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains(from), "{text}");
        fs::write(&file, text.replacen(from, to, 1)).unwrap();
    }
    assert_eq!(printed(dir.path(), "check --content my-content"), shown("check"));
}

/// The lines for a terminal that are not `pprnet`'s own name targets of the Makefile.
#[test]
fn each_target_that_the_guide_names_is_in_the_makefile() {
    let (guide, makefile) = (read("docs/editors-guide.md"), read("Makefile"));
    let targets = guide.lines().filter_map(|line| line.trim().strip_prefix("make "));
    let targets: Vec<&str> = targets.filter_map(|line| line.split(' ').next()).collect();
    assert!(targets.len() >= 3, "{targets:?}");
    for target in targets {
        assert!(makefile.contains(&format!("\n{target}:")), "{target}");
    }
}

/// Whoever starts a digest on GitHub has two files: the settings and the first post.
#[test]
fn a_digest_that_begins_with_the_guide_has_no_problems() {
    let guide = read("docs/editors-guide.md");
    let block = |start: &str| {
        let (_, rest) = guide.split_once(start).unwrap();
        let lines = rest.split("```").next().unwrap().lines();
        lines.map(|line| format!("{}\n", line.trim_start())).collect::<String>()
    };
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("posts")).unwrap();
    let settings = block("create `content/site.toml`:\n\n   ```toml\n");
    fs::write(dir.path().join("site.toml"), settings).unwrap();
    fs::write(dir.path().join("posts/2023-01-a-new-post.md"), block("```text\n")).unwrap();
    let checked = pprnet_content::check(dir.path());
    assert_eq!((checked.problems, checked.advice), (Vec::new(), Vec::new()));
}

//! Other releases of the site, made as `make build` does: by the publisher, from what Trunk has made
//! (`target/unfinished`) and a copy of the content with something changed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use crate::site::{path_from, publisher};

/// A release in the making, or made.
#[derive(Debug)]
pub struct Edition {
    scratch: PathBuf,
}

impl Edition {
    /// The site's own content, to be changed. `name` is what it is called in `target/editions/`: one edition a name.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self::of(name, &path_from("CONTENT", "content"))
    }

    /// The site with other content.
    #[must_use]
    pub fn of(name: &str, content: &Path) -> Self {
        static NAMES: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
        let is_new = NAMES.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned());
        assert!(is_new, "another edition is called {name}, and may be in use: stories are told side by side");
        // Editions live in statics, which nobody drops: the next run clears what this one leaves.
        let edition = Self { scratch: path_from("EDITIONS", "target/editions").join(name) };
        let _ = fs::remove_dir_all(&edition.scratch);
        copy_folder(content, &edition.content());
        copy_folder(&path_from("UNFINISHED", "target/unfinished"), &edition.folder());
        edition
    }

    fn content(&self) -> PathBuf {
        self.scratch.join("content")
    }

    /// Where its files are.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        self.scratch.join("site")
    }

    /// With one more post.
    #[must_use]
    pub fn with_post(self, month: &str, slug: &str) -> Self {
        self.with_text(month, slug, "A summary, made up for a test.\n")
    }

    /// With one more post, whose text has at least these many bytes.
    #[must_use]
    pub fn with_long_post(self, month: &str, slug: &str, bytes: usize) -> Self {
        let paragraph = format!("{}\n\n", "A sentence, made up for a test. ".repeat(100).trim_end());
        self.with_text(month, slug, &paragraph.repeat(bytes.div_ceil(paragraph.len())))
    }

    fn with_text(self, month: &str, slug: &str, summary: &str) -> Self {
        let text = format!(
            "+++\ntitle = \"Title of {slug}\"\nmonth = \"{month}\"\ntopics = [\"alliance\"]\n\
             types = [\"meta-analysis\"]\n+++\n{summary}\n## Practice Implications\n\nNone.\n"
        );
        fs::write(self.content().join(format!("posts/{month}-{slug}.md")), text).unwrap();
        self
    }

    /// Without a post.
    #[must_use]
    pub fn without_post(self, month: &str, slug: &str) -> Self {
        fs::remove_file(self.content().join(format!("posts/{month}-{slug}.md"))).unwrap();
        self
    }

    /// With other old addresses: the text of `redirects.toml`.
    #[must_use]
    pub fn with_redirects(self, redirects: &str) -> Self {
        fs::write(self.content().join("redirects.toml"), redirects).unwrap();
        self
    }

    /// With another app, which does the same: its glue has one more line, and so another name.
    #[must_use]
    pub fn with_another_app(self) -> Self {
        let entries = fs::read_dir(self.folder()).unwrap().map(|entry| entry.unwrap().path());
        let is_glue = |path: &PathBuf| {
            let name = path.file_name().unwrap().to_str().unwrap();
            name.starts_with("pprnet-reader") && name.ends_with(".js")
        };
        for glue in entries.filter(is_glue) {
            let text = fs::read_to_string(&glue).unwrap();
            fs::write(&glue, format!("{text}\n// another\n")).unwrap();
        }
        self
    }

    /// With other files in the place of some that do not come from the content: `public` is a folder of them.
    #[must_use]
    pub fn with_public(self, public: &Path) -> Self {
        copy_folder(public, &self.folder());
        self
    }

    /// Makes it.
    #[must_use]
    pub fn publish(self) -> Self {
        self.publish_with(&[])
    }

    /// Makes it, with further options for `pprnet finish`.
    #[must_use]
    pub fn publish_with(self, options: &[&str]) -> Self {
        let (content, folder) = (self.content(), self.folder());
        let run = |command: &mut Command| {
            let done = command.arg("--content").arg(&content).output().unwrap();
            assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
        };
        run(Command::new(publisher()).args(["build", "--out"]).arg(&folder));
        run(Command::new(publisher()).arg("finish").arg(&folder).args(options));
        self
    }
}

/// Copies a folder with all that is in it into another, which is made if it is not there.
///
/// # Panics
/// When it cannot.
pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in
        fs::read_dir(from).unwrap_or_else(|error| panic!("{}: {error}; run `make e2e`", from.display()))
    {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy_folder(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}

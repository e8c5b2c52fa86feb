//! The definition and help texts of the arguments.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use pprnet_archive::{Date, Href, HrefError, Slug, YearMonth};
use pprnet_content::{base_url_rule, is_base_url, section_fault};
use pprnet_site::hosting::Base;

use super::export::Format;
use super::{read, search};

/// Checks, builds, imports and serves the archive of a research digest.
#[derive(Debug, Parser)]
#[command(version, after_help = "Exit codes: 0 fine; 1 problems found or work failed; 2 used wrongly.")]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,
}

/// How problems and advice are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// One line each, problems and advice on standard error.
    Text,
    /// One document on standard output.
    Json,
    /// Commands of GitHub workflows on standard output, shown beside the lines of a pull request.
    Github,
}

/// A form of an e-mail. A message that has both lets each mail program choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum MailFormat {
    /// Tables and styles that mail programs know.
    Html,
    /// Plain text.
    Text,
}

/// What is to be done.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check the content: all problems at once, each as file:line: field: rule, and what was found.
    Check {
        #[command(flatten)]
        content: Content,
        /// The address that the site will be built with: whether it can be one is checked, too.
        #[arg(long, value_name = "URL", value_parser = base_url)]
        base_url: Option<Href>,
        /// List numbers of the posts that may be findings and were left out, with the reason, and findings that cannot be
        /// right. Posts with [[finding]] are skipped.
        #[arg(long)]
        findings: bool,
        /// Say nothing but problems: no advice, and no word where there are none.
        #[arg(long, conflicts_with_all = ["findings", "format"])]
        quiet: bool,
        /// How to write what was found: for people, as one JSON document, or as annotations of a GitHub workflow.
        #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
        format: ReportFormat,
    },
    /// Check the content and write the published archive to OUT/archive.
    Build {
        #[command(flatten)]
        content: Content,
        /// Folder to write to; made if absent. What is in its folder `archive` is replaced.
        #[arg(long, default_value = "dist")]
        out: PathBuf,
        /// The site's own address, instead of the base_url of site.toml, such as https://example.org/blog/.
        #[arg(long, value_name = "URL", value_parser = base_url)]
        base_url: Option<Href>,
    },
    /// Check the content and write it as one document, as text or as a table, or the articles that it is about for reference
    /// managers.
    Export {
        #[command(flatten)]
        content: Content,
        /// In which form.
        #[arg(long, value_enum, default_value_t = Format::Json)]
        format: Format,
        /// With redirects, synonyms, thesaurus and pictures, so that an import gives all of the content again (json only).
        /// Drafts are left out.
        #[arg(long, conflicts_with = "format")]
        whole: bool,
        /// Write it on one line (json only).
        #[arg(long)]
        compact: bool,
        /// File to write to; `-` is standard output.
        #[arg(long, default_value = "-")]
        out: PathBuf,
    },
    /// Add posts to content: from the pasted text of pages of a blog, or from archive.json. Posts that are there already are
    /// recognised by title and text and left alone, as is everything that an editor has set. A file of documents to be
    /// searched, one JSON object a line, goes into a folder of its own.
    Import {
        /// The files: text, JSON as `export` writes it, or (named .jsonl) lines of {"slug", "title", "month", "text"}.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Content folder to write to; made if absent. All files are written, or none.
        #[arg(long, value_name = "DIR")]
        into: PathBuf,
        /// File all posts of the files under this topic, those that are there included: for a page that is filtered by it.
        #[arg(long, value_name = "SLUG")]
        topic: Vec<Slug>,
        /// File all posts of the files under this type of research.
        #[arg(long = "type", value_name = "SLUG")]
        types: Vec<Slug>,
        /// Take the new text where a post differs; topics, types, findings and notices stay. Replaces documents.
        #[arg(long)]
        force: bool,
        /// Name topics and types that the words of each new post suggest, with these words.
        #[arg(long)]
        suggest_topics: bool,
        /// The heading that posts of the files have above what follows for practice, where it is not that of the site. A
        /// folder that is made gets it in site.toml.
        #[arg(long, value_name = "HEADING", value_parser = section)]
        section: Option<String>,
        /// Say what would be done, and write nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// Begin a post: write its file, a draft that is filled in as far as its text goes.
    New {
        /// Its title; that of the pasted text where there is none.
        title: Option<String>,
        #[command(flatten)]
        content: Content,
        /// Its month; that of today where there is none.
        #[arg(long, value_name = "YEAR-MONTH")]
        month: Option<YearMonth>,
        /// A file with the text of the post: title, citation, paragraphs, the line “Practice Implications” (or what the
        /// site has for it), paragraphs.
        #[arg(long, value_name = "FILE")]
        paste: Option<PathBuf>,
    },
    /// Write topics and types of all posts as a table for a spreadsheet, or file posts as such a table says.
    Topics {
        #[command(flatten)]
        content: Content,
        /// Write the table (CSV) to this file; `-`, or nothing, is standard output.
        #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "-", required_unless_present = "from")]
        csv: Option<PathBuf>,
        /// Read the table from this file, and change the lists in the files of posts that it changes.
        #[arg(long, value_name = "FILE", conflicts_with = "csv")]
        from: Option<PathBuf>,
        /// With two more columns: topics and types that the words of a post suggest, each with these words.
        #[arg(long, conflicts_with = "from")]
        suggest: bool,
        /// Say which files would change, and write nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// Make a site of what Trunk has built: check the content, split the reader into chunks and make it small, complete the
    /// site as `finish` does, and put it where it goes, as `place` does. The content is read once.
    Site {
        /// The folder that Trunk wrote; it is moved.
        built: PathBuf,
        /// Where the site goes. The site that was there is removed.
        dist: PathBuf,
        /// The program that cargo has linked.
        #[arg(long, value_name = "FILE")]
        program: PathBuf,
        /// The folder of the style sheets.
        #[arg(long, value_name = "DIR", default_value = "style")]
        styles: PathBuf,
        /// Folder that keeps from one build to the next what takes long to make. Without it nothing is made small.
        #[arg(long, value_name = "DIR")]
        cache: Option<PathBuf>,
        /// Folder that gets a copy of the reader without content, for `preview` and `finish`. May be given several times.
        #[arg(long, value_name = "DIR")]
        keep: Vec<PathBuf>,
        #[command(flatten)]
        finishing: Finishing,
    },
    /// Check the content and complete a built site with it: archive, static pages, offline copy, content security policy,
    /// compressed copies. The content is read once.
    Finish {
        /// The folder that Trunk wrote, with the reader in it as `site` keeps it.
        dist: PathBuf,
        #[command(flatten)]
        finishing: Finishing,
    },
    /// Print the path of a site as `trunk build --public-url` needs it: pprnet/blog becomes /pprnet/blog/.
    PublicUrl {
        /// The path.
        #[arg(value_parser = path)]
        path: String,
    },
    /// Print the language that the reader is to be compiled for, as site.toml has it: en or fr.
    Language {
        /// The content folder.
        #[arg(long, value_name = "DIR", default_value = "content")]
        content: PathBuf,
    },
    /// Put a finished site in the place of the one that is there, in one step.
    Place {
        /// The folder of the finished site; it is moved.
        built: PathBuf,
        /// Where it goes. The site that was there is removed.
        dist: PathBuf,
    },
    /// Show a folder at http://127.0.0.1, as a good server would.
    Serve {
        /// The folder.
        dir: PathBuf,
        /// Port to listen on; 0 takes a free one.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Path under which the site lies.
        #[arg(long, default_value = "/", value_parser = path)]
        base: String,
        /// Have browsers that keep another site of this address show this one at once, not when someone asks for it.
        #[arg(long)]
        take_over: bool,
    },
    /// Show the site of a content folder while you write: the page loads again when a file changes, and says what is wrong
    /// with the content.
    Preview {
        #[command(flatten)]
        content: Content,
        /// The folder with the compiled reader; a build leaves it there.
        #[arg(long, value_name = "DIR", default_value = "target/program")]
        program: PathBuf,
        /// Port to listen on; 0 takes a free one.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Show drafts, and posts of later days, too.
        #[arg(long)]
        drafts: bool,
    },
    /// Write the e-mail of a month: its posts as HTML that mail programs show well, or as plain text.
    Newsletter {
        /// The month, such as 2022-12.
        #[arg(value_name = "YEAR-MONTH")]
        month: YearMonth,
        #[command(flatten)]
        content: Content,
        /// In which form.
        #[arg(long, value_enum, default_value_t = MailFormat::Html)]
        format: MailFormat,
        /// The site's own address, instead of the base_url of site.toml, such as https://example.org/blog/.
        #[arg(long, value_name = "URL", value_parser = base_url)]
        base_url: Option<Href>,
        /// File to write to; `-` is standard output.
        #[arg(long, default_value = "-")]
        out: PathBuf,
    },
    /// Write into each new post the day on which it was added, which feeds then date it by. New are posts of this month, of
    /// the last one and of later ones that say no such day; drafts and older posts stay as they are.
    Stamp {
        #[command(flatten)]
        content: Content,
        /// Say which files would change, and write nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// Write an obviously made-up archive of any size, for tests and measurements; the same for the same seed.
    Sample {
        /// How many posts.
        #[arg(long)]
        posts: usize,
        /// What decides everything else.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Content folder to write to; made if absent.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Replace a sample that is there already.
        #[arg(long)]
        force: bool,
    },
    /// Read texts as data, for anyone who wants to see, or measure, what is read.
    #[command(subcommand)]
    Read(read::Read),
    /// Search content, or documents that were imported, in the terminal.
    Search(search::Search),
    /// Print the JSON Schemas of the published files, or write them to a folder.
    Schema {
        /// Folder to write to, one file a schema.
        #[arg(long)]
        out: Option<PathBuf>,
    },
}

/// How a site is completed.
#[derive(Debug, Args)]
pub(super) struct Finishing {
    /// Path under which the site will lie.
    #[arg(long, value_name = "PATH", default_value = "/", value_parser = path)]
    pub(super) public_url: String,
    #[command(flatten)]
    pub(super) content: Content,
    /// The site's own address, instead of the base_url of site.toml, such as https://example.org/blog/.
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub(super) base_url: Option<Href>,
    /// Have browsers forget what they keep of the site for reading offline, and keep nothing from now on.
    #[arg(long)]
    pub(super) retire_worker: bool,
    /// Have the site wait a fraction of its usual times for everything: 20 is a twentieth. For browser tests.
    #[arg(long, value_name = "TIMES", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(super) pace: u32,
}

/// Where the content is.
#[derive(Debug, Args)]
pub(super) struct Content {
    /// Folder with site.toml, taxonomy.toml and posts/.
    #[arg(long = "content", value_name = "DIR", default_value = "content")]
    pub(super) dir: PathBuf,
    /// The day that counts as today, for posts that are shown from a day on; without it, the computer's own.
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<Date>,
}

/// Parses a base URL by the rules of `site.toml`.
fn base_url(text: &str) -> Result<Href, String> {
    let href: Href = text.parse().map_err(|error: HrefError| error.to_string())?;
    if is_base_url(&href) { Ok(href) } else { Err(base_url_rule(&href)) }
}

/// Parses a heading by the rules of `site.toml`.
fn section(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err("it may not be empty".into());
    }
    section_fault(text).map_or_else(|| Ok(text.to_owned()), Err)
}

/// Parses a path at which a site may be mounted.
fn path(text: &str) -> Result<String, String> {
    text.parse::<Base>().map(|base| base.to_string()).map_err(|error| error.to_string())
}

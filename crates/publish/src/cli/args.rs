//! The definition and help texts of the arguments.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use pprnet_archive::{Date, Href, HrefError, Slug, YearMonth};
use pprnet_content::{base_url_rule, is_base_url, section_fault};
use pprnet_site::hosting::PublicPath;

use super::export::Format;
use super::{read, search};

/// Checks, builds, imports and serves the archive of a research digest.
#[derive(Debug, Parser)]
#[command(
    version,
    after_help = "Exit codes: 0 success; 1 problems in the content, or the command failed; 2 wrong arguments."
)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,
}

/// The format of problems and advice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// A line for each, on standard error.
    Text,
    /// One document on standard output.
    Json,
    /// Workflow commands on standard output; GitHub shows them beside the lines of a pull request.
    Github,
}

/// The format of an e-mail. In a message with both, each mail program chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum MailFormat {
    /// HTML with the tables and styles that mail programs support.
    Html,
    /// Plain text.
    Text,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check the content. Reports all problems at once, each as file:line: field: rule, and what was found.
    Check {
        #[command(flatten)]
        content: Content,
        /// The address that the site will have. It is checked, too.
        #[arg(long, value_name = "URL", value_parser = base_url)]
        base_url: Option<Href>,
        /// List numbers that may be findings but were left out, with the reason, and findings that cannot be right. Skips posts
        /// with [[finding]].
        #[arg(long)]
        findings: bool,
        /// Print problems only: no advice, and nothing if there are no problems.
        #[arg(long, conflicts_with_all = ["findings", "format"])]
        quiet: bool,
        /// Format: for people, one JSON document, or annotations of a GitHub workflow.
        #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
        format: ReportFormat,
    },
    /// Check the content and write the published archive to OUT/archive.
    Build {
        #[command(flatten)]
        content: Content,
        /// Folder to write to; created if it does not exist. The content of its folder `archive` is replaced.
        #[arg(long, default_value = "dist")]
        out: PathBuf,
        /// The address of the site, such as https://example.org/blog/. Overrides base_url in site.toml.
        #[arg(long, value_name = "URL", value_parser = base_url)]
        base_url: Option<Href>,
    },
    /// Check the content and write it as one document, as text or as a table, or write the cited articles for reference
    /// managers.
    Export {
        #[command(flatten)]
        content: Content,
        /// Format.
        #[arg(long, value_enum, default_value_t = Format::Json)]
        format: Format,
        /// Include redirects, synonyms, thesaurus, pictures, drafts and posts of a later day, so that importing the file restores
        /// all content (JSON only). A backup for editors, not to be published.
        #[arg(long, conflicts_with = "format")]
        whole: bool,
        /// Write it on one line (JSON only).
        #[arg(long)]
        compact: bool,
        /// File to write to; `-` is standard output.
        #[arg(long, default_value = "-")]
        out: PathBuf,
    },
    /// Add posts to the content: from pages of a blog (saved as HTML, or pasted as text), a WordPress export, feeds, or
    /// archive.json. Posts that already exist are recognised by title and text and stay unchanged, with everything that an
    /// editor has set. A file of documents to search, one JSON object a line, goes into a folder of its own.
    Import {
        /// The files: HTML, text, WordPress export (WXR), RSS, Atom, JSON as written by `export`, or (named .jsonl) lines of
        /// {"slug", "title", "month", "text"}.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Content folder to write to; created if it does not exist. Either all files are written, or none.
        #[arg(long, value_name = "DIR")]
        into: PathBuf,
        /// Give this topic to all posts in the files, also to existing ones: for pages filtered by the topic.
        #[arg(long, value_name = "SLUG")]
        topic: Vec<Slug>,
        /// Give this type of research to all posts in the files.
        #[arg(long = "type", value_name = "SLUG")]
        types: Vec<Slug>,
        /// If the text of an existing post differs, replace it. Keeps topics, types, findings and notices. Replaces documents.
        #[arg(long)]
        force: bool,
        /// Suggest topics and types for each new post, with the words that suggest them.
        #[arg(long)]
        suggest_topics: bool,
        /// The heading of the practice section in the files, if it is not the heading that the site uses. A new folder gets it
        /// in site.toml.
        #[arg(long, value_name = "HEADING", value_parser = section)]
        section: Option<String>,
        /// Report what would happen, and write nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// Start a post: write its file as a draft, with everything that can be taken from its text.
    New {
        /// Its title. Default: the title in the pasted text.
        title: Option<String>,
        #[command(flatten)]
        content: Content,
        /// Its month. Default: the current month.
        #[arg(long, value_name = "YEAR-MONTH")]
        month: Option<YearMonth>,
        /// A file with the text of the post: title, citation, paragraphs, the line “Practice Implications” (or the site’s own
        /// heading), paragraphs.
        #[arg(long, value_name = "FILE")]
        paste: Option<PathBuf>,
    },
    /// Write topics and types of all posts as a table for a spreadsheet, or apply such a table.
    Topics {
        #[command(flatten)]
        content: Content,
        /// Write the table (CSV) to this file. `-`, or no name, means standard output.
        #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "-", required_unless_present = "from")]
        csv: Option<PathBuf>,
        /// Read the table from this file, and change topics and types of posts to match it.
        #[arg(long, value_name = "FILE", conflicts_with = "csv")]
        from: Option<PathBuf>,
        /// Add two columns: suggested topics and types, each with the words that suggest it.
        #[arg(long, conflicts_with = "from")]
        suggest: bool,
        /// Report which files would change, and write nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// Make a site from Trunk’s output: check the content, split the reader into chunks and optimise it, complete the site as
    /// `finish` does, and move it to its folder as `place` does. Reads the content once.
    Site {
        /// Trunk’s output folder. It is moved.
        built: PathBuf,
        /// The folder of the site. A site that is there is removed.
        dist: PathBuf,
        /// The program that cargo has compiled.
        #[arg(long, value_name = "FILE")]
        program: PathBuf,
        /// The folder of the style sheets.
        #[arg(long, value_name = "DIR", default_value = "style")]
        styles: PathBuf,
        /// Folder for slow intermediate results, kept from one build to the next. Without it nothing is optimised.
        #[arg(long, value_name = "DIR")]
        cache: Option<PathBuf>,
        /// Folder that gets a copy of the reader without content, for `preview` and `finish`. Can be repeated.
        #[arg(long, value_name = "DIR")]
        keep: Vec<PathBuf>,
        #[command(flatten)]
        finishing: Finishing,
    },
    /// Check the content and complete a built site: archive, static pages, offline copy, content security policy, compressed
    /// copies. Reads the content once.
    Finish {
        /// The folder with the compiled reader, as kept by `site`.
        dist: PathBuf,
        #[command(flatten)]
        finishing: Finishing,
    },
    /// Print the path of a site in the form that `trunk build --public-url` needs: pprnet/blog becomes /pprnet/blog/.
    PublicUrl {
        /// The path.
        #[arg(value_parser = path)]
        path: String,
    },
    /// Print the language for which to compile the reader, from site.toml: en or fr.
    Language {
        /// The content folder.
        #[arg(long, value_name = "DIR", default_value = "content")]
        content: PathBuf,
    },
    /// Replace a site by a finished one, in one step.
    Place {
        /// The folder of the finished site. It is moved.
        built: PathBuf,
        /// The folder to replace. Its site is removed.
        dist: PathBuf,
    },
    /// Serve a folder at http://127.0.0.1, with the headers that a well-configured host sends.
    Serve {
        /// The folder.
        dir: PathBuf,
        /// Port; 0 means any free port.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Path of the site.
        #[arg(long, default_value = "/", value_parser = path)]
        base: String,
        /// Browsers that still have another site of this address show this one at once, without asking.
        #[arg(long)]
        take_over: bool,
    },
    /// Show the site while you write: the page reloads when a file changes, and shows problems in the content.
    Preview {
        #[command(flatten)]
        content: Content,
        /// The folder with the compiled reader, as a build leaves it.
        #[arg(long, value_name = "DIR", default_value = "target/program")]
        program: PathBuf,
        /// Port; 0 means any free port.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Also show drafts and posts with a later `publish` date.
        #[arg(long)]
        drafts: bool,
    },
    /// Write the e-mail of a month: its posts as HTML for mail programs, or as plain text.
    Newsletter {
        /// The month, such as 2022-12.
        #[arg(value_name = "YEAR-MONTH")]
        month: YearMonth,
        #[command(flatten)]
        content: Content,
        /// Format.
        #[arg(long, value_enum, default_value_t = MailFormat::Html)]
        format: MailFormat,
        /// The address of the site, such as https://example.org/blog/. Overrides base_url in site.toml.
        #[arg(long, value_name = "URL", value_parser = base_url)]
        base_url: Option<Href>,
        /// File to write to; `-` is standard output.
        #[arg(long, default_value = "-")]
        out: PathBuf,
    },
    /// Write the current day into each new post as `added`, the date that feeds use. A post is new if it has no such day and
    /// its month is the current, the previous or a later one. Drafts and older posts stay unchanged.
    Stamp {
        #[command(flatten)]
        content: Content,
        /// Report which files would change, and write nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// Write an obviously invented archive of any size, for tests and measurements. The same seed gives the same archive.
    Sample {
        /// How many posts.
        #[arg(long)]
        posts: usize,
        /// The seed of everything random.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Content folder to write to; created if it does not exist.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Replace an existing sample.
        #[arg(long)]
        force: bool,
    },
    /// Read findings or citations from texts, as data.
    #[command(subcommand)]
    Read(read::Read),
    /// Search the content, or imported documents, in the terminal.
    Search(search::Search),
    /// Print the JSON Schemas of the published files, or write them to a folder.
    Schema {
        /// Folder to write to, one file per schema.
        #[arg(long)]
        out: Option<PathBuf>,
    },
}

/// Options for completing a site.
#[derive(Debug, Args)]
pub(super) struct Finishing {
    /// Path of the site.
    #[arg(long, value_name = "PATH", default_value = "/", value_parser = path)]
    pub(super) public_url: String,
    #[command(flatten)]
    pub(super) content: Content,
    /// The address of the site, such as https://example.org/blog/. Overrides base_url in site.toml.
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub(super) base_url: Option<Href>,
    /// Make browsers delete their offline copy of the site, and keep none from now on.
    #[arg(long)]
    pub(super) retire_worker: bool,
    /// Divide all waiting times of the site by this number. For browser tests.
    #[arg(long, value_name = "TIMES", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(super) pace: u32,
}

/// The content.
#[derive(Debug, Args)]
pub(super) struct Content {
    /// Folder with site.toml, taxonomy.toml and posts/.
    #[arg(long = "content", value_name = "DIR", default_value = "content")]
    pub(super) dir: PathBuf,
    /// The current day, for posts with a `publish` date. Default: today.
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
    text.parse::<PublicPath>().map(|base| base.to_string()).map_err(|error| error.to_string())
}

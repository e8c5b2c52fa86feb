//! `pprnet sample`: generates an archive of any size, obviously made up, for measurements and tests.
//!
//! The same number of posts and the same seed give the same bytes on every platform and in every version: the random numbers are
//! our own (`random`), all arithmetic uses integers, and nothing comes from the clock or the disk.
//!
//! Sizes are measured on these posts, so their text must compress about as well as natural language. It comes from a grammar of
//! about 1,250 words with nested noun phrases (`grammar`). Measured with brotli 11 over 44 posts in one piece, including front
//! matter: 676 bytes per post, 20 % of the text. The 44 posts of the sample archive in `content/` take 747 bytes per post, 25 %
//! of a text that is a tenth shorter. So sizes measured on generated posts are about 10 % below those of real posts, and even
//! lower where many are compressed together.

mod calendar;
mod grammar;
mod post;
mod random;
mod statistics;
#[cfg(test)]
mod tests;
mod topics;

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use self::grammar::Grammar;
use self::post::Writer;
use self::random::Random;

/// The topics and types of the sample archive, copied from `content/taxonomy.toml`.
const TAXONOMY: &str = include_str!("sample/taxonomy.toml");
const SITE: &str = include_str!("sample/site.toml");
/// The first line of a sample's `site.toml`, which identifies a sample.
const MARK: &str = "# Made by `pprnet sample`";

/// The options of `pprnet sample`.
#[derive(Debug, Clone)]
pub struct Options {
    /// The number of posts.
    pub posts: usize,
    /// The seed, which selects one of the samples of that size.
    pub seed: u64,
    /// The folder to write into.
    pub out: PathBuf,
    /// Whether to replace an existing sample.
    pub force: bool,
}

/// Writes a sample.
///
/// # Errors
/// If the folder is not empty (unless it contains a sample and `force` is set), or cannot be written.
pub fn run(options: &Options) -> anyhow::Result<()> {
    make_room(&options.out, options.force)?;
    let posts = options.out.join("posts");
    fs::create_dir_all(&posts).with_context(|| format!("{}: cannot be made", posts.display()))?;
    // Written first, so that an interrupted sample is recognised as one.
    write(&options.out.join("site.toml"), SITE)?;
    write(&options.out.join("taxonomy.toml"), TAXONOMY)?;
    let grammar = Grammar::new()?;
    let mut writer = Writer::new(&grammar)?;
    let mut random = Random::new(options.seed);
    for (month, count) in calendar::months(options.posts, &mut random) {
        for _ in 0..count {
            let (slug, content) = writer.post(month, &mut random);
            write(&posts.join(format!("{month}-{slug}.md")), &content)?;
        }
    }
    writeln!(std::io::stdout(), "{}: {} made-up posts", options.out.display(), options.posts)?;
    Ok(())
}

fn write(path: &Path, content: &str) -> anyhow::Result<()> {
    fs::write(path, content).with_context(|| format!("{}: cannot be written", path.display()))
}

/// Makes room in `out`: removes the posts of a sample if `force` is set, and refuses any other content.
fn make_room(out: &Path, force: bool) -> anyhow::Result<()> {
    let folder = out.display();
    let mut entries = match fs::read_dir(out) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        read => read.with_context(|| format!("{folder}: cannot be read"))?,
    };
    if entries.next().is_none() {
        return Ok(());
    }
    let is_sample = fs::read_to_string(out.join("site.toml")).is_ok_and(|site| site.starts_with(MARK));
    if !is_sample {
        bail!("{folder}: the folder is not empty, and not a sample; name an empty one");
    }
    if !force {
        bail!("{folder}: a sample is there already; replace it with --force, or name another folder");
    }
    for entry in fs::read_dir(out.join("posts")).into_iter().flatten() {
        let path = entry.with_context(|| format!("{folder}: cannot be read"))?.path();
        if path.extension().is_some_and(|ending| ending == "md") {
            fs::remove_file(&path).with_context(|| format!("{}: cannot be removed", path.display()))?;
        }
    }
    Ok(())
}

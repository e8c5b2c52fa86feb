//! `pprnet place`: replaces the current site with a finished one.
//!
//! After a successful build Trunk empties its output folder and moves the new files there one by one. A visitor,
//! or someone who stops the build, would find half a site. So Trunk builds elsewhere, and this step swaps the two
//! folders.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use pprnet_content::Staging;

use crate::hosting::names::SETTINGS;

/// Copies the folder `built` to `target`, replacing what was there.
///
/// # Errors
/// If files cannot be copied.
pub fn keep_copy(built: &Path, target: &Path) -> anyhow::Result<()> {
    let staging = staging_beside(target)?;
    let copied = staging.path().join("site");
    copy(built, &copied)
        .with_context(|| format!("cannot copy {} to {}", built.display(), copied.display()))?;
    staging.put("site", target)
}

/// A staging folder for what will replace `dist`.
fn staging_beside(dist: &Path) -> anyhow::Result<Staging> {
    let parent = match dist.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent).with_context(|| format!("cannot make the folder {}", parent.display()))?;
    Staging::new(parent)
}

/// Moves the finished site `built` to `dist`, replacing the site that was there.
///
/// # Errors
/// If `built` is not a finished site, if `dist` contains something other than a site, or if files cannot be
/// moved. `dist` is then unchanged.
pub fn place(built: &Path, dist: &Path) -> anyhow::Result<()> {
    // `finish` writes the settings of hosts last. `public/` could have one of these files, but not all.
    let has = |name: &str| built.join(name).is_file();
    if !has("index.html") || !SETTINGS.iter().all(|name| has(name)) {
        bail!("{}: there is no finished site in it; run make build", built.display());
    }
    let dist = &refuse_others(dist)?;
    let staging = staging_beside(dist)?;
    bring(built, &staging.path().join("site"))?;
    staging.put("site", dist)
}

/// The real path of `dist`, which may be a link. An error if it contains something other than a site.
fn refuse_others(dist: &Path) -> anyhow::Result<PathBuf> {
    let unreadable = || format!("{}: cannot be read", dist.display());
    match fs::metadata(dist) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(dist.to_owned()),
        Err(error) => return Err(error).with_context(unreadable),
        Ok(found) if !found.is_dir() => {
            bail!("{}: is not a folder; remove it, or name another one", dist.display())
        }
        Ok(_) => {}
    }
    let is_empty = fs::read_dir(dist).with_context(unreadable)?.next().is_none();
    if !is_empty && !dist.join("index.html").is_file() {
        bail!(
            "{}: has files but is not a site; empty it if they are not needed, or name another folder",
            dist.display()
        );
    }
    fs::canonicalize(dist).with_context(unreadable)
}

/// Moves a folder, possibly to another file system.
fn bring(from: &Path, to: &Path) -> anyhow::Result<()> {
    let failed = || format!("cannot move {} to {}", from.display(), to.display());
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            copy(from, to).with_context(failed)?;
            fs::remove_dir_all(from).with_context(failed)
        }
        moved => moved.with_context(failed),
    }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(folder: &Path, text: &str) {
        fs::create_dir_all(folder.join("about")).unwrap();
        for file in ["index.html", "about/index.html"].into_iter().chain(SETTINGS) {
            fs::write(folder.join(file), text).unwrap();
        }
    }

    fn read(folder: &Path) -> String {
        fs::read_to_string(folder.join("about/index.html")).unwrap()
    }

    fn entries(folder: &Path) -> usize {
        fs::read_dir(folder).unwrap().count()
    }

    #[test]
    fn a_site_takes_the_place_of_the_old_one_and_leaves_nothing_behind() {
        let dir = tempfile::tempdir().unwrap();
        let (built, dist) = (dir.path().join("built"), dir.path().join("web/dist"));
        for text in ["one", "two"] {
            site(&built, text);
            place(&built, &dist).unwrap();
            assert_eq!(read(&dist), text);
            assert!(!built.exists());
            assert_eq!(entries(dist.parent().unwrap()), 1);
        }
    }

    #[test]
    fn only_sites_are_placed_or_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let [built, papers, file] = ["built", "papers", "file"].map(|name| dir.path().join(name));
        fs::create_dir(&papers).unwrap();
        fs::write(papers.join("letter.txt"), "Dear").unwrap();
        fs::write(&file, "text").unwrap();
        let error = |built: &Path, dist: &Path| format!("{:#}", place(built, dist).unwrap_err());
        assert!(error(&papers, &built).contains("no finished site"));
        for missing in SETTINGS {
            site(&built, "new");
            fs::remove_file(built.join(missing)).unwrap();
            assert!(error(&built, &built).contains("no finished site"), "{missing}");
        }
        site(&built, "new");
        assert!(error(&built, &papers).contains("has files but is not a site"));
        assert!(error(&built, &file).contains("is not a folder"));
        assert!(error(&built, &file.join("dist")).contains("file/dist"));
        assert_eq!((read(&built), entries(&papers)), ("new".into(), 1));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let dir = tempfile::tempdir().unwrap();
        let [built, real, link] = ["built", "real", "link"].map(|name| dir.path().join(name));
        site(&real, "old");
        site(&built, "new");
        std::os::unix::fs::symlink(&real, &link).unwrap();
        place(&built, &link).unwrap();
        assert!(link.is_symlink());
        assert_eq!(read(&real), "new");
    }

    /// On Linux, `/dev/shm` is a separate file system.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_site_comes_from_another_file_system_too() {
        let Ok(other) = tempfile::tempdir_in("/dev/shm") else { return };
        let dir = tempfile::tempdir().unwrap();
        let built = other.path().join("built");
        site(&built, "new");
        place(&built, &dir.path().join("dist")).unwrap();
        assert_eq!(read(&dir.path().join("dist")), "new");
        assert!(!built.exists());
    }
}

//! `pprnet preview`: the site of a content folder, made in memory. Each page is made when a browser requests it.
//!
//! It finishes each page as a build does, from the same Trunk folder ([`PageTemplate`]). It omits what matters only in
//! production: compression, pictures, the offline copy, host settings, and the check of references.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use pprnet_address::names::ARCHIVE;
use pprnet_archive::Language;
use pprnet_content::Publishable;
use pprnet_reader::Prerenderer;
use pprnet_timing::Pace;

use super::address::Address;
use super::citations::{self, CitationCache};
use super::folder::{FEED_STYLE, files, path_within};
use super::head::Common;
use super::input::Input;
use super::page::{Kind, Page};
use super::page_template::{PageTemplate, html, in_template, read_template};
use super::render::Renderer;
use super::{hosting, machines, media_types, offline, pages, scripts, sheets, webmanifest};
use crate::build::release;
use crate::findings::read_findings;
use crate::hosting::PublicPath;
use crate::notices::titled;
use crate::search_index;

/// The compiled reader, as a preview uses it. Read once, even if the content changes.
#[derive(Debug)]
pub struct PreviewProgram {
    base: PublicPath,
    template: PageTemplate,
    /// All files that pages load, by path within the site.
    files: BTreeMap<String, Vec<u8>>,
    /// The citations of the last read: only those of changed posts are made again.
    citations: CitationCache,
}

impl PreviewProgram {
    /// Reads the folder with the compiled reader (`pprnet site --keep`). Writes nothing there.
    ///
    /// # Errors
    /// If the folder lacks a file, or a file cannot be read.
    pub fn read(built: &Path) -> anyhow::Result<Self> {
        let source = read_template(built)?;
        let base = PublicPath::of_page(&source).with_context(|| in_template(built))?;
        let template = PageTemplate::read(built, &source, base.path(), Pace::REAL)?;
        let former = template.names.former();
        let mut contents = BTreeMap::new();
        for file in files(built)? {
            let path = path_within(built, &file);
            if !is_left_out(&path) && !former.contains(&path.as_str()) {
                let content =
                    fs::read(&file).with_context(|| format!("{}: cannot be read", file.display()))?;
                contents.insert(path, content);
            }
        }
        contents.extend(template.names.contents().map(|(name, content)| (name.to_owned(), content.to_vec())));
        Ok(Self { base, template, files: contents, citations: CitationCache::default() })
    }

    /// The path at which the site is mounted.
    #[must_use]
    pub fn base(&self) -> &PublicPath {
        &self.base
    }
}

/// Whether a preview omits this file of Trunk's folder.
fn is_left_out(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or_default();
    [scripts::FOLDER, ARCHIVE].contains(&first) || path == "index.html" || offline::is_source(path)
}

/// A file of a preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewFile {
    /// Its media type, without charset.
    pub kind: &'static str,
    /// Its content.
    pub content: Vec<u8>,
    /// Whether it stands in for a missing page.
    pub is_missing: bool,
}

/// The site made from one read of the content.
#[derive(Debug)]
pub struct PreviewSite {
    program: Arc<PreviewProgram>,
    content: PathBuf,
    input: Input,
    views: Prerenderer,
    /// Files that need no rendering: those of the archive, and small ones.
    files: BTreeMap<String, Vec<u8>>,
    /// The path of the citations' head file.
    citations: String,
    has_redirects: bool,
}

impl PreviewSite {
    /// The site of `content`, which was read from the folder `dir`.
    ///
    /// # Errors
    /// If the archive cannot be made from the content.
    pub fn new(program: Arc<PreviewProgram>, content: &Publishable, dir: &Path) -> anyhow::Result<Self> {
        let mut document = titled(&content.document);
        // The search finds posts by their findings.
        read_findings(&mut document);
        let search =
            search_index::files(&document, &content.vocabulary).context("the search index cannot be made")?;
        let release = release(&document, search)?;
        let mut files: BTreeMap<String, Vec<u8>> =
            release.files.into_iter().map(|(name, bytes)| (super::input::in_archive(&name), bytes)).collect();
        let input = Input::of(release.manifest, |file| {
            let found = files.get(&super::input::in_archive(file));
            found.cloned().with_context(|| format!("{file} is not in the release"))
        })?;
        program.template.template.check_language(&input.manifest.site.language)?;
        let views = Prerenderer::new(
            program.base.path(),
            input.manifest.clone(),
            input.index.clone(),
            input.shards.clone(),
        );
        let (citations, contents) = citations::make(&input, Some(&program.citations))?;
        files.extend(contents);
        files.insert(webmanifest::FILE.to_owned(), webmanifest::without_pictures(&input.manifest)?);
        if let Some(css) = program.files.get(FEED_STYLE) {
            let css =
                sheets::spoken(&String::from_utf8_lossy(css), Language::of(&input.manifest.site.language));
            files.insert(FEED_STYLE.to_owned(), css.into_bytes());
        }
        let redirects = hosting::json(&content.redirects)?;
        let has_redirects = redirects.is_some();
        files.extend(redirects.map(|json| (hosting::REDIRECTS_JSON.to_owned(), json)));
        Ok(Self {
            program,
            content: dir.to_owned(),
            input,
            views,
            files,
            citations: citations.head,
            has_redirects,
        })
    }

    /// The file at a path within the site, such as `posts/a-post/`, or the page for missing addresses. A page loads
    /// `script` once it has started.
    ///
    /// # Errors
    /// If the page cannot be rendered.
    pub fn file(&self, path: &str, script: &str) -> anyhow::Result<PreviewFile> {
        let known = self.files.get(path).or_else(|| self.program.files.get(path));
        let found = |content: Vec<u8>| PreviewFile { kind: kind(path), content, is_missing: false };
        if let Some(content) = known {
            return Ok(found(content.clone()));
        }
        let pages = pages::all(&self.input);
        let file = if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.to_owned()
        };
        let renderer = Renderer { views: &self.views, content: &self.content };
        let page = pages.iter().find(|page| page.file() == Path::new(&file));
        if page.is_none()
            && let Some(content) = self.for_machines(path, &pages, &renderer)?
        {
            return Ok(found(content));
        }
        let missing = || pages.iter().find(|page| matches!(page.kind, Kind::Missing));
        let page = page.or_else(missing).context("the site has no page for unknown addresses")?;
        let common = Common {
            input: &self.input,
            chunks: self.program.template.chunks.as_ref(),
            // No pictures and no links to feeds: a preview has no permanent address.
            address: None,
            citations: Some(&self.citations),
            has_redirects: self.has_redirects,
            offline_script: Some(script.to_owned()),
        };
        let content = html(&common, &self.program.template.template, &renderer, page)?.into_bytes();
        Ok(PreviewFile { kind: kind("html"), content, is_missing: matches!(page.kind, Kind::Missing) })
    }

    /// The number of posts.
    #[must_use]
    pub fn posts(&self) -> usize {
        self.input.manifest.posts
    }

    /// Whether there is a page at `path` with a trailing slash.
    #[must_use]
    pub fn has_folder(&self, path: &str) -> bool {
        let file = Path::new(path).join("index.html");
        !path.is_empty() && pages::all(&self.input).iter().any(|page| page.file() == file)
    }

    /// A feed, the sitemap or another file for machines. It is made on each request, because these are rarely viewed in a
    /// preview.
    fn for_machines(
        &self,
        path: &str,
        pages: &[Page<'_>],
        renderer: &Renderer<'_, Prerenderer>,
    ) -> anyhow::Result<Option<Vec<u8>>> {
        if !machines::may_write(path) {
            return Ok(None);
        }
        let address = Address::of(&self.input.manifest.site)?;
        let mut found = None;
        let mut write = |file: &Path, bytes: &[u8]| {
            if file == Path::new(path) {
                found = Some(bytes.to_vec());
            }
            Ok(())
        };
        machines::write(&self.input, address.as_ref(), pages, renderer, "", &mut write)?;
        Ok(found)
    }
}

fn kind(path: &str) -> &'static str {
    media_types::media_type(path.rsplit('.').next().unwrap_or_default())
}

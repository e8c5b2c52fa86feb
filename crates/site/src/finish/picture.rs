//! Pictures for link previews: the title of a post, or of the site, in the site's design, as a PNG of 1200 × 630.
//!
//! Text uses a font that is part of the publisher ([`text`]), on a sheet of 16 colours ([`sheet`]). So a picture is
//! a few KB large, takes a few milliseconds, and is the same on every machine.
//!
//! Only the newest [`MOST`] posts have their own. People mostly share links to new posts, and pictures for a whole
//! large archive would cost more than all of its pages. Older posts use the site's picture, as do posts whose title
//! contains letters that the font lacks.

mod sheet;
#[cfg(test)]
mod tests;
mod text;

use std::path::Path;

use anyhow::Context;
use pprnet_archive::{Language, Manifest, Post};
use rayon::prelude::*;

use self::sheet::{Sheet, Tone};
use self::text::{Fit, Typesetter, Weight};
use super::folder::put;

pub(super) use self::sheet::{HEIGHT, WIDTH};

/// How many posts have their own picture: more than ten years of a monthly digest.
pub(super) const MOST: usize = 500;

/// The picture of the site, at the top of its folder.
pub(super) const SITE: &str = "picture.png";

const LEFT: i32 = 104;
const TEXT_WIDTH: f32 = 1000.0;
/// The width of the coloured spine at the left.
const SPINE: usize = 28;
const TITLE_SIZES: [f32; 6] = [92.0, 80.0, 70.0, 61.0, 53.0, 46.0];
const TITLE_HEIGHT: f32 = 340.0;
const SMALL: Fit = Fit { sizes: &[34.0], width: TEXT_WIDTH, height: 46.0, weight: Weight::Regular };

/// Which page has which picture.
#[derive(Debug)]
pub(super) struct Pictures {
    /// The slugs of posts with their own picture, sorted.
    own: Vec<String>,
}

/// A picture that a page refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Picture {
    /// Its path within the site.
    pub(super) path: String,
    /// The text in it.
    pub(super) alt: String,
}

impl Pictures {
    /// Writes the pictures of the site and of the newest of `posts`, which are in archive order.
    ///
    /// # Errors
    /// If one cannot be written.
    pub(super) fn write(dist: &Path, manifest: &Manifest, posts: &[&Post]) -> anyhow::Result<Self> {
        Self::write_newest(dist, manifest, posts.get(..MOST).unwrap_or(posts))
    }

    fn write_newest(dist: &Path, manifest: &Manifest, posts: &[&Post]) -> anyhow::Result<Self> {
        let painter = || Painter::new(&manifest.site.title);
        let site = &manifest.site;
        let line = site.tagline.as_deref().unwrap_or_default();
        // Pages without a picture of their own refer to the site's, so it exists even if the font has none of its letters.
        let picture = painter().site(&site.title, line)?;
        put(dist, Path::new(SITE), &picture)?;
        // The language is thread-local, so each thread must set it.
        let language = Language::of(&site.language);
        let paint = |painter: &mut Painter, post: &&Post| -> anyhow::Result<Option<String>> {
            let month = language.spoken(|| post.month.heading());
            let Some(picture) = painter.post(&post.title, &month)? else { return Ok(None) };
            put(dist, Path::new(&path(post.slug.as_str())), &picture)?;
            Ok(Some(post.slug.to_string()))
        };
        // A bridge makes one painter for each thread; `par_iter` would make one for each part it splits off.
        let own = posts.iter().par_bridge().map_init(painter, paint);
        let own: Vec<Option<String>> = own.collect::<anyhow::Result<_>>()?;
        let mut own: Vec<String> = own.into_iter().flatten().collect();
        own.sort();
        Ok(Self { own })
    }

    /// The picture of a post's page, or of any other page.
    pub(super) fn of(&self, post: Option<&Post>, site: &str) -> Picture {
        let own =
            |post: &&Post| self.own.binary_search_by(|slug| slug.as_str().cmp(post.slug.as_str())).is_ok();
        match post.filter(own) {
            Some(post) => Picture {
                path: path(post.slug.as_str()),
                alt: format!("{}. {}. {site}", post.title.trim_end_matches('.'), post.month.heading()),
            },
            None => Picture { path: SITE.to_owned(), alt: site.to_owned() },
        }
    }
}

/// Next to the post's page.
fn path(slug: &str) -> String {
    format!("posts/{slug}/picture.png")
}

/// Paints pictures of one site. Each thread has one, because it caches the glyphs it has drawn.
struct Painter {
    typesetter: Typesetter,
    /// The background of all posts' pictures.
    posts: Sheet,
}

impl Painter {
    fn new(site: &str) -> Self {
        let mut typesetter = Typesetter::new();
        let mut posts = Sheet::new();
        posts.fill(0..SPINE, 0..HEIGHT, Tone::Accent);
        posts.fill(104..200, 508..512, Tone::Accent);
        if let Some(text) = typesetter.set(site, &SMALL) {
            typesetter.draw(&text, (LEFT, 64), Tone::Accent, &mut posts);
        }
        Self { typesetter, posts }
    }

    /// A post's picture; `None` if the font lacks letters of its title.
    fn post(&mut self, title: &str, month: &str) -> anyhow::Result<Option<Vec<u8>>> {
        let fit =
            Fit { sizes: &TITLE_SIZES, width: TEXT_WIDTH, height: TITLE_HEIGHT, weight: Weight::Semibold };
        let Some(title) = self.typesetter.set(title, &fit) else { return Ok(None) };
        let mut sheet = self.posts.clone();
        self.typesetter.draw(&title, (LEFT, 144), Tone::Ink, &mut sheet);
        if let Some(month) = self.typesetter.set(month, &SMALL) {
            self.typesetter.draw(&month, (LEFT, 532), Tone::Ink, &mut sheet);
        }
        sheet.png().context("a picture for link previews cannot be made").map(Some)
    }

    /// The site's picture.
    fn site(&mut self, title: &str, line: &str) -> anyhow::Result<Vec<u8>> {
        let fit =
            Fit { sizes: &TITLE_SIZES, width: TEXT_WIDTH, height: TITLE_HEIGHT, weight: Weight::Semibold };
        let mut sheet = Sheet::new();
        sheet.fill(0..SPINE, 0..HEIGHT, Tone::Accent);
        sheet.fill(104..200, 508..512, Tone::Accent);
        if let Some(title) = self.typesetter.set(title, &fit) {
            self.typesetter.draw(&title, (LEFT, 120), Tone::Accent, &mut sheet);
        }
        if let Some(line) = self.typesetter.set(line, &SMALL) {
            self.typesetter.draw(&line, (LEFT, 532), Tone::Ink, &mut sheet);
        }
        sheet.png().context("the picture of the site for link previews cannot be made")
    }
}

//! Small archives, for the tests of this crate and of the crates that use it. Always compiled natively: as a feature for tests,
//! it would make cargo compile every crate above this one twice.

#![allow(clippy::unwrap_used, reason = "only tests use it, and a test may fail by panicking")]

use std::collections::BTreeSet;

use pprnet_archive::{
    Block, Document, Index, Manifest, Post, Release, Shard, Site, Slug, Taxonomy, Term, TopicId, TypeId,
};

use crate::catalog::Catalog;
use crate::lineup::Lineup;

/// A post's topics, types (by number) and year.
pub type Filed = (BTreeSet<usize>, BTreeSet<usize>, u16);

/// The topic with this number.
pub fn topic(number: usize) -> TopicId {
    format!("topic-{number}").parse().unwrap()
}

/// The type with this number.
pub fn kind(number: usize) -> TypeId {
    format!("type-{number}").parse().unwrap()
}

fn term(slug: &Slug) -> Term {
    Term { slug: slug.clone(), name: format!("Name of {slug}"), aliases: vec![], was: vec![] }
}

fn site() -> Site {
    Site { title: "A Digest".into(), language: "en".into(), ..Site::default() }
}

fn post(month: &str, slug: &str, topics: Vec<TopicId>, types: Vec<TypeId>) -> Post {
    Post {
        topics,
        types,
        summary: vec![Block::plain("Summary.")],
        implications: vec![Block::plain("Implication.")],
        ..Post::new(slug.parse().unwrap(), format!("Title of {slug}"), month.parse().unwrap())
    }
}

fn read(topics: Vec<Term>, types: Vec<Term>, posts: Vec<Post>) -> (Manifest, Index, Vec<Shard>) {
    let document = Document::new(site(), Taxonomy { topics, types }, posts);
    let release = Release::new(&document).unwrap();
    let content = |name| &release.files.iter().find(|(n, _)| n == name).unwrap().1;
    let manifest = Manifest::read(&release.manifest, content(&release.manifest)).unwrap();
    let index = Index::read(&manifest, content(&manifest.index.file)).unwrap();
    let shards =
        manifest.shards.iter().map(|entry| Shard::read(entry, content(&entry.file)).unwrap()).collect();
    (manifest, index, shards)
}

fn release(topics: Vec<Term>, types: Vec<Term>, posts: Vec<Post>) -> (Catalog, Lineup) {
    let (manifest, index, _) = read(topics, types, posts);
    let catalog = Catalog::new(manifest);
    let lineup = Lineup::new(index, &catalog);
    (catalog, lineup)
}

/// An archive of posts, each given by month and slug, all with the topic `alliance`.
pub fn archive(posts: &[(&str, &str)]) -> (Catalog, Lineup) {
    let (manifest, index, _) = parts(posts);
    let catalog = Catalog::new(manifest);
    let lineup = Lineup::new(index, &catalog);
    (catalog, lineup)
}

/// The parsed files of [`archive`].
pub fn parts(posts: &[(&str, &str)]) -> (Manifest, Index, Vec<Shard>) {
    let alliance: TopicId = "alliance".parse().unwrap();
    let posts = posts.iter().map(|(month, slug)| post(month, slug, vec![alliance.clone()], vec![]));
    read(vec![term(alliance.slug())], vec![], posts.collect())
}

/// The catalog of [`archive`].
pub fn catalog(posts: &[(&str, &str)]) -> Catalog {
    archive(posts).0
}

/// An archive with five topics and three types, and posts with the given labels.
pub fn lineup(posts: &[Filed]) -> (Catalog, Lineup) {
    let topics = (0..5).map(|n| term(topic(n).slug())).collect();
    let types = (0..3).map(|n| term(kind(n).slug())).collect();
    let posts = posts.iter().enumerate().map(|(i, (topics, types, year))| {
        let topics = topics.iter().map(|&n| topic(n)).collect();
        let types = types.iter().map(|&n| kind(n)).collect();
        post(&format!("{year}-06"), &format!("p{i:02}"), topics, types)
    });
    release(topics, types, posts.collect())
}

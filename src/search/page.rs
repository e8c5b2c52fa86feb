//! Follows addresses and what is typed, asks the finder, has loaded what it needs, and has drawn what it finds.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use pprnet_address::names::ARCHIVE;
use pprnet_address::{Base, Blog, Catalog, Lineup, PAGE_SIZE, Route, View};
use pprnet_archive::Slug;
use pprnet_browser::document::{self, StyleSheet};
use pprnet_browser::{Kept, fetch, time};
use pprnet_finder::{Answer, Archive, Finder, Need};
use pprnet_search::Field;
use wasm_bindgen_futures::spawn_local;

use super::{Search, field, marks, post, results};
use crate::store::{Load, LoadFault, Piece};

struct Page {
    search: Search,
    finder: Finder,
    style: Option<StyleSheet>,
    /// What is looked for: that of the address, or, for a moment, of what was typed since.
    asked: Blog,
    /// What the address looks for.
    told: Blog,
    /// The post that is open, if any.
    post: Option<Slug>,
    /// What is being loaded.
    coming: Vec<Need>,
    /// What could not be had. It is asked for again when something else is looked for, or on request.
    missing: Vec<Need>,
    /// Changes when something else of the archive is waited for.
    waits: RwSignal<usize>,
}

thread_local! {
    static PAGE: RefCell<Option<Page>> = const { RefCell::new(None) };
}

fn page<T>(act: impl FnOnce(&mut Page) -> T) -> Option<T> {
    PAGE.with_borrow_mut(|page| page.as_mut().map(act))
}

/// Starts searching. Called once.
pub(super) fn start(search: Search) {
    let base = search.base;
    let style = document::search_files().and_then(|files| StyleSheet::add(&base.file(&files.style)));
    let waits = RwSignal::new(0);
    let page = Page {
        search,
        finder: Finder::new(base, PAGE_SIZE),
        style,
        asked: Blog::default(),
        told: Blog::default(),
        post: None,
        coming: Vec::new(),
        missing: Vec::new(),
        waits,
    };
    PAGE.set(Some(page));
    Effect::new(move |_| {
        waits.track();
        take_what_came(search);
    });
    field::start();
    results::start();
    marks::start();
}

/// Takes over what an address looks for, and the post that it leads to.
pub(super) fn show(blog: Blog, post: Option<Slug>) {
    // How much of each post a list shows is nothing to results.
    let blog = Blog { view: View::default(), ..blog };
    let is_other = page(|page| {
        let is_other = page.told != blog || page.post != post;
        page.told = blog.clone();
        page.post = post;
        is_other
    });
    // The same address is told again whenever someone turns to the field.
    if field::is_ahead() && is_other == Some(false) {
        return;
    }
    field::follow(blog.selection.words());
    // The address of a post has no order; that of the list in which it was found holds for its neighbours.
    let newest_first = blog.newest_first || is_post_open() && results::are_newest_first(&blog);
    ask(Blog { newest_first, ..blog.clone() });
    if !results::are_of(&blog) {
        step();
    }
    post::follow();
}

/// Looks for something before the address says it.
pub(super) fn look_for(blog: Blog) {
    ask(blog);
    step();
}

fn ask(blog: Blog) {
    page(|page| {
        if page.asked != blog {
            page.asked = blog;
            page.missing.clear();
        }
    });
}

/// Whether the style sheet is here, or there is none.
pub(super) fn has_style() -> bool {
    page(|page| page.style.as_ref().is_none_or(StyleSheet::is_loaded)) != Some(false)
}

/// What is looked for.
pub(super) fn asked() -> Blog {
    page(|page| page.asked.clone()).unwrap_or_default()
}

/// Whether something is looked for.
pub(super) fn is_searching() -> bool {
    page(|page| !page.asked.selection.words().is_empty()) == Some(true)
}

/// The post that is open, if any.
pub(super) fn open_post() -> Option<Slug> {
    page(|page| page.post.clone()).flatten()
}

/// Whether a post is open.
pub(super) fn is_post_open() -> bool {
    page(|page| page.post.is_some()) == Some(true)
}

/// The folder that the site is published in.
pub(super) fn base() -> Option<Base> {
    page(|page| page.search.base)
}

/// Goes to the address of a search; in the history in the place of the current one where `replace` says so.
pub(super) fn go(blog: Blog, replace: bool) {
    if let Some(search) = page(|page| page.search) {
        search.go(&Route::Blog(blog), replace);
    }
}

/// What the finder reads, as far as it is loaded.
struct Loaded {
    catalog: Arc<Catalog>,
    index: Option<Arc<Lineup>>,
}

/// Asks the finder something about the loaded archive. `None` before the manifest is here.
fn with_archive<T>(act: impl FnOnce(&mut Finder, &Archive<'_>, &Blog) -> T) -> Option<T> {
    page(|page| {
        let store = page.search.store;
        let loaded = Loaded { catalog: store.loaded_catalog()?, index: store.loaded_index() };
        let shard = |number| store.loaded_shard(number);
        let index = loaded.index.as_ref().map(|lineup| lineup.entries());
        let archive = Archive { catalog: &loaded.catalog, index, shard: &shard };
        Some(act(&mut page.finder, &archive, &page.asked))
    })
    .flatten()
}

/// The answer to what is looked for, or to another address.
pub(super) fn find(blog: Option<&Blog>, positions: Range<usize>) -> Option<Answer> {
    with_archive(|finder, archive, asked| finder.find(archive, blog.unwrap_or(asked), positions))
}

/// Asks the finder something that needs no archive.
pub(super) fn with_finder<T>(act: impl FnOnce(&Finder) -> T) -> Option<T> {
    page(|page| act(&page.finder))
}

/// The matches in a text of the open post: pairs of offsets in UTF-16 code units.
pub(super) fn matches(field: Field, text: &str) -> Vec<u32> {
    with_archive(|finder, archive, asked| finder.marks(archive, asked, field, text)).unwrap_or_default()
}

/// Links to the results before and after a post.
pub(super) fn neighbours(slug: &Slug) -> Option<String> {
    with_archive(|finder, archive, asked| finder.neighbours(archive, asked, slug.as_str())).flatten()
}

/// Loads once more what could not be had.
pub(super) fn retry() {
    page(|page| page.missing.clear());
    step();
}

/// Asks the finder, draws what it has found, and has loaded what it needs.
pub(super) fn step() {
    if results::are_held() {
        time::next_frame(step);
        return;
    }
    let urgent = results::urgent();
    let blog = asked();
    let Some(Answer { mut needs, found }) = find(None, urgent.clone()) else {
        // The manifest is on its way.
        return page(|page| page.waits).into_iter().for_each(|waits| waits.update(|count| *count += 1));
    };
    let is_found = found.is_some();
    match found {
        Some(found) => {
            if let Some(search) = page(|page| page.search) {
                search.found(found.facets.clone());
            }
            results::draw(&found, blog, urgent);
            // There may be more to mark, and to lead to.
            post::draw();
        }
        None => results::wait(&blog),
    }
    // The results beside a post are known by the index.
    if is_found && is_post_open() && page(|page| page.search.store.loaded_index().is_none()) == Some(true) {
        needs.push(Need::Index);
    }
    needs.into_iter().for_each(load);
}

/// Loads something, unless it is on its way or could not be had.
fn load(need: Need) {
    let Some((search, waits, is_new)) = page(|page| {
        let is_new = !page.coming.contains(&need) && !page.missing.contains(&need);
        if is_new {
            page.coming.push(need.clone());
        }
        (page.search, page.waits, is_new)
    }) else {
        return;
    };
    if !is_new {
        return;
    }
    match piece_of(&need) {
        None => load_search_file(search, need),
        Some(piece) => {
            // One that has failed is asked for again.
            if search.store.fault(piece).is_some() {
                search.store.retry(piece);
            }
            waits.update(|count| *count += 1);
        }
    }
}

/// The piece of the archive that is needed, which the store loads; `None` for a file of the search index.
fn piece_of(need: &Need) -> Option<Piece> {
    match need {
        Need::Search(_) => None,
        Need::Index => Some(Piece::Index),
        Need::Shard(number) => Some(Piece::Shard(*number)),
    }
}

/// Looks after the pieces of the archive that are being loaded: called again whenever one of them changes.
fn take_what_came(search: Search) {
    let Some(coming) = page(|page| page.coming.clone()) else { return };
    // Without the manifest nothing else can be loaded.
    if search.store.ready_catalog().is_none() {
        return;
    }
    // Where nothing is being loaded, the manifest was waited for.
    let (mut has_come, mut fault) = (coming.is_empty(), None);
    for need in coming {
        let state = match &need {
            Need::Search(_) => continue,
            Need::Index => outcome(&search.store.index()),
            Need::Shard(number) => outcome(&search.store.shard(*number)),
        };
        let Some(outcome) = state else { continue };
        has_come = true;
        page(|page| page.coming.retain(|other| *other != need));
        if let Err(failed) = outcome {
            page(|page| page.missing.push(need));
            fault = Some(failed);
        }
    }
    if has_come {
        untrack(|| settle(fault));
    }
}

/// What became of a piece; `None` while it is on its way.
fn outcome<T>(load: &Load<T>) -> Option<Result<(), LoadFault>> {
    match load {
        Load::Loading => None,
        Load::Ready(_) => Some(Ok(())),
        Load::Failed(fault) => Some(Err(fault.clone())),
    }
}

/// Goes on after something has come, or could not be had.
fn settle(fault: Option<LoadFault>) {
    // Without one file another may do, and now nothing else may be on its way.
    step();
    if let Some(fault) = fault {
        results::fail(&fault, &asked());
    }
}

fn load_search_file(search: Search, need: Need) {
    let Need::Search(name) = &need else { return };
    let (address, name) = (search.base.file(&format!("{ARCHIVE}/{name}")), name.clone());
    spawn_local(async move {
        let mut taken = Err(LoadFault::Damaged);
        // What the browser's cache holds may be what is wrong.
        for kept in [Kept::Welcome, Kept::Refused] {
            if taken == Err(LoadFault::Damaged) {
                let fetched = fetch(&address, kept).await.map_err(LoadFault::Fetch);
                taken = fetched.and_then(|bytes| take(&name, &bytes));
            }
        }
        page(|page| page.coming.retain(|other| *other != need));
        if taken.is_err() {
            page(|page| page.missing.push(need));
        }
        settle(taken.err());
    });
}

fn take(name: &str, bytes: &[u8]) -> Result<(), LoadFault> {
    let taken = page(|page| {
        let catalog = page.search.store.loaded_catalog()?;
        page.finder.add(&catalog, name, bytes).ok()
    });
    taken.flatten().ok_or(LoadFault::Damaged)
}

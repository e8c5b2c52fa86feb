//! The finder in the page: it follows what is typed, fetches what it needs, and draws what it finds.
//!
//! The reader owns the address and everything else that is seen; it leaves the finder a field, and places for recent
//! searches and for results. It tells the finder each address ([`show`]), and is told by an event how many posts each
//! chip would leave.

mod dom;
mod field;
mod marks;
mod neighbours;
mod post;
mod recent;
mod results;

use std::cell::RefCell;

use js_sys::Reflect;
use pprnet_address::names::{ARCHIVE, FINDING, MANIFEST_LINK};
use pprnet_browser::{Kept, elements, fetch, time};
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use crate::wording::Fault;
use crate::{Answer, Finder, Request};

struct Page {
    finder: Finder,
    style: Option<Element>,
    base: String,
    /// The query string of the address, or, for a moment, of what was typed since.
    query: String,
    /// The query string of the address.
    told: String,
    /// The slug of the post that is open; empty on all other pages.
    post: String,
    /// Files on their way.
    coming: Vec<String>,
    /// Files that could not be had. They are asked for again when something else is looked for, or on request.
    missing: Vec<String>,
}

thread_local! {
    static PAGE: RefCell<Option<Page>> = const { RefCell::new(None) };
}

fn page<T>(act: impl FnOnce(&mut Page) -> T) -> Option<T> {
    PAGE.with_borrow_mut(|page| page.as_mut().map(act))
}

/// Starts the finder. Called once.
pub(crate) fn start(base: &str, manifest: &str) {
    let finder = Finder::new(base, manifest);
    let finding = elements::by_id(MANIFEST_LINK).and_then(|link| link.get_attribute(FINDING));
    // The style sheet is the second of the files.
    let style = finding.and_then(|files| dom::link_style(&format!("{base}{}", files.split(' ').nth(1)?)));
    let page = Page {
        finder,
        style,
        base: base.to_owned(),
        query: String::new(),
        told: String::new(),
        post: String::new(),
        coming: Vec::new(),
        missing: Vec::new(),
    };
    PAGE.with_borrow_mut(|place| *place = Some(page));
    field::start();
    results::start();
    marks::start();
}

/// Takes over what the address looks for, as a query string, and the slug of the post that is open. On pages that look for
/// nothing or show no post they are empty.
pub(crate) fn show(query: &str, post: &str) {
    let is_other = page(|page| {
        let is_other = page.told != query || page.post != post;
        query.clone_into(&mut page.told);
        post.clone_into(&mut page.post);
        is_other
    });
    // The reader tells the same address again whenever someone turns to the field.
    if field::is_ahead() && is_other == Some(false) {
        return;
    }
    field::follow(&Request::read(query).words);
    // The address of a post has no order; that of the list in which it was found holds for its neighbours.
    if !post.is_empty() && results::are_newest_first(query) {
        take(&format!("{query}&sort=date"));
    } else {
        take(query);
    }
    if !results::are_of(query) {
        step();
    }
    post::follow();
}

/// Looks for something before the address says it.
fn look_for(request: &Request) {
    take(&format!("{}&size={}", request.query(), request.size));
    step();
}

fn take(query: &str) {
    page(|page| {
        if page.query != query {
            query.clone_into(&mut page.query);
            page.missing.clear();
        }
    });
}

/// Whether the style sheet is here.
fn has_style() -> bool {
    let style = page(|page| page.style.clone()).flatten();
    style.is_none_or(|style| Reflect::get(&style, &"sheet".into()).is_ok_and(|sheet| sheet.is_object()))
}

/// What the address looks for.
fn request() -> Request {
    page(|page| Request::read(&page.query)).unwrap_or_default()
}

/// The slug of the post that is open; empty on all other pages.
fn post() -> String {
    page(|page| page.post.clone()).unwrap_or_default()
}

/// The folder that the site is published in.
fn base() -> String {
    page(|page| page.base.clone()).unwrap_or_default()
}

/// The address of the blog's first page for a request.
fn address(request: &Request) -> String {
    let base = base();
    let query = request.query();
    if query.is_empty() { base } else { format!("{base}?{query}") }
}

/// Fetches once more what could not be had.
fn retry() {
    page(|page| page.missing.clear());
    step();
}

/// Asks the finder, draws what it has found, and fetches what it says that it needs.
fn step() {
    if results::are_held() {
        time::next_frame(step);
        return;
    }
    let urgent = results::urgent();
    let asked = page(|page| (page.finder.find(&page.query, urgent.clone()), page.query.clone()));
    let Some((Answer { needs, found }, query)) = asked else { return };
    let is_found = found.is_some();
    match found {
        Some(found) => {
            results::draw(&found, query, urgent);
            // There may be more to mark, and to lead to.
            post::draw();
        }
        None => results::wait(&query),
    }
    for name in needs {
        fetch_file(name);
    }
    // The reader has asked for it, too, for what stands below the post.
    let beside =
        page(|page| page.finder.needed_by_neighbours().filter(|_| is_found && !page.post.is_empty()));
    if let Some(name) = beside.flatten() {
        fetch_file(name);
    }
}

fn fetch_file(name: String) {
    let begins = page(|page| {
        let begins = !page.coming.contains(&name) && !page.missing.contains(&name);
        if begins {
            page.coming.push(name.clone());
        }
        begins.then(|| format!("{}{ARCHIVE}/{name}", page.base))
    });
    let Some(address) = begins.flatten() else { return };
    spawn_local(async move {
        let mut given = Err(Fault::Damaged);
        // What a cache has kept may be what is wrong.
        for kept in [Kept::Welcome, Kept::Refused] {
            if given == Err(Fault::Damaged) {
                given =
                    fetch(&address, kept).await.map_err(Fault::Fetch).and_then(|bytes| give(&name, &bytes));
            }
        }
        page(|page| page.coming.retain(|other| *other != name));
        match given {
            Ok(()) => step(),
            Err(fault) => {
                page(|page| page.missing.push(name));
                // Another file may do, and now nothing else may be on its way.
                step();
                let query = page(|page| page.query.clone()).unwrap_or_default();
                results::fail(fault, &query);
            }
        }
    });
}

fn give(name: &str, bytes: &[u8]) -> Result<(), Fault> {
    let is_given = page(|page| page.finder.add(name, bytes).is_ok()) == Some(true);
    if is_given { Ok(()) } else { Err(Fault::Damaged) }
}

//! Stores on the device what is remembered, and shows it.

use std::cell::Cell;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use pprnet_address::names::{CHOSEN_VIEW, CONTINUE, LEFT, ROOM_FOR_LEFT, VISITS};
use pprnet_address::{Blog, Route, Selection, View};
use pprnet_archive::{Date, MonthCount, YearMonth};
use pprnet_browser::{document, elements, events, settings, time, viewport};
use pprnet_html::Html;

use super::half_read::{HalfRead, percent_above, progress};
use super::visits::Visits;
use crate::context::CurrentAddress;
use crate::saved;
use crate::store::Store;
use crate::wording;

thread_local! {
    /// Whether someone has followed the link to the half-read post, and the page has not been scrolled there yet.
    static CONTINUES: Cell<bool> = const { Cell::new(false) };
}

/// The attribute of `<html>` on the blog's first page, for the rule that shows the news.
const FRONT: &str = "data-front";

/// The article on the page.
const ARTICLE: &str = ".post-whole";

/// Starts remembering. Called once.
pub(super) fn begin(here: CurrentAddress, store: Store) {
    let device = Device { here, store };
    if let Some(catalog) = store.ready_catalog() {
        device.note_visit(&catalog.manifest.months);
    }
    device.show_in_chosen_view();
    device.follow_reading();
    saved::mark_buttons(here, store);
}

/// The device's memory.
#[derive(Clone, Copy)]
struct Device {
    here: CurrentAddress,
    store: Store,
}

impl Device {
    fn get(self, name: &str) -> Option<String> {
        settings::get(name, &self.here.folder())
    }

    fn keep(self, name: &str, value: Option<&str>) {
        // Without storage nothing is remembered, which is acceptable.
        let _ = settings::set(name, &self.here.folder(), value);
    }

    /// Records the visit, and shows how many posts are new since the previous one.
    fn note_visit(self, months: &[MonthCount]) {
        let newest = months.iter().map(|month| month.month).max();
        let today = time::today().and_then(|day| day.parse::<Date>().ok());
        let (Some(newest), Some(today)) = (newest, today) else { return };
        let stored = self.get(VISITS).and_then(|stored| Visits::read(&stored));
        let visits = Visits::record(stored, today, newest);
        self.keep(VISITS, Some(&visits.to_string()));
        if let Some((since, after, count)) = visits.news(months) {
            self.show_news(months, after, &wording::new_since(count, since, today));
        }
    }

    /// Shows `words` on the first page, and the label “New” at each post of a month after `after` (post_list.css positions it). A
    /// CSS rule does this, so that it also applies to posts that are drawn later.
    fn show_news(self, months: &[MonthCount], after: YearMonth, words: &str) {
        let sections = months.iter().filter(|month| month.month > after).map(|month| section(month.month));
        let sections: Vec<String> = sections.collect();
        let Some(first) = sections.first() else { return };
        let _ = document::add_style(&format!(
            "@layer components {{ :is({}) > .post::before {{ content: \"{}\"; }} [{FRONT}] {first}::before {{ content: \"{words}\"; }} }}",
            sections.join(", "),
            wording::new(),
        ));
        Effect::new(move |_| {
            let is_front = is_front(&self.here.route());
            if let Some(page) = elements::first("html") {
                page.set(FRONT, is_front.then_some(""));
            }
        });
    }

    /// Adds the chosen view to the address of each list that names none.
    fn show_in_chosen_view(self) {
        let navigate = use_navigate();
        Effect::new(move |_| {
            let route = self.here.route();
            let chosen = self.get(CHOSEN_VIEW).and_then(|view| View::from_value(&view));
            if let Some(route) = chosen.and_then(|view| in_view(route, view)) {
                let options =
                    NavigateOptions { resolve: false, replace: true, scroll: false, ..Default::default() };
                navigate(&self.here.href(&route), options);
            }
        });
    }

    /// Remembers a half-read post, and offers it on the blog’s first page.
    fn follow_reading(self) {
        // The reader may have scrolled before this chunk was here.
        self.note_progress();
        events::on("scroll", move |_| self.note_progress());
        events::on("click", |event| CONTINUES.set(event.within(CONTINUE).and(event.at("a")).is_some()));
        Effect::new(move |_| {
            self.here.parsed().track();
            // After the page is drawn.
            time::after_two_frames(move || self.offer_to_continue());
        });
        Effect::new(move |_| {
            self.here.parsed().track();
            // The post's shard may have to be fetched.
            self.store.track_arrivals();
            time::after_two_frames(move || self.scroll_to_half_read());
        });
    }

    fn half_read(self) -> Option<HalfRead> {
        HalfRead::read(&self.get(LEFT)?)
    }

    fn note_progress(self) {
        let Route::Post { slug, .. } = untrack(|| self.here.route()) else { return };
        let Some(article) = elements::first(ARTICLE) else { return };
        // Not from the page, which a translator may have changed.
        let position = untrack(|| self.store.find_loaded(slug.as_str()));
        let post = position.and_then(|position| untrack(|| self.store.post(position)).ready().cloned());
        let Some(title) = post.and_then(|post| Some(post.get()?.title.clone())) else { return };
        let (top, height) = article.top_and_height();
        let now = HalfRead { slug, title, percent: percent_above(top, height) }
            .stored_change(progress(top, height, viewport::height()), self.half_read().as_ref());
        if let Some(now) = now {
            self.keep(LEFT, now.map(|post| post.to_stored()).as_deref());
        }
    }

    /// Scrolls to where the half-read post was left, if its link was followed and it is on the page.
    fn scroll_to_half_read(self) {
        let (Route::Post { slug, .. }, Some(post)) = (untrack(|| self.here.route()), self.half_read()) else {
            return;
        };
        if post.slug != slug || !CONTINUES.get() {
            return;
        }
        if elements::first(ARTICLE).is_none() {
            return;
        }
        CONTINUES.set(false);
        // A new page is scrolled to its top when it is drawn, so this comes later.
        time::after_two_frames(move || {
            if let Some(article) = elements::first(ARTICLE) {
                let (top, height) = article.top_and_height();
                viewport::scroll_by(top + height * f64::from(post.percent) / 100.0);
            }
        });
    }

    fn offer_to_continue(self) {
        // The page's own script reserves room for this line (blog_head.css).
        if let Some(page) = elements::first("html") {
            page.set(ROOM_FOR_LEFT, None);
        }
        let Some(HalfRead { slug, title, .. }) =
            self.half_read().filter(|_| is_front(&untrack(|| self.here.route())))
        else {
            return elements::fill(CONTINUE, "");
        };
        let href = self.here.href(&Route::Post { slug, from: Selection::default() });
        let mut html = Html::new();
        html.tag("<p>")
            .text(wording::go_on())
            .tag(" <a href=\"")
            .text(&href)
            .tag("\" dir=\"auto\">")
            .text(&title)
            .tag("</a></p>");
        elements::fill(CONTINUE, &html.into_string());
    }
}

/// A selector for the part of a list with the posts of a month (post_list.rs).
fn section(month: YearMonth) -> String {
    format!(".month:has(> .month-title [href*='archive/{month}/'])")
}

/// Whether a page is the blog’s first, where people return.
fn is_front(route: &Route) -> bool {
    matches!(route, Route::Blog(Blog { selection, page: 1, .. }) if selection.is_empty())
}

/// The same list in the chosen view. `None` if the address names a view, if the page has no list, and for search results,
/// whose address changes with every letter.
fn in_view(route: Route, view: View) -> Option<Route> {
    if route.view() != Some(View::default()) || view == View::default() {
        return None;
    }
    let is_search = matches!(&route, Route::Blog(blog) if !blog.selection.words().is_empty());
    (!is_search).then(|| route.in_view(view))
}

#[cfg(test)]
mod tests {
    use super::*;
    use pprnet_address::parse;

    #[test]
    fn the_blog_has_the_element_for_the_half_read_post() {
        let blog = include_str!("../pages/blog.rs");
        assert!(blog.contains(&format!("<div id=\"{CONTINUE}\"></div>")), "{CONTINUE}");
    }

    #[test]
    fn a_chosen_view_is_added_to_the_addresses_of_lists() {
        let address = |path: &str, search: &str, view| {
            in_view(parse(path, search).route, view).map(|route| route.href())
        };
        assert_eq!(address("/", "", View::Full).as_deref(), Some("/?view=full"));
        assert_eq!(
            address("/topics/alliance/page/2/", "", View::Titles).as_deref(),
            Some("/topics/alliance/page/2/?view=titles")
        );
        assert_eq!(
            address("/archive/2022-12/", "", View::Full).as_deref(),
            Some("/archive/2022-12/?view=full")
        );
        assert_eq!(address("/saved/", "", View::Titles).as_deref(), Some("/saved/?view=titles"));
        // An address may name a view, and the default view is not written into addresses.
        assert_eq!(address("/", "view=titles", View::Full), None);
        assert_eq!(address("/", "", View::default()), None);
        for path in ["/posts/a/", "/archive/", "/about/"] {
            assert_eq!(address(path, "", View::Full), None, "{path}");
        }
        assert_eq!(address("/", "q=alliance", View::Full), None);
    }
}

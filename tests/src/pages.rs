//! The state of the reader's pages, and actions on them. One script reads the state at one moment (`pages/state.js`), so that
//! its parts are consistent.

use serde::Deserialize;

use crate::archive::Choice;
use crate::{Archive, Browser, Site, archive};

/// The state of a page: what it shows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct PageState {
    /// Path and query.
    pub address: String,
    /// The title of the window.
    pub title: String,
    /// The `h1`.
    pub heading: String,
    /// The app's state of start-up, as recorded in the page (`index.html`).
    pub boot: Option<String>,
    /// Whether something is still loading.
    pub loading: bool,
    /// The line that counts the posts.
    pub count: String,
    /// The notes on ignored parts of the address.
    pub notes: Vec<String>,
    /// The month headings, in order.
    pub months: Vec<String>,
    /// The slugs of the posts, in order.
    pub posts: Vec<String>,
    /// Whether the filters are open.
    pub open: bool,
    /// The rows of the filters, while these are open.
    pub chips: Vec<Chip>,
    /// The selected first and last year; empty for any.
    pub years: Vec<String>,
    /// The filters that can be removed.
    pub active: Vec<String>,
    /// The selected view.
    pub view: String,
    /// Failures, by their titles.
    pub failures: Vec<String>,
}

/// A row of the filters.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Chip {
    /// Its text.
    pub name: String,
    /// Its number.
    pub count: Option<usize>,
    /// Whether it is selected.
    pub chosen: bool,
}

impl PageState {
    /// The row with this name.
    #[must_use]
    pub fn chip(&self, name: &str) -> &Chip {
        self.chips
            .iter()
            .find(|chip| chip.name == name)
            .unwrap_or_else(|| panic!("no chip {name}: {:?}", self.chips))
    }

    /// The names of the selected rows.
    #[must_use]
    pub fn chosen(&self) -> Vec<&str> {
        self.chips.iter().filter(|chip| chip.chosen).map(|chip| chip.name.as_str()).collect()
    }
}

const STATE_SCRIPT: &str = include_str!("pages/state.js");

/// Any page of a site.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// The browser in which it is open.
    pub browser: &'a Browser,
    site: &'a Site,
}

impl<'a> Page<'a> {
    /// Opens a page by its path on the site, such as `/topics/`, and waits until it is complete.
    pub async fn open(browser: &'a Browser, site: &'a Site, page: &str) -> Self {
        let opened = Self { browser, site };
        opened.go(page).await;
        opened
    }

    /// Opens another page by its address.
    pub async fn go(&self, page: &str) -> PageState {
        self.browser.goto(&self.site.url(page)).await;
        settled(self.browser).await
    }

    /// The state of the page, once nothing is loading.
    pub async fn state(&self) -> PageState {
        settled(self.browser).await
    }

    /// The state of the page, once it has reached `page`.
    pub async fn arrives_at(&self, page: &str) -> PageState {
        let address = self.site.path(page);
        self.until(&format!("the page {address}"), |state| state.address == address).await
    }

    /// The state of the page, once it is right and nothing is loading.
    pub async fn until(&self, what: &str, is_right: impl Fn(&PageState) -> bool) -> PageState {
        let is_complete = |state: &PageState| !state.loading && is_right(state);
        self.browser.until_eval(what, STATE_SCRIPT, vec![], is_complete).await
    }

    /// Waits until the title of the window is right. The reader sets it after the page has been painted (a changing title costs
    /// part of a frame), so on arrival it may still be the previous page's.
    pub async fn is_titled(&self, what: &str, is_right: impl Fn(&str) -> bool) {
        self.until(&format!("a title that is {what}"), |state| is_right(&state.title)).await;
    }

    /// Waits until the blog shows a page of a choice and everything agrees: address, list, counts, month headings, chips and
    /// removable filters.
    pub async fn shows(&self, archive: &Archive, choice: &Choice, page: &str) -> PageState {
        let all = archive.select(choice);
        let posts: Vec<String> = all.iter().take(archive::PAGE).cloned().collect();
        let address = self.site.path(page);
        let what = format!("{address} with {} posts, first {posts:?}", all.len());
        let state = self.until(&what, |state| state.address == address && state.posts == posts).await;
        let count = match (all.len(), posts.len()) {
            (1, _) => "1 post".to_owned(),
            (all, listed) if all == listed => format!("{all} posts"),
            (all, listed) => format!("Posts 1–{listed} of {all}"),
        };
        assert_eq!(state.count, count);
        assert_eq!(state.months, months_of(archive, &posts));
        let name =
            |slug: &String| archive.topics.get(slug).or_else(|| archive.types.get(slug)).unwrap().clone();
        let topics: Vec<String> = choice.topics.iter().map(name).collect();
        let types: Vec<String> = choice.types.iter().map(name).collect();
        let mut named: Vec<String> = topics.into_iter().chain(types).collect();
        let active: Vec<String> = named.iter().cloned().chain(choice.year.clone()).collect();
        assert_eq!(state.active, active, "filters to remove");
        if !state.open {
            return state;
        }
        named.sort();
        let year = choice.year.clone().unwrap_or_default();
        // The filters are updated after the list.
        self.until(&format!("{named:?} and {year} in the filters"), |state| {
            let mut chosen = state.chosen();
            chosen.sort_unstable();
            chosen == named && state.years.iter().all(|other| *other == year)
        })
        .await
    }

    /// The path of a page on its host, including the base.
    #[must_use]
    pub fn path(&self, page: &str) -> String {
        self.site.path(page)
    }

    /// Opens the filters, if they are closed, and expands their groups. Beside the list of a wide window they open by themselves.
    pub async fn open_filters(&self) {
        let needs_click = "return document.querySelector('.filters[open]') === null
            && document.querySelector('.filters-toggle').offsetWidth > 1";
        if self.browser.eval(needs_click, vec![]).await {
            self.browser.click(".filters-toggle").await;
        }
        let is_open = "return document.querySelector('.filters[open]') !== null";
        self.browser.until_true("the filters are open", is_open).await;
        let _: Option<bool> = self
            .browser
            .eval(
                "for (const more of document.querySelectorAll('.filters details')) more.open = true",
                vec![],
            )
            .await;
    }

    /// Clicks a row of the filters, or the button that clears a group.
    pub async fn click_chip(&self, name: &str) {
        self.open_filters().await;
        let script = "return [...document.querySelectorAll('.filters-clear')].find(button => button.lastElementChild.textContent === arguments[0]) ??
            [...document.querySelectorAll('.filters .pick')].find(row => row.children[1].textContent === arguments[0]) ?? null";
        self.browser.click_script(script, vec![name.into()], &format!("the filter {name}")).await;
    }

    /// Selects the first and the last year.
    pub async fn choose_years(&self, from: &str, to: &str) {
        self.open_filters().await;
        for (name, year) in [("from", from), ("to", to)] {
            let script = "const list = document.querySelector(`.filters [name=${arguments[0]}]`);
                list.value = arguments[1];
                list.dispatchEvent(new Event('change', { bubbles: true }))";
            let _: Option<bool> = self.browser.eval(script, vec![name.into(), year.into()]).await;
        }
    }

    /// Presses Tab until the row with this name has the focus.
    pub async fn tab_to_chip(&self, name: &str) {
        let script = "return document.activeElement.parentElement?.children[1]?.textContent ?? ''";
        for _ in 0..120 {
            self.browser.press(crate::key::TAB).await;
            if self.browser.eval::<String>(script, vec![]).await == name {
                return;
            }
        }
        panic!("Tab does not reach the chip {name}; the focus is on {}", self.browser.focus().await);
    }
}

/// The state of a page once nothing is loading.
pub async fn settled(browser: &Browser) -> PageState {
    browser.until_eval("the page to be there", STATE_SCRIPT, vec![], |state: &PageState| !state.loading).await
}

/// The month headings above these posts.
#[must_use]
pub fn months_of(archive: &Archive, slugs: &[String]) -> Vec<String> {
    let of = |slug: &String| archive.posts.iter().find(|post| post.slug == *slug).unwrap().month.clone();
    let mut months: Vec<String> = slugs.iter().map(of).collect();
    months.dedup();
    months.iter().map(|month| archive::month_name(month)).collect()
}

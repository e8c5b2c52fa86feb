//! The sentences of the interface in English.

mod failures;

use pprnet_address::{UnknownValue, View};
use pprnet_archive::Date;

use super::list;

pub(super) use self::failures::{fault_words, server_answered, title_of_part};

pprnet_archive::texts! {
    skip_to_content: "Skip to the content";
    skip_to_filters: "Skip to the filters";
    blog: "Blog";
    topics: "Topics";
    types: "Type of Research";
    years: "Years";
    archive: "Archive";
    evidence: "Evidence";
    no_topic: "Without a topic";
    order: "Order";
    show_all: "Show all";
    about: "About";
    follow: "Follow";
    follow_intro: "Every new post is announced in a feed, with its full text. Its address is:";
    in_a_feed_reader: "In a feed reader";
    how_to_use_a_feed_reader: "Copy the address of the feed into your feed reader. Outlook and Thunderbird are feed readers, too: in Outlook, “Add a new RSS feed”; in Thunderbird, “Feed account”. New posts then come in beside your mail.";
    by_e_mail: "By e-mail";
    how_to_get_e_mail: "This site sends no mail and knows no addresses. A service that turns feeds into e-mail does: give it the address of the feed and your own. Search the web for “RSS to e-mail” to find one. It will know your address, so read what it does with it.";
    one_topic_only: "One topic only";
    feeds_of_terms: "Each topic and each type of research has a feed of its own.";
    no_feeds: "This copy of the site has no feeds: it has no posts, or was built without its own web address.";
    posts_by_month: "Posts by year and month";
    all_months: "All";
    offline: "Offline";
    offline_intro: "After your first visit you can read this site without a network, if your browser allows it. This is what it keeps.";
    save: "Save";
    saved: "Saved in this browser.";
    removed: "Removed.";
    not_changed: "The list was not changed: this browser refuses to store it.";
    saved_posts: "Saved posts";
    saved_list: "The list of saved posts";
    saved_intro: "They are stored in this browser and never leave it. Choose “In full” and print to get one handout with a table of contents.";
    nothing_saved: "The posts that you save appear here. Open a post and choose “Save”.";
    edit_list: "Edit the list";
    remove: "Remove";
    remove_all: "Remove all";
    undo: "Undo";
    menu: "Menu";
    main_navigation: "Main";
    all_topics: "ALL Topics (clear)";
    all_types: "ALL Types (clear)";
    all_years: "ALL Years (clear)";
    this_month: "This month";
    summary: "Summary";
    read_the_summary: "Read the summary";
    full_citation: "Full citation";
    article: "Article";
    in_practice: "In practice ↓";
    about_this_site: "About this site";
    filter: "Filter";
    filter_posts: "Filter posts";
    active_filters: "Active filters";
    clear_all: "Clear all";
    clear: "Clear";
    close: "Close";
    find_a_topic: "Find a topic";
    any: "Any";
    all: "All";
    from: "From";
    to: "To";
    how_topics_combine: "How topics combine";
    view: "Show";
    pages: "Pages";
    previous_page: "Newer posts";
    next_page: "Older posts";
    loading: "Loading…";
    not_loaded: "The site could not be loaded";
    related: "Related posts";
    neighbours: "Next and previous post";
    newer_post: "Newer";
    older_post: "Older";
    citation: "Article";
    filed_under: "Filed under";
    cite: "Cite";
    cite_all: "Export citations";
    share: "Share";
    print: "Print";
    link_copied: "The link is on the clipboard.";
    colour_scheme: "Colours";
    page_not_found: "Page not found";
    did_you_mean: "Did you mean";
    back_to_blog: "Go to the blog";
    all_the_topics: "All topics";
    posts_heading: "Posts";
    missing_too: "Posts are missing here, too.";
    try_again: "Try again";
    reload: "Reload the page";
    no_posts_yet: "This archive has no posts yet.";
    no_page_here: "This site has no page at this address. The link may be old or mistyped.";
    and: "and";
    or: "or";
    /// Between a label and its value.
    colon: ": ";
    correction: "Correction";
    retraction: "Retraction";
    system_colours: "System";
    light: "Light";
    dark: "Dark";
    contents: "Contents";
    search_posts: "Search posts";
    nothing_selected: "No post has this combination of filters. Remove one of them:";
}

/// The first authors of an article, and how many others wrote it: `Driessen, Fokkema, Dekker and 14 others`.
pub(super) fn and_others(first: &str, more: usize) -> String {
    format!("{first} and {more} others")
}

/// The author of the site.
pub(super) fn author_since(author: &str, since: u16) -> String {
    format!("{author}, since {since}.")
}

pub(super) fn no_page_at(path: &str) -> String {
    format!("This site has no page at {path}. The link may be old or mistyped.")
}

pub(super) fn link_not_copied(url: &str) -> String {
    format!("This browser does not let the page copy the link. It is {url}")
}

pprnet_archive::texts! {
    /// The label of posts that are new since the previous visit.
    new: "New";
    /// Before the title of a half-read post.
    go_on: "Continue:";
}

/// `3 posts new since 12 October`, with the year if it is not the current one.
pub(super) fn new_since(count: usize, since: Date, today: Date) -> String {
    let (day, month) = (since.spoken_day(), since.month());
    let year =
        if month.year() == today.month().year() { String::new() } else { format!(" {}", month.year()) };
    format!("{} new since {day} {}{year}", posts(count), month.name())
}

pub(super) fn view_name(view: View) -> &'static str {
    match view {
        View::Full => "In full",
        View::Implications => "In brief",
        View::Titles => "Titles",
    }
}

/// `1 post`, `12 posts`.
pub(super) fn posts(count: usize) -> String {
    if count == 1 { "1 post".into() } else { format!("{count} posts") }
}

/// `2 posts in December 2022`.
pub(super) fn posts_in(count: usize, when: &str) -> String {
    format!("{} in {when}", posts(count))
}

/// The button that goes from the filters to the posts: `Show 16 posts`. The number may not be known yet.
pub(super) fn show_posts(count: Option<usize>) -> String {
    count.map_or_else(|| "Show posts".into(), |count| format!("Show {}", posts(count)))
}

/// The button that unfolds the rest of the topics: `All 36 topics`.
pub(super) fn all_of_topics(count: usize) -> String {
    format!("All {count} topics")
}

/// The same for the types.
pub(super) fn all_of_types(count: usize) -> String {
    format!("All {count} types")
}

/// How many topics match the typed text.
pub(super) fn topics_found(count: usize) -> String {
    match count {
        0 => "No topic has this name.".into(),
        1 => "1 topic".into(),
        count => format!("{count} topics"),
    }
}

/// The current position in a list: `44 posts`, `Posts 11–20 of 44`.
pub(super) fn showing(range: &std::ops::Range<usize>, of: usize) -> String {
    if range.len() >= of {
        return posts(of);
    }
    format!("Posts {}–{} of {of}", range.start + 1, range.end)
}

/// The current position in a list, when some posts of the page could not be loaded: `44 posts, 2 not loaded`.
pub(super) fn showing_without(showing: &str, missing: usize) -> String {
    if missing == 0 { showing.to_owned() } else { format!("{showing}, {missing} not loaded") }
}

/// The title of a page of a list.
pub(super) fn page(number: usize) -> String {
    format!("Page {number}")
}

/// A later page of a list: `Blog, page 2`.
pub(super) fn page_of(list: &str, number: usize) -> String {
    format!("{list}, page {number}")
}

pub(super) fn no_such_page(page: usize, last: usize) -> String {
    format!("There is no page {page}; the last one is page {last}.")
}

pub(super) fn go_to_page(page: usize) -> String {
    format!("Go to page {page}")
}

pub(super) fn no_posts_in(when: &str) -> String {
    format!("No posts appeared in {when}.")
}

pub(super) fn list_is_full(most: usize) -> String {
    format!("The list is full: it holds {most} posts. Remove some first.")
}

pub(super) fn not_here(slug: &str) -> String {
    format!("{slug} (not found)")
}

pub(super) fn not_in_this_archive(count: usize) -> String {
    let which = if count == 1 { "1 saved post is".into() } else { format!("{count} saved posts are") };
    format!(
        "{which} not in this copy of the site. “Edit the list” has the links: a renamed post opens at its new address."
    )
}

pub(super) fn remove_filter(name: &str) -> String {
    format!("Remove the filter {name}")
}

pub(super) fn shared_topics(names: &[&str]) -> String {
    format!("Also on {}", list(names, and()))
}

/// A value that the page ignores.
pub(super) fn unknown_value(UnknownValue { name, value }: &UnknownValue) -> String {
    format!("The address has an unknown {name}, “{value}”. This page ignores it.")
}

pub(super) fn unknown_term(slug: &str) -> String {
    format!("“{slug}” in the address is not a topic or type of this archive. This page ignores it.")
}

pprnet_archive::texts! {
    /// Shown while the search, or a part of its index, is loading.
    searching: "Searching…";
    /// The link from the results to the form and the help.
    other_ways: "Search by form, or read how to search";
    /// The label of recent searches, form and help together.
    ways_to_search: "Ways to search";
    matches_in_post: "Matches";
    previous_match: "Previous";
    next_match: "Next";
    no_marks: "Clear";
}
/// How many matches a post has, and the current one.
pub(super) fn matches(at: Option<usize>, count: usize) -> String {
    match at {
        Some(at) => format!("Match {} of {count}", at + 1),
        None if count == 1 => "1 match".into(),
        None => format!("{count} matches"),
    }
}

pprnet_archive::texts! {
    /// Parts of the program as visitors know them, for [`super::part_failure`].
    search_index: "The search index";
    findings: "The list of findings";
    filters: "The list of filters";
    this_page: "This page";
    /// The files of “Cite”, for [`super::part_failure`].
    citations: "The list of citations";
    suggestions: "The list of suggestions";
}

pprnet_archive::texts! {
    copy_button: "Copy";
    download_button: "Download";
    as_printed: "As printed";
    /// The source of the citation styles, which their licence requires.
    csl: "Styles: Citation Style Language project, CC BY-SA 3.0,";
    what_to_cite: "What to cite";
    not_copied: "This browser does not let the page copy. Select the text, or download the file.";
    not_downloaded: "This browser does not let the page make a file. Copy instead.";
}

/// The title of the panel for a list of posts.
pub(super) fn cite_posts(count: usize) -> String {
    format!("Citations of {}", posts(count))
}

/// The work of a post, or of each post of a list, that is cited.
pub(super) fn work(is_summary: bool, is_list: bool) -> &'static str {
    match (is_summary, is_list) {
        (false, false) => "The article",
        (true, false) => "This summary",
        (false, true) => "The articles",
        (true, true) => "The summaries",
    }
}

/// The note that posts have no citation of an article.
pub(super) fn no_citation(count: usize, is_list: bool) -> String {
    match (is_list, count) {
        (false, _) => "This post has no citation of its article. You can cite the summary.".to_owned(),
        (true, 1) => "1 post has no citation of its article.".to_owned(),
        (true, count) => format!("{count} posts have no citation of their article."),
    }
}

/// The label of the copy button of a style or format, for screen readers.
pub(super) fn copy(name: &str) -> String {
    format!("{} {name}", copy_button())
}

pub(super) fn download(name: &str) -> String {
    format!("{} {name}", download_button())
}

pub(super) fn copied(name: &str) -> String {
    format!("{name} is on the clipboard.")
}

pub(super) fn downloaded(name: &str) -> String {
    format!("{name} is saved as a file.")
}

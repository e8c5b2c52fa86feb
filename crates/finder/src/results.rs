//! Results as HTML.

use pprnet_address::names::{BESIDE, EXPLANATION, FOUND_NEIGHBOUR, POST, class_of};
use pprnet_address::{Base, Blog, Route, Selection, removable};
use pprnet_archive::{IndexEntry, Post, Slug, TopicId, TypeId};
use pprnet_html::Html;
use pprnet_search::{Field, Hit, Reason, Results, ScorePart, Searcher, Texts};

use crate::archive::Archive;
use crate::findings::{self, Element};
use crate::wording;

/// The maximum number of suggestions if nothing was found.
const MOST_SUGGESTIONS: usize = 8;

/// The approximate length of an excerpt, in bytes.
const EXCERPT: usize = 240;

/// The message for an archive that was published without a search index.
pub(crate) fn no_index() -> Html {
    let mut html = Html::new();
    html.tag("<p class=\"empty\" role=\"status\">").text(wording::no_index()).tag("</p>");
    html
}

/// A page of results, with everything that is needed to write it.
pub(crate) struct Page<'a> {
    pub(crate) base: Base,
    pub(crate) blog: &'a Blog,
    pub(crate) archive: &'a Archive<'a>,
    pub(crate) searcher: &'a Searcher,
    pub(crate) results: &'a Results,
    /// The topics and the types whose names match the query.
    pub(crate) named: [Vec<u16>; 2],
    /// The results to write.
    pub(crate) hits: &'a [Hit],
    /// Returns a post if its shard is loaded.
    pub(crate) post: &'a dyn Fn(usize) -> Option<&'a Post>,
    /// Returns the texts of a post if its shard is loaded.
    pub(crate) texts: &'a dyn Fn(usize) -> Option<&'a Texts>,
}

impl Page<'_> {
    /// Remarks on the results: which parts of the query were read differently than written, or why there are no results.
    /// `count` returns how many posts another address would find.
    pub(crate) fn remarks(&self, count: impl Fn(&Blog) -> Option<usize>) -> Html {
        let mut html = Html::new();
        for note in self.results.notes() {
            let typed = self.results.query().get(note.range.clone()).unwrap_or_default();
            html.tag("<p class=\"remark\">").text(&wording::note(typed, &note.kind)).tag("</p>");
        }
        let is_empty = self.results.hits.is_empty();
        if let Some(remark) = self.results.remark().filter(|_| !is_empty) {
            html.tag("<p class=\"remark\">").text(&wording::describe_remark(&remark)).tag("</p>");
        }
        if let Some(suggestion) = &self.results.suggestion {
            let corrected = with_selection(self.blog, self.blog.selection.clone().with_words(suggestion));
            html.tag("<p class=\"remark\">").text(wording::did_you_mean()).tag(" ");
            self.link(&mut html, &corrected, suggestion);
            html.text(wording::question_mark()).tag("</p>");
        }
        if is_empty {
            self.nothing(&mut html, count);
        }
        html
    }

    /// The results.
    pub(crate) fn items(&self) -> Html {
        let mut html = Html::new();
        for hit in self.hits {
            self.result(hit, &mut html);
        }
        html
    }

    fn link(&self, html: &mut Html, blog: &Blog, text: &str) {
        html.tag("<a data-noscroll=\"\" href=\"").text(&self.base.href(&Route::Blog(blog.clone())));
        html.tag("\">").text(text).tag("</a>");
    }

    fn result(&self, hit: &Hit, html: &mut Html) {
        let post = (self.post)(hit.post);
        let listed = self.archive.index.and_then(|index| index.get(hit.post));
        let Some(entry) = listed.cloned().or_else(|| post.map(Post::index_entry)) else {
            html.tag("<li class=\"result result-coming\" aria-hidden=\"true\"><div class=\"bone bone-title\"></div>");
            html.tag("<p class=\"result-excerpt\"></p></li>");
            return;
        };
        let slug = entry.slug.as_str();
        html.tag("<li class=\"result\"><h2 class=\"result-title\" dir=\"auto\"><a id=\"result-").text(slug);
        html.tag("\" href=\"").text(&post_address(self.base, &entry.slug, &self.blog.selection)).tag("\">");
        let marks = self.searcher.mark(self.results, Field::Title, &entry.title);
        html.marked(&entry.title, 0..entry.title.len(), &marks).tag("</a></h2><p class=\"result-meta\">");
        self.meta(&entry, html);
        html.tag("</p>");
        let found = post.map(|post| (post, findings::matching(self.searcher, self.results, hit.post, post)));
        let is_found_by_findings = found.as_ref().is_some_and(|(_, found)| !found.is_empty());
        if let Some((post, found)) = found {
            findings::write(&found, post, Element::Line, html);
        }
        self.excerpt(&entry, (self.texts)(hit.post), !is_found_by_findings, html);
        html.tag("<details class=\"")
            .tag(const { class_of(EXPLANATION) })
            .tag("\" ")
            .tag(POST)
            .tag("=\"")
            .number(hit.post);
        html.tag("\"><summary>");
        html.text(wording::why()).tag("</summary><div></div></details></li>");
    }

    /// Month, types and topics. If a name contributed to the match, marks the matching part, or all of it if an alias matched.
    fn meta(&self, entry: &IndexEntry, html: &mut Html) {
        html.text(&entry.month.heading());
        let [topics, types] = &self.named;
        let manifest = &self.archive.catalog.manifest;
        let lists = [
            (&manifest.types, entry.types.iter().map(TypeId::slug).collect::<Vec<_>>(), types),
            (&manifest.topics, entry.topics.iter().map(TopicId::slug).collect(), topics),
        ];
        for (terms, own, named) in lists {
            for (term, number) in terms.iter().zip(0_u16..).filter(|(term, _)| own.contains(&&term.slug)) {
                let mut marks = Vec::new();
                if named.contains(&number) {
                    marks = self.searcher.mark(self.results, Field::Labels, &term.name);
                    if marks.is_empty() {
                        marks.push(0..term.name.len());
                    }
                }
                html.tag("\u{a0}· ").marked(&term.name, 0..term.name.len(), &marks);
            }
        }
    }

    /// The passage that best shows why the post was found. Until its shard is loaded, the opening words; also if there is
    /// no such passage and `or_opening` is true.
    fn excerpt(&self, entry: &IndexEntry, texts: Option<&Texts>, or_opening: bool, html: &mut Html) {
        let begin = "<p class=\"result-excerpt\">";
        let Some(texts) = texts else {
            html.tag("<p class=\"result-excerpt is-coming\">").text(&entry.opening).tag("</p>");
            return;
        };
        let Some(excerpt) = Searcher::excerpt(self.results, texts, EXCERPT) else {
            if or_opening {
                html.tag(begin).text(&entry.opening).tag("</p>");
            }
            return;
        };
        html.tag(begin);
        let section = self.archive.catalog.manifest.site.section();
        if let Some(part) = wording::part(excerpt.field, section) {
            html.tag("<span class=\"result-part\">").text(&part).tag("</span> ");
        }
        if excerpt.range.start > 0 {
            html.text("… ");
        }
        let text = texts.text(excerpt.field);
        html.marked(text, excerpt.range.clone(), &excerpt.marks);
        if excerpt.range.end < text.len() {
            html.text(" …");
        }
        html.tag("</p>");
    }

    /// The message for no results: the reason, and suggestions.
    fn nothing(&self, html: &mut Html, count: impl Fn(&Blog) -> Option<usize>) {
        html.tag("<div class=\"empty\" role=\"status\"><p>");
        html.text(match self.results {
            Results { known: false, .. } => wording::nothing(),
            Results { unfiltered: 0, .. } => wording::no_complete_match(),
            _ => wording::filtered_out(),
        });
        html.tag("</p>");
        let suggestions = self.suggestions(count);
        if suggestions.is_empty() {
            html.tag("<p>").text(wording::nothing_help()).tag("</p></div>");
            return;
        }
        html.tag("<ul>");
        for (text, blog, posts) in suggestions {
            html.tag("<li>");
            self.link(html, &blog, &text);
            if let Some(posts) = posts {
                html.text(wording::colon()).text(&wording::posts(posts));
            }
            html.tag("</li>");
        }
        html.tag("</ul></div>");
    }

    /// Suggestions that lead to posts: without one of the filters, or without a part of the query. Each has its number of
    /// posts, if that is known.
    fn suggestions(&self, count: impl Fn(&Blog) -> Option<usize>) -> Vec<(String, Blog, Option<usize>)> {
        let selection = &self.blog.selection;
        let words = selection.words();
        // The words are not treated as a filter here; `typed` below leaves out parts of them.
        let mut filters: Vec<(String, Blog)> = removable(self.archive.catalog, selection)
            .into_iter()
            .filter(|(_, rest)| rest.words() == words)
            .map(|(name, rest)| (wording::without(&name), with_selection(self.blog, rest)))
            .collect();
        let unfiltered = with_selection(self.blog, Selection::default().with_words(words));
        let some = filters.len();
        if some > 1 {
            filters.push((wording::without_filters().to_owned(), unfiltered.clone()));
        }
        let typed = |from: &Blog| -> Vec<(String, Blog)> {
            let less = self.results.less().into_iter();
            less.map(|less| {
                let blog = with_selection(from, from.selection.clone().with_words(&less.query));
                (wording::without_typed(&less.dropped), blog)
            })
            .collect()
        };
        let with_counts = |suggestions: Vec<(String, Blog)>| -> Vec<(String, Blog, Option<usize>)> {
            let suggestions = suggestions.into_iter().map(|(text, blog)| {
                let posts = count(&blog);
                (text, blog, posts)
            });
            suggestions.filter(|(_, _, posts)| *posts != Some(0)).take(MOST_SUGGESTIONS).collect()
        };
        let suggestions = with_counts([filters, typed(self.blog)].concat());
        // Filters and words together may exclude everything, so try the words without filters.
        if suggestions.is_empty() && some > 0 { with_counts(typed(&unfiltered)) } else { suggestions }
    }
}

/// The first page of the results for another selection, in the same order.
fn with_selection(blog: &Blog, selection: Selection) -> Blog {
    match blog.with_selection(selection) {
        Route::Blog(blog) => blog,
        _ => Blog::default(),
    }
}

fn post_address(base: Base, slug: &Slug, from: &Selection) -> String {
    base.href(&Route::Post { slug: slug.clone(), from: from.clone() })
}

/// Links to the previous and next result.
pub(crate) fn neighbours(
    base: Base,
    from: &Selection,
    index: &[IndexEntry],
    results: &Results,
    slug: &str,
) -> Html {
    let mut html = Html::new();
    let at = |hit: &Hit| index.get(hit.post);
    let position =
        results.hits.iter().position(|hit| at(hit).is_some_and(|entry| entry.slug.as_str() == slug));
    let Some(position) = position else { return html };
    let mut link = |position: Option<usize>, rel: &'static str, word: &str| {
        let entry = results.hits.get(position?).and_then(at)?;
        html.tag("<a class=\"neighbour ")
            .tag(const { class_of(FOUND_NEIGHBOUR) })
            .tag("\" ")
            .tag(BESIDE)
            .tag("=\"")
            .text(slug)
            .tag("\" rel=\"")
            .tag(rel)
            .tag("\" href=\"")
            .text(&post_address(base, &entry.slug, from))
            .tag("\">");
        html.tag("<span class=\"neighbour-word\">").text(word).tag("</span> ");
        html.tag("<span class=\"neighbour-title\">").text(&entry.title).tag("</span></a>");
        Some(())
    };
    link(position.checked_sub(1), "prev", wording::previous_result());
    link(position.checked_add(1), "next", wording::next_result());
    html
}

/// The parts of a post's score, after the findings that match, if the post is loaded.
pub(crate) fn reasons(searcher: &Searcher, results: &Results, position: usize, post: Option<&Post>) -> Html {
    let mut html = Html::new();
    let parts = searcher.explain(results, position);
    let found = post.map(|post| (post, findings::matching(searcher, results, position, post)));
    let found = found.filter(|(_, findings)| !findings.is_empty());
    if parts.is_empty() && found.is_none() {
        return html;
    }
    // These rules rank before any score, so they are not part of it.
    let (rules, parts): (Vec<&ScorePart>, Vec<&ScorePart>) =
        parts.iter().partition(|part| matches!(part.reason, Reason::ExactTitle | Reason::Misspelt(_)));
    let total: i64 = parts.iter().map(|part| hundredths(part.score)).sum();
    html.tag("<ul class=\"reasons\">");
    if let Some((post, found)) = found {
        findings::write(&found, post, Element::Item, &mut html);
    }
    let has_score = !parts.is_empty();
    for part in parts {
        html.tag("<li>").text(&sentence(results, part)).tag("</li>");
    }
    if has_score {
        html.tag("<li><strong>")
            .text(&wording::number(&decimal(total)))
            .tag("</strong>")
            .text(wording::in_all())
            .tag("</li>");
    }
    for rule in rules {
        html.tag("<li>").text(&wording::describe_reason(&rule.reason, results.query())).tag("</li>");
    }
    html.tag("</ul>");
    html
}

fn sentence(results: &Results, part: &ScorePart) -> String {
    wording::score(&wording::number(&decimal(hundredths(part.score))), &part.reason, results.query())
}

/// A score in hundredths. Formatting the float would add 6 KB (brotli) to the program.
fn hundredths(score: f32) -> i64 {
    (score * 100.0).round() as i64
}

fn decimal(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "−" } else { "" };
    format!("{sign}{}.{:02}", hundredths.abs() / 100, hundredths.abs() % 100)
}

/// The choice of order, if there are at least two results.
pub(crate) fn order(base: Base, total: usize, blog: &Blog) -> Html {
    let mut html = Html::new();
    if total < 2 {
        return html;
    }
    html.tag("<div class=\"view-switch\" role=\"group\" aria-label=\"")
        .text(wording::order())
        .tag("\"><ul class=\"segments\">");
    for (newest_first, name) in [(false, wording::best_first()), (true, wording::newest_first())] {
        let other = Route::Blog(Blog { newest_first, page: 1, ..blog.clone() });
        html.tag("<li><a data-noscroll=\"\" href=\"").text(&base.href(&other)).tag("\"");
        if newest_first == blog.newest_first {
            html.tag(" aria-current=\"true\"");
        }
        html.tag(">").text(name).tag("<span> ").text(wording::first()).tag("</span></a></li>");
    }
    html.tag("</ul></div>");
    html
}

/// Links to the previous and next page of results.
pub(crate) fn pager(base: Base, total: usize, page_size: usize, blog: &Blog) -> Html {
    let mut html = Html::new();
    let pages = total.div_ceil(page_size);
    if pages < 2 && blog.page == 1 {
        return html;
    }
    html.tag("<nav class=\"pager\" aria-label=\"").text(wording::pages()).tag("\">");
    let mut step = |page: usize, rel: &str, name: &str| {
        let address = base.href(&Route::Blog(Blog { page, ..blog.clone() }));
        html.tag("<a class=\"button pager-step\" rel=\"").text(rel).tag("\" href=\"").text(&address);
        html.tag("\">").text(name).tag("</a>");
    };
    if blog.page > 1 {
        step((blog.page - 1).min(pages.max(1)), "prev", wording::better_results());
    }
    if blog.page < pages {
        step(blog.page + 1, "next", wording::more_results());
    }
    html.tag("</nav>");
    html
}

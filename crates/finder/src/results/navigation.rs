//! Links between results, their pages and their orders.

use pprnet_address::names::{BESIDE, FOUND_NEIGHBOUR, class_of};
use pprnet_address::{Base, Blog, Route, Selection};
use pprnet_archive::IndexEntry;
use pprnet_html::Html;
use pprnet_search::{Hit, Results};

use super::page::post_address;
use crate::wording;

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
        html.tag("<span class=\"neighbour-title\" dir=\"auto\">").text(&entry.title).tag("</span></a>");
        Some(())
    };
    link(position.checked_sub(1), "prev", wording::previous_result());
    link(position.checked_add(1), "next", wording::next_result());
    html
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

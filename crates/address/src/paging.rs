//! Splitting a list into pages.

use std::ops::Range;

/// The number of posts on a page of the blog: about three months, some 2,500 words. With its styles such a page fits one round
/// trip (14 KB as brotli). `pprnet site` writes each page.
pub const PAGE_SIZE: usize = 8;

/// The number of pages for this many posts. An empty list has one page.
#[must_use]
pub fn page_count(posts: usize) -> usize {
    posts.div_ceil(PAGE_SIZE).max(1)
}

/// The posts of a page, counted from one; `None` beyond the last page.
#[must_use]
pub fn page_range(posts: usize, page: usize) -> Option<Range<usize>> {
    if page == 0 || page > page_count(posts) {
        return None;
    }
    let first = (page - 1) * PAGE_SIZE;
    Some(first..(first + PAGE_SIZE).min(posts))
}

/// The page numbers that a pager shows: the first, the last, and those around the current one. `None` is a gap.
#[must_use]
pub fn visible_pages(current: usize, count: usize) -> Vec<Option<usize>> {
    let mut pages = Vec::new();
    let mut last = 0;
    for page in (1..=count).filter(|&page| page == 1 || page == count || page.abs_diff(current) <= 1) {
        if page == last + 2 {
            // A gap in place of a single page would save no room.
            pages.push(Some(last + 1));
        } else if page > last + 2 {
            pages.push(None);
        }
        pages.push(Some(page));
        last = page;
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_cover_all_posts_once() {
        for posts in [0, 1, 9, 10, 11, 44, 3000] {
            let pages = (1..=page_count(posts)).flat_map(|page| page_range(posts, page).unwrap());
            assert_eq!(pages.collect::<Vec<_>>(), (0..posts).collect::<Vec<_>>());
            assert_eq!(page_range(posts, page_count(posts) + 1), None);
        }
        assert_eq!(page_range(5, 0), None);
    }

    #[test]
    fn a_pager_shows_the_ends_and_the_neighbourhood() {
        let text = |current, count| {
            let pages = visible_pages(current, count).into_iter();
            pages.map(|p| p.map_or("…".into(), |p| p.to_string())).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(text(1, 1), "1");
        assert_eq!(text(1, 5), "1 2 … 5");
        assert_eq!(text(3, 5), "1 2 3 4 5");
        assert_eq!(text(50, 99), "1 … 49 50 51 … 99");
    }
}

//! Finding a month: the archive, a year, a month, and months without posts.

use std::collections::BTreeMap;

use pprnet_e2e::archive::month_name;
use pprnet_e2e::{Browser, Page, Site, Suite};

use crate::{BOTH, CHROMIUM, ROOT, archive, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, CHROMIUM, BOTH; the_archive_lists_every_year_and_month_with_its_posts, a_month_is_looked_up_through_the_archive);
    stories!(suite, CHROMIUM, ROOT; a_year_lists_its_posts_by_title, a_month_without_posts_says_so_and_leads_to_its_neighbours);
}

fn counts() -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for post in &archive().posts {
        *counts.entry(post.month.clone()).or_default() += 1;
    }
    counts
}

fn posts(count: usize) -> String {
    if count == 1 { "1 post".to_owned() } else { format!("{count} posts") }
}

async fn the_archive_lists_every_year_and_month_with_its_posts(browser: &Browser, site: &Site) {
    let state = Page::open(browser, site, "/archive/").await.state().await;
    assert_eq!(state.heading, "Archive");
    assert_eq!(browser.texts(".years tbody th").await, archive().years());
    let script =
        "return [...document.querySelectorAll('.years tbody td a')].map(a => [a.ariaLabel, a.textContent,
        new URL(a.href).pathname])";
    let cells: Vec<(String, String, String)> = browser.eval(script, vec![]).await;
    // The years come newest first; the months of each in calendar order.
    let mut expected: Vec<(String, usize)> = counts().into_iter().collect();
    expected.sort_by_key(|(month, _)| (std::cmp::Reverse(month[..4].to_owned()), month.clone()));
    let expected: Vec<_> = expected
        .into_iter()
        .map(|(month, count)| {
            let path = site.path(&format!("/archive/{month}/"));
            (format!("{} in {}", posts(count), month_name(&month)), count.to_string(), path)
        })
        .collect();
    assert_eq!(cells, expected);
    // Even with the 25 years of the largest synthetic archive, it would take at most four screens of a phone.
    browser.resize(375, 667).await;
    let script = "return document.documentElement.scrollHeight + (25 - document.querySelectorAll('.years tbody tr').length)
        * document.querySelector('.years tbody tr').offsetHeight";
    let height: f64 = browser.eval(script, vec![]).await;
    assert!(height <= 4.0 * 667.0, "{height} px");
    // Each target is large enough for a finger, even on the narrowest phone.
    for width in [320, 359, 360, 375] {
        browser.resize(width, 667).await;
        let script = "return [...document.querySelectorAll('.years a')].map(a => a.getBoundingClientRect())
            .every(box => box.width >= 24 && box.height >= 24)
            && document.documentElement.scrollWidth <= innerWidth";
        assert!(
            browser.eval::<bool>(script, vec![]).await,
            "a cell is smaller than 24 px at {width} px, or sticks out"
        );
    }
}

async fn a_month_is_looked_up_through_the_archive(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/").await;
    browser.click_text(".main-nav a", "Archive").await;
    page.arrives_at("/archive/").await;
    let (month, count) = counts().into_iter().next().unwrap();
    browser.click(&format!(".years a[href$='/{month}/']")).await;
    let state = page.arrives_at(&format!("/archive/{month}/")).await;
    assert_eq!(state.heading, month_name(&month));
    let state = page.until("the month's posts", |state| state.posts.len() == count).await;
    assert_eq!(state.count, posts(count));
    // Its heading names the month; there is no other month heading.
    assert!(state.months.is_empty(), "{:?}", state.months);
    assert!(browser.has("article.post .implications").await);
    browser.click_text(".view-switch a", "Titles").await;
    page.arrives_at(&format!("/archive/{month}/?view=titles")).await;
    browser.until_true("titles only", "return document.querySelector('.implications') === null").await;
    let later = counts().into_keys().nth(1).unwrap();
    browser.click(".steps [rel=next]").await;
    page.arrives_at(&format!("/archive/{later}/?view=titles")).await;
}

async fn a_year_lists_its_posts_by_title(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/archive/").await;
    browser.click(".years th a[href$='/2020/']").await;
    page.arrives_at("/archive/2020/").await;
    let expected: Vec<String> = archive()
        .posts
        .iter()
        .filter(|post| post.month.starts_with("2020"))
        .map(|post| post.slug.clone())
        .collect();
    let state = page.until("the year's posts", |state| state.posts == expected).await;
    assert_eq!(state.heading, "2020");
    assert!(!browser.has(".implications").await);
    browser.click(".steps [rel=prev]").await;
    page.arrives_at("/archive/2019/").await;
}

async fn a_month_without_posts_says_so_and_leads_to_its_neighbours(browser: &Browser, site: &Site) {
    let months = counts();
    let empty =
        (1..=12).map(|number| format!("2020-{number:02}")).find(|month| !months.contains_key(month)).unwrap();
    let page = Page::open(browser, site, &format!("/archive/{empty}/")).await;
    let state = page.state().await;
    assert_eq!(state.count, format!("No posts appeared in {}.", month_name(&empty)));
    assert_eq!(state.heading, month_name(&empty));
    let earlier = months.keys().rev().find(|month| **month < empty).unwrap();
    let later = months.keys().find(|month| **month > empty).unwrap();
    assert_eq!(
        browser.texts(".steps .button").await,
        [format!("← {}", month_name(earlier)), format!("{} →", month_name(later)),]
    );
    browser.click(".steps [rel=prev]").await;
    let state = page.arrives_at(&format!("/archive/{earlier}/")).await;
    assert_eq!(state.heading, month_name(earlier));
}

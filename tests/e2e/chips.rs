//! Filters on the blog. However a user reaches a choice, the address, the checked boxes, the removable filters, the count and
//! the list must agree (`Page::shows`).

use pprnet_e2e::archive::PAGE;
use pprnet_e2e::{Browser, Choice, Page, Site, Suite, key};

use crate::{BOTH, CHROMIUM, EVERY_ENGINE, FOLDER, ROOT, archive, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, CHROMIUM, BOTH; a_click_on_a_chip_narrows_the_blog_and_a_second_click_widens_it_again, opening_an_address_shows_the_choice_it_names);
    stories!(suite, EVERY_ENGINE, ROOT; back_and_forward_go_through_the_choices, a_filter_is_chosen_with_tab_and_space_and_escape_goes_back);
    stories!(suite, CHROMIUM, FOLDER; back_and_forward_go_through_the_choices);
    stories!(suite, CHROMIUM, ROOT; every_filter_tells_how_many_posts_have_it_under_the_other_groups, a_topic_is_found_by_another_word_for_it, years_are_chosen_from_one_to_another, topics_widen_each_other_types_narrow_them_and_all_topics_can_be_asked_for, filters_are_removed_one_by_one_or_all_at_once, filters_that_exclude_each_other_offer_a_way_out, a_narrowed_list_is_paged_within_its_filter);
}

const ALLIANCE: &str = "Alliance and Therapeutic Relationship";

async fn a_click_on_a_chip_narrows_the_blog_and_a_second_click_widens_it_again(
    browser: &Browser,
    site: &Site,
) {
    let page = Page::open(browser, site, "/").await;
    page.click_chip(ALLIANCE).await;
    let alliance = Choice::default().topic("alliance");
    let state = page.shows(archive(), &alliance, "/topics/alliance/").await;
    assert_eq!(state.heading, ALLIANCE);
    page.is_titled(ALLIANCE, |now| now.starts_with(ALLIANCE)).await;
    page.click_chip(ALLIANCE).await;
    page.shows(archive(), &Choice::default(), "/").await;
    page.click_chip("Meta-analysis").await;
    page.shows(archive(), &Choice::default().kind("meta-analysis"), "/types/meta-analysis/").await;
}

async fn opening_an_address_shows_the_choice_it_names(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/").await;
    let none = Choice::default();
    for (address, choice) in [
        ("/topics/depression/", none.clone().topic("depression")),
        ("/types/meta-analysis/?year=2019", none.clone().kind("meta-analysis").year("2019")),
        (
            "/?topic=anxiety&topic=cbt&type=meta-analysis",
            none.clone().topic("anxiety").topic("cbt").kind("meta-analysis"),
        ),
        ("/?topic=anxiety&topic=cbt&match=all", none.clone().topic("anxiety").topic("cbt").all()),
        ("/?year=2020", none.clone().year("2020")),
    ] {
        page.go(address).await;
        page.shows(archive(), &choice, address).await;
        browser.reload().await;
        page.shows(archive(), &choice, address).await;
    }
}

async fn back_and_forward_go_through_the_choices(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/").await;
    let first = Choice::default().topic("therapist-factors");
    let second = first.clone().topic("empathy");
    let third = second.clone().kind("meta-analysis");
    let steps = [
        ("/", Choice::default()),
        ("/topics/therapist-factors/", first),
        ("/?topic=empathy&topic=therapist-factors", second),
        ("/?topic=empathy&topic=therapist-factors&type=meta-analysis", third),
    ];
    for ((address, choice), chip) in
        steps.iter().skip(1).zip(["Therapist Factors", "Empathy", "Meta-analysis"])
    {
        page.click_chip(chip).await;
        page.shows(archive(), choice, address).await;
    }
    for (address, choice) in steps.iter().rev().skip(1) {
        browser.back().await;
        page.shows(archive(), choice, address).await;
    }
    for (address, choice) in steps.iter().skip(1) {
        browser.forward().await;
        page.shows(archive(), choice, address).await;
    }
}

async fn a_filter_is_chosen_with_tab_and_space_and_escape_goes_back(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/").await;
    let focused = "return document.activeElement.parentElement?.children[1]?.textContent ?? ''";
    page.open_filters().await;
    page.tab_to_chip("Adherence").await;
    browser.press(key::SPACE).await;
    page.shows(archive(), &Choice::default().topic("adherence"), "/topics/adherence/").await;
    let name: String = browser.eval(focused, vec![]).await;
    assert_eq!(name, "Adherence", "the focus stays");
    browser.press(key::SPACE).await;
    page.shows(archive(), &Choice::default(), "/").await;
    browser.press(key::ESCAPE).await;
    let back =
        "return document.querySelector('.filters[open]') !== null && document.activeElement.id === 'filter'";
    browser.until_true("the filters stay, and the focus is above the list", back).await;
}

async fn every_filter_tells_how_many_posts_have_it_under_the_other_groups(browser: &Browser, site: &Site) {
    let archive = archive();
    let page = Page::open(browser, site, "/").await;
    for (address, choice) in [
        ("/", Choice::default()),
        ("/topics/depression/", Choice::default().topic("depression")),
        (
            "/?topic=anxiety&topic=depression&type=meta-analysis",
            Choice::default().topic("anxiety").topic("depression").kind("meta-analysis"),
        ),
        (
            "/?topic=anxiety&topic=depression&match=all",
            Choice::default().topic("anxiety").topic("depression").all(),
        ),
        ("/types/meta-analysis/?year=2018", Choice::default().kind("meta-analysis").year("2018")),
    ] {
        page.go(address).await;
        page.open_filters().await;
        let counted = |state: &pprnet_e2e::PageState| state.chips.iter().all(|row| row.count.is_some());
        let state = page.until("numbers in the rows", |state| state.open && counted(state)).await;
        assert_eq!(state.chips.len(), archive.topics.len() + archive.types.len());
        for row in &state.chips {
            let slug = archive.slug_of(&row.name);
            let alone = if archive.types.contains_key(slug) {
                Choice { types: std::iter::once(slug.to_owned()).collect(), ..choice.clone() }
            } else {
                Choice { topics: std::iter::once(slug.to_owned()).collect(), ..choice.clone() }
            };
            assert_eq!(row.count, Some(archive.select(&alone).len()), "{} at {address}", row.name);
        }
        let expected = match archive.select(&choice).len() {
            1 => "Show 1 post".to_owned(),
            posts => format!("Show {posts} posts"),
        };
        assert_eq!(browser.text(".filters-show").await, expected);
    }
}

async fn a_topic_is_found_by_another_word_for_it(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/").await;
    page.open_filters().await;
    browser.click("#filters-find").await;
    for letter in "fidelity".chars() {
        browser.press(letter).await;
    }
    let script =
        "return [...document.querySelectorAll('.filters [name=topic]')].filter(box => box.checkVisibility())
        .map(box => box.value).join()";
    browser.until_eval::<String>("only Adherence", script, vec![], |topics| topics == "adherence").await;
    assert_eq!(browser.text(".filters-none").await, "1 topic");
}

async fn years_are_chosen_from_one_to_another(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/").await;
    page.choose_years("2019", "2020").await;
    let posts = archive().posts.iter().filter(|post| ["2019", "2020"].contains(&&post.month[..4])).count();
    let count = format!("of {posts}");
    let address = site.path("/?from=2019&to=2020");
    let state = page.until(&address, |state| state.address == address && state.count.ends_with(&count)).await;
    assert_eq!(state.active, ["2019–2020"]);
    page.choose_years("2020", "2020").await;
    page.shows(archive(), &Choice::default().year("2020"), "/?year=2020").await;
}

async fn topics_widen_each_other_types_narrow_them_and_all_topics_can_be_asked_for(
    browser: &Browser,
    site: &Site,
) {
    let page = Page::open(browser, site, "/topics/anxiety/").await;
    let anxiety = Choice::default().topic("anxiety");
    page.click_chip("Depression and Depressive Symptoms").await;
    let either = anxiety.clone().topic("depression");
    page.shows(archive(), &either, "/?topic=anxiety&topic=depression").await;
    assert!(archive().select(&either).len() > archive().select(&anxiety).len());
    browser.click_text(".filters-match span", "All").await;
    let both = either.clone().all();
    page.shows(archive(), &both, "/?topic=anxiety&topic=depression&match=all").await;
    assert!(archive().select(&both).len() < archive().select(&anxiety).len());
    browser.click_text(".filters-match span", "Any").await;
    page.shows(archive(), &either, "/?topic=anxiety&topic=depression").await;
    page.click_chip("Meta-analysis").await;
    let narrowed = either.clone().kind("meta-analysis");
    page.shows(archive(), &narrowed, "/?topic=anxiety&topic=depression&type=meta-analysis").await;
    assert!(archive().select(&narrowed).len() < archive().select(&either).len());
}

async fn filters_are_removed_one_by_one_or_all_at_once(browser: &Browser, site: &Site) {
    let address = "/?topic=alliance&topic=training&type=meta-analysis&year=2019";
    let page = Page::open(browser, site, address).await;
    let choice = Choice::default().topic("alliance").topic("training").kind("meta-analysis").year("2019");
    page.shows(archive(), &choice, address).await;
    let remove = |name: &str| format!("Remove the filter {name} {name} ×");
    let click = async |name: &str| {
        let script = "return [...document.querySelectorAll('.chip-remove')]
            .find(chip => chip.textContent.replace(/\\s+/g, ' ').includes(arguments[0])) ?? null";
        browser.click_script(script, vec![name.into()], &remove(name)).await;
    };
    click("2019").await;
    let choice = choice.year("2019");
    page.shows(archive(), &choice, "/?topic=alliance&topic=training&type=meta-analysis").await;
    click(ALLIANCE).await;
    let choice = choice.topic("alliance");
    page.shows(archive(), &choice, "/?topic=training&type=meta-analysis").await;
    page.click_chip("ALL Topics (clear)").await;
    let choice = choice.topic("training");
    page.shows(archive(), &choice, "/types/meta-analysis/").await;
    page.click_chip("Training").await;
    page.shows(archive(), &choice.topic("training"), "/?topic=training&type=meta-analysis").await;
    browser.click_text(".active-filters a", "Clear all").await;
    page.shows(archive(), &Choice::default(), "/").await;
    // Beside the list, the panel has the focus; in a narrow window, the button that opens it.
    let focus = "return document.activeElement.id === 'filters-title'";
    browser.until_true("the focus is on the filters", focus).await;
}

async fn filters_that_exclude_each_other_offer_a_way_out(browser: &Browser, site: &Site) {
    let choice = Choice::default().topic("suicide").kind("qualitative");
    assert!(archive().select(&choice).is_empty());
    let page = Page::open(browser, site, "/?topic=suicide&type=qualitative").await;
    let state = page.shows(archive(), &choice, "/?topic=suicide&type=qualitative").await;
    assert_eq!(state.count, "0 posts");
    let rest = archive().select(&Choice::default().kind("qualitative")).len();
    let lines = browser.texts(".empty li").await;
    assert!(
        lines
            .iter()
            .any(|line| line.ends_with(&format!("{rest} post")) || line.ends_with(&format!("{rest} posts"))),
        "{lines:?}"
    );
    let script = "return document.querySelector('.empty li a')";
    browser.click_script(script, vec![], "the first way out").await;
    page.shows(archive(), &Choice::default().kind("qualitative"), "/types/qualitative/").await;
}

async fn a_narrowed_list_is_paged_within_its_filter(browser: &Browser, site: &Site) {
    let all = archive().select(&Choice::default().kind("meta-analysis"));
    let page = Page::open(browser, site, "/types/meta-analysis/").await;
    browser.click_text(".pager a", "Older posts").await;
    let state = page.until("the second page", |state| state.posts == all[PAGE..2 * PAGE]).await;
    assert_eq!(state.address, site.path("/types/meta-analysis/page/2/"));
    assert_eq!(state.count, format!("Posts {}–{} of {}", PAGE + 1, 2 * PAGE, all.len()));
    page.choose_years("2018", "2018").await;
    let choice = Choice::default().kind("meta-analysis").year("2018");
    page.shows(archive(), &choice, "/types/meta-analysis/?year=2018").await;
}

//! Narrowing the blog by chips. Whichever way one comes to a choice, the address, the chosen chips, the
//! removable filters, the count and the list must agree (`Page::shows`).

use pprnet_e2e::{Browser, Choice, Page, Site, Suite, archive as kept, key};

use crate::{BOTH, CHROMIUM, EVERY_ENGINE, FOLDER, ROOT, archive, stories};

pub(crate) fn stories(suite: &mut Suite) {
    stories!(suite, CHROMIUM, BOTH; a_click_on_a_chip_narrows_the_blog_and_a_second_click_widens_it_again, opening_an_address_shows_the_choice_it_names);
    stories!(suite, EVERY_ENGINE, ROOT; back_and_forward_go_through_the_choices, a_chip_is_chosen_with_tab_and_enter_and_keeps_the_focus);
    stories!(suite, CHROMIUM, FOLDER; back_and_forward_go_through_the_choices);
    stories!(suite, CHROMIUM, ROOT; every_chip_tells_how_many_posts_it_leads_to, topics_widen_each_other_types_narrow_them_and_all_topics_can_be_asked_for, filters_are_removed_one_by_one_or_all_at_once, filters_that_exclude_each_other_offer_a_way_out, a_narrowed_list_is_paged_within_its_filter);
}

const ALLIANCE: &str = "Alliance and Therapeutic Relationship";

async fn a_click_on_a_chip_narrows_the_blog_and_a_second_click_widens_it_again(
    browser: &Browser,
    site: &Site,
) {
    let page = Page::open(browser, site, "/").await;
    page.click_chip(ALLIANCE).await;
    let alliance = Choice::default().topic("alliance");
    let seen = page.shows(archive(), &alliance, "/topics/alliance/").await;
    assert_eq!(seen.heading, ALLIANCE);
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

async fn a_chip_is_chosen_with_tab_and_enter_and_keeps_the_focus(browser: &Browser, site: &Site) {
    let page = Page::open(browser, site, "/").await;
    let focused = "return document.activeElement.querySelector('.chip-name')?.textContent ?? ''";
    page.tab_to_chip("Attachment").await;
    browser.press(key::ENTER).await;
    page.shows(archive(), &Choice::default().topic("attachment"), "/topics/attachment/").await;
    browser.until_eval::<String>("the focus on the chip", focused, vec![], |name| name == "Attachment").await;
    browser.press(key::TAB).await;
    let next: String = browser.eval(focused, vec![]).await;
    assert_eq!(next, "Attendance, Attrition, and Drop-Out", "Tab goes on from the chip");
    browser.press(key::ENTER).await;
    let both = Choice::default().topic("attachment").topic("attrition");
    page.shows(archive(), &both, "/?topic=attachment&topic=attrition").await;
    browser.press(key::ENTER).await;
    page.shows(archive(), &Choice::default().topic("attachment"), "/topics/attachment/").await;
}

async fn every_chip_tells_how_many_posts_it_leads_to(browser: &Browser, site: &Site) {
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
        let seen = page
            .until("numbers on the chips", |seen| seen.chips.iter().any(|chip| chip.count.is_some()))
            .await;
        for chip in &seen.chips {
            if chip.name.contains("(clear)") {
                continue;
            }
            let after = if archive.years().contains(&chip.name) {
                choice.clone().year(&chip.name)
            } else if archive.types.values().any(|name| *name == chip.name) {
                choice.clone().kind(archive.slug_of(&chip.name))
            } else {
                choice.clone().topic(archive.slug_of(&chip.name))
            };
            // One topic that is left is not all of several.
            let after = Choice { all: after.all && after.topics.len() > 1, ..after };
            assert_eq!(chip.count, Some(archive.select(&after).len()), "{} at {address}", chip.name);
        }
    }
    // And the number holds when one goes there.
    for name in ["Efficacy of Treatments", "Systematic review", "2021"] {
        let before = page.go("/?topic=depression&topic=practice-based-research").await;
        let before = page
            .until("numbers", |seen| seen.address == before.address && seen.chip("2021").count.is_some())
            .await;
        let promised = before.chip(name).count.unwrap();
        page.click_chip(name).await;
        page.until(&format!("{name} to lead to {promised} posts"), |seen| {
            seen.address != before.address && seen.posts.len() == promised.min(pprnet_e2e::archive::PAGE)
        })
        .await;
    }
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
    browser.click_text(".active-filters a", "All of these topics").await;
    let both = either.clone().all();
    page.shows(archive(), &both, "/?topic=anxiety&topic=depression&match=all").await;
    assert!(archive().select(&both).len() < archive().select(&anxiety).len());
    browser.click_text(".active-filters a", "Any of these topics").await;
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
    let seen = page.shows(archive(), &Choice::default(), "/").await;
    assert!(seen.chip("ALL Topics (clear)").chosen);
}

async fn filters_that_exclude_each_other_offer_a_way_out(browser: &Browser, site: &Site) {
    let choice = Choice::default().topic("suicide").kind("qualitative");
    assert!(archive().select(&choice).is_empty());
    let page = Page::open(browser, site, "/?topic=suicide&type=qualitative").await;
    let seen = page.shows(archive(), &choice, "/?topic=suicide&type=qualitative").await;
    assert_eq!(seen.count, "0 posts");
    let rest = archive().select(&Choice::default().kind("qualitative")).len();
    let ways = browser.texts(".empty li").await;
    assert!(
        ways.iter()
            .any(|way| way.ends_with(&format!("{rest} post")) || way.ends_with(&format!("{rest} posts"))),
        "{ways:?}"
    );
    let script = "return document.querySelector('.empty li a')";
    browser.click_script(script, vec![], "the first way out").await;
    page.shows(archive(), &Choice::default().kind("qualitative"), "/types/qualitative/").await;
}

async fn a_narrowed_list_is_paged_within_its_filter(browser: &Browser, site: &Site) {
    let all = archive().select(&Choice::default().kind("meta-analysis"));
    let page = Page::open(browser, site, "/types/meta-analysis/").await;
    browser.click_text(".pager a", "Older posts").await;
    let seen = page.until("the second page", |seen| seen.posts == all[kept::PAGE..2 * kept::PAGE]).await;
    assert_eq!(seen.address, site.path("/types/meta-analysis/page/2/"));
    assert_eq!(seen.count, format!("Posts {}–{} of {}", kept::PAGE + 1, 2 * kept::PAGE, all.len()));
    page.click_chip("2018").await;
    let choice = Choice::default().kind("meta-analysis").year("2018");
    page.shows(archive(), &choice, "/types/meta-analysis/?year=2018").await;
}

//! Results: their order, marks and reasons.

use pprnet_address::Route;
use pprnet_archive::{Block, Finding};
use pprnet_search::Field;

use super::{Files, Page, addresses, files, html, page, route, sample};

#[test]
fn the_first_results_and_the_rest_make_up_the_page() {
    let mut page = page();
    let (all, _) = page.search("q=therapy");
    let [first, rest] =
        [(0, Some(3)), (3, None)].map(|(from, most)| page.find("q=therapy", from, most).found.unwrap());
    assert_eq!(first.results.matches("<li").count(), 3);
    assert_eq!(format!("{}{}", first.results, rest.results), all.results);
    assert_eq!((&first.remarks, first.total, &first.facets), (&all.remarks, all.total, &all.facets));
    assert_eq!(page.find("q=therapy", 99, None).found.unwrap().results, "");
}

#[test]
fn a_page_has_as_many_results_as_it_should_and_they_lead_to_their_posts() {
    let all = files().found_by(50, "q=therapy");
    assert!(all.total > 8, "{}", all.total);
    let [first, second] = [1, 2].map(|page| files().found_by(8, &format!("q=therapy&page={page}")));
    assert_eq!(first.total, all.total);
    let joined = [addresses(&html(&first)), addresses(&html(&second))].concat();
    assert_eq!(joined, addresses(&html(&all))[..joined.len()]);
    for address in &joined {
        let Route::Post { slug, .. } = route(address) else { panic!("{address}") };
        assert!(sample().posts.iter().any(|post| post.slug == slug));
        assert!(address.ends_with("?q=therapy"), "{address}");
    }
    assert!(addresses(&html(&files().found("q=therapy&page=99"))).is_empty());
}

#[test]
fn matches_are_marked_and_corrections_suggested() {
    let found = files().found("q=aliance+outcme");
    assert!(html(&found).contains("<mark>alliance</mark>") || html(&found).contains("<mark>Alliance</mark>"));
    let suggestion = addresses(&html(&found)).into_iter().next().unwrap();
    assert_eq!(suggestion, "/blog/?q=alliance+outcome", "the corrected query comes first");
    let remark = "<p class=\"remark\">No post has “aliance”, “outcme”. Showing <a data-noscroll=\"\" href=\"/blog/?q=alliance+outcome\"";
    assert!(html(&found).contains(remark), "{}", html(&found));
    assert!(!html(&found).contains("Did you mean"), "said twice");
    assert!(matches!(route(&suggestion), Route::Blog(_)));
}

/// Regression: an excerpt must keep the no-break spaces in statistics, so that lines do not break there.
#[test]
fn an_excerpt_keeps_no_break_spaces() {
    let mut document = sample();
    document.posts[0].implications = vec![Block::plain("The zygomorph link was r\u{a0}=\u{a0}.19 in all.")];
    let files = Files::of(&document);
    let found = html(&files.found("q=zygomorph"));
    assert!(found.contains("<mark>zygomorph</mark> link was r\u{a0}=\u{a0}.19"), "{found}");
    let found = html(&files.found("q=zygomorph+%22r+%3D+.19%22"));
    assert!(found.contains("<mark>r\u{a0}=\u{a0}.19</mark>"), "{found}");
}

/// Regression: if a post was found only by the name of its topic, that name must be marked.
#[test]
fn names_of_terms_that_matched_are_marked() {
    let meta = |query: &str| -> Vec<String> {
        let html = html(&files().found(query));
        let metas = html.split("<p class=\"result-meta\">").skip(1);
        metas.map(|meta| meta.split("</p>").next().unwrap().to_owned()).collect()
    };
    // A name that matches itself, and one that matches by an alias.
    assert!(
        meta("q=attachment")[0].contains("\u{a0}· <mark>Attachment</mark>"),
        "{:?}",
        meta("q=attachment")
    );
    let named = meta("q=fidelity");
    assert!(named.iter().any(|meta| meta.contains("\u{a0}· <mark>Adherence</mark>")), "{named:?}");
    let named = meta("q=rct");
    assert!(named.iter().any(|meta| meta.contains("<mark>Randomized controlled trial</mark>")), "{named:?}");
    assert!(!meta("q=title:attachment").concat().contains("<mark>"));
}

#[test]
fn a_passage_says_which_part_it_is_from() {
    let parts = |query: &str| {
        html(&files().found_by(50, query))
            .split("result-part\">")
            .skip(1)
            .map(|part| part.split('<').next().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let found = parts("q=therapists");
    for part in ["in Practice Implications", "in the summary"] {
        assert!(found.iter().any(|found| found == part), "{found:?}");
    }
    // The passage has its own direction.
    assert!(html(&files().found_by(50, "q=therapists")).contains("</span> <span dir=\"auto\">"));
    assert!(parts("q=author:cuijpers").iter().all(|part| part == "in the citation"));
}

#[test]
fn a_remark_says_what_was_read_differently() {
    let remarks = |query: &str| files().found(query).remarks;
    let text = remarks("q=(group+therapy+OR+alliance)");
    assert!(
        text.contains(
            "“(group therapy OR alliance)” was taken as plain words: brackets have no meaning here;"
        ),
        "{text}"
    );
    let text = remarks(&format!("q={}", "word+".repeat(200)));
    assert!(text.contains("<p class=\"remark\">The query is too long; its end was ignored.</p>"), "{text}");
}

#[test]
fn filters_narrow_and_their_counts_are_those_of_the_narrowed_search() {
    let (document, all) = (sample(), files().found("q=therapy"));
    for (index, topic) in document.topics.iter().enumerate() {
        let narrowed = files().found(&format!("q=therapy&topic={}", topic.slug));
        assert_eq!(narrowed.total, all.facets.topics[index], "{}", topic.slug);
    }
    for (index, kind) in document.types.iter().enumerate() {
        let narrowed = files().found(&format!("q=therapy&type={}", kind.slug));
        assert_eq!(narrowed.total, all.facets.types[index], "{}", kind.slug);
    }
    assert_eq!(all.facets.years.iter().sum::<usize>(), all.total);
}

#[test]
fn newest_first_is_archive_order() {
    let found = files().found_by(100, "q=therapy&sort=date");
    let order: Vec<usize> = addresses(&html(&found))
        .iter()
        .filter_map(|address| match route(address) {
            Route::Post { slug, .. } => sample().posts.iter().position(|post| post.slug == slug),
            _ => None,
        })
        .collect();
    assert!(order.is_sorted(), "{order:?}");
}

#[test]
fn each_result_can_say_why_it_is_there() {
    let mut page = page();
    let (found, _) = page.search("q=alliance+outcome");
    for post in html(&found).split("data-post=\"").skip(1) {
        let post: usize = post.split('"').next().unwrap().parse().unwrap();
        let why = page.with(|finder, archive| finder.why(archive, post));
        assert!(why.contains("“alliance”") && why.contains("in all"), "{why}");
    }
    assert_eq!(page.with(|finder, archive| finder.why(archive, usize::MAX)), "");
}

/// The findings that match come before the excerpt and among the reasons, with what they refer to. The unrelated opening words of
/// the post are left out.
#[test]
fn a_result_shows_the_findings_it_was_found_by() {
    let mut document = sample();
    let finding = |metric: &str, estimate| Finding {
        metric: metric.into(),
        estimate: Some(estimate),
        label: Some("Alliance with outcome".into()),
        ..Finding::default()
    };
    for post in &mut document.posts {
        post.findings = vec![finding("g", 0.5), finding("r", 0.1)];
    }
    document.posts[3].findings.push(finding("r", 0.28));
    document.posts[7].findings[1] = finding("r", 0.31);
    let files = Files::of(&document);
    let mut page = Page::of(&files, 10);
    let (found, _) = page.search("q=metric%3Ar+r+%3E+.2");
    let html = html(&found);
    let posts: Vec<usize> = html
        .split("data-post=\"")
        .skip(1)
        .map(|post| post.split('"').next().unwrap().parse().unwrap())
        .collect();
    assert_eq!(posts.len(), 2, "{html}");
    for statistic in ["r\u{a0}=\u{a0}.28", "r\u{a0}=\u{a0}.31"] {
        let line = format!(
            "<p class=\"result-finding\"><strong>{statistic}</strong>\u{a0}· Alliance with outcome</p>"
        );
        assert!(html.contains(&line), "{html}");
    }
    assert!(!html.contains("result-excerpt"), "{html}");
    for post in posts {
        let why = page.with(|finder, archive| finder.why(archive, post));
        assert!(why.starts_with("<ul class=\"reasons\"><li><strong>r\u{a0}=\u{a0}."), "{why}");
        assert!(why.contains("</strong>\u{a0}· Alliance with outcome</li>"), "{why}");
    }
    let (both, _) = page.search("q=r+%3E+.2+therapy");
    assert!(super::html(&both).contains("result-excerpt"), "words have their passage");
    let (none, _) = page.search("q=percent+%3E+100000");
    assert_eq!(none.total, 0);
}

#[test]
fn rules_above_the_score_are_among_the_reasons() {
    let mut page = page();
    let why = |page: &mut Page<'_>, query: &str| {
        let (found, _) = page.search(query);
        let html = html(&found);
        let post = html.split("data-post=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
        page.with(|finder, archive| finder.why(archive, post))
    };
    let title = why(&mut page, "q=Repairing+Ruptures+in+the+Alliance+");
    assert!(title.contains("the title is the query"), "{title}");
    let misspelt = why(&mut page, "q=aliance+outcme+");
    assert!(misspelt.contains("2 words are there only misspelt"), "{misspelt}");
}

#[test]
fn marks_in_a_text_are_counted_in_utf_16_units() {
    let mut page = page();
    assert_eq!(page.marks("q=alliance", Field::Summary, "alliance"), [0_u32; 0], "nothing is loaded");
    page.search("q=alliance");
    assert_eq!(page.marks("q=alliance", Field::Summary, "𝒜é The alliances"), [8, 17]);
}

/// Regression: on the page of a post, the citation must not count as summary, so that an author is marked in it.
#[test]
fn an_author_is_marked_in_the_citation_and_nowhere_else() {
    let mut page = page();
    let query = "q=author%3Acuijpers+";
    page.search(query);
    let citation = "Cuijpers, P. (2020). Cuijpers reviewed.";
    assert_eq!(page.marks(query, Field::Citation, citation), [0, 8]);
    assert_eq!(page.marks(query, Field::Summary, citation), [0_u32; 0]);
}

#[test]
fn markup_in_texts_is_escaped() {
    let mut document = sample();
    let hostile = "<script>alliance</script> \"'> & alliance";
    document.posts[0].title = hostile.into();
    document.posts[0].citation = Some(hostile.into());
    document.topics[0].name = hostile.into();
    let files = Files::of(&document);
    for query in [
        "q=script+alliance",
        "q=%22%3Cscript%3Ealliance%22%27%3E",
        "q=%3Cscript%3E",
        "q=alliance&topic=x\"><script>",
    ] {
        let found = files.found(query);
        assert!(!html(&found).contains("<script"), "{query}: {}", html(&found));
    }
}

#[test]
fn a_post_that_was_found_has_the_results_beside_it_as_neighbours() {
    let mut page = page();
    let query = "type=meta-analysis&q=alliance";
    let (found, _) = page.search(query);
    let results: Vec<String> =
        addresses(&html(&found)).into_iter().filter(|address| address.starts_with("/blog/posts/")).collect();
    assert!(results.len() > 2, "{results:?}");
    let slug = |index: usize| {
        let rest: &String = &results[index];
        rest["/blog/posts/".len()..].split('/').next().unwrap().to_owned()
    };
    let mut beside = |slug: &str| addresses(&page.neighbours(query, slug).unwrap());
    assert_eq!(beside(&slug(0)), results[1..2]);
    assert_eq!(beside(&slug(1)), [results[0].clone(), results[2].clone()]);
    assert_eq!(beside("not-found"), [""; 0]);
    // In the order of the list.
    let (newest, _) = page.search(&format!("{query}&sort=date"));
    let newest = addresses(&html(&newest));
    let first = newest[0]["/blog/posts/".len()..].split('/').next().unwrap().to_owned();
    let neighbours = page.neighbours(&format!("{query}&sort=date"), &first).unwrap();
    assert_eq!(addresses(&neighbours), newest[1..2]);
    assert_eq!(Page::of(files(), 10).neighbours(query, &slug(0)), None, "its files are not here");
}

//! The finder with the files of real releases: the sample archive, and a hostile one.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::sync::LazyLock;

use pprnet::content::check;
use pprnet::search::index;
use pprnet_archive::{Document, Release, archive_order};
use pprnet_finder::{Answer, Finder, Found};
use pprnet_reader::{Route, parse};
use pprnet_search::Field;

/// A release's files by name, and the name of its manifest.
struct Files(BTreeMap<String, Vec<u8>>, String);

impl Files {
    fn of(document: &Document) -> Self {
        let search = index::files(document, &[]).unwrap();
        let release = Release::with_search(document, Some(search)).unwrap();
        let manifest = release.manifest.to_string();
        Self(release.files.into_iter().map(|(name, bytes)| (name.to_string(), bytes)).collect(), manifest)
    }

    fn finder(&self) -> Finder {
        Finder::new("/blog/", &self.1)
    }

    /// Asks until nothing more is needed. Every answer must need something new.
    fn ask(&self, finder: &mut Finder, query: &str) -> (Found, Vec<String>) {
        let mut given: Vec<String> = Vec::new();
        loop {
            let Answer { needs, found, .. } = finder.find(query, ALL);
            let Some(name) = needs.first() else { return (found.unwrap(), given) };
            assert!(!given.contains(name), "{name} is wanted twice");
            finder.add(name, &self.0[name]).unwrap();
            given.push(name.clone());
        }
    }

    fn found(&self, query: &str) -> Found {
        self.ask(&mut self.finder(), query).0
    }
}

fn sample() -> Document {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    check(&folder).document.unwrap()
}

fn files() -> &'static Files {
    static FILES: LazyLock<Files> = LazyLock::new(|| Files::of(&sample()));
    &FILES
}

/// All results of a page.
const ALL: Range<usize> = 0..usize::MAX;

/// What stands above the results, and they.
fn html(found: &Found) -> String {
    format!("{}{}", found.remarks, found.results)
}

fn addresses(html: &str) -> Vec<String> {
    html.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().replace("&amp;", "&")).collect()
}

/// What the reader understands by an address; it must understand all of it.
fn route(address: &str) -> Route {
    let inside = address.strip_prefix("/blog").unwrap();
    let (path, query) = inside.split_once('?').unwrap_or((inside, ""));
    let parsed = parse(path, query);
    assert_eq!(parsed.notes, [], "{address}");
    parsed.route
}

#[test]
fn it_asks_for_what_it_needs_in_the_order_of_need() {
    let (found, given) = files().ask(&mut files().finder(), "q=alliance");
    let kinds: Vec<&str> = given.iter().map(|name| name.split(['.', '-']).next().unwrap()).collect();
    assert_eq!(kinds[..3], ["manifest", "search", "index"], "{given:?}");
    assert!(kinds[3..].iter().all(|kind| kind.parse::<u16>().is_ok()), "then shards: {given:?}");
    assert!(found.total > 3, "{found:?}");
}

#[test]
fn before_anything_is_looked_for_it_asks_for_what_every_search_needs() {
    let mut finder = files().finder();
    for wanted in [vec!["manifest"], vec!["search", "index"], vec![]] {
        let Answer { needs, found, .. } = finder.find("q=+", ALL);
        assert_eq!(needs.iter().map(|name| name.split('.').next().unwrap()).collect::<Vec<_>>(), wanted);
        assert_eq!(found, None);
        for name in needs {
            finder.add(&name, &files().0[&name]).unwrap();
        }
    }
}

#[test]
fn the_first_results_and_the_rest_are_the_page() {
    let mut finder = files().finder();
    let (all, _) = files().ask(&mut finder, "q=therapy");
    let [first, rest] = [0..3, 3..usize::MAX].map(|places| finder.find("q=therapy", places).found.unwrap());
    assert_eq!(first.results.matches("<li").count(), 3);
    assert_eq!(format!("{}{}", first.results, rest.results), all.results);
    assert_eq!((&first.remarks, first.total, first.counts()), (&all.remarks, all.total, all.counts()));
    assert_eq!(finder.find("q=therapy", 99..usize::MAX).found.unwrap().results, "");
}

#[test]
fn results_are_there_before_their_shards() {
    let mut finder = files().finder();
    let answer = loop {
        let answer = finder.find("q=alliance", ALL);
        if answer.found.is_some() {
            break answer;
        }
        for name in &answer.needs {
            finder.add(name, &files().0[name]).unwrap();
        }
    };
    assert!(!answer.needs.is_empty(), "excerpts need texts");
    let early = answer.found.unwrap();
    let (late, _) = files().ask(&mut finder, "q=alliance");
    assert_eq!(addresses(&html(&early)), addresses(&html(&late)), "the same results, in the same order");
    assert!(html(&late).matches("<mark>").count() > html(&early).matches("<mark>").count());
}

/// An archive whose index is large: the sample's posts over and over.
fn large() -> &'static Files {
    static LARGE: LazyLock<Files> = LazyLock::new(|| {
        let mut document = sample();
        let posts = document.posts.clone();
        for round in 1..30 {
            document.posts.extend(posts.iter().cloned().map(|mut post| {
                post.slug = format!("{}-{round}", post.slug).parse().unwrap();
                post.summary.truncate(1);
                post
            }));
        }
        document.posts.sort_by(|a, b| archive_order((&a.month, &a.slug), (&b.month, &b.slug)));
        Files::of(&document)
    });
    &LARGE
}

#[test]
fn in_a_large_archive_results_wait_for_their_shards_alone() {
    let mut finder = large().finder();
    let (found, given) = large().ask(&mut finder, "q=alliance+rupture&size=8");
    assert!(!given.iter().any(|name| name.starts_with("index.")), "{given:?}");
    assert_eq!(addresses(&html(&found)).len(), 8, "{}", html(&found));
    assert!(!html(&found).contains("result-coming"));
    // The index is worth having once nothing else is needed: then other results have titles at once.
    let Answer { needs, later, .. } = finder.find("q=alliance+rupture&size=8", ALL);
    let [index] = &later[..] else { panic!("{later:?}") };
    assert!(index.starts_with("index.") && needs.is_empty(), "{index} {needs:?}");
    finder.add(index, &large().0[index]).unwrap();
    assert_eq!(finder.find("q=alliance+rupture&size=8", ALL).found.unwrap(), found, "as from the shards");
    assert_eq!(finder.find("q=alliance+rupture&size=8", ALL).later, [""; 0]);
}

#[test]
fn in_a_large_archive_a_result_whose_shard_is_on_its_way_keeps_its_place() {
    let mut finder = large().finder();
    let early = loop {
        let Answer { needs, found, .. } = finder.find("q=alliance+rupture&size=8", ALL);
        if let Some(found) = found {
            break found;
        }
        for name in needs {
            finder.add(&name, &large().0[&name]).unwrap();
        }
    };
    assert_eq!(html(&early).matches("<li class=\"result result-coming\"").count(), 8, "{}", html(&early));
    assert!(early.total > 8, "counts do not wait");
}

#[test]
fn a_page_has_as_many_results_as_it_should_and_they_lead_to_their_posts() {
    let all = files().found("q=therapy&size=50");
    assert!(all.total > 8, "{}", all.total);
    let [first, second] = [1, 2].map(|page| files().found(&format!("q=therapy&size=8&page={page}")));
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
fn what_matched_is_marked_where_it_stands_and_said() {
    let found = files().found("q=aliance+outcme");
    assert!(html(&found).contains("<mark>alliance</mark>") || html(&found).contains("<mark>Alliance</mark>"));
    let meant = addresses(&html(&found)).into_iter().next().unwrap();
    assert_eq!(meant, "/blog/?q=alliance+outcome", "Did you mean … comes first");
    assert!(matches!(route(&meant), Route::Blog(_)));
}

#[test]
fn filters_narrow_and_their_counts_are_those_of_the_narrowed_search() {
    let (document, all) = (sample(), files().found("q=therapy"));
    for (place, topic) in document.topics.iter().enumerate() {
        let narrowed = files().found(&format!("q=therapy&topic={}", topic.slug));
        assert_eq!(narrowed.total, all.topics[place], "{}", topic.slug);
    }
    for (place, kind) in document.types.iter().enumerate() {
        let narrowed = files().found(&format!("q=therapy&type={}", kind.slug));
        assert_eq!(narrowed.total, all.types[place], "{}", kind.slug);
    }
    assert_eq!(all.years.iter().sum::<usize>(), all.total);
}

#[test]
fn where_filters_leave_nothing_each_way_out_is_offered_with_what_it_brings() {
    let document = sample();
    let all = files().found("q=alliance");
    let empty = all.topics.iter().position(|count| *count == 0).unwrap();
    let slug = &document.topics[empty].slug;
    let found = files().found(&format!("q=alliance&topic={slug}&year=2022"));
    assert_eq!(found.total, 0);
    assert!(html(&found).contains("role=\"alert\""), "{}", html(&found));
    let ways = addresses(&html(&found));
    assert!(ways.contains(&"/blog/?q=alliance".to_owned()), "{ways:?}");
    for way in &ways {
        let query = way.split_once('?').unwrap().1;
        let brought = files().found(query).total;
        assert!(brought > 0);
        assert!(html(&found).contains(&format!("{brought} post")), "{way}: {}", html(&found));
    }
}

#[test]
fn no_words_that_any_post_has_is_said() {
    let found = files().found("q=xylophonequux");
    assert_eq!(found.total, 0);
    assert!(html(&found).contains("No post has any of these words."), "{}", html(&found));
}

/// “No post has any of these words” once stood where a condition or an exclusion had ruled out those that have them.
#[test]
fn what_was_typed_and_leaves_nothing_can_be_left_out() {
    for (query, way) in [
        ("q=alliance+year%3A1990", "alliance"),
        ("q=alliance+topic%3Asuicide+year%3A1990", "alliance"),
        ("q=alliance+-alliance", "alliance"),
        ("q=alliance+-alliance", "-alliance"),
        ("q=alliance+xylophonequux+year%3A1990", "alliance xylophonequux"),
        ("q=author%3Aalliance+", "alliance"),
        ("q=year%3A1990+topic%3Asuicide", "topic:suicide"),
        ("q=alliance+-alliance&topic=suicide", "-alliance"),
    ] {
        let found = files().found(query);
        let html = html(&found);
        assert_eq!(found.total, 0, "{query}");
        assert!(html.contains("No post fits all that was asked for."), "{query}: {html}");
        let ways = addresses(&html);
        let words = |way: &String| match route(way) {
            Route::Blog(blog) => blog.selection.words().to_owned(),
            other => panic!("{other:?}"),
        };
        assert!(ways.iter().any(|other| words(other) == way), "{query}: {ways:?}");
        for way in &ways {
            let brought = files().found(way.split_once('?').unwrap().1).total;
            assert!(brought > 0 && html.contains(&format!("</a>: {brought} post")), "{way}: {html}");
        }
    }
}

#[test]
fn where_a_word_and_a_filter_are_both_in_the_way_both_are_left_out() {
    let empty = sample().topics.into_iter().zip(files().found("q=alliance").topics);
    let (topic, _) = empty.into_iter().find(|(_, count)| *count == 0).unwrap();
    let found = files().found(&format!("q=%22alliance%22+year%3A1990&topic={}", topic.slug));
    let ways = addresses(&html(&found));
    assert!(ways.contains(&"/blog/?q=%22alliance%22".to_owned()), "{ways:?}");
}

#[test]
fn that_no_post_has_all_words_is_said_above_the_nearest() {
    let found = files().found("q=alliance+xylophonequux+");
    assert!(found.total > 3, "{}", found.total);
    let said = html(&found);
    assert!(said.starts_with("<p class=\"remark\">No post has both words; these have 1.</p>"), "{said}");
}

#[test]
fn what_could_not_be_read_is_said_and_the_rest_is_searched() {
    let found = files().found("q=%22alliance");
    assert!(found.total > 0);
    assert!(html(&found).contains("taken as plain words"), "{}", html(&found));
    let long = files().found(&format!("q={}", "alliance+".repeat(60)));
    assert!(long.remarks.contains("The query is too long; its end was left out."), "{}", long.remarks);
    assert!(!long.remarks.contains("plain words"), "{}", long.remarks);
}

#[test]
fn newest_first_is_archive_order() {
    let found = files().found("q=therapy&sort=date&size=100");
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
    let mut finder = files().finder();
    let (found, _) = files().ask(&mut finder, "q=alliance+outcome");
    for post in html(&found).split("data-post=\"").skip(1) {
        let post: usize = post.split('"').next().unwrap().parse().unwrap();
        let why = finder.why(post);
        assert!(why.contains("“alliance”") && why.contains("in all"), "{why}");
    }
    assert_eq!(finder.why(usize::MAX), "");
}

#[test]
fn what_goes_before_any_score_is_among_the_reasons() {
    let mut finder = files().finder();
    let why = |finder: &mut Finder, query: &str| {
        let (found, _) = files().ask(finder, query);
        let html = html(&found);
        let post = html.split("data-post=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
        finder.why(post)
    };
    let title = why(&mut finder, "q=Repairing+Ruptures+in+the+Alliance+");
    assert!(title.contains("the title is the query"), "{title}");
    let misspelt = why(&mut finder, "q=aliance+outcme+");
    assert!(misspelt.contains("2 words are there only misspelt"), "{misspelt}");
}

#[test]
fn marks_in_a_text_are_counted_as_javascript_counts() {
    let mut finder = files().finder();
    assert_eq!(finder.marks("q=alliance", Field::Summary, "alliance"), [0_u32; 0], "nothing is loaded");
    files().ask(&mut finder, "q=alliance");
    assert_eq!(finder.marks("q=alliance", Field::Summary, "𝒜é The alliances"), [8, 17]);
}

/// Everything but the title was once marked as the summary, so that an author was never marked on the page of a post.
#[test]
fn an_author_is_marked_in_the_citation_and_nowhere_else() {
    let mut finder = files().finder();
    let query = "q=author%3Acuijpers+";
    files().ask(&mut finder, query);
    let citation = "Cuijpers, P. (2020). Cuijpers reviewed.";
    assert_eq!(finder.marks(query, Field::Citation, citation), [0, 8]);
    assert_eq!(finder.marks(query, Field::Summary, citation), [0_u32; 0]);
}

#[test]
fn damaged_and_foreign_files_are_refused_and_asked_for_again() {
    for spoilt in ["manifest", "search", "index", "2"] {
        let mut finder = files().finder();
        loop {
            let needs = finder.find("q=alliance", ALL).needs;
            let Some(name) = needs.first() else { break };
            let bytes = &files().0[name];
            if name.starts_with(spoilt) {
                assert!(finder.add(name, &bytes[..bytes.len() / 2]).is_err(), "{name}, cut off");
                let mut other = bytes.clone();
                let middle = other.len() / 2;
                other[middle] ^= 1;
                assert!(finder.add(name, &other).is_err(), "{name}, one bit changed");
                assert_eq!(finder.find("q=alliance", ALL).needs, needs, "still needed");
            }
            finder.add(name, bytes).unwrap();
        }
        assert!(finder.add("nothing.0123456789abcdef.json", b"").is_err());
    }
}

#[test]
fn an_archive_without_an_index_says_so() {
    let release = Release::new(&sample()).unwrap();
    let manifest = release.manifest.to_string();
    let (name, bytes) = release.files.last().unwrap();
    let mut finder = Finder::new("/", &manifest);
    finder.add(name.as_str(), bytes).unwrap();
    assert!(finder.find("q=alliance", ALL).found.unwrap().remarks.contains("without a search index"));
}

#[test]
fn hostile_texts_stay_texts() {
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
    let mut finder = files().finder();
    let query = "type=meta-analysis&q=alliance";
    let (found, _) = files().ask(&mut finder, query);
    let results: Vec<String> =
        addresses(&html(&found)).into_iter().filter(|address| address.starts_with("/blog/posts/")).collect();
    assert!(results.len() > 2, "{results:?}");
    let slug = |place: usize| {
        let rest: &String = &results[place];
        rest["/blog/posts/".len()..].split('/').next().unwrap().to_owned()
    };
    let beside = |finder: &mut Finder, slug: &str| addresses(&finder.neighbours(query, slug).unwrap());
    assert_eq!(beside(&mut finder, &slug(0)), results[1..2]);
    assert_eq!(beside(&mut finder, &slug(1)), [results[0].clone(), results[2].clone()]);
    assert_eq!(beside(&mut finder, "not-found"), [""; 0]);
    // In the order in which the list was.
    let (newest, _) = files().ask(&mut finder, &format!("{query}&sort=date"));
    let newest = addresses(&html(&newest));
    let first = newest[0]["/blog/posts/".len()..].split('/').next().unwrap().to_owned();
    let neighbours = finder.neighbours(&format!("{query}&sort=date"), &first).unwrap();
    assert_eq!(addresses(&neighbours), newest[1..2]);
    assert_eq!(files().finder().neighbours(query, &slug(0)), None, "its files are not here");
}

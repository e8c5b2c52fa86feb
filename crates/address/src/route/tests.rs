use super::*;
use proptest::prelude::*;

fn route(address: &str) -> Route {
    let (path, search) = address.split_once('?').unwrap_or((address, ""));
    parse(path, search).route
}

#[test]
fn every_form_of_address_leads_to_its_route() {
    assert_eq!(route("/"), Route::home());
    assert_eq!(route("/page/2/"), Route::Blog(Blog { page: 2, ..Blog::default() }));
    assert_eq!(route("/about"), Route::About);
    assert_eq!(route("/follow/"), Route::Follow);
    assert_eq!(route("/about/index.html"), Route::About);
    assert_eq!(route("/index.html?topic=a"), route("/topics/a/"));
    assert_eq!(route("/offline/"), Route::Offline);
    assert_eq!(route("/saved/"), Route::Saved { view: View::default() });
    assert_eq!(route("/saved/?view=full").href(), "/saved/?view=full");
    assert_eq!(route("/evidence/"), Route::Evidence(Selection::default()));
    assert_eq!(route("/evidence/?year=2022&topic=a").href(), "/evidence/?topic=a&year=2022");
    assert_eq!(route("/archive/2022/"), Route::Year(2022));
    assert!(matches!(route("/archive/2022-12/"), Route::Month { .. }));
    assert_eq!(route("/?topic=alliance"), route("/topics/alliance/"));
    let Route::Blog(blog) = route("/?topic=b&topic=a&type=t&year=2022&view=full") else { panic!() };
    assert_eq!(blog.view, View::Full);
    assert_eq!(Route::Blog(blog).href(), "/?topic=a&topic=b&type=t&year=2022&view=full");
}

#[test]
fn words_keep_the_space_that_completes_a_word() {
    let Route::Blog(blog) = route("/?q=caf%C3%A9+%22a+%26+b%22+&sort=date") else { panic!() };
    assert_eq!((blog.selection.words(), blog.newest_first), ("café \"a & b\" ", true));
    assert_eq!(Route::Blog(blog).href(), "/?q=caf%C3%A9+%22a+%26+b%22+&sort=date");
    assert_eq!(route("/?q=++&sort=date"), Route::home(), "blank words are none, and have no order");
    assert_eq!(route("/?q=rupture&topic=alliance").href(), "/topics/alliance/?q=rupture");
}

#[test]
fn one_topic_or_one_type_is_written_as_a_path() {
    assert_eq!(route("/?topic=alliance&view=titles").href(), "/topics/alliance/?view=titles");
    assert_eq!(route("/?type=meta-analysis&page=3").href(), "/types/meta-analysis/page/3/");
    assert_eq!(route("/topics/a/page/2/?view=titles").href(), "/topics/a/page/2/?view=titles");
    assert_eq!(route("/topics/a/page/2/?year=2020").href(), "/topics/a/?year=2020&page=2");
    assert_eq!(route("/topics/a/?type=b").href(), "/?topic=a&type=b");
    assert_eq!(route("/topics/a/?year=2020").href(), "/topics/a/?year=2020");
}

#[test]
fn a_form_of_filters_gives_the_same_address_as_the_reader() {
    let form = "topic=b&topic=a&match=any&type=t&from=2021&to=2018";
    assert_eq!(route(&format!("/?{form}")).href(), "/?topic=a&topic=b&type=t&from=2018&to=2021");
    assert_eq!(route("/?match=any&from=2020&to=2020").href(), "/?year=2020", "one year");
    assert_eq!(route("/?topic=a&match=all&from=2020&to=").href(), "/topics/a/?from=2020", "no last year");
    assert_eq!(route("/?from=&to=2019").href(), "/?to=2019");
    assert_eq!(route("/?from=&to=").href(), "/");
}

#[test]
fn addresses_that_no_page_has_are_not_found() {
    for address in [
        "/nowhere/",
        "/page/0/",
        "/page/x/",
        "/archive/2022-13/",
        "/archive/abc/",
        "/posts/",
        "/posts/A_B/",
        "/topics/a/b/",
        "/topics/a/page/",
        "/types/a/page/0/",
        "/topics/a/page/2/3/",
        "/page/",
        "/page/1/2/",
        "/archive/99/",
    ] {
        assert!(matches!(route(address), Route::NotFound { .. }), "{address}");
    }
}

#[test]
fn an_unknown_value_of_a_known_parameter_is_reported() {
    let parsed = parse("/", "topic=alliance&colour=red&view=sideways&year=soon&page=0");
    let names: Vec<&str> = parsed.unknown_values.iter().map(|note| note.name.as_str()).collect();
    assert_eq!((names, parsed.unused), (vec!["page", "year", "view"], vec!["colour".to_owned()]));
    assert_eq!(parsed.route.href(), "/topics/alliance/");
}

/// Regression: parameters that networks and mail programs add to a link must not cause a note or a redraw of the page.
#[test]
fn added_parameters_change_neither_the_page_nor_its_links() {
    let added = [
        "gad_source=1",
        "gbraid=0AAA",
        "_hsenc=p2ANq&_hsmi=2",
        "mkt_tok=NTE",
        "igsh=MzR",
        "srsltid=Afm",
        "ref=x.example",
        "_gl=1*1abc*_ga",
        "fbclid",
        "utm_source=mail&utm_medium=e",
        "=&&?",
        "view=titles&page=2&topic=a",
        "topic=&type&year=&view=&page=&match=&sort=&q=",
    ];
    for page in ["/about/", "/archive/"] {
        for query in added {
            let parsed = parse(page, query);
            assert_eq!((&*parsed.route.href(), &parsed.unknown_values), (page, &vec![]), "{query}");
            assert!(parsed.is_page_of(page), "{page}?{query}");
        }
    }
    let parsed = parse("/topics/a/", "fbclid&view=titles&gclid=1");
    assert_eq!(parsed.route.href(), "/topics/a/?view=titles");
    assert!(!parsed.is_page_of("/topics/a/") && parsed.unknown_values.is_empty());
    assert!(!parse("/", "view=sideways").is_page_of("/"), "the page that was made has no note");
}

#[test]
fn an_address_that_the_site_does_not_have_may_be_an_old_one() {
    assert_eq!(parse("/blog", "").age(), Age::Unknown);
    assert_eq!(parse("/blog", "topic=a").age(), Age::Unknown);
    assert_eq!(parse("/topics/a/", "view=titles&q=").age(), Age::Current);
}

/// Regression: an address that states a default value must not get a note that its value is unknown.
#[test]
fn a_default_value_may_be_named() {
    for query in
        ["match=any", "q=a&sort=relevance", "view=full", "view=implications", "page=1", "topic=a&match=any"]
    {
        assert_eq!(parse("/", query).unknown_values, [], "{query}");
    }
    assert_eq!(
        parse("/", "topic=a&topic=b&match=any&q=a&sort=relevance").route,
        parse("/", "topic=a&topic=b&q=a").route
    );
    assert_eq!(parse("/", "match=some&sort=up").unknown_values.len(), 2);
}

/// Regression: the reader must not wait for the table of old addresses, which may stall, before it shows a page that exists.
#[test]
fn a_page_of_the_site_stays_one_whatever_was_added_to_its_address() {
    for (path, query) in [
        ("/", "p=4"),
        ("/", "ref=x"),
        ("/about/", "gad_source=1"),
        ("/about/", "view=titles"),
        ("/archive/", "year=soon&cat=1"),
        ("/", "year=x"),
    ] {
        assert_eq!(parse(path, query).age(), Age::Unsure, "{path}?{query}");
    }
}

fn slugs() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}", 0..4)
}

prop_compose! {
    fn selections()(
        topics in slugs(), types in slugs(), from in prop::option::of(1800u16..=2999),
        to in prop::option::of(1800u16..=2999), is_one: bool, all: bool, words in "|.*",
    ) -> Selection {
        let years = pprnet_facets::YearRange { from, to: if is_one { from } else { to } };
        let mut selection = Selection::default().with_years(years).with_words(&words);
        for topic in topics { selection = selection.with_topic(topic.parse().unwrap()); }
        for kind in types { selection = selection.with_type(kind.parse().unwrap()); }
        selection.with_match_all(all)
    }
}

#[test]
fn a_list_keeps_its_page_in_another_view() {
    for (list, expected) in [
        ("/topics/a/?page=2", "/topics/a/page/2/?view=titles"),
        ("/archive/2022-12/?view=full", "/archive/2022-12/?view=titles"),
        ("/saved/", "/saved/?view=titles"),
        ("/about/", "/about/"),
    ] {
        assert_eq!(route(list).in_view(View::Titles).href(), expected);
    }
}

fn routes() -> impl Strategy<Value = Route> {
    let view = prop::sample::select(View::ALL.to_vec());
    let month = (1800u16..=2999, 1u8..=12).prop_map(|(y, m)| YearMonth::new(y, m).unwrap());
    prop_oneof![
        (selections(), view.clone(), 1usize..9999, any::<bool>()).prop_map(
            |(selection, view, page, newest)| {
                let newest_first = newest && !selection.words().is_empty();
                Route::Blog(Blog { selection, view, page, newest_first })
            }
        ),
        ("[a-z]{1,9}(-[0-9]{1,3})?", selections())
            .prop_map(|(slug, from)| Route::Post { slug: slug.parse().unwrap(), from }),
        (month, view.clone()).prop_map(|(month, view)| Route::Month { month, view }),
        view.prop_map(|view| Route::Saved { view }),
        (1800u16..=2999).prop_map(Route::Year),
        selections().prop_map(Route::Evidence),
        prop::sample::select(vec![
            Route::Topics,
            Route::Types,
            Route::Archive,
            Route::About,
            Route::Follow,
            Route::Offline
        ]),
    ]
}

proptest! {
    #[test]
    fn every_route_reads_back_from_its_address(route in routes()) {
        let href = route.href();
        let (path, search) = href.split_once('?').unwrap_or((&href, ""));
        prop_assert_eq!(parse(path, search), Parsed { route, unknown_values: vec![], unused: vec![] });
    }

    #[test]
    fn no_address_makes_the_parser_panic(path in ".*", search in ".*") {
        let parsed = parse(&path, &search);
        if !matches!(parsed.route, Route::NotFound { .. }) {
            let href = parsed.route.href();
            let (path, search) = href.split_once('?').unwrap_or((&href, ""));
            prop_assert_eq!(parse(path, search).route, parsed.route);
        }
    }
}

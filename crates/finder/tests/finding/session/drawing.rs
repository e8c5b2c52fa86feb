//! When results are drawn.

use super::*;

#[test]
fn a_later_letter_draws_the_first_results_and_the_rest_two_frames_later() {
    let mut tab = tab_with("a");
    tab.type_words("alliance");
    assert!(matches!(&tab.drawn[..], [SessionEffect::DrawFirst { .. }]), "{:?}", tab.drawn);
    tab.frame();
    assert_eq!(tab.drawn.len(), 1);
    tab.frame();
    let [_, SessionEffect::DrawRest { first: 4, showing: Some(showing), .. }] = &tab.drawn[..] else {
        panic!("{:?}", tab.drawn)
    };
    assert!(showing.contains("posts"), "{showing}");
    assert_eq!(tab.lists().len(), 0);
}

#[test]
fn the_first_letter_draws_the_first_results_and_the_rest_two_frames_later() {
    let mut tab = tab_in_use();
    tab.type_words("alliance");
    while !tab.loads.is_empty() {
        tab.load(Ok(()));
    }
    let count = |results: &str| results.matches("<li class=\"result").count();
    let [first, ..] = tab.lists()[..] else { panic!("{:?}", tab.drawn) };
    assert_eq!(count(&first.results), 4, "{}", first.results);
    assert_eq!(first.showing, "7 posts found");
    tab.rest();
    let mut rest = tab.drawn.iter().filter_map(|effect| match effect {
        SessionEffect::DrawRest { first: 4, results, .. } => Some(count(results)),
        _ => None,
    });
    assert_eq!(rest.next_back(), Some(3), "{:?}", tab.drawn);
}

#[test]
fn the_rest_waits_for_the_element_of_the_first_results() {
    let mut tab = tab_in_use();
    tab.send(SessionEvent::Typed("alliance".to_owned()));
    tab.send(SessionEvent::Addressed { blog: blog("q=alliance"), post: None });
    (0..5).for_each(|_| tab.frame());
    assert_eq!(tab.drawn, []);
    tab.screen.results = Some(ResultsContent::Nothing);
    (0..4).for_each(|_| tab.frame());
    assert!(
        matches!(tab.drawn[..], [SessionEffect::Draw(_), SessionEffect::DrawRest { .. }]),
        "{:?}",
        tab.drawn
    );
}

#[test]
fn all_results_are_drawn_at_once_unless_someone_types() {
    let mut tab = tab();
    tab.go("q=alliance");
    tab.rest();
    assert!(matches!(tab.drawn.last(), Some(SessionEffect::Draw(_))), "{:?}", tab.drawn);
}

#[test]
fn the_rest_belongs_to_the_newest_search() {
    let mut tab = tab_with("a");
    tab.type_words("alliance");
    tab.frame();
    tab.type_words("dropout");
    tab.rest();
    let rests = tab.drawn.iter().filter_map(|effect| match effect {
        SessionEffect::DrawRest { order, .. } => Some(order.contains("dropout")),
        _ => None,
    });
    assert_eq!(rests.collect::<Vec<_>>(), [true]);
    assert_eq!(tab.visits.last().unwrap().0, "dropout");
}

#[test]
fn a_post_that_was_found_is_decorated_once_the_search_has_an_answer() {
    let mut tab = tab();
    let slug = files().index[0].slug.to_string();
    tab.open("q=alliance", &slug);
    assert_eq!(tab.decorations, 0);
    tab.rest();
    assert!(tab.decorations > 0 && tab.has_index, "its neighbours are known by the index");
    assert_eq!(tab.drawn, [], "a post has no element for results");
}

#[test]
fn nothing_is_drawn_while_the_mouse_is_pressed_on_a_result() {
    let mut tab = tab_with("alliance");
    tab.send(SessionEvent::Pressed);
    tab.go("q=dropout");
    (0..10).for_each(|_| tab.frame());
    assert_eq!(tab.drawn, []);
    tab.send(SessionEvent::Released);
    assert_eq!(tab.drawn, [], "the click comes first");
    tab.frame();
    assert_eq!(tab.drawn.len(), 1);
}

#[test]
fn a_press_that_is_never_released_ends_after_five_seconds() {
    let mut tab = tab_with("alliance");
    tab.send(SessionEvent::Pressed);
    tab.go("q=dropout");
    tab.screen.now += 5001.0;
    tab.frame();
    assert_eq!(tab.drawn.len(), 1);
}

#[test]
fn results_wait_for_their_style_sheet_but_not_for_ever() {
    let mut tab = tab();
    tab.screen.has_style = false;
    tab.go("q=alliance");
    while !tab.loads.is_empty() {
        tab.load(Ok(()));
    }
    assert_eq!(tab.drawn, []);
    let mut other = tab_with("alliance");
    tab.screen.now += 900.0;
    tab.frame();
    assert_eq!(tab.drawn, []);
    tab.screen.now += 100.0;
    tab.frame();
    assert_eq!(tab.lists().len(), 1, "without it they can be read");
    (other.screen.has_style, other.screen.is_typing) = (false, false);
    other.go("q=dropout");
    other.screen.has_style = true;
    other.frame();
    assert_eq!(other.lists().len(), 1);
}

#[test]
fn results_wait_until_the_router_has_drawn_their_element() {
    let mut tab = tab();
    tab.send(SessionEvent::Addressed { blog: blog("q=alliance"), post: None });
    while !tab.loads.is_empty() {
        tab.load(Ok(()));
    }
    // On a busy device that takes long.
    for _ in 0..1000 {
        tab.screen.now += 16.0;
        tab.frame();
    }
    tab.screen.results = Some(ResultsContent::Nothing);
    tab.frame();
    assert_eq!(tab.lists().len(), 1);
}

#[test]
fn results_wait_no_longer_once_the_page_is_a_post_or_has_no_search() {
    for (query, post) in [("q=alliance", Some("a-post")), ("", None)] {
        let mut tab = tab();
        tab.send(SessionEvent::Addressed { blog: blog("q=alliance"), post: None });
        while !tab.loads.is_empty() {
            tab.load(Ok(()));
        }
        let post = post.map(|slug| slug.parse().unwrap());
        tab.send(SessionEvent::Addressed { blog: blog(query), post });
        (0..2).for_each(|_| tab.frame());
        assert!(!tab.wants_frame, "{query}");
        assert_eq!(tab.drawn, [], "{query}");
    }
}

#[test]
fn results_are_marked_as_stale_while_the_next_ones_load() {
    let search = files();
    let mut tab = Tab::with(search, "alliance");
    // A new session, while the results of the previous one are still on the page.
    tab.session = Session::new(Finder::new(Base::new("/blog/"), 10));
    tab.type_words("dropout");
    tab.route();
    assert_eq!(tab.drawn, [SessionEffect::ShowBusy]);
    tab.rest();
    assert!(tab.drawn.len() > 1);
}

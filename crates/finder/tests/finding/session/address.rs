//! The address, the history and the field follow the search.

use super::*;

#[test]
fn the_first_letter_makes_an_entry_in_the_history_and_the_others_replace_it() {
    let mut tab = tab();
    tab.type_words("a");
    tab.type_words("al");
    assert_eq!(tab.visits, [("a".to_owned(), false), ("al".to_owned(), true)]);
    tab.rest();
    tab.type_words("all");
    assert_eq!(tab.visits.len(), 2, "with results on the page the address waits");
    tab.frame();
    assert_eq!(tab.visits.len(), 2);
    tab.frame();
    assert_eq!(tab.visits[2], ("all".to_owned(), true));
    tab.rest();
    assert_eq!(tab.address, *tab.session.current());
}

#[test]
fn a_click_settles_the_address_at_once() {
    let mut tab = tab_with("a");
    tab.type_words("alliance");
    tab.send(SessionEvent::Settle);
    assert_eq!(tab.visits, [("alliance".to_owned(), true)]);
    tab.send(SessionEvent::Settle);
    assert_eq!(tab.visits.len(), 1);
}

#[test]
fn a_repeated_address_does_not_undo_typing() {
    let mut tab = tab_with("alliance");
    tab.type_words("dropout");
    let old = tab.address.clone();
    tab.send(SessionEvent::Addressed { blog: old, post: None });
    assert_eq!(tab.session.current().selection.words(), "dropout");
    assert_eq!(tab.field, "dropout");
}

#[test]
fn another_address_is_shown_in_the_field() {
    let mut tab = tab_with("alliance");
    tab.type_words("dropout");
    tab.go("q=group+cohesion");
    assert_eq!(
        (tab.field.as_str(), tab.session.current().selection.words()),
        ("group cohesion", "group cohesion")
    );
    tab.rest();
    assert_eq!(tab.visits, [], "what was typed before is given up");
}

#[test]
fn an_empty_field_goes_back_to_the_blog_and_forgets_the_order() {
    let mut tab = tab();
    tab.go("q=alliance&sort=date");
    tab.rest();
    assert!(tab.session.current().newest_first);
    tab.type_words("alliances");
    assert!(tab.session.current().newest_first, "further letters keep it");
    tab.type_words("  ");
    assert_eq!((tab.address.selection.words(), tab.address.newest_first), ("", false));
}

#[test]
fn the_view_of_the_blog_does_not_matter_to_results() {
    let mut tab = tab();
    tab.go("q=alliance");
    tab.rest();
    tab.drawn.clear();
    tab.address.view = View::Titles;
    tab.route();
    assert_eq!(tab.drawn, []);
}

#[test]
fn a_post_has_the_order_of_the_list_that_it_was_opened_from() {
    let mut tab = tab();
    tab.go("q=alliance&sort=date");
    tab.rest();
    let slug = files().index[0].slug.to_string();
    tab.open("q=alliance", &slug);
    assert!(tab.session.current().newest_first);
    tab.open("q=dropout", &slug);
    assert!(!tab.session.current().newest_first, "another search has its own");
}

//! Files that are loading, or have failed.

use super::*;

#[test]
fn a_failed_file_is_requested_again_by_another_search_or_on_retry() {
    let mut tab = tab();
    tab.go("q=alliance");
    while !tab.loads.is_empty() {
        tab.load(Err("gone"));
    }
    assert_eq!(tab.drawn, [SessionEffect::DrawFailure("gone")], "several failures are one message");
    tab.go("q=alliance");
    tab.send(SessionEvent::Frame);
    assert_eq!(tab.loads, [], "not by itself");
    tab.send(SessionEvent::Retry);
    assert!(!tab.loads.is_empty());
    while !tab.loads.is_empty() {
        tab.load(Err("gone"));
    }
    tab.go("q=dropout");
    assert!(!tab.loads.is_empty());
    tab.rest();
    assert_eq!((tab.failures(), !tab.lists().is_empty()), (1, true));
}

/// Regression: a failure that waited for the end of a press must not be drawn for the next search.
#[test]
fn a_delayed_failure_is_not_shown_for_another_search() {
    let mut tab = tab();
    tab.go("q=alliance");
    tab.send(SessionEvent::Pressed);
    while !tab.loads.is_empty() {
        tab.load(Err("gone"));
    }
    tab.go("q=dropout");
    tab.send(SessionEvent::Released);
    tab.frame();
    tab.frame();
    assert_eq!(tab.failures(), 0);
    tab.rest();
    assert_eq!((tab.failures(), !tab.lists().is_empty()), (0, true));
}

#[test]
fn results_stay_when_only_their_texts_cannot_be_loaded() {
    let mut tab = tab();
    tab.go("q=alliance");
    while !tab.loads.is_empty() {
        let outcome = if matches!(tab.loads[0], Need::Shard(_)) { Err("gone") } else { Ok(()) };
        tab.load(outcome);
    }
    assert_eq!(tab.failures(), 0);
    assert!(!tab.lists().is_empty());
}

/// A change of route takes longer than everything else, so the network must not wait for it.
#[test]
fn the_first_letter_requests_its_files_before_the_address_has_changed() {
    let mut tab = tab_in_use();
    tab.send(SessionEvent::Typed("alliance".to_owned()));
    let before = tab.loads.clone();
    assert!(!before.is_empty());
    tab.route();
    assert_eq!(tab.loads, before);
}

#[test]
fn no_file_is_requested_twice_at_once() {
    let mut tab = tab();
    tab.go("q=alliance");
    let before = tab.loads.clone();
    tab.go("q=dropout");
    tab.go("q=group");
    assert_eq!(tab.loads, before);
}

#[test]
fn a_search_begins_when_the_manifest_has_arrived() {
    let mut tab = tab();
    tab.has_manifest = false;
    tab.go("q=alliance");
    assert!(tab.awaits_manifest && tab.session.awaits_manifest() && tab.loads.is_empty());
    tab.has_manifest = true;
    tab.send(SessionEvent::Ready);
    assert!(!tab.session.awaits_manifest());
    tab.rest();
    assert!(!tab.lists().is_empty());
}

/// Regression: texts must not redraw the results one by one (eight times for the first letter in a large archive).
#[test]
fn texts_that_arrive_between_two_frames_are_drawn_once() {
    let mut tab = tab();
    tab.go("q=alliance");
    while tab.lists().is_empty() {
        tab.load(Ok(()));
    }
    let (drawn, coming) = (tab.drawn.len(), tab.loads.len());
    assert!(coming > 1, "{coming}");
    while !tab.loads.is_empty() {
        tab.load(Ok(()));
    }
    assert_eq!(tab.drawn.len(), drawn);
    tab.frame();
    assert_eq!(tab.drawn.len(), drawn + 1);
    assert!(!tab.lists().last().unwrap().results.contains("is-coming"));
}

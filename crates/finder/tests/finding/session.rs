//! The search in a page: events in, effects out, in a page that is made up of a few fields.

use std::collections::BTreeSet;
use std::sync::Arc;

use pprnet_address::{Base, Blog, View};
use pprnet_archive::Slug;
use pprnet_finder::session::{Drawing, Effect, Event, Screen, Shown};
use pprnet_finder::{Archive, Finder, Need, Session};

use super::{Files, blog, files};

/// Why a file could not be loaded.
type Fault = &'static str;

/// A tab of a browser: the page, the router and the network, each as simple as it can be.
struct Tab<'a> {
    files: &'a Files,
    session: Session<Fault>,
    has_manifest: bool,
    has_index: bool,
    shards: BTreeSet<usize>,
    screen: Screen,
    address: Blog,
    post: Option<Slug>,
    field: String,
    drawn: Vec<Effect<Fault>>,
    /// Files on their way.
    loads: Vec<Need>,
    awaits_manifest: bool,
    wants_frame: bool,
    /// Addresses gone to, and whether each replaced the one before.
    visits: Vec<(String, bool)>,
    decorations: usize,
}

impl<'a> Tab<'a> {
    fn new(files: &'a Files) -> Self {
        let screen = Screen { has_style: true, now: 5000.0, ..Screen::default() };
        Self {
            files,
            session: Session::new(Finder::new(Base::new("/blog/"), 10)),
            has_manifest: true,
            has_index: false,
            shards: BTreeSet::new(),
            screen,
            address: Blog::default(),
            post: None,
            field: String::new(),
            drawn: Vec::new(),
            loads: Vec::new(),
            awaits_manifest: false,
            wants_frame: false,
            visits: Vec::new(),
            decorations: 0,
        }
    }

    /// A tab in which this was searched and drawn.
    fn with(files: &'a Files, words: &str) -> Self {
        let mut tab = Self::new(files);
        tab.screen.is_typing = true;
        tab.type_words(words);
        tab.rest();
        tab.visits.clear();
        tab.drawn.clear();
        tab
    }

    fn tell(&mut self, event: Event<Fault>) {
        let shard =
            |number: usize| self.shards.contains(&number).then(|| Arc::clone(&self.files.shards[number]));
        let index = self.has_index.then_some(self.files.index.as_slice());
        let archive = Archive { catalog: &self.files.catalog, index, shard: &shard };
        let effects = self.session.handle(event, self.has_manifest.then_some(&archive), self.screen);
        for effect in effects {
            self.perform(effect);
        }
    }

    fn perform(&mut self, effect: Effect<Fault>) {
        match effect {
            Effect::Navigate { blog, replace } => {
                self.visits.push((blog.selection.words().to_owned(), replace));
                (self.address, self.post) = (blog, None);
            }
            Effect::SetField(words) => self.field = words,
            Effect::Load(need) => self.loads.push(need),
            Effect::AwaitManifest => self.awaits_manifest = true,
            Effect::NextFrame => self.wants_frame = true,
            Effect::DecoratePost => self.decorations += 1,
            Effect::ShowCounts(_) | Effect::WatchPost(_) => {}
            drawing => {
                assert!(self.screen.results.is_some(), "drawn where there is no element: {drawing:?}");
                match &drawing {
                    Effect::Draw(Drawing { results, .. }) if !results.is_empty() => {
                        self.screen.results = Some(Shown::List);
                    }
                    Effect::Draw(_) | Effect::DrawFailure(_) => self.screen.results = Some(Shown::Message),
                    _ => {}
                }
                self.drawn.push(drawing);
            }
        }
    }

    /// Types into the field, then lets the router follow.
    fn type_words(&mut self, words: &str) {
        words.clone_into(&mut self.field);
        let visits = self.visits.len();
        self.tell(Event::Typed(words.to_owned()));
        if self.visits.len() > visits {
            self.route();
        }
    }

    /// Draws the page of the address, and reports it.
    fn route(&mut self) {
        let is_search = !self.address.selection.words().is_empty() && self.post.is_none();
        self.screen.results = is_search.then_some(self.screen.results.unwrap_or(Shown::Nothing));
        self.tell(Event::Addressed { blog: self.address.clone(), post: self.post.clone() });
    }

    fn go(&mut self, query: &str) {
        (self.address, self.post) = (blog(query), None);
        self.route();
    }

    fn open(&mut self, query: &str, slug: &str) {
        let Blog { selection, .. } = blog(query);
        self.address = Blog { selection, ..Blog::default() };
        self.post = Some(slug.parse().unwrap());
        self.route();
    }

    fn frame(&mut self) {
        if std::mem::take(&mut self.wants_frame) {
            let visits = self.visits.len();
            self.screen.now += 16.0;
            self.tell(Event::Frame);
            if self.visits.len() > visits {
                self.route();
            }
        }
    }

    /// What loading the next file brings.
    fn load(&mut self, outcome: Result<(), Fault>) {
        let need = self.loads.remove(0);
        if outcome.is_ok() {
            match &need {
                Need::Search(name) => {
                    let bytes = &self.files.search[name];
                    self.session.take(&self.files.catalog, name, bytes).unwrap();
                }
                Need::Index => self.has_index = true,
                Need::Shard(number) => drop(self.shards.insert(*number)),
            }
        }
        self.tell(Event::Loaded(vec![(need, outcome)]));
    }

    /// Until nothing more happens by itself.
    fn rest(&mut self) {
        for _ in 0..500 {
            if !self.loads.is_empty() {
                self.load(Ok(()));
            } else if self.wants_frame {
                self.frame();
            } else {
                return;
            }
        }
        panic!("the page does not come to rest");
    }

    fn failures(&self) -> usize {
        self.drawn.iter().filter(|effect| matches!(effect, Effect::DrawFailure(_))).count()
    }

    fn lists(&self) -> Vec<&Drawing> {
        let mut lists = Vec::new();
        for effect in &self.drawn {
            if let Effect::Draw(drawing) = effect {
                lists.push(drawing);
            }
        }
        lists
    }
}

fn tab() -> Tab<'static> {
    Tab::new(files())
}

fn tab_with(words: &str) -> Tab<'static> {
    Tab::with(files(), words)
}

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
fn a_later_letter_draws_the_first_results_and_the_rest_two_frames_later() {
    let mut tab = tab_with("a");
    tab.type_words("alliance");
    assert!(matches!(&tab.drawn[..], [Effect::DrawFirst { .. }]), "{:?}", tab.drawn);
    tab.frame();
    assert_eq!(tab.drawn.len(), 1);
    tab.frame();
    let [_, Effect::DrawRest { first: 4, showing: Some(showing), .. }] = &tab.drawn[..] else {
        panic!("{:?}", tab.drawn)
    };
    assert!(showing.contains("posts"), "{showing}");
    assert_eq!(tab.lists().len(), 0);
}

#[test]
fn the_rest_belongs_to_the_newest_search() {
    let mut tab = tab_with("a");
    tab.type_words("alliance");
    tab.frame();
    tab.type_words("dropout");
    tab.rest();
    let rests = tab.drawn.iter().filter_map(|effect| match effect {
        Effect::DrawRest { order, .. } => Some(order.contains("dropout")),
        _ => None,
    });
    assert_eq!(rests.collect::<Vec<_>>(), [true]);
    assert_eq!(tab.visits.last().unwrap().0, "dropout");
}

#[test]
fn a_click_settles_the_address_at_once() {
    let mut tab = tab_with("a");
    tab.type_words("alliance");
    tab.tell(Event::Settle);
    assert_eq!(tab.visits, [("alliance".to_owned(), true)]);
    tab.tell(Event::Settle);
    assert_eq!(tab.visits.len(), 1);
}

#[test]
fn an_address_told_again_does_not_undo_what_was_typed() {
    let mut tab = tab_with("alliance");
    tab.type_words("dropout");
    let old = tab.address.clone();
    tab.tell(Event::Addressed { blog: old, post: None });
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
    tab.tell(Event::Pressed);
    tab.go("q=dropout");
    (0..10).for_each(|_| tab.frame());
    assert_eq!(tab.drawn, []);
    tab.tell(Event::Released);
    assert_eq!(tab.drawn, [], "the click comes first");
    tab.frame();
    assert_eq!(tab.drawn.len(), 1);
}

#[test]
fn a_press_that_is_never_released_ends_after_a_second() {
    let mut tab = tab_with("alliance");
    tab.tell(Event::Pressed);
    tab.go("q=dropout");
    tab.screen.now += 1001.0;
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
    (0..59).for_each(|_| tab.frame());
    assert_eq!(tab.drawn, []);
    (0..2).for_each(|_| tab.frame());
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
    tab.tell(Event::Addressed { blog: blog("q=alliance"), post: None });
    while !tab.loads.is_empty() {
        tab.load(Ok(()));
    }
    (0..5).for_each(|_| tab.frame());
    tab.screen.results = Some(Shown::Nothing);
    tab.frame();
    assert_eq!(tab.lists().len(), 1);
}

#[test]
fn a_file_that_failed_is_asked_for_again_by_another_search_or_on_request() {
    let mut tab = tab();
    tab.go("q=alliance");
    while !tab.loads.is_empty() {
        tab.load(Err("gone"));
    }
    assert_eq!(tab.drawn, [Effect::DrawFailure("gone")], "several failures are one message");
    tab.go("q=alliance");
    tab.tell(Event::Frame);
    assert_eq!(tab.loads, [], "not by itself");
    tab.tell(Event::Retry);
    assert!(!tab.loads.is_empty());
    while !tab.loads.is_empty() {
        tab.load(Err("gone"));
    }
    tab.go("q=dropout");
    assert!(!tab.loads.is_empty());
    tab.rest();
    assert_eq!((tab.failures(), !tab.lists().is_empty()), (1, true));
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

#[test]
fn no_file_is_asked_for_twice_at_once() {
    let mut tab = tab();
    tab.go("q=alliance");
    let before = tab.loads.clone();
    tab.go("q=dropout");
    tab.go("q=group");
    assert_eq!(tab.loads, before);
}

#[test]
fn a_search_begins_when_the_manifest_has_come() {
    let mut tab = tab();
    tab.has_manifest = false;
    tab.go("q=alliance");
    assert!(tab.awaits_manifest && tab.session.awaits_manifest() && tab.loads.is_empty());
    tab.has_manifest = true;
    tab.tell(Event::Ready);
    assert!(!tab.session.awaits_manifest());
    tab.rest();
    assert!(!tab.lists().is_empty());
}

#[test]
fn results_are_marked_as_stale_while_the_next_ones_load() {
    let search = files();
    let mut tab = Tab::with(search, "alliance");
    // A fresh engine, with the results of the one before still on the page.
    tab.session = Session::new(Finder::new(Base::new("/blog/"), 10));
    tab.type_words("dropout");
    tab.route();
    assert_eq!(tab.drawn, [Effect::ShowBusy]);
    tab.rest();
    assert!(tab.drawn.len() > 1);
}

/// Whatever happens in whatever order: in the end the page shows the search of the address, and the field has its words.
#[test]
fn the_page_comes_to_rest_on_the_search_of_its_address() {
    const WORDS: [&str; 6] = ["alliance", "a", "group therapy", "zzzz", "", "dropout"];
    let slug = files().index[3].slug.to_string();
    for seed in 0..300_u32 {
        let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
        let mut dice = move |sides: u32| {
            // A linear congruential generator; its upper bits are the better ones.
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) % sides
        };
        let mut tab = tab();
        for _ in 0..30 {
            let words = WORDS[dice(6) as usize];
            let query = format!("q={}", words.replace(' ', "+"));
            match dice(11) {
                0..=2 => tab.type_words(words),
                3 => tab.go(&query),
                4 if !words.is_empty() => tab.open(&query, &slug),
                5 => tab.tell(Event::Pressed),
                6 => tab.tell(Event::Released),
                7 => tab.screen.is_typing = !tab.screen.is_typing,
                8 if !tab.loads.is_empty() => {
                    let outcome = if dice(4) == 0 { Err("gone") } else { Ok(()) };
                    tab.load(outcome);
                }
                9 => tab.screen.has_style = !tab.screen.has_style,
                _ => tab.frame(),
            }
        }
        tab.screen.now += 2000.0;
        tab.rest();
        tab.tell(Event::Retry);
        tab.rest();
        let current = tab.session.current().clone();
        assert_eq!(current.selection, tab.address.selection, "seed {seed}");
        assert_eq!(tab.field, tab.address.selection.words(), "seed {seed}");
        if !tab.address.selection.words().is_empty() && tab.post.is_none() {
            let last = tab.drawn.iter().rev().find(|effect| !matches!(effect, Effect::DrawRest { .. }));
            match last.unwrap() {
                Effect::Draw(drawing) => {
                    let words = tab.address.selection.words().replace(' ', "+");
                    assert!(drawing.order.is_empty() || drawing.order.contains(&words), "seed {seed}");
                }
                Effect::DrawFirst { .. } => {}
                other => panic!("seed {seed}: {other:?}"),
            }
        }
    }
}

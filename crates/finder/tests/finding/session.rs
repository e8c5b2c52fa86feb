//! The search in a page: events in, effects out. The page is simulated by a few fields.

use std::collections::BTreeSet;
use std::sync::Arc;

use pprnet_address::{Base, Blog, View};
use pprnet_archive::Slug;
use pprnet_finder::session::{Drawing, ResultsContent, Screen, SessionEffect, SessionEvent};
use pprnet_finder::{Archive, Finder, Need, Session};

use super::{Files, blog, files};

mod address;
mod drawing;
mod loading;

/// Why a file could not be loaded.
type Fault = &'static str;

/// A browser tab: the page, the router and the network, each in its simplest form.
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
    drawn: Vec<SessionEffect<Fault>>,
    /// Files that are loading.
    loads: Vec<Need>,
    awaits_manifest: bool,
    wants_frame: bool,
    /// The visited addresses, and whether each replaced the previous one.
    visits: Vec<(String, bool)>,
    decorations: usize,
}

impl<'a> Tab<'a> {
    fn new(files: &'a Files) -> Self {
        let screen = Screen {
            has_style: true,
            now: 5000.0,
            longest_press: 5000.0,
            patience: 1000.0,
            ..Screen::default()
        };
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

    /// A tab in which these words were searched and drawn.
    fn with(files: &'a Files, words: &str) -> Self {
        let mut tab = Self::new(files);
        tab.screen.is_typing = true;
        tab.type_words(words);
        tab.rest();
        tab.visits.clear();
        tab.drawn.clear();
        tab
    }

    fn send(&mut self, event: SessionEvent<Fault>) {
        let shard =
            |number: usize| self.shards.contains(&number).then(|| Arc::clone(&self.files.shards[number]));
        let index = self.has_index.then_some(self.files.index.as_slice());
        let archive = Archive { catalog: &self.files.catalog, index, shard: &shard };
        let effects = self.session.handle(event, self.has_manifest.then_some(&archive), self.screen);
        for effect in effects {
            self.perform(effect);
        }
    }

    fn perform(&mut self, effect: SessionEffect<Fault>) {
        match effect {
            SessionEffect::Navigate { blog, replace } => {
                self.visits.push((blog.selection.words().to_owned(), replace));
                (self.address, self.post) = (blog, None);
            }
            SessionEffect::SetField(words) => self.field = words,
            SessionEffect::Load(need) => self.loads.push(need),
            SessionEffect::AwaitManifest => self.awaits_manifest = true,
            SessionEffect::NextFrame => self.wants_frame = true,
            SessionEffect::DecoratePost => self.decorations += 1,
            SessionEffect::ShowCounts(_) | SessionEffect::WatchPost(_) => {}
            drawing => {
                assert!(self.screen.results.is_some(), "drawn where there is no element: {drawing:?}");
                match &drawing {
                    SessionEffect::Draw(Drawing { results, .. }) if !results.is_empty() => {
                        self.screen.results = Some(ResultsContent::List);
                    }
                    SessionEffect::Draw(_) | SessionEffect::DrawFailure(_) => {
                        self.screen.results = Some(ResultsContent::Message);
                    }
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
        self.send(SessionEvent::Typed(words.to_owned()));
        if self.visits.len() > visits {
            self.route();
        }
    }

    /// Draws the page of the address, and reports it.
    fn route(&mut self) {
        let is_search = !self.address.selection.words().is_empty() && self.post.is_none();
        self.screen.results = is_search.then_some(self.screen.results.unwrap_or(ResultsContent::Nothing));
        self.send(SessionEvent::Addressed { blog: self.address.clone(), post: self.post.clone() });
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
            self.send(SessionEvent::Frame);
            if self.visits.len() > visits {
                self.route();
            }
        }
    }

    /// Reports the outcome of loading the next file.
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
        self.send(SessionEvent::Loaded(vec![(need, outcome)]));
    }

    /// Runs until nothing more happens by itself.
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
        panic!("the page never becomes idle");
    }

    fn failures(&self) -> usize {
        self.drawn.iter().filter(|effect| matches!(effect, SessionEffect::DrawFailure(_))).count()
    }

    fn lists(&self) -> Vec<&Drawing> {
        let mut lists = Vec::new();
        for effect in &self.drawn {
            if let SessionEffect::Draw(drawing) = effect {
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

/// A tab in which someone has focused the empty field and typed nothing.
fn tab_in_use() -> Tab<'static> {
    let mut tab = tab();
    tab.screen.is_typing = true;
    tab.route();
    tab.rest();
    tab
}

/// Whatever the events and their order: in the end the page shows the search of the address, and the field has its words.
#[test]
fn the_page_ends_up_showing_the_search_of_its_address() {
    const WORDS: [&str; 6] = ["alliance", "a", "group therapy", "zzzz", "", "dropout"];
    let slug = files().index[3].slug.to_string();
    for seed in 0..300_u32 {
        let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
        let mut dice = move |sides: u32| {
            // A linear congruential generator. Its upper bits are more random than the lower ones.
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
                5 => tab.send(SessionEvent::Pressed),
                6 => tab.send(SessionEvent::Released),
                7 => tab.screen.is_typing = !tab.screen.is_typing,
                8 if !tab.loads.is_empty() => {
                    let outcome = if dice(4) == 0 { Err("gone") } else { Ok(()) };
                    tab.load(outcome);
                }
                9 => tab.screen.has_style = !tab.screen.has_style,
                _ => tab.frame(),
            }
        }
        tab.screen.now += 6000.0;
        tab.rest();
        tab.send(SessionEvent::Retry);
        tab.rest();
        let current = tab.session.current().clone();
        assert_eq!(current.selection, tab.address.selection, "seed {seed}");
        assert_eq!(tab.field, tab.address.selection.words(), "seed {seed}");
        if !tab.address.selection.words().is_empty() && tab.post.is_none() {
            let last =
                tab.drawn.iter().rev().find(|effect| !matches!(effect, SessionEffect::DrawRest { .. }));
            match last.unwrap() {
                SessionEffect::Draw(drawing) => {
                    let words = tab.address.selection.words().replace(' ', "+");
                    assert!(drawing.order.is_empty() || drawing.order.contains(&words), "seed {seed}");
                }
                SessionEffect::DrawFirst { .. } => {}
                other => panic!("seed {seed}: {other:?}"),
            }
        }
    }
}

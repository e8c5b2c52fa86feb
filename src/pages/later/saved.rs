//! The posts saved on this device: to read, to cite, and to print as one handout.

use leptos::prelude::*;
use pprnet_address::names::HEADING;
use pprnet_address::{Route, Selection};
use pprnet_archive::Slug;
use pprnet_browser::elements::{self, Scroll};
use pprnet_browser::{document, time};

use crate::components::{CiteButton, Failure, Heading, ListSkeleton, Notes, PostList, ViewSwitch};
use crate::context::use_here;
use crate::live::{live, words};
use crate::saved::{self, Listed, Saved};
use crate::store::{Load, LoadFault, Piece, use_store};
use crate::wording;

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
enum State {
    /// Nothing is saved, or the app has only started: the published page knows no saved posts.
    Empty,
    /// The index is loading.
    Loading,
    /// The index failed to load.
    Failed(LoadFault),
    /// The saved posts.
    Ready,
}

/// The page of saved posts.
#[component]
pub(crate) fn SavedPage() -> impl IntoView {
    let (here, store) = (use_here(), use_store());
    let has_started = RwSignal::new(false);
    Effect::new(move |_| has_started.set(true));
    let load = move || match has_started.get() {
        true => saved::listed(here, store),
        false => Load::Ready(Listed::default()),
    };
    let listed = Memo::new(move |_| load().ready().cloned().unwrap_or_default());
    let state = Memo::new(move |_| match load() {
        Load::Loading => State::Loading,
        Load::Failed(fault) => State::Failed(fault),
        Load::Ready(listed) if listed == Listed::default() => State::Empty,
        Load::Ready(_) => State::Ready,
    });
    // The list before the last removal.
    let before = RwSignal::new(None);
    let content = live(move || match state.get() {
        State::Empty => view! { <p class="empty">{wording::nothing_saved()}</p> }.into_any(),
        State::Loading => view! { <ListSkeleton/> }.into_any(),
        State::Failed(fault) => view! { <Failure fault piece=Piece::Index/> }.into_any(),
        State::Ready => view! { <List listed before/> }.into_any(),
    });
    view! {
        <div class="column saved">
            <Notes/>
            <Heading text=wording::saved_posts()/>
            <p class="saved-intro">{wording::saved_intro()}</p>
            {content}
            <Undo before/>
        </div>
    }
}

/// The saved posts, and what can be done with them.
#[component]
fn List(listed: Memo<Listed>, before: RwSignal<Option<Saved>>) -> impl IntoView {
    let (here, store) = (use_here(), use_store());
    let positions = Signal::derive(move || listed.with(|listed| listed.positions.clone()));
    let count = words(move || {
        let positions = positions.get();
        wording::showing_without(&wording::posts(positions.len()), store.count_failed(&positions))
    });
    view! {
        <div class="list-bar"><p class="count" role="status">{count}</p> <ViewSwitch/></div>
        <PostList
            positions=positions
            view=Signal::derive(move || here.route().view().unwrap_or_default())
            from=Signal::derive(Selection::default)
        />
        <div class="actions list-actions">
            <CiteButton label=wording::cite_all()/>
            <button type="button" class="button" on:click=|_| document::print()>{wording::print()}</button>
        </div>
        <Edit listed before/>
    }
}

/// The titles of the saved posts, each with a button that removes it.
#[component]
fn Edit(listed: Memo<Listed>, before: RwSignal<Option<Saved>>) -> impl IntoView {
    let (here, store) = (use_here(), use_store());
    let remove = move |change: &dyn Fn(Saved) -> Saved| {
        let old = saved::saved(here).get_untracked();
        if saved::change(here, change).is_some() {
            before.set(Some(old));
        }
    };
    let rows = live(move || {
        let Listed { positions, missing } = listed.get();
        let there = positions.into_iter().filter_map(|position| {
            let post = store.post(position).ready()?.get().cloned()?;
            Some((post.slug, post.title))
        });
        let gone = missing.into_iter().map(|slug| (slug.clone(), wording::not_here(slug.as_str())));
        let row = |(place, (slug, title)): (usize, (Slug, String))| {
            let href = here.href(&Route::Post { slug: slug.clone(), from: Selection::default() });
            let name = title.clone();
            let on_remove = move |_| {
                remove(&|saved| saved.without(&slug));
                // The button is gone: focus the next one, or what is left.
                time::after_two_frames(move || focus_after(place));
            };
            view! {
                <li>
                    <a href=href>{title}</a> " "
                    <button type="button" class="button" on:click=on_remove>
                        {wording::remove()} <span class="visually-hidden">{wording::colon()} {name}</span>
                    </button>
                </li>
            }
        };
        view! { <ul>{there.chain(gone).enumerate().map(row).collect_view()}</ul> }.into_any()
    });
    let on_remove_all = move |_| {
        remove(&|_| Saved::default());
        time::after_two_frames(|| focus_after(0));
    };
    let note = words(move || match listed.with(|listed| listed.missing.len()) {
        0 => String::new(),
        count => wording::not_in_this_archive(count),
    });
    view! {
        <p class="empty-note">{note}</p>
        <details class="saved-edit">
            <summary>{wording::edit_list()}</summary>
            {rows}
            <button type="button" class="button" on:click=on_remove_all>{wording::remove_all()}</button>
        </details>
    }
}

/// Focuses the button of the row that took the place of a removed one, the last row's, or the heading.
fn focus_after(place: usize) {
    let buttons = elements::all(".saved-edit li button");
    let next = buttons.get(place).or(buttons.last()).cloned().or_else(|| elements::by_id(HEADING));
    let _ = next.and_then(|element| element.focus(Scroll::Stays));
}

/// Brings back what was removed last.
#[component]
fn Undo(before: RwSignal<Option<Saved>>) -> impl IntoView {
    let here = use_here();
    let on_undo = move |_| {
        if let Some(old) = before.get_untracked()
            && saved::change(here, |saved| saved.and(&old)).is_some()
        {
            before.set(None);
            time::after_two_frames(|| focus_after(0));
        }
    };
    let undo = live(move || {
        match before.get() {
        None => ().into_any(),
        Some(_) => view! {
            <span>{wording::removed()} " " <button type="button" class="button" on:click=on_undo>{wording::undo()}</button></span>
        }
        .into_any(),
    }
    });
    view! { <p class="saved-undo" role="status">{undo}</p> }
}

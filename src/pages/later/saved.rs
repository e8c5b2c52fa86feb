//! The posts saved on this device: to read, to cite, and to print as one handout.

use leptos::prelude::*;
use pprnet_address::names::HEADING;
use pprnet_address::{Route, Selection};
use pprnet_archive::Slug;
use pprnet_browser::focus::Scroll;
use pprnet_browser::{document, elements, time};

use crate::components::{CiteButton, Heading, ListSkeleton, Notes, PostList, ViewSwitch};
use crate::context::{CurrentAddress, use_current_address};
use crate::failure::Failure;
use crate::live::{Live, live, mark, words};
use crate::saved::{self, Listed, Saved};
use crate::store::{Load, Piece, Store, use_store};
use crate::wording;

/// The page of saved posts. All of it is drawn at once, and hidden while nothing is saved, so that “Edit the list” stays open
/// when the list changes.
#[component]
pub(crate) fn SavedPage() -> impl IntoView {
    let (here, store) = (use_current_address(), use_store());
    // The first drawing may depend on the address only: the published page knows no saved posts.
    let has_posts = RwSignal::new(false);
    Effect::new(move |_| {
        if !saved::saved(here).is_empty() {
            has_posts.set(true);
        }
    });
    let listed = move || match has_posts.get() {
        true => saved::listed(here, store),
        false => Load::Ready(Listed::default()),
    };
    let positions = Signal::derive(move || listed().ready().map_or_else(Vec::new, |it| it.positions.clone()));
    let message = live(move || match listed() {
        Load::Loading => view! { <ListSkeleton/> }.into_any(),
        Load::Failed(fault) => view! { <Failure fault piece=Piece::Index/> }.into_any(),
        Load::Ready(listed) if listed.is_empty() => {
            view! { <p class="empty">{wording::nothing_saved()}</p> }.into_any()
        }
        Load::Ready(_) => ().into_any(),
    });
    let hidden = mark(move || match listed() {
        Load::Ready(listed) if !listed.is_empty() => None,
        _ => Some(""),
    });
    let count = words(move || {
        let positions = positions.get();
        wording::showing_without(&wording::posts(positions.len()), store.count_failed(&positions))
    });
    let missing = words(move || match listed().ready().map_or(0, |listed| listed.missing.len()) {
        0 => String::new(),
        count => wording::not_in_this_archive(count),
    });
    let last = Last { before: RwSignal::new(String::new()), is_refused: RwSignal::new(false) };
    view! {
        <div class="column saved">
            <Notes/>
            <Heading text=wording::saved_posts()/>
            <p>{wording::saved_intro()}</p>
            {message}
            <div hidden=hidden>
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
                <p class="saved-missing">{missing}</p>
                <details class="saved-edit">
                    <summary>{wording::edit_list()}</summary>
                    {rows(here, store, last, listed)}
                    <button type="button" class="button" on:click=move |_| {
                        last.remove(here, |_| Saved::default());
                        time::after_two_frames(|| focus_after(0));
                    }>{wording::remove_all()}</button>
                </details>
            </div>
            <p class="saved-undo" role="status">{undo(here, last)}</p>
        </div>
    }
}

/// The titles of the saved posts, each with a button that removes it.
fn rows(
    here: CurrentAddress,
    store: Store,
    last: Last,
    listed: impl Fn() -> Load<Listed> + Send + 'static,
) -> Live {
    live(move || {
        let Listed { positions, missing } = listed().ready().cloned().unwrap_or_default();
        let index = store.index();
        let there = positions.into_iter().filter_map(|position| {
            let post = index.ready()?.get(position)?;
            Some((post.slug.clone(), post.title.clone()))
        });
        let gone = missing.into_iter().map(|slug| (slug.clone(), wording::not_here(slug.as_str())));
        let row = |(index, (slug, title)): (usize, (Slug, String))| {
            let href = here.href(&Route::Post { slug: slug.clone(), from: Selection::default() });
            let name = title.clone();
            let on_remove = move |_| {
                last.remove(here, |saved| saved.without(&slug));
                // The button is gone: focus the next one, or what is left.
                time::after_two_frames(move || focus_after(index));
            };
            view! {
                <li>
                    <a href=href dir="auto">{title}</a> " "
                    <button type="button" class="button" on:click=on_remove>
                        {wording::remove()} <span class="visually-hidden">{wording::colon()} {name}</span>
                    </button>
                </li>
            }
            .into_any()
        };
        view! { <ul>{there.chain(gone).enumerate().map(row).collect_view()}</ul> }.into_any()
    })
}

/// The last change of the list.
#[derive(Clone, Copy)]
struct Last {
    /// The list before the last removal, as stored; empty if there is nothing to undo.
    before: RwSignal<String>,
    /// Whether the browser refused to store the last change.
    is_refused: RwSignal<bool>,
}

impl Last {
    fn remove(self, here: CurrentAddress, change: impl FnOnce(Saved) -> Saved) {
        let old = untrack(|| saved::saved(here)).to_stored().unwrap_or_default();
        let changed = saved::change(here, change);
        self.is_refused.set(changed.is_none());
        if changed.is_some() {
            self.before.set(old);
        }
    }

    fn undo(self, here: CurrentAddress) {
        let old = Saved::read(&self.before.get_untracked());
        let changed = saved::change(here, |saved| saved.followed_by(&old));
        self.is_refused.set(changed.is_none());
        if changed.is_some() {
            self.before.set(String::new());
        }
    }
}

/// The last change of the list, with the button that undoes a removal.
fn undo(here: CurrentAddress, last: Last) -> Live {
    live(move || {
        if last.is_refused.get() {
            return view! { <span>{wording::not_changed()}</span> }.into_any();
        }
        if last.before.with(String::is_empty) {
            return ().into_any();
        }
        let on_undo = move |_| {
            last.undo(here);
            time::after_two_frames(|| focus_after(0));
        };
        view! {
            <span>{wording::removed()} " " <button type="button" class="button" on:click=on_undo>{wording::undo()}</button></span>
        }
        .into_any()
    })
}

/// Focuses the button of the row that replaced the removed one, else that of the last row, else the heading.
fn focus_after(index: usize) {
    let buttons = elements::all(".saved-edit[open] li button");
    let next = buttons.get(index).or(buttons.last()).cloned().or_else(|| elements::by_id(HEADING));
    let _ = next.and_then(|element| element.focus(Scroll::Stays));
}

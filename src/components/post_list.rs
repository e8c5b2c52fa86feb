use leptos::prelude::*;
use pprnet_archive::YearMonth;

use super::{Failure, PostCard, PostSkeleton};
use crate::app::{use_catalog, use_here};
use crate::live::live;
use crate::route::{Route, Selection, View};
use crate::store::{Load, LoadFault, Piece, use_store};

/// A month of the list: the month, and the positions of its posts.
type Group = (YearMonth, Vec<usize>);

/// Posts under their month headings. Each is drawn as soon as its shard is here; a shard that cannot be had
/// leaves the others alone.
#[component]
pub(crate) fn PostList(
    /// The positions of the posts, in archive order.
    #[prop(into)]
    positions: Signal<Vec<usize>>,
    /// How much of each post.
    #[prop(into)]
    view: Signal<View>,
    /// The selection that gave the positions.
    #[prop(into)]
    from: Signal<Selection>,
) -> impl IntoView {
    let (here, store, catalog) = (use_here(), use_store(), use_catalog());
    let groups = {
        let catalog = catalog.clone();
        move || {
            let mut groups: Vec<Group> = Vec::new();
            for position in positions.get() {
                let Some(month) = catalog.month_at(position) else { continue };
                match groups.last_mut() {
                    Some((last, posts)) if *last == month => posts.push(position),
                    _ => groups.push((month, vec![position])),
                }
            }
            groups
        }
    };
    let faults = move || {
        let mut faults: Vec<(usize, LoadFault)> = Vec::new();
        for position in positions.get() {
            let Some((shard, _)) = catalog.manifest.shard_at(position) else { continue };
            if faults.iter().any(|(other, _)| *other == shard) {
                continue;
            }
            if let Load::Failed(fault) = store.post(position) {
                faults.push((shard, fault));
            }
        }
        faults
    };
    let month_view = move |(month, posts): Group| {
        let id = format!("month-{month}");
        let href = here.href(&Route::Month { month, view: view.get_untracked() });
        let posts = posts.into_iter().map(|position| view! { <PostSlot position view from/> }).collect_view();
        view! {
            <section class="month" aria-labelledby=id.clone()>
                <h2 id=id.clone() class="month-title"><a href=href>{month.heading()}</a></h2>
                {posts}
            </section>
        }
    };
    let fault_view =
        |(shard, fault): (usize, LoadFault)| view! { <Failure fault piece=Piece::Shard(shard)/> };
    view! {
        {live(move || groups().into_iter().map(month_view).collect_view().into_any())}
        {live(move || faults().into_iter().map(fault_view).collect_view().into_any())}
    }
}

/// The place of one post.
#[component]
fn PostSlot(position: usize, view: Signal<View>, from: Signal<Selection>) -> impl IntoView {
    let store = use_store();
    live(move || match store.post(position) {
        Load::Loading => view! { <PostSkeleton/> }.into_any(),
        Load::Failed(_) => ().into_any(),
        Load::Ready(post) => {
            post.get().map(|post| view! { <PostCard post view=view.get() from=from.get()/> }).into_any()
        }
    })
}

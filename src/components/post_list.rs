use leptos::prelude::*;
use pprnet_address::{Route, Selection, View};
use pprnet_archive::YearMonth;
use pprnet_browser::time::after_paint;

use super::{Failure, PostCard, PostSkeleton};
use crate::context::{use_catalog, use_here};
use crate::live::{live, mark};
use crate::store::{Load, LoadFault, Piece, use_store};

/// A month of the list: the month, and the positions of its posts.
type Group = (YearMonth, Vec<usize>);

/// How many posts of a changed list are drawn at once: a whole post fills most windows.
const AT_ONCE: usize = 1;

/// How many more a frame are drawn after that.
const A_FRAME: usize = 3;

/// How much of a list is drawn. One that was there when its page was opened is drawn whole, so that the page
/// has its length at once; one that changes shows its first post, and the others, some a frame, after
/// that was painted, so that a chip answers as fast with ten long posts as with one.
#[derive(Clone, Copy)]
struct Shown {
    posts: usize,
    limit: RwSignal<usize>,
}

impl Shown {
    fn new(posts: usize, at_once: bool) -> Self {
        let limit = if at_once { posts } else { AT_ONCE };
        let shown = Self { posts, limit: RwSignal::new(limit) };
        shown.grow(limit);
        shown
    }

    fn grow(self, limit: usize) {
        if limit < self.posts {
            // Nothing is left of the signal when the list has changed again in the meantime.
            after_paint(move || {
                if self.limit.try_set(limit + A_FRAME).is_none() {
                    self.grow(limit + A_FRAME);
                }
            });
        }
    }

    /// Whether the post at a place, counted from one, is to be drawn.
    fn at(self, place: usize) -> Memo<bool> {
        Memo::new(move |_| place <= self.limit.get())
    }

    /// Whether posts are missing. The page keeps its length meanwhile (post_list.css), so that nothing jumps
    /// under someone's finger.
    fn busy(self) -> Signal<Option<&'static str>> {
        mark(move || (self.limit.get() < self.posts).then_some("true"))
    }
}

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
    let fault_view =
        |(shard, fault): (usize, LoadFault)| view! { <Failure fault piece=Piece::Shard(shard)/> };
    let is_first = StoredValue::new(true);
    let list = live(move || {
        let groups = groups();
        let post_count = groups.iter().map(|(_, posts)| posts.len()).sum();
        let shown = Shown::new(post_count, is_first.get_value() || view.get() != View::Full);
        is_first.set_value(false);
        let mut place = 0;
        let month_view = |(month, posts): Group| {
            let id = format!("month-{month}");
            let href = here.href(&Route::Month { month, view: view.get() });
            let post_view = |position| {
                place += 1;
                view! { <PostSlot position shown=shown.at(place) view=view.get() from=from.get()/> }
            };
            let posts = posts.into_iter().map(post_view).collect_view();
            view! {
                <section class="month" aria-labelledby=id.clone()>
                    <h2 id=id.clone() class="month-title"><a href=href>{month.heading()}</a></h2>
                    {posts}
                </section>
            }
        };
        let months = groups.into_iter().map(month_view).collect_view();
        view! { <div class="posts" aria-busy=shown.busy()>{months}</div> }.into_any()
    });
    view! {
        // Filled for paper (index.html). An element in which nothing is ever set costs the start nothing but its text.
        <div class="contents"><p>"Contents"</p><ol></ol></div>
        {list}
        {live(move || faults().into_iter().map(fault_view).collect_view().into_any())}
    }
}

/// The place of one post.
#[component]
fn PostSlot(position: usize, shown: Memo<bool>, view: View, from: Selection) -> impl IntoView {
    let store = use_store();
    live(move || {
        if !shown.get() {
            return ().into_any();
        }
        match store.post(position) {
            Load::Loading => view! { <PostSkeleton/> }.into_any(),
            Load::Failed(_) => ().into_any(),
            Load::Ready(post) => {
                post.get().map(|post| view! { <PostCard post view from=from.clone()/> }).into_any()
            }
        }
    })
}

use leptos::prelude::*;
use pprnet_address::{Route, Selection, View};
use pprnet_archive::YearMonth;
use pprnet_browser::time::after_paint;

use super::{PostCard, PostSkeleton};
use crate::context::{use_catalog, use_current_address};
use crate::failure::Failure;
use crate::live::{live, mark};
use crate::store::{Load, Piece, use_store};
use crate::wording;

/// A month of the list: the month, and the positions of its posts.
type MonthGroup = (YearMonth, Vec<usize>);

/// How many posts of a changed list of whole posts are drawn at first: one fills most windows.
const AT_ONCE: usize = 1;

/// How many more posts each frame draws after that.
const A_FRAME: usize = 3;

/// How much of a list is drawn. A list that its page opens with is drawn at once, so that the page has its final length; so is a
/// list of cards or titles. A changed list of whole posts draws its first post, and after that is painted a few more each frame,
/// so that a chip answers as fast with eight long posts as with one.
#[derive(Clone, Copy)]
struct DrawProgress {
    posts: usize,
    limit: RwSignal<usize>,
}

impl DrawProgress {
    fn new(posts: usize, at_once: bool) -> Self {
        let limit = if at_once { posts } else { AT_ONCE };
        let progress = Self { posts, limit: RwSignal::new(limit) };
        progress.grow(limit);
        progress
    }

    fn grow(self, limit: usize) {
        if limit < self.posts {
            // The signal is disposed of if the list has changed again meanwhile.
            after_paint(move || {
                if self.limit.try_set(limit + A_FRAME).is_none() {
                    self.grow(limit + A_FRAME);
                }
            });
        }
    }

    /// Whether to draw the post with this rank in the list, counted from one.
    fn is_drawn(self, rank: usize) -> Memo<bool> {
        Memo::new(move |_| rank <= self.limit.get())
    }

    /// Whether posts are still to be drawn. Meanwhile the page stays long (post_list.css), so that nothing jumps.
    fn busy(self) -> Signal<Option<&'static str>> {
        mark(move || (self.limit.get() < self.posts).then_some("true"))
    }
}

/// Posts under their month headings. Each is drawn as soon as its shard is loaded. A shard that fails shows a message in place
/// of its posts and leaves the others alone.
#[component]
pub(crate) fn PostList(
    /// The positions of the posts, in archive order.
    #[prop(into)]
    positions: Signal<Vec<usize>>,
    /// How much of each post to show.
    #[prop(into)]
    view: Signal<View>,
    /// The selection that gave the positions.
    #[prop(into)]
    from: Signal<Selection>,
    /// Whether each month has a visible heading. Not needed if the page’s heading names the month.
    #[prop(default = true)]
    names_months: bool,
) -> impl IntoView {
    let (here, catalog) = (use_current_address(), use_catalog());
    let groups = {
        let catalog = catalog.clone();
        move || {
            let mut groups: Vec<MonthGroup> = Vec::new();
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
    let is_first = StoredValue::new(true);
    let list = live(move || {
        let groups = groups();
        let post_count = groups.iter().map(|(_, posts)| posts.len()).sum();
        let progress = DrawProgress::new(post_count, is_first.get_value() || view.get() != View::Full);
        is_first.set_value(false);
        let mut rank = 0;
        let mut shard_before = None;
        let month_view = |(month, posts): MonthGroup| {
            let href = here.href(&Route::Month { month, view: view.get() });
            let heading = if names_months {
                view! { <h2 class="month-title"><a href=href>{month.heading()}</a></h2> }.into_any()
            } else {
                view! { <h2 class="visually-hidden">{wording::posts_heading()}</h2> }.into_any()
            };
            let mut is_first_of_month = true;
            let post_view = |position| {
                rank += 1;
                let shard = catalog.manifest.shard_at(position).map(|(shard, _)| shard);
                let placeholder = match shard {
                    Some(shard) if shard_before != Some(shard) => Placeholder::Failure(shard),
                    _ if is_first_of_month => Placeholder::Note,
                    _ => Placeholder::Nothing,
                };
                (shard_before, is_first_of_month) = (shard, false);
                let is_drawn = progress.is_drawn(rank);
                view! { <PostSlot position placeholder is_drawn view=view.get() from=from.get()/> }
            };
            let posts = posts.into_iter().map(post_view).collect_view();
            view! { <div class="month">{heading} {posts}</div> }
        };
        let months = groups.into_iter().map(month_view).collect_view();
        view! { <div class="posts" aria-busy=progress.busy()>{months}</div> }.into_any()
    });
    view! {
        // The page's own script fills it for print (index.html). A static element adds only its text to the reader's wasm.
        <div class="contents"><p>{wording::contents()}</p><ol></ol></div>
        {list}
    }
}

/// The replacement for a post that failed to load.
#[derive(Clone, Copy)]
enum Placeholder {
    /// The failure of this shard with its button: at the first missing post of the shard.
    Failure(usize),
    /// A short note: at the first post of a later month, so that the month does not look empty.
    Note,
    /// Nothing, since another post reports the failure.
    Nothing,
}

/// The slot of one post in the list.
#[component]
fn PostSlot(
    position: usize,
    placeholder: Placeholder,
    is_drawn: Memo<bool>,
    view: View,
    from: Selection,
) -> impl IntoView {
    let store = use_store();
    live(move || {
        if !is_drawn.get() {
            return ().into_any();
        }
        match store.post(position) {
            Load::Loading => view! { <PostSkeleton/> }.into_any(),
            Load::Failed(fault) => match placeholder {
                Placeholder::Failure(shard) => {
                    view! { <Failure fault piece=Piece::Shard(shard)/> }.into_any()
                }
                Placeholder::Note => view! { <p class="empty">{wording::missing_too()}</p> }.into_any(),
                Placeholder::Nothing => ().into_any(),
            },
            Load::Ready(post) => {
                post.get().map(|post| view! { <PostCard post view from=from.clone()/> }).into_any()
            }
        }
    })
}

use leptos::prelude::*;
use pprnet_address::{Route, Selection, View};
use pprnet_archive::{Block, Notice, NoticeKind, Post};

use super::{Citation, RichText, TermLinks};
use crate::context::use_here;
use crate::wording;

/// A post in a list.
#[component]
pub(crate) fn PostCard<'a>(
    /// The post.
    post: &'a Post,
    /// How much of it.
    view: View,
    /// The selection the list shows; the post's own page keeps it.
    from: Selection,
) -> impl IntoView {
    let href = use_here().href(&Route::Post { slug: post.slug.clone(), from });
    let id = format!("post-{}", post.slug);
    let heading = view! { <h3 id=id.clone() class="post-title"><a href=href>{post.title.clone()}</a></h3> };
    let body = match view {
        View::Full => view! {
            <Citation post/>
            <Notices notices=post.notices.clone()/>
            <div class="prose"><RichText blocks=post.summary.clone()/></div>
            <Implications blocks=post.implications.clone() level=4/>
            <TermLinks post/>
        }
        .into_any(),
        View::Implications => view! {
            <Notices notices=post.notices.clone()/>
            <Implications blocks=post.implications.clone() level=4/>
        }
        .into_any(),
        View::Titles => view! { <TermLinks post/> }.into_any(),
    };
    view! { <article class="post" aria-labelledby=id>{heading} {body}</article> }
}

/// A post's text on its own: no title, no links into the site.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn post_text(post: &Post) -> impl IntoView {
    view! {
        <Citation post/>
        <Notices notices=post.notices.clone()/>
        <RichText blocks=post.summary.clone()/>
        <Implications blocks=post.implications.clone() level=2/>
    }
}

/// The section a clinician came for.
#[component]
pub(crate) fn Implications(
    /// Its text.
    blocks: Vec<Block>,
    /// The level of its heading: 2 on a post's own page, 4 in a list.
    level: u8,
) -> impl IntoView {
    let heading = if level == 2 {
        view! { <h2 class="implications-title">{wording::PRACTICE_IMPLICATIONS}</h2> }.into_any()
    } else {
        view! { <h4 class="implications-title">{wording::PRACTICE_IMPLICATIONS}</h4> }.into_any()
    };
    view! { <div class="implications">{heading} <div class="prose"><RichText blocks/></div></div> }
}

/// Corrections and retractions, before anything of the post can mislead.
#[component]
pub(crate) fn Notices(
    /// The notices.
    notices: Vec<Notice>,
) -> impl IntoView {
    let notice = |notice: Notice| {
        let kind = match notice.kind {
            NoticeKind::Correction => "Correction",
            NoticeKind::Retraction => "Retraction",
        };
        view! { <p class="notice"><strong>{kind} ", " {notice.date.long()} ": "</strong> {notice.text}</p> }
    };
    notices.into_iter().map(notice).collect_view()
}

use leptos::prelude::*;
use pprnet_address::names::IMPLICATIONS;
use pprnet_address::{Route, Selection, View};
use pprnet_archive::{Block, Notice, NoticeKind, Order, Post, Slug};

use super::rich_text::inlines_view;
use super::{Citation, RichText, Source, TermLinks};
use crate::context::{use_catalog, use_current_address};
use crate::wording;

/// A post in a list.
#[component]
pub(crate) fn PostCard<'a>(
    /// The post.
    post: &'a Post,
    /// How much of it to show.
    view: View,
    /// The list's selection, which the link to the post keeps.
    from: Selection,
) -> impl IntoView {
    let (here, catalog) = (use_current_address(), use_catalog());
    let href = here.href(&Route::Post { slug: post.slug.clone(), from });
    let id = format!("post-{}", post.slug);
    let link = href.clone();
    let heading =
        view! { <h3 id=id.clone() class="post-title" dir="auto"><a href=link>{post.title.clone()}</a></h3> };
    let site = &catalog.manifest.site;
    let section = site.section().to_owned();
    let body = match view {
        View::Full => view! {
            <Citation post/>
            <Notices notices=post.notices.clone()/>
            <Parts post order=site.order section level=4/>
            <GlanceLine post/>
            <TermLinks post/>
            <PostAddress slug=post.slug.clone()/>
        }
        .into_any(),
        View::Implications => {
            let kinds = post.types.iter().filter_map(|id| Some(catalog.kind(id)?.name.clone()));
            let kinds = kinds.collect::<Vec<_>>().join(", ");
            view! {
                <p class="post-source">
                    {(!kinds.is_empty()).then(|| view! { <span class="post-kind">{kinds}</span> "\u{a0}· " })}
                    <Source post authors=1/>
                </p>
                <Notices notices=post.notices.clone()/>
                <Implications blocks=post.implications.clone() section level=4/>
                <GlanceLine post/>
                <p class="more"><a href=href>
                    {wording::read_the_summary()} <span class="visually-hidden">{wording::colon()} {post.title.clone()}</span>
                </a></p>
            }
            .into_any()
        }
        View::Titles => view! { <Notices notices=post.notices.clone()/> <TermLinks post/> }.into_any(),
    };
    view! { <article class="post" aria-labelledby=id>{heading} {body}</article> }
}

/// A post's text on its own: no title, no links into the site.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn post_text(post: &Post, site: &pprnet_archive::Site) -> impl IntoView {
    view! {
        <Citation post/>
        <Notices notices=post.notices.clone()/>
        <Parts post order=site.order section=site.section().to_owned() level=2/>
    }
}

/// The summary and the implications of a post, in the site's order.
#[component]
pub(crate) fn Parts<'a>(
    /// The post.
    post: &'a Post,
    /// The order.
    order: Order,
    /// The heading of the implications.
    section: String,
    /// The level of their headings: 2 on a post's own page, 4 in a list.
    level: u8,
) -> impl IntoView {
    let implications = view! { <Implications blocks=post.implications.clone() section level/> };
    let summary = view! { <div class="prose"><RichText blocks=post.summary.clone()/></div> };
    match order {
        // Below the implications, the summary needs a heading.
        Order::ImplicationsFirst if level == 2 => {
            view! { {implications} <h2 class="summary-title">{wording::summary()}</h2> {summary} }.into_any()
        }
        Order::ImplicationsFirst => {
            view! { {implications} <h4 class="summary-title">{wording::summary()}</h4> {summary} }.into_any()
        }
        Order::SummaryFirst => view! { {summary} {implications} }.into_any(),
    }
}

/// The practice implications, which clinicians read first.
#[component]
fn Implications(
    /// Its text.
    blocks: Vec<Block>,
    /// Its heading.
    section: String,
    /// The level of its heading.
    level: u8,
) -> impl IntoView {
    let heading = if level == 2 {
        view! { <h2 id=IMPLICATIONS class="implications-title">{section}</h2> }.into_any()
    } else {
        view! { <h4 class="implications-title">{section}</h4> }.into_any()
    };
    view! { <div class="implications">{heading} <div class="prose"><RichText blocks/></div></div> }
}

/// The main result of the post in one line, with a picture of its interval.
#[component]
fn GlanceLine<'a>(
    /// The post.
    post: &'a Post,
) -> impl IntoView {
    post.glance.clone().map(|glance| {
        view! {
            <p class="glance">
                {inlines_view(glance.text)} " "
                <svg width="120" height="12" aria-hidden="true"><path d=glance.path/></svg>
            </p>
        }
    })
}

/// The full address of a post, for print. Nothing if the site does not know its own address.
#[component]
pub(crate) fn PostAddress(
    /// The post.
    slug: Slug,
) -> impl IntoView {
    let catalog = use_catalog();
    let path = Route::Post { slug, from: Selection::default() }.href();
    let base = catalog.manifest.site.base_url.as_ref();
    base.map(
        |base| view! { <p class="post-address">{base.as_str().trim_end_matches('/').to_owned() + &path}</p> },
    )
}

/// Corrections and retractions, placed before the text so that it cannot mislead.
#[component]
pub(crate) fn Notices(
    /// The notices.
    notices: Vec<Notice>,
) -> impl IntoView {
    let notice = |notice: Notice| {
        let kind = match notice.kind {
            NoticeKind::Correction => wording::correction(),
            NoticeKind::Retraction => wording::retraction(),
        };
        let head = view! { <strong>{kind} ", " {notice.date.long()} {wording::colon()}</strong> };
        match notice.to_blocks().as_slice() {
            [Block::Paragraph(inlines)] => {
                view! { <p class="notice">{head} {inlines_view(inlines.clone())}</p> }.into_any()
            }
            blocks => view! { <div class="notice"><p>{head}</p> <RichText blocks=blocks.to_vec()/></div> }
                .into_any(),
        }
    };
    notices.into_iter().map(notice).collect_view()
}

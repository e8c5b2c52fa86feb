//! The building blocks of pages. Most have a CSS file of the same name in `style/first/components/`.

#![expect(unreachable_pub, reason = "the component macro writes `pub` items into private modules")]

mod actions;
mod active_filters;
mod chunk_button;
mod citation;
mod filter_panel;
mod footer;
mod header;
mod heading;
mod notes;
mod pager;
mod post_card;
mod post_list;
mod rich_text;
mod search_field;

mod skeleton;
mod term_links;
mod theme_switch;
mod view_switch;

pub(crate) use actions::{Actions, Share};
pub(crate) use active_filters::ActiveFilters;
pub(crate) use chunk_button::{CiteButton, SaveButton};
pub(crate) use citation::{Citation, Source, SourceAndCitation};
pub(crate) use filter_panel::{FilterButton, FilterFailure, FilterPanel};
pub(crate) use footer::Footer;
pub(crate) use header::Header;
pub(crate) use heading::Heading;
pub(crate) use notes::Notes;
pub(crate) use pager::Pager;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use post_card::post_text;
pub(crate) use post_card::{Notices, Parts, PostAddress, PostCard};
pub(crate) use post_list::PostList;
pub(crate) use rich_text::RichText;
pub(crate) use search_field::SearchField;

pub(crate) use skeleton::{ListSkeleton, PageSkeleton, PostSkeleton};
pub(crate) use term_links::TermLinks;
pub(crate) use theme_switch::ThemeSwitch;
pub(crate) use view_switch::ViewSwitch;

//! The files that editors write: `site.toml`, `taxonomy.toml`, `redirects.toml`, `synonyms.toml`, `thesaurus.toml`,
//! `screenshots.toml`, `posts/*.md`. They are always read in two steps.
//!
//! The first step parses the files *as written*: text into front matter and body (`source`), TOML into tables of values with
//! their offsets (`table`, `value`, `syntax`), Markdown into blocks (`markdown`). The second step *checks* them: `site`, `taxonomy`,
//! `post` (`article`, `finding`, `notice`), `synonyms`, `thesaurus`, `screenshots` and `redirects` convert them into types that cannot hold
//! invalid values. [`check`] does both for a folder; [`load`] returns only the [`Document`](pprnet_archive::Document).
//!
//! There are two kinds of remarks: a [`Problem`] prevents publishing, *advice* does not (a post without topics, say).
//!
//! [`edit_terms`], [`edit_order`], [`edit_text`] and [`append_terms`] change a few parts of a file and keep every other byte.
//!
//! [`content_files`] does the reverse: it writes a document as files that read back as the same document. [`hold_back`] makes a
//! file a draft, or gives it a later day.
//!
//! [`spreadsheet`] writes tables for spreadsheets, for all crates that have some.
//!
//! [`Staging`] replaces whole files and folders. It is here because this is the lowest crate that writes content or sites, and
//! both follow the same rules.

mod addresses;
mod advice;
mod article;
mod body;
mod check;
mod conflict;
mod dates;
mod edit;
mod edit_text;
mod file_name;
mod finding;
mod folder;
mod further;
mod hold;
mod instead;
mod invisible;
mod markdown;
mod meant;
mod moved;
mod names;
mod notice;
mod old_slugs;
mod places;
mod post;
mod problem;
mod reading;
mod reason;
mod redirects;
mod screenshots;
mod site;
mod slug;
mod source;
mod spreadsheet;
mod staging;
mod synonyms;
mod syntax;
mod table;
mod taxonomy;
mod template;
mod term_kind;
mod terms;
mod text;
mod thesaurus;
mod value;
mod vocabulary;
mod write;

pub use check::{Checked, Publishable, check, check_on, load, taxonomy_in, wrong_folder};
pub use conflict::conflict;
pub use dates::month_of;
pub use edit::{Terms, append_terms, carry_over, edit_added, edit_order, edit_terms};
pub use edit_text::edit_text;
pub use file_name::month_and_slug;
pub use folder::{POSTS_FOLDER, SCREENSHOTS_FOLDER, SITE_FILE, TAXONOMY_FILE, post_file};
pub use further::{further_files, is_further_file, is_picture_file};
pub use hold::{Hold, held_files, held_post, hold_back, is_post_file};
pub use markdown::{normal_form, section_fault, write as markdown_of};
pub use old_slugs::old_slugs;
pub use problem::{Problem, Problems, nearest};
pub use reason::{explain, reason};
pub use redirects::{Address, Redirect};
pub use screenshots::Screenshot;
pub use site::{base_url_rule, interface_language, is_base_url, is_language, site_section};
pub use slug::slug_of;
pub use spreadsheet::spreadsheet;
pub use staging::{Staging, backup_folder, write_file};
pub use template::template;
pub use term_kind::{TermKind, named_term, unknown_term};
pub use thesaurus::{Names, Thesaurus};
pub use vocabulary::Vocabulary;
pub use write::{ContentFile, content_files, file_of_post};

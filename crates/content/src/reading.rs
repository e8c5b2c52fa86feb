//! Reads the file of one post by itself, without the rest of its folder.

use pprnet_archive::{Post, Site, Taxonomy};

use super::file_name::month_and_slug;
use super::markdown::Heading;
use super::post::{Context, Outcome, check_post};
use super::problem::Remarks;
use super::source::Source;

/// The post in a file, for a site, whether it is shown or not. Every slug is valid for a topic or type. `None` if it has problems.
pub(crate) fn read_post(path: &str, text: &str, site: &Site) -> Option<Post> {
    match read(path, text, site, None).ok()? {
        (Outcome::Whole(written), _) => Some(written.post),
        _ => None,
    }
}

/// The result of checking a file as a post, and the remarks. Without a taxonomy every slug is valid for a topic or type. An error
/// if it is no text.
pub(super) fn read(
    path: &str,
    text: &str,
    site: &Site,
    taxonomy: Option<&Taxonomy>,
) -> Result<(Outcome, Remarks), String> {
    let source = Source::new(path, text.into()).map_err(|problem| problem.to_string())?;
    let named = path.rsplit('/').next().and_then(month_and_slug);
    let (heading, mut remarks) = (Heading::of(site), Remarks::default());
    let context = Context { taxonomy, heading: &heading, today: None };
    Ok((check_post(&source, named, context, &mut remarks), remarks))
}

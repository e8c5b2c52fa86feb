//! The address of the site, for whatever needs full page addresses, such as feeds, the sitemap and previews.

use anyhow::{Context, anyhow};
use pprnet_address::normal_path;
use pprnet_archive::Site;
use url::Url;

/// The message for editors of a site without an [`Address`].
pub(super) const NO_ADDRESS: &str = "The site does not know its own address, so it has no feeds, no sitemap, no canonical addresses and no pictures \
     for link previews: give site.toml a base_url, or make build a BASE_URL (pprnet site: --base-url)";

/// The year in every tag. RFC 4151 requires a date on which the site owned the host, and the date must never
/// change. We use the year this scheme was defined; unlike `since`, nobody edits it.
const TAG_YEAR: u16 = 2026;

/// The site's own address. Without one, no feeds can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    base: String,
    host: String,
}

impl Address {
    /// The site's address; `None` if it does not know one.
    ///
    /// # Errors
    /// If the address has no host.
    pub(super) fn of(site: &Site) -> anyhow::Result<Option<Self>> {
        let Some(base) = &site.base_url else { return Ok(None) };
        let advice = || {
            format!(
                "site.toml: base_url: “{base}” is not a web address; write one such as https://example.org/blog/"
            )
        };
        let url = Url::parse(base.as_str()).with_context(advice)?;
        let host = url.host_str().ok_or_else(|| anyhow!("it has no host")).with_context(advice)?;
        // Tags do not allow the brackets and colons of an IPv6 address.
        let host = host.trim_matches(['[', ']']).replace(':', "-");
        Ok(Some(Self { base: format!("{}/", base.as_str().trim_end_matches('/')), host }))
    }

    /// The message for editors if the site is built for `public_url` but its address has another path.
    pub(super) fn base_mismatch(&self, public_url: &str) -> Option<String> {
        let path = Url::parse(&self.base).map(|url| normal_path(url.path())).unwrap_or_default();
        let public = format!("/{}", normal_path(public_url).trim_matches('/'));
        (path.trim_end_matches('/') != public.trim_end_matches('/')).then(|| {
            format!(
                "The site is built for {public_url}, and its base_url is {}: unless your host maps one \
                 to the other, feeds, the sitemap and canonical addresses lead nowhere",
                self.base
            )
        })
    }

    /// The full address of a path within the site.
    pub(super) fn of_path(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// A permanent identifier (RFC 4151) for the page at `path`.
    ///
    /// The full address changes when the site moves to another folder or from http to https, and every feed
    /// reader would then show all posts as new. So the tag contains only the host, which distinguishes posts
    /// of other sites; a move to another host changes it. (Two digests on one host must not use the same
    /// slug.)
    pub(super) fn tag(&self, path: &str) -> String {
        format!("tag:{},{TAG_YEAR}:{path}", self.host)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(base: &str) -> anyhow::Result<Option<Address>> {
        Address::of(&Site { base_url: Some(base.parse().unwrap()), ..Site::default() })
    }

    #[test]
    fn a_tag_survives_a_move_to_another_folder() {
        let one = address("https://Example.org/pprnet/blog/").unwrap().unwrap();
        let other = address("http://example.org:8080/").unwrap().unwrap();
        assert_eq!(one.tag("posts/a"), "tag:example.org,2026:posts/a");
        assert_eq!(one.tag("posts/a"), other.tag("posts/a"));
        assert_eq!(one.of_path("posts/a/"), "https://Example.org/pprnet/blog/posts/a/");
    }

    #[test]
    fn a_base_url_for_another_folder_is_noticed() {
        let base_mismatch = |base, public| address(base).unwrap().unwrap().base_mismatch(public);
        assert_eq!(base_mismatch("https://example.org/", "/"), None);
        assert_eq!(base_mismatch("https://example.org/pprnet/blog/", "/pprnet/blog/"), None);
        assert_eq!(base_mismatch("https://example.org/pprnet/blog/", "/pprnet/blog"), None);
        assert_eq!(base_mismatch("https://example.org/%7Ejdoe/", "/~jdoe/"), None);
        let message = base_mismatch("https://example.org/blog/", "/").unwrap();
        assert!(message.contains("built for /, and its base_url is https://example.org/blog/"), "{message}");
    }

    #[test]
    fn a_tag_is_ascii_whatever_the_host_is_called() {
        let tag = |base| address(base).unwrap().unwrap().tag("x");
        assert_eq!(tag("https://bücher.example/"), "tag:xn--bcher-kva.example,2026:x");
        assert_eq!(tag("http://[::1]:8080/"), "tag:--1,2026:x");
    }

    #[test]
    fn a_site_need_not_say_where_it_is_but_must_not_say_nonsense() {
        assert_eq!(Address::of(&Site::default()).unwrap(), None);
        assert!(NO_ADDRESS.contains("base_url"));
        for bad in ["mailto:a@example.org", "https://?/"] {
            let error = format!("{:#}", address(bad).unwrap_err());
            assert!(error.contains("site.toml: base_url") && error.contains(bad), "{error}");
        }
    }
}

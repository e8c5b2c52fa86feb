//! The checked facts about a site that the settings of every host express.

use std::cmp::Reverse;
use std::path::Path;

use anyhow::{Context, bail};
use pprnet_content::Redirect;

use crate::hosting::{FRAMES, PublicPath, SECURITY};

/// A site, as its hosts see it.
#[derive(Debug)]
pub(super) struct Site<'a> {
    pub(super) base: PublicPath,
    /// The policy, with the directives that work only in a header.
    pub(super) policy: String,
    pub(super) redirects: Vec<&'a Redirect>,
    /// The files named by their content, as paths within the site, most important first.
    pub(super) hashed: Vec<String>,
}

impl<'a> Site<'a> {
    pub(super) fn new(
        public_url: &str,
        policy: &str,
        redirects: &'a [Redirect],
        hashed: Vec<String>,
    ) -> anyhow::Result<Self> {
        let base = public_url.parse().context("the public URL")?;
        let plain = |c: char| c.is_ascii_alphanumeric() || " '-;:/.+=_*".contains(c);
        if let Some(bad) = policy.chars().find(|c| !plain(*c)) {
            bail!(
                "the content security policy has {bad:?}, which is not allowed in the settings of every host"
            );
        }
        if let Some(bad) = redirects.iter().find(|redirect| !is_address(&redirect.to)) {
            bail!("redirects.toml: {} leads to {:?}, which is not an address of the site", bad.from, bad.to);
        }
        let policy = format!("{policy}; {FRAMES}");
        Ok(Self { base, policy, redirects: in_order(redirects), hashed })
    }

    /// Refuses redirects from an existing file and to a missing page.
    pub(super) fn refuse_misfits(&self, dist: &Path) -> anyhow::Result<()> {
        let mut faults = Vec::new();
        for redirect in &self.redirects {
            let (from, to) = (&redirect.from, &redirect.to);
            let old = dist.join(from.path().trim_start_matches('/'));
            if from.query().is_empty() && (old.is_file() || old.join("index.html").is_file()) {
                faults.push(format!("redirects.toml: {from}: the site has a page or file at this address"));
            }
            let path = to.split('?').next().unwrap_or_default().trim_start_matches('/');
            if !dist.join(path).join("index.html").is_file() {
                faults.push(format!("redirects.toml: {from}: leads to {to}, and the site has no such page"));
            }
        }
        if !faults.is_empty() {
            bail!("{}\nchange redirects.toml, or build again if the content has changed", faults.join("\n"));
        }
        Ok(())
    }

    /// Converts a path within the site to one on the host. Both begin with `/`.
    pub(super) fn on_host(&self, path: &str) -> String {
        format!("{}{path}", self.base.prefix())
    }

    /// The security headers, including the policy.
    pub(super) fn security(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let policy = std::iter::once(("content-security-policy", self.policy.as_str()));
        policy.chain(SECURITY)
    }
}

/// Whether a text is an address of the site, percent-encoded, that needs escaping in no host's settings except for its
/// percent signs.
fn is_address(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/-?=&._~+%".contains(c);
    let is_escape = |rest: &str| rest.len() >= 2 && rest.bytes().take(2).all(|byte| byte.is_ascii_hexdigit());
    text.chars().all(is_plain) && text.split('%').skip(1).all(is_escape)
}

/// Sorted by path; for one path, entries with more query parts first, because the first match wins.
pub(super) fn in_order(redirects: &[Redirect]) -> Vec<&Redirect> {
    let mut ordered: Vec<&Redirect> = redirects.iter().collect();
    ordered.sort_by_key(|redirect| {
        (redirect.from.path(), Reverse(redirect.from.query().len()), redirect.from.query())
    });
    ordered
}

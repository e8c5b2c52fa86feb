//! `_headers` and `_redirects`, which Netlify and Cloudflare Pages both read.

use pprnet_content::Redirect;

use super::pattern::{encoded, encoded_path};
use super::site::Site;
use crate::hosting::IMMUTABLE;

/// The number of `_headers` rules that Cloudflare Pages reads.
const MOST_RULES: usize = 100;

/// `_headers`. If two rules match a file, both hosts combine them instead of using the later one. So we list
/// each immutable file and set no caching rule for the others: by default both hosts have browsers revalidate
/// them each time (`max-age=0, must-revalidate`).
pub(super) fn headers(site: &Site<'_>) -> String {
    let mut text = format!(
        "# Headers for Netlify and Cloudflare Pages. This file must be at the top of the published folder.\n\
         # Files that are not named are asked for again on each visit, as both hosts do by themselves.\n\
         {}*\n",
        site.base
    );
    for (name, value) in site.security() {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    for file in site.hashed.iter().take(MOST_RULES - 1) {
        text.push_str(&format!("{}\n  cache-control: {IMMUTABLE}\n", encoded(&site.on_host(file))));
    }
    let left_out = site.hashed.len().saturating_sub(MOST_RULES - 1);
    if left_out > 0 {
        text.push_str(&format!(
            "# {left_out} files, of older posts and of the search index, are left out: Cloudflare Pages reads {MOST_RULES} rules.\n"
        ));
    }
    text
}

/// `_redirects`.
pub(super) fn redirects(site: &Site<'_>) -> String {
    let mut text = String::from(
        "# Old addresses, for Netlify and Cloudflare Pages. This file must be at the top of the published folder.\n",
    );
    let (queries, paths): (Vec<&Redirect>, Vec<&Redirect>) =
        site.redirects.iter().copied().partition(|redirect| !redirect.from.query().is_empty());
    if !queries.is_empty() {
        text.push_str("# With a query: Netlify only. Cloudflare Pages does not look at queries and skips these lines.\n");
    }
    for redirect in queries {
        let from = &redirect.from;
        text.push_str(&encoded_path(&site.on_host(from.path())));
        for (name, value) in from.query() {
            text.push_str(&format!(" {}={}", encoded(name), encoded(value)));
        }
        // The exclamation mark forces the redirect even if a page exists, as at `/?p=4`.
        text.push_str(&format!(" {} 301!\n", site.on_host(&redirect.to)));
    }
    if !paths.is_empty() {
        text.push_str(
            "# Without one. Cloudflare Pages tells an address with / at its end from one without.\n",
        );
    }
    for redirect in paths {
        let from = encoded_path(&site.on_host(redirect.from.path()));
        let to = site.on_host(&redirect.to);
        text.push_str(&format!("{from} {to} 301\n{from}/ {to} 301\n"));
    }
    text
}

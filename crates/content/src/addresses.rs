//! Addresses that lack their beginning.

use pprnet_archive::Doi;

/// The whole address that a text without `https://` or `mailto:` means, if that is clear.
pub(crate) fn whole_address(text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() || text.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>')) {
        return None;
    }
    if let Ok(doi) = text.parse::<Doi>()
        && !text.contains("://")
    {
        return Some(doi.url());
    }
    if let Some(rest) = text.strip_prefix("//") {
        return is_host(rest).then(|| format!("https://{rest}"));
    }
    match text.split_once('@') {
        Some((name, host)) => {
            (!name.is_empty() && !name.contains(['/', ':']) && is_host(host) && !host.contains('/'))
                .then(|| format!("mailto:{text}"))
        }
        None => is_host(text).then(|| format!("https://{text}")),
    }
}

/// Whether a text begins with the name of a host: `www.example.org/blog`.
fn is_host(text: &str) -> bool {
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = host.split('.').collect();
    let is_part = |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-');
    let is_last = |part: &&str| part.len() >= 2 && part.chars().all(char::is_alphabetic);
    parts.len() >= 2 && parts.iter().all(is_part) && parts.last().is_some_and(is_last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_gets_its_beginning_where_it_is_clear() {
        for (text, expected) in [
            ("www.example.org", Some("https://www.example.org")),
            ("example.org/blog?p=4", Some("https://example.org/blog?p=4")),
            ("//example.org/", Some("https://example.org/")),
            ("me@example.org", Some("mailto:me@example.org")),
            ("10.1037/pst0000172", Some("https://doi.org/10.1037/pst0000172")),
            ("doi:10.1037/pst0000172", Some("https://doi.org/10.1037/pst0000172")),
            ("/posts/a/", None),
            ("#top", None),
            ("javascript:alert(1)", None),
            ("two words.org", None),
            ("x", None),
            ("a.1", None),
        ] {
            assert_eq!(whole_address(text).as_deref(), expected, "{text}");
        }
    }
}

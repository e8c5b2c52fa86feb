//! Addresses of an older site, on hosts that cannot redirect.
//!
//! `pprnet site` writes the table `redirects.json`, for each path the most specific entry first, and adds a hint to every page
//! if the table exists. The app fetches it only for an address that this site does not understand, so most visits never do.
//!
//! `load_checked` is not used: the table has no hash to compare, and without it the app shows the page of the address as it is.

use pprnet_address::{Base, decoded_query};
use pprnet_browser::document;
use pprnet_browser::{CacheUse, fetch};
use serde_json::Value;

/// The table, in the site's folder.
const FILE: &str = "redirects.json";

/// The current target of the address in the window, as a full path. `None` if the table has no entry or fails to load, or if the
/// window shows another address by then.
pub(crate) async fn look_up(base: Base) -> Option<String> {
    let address = document::address()?;
    let table = fetch(&base.file(FILE), CacheUse::Allowed).await.ok()?;
    let (path, search) = document::address().filter(|now| *now == address)?;
    let to = target(&table, &base.within(&path), &decoded_query(&search))?;
    Some(base.file(to.trim_start_matches('/')))
}

/// The first entry with this path and with all its query parts in `query`.
fn target(table: &[u8], path: &str, query: &[(String, String)]) -> Option<String> {
    let table: Value = serde_json::from_slice(table).ok()?;
    let path = path.trim_end_matches('/');
    let fits = |entry: &&Value| {
        let has = |part: &Value| query.iter().any(|(name, value)| part[0] == **name && part[1] == **value);
        entry["path"].as_str().is_some_and(|from| from.trim_end_matches('/') == path)
            && entry["query"].as_array().is_some_and(|parts| parts.iter().all(has))
    };
    let entry = table["redirects"].as_array()?.iter().find(fits)?;
    // Accept only paths within the site, even if the file says otherwise.
    entry["to"].as_str().filter(|to| to.starts_with('/') && !to.starts_with("//")).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = r#"{"redirects":[
        {"path":"/blog","query":[["cat_1","26"],["p","4"]],"to":"/topics/alliance/"},
        {"path":"/blog","query":[],"to":"/"},
        {"path":"/old posts","query":[],"to":"/about/"},
        {"path":"/evil","query":[],"to":"//evil.example/"}]}"#;

    fn to(address: &str) -> Option<String> {
        let (path, search) = address.split_once('?').unwrap_or((address, ""));
        target(TABLE.as_bytes(), &Base::new("/").within(path), &decoded_query(search))
    }

    #[test]
    fn an_old_address_goes_to_the_target_of_its_most_specific_entry() {
        assert_eq!(to("/blog?p=4&cat_1=26&cat_2=36").unwrap(), "/topics/alliance/");
        assert_eq!(to("/blog/?p=4").unwrap(), "/");
        assert_eq!(to("/old%20posts/").unwrap(), "/about/");
        assert_eq!(to("/blogs"), None);
    }

    #[test]
    fn an_invalid_table_has_no_target() {
        assert_eq!(to("/evil"), None);
        for table in ["", "{", "[]", "{\"redirects\":3}", "{\"redirects\":[{\"path\":\"/a\"}]}"] {
            assert_eq!(target(table.as_bytes(), "/a", &[]), None, "{table}");
        }
    }
}

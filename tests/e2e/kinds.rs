//! The kinds of pages of the site, for checks that must hold on every page.

use crate::archive;

/// A page of each kind: its name and address. `{post}`, `{topic}` and `{month}` are those of the newest post.
pub(crate) const KINDS: [(&str, &str); 30] = [
    ("blog", "/"),
    ("results", "/?q=aliance+outcme"),
    ("results within filters", "/?topic=depression&topic=anxiety&year=2019&q=therapy"),
    ("no results", "/?q=xylophonequux"),
    ("no results within filters", "/?topic=suicide&type=qualitative&q=therapy"),
    ("results that could not be read", "/?q=%22alliance+year:soon&sort=date"),
    ("a post that was found", "/posts/{post}/?q=therapy"),
    ("later page", "/page/2/"),
    ("later page of a type", "/types/meta-analysis/page/2/"),
    ("narrowed", "/topics/depression/"),
    ("several filters", "/?topic=anxiety&topic=depression&type=meta-analysis&year=2019"),
    ("nothing found", "/?topic=suicide&type=qualitative"),
    ("titles", "/?view=titles"),
    ("in full", "/?view=full"),
    ("page beyond the last", "/page/99/"),
    ("dropped parameter", "/?colour=red"),
    ("post", "/posts/{post}/"),
    ("post within a filter", "/posts/{post}/?topic={topic}"),
    ("archive", "/archive/"),
    ("year", "/archive/2022/"),
    ("month", "/archive/{month}/"),
    ("month without posts", "/archive/1999-01/"),
    ("topics", "/topics/"),
    ("types", "/types/"),
    ("evidence", "/evidence/"),
    ("about", "/about/"),
    ("follow", "/follow/"),
    ("saved", "/saved/"),
    ("offline", "/offline/"),
    ("not found", "/posts/no-such-post/"),
];

/// A page of each kind: its name and address.
pub(crate) fn page_kinds() -> Vec<(&'static str, String)> {
    KINDS.into_iter().map(|(kind, address)| (kind, filled_in(address))).collect()
}

/// The address of a page of this kind.
pub(crate) fn address_of(kind: &str) -> String {
    let known = KINDS.into_iter().find(|(name, _)| *name == kind);
    known.map_or_else(|| panic!("no kind of page is called {kind}"), |(_, address)| filled_in(address))
}

fn filled_in(address: &str) -> String {
    let post = &archive().posts[0];
    address.replace("{post}", &post.slug).replace("{topic}", &post.topics[0]).replace("{month}", &post.month)
}

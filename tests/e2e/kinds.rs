//! The kinds of pages that the site has: what must hold on every page is checked on these.

use crate::archive;

/// A page of each kind: what it is, and its address.
pub(crate) fn page_kinds() -> Vec<(&'static str, String)> {
    let post = &archive().posts[0];
    let kinds = [
        ("blog", "/".to_owned()),
        ("results", "/?q=aliance+outcme".to_owned()),
        ("results within filters", "/?topic=depression&topic=anxiety&year=2019&q=therapy".to_owned()),
        ("no results", "/?q=xylophonequux".to_owned()),
        ("no results within filters", "/?topic=suicide&type=qualitative&q=therapy".to_owned()),
        ("results that could not be read", "/?q=%22alliance+year:soon&sort=date".to_owned()),
        ("a post that was found", format!("/posts/{}/?q=therapy", post.slug)),
        ("later page", "/page/2/".to_owned()),
        ("later page of a type", "/types/meta-analysis/page/2/".to_owned()),
        ("narrowed", "/topics/depression/".to_owned()),
        ("several filters", "/?topic=anxiety&topic=depression&type=meta-analysis&year=2019".to_owned()),
        ("nothing found", "/?topic=suicide&type=qualitative".to_owned()),
        ("titles", "/?view=titles".to_owned()),
        ("implications", "/?view=implications".to_owned()),
        ("page beyond the last", "/page/99/".to_owned()),
        ("dropped parameter", "/?colour=red".to_owned()),
        ("post", format!("/posts/{}/", post.slug)),
        ("post within a filter", format!("/posts/{}/?topic={}", post.slug, post.topics[0])),
        ("archive", "/archive/".to_owned()),
        ("year", "/archive/2022/".to_owned()),
        ("month", format!("/archive/{}/", post.month)),
        ("month without posts", "/archive/1999-01/".to_owned()),
        ("topics", "/topics/".to_owned()),
        ("types", "/types/".to_owned()),
        ("about", "/about/".to_owned()),
        ("offline", "/offline/".to_owned()),
        ("not found", "/posts/no-such-post/".to_owned()),
    ];
    kinds.into()
}

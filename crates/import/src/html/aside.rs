//! Which parts of a page stand beside its text: menus, sidebars, comments, feet, banners about cookies. The page says so by its
//! elements.

use markup5ever_rcdom::{Handle, NodeData};

/// A box that stands beside the text of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Aside {
    pub(crate) number: usize,
    /// Whether its element or a name says that it stands there.
    pub(crate) is_beside: bool,
    /// Whether a name says that it asks for consent to cookies, wherever it stands. Its text must say so, too.
    pub(crate) asks_for_consent: bool,
}

/// Elements that hold what is beside the text of a page.
const ASIDE: [&str; 3] = ["aside", "dialog", "nav"];
/// Roles of such parts, and names that makers of web sites give to their boxes.
const ASIDE_ROLES: [&str; 9] = [
    "alertdialog",
    "complementary",
    "contentinfo",
    "dialog",
    "menu",
    "menubar",
    "navigation",
    "search",
    "toolbar",
];
/// What such parts are called for those who listen to the page.
const ASIDE_LABELS: [&str; 9] = [
    "breadcrumb",
    "breadcrumbs",
    "comments",
    "pagination",
    "recent posts",
    "related posts",
    "share",
    "share this post",
    "social media",
];
/// Parts of names and labels of boxes that ask for consent, and the elements that may be such boxes.
const CONSENT: [&str; 4] = ["cookie", "consent", "gdpr", "rgpd"];
const CONSENT_ELEMENTS: [&str; 4] = ["aside", "dialog", "nav", "p"];
const ASIDE_NAMES: [&str; 21] = [
    "breadcrumb",
    "breadcrumbs",
    "nav-links",
    "pagination",
    "post-navigation",
    "posts-navigation",
    "share-buttons",
    "jp-relatedposts",
    "commentlist",
    "disqus_thread",
    "sidebar",
    "widget",
    "widget-area",
    "comments",
    "comments-area",
    "comment-list",
    "comment-respond",
    "respond",
    "entry-footer",
    "site-footer",
    "sharedaddy",
];
/// Elements that such a name makes a box: a heading may have any.
const BOXES: [&str; 6] = ["div", "section", "footer", "ul", "ol", "form"];
/// Words beside `sidebar` in the name of a box that is one. Others name what a sidebar stands beside: `has-sidebar`.
const OF_SIDEBARS: [&str; 18] = [
    "area",
    "blog",
    "bar",
    "col",
    "column",
    "container",
    "first",
    "inner",
    "left",
    "main",
    "page",
    "primary",
    "right",
    "second",
    "secondary",
    "site",
    "widget",
    "widgets",
];

/// A page builder makes all of a page of what it calls widgets.
const BUILDER: &str = "so-panel";

/// The box that a node is, with a number, if it stands beside the text of its page by its element, its role or its names.
pub(super) fn aside(node: &Handle, number: usize) -> Option<Aside> {
    let (is_beside, asks_for_consent) = (is_beside(node), asks_for_consent(node));
    (is_beside || asks_for_consent).then_some(Aside { number, is_beside, asks_for_consent })
}

/// Whether a box is named as one that asks for consent to cookies.
fn asks_for_consent(node: &Handle) -> bool {
    let NodeData::Element { name, attrs, .. } = &node.data else { return false };
    let is_box = BOXES.contains(&&*name.local) || CONSENT_ELEMENTS.contains(&&*name.local);
    is_box
        && attrs.borrow().iter().any(|attribute| {
            let value = attribute.value.to_lowercase();
            ["class", "id", "aria-label"].contains(&&*attribute.name.local)
                && CONSENT.iter().any(|part| value.contains(part))
        })
}

fn is_beside(node: &Handle) -> bool {
    let NodeData::Element { name, attrs, .. } = &node.data else { return false };
    let attributes = attrs.borrow();
    let words = |wanted: &[&str], is_one: &dyn Fn(&str) -> bool| {
        let values = attributes.iter().filter(|attribute| wanted.contains(&&*attribute.name.local));
        values.into_iter().any(|attribute| {
            attribute.value.split_ascii_whitespace().any(|word| is_one(&word.to_lowercase()))
        })
    };
    let is_named = || {
        let is_label = |label: &str| ASIDE_LABELS.contains(&label.trim().to_lowercase().as_str());
        let mut labels = attributes.iter().filter(|attribute| &*attribute.name.local == "aria-label");
        words(&["role"], &|word| ASIDE_ROLES.contains(&word))
            || labels.any(|attribute| is_label(&attribute.value))
            || words(&["class", "id"], &is_aside_name) && !words(&["class"], &|word| word == BUILDER)
    };
    ASIDE.contains(&&*name.local)
        || &*name.local == "footer" && is_of_page(node)
        || BOXES.contains(&&*name.local) && is_named()
}

/// Whether a foot is that of the page: of no part of it.
fn is_of_page(foot: &Handle) -> bool {
    /// So deep lies no foot.
    const DEEP: usize = 100;
    const BOXES: [&str; 3] = ["html", "body", "div"];
    let mut node = foot.clone();
    for _ in 0..DEEP {
        let parent = node.parent.take();
        node.parent.set(parent.clone());
        let Some(above) = parent.and_then(|parent| parent.upgrade()) else { return false };
        match &above.data {
            NodeData::Document => return true,
            NodeData::Element { name, .. } if BOXES.contains(&&*name.local) => {}
            _ => return false,
        }
        node = above;
    }
    false
}

/// Whether a name is one of a box that stands beside the text: `sidebar`, `blog-sidebar`, `widget_recent_entries`.
fn is_aside_name(name: &str) -> bool {
    let mut parts = name.split(['-', '_']).filter(|part| !part.is_empty());
    let mut is_sidebar = || {
        name.contains("sidebar")
            && parts
                .all(|part| part == "sidebar" || OF_SIDEBARS.contains(&part) || part.parse::<u8>().is_ok())
    };
    ASIDE_NAMES.contains(&name) || name.starts_with("widget_") || is_sidebar()
}

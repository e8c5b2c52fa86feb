//! Finds the parts of a page that are not part of its text (menus, sidebars, comments, footers) by their elements.

use markup5ever_rcdom::{Handle, NodeData};

use super::purpose::{Purpose, purpose};

/// A box next to the text of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Aside {
    pub(crate) number: usize,
    /// Whether its element, role or name marks it as such.
    pub(crate) is_beside: bool,
    /// What its name says of its text, anywhere on the page. Its text must confirm it.
    pub(crate) purpose: Option<Purpose>,
}

/// Elements for content next to the text of a page.
const ASIDE: [&str; 3] = ["aside", "dialog", "nav"];
/// Roles of such boxes. `ASIDE_NAMES` has the names that web designers give them.
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
/// Labels of such boxes for screen readers.
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
const ASIDE_NAMES: [&str; 24] = [
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
    "recent-posts",
    "related-posts",
    "relatedposts",
    "read-more-wrap",
    "site-footer",
    "sharedaddy",
];
/// Elements for which such a name counts; a heading may have any name.
const BOXES: [&str; 6] = ["div", "section", "footer", "ul", "ol", "form"];
/// Words that may follow or precede `sidebar` in the name of a sidebar. Other words, as in `has-sidebar`, name the content next
/// to one.
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

/// A page builder puts all content of a page into its widgets, which have this class.
const BUILDER: &str = "so-panel";

/// The box of a node, with the given number, if its element, role or name puts it next to the text.
pub(super) fn aside(node: &Handle, number: usize) -> Option<Aside> {
    let (is_beside, purpose) = (is_beside(node), purpose(node));
    (is_beside || purpose.is_some()).then_some(Aside { number, is_beside, purpose })
}

fn is_beside(node: &Handle) -> bool {
    let NodeData::Element { name, attrs, .. } = &node.data else { return false };
    let attributes = attrs.borrow();
    let words = |names: &[&str], is_one: &dyn Fn(&str) -> bool| {
        let values = attributes.iter().filter(|attribute| names.contains(&&*attribute.name.local));
        values.into_iter().any(|attribute| {
            attribute.value.split_ascii_whitespace().any(|word| is_one(&word.to_lowercase()))
        })
    };
    let is_named = || {
        let is_label = |label: &str| ASIDE_LABELS.contains(&label.trim().to_lowercase().as_str());
        let mut labels = attributes.iter().filter(|attribute| &*attribute.name.local == "aria-label");
        words(&["role"], &|word| ASIDE_ROLES.contains(&word))
            || labels.any(|attribute| is_label(&attribute.value))
            || words(&["class", "id", "data-hook"], &is_aside_name)
                && !words(&["class"], &|word| word == BUILDER)
    };
    ASIDE.contains(&&*name.local)
        || &*name.local == "footer" && is_of_page(node)
        || BOXES.contains(&&*name.local) && is_named()
}

/// Whether a footer belongs to the whole page, not to a part of it.
fn is_of_page(foot: &Handle) -> bool {
    /// No footer is nested deeper.
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

/// Whether a name belongs to a box next to the text: `sidebar`, `blog-sidebar`, `widget_recent_entries`.
fn is_aside_name(name: &str) -> bool {
    let mut parts = name.split(['-', '_']).filter(|part| !part.is_empty());
    let mut is_sidebar = || {
        name.contains("sidebar")
            && parts
                .all(|part| part == "sidebar" || OF_SIDEBARS.contains(&part) || part.parse::<u8>().is_ok())
    };
    ASIDE_NAMES.contains(&name) || name.starts_with("widget_") || is_sidebar()
}

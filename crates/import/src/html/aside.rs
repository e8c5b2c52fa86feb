//! Which parts of a page stand beside its text: menus, sidebars, comments, feet. The page says so by its elements.

use markup5ever_rcdom::{Handle, NodeData};

/// Elements that hold what is beside the text of a page.
const ASIDE: [&str; 2] = ["aside", "nav"];
/// Roles of such parts, and names that makers of web sites give to their boxes.
const ASIDE_ROLES: [&str; 4] = ["navigation", "complementary", "contentinfo", "search"];
const ASIDE_NAMES: [&str; 10] = [
    "sidebar",
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

/// Whether a node is a part of the page that stands beside its text, by its element, its role or its names.
pub(super) fn is_aside(node: &Handle) -> bool {
    let NodeData::Element { name, attrs, .. } = &node.data else { return false };
    let attributes = attrs.borrow();
    let words = |wanted: &[&str], known: &[&str]| {
        let values = attributes.iter().filter(|attribute| wanted.contains(&&*attribute.name.local));
        values.into_iter().any(|attribute| {
            attribute.value.split_ascii_whitespace().any(|word| known.contains(&word.to_lowercase().as_str()))
        })
    };
    ASIDE.contains(&&*name.local)
        || BOXES.contains(&&*name.local)
            && (words(&["role"], &ASIDE_ROLES) || words(&["class", "id"], &ASIDE_NAMES))
}

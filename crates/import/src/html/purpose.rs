//! Recognises boxes that systems put between and within posts (consent to cookies, a form for a newsletter, buttons for sharing,
//! the author and date of a post) by their names.

use markup5ever_rcdom::{Handle, NodeData};

/// What the name of a box says of its text, anywhere on a page. The text must confirm it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// It asks for consent to cookies.
    Consent,
    /// It asks for an address, to send a newsletter to.
    Newsletter,
    /// It has buttons for sharing a post.
    Share,
    /// It gives the author, the date, the topics or the comments of a post.
    Info,
}

/// Parts of the names and labels of cookie banners, and the elements besides boxes that may be cookie banners.
const CONSENT: [&str; 4] = ["cookie", "consent", "gdpr", "rgpd"];
const CONSENT_ELEMENTS: [&str; 4] = ["aside", "dialog", "nav", "p"];
/// Elements that may be boxes of another purpose.
const ELEMENTS: [&str; 11] =
    ["div", "section", "footer", "ul", "ol", "form", "p", "header", "h2", "dl", "fieldset"];
/// Words within the names of boxes for newsletters and for sharing.
const NEWSLETTER: [&str; 10] = [
    "newsletter",
    "subscribe",
    "subscription",
    "subscriptions",
    "signup",
    "mailchimp",
    "mc4wp",
    "optin",
    "tnp",
    "cta",
];
const SHARE: [&str; 9] =
    ["addthis", "addtoany", "heateor", "share", "sharedaddy", "sharing", "social", "sociable", "ssba"];
/// Whole names of boxes about a post.
const INFO: [&str; 39] = [
    "article-byline",
    "article-meta",
    "article-tag",
    "article-tags",
    "blog-meta",
    "blog-meta-section",
    "byline",
    "cat-links",
    "comments-link",
    "date-header",
    "entry-categories",
    "entry-footer",
    "entry-meta",
    "entry-tags",
    "field--name-field-tags",
    "item-meta",
    "meta",
    "metadata",
    "node__links",
    "node__meta",
    "node__submitted",
    "post-byline",
    "post-categories",
    "post-date",
    "post-footer",
    "post-info",
    "post-labels",
    "post-meta",
    "post-metadata",
    "post-tags",
    "postmeta",
    "postmetadata",
    "posted-on",
    "submitted",
    "tags-links",
    "wp-block-post-author",
    "wp-block-post-date",
    "wp-block-post-terms",
    "article-byline-meta",
];
/// Headings within boxes about a post.
const HEADINGS: [&str; 3] = ["h1", "h2", "h3"];
const HEADINGS_OF_INFO: [&str; 7] =
    ["author", "categories", "filed under", "related", "tags", "topics", "written by"];
/// Elements that only forms have.
const CONTROLS: [&str; 4] = ["button", "form", "input", "textarea"];

/// The purpose of a node, by its name.
pub(super) fn purpose(node: &Handle) -> Option<Purpose> {
    let NodeData::Element { name, attrs, .. } = &node.data else { return None };
    let element: &str = &name.local;
    let attributes = attrs.borrow();
    let values = |names: &[&str]| -> Vec<String> {
        let named = attributes.iter().filter(|attribute| names.contains(&&*attribute.name.local));
        named.map(|attribute| attribute.value.to_lowercase()).collect()
    };
    let is_box = ELEMENTS.contains(&element);
    if is_box || CONSENT_ELEMENTS.contains(&element) {
        let named = values(&["class", "id", "aria-label"]);
        if named.iter().any(|value| CONSENT.iter().any(|part| value.contains(part))) {
            return Some(Purpose::Consent);
        }
    }
    if !is_box {
        return None;
    }
    let named = values(&["class", "id", "data-hook"]);
    let names: Vec<&str> = named.iter().flat_map(|value| value.split_ascii_whitespace()).collect();
    let has_part =
        |parts: &[&str]| names.iter().any(|name| name.split(['-', '_']).any(|part| parts.contains(&part)));
    if has_part(&NEWSLETTER) || names.iter().any(|name| name.contains("mc_embed")) || element == "form" {
        let is_sign_up = element == "form"
            || names.contains(&"footer-cta")
            || has_within(node, &|node| is_one_of(node, &CONTROLS));
        if is_sign_up {
            return Some(Purpose::Newsletter);
        }
    }
    if has_part(&SHARE) {
        return Some(Purpose::Share);
    }
    let is_info = names.iter().any(|name| INFO.contains(name)) || element == "footer" && names_its_post(node);
    (is_info && !has_within(node, &is_title)).then_some(Purpose::Info)
}

/// Whether a footer names the author or the date of its post, as in Medium’s export.
fn names_its_post(foot: &Handle) -> bool {
    has_within(foot, &|node| {
        let NodeData::Element { name, attrs, .. } = &node.data else { return false };
        let is_author = |value: &str| {
            value.split_ascii_whitespace().any(|word| ["p-author", "h-card", "vcard"].contains(&word))
        };
        &*name.local == "time"
            || attrs
                .borrow()
                .iter()
                .any(|attribute| &*attribute.name.local == "class" && is_author(&attribute.value))
    })
}

/// Whether a node is a heading that may be the title of a post.
fn is_title(node: &Handle) -> bool {
    let words = text(node).to_lowercase();
    is_one_of(node, &HEADINGS) && !HEADINGS_OF_INFO.contains(&words.trim().trim_end_matches(':'))
}

fn is_one_of(node: &Handle, names: &[&str]) -> bool {
    matches!(&node.data, NodeData::Element { name, .. } if names.contains(&&*name.local))
}

/// Whether a node within another one, up to a limit, matches.
fn has_within(node: &Handle, is_match: &dyn Fn(&Handle) -> bool) -> bool {
    /// Larger boxes are not about a post.
    const MOST: usize = 200;
    let mut all: Vec<Handle> = node.children.borrow().to_vec();
    let mut count = 0;
    while let Some(node) = all.pop() {
        count += 1;
        if count > MOST {
            return false;
        }
        if is_match(&node) {
            return true;
        }
        all.extend(node.children.borrow().iter().cloned());
    }
    false
}

/// The text of a small node.
fn text(node: &Handle) -> String {
    let mut out = String::new();
    let mut all: Vec<Handle> = node.children.borrow().iter().rev().cloned().collect();
    while let Some(node) = all.pop() {
        if let NodeData::Text { contents } = &node.data {
            out.push_str(&contents.borrow());
        }
        all.extend(node.children.borrow().iter().rev().cloned());
        if out.len() > 200 {
            break;
        }
    }
    out
}

//! The keys that other programs have in the front matter of posts, by what they are for.

/// The purpose of a key of another program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// If it is true, the post is not shown.
    Hides,
    /// If it is false, the post is not shown.
    Shows,
    /// A word that says whether the post is shown.
    State,
    /// A password that opens the post.
    Password,
    /// A table with rules about showing the post.
    Rules,
    /// The last day on which the post is shown.
    LastDay,
    /// The first day on which the post is shown.
    FirstDay,
    /// The day of the post.
    Day,
    Title,
    Topics,
    /// A table with lists of terms.
    Terms,
    Type,
    /// The author of the post.
    Author,
    Citation,
    Doi,
    /// The last part of the address.
    Address,
    OldAddresses,
    /// Where it redirects to.
    Elsewhere,
    /// A number by which posts are sorted.
    Order,
    /// Keeps the post above the others.
    First,
    Summary,
    /// Without a counterpart here.
    Nothing,
}

/// The keys, in lower case and without marks: `publish_date` and `publishDate` are the same.
const KEYS: [(Kind, &[&str]); 22] = [
    (
        Kind::Hides,
        &[
            "draft",
            "drafts",
            "isdraft",
            "hidden",
            "hide",
            "ishidden",
            "private",
            "isprivate",
            "unlisted",
            "unpublished",
            "headless",
            "wip",
            "eleventyexcludefromcollections",
            "brouillon",
            "entwurf",
            "borrador",
        ],
    ),
    (
        Kind::Shows,
        &[
            "published",
            "publish",
            "ispublished",
            "public",
            "ispublic",
            "visible",
            "listed",
            "live",
            "online",
            "ready",
        ],
    ),
    (Kind::State, &["status", "poststatus", "state", "visibility", "access", "publish", "published"]),
    (Kind::Password, &["password", "postpassword"]),
    (Kind::Rules, &["build"]),
    (Kind::LastDay, &["expirydate", "expiry", "expires", "expirationdate", "unpublishdate", "unpublishat"]),
    (
        Kind::FirstDay,
        &[
            "publishdate",
            "publishon",
            "publishat",
            "scheduled",
            "scheduledat",
            "scheduledfor",
            "releasedate",
            "golive",
            "embargo",
            "availablefrom",
        ],
    ),
    (
        Kind::Day,
        &[
            "date",
            "published",
            "pubdate",
            "publisheddate",
            "datepublished",
            "publicationdate",
            "publishedat",
            "postdate",
            "postdategmt",
            "created",
            "createdat",
            "datecreated",
            "creationdate",
            "day",
            "datetime",
        ],
    ),
    (Kind::Title, &["posttitle", "headline", "heading", "name", "titre"]),
    (
        Kind::Topics,
        &[
            "tags",
            "tag",
            "categories",
            "category",
            "keywords",
            "keyword",
            "topic",
            "subjects",
            "labels",
            "postcategory",
            "tagsinput",
            "primarytag",
            "series",
        ],
    ),
    (Kind::Terms, &["taxonomies"]),
    (Kind::Type, &["type"]),
    (Kind::Author, &["author", "authors", "byline", "postauthor"]),
    (Kind::Citation, &["reference", "source", "cite"]),
    (Kind::Doi, &["doi"]),
    (Kind::Address, &["slug", "url", "permalink", "path", "postname", "basename"]),
    (Kind::OldAddresses, &["aliases", "alias", "redirectfrom", "oldurl", "oldurls", "oldslug"]),
    (Kind::Elsewhere, &["redirect", "redirectto", "redirecturl"]),
    (Kind::Order, &["weight", "menuorder", "position", "sort", "sortorder", "rank", "priority"]),
    (Kind::First, &["sticky", "pinned", "pin", "featured"]),
    (
        Kind::Summary,
        &[
            "description",
            "summary",
            "excerpt",
            "postexcerpt",
            "customexcerpt",
            "metadescription",
            "abstract",
            "subtitle",
            "lead",
            "intro",
        ],
    ),
    (
        Kind::Nothing,
        &[
            "image",
            "images",
            "cover",
            "banner",
            "thumbnail",
            "featureimage",
            "featuredimage",
            "layout",
            "template",
            "theme",
            "lastmod",
            "lastmodified",
            "lastmodifiedat",
            "modified",
            "updated",
            "updatedat",
            "id",
            "postid",
            "guid",
            "uuid",
            "comments",
            "commentstatus",
            "toc",
            "showtoc",
            "math",
            "posttype",
            "postformat",
            "format",
            "menu",
            "linktitle",
            "metatitle",
            "canonicalurl",
            "noindex",
            "robots",
            "sitemap",
            "markup",
            "outputs",
            "cascade",
            "params",
            "extra",
            "sidebar",
        ],
    ),
];

/// The purposes of a key. More than one if its value decides: `published` may be a day, or true.
pub(super) fn kinds(key: &str) -> impl Iterator<Item = Kind> {
    let plain = plain(key);
    KEYS.into_iter().filter(move |(_, keys)| keys.contains(&plain.as_str())).map(|(kind, _)| kind)
}

fn plain(key: &str) -> String {
    key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

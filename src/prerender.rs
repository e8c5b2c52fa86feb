//! Renders pages natively with the same views as in the browser. `pprnet site` writes them into the files of the site, so that
//! they can be read before the app starts, or without it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use pprnet_address::{Base, Catalog, Lineup, Needs};
use pprnet_archive::{Index, Language, Manifest, Post, Shard};

use crate::app;
use crate::components::post_text;
use crate::store::{Store, WholeArchive};
use crate::title;

/// Renders the pages of one release. Cheap to share between threads.
#[derive(Debug, Clone)]
pub struct Prerenderer {
    base: Base,
    archive: Arc<WholeArchive>,
}

/// A page as HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The HTML that the app would draw.
    pub body: String,
    /// The title of the window. `None` for a post, whose heading is its own title.
    pub title: Option<String>,
    /// The pieces that the app must load before it hydrates the page; shards in ascending order.
    pub needs: Needs,
}

impl Prerenderer {
    /// A renderer for a site under the path `base`. `shards` are all shards of the manifest, in its order.
    #[must_use]
    pub fn new(base: &str, manifest: Manifest, index: Index, shards: Vec<Arc<Shard>>) -> Self {
        let catalog = Catalog::new(manifest);
        let lineup = Lineup::new(index, &catalog);
        let archive = WholeArchive { catalog: Arc::new(catalog), lineup: Arc::new(lineup), shards };
        Self { base: Base::new(base), archive: Arc::new(archive) }
    }

    /// The page at `path`, relative to the base, such as `/topics/alliance/`.
    #[must_use]
    pub fn page(&self, path: &str) -> Rendered {
        self.language().spoken(|| self.page_as_spoken(path))
    }

    /// The language of the interface.
    fn language(&self) -> Language {
        Language::of(&self.archive.catalog.manifest.site.language)
    }

    fn page_as_spoken(&self, path: &str) -> Rendered {
        let base = self.base;
        let route = base.parse(path, "").route;
        let title = title::heading(&self.archive.catalog, &route)
            .map(|heading| title::window_title(&self.archive.catalog, &heading));
        let (body, needs) = owned(|| {
            provide_context(RequestUrl::new(&format!("{}{path}", base.for_router())));
            let store = Store::of_archive(base, Arc::clone(&self.archive));
            (with_valid_marks(&app::to_html(base, store)), store.requested())
        });
        Rendered { body, title, needs }
    }

    /// A post's text without links to other pages of the site, for feeds: citation, notices, summary, implications.
    #[must_use]
    pub fn post_text(&self, post: &Post) -> String {
        let site = &self.archive.catalog.manifest.site;
        self.language().spoken(|| without_marks(&owned(|| post_text(post, site).to_html())))
    }
}

/// The marker that Leptos puts at the end of a text or a list, for hydration. Strictly it is a malformed comment. Replacing it
/// is safe, since every `<` in texts and attributes is escaped.
const MARK: &str = "<!>";

/// HTML with well-formed markers. Browsers parse both forms as the same empty comments.
fn with_valid_marks(html: &str) -> String {
    html.replace(MARK, "<!---->").replace("<!--<() />-->", "<!---->")
}

/// HTML without markers, where no app will hydrate it.
fn without_marks(html: &str) -> String {
    html.replace(MARK, "").replace("<!--<() />-->", "")
}

/// Runs `render` with an owner for its signals, and cleans that up.
fn owned<T>(render: impl FnOnce() -> T) -> T {
    let owner = Owner::new_root(None);
    let rendered = owner.with(render);
    owner.cleanup();
    rendered
}

#[cfg(test)]
mod tests {
    use super::*;
    use pprnet_address::fixture;
    use pprnet_archive::{Block, Inline, Notice, NoticeKind, Post};

    fn prerenderer() -> Prerenderer {
        in_language("en")
    }

    fn in_language(tag: &str) -> Prerenderer {
        let (mut manifest, index, shards) =
            fixture::parts(&[("2022-12", "first"), ("2022-11", "second"), ("2020-01", "third")]);
        manifest.site.language = tag.into();
        Prerenderer::new("/blog/", manifest, index, shards.into_iter().map(Arc::new).collect())
    }

    /// The texts and labels of a page, without its markup.
    fn texts(html: &str) -> std::collections::BTreeSet<String> {
        let labels = ["aria-label=\"", "placeholder=\""]
            .into_iter()
            .flat_map(|name| html.split(name).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)));
        let texts = html.split('<').filter_map(|rest| Some(rest.split_once('>')?.1));
        let words = |text: &str| text.chars().any(char::is_alphabetic);
        labels.chain(texts).map(|text| text.trim().to_owned()).filter(|text| words(text)).collect()
    }

    #[test]
    fn a_french_page_has_english_words_only_in_names_and_texts() {
        let (english, french) = (in_language("en"), in_language("fr-CA"));
        // Texts by authors and editors, and those that are equal in both languages.
        let content = |text: &str| {
            // “an” of “Jan”, and other ends of month names that both languages share after the first letter.
            let of_both = ["Menu", "Article", "Pages", "Total", "an", "ar", "ct", "ep", "ov"];
            let of_the_fixture = [
                "Title of ",
                "Name of ",
                "Implication",
                "Summary.",
                "A Digest",
                "Alliance",
                "Topic ",
                "Type ",
                "alliance",
            ];
            of_both.contains(&text) || of_the_fixture.iter().any(|start| text.starts_with(start))
        };
        for path in [
            "/",
            "/?view=titles",
            "/posts/first/",
            "/topics/",
            "/topics/alliance/",
            "/types/",
            "/archive/",
            "/archive/2022/",
            "/archive/2022-12/",
            "/evidence/",
            "/about/",
            "/follow/",
            "/saved/",
            "/offline/",
            "/nowhere/",
            "/404.html",
            "/?page=9",
        ] {
            let (one, other) = (texts(&english.page(path).body), texts(&french.page(path).body));
            let same: Vec<&String> = one.intersection(&other).filter(|text| !content(text)).collect();
            assert!(same.is_empty(), "{path}: in both languages: {same:?}");
            assert!(other.len() > 10, "{path}: {other:?}");
        }
        let blog = french.page("/");
        assert_eq!(blog.title.as_deref(), Some("Blogue – A Digest"));
        assert!(texts(&blog.body).contains("décembre 2022"));
        assert_eq!(english.page("/").title.as_deref(), Some("Blog – A Digest"), "and then English again");
    }

    #[test]
    fn a_page_shows_its_posts_and_names_the_files_they_came_from() {
        let pages = prerenderer();
        let blog = pages.page("/");
        assert!(blog.body.contains("Title of third") && blog.body.contains("Implication."), "{}", blog.body);
        assert!(blog.body.contains("href=\"/blog/posts/first/\""));
        assert!(!blog.body.contains("skeleton") && !blog.needs.index && !blog.needs.pages);
        assert_eq!(blog.title.unwrap(), "Blog – A Digest");
        let post = pages.page("/posts/third/");
        assert!(post.body.contains("Summary.") && post.body.contains("Title of second"));
        assert!(post.needs.index && !post.needs.pages);
        let about = pages.page("/about/");
        assert_eq!(about.needs, Needs { pages: true, ..Needs::default() });
        assert!(pages.page("/topics/alliance/").body.contains("Title of first"));
        assert!(pages.page("/nowhere/").body.contains("Page not found"));
    }

    #[test]
    fn the_first_page_has_only_useful_landmarks() {
        let body = prerenderer().page("/").body;
        for (landmark, count) in [
            ("<header", 1),
            ("<nav", 1),
            ("role=\"search\"", 1),
            ("<main", 1),
            ("<aside", 0),
            ("<dialog", 1),
            ("<footer", 1),
            ("<section", 0),
            ("role=\"region\"", 0),
        ] {
            assert_eq!(body.matches(landmark).count(), count, "{landmark}: {body}");
        }
    }

    #[test]
    fn the_page_of_a_month_names_it_once_and_texts_have_the_direction_of_their_script() {
        let body = prerenderer().page("/archive/2022-12/").body;
        let (_, main) = body.split_once("<main").unwrap();
        let (main, _) = main.split_once("class=\"steps\"").unwrap();
        assert_eq!(main.matches("December 2022").count(), 1, "{main}");
        assert!(
            main.contains("<p dir=\"auto\">Implication.")
                && main.contains("dir=\"auto\" class=\"post-title\""),
            "{main}"
        );
    }

    #[test]
    fn the_navigation_marks_the_section_of_a_topic_or_type() {
        let pages = prerenderer();
        let current = |path: &str| {
            let body = pages.page(path).body;
            let (_, nav) = body.split_once("class=\"main-nav\"").unwrap();
            let items = nav
                .split_once("</nav>")
                .unwrap()
                .0
                .split("<li>")
                .filter(|item| item.contains("aria-current"));
            items
                .map(|item| item.rsplit_once("\">").unwrap().1.split('<').next().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(current("/topics/alliance/"), ["Topics"]);
        assert_eq!(current("/topics/"), ["Topics"]);
        assert_eq!(current("/posts/third/"), ["Blog"]);
        assert_eq!(current("/"), ["Blog"]);
    }

    #[test]
    fn rendering_a_page_twice_gives_the_same_html() {
        assert_eq!(prerenderer().page("/"), prerenderer().page("/"));
    }

    #[test]
    fn a_posts_text_has_no_link_into_the_site() {
        let pages = prerenderer();
        let (_, _, shards) = fixture::parts(&[("2022-12", "first")]);
        let text = pages.post_text(&shards[0].posts[0]);
        assert!(
            text.contains("Summary.") && text.contains("Practice Implications") && !text.contains("/blog/")
        );
    }

    #[test]
    fn a_posts_text_has_the_heading_of_the_site_and_formatted_notices() {
        let (mut manifest, index, mut shards) = fixture::parts(&[("2022-12", "first")]);
        manifest.site.section = Some("Clinical takeaways".into());
        let link = Inline::Link {
            href: "https://example.org/erratum".parse().unwrap(),
            text: vec![Inline::Text("The erratum".into())],
        };
        let paragraph = Block::Paragraph(vec![link, Inline::Text(".".into())]);
        let post = &mut shards[0].posts[0];
        let date = "2023-02-14".parse().unwrap();
        post.notices = vec![Notice::new(date, NoticeKind::Correction, vec![paragraph.clone()])];
        let post = post.clone();
        let shards = shards.into_iter().map(Arc::new).collect();
        let pages = Prerenderer::new("/blog/", manifest, index, shards);
        let text = pages.post_text(&post);
        assert!(text.contains(">Clinical takeaways</h2>") && !text.contains("Implications"), "{text}");
        assert!(
            text.contains(
                "</strong><a href=\"https://example.org/erratum\" rel=\"external\">The erratum</a>."
            ),
            "{text}"
        );
        let more = vec![paragraph, Block::plain("More.")];
        let long = Post { notices: vec![Notice::new(date, NoticeKind::Correction, more)], ..post };
        let text = pages.post_text(&long);
        assert!(text.contains("<div class=\"notice\">") && text.contains(">More.</p></div>"), "{text}");
    }
}

//! The list of results.

use pprnet_address::names::{EXPLANATION, POST, class_of};
use pprnet_archive::{IndexEntry, Post, TopicId, TypeId};
use pprnet_html::Html;
use pprnet_search::{Field, Hit, Searcher, Texts};

use super::page::{ResultsPage, post_address};
use crate::findings::{self, FindingElement};
use crate::wording;

/// The approximate length of an excerpt, in bytes.
const EXCERPT: usize = 240;

/// Begins a text of the site, whose direction is its own: the words around it are in the language of the interface.
const TEXT: &str = "<span dir=\"auto\">";

impl ResultsPage<'_> {
    /// The results.
    pub(crate) fn items(&self) -> Html {
        let mut html = Html::new();
        for hit in self.hits {
            self.result(hit, &mut html);
        }
        html
    }

    fn result(&self, hit: &Hit, html: &mut Html) {
        let post = (self.post)(hit.post);
        let listed = self.archive.index.and_then(|index| index.get(hit.post));
        let Some(entry) = listed.cloned().or_else(|| post.map(Post::index_entry)) else {
            html.tag("<li class=\"result result-coming\" aria-hidden=\"true\"><div class=\"bone bone-title\"></div>");
            html.tag("<p class=\"result-excerpt\"></p></li>");
            return;
        };
        let slug = entry.slug.as_str();
        html.tag("<li class=\"result\"><h2 class=\"result-title\" dir=\"auto\"><a id=\"result-").text(slug);
        html.tag("\" href=\"").text(&post_address(self.base, &entry.slug, &self.blog.selection)).tag("\">");
        let marks = self.searcher.mark(self.results, Field::Title, &entry.title);
        html.marked(&entry.title, 0..entry.title.len(), &marks).tag("</a></h2><p class=\"result-meta\">");
        self.meta(&entry, html);
        html.tag("</p>");
        let found = post.map(|post| (post, findings::matching(self.searcher, self.results, hit.post, post)));
        let is_found_by_findings = found.as_ref().is_some_and(|(_, found)| !found.is_empty());
        if let Some((post, found)) = found {
            findings::write(&found, post, FindingElement::Line, html);
        }
        self.excerpt(&entry, (self.texts)(hit.post), !is_found_by_findings, html);
        html.tag("<details class=\"")
            .tag(const { class_of(EXPLANATION) })
            .tag("\" ")
            .tag(POST)
            .tag("=\"")
            .number(hit.post);
        html.tag("\"><summary>");
        html.text(wording::why()).tag("</summary><div></div></details></li>");
    }

    /// Month, types and topics. If a name contributed to the match, marks the matching part, or all of it if an alias matched.
    fn meta(&self, entry: &IndexEntry, html: &mut Html) {
        html.text(&entry.month.heading());
        let [topics, types] = &self.named;
        let manifest = &self.archive.catalog.manifest;
        let lists = [
            (&manifest.types, entry.types.iter().map(TypeId::slug).collect::<Vec<_>>(), types),
            (&manifest.topics, entry.topics.iter().map(TopicId::slug).collect(), topics),
        ];
        for (terms, own, named) in lists {
            for (term, number) in terms.iter().zip(0_u16..).filter(|(term, _)| own.contains(&&term.slug)) {
                let mut marks = Vec::new();
                if named.contains(&number) {
                    marks = self.searcher.mark(self.results, Field::Labels, &term.name);
                    if marks.is_empty() {
                        marks.push(0..term.name.len());
                    }
                }
                html.tag("\u{a0}· ").marked(&term.name, 0..term.name.len(), &marks);
            }
        }
    }

    /// The passage that best shows why the post was found. Until its shard is loaded, the opening words; also if there is
    /// no such passage and `or_opening` is true.
    fn excerpt(&self, entry: &IndexEntry, texts: Option<&Texts>, or_opening: bool, html: &mut Html) {
        let begin = "<p class=\"result-excerpt\">";
        let Some(texts) = texts else {
            html.tag("<p class=\"result-excerpt is-coming\" dir=\"auto\">").text(&entry.opening).tag("</p>");
            return;
        };
        let Some(excerpt) = Searcher::excerpt(self.results, texts, EXCERPT) else {
            if or_opening {
                html.tag(begin).tag(TEXT).text(&entry.opening).tag("</span></p>");
            }
            return;
        };
        html.tag(begin);
        let section = self.archive.catalog.manifest.site.section();
        if let Some(part) = wording::part(excerpt.field, section) {
            html.tag("<span class=\"result-part\">").text(&part).tag("</span> ");
        }
        html.tag(TEXT);
        if excerpt.range.start > 0 {
            html.text("… ");
        }
        let text = texts.text(excerpt.field);
        html.marked(text, excerpt.range.clone(), &excerpt.marks);
        if excerpt.range.end < text.len() {
            html.text(" …");
        }
        html.tag("</span></p>");
    }
}

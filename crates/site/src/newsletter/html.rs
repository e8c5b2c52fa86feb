//! The e-mail as HTML.

use pprnet_archive::{Block, Inline, Order, Post};
use pprnet_html::Html;

use super::issue::{Issue, ending};
use crate::wording;

// Light colours like the site's (style/first/tokens.css). Each element repeats its styles, because many mail programs drop
// everything else.
const PAGE: &str = "margin:0;padding:0;background-color:#fdfcf9;";
const SHEET: &str = "width:100%;max-width:600px;";
const CELL: &str = "padding:24px 20px;font-family:Georgia,'Times New Roman',serif;font-size:17px;line-height:1.5;color:#1f2423;";
const SITE: &str = "margin:0;font-size:22px;line-height:1.3;font-weight:bold;";
const LINE: &str = "margin:4px 0 0;font-family:Arial,Helvetica,sans-serif;font-size:14px;color:#55605e;";
const MONTH: &str = "margin:20px 0 10px;font-size:19px;line-height:1.3;font-weight:bold;";
const TITLE: &str = "margin:0 0 8px;font-size:21px;line-height:1.3;font-weight:bold;";
const PART: &str = "margin:20px 0 6px;font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.3;font-weight:bold;color:#0b5d5f;";
const PARAGRAPH: &str = "margin:0 0 12px;";
const LIST: &str = "margin:0 0 12px;padding:0 0 0 24px;";
const ITEM: &str = "margin:0 0 6px;";
const QUOTE: &str = "margin:0 0 12px;padding:0 0 0 12px;border-left:3px solid #b9c4c1;";
const NOTICE: &str = "margin:0 0 12px;padding:8px 12px;border-left:4px solid #a33a00;background-color:#fff3ea;color:#1f2423;font-family:Arial,Helvetica,sans-serif;font-size:15px;";
const LINK: &str = "color:#0b5d5f;text-decoration:underline;";
const RULE: &str = "border-top:1px solid #d5dcd9;";

/// For mail programs whose dark mode reads it; others change colours themselves.
const DARK: &str = "<style>@media (prefers-color-scheme:dark){\
    body,.page{background-color:#15191a!important}\
    .cell,.title,.title a{color:#e8ecea!important}\
    .line{color:#a9b4b1!important}\
    .part,.cell a{color:#7fd0cf!important}\
    .title a{color:#e8ecea!important}\
    .notice{background-color:#3a2414!important;color:#f4e6db!important}\
    .rule{border-color:#3b4443!important}}</style>";

/// The whole message.
pub(super) fn mail(issue: &Issue<'_>) -> String {
    let mut mail = Mail { html: Html::new() };
    mail.head(issue);
    mail.tag("<table role=\"presentation\" class=\"page\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" bgcolor=\"#fdfcf9\"><tr><td align=\"center\">");
    mail.open(
        "table",
        "",
        SHEET,
        &[
            ("role", "presentation"),
            ("width", "600"),
            ("cellpadding", "0"),
            ("cellspacing", "0"),
            ("border", "0"),
        ],
    );
    mail.row("", |mail| mail.beginning(issue));
    for post in &issue.posts {
        mail.row(RULE, |mail| mail.post(issue, post));
    }
    mail.row(RULE, |mail| mail.end(issue));
    mail.tag("</table></td></tr></table></body></html>\n");
    mail.html.into_string()
}

struct Mail {
    html: Html,
}

impl Mail {
    fn tag(&mut self, markup: &'static str) {
        self.html.tag(markup);
    }

    fn text(&mut self, text: &str) {
        self.html.text(text);
    }

    /// The start tag of an element.
    fn open(
        &mut self,
        tag: &'static str,
        class: &'static str,
        style: &'static str,
        more: &[(&'static str, &str)],
    ) {
        self.html.tag("<").tag(tag);
        let own = [("class", class), ("style", style)];
        for (name, value) in own.iter().chain(more).filter(|(_, value)| !value.is_empty()) {
            self.html.tag(" ").tag(name).tag("=\"").text(value).tag("\"");
        }
        self.html.tag(">");
    }

    fn close(&mut self, tag: &'static str) {
        self.html.tag("</").tag(tag).tag(">\n");
    }

    /// An element with text.
    fn line(&mut self, tag: &'static str, class: &'static str, style: &'static str, text: &str) {
        self.open(tag, class, style, &[]);
        self.text(text);
        self.close(tag);
    }

    fn link(&mut self, href: &str, style: &'static str, text: &str) {
        self.open("a", "", style, &[("href", href)]);
        self.text(text);
        self.tag("</a>");
    }

    fn row(&mut self, rule: &'static str, fill: impl FnOnce(&mut Self)) {
        self.tag("<tr>");
        // A style is a single constant, so the rule above a post is a cell of its own.
        if !rule.is_empty() {
            self.open("td", "rule", rule, &[("height", "1")]);
            self.tag("</td></tr><tr>");
        }
        self.open("td", "cell", CELL, &[("align", "left")]);
        fill(self);
        self.close("td");
        self.tag("</tr>");
    }

    fn head(&mut self, issue: &Issue<'_>) {
        self.tag("<!doctype html>\n");
        self.open("html", "", "", &[("lang", &issue.site.language)]);
        self.tag("<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
            <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"supported-color-schemes\" content=\"light dark\">");
        self.line("title", "", "", &issue.subject());
        self.tag(DARK);
        self.tag("</head>");
        self.open("body", "", PAGE, &[]);
        // Mail programs show the first words next to the subject.
        self.open("div", "", "display:none;max-height:0;overflow:hidden;", &[]);
        let titles: Vec<&str> = issue.posts.iter().map(|post| post.title.as_str()).collect();
        self.text(&titles.join(" · "));
        self.close("div");
    }

    fn beginning(&mut self, issue: &Issue<'_>) {
        self.open("p", "title", SITE, &[]);
        self.link(issue.base, "color:#1f2423;text-decoration:none;", &issue.site.title);
        self.close("p");
        if let Some(tagline) = &issue.site.tagline {
            self.line("p", "line", LINE, tagline);
        }
        self.line("h1", "title", MONTH, &issue.month.heading());
        if issue.posts.len() > 1 {
            self.open("ul", "", LIST, &[]);
            for post in &issue.posts {
                self.open("li", "", ITEM, &[]);
                self.link(&issue.post(post), LINK, &post.title);
                self.close("li");
            }
            self.close("ul");
        }
    }

    fn post(&mut self, issue: &Issue<'_>, post: &Post) {
        self.open("h2", "title", TITLE, &[]);
        self.link(&issue.post(post), "color:#1f2423;text-decoration:none;", &post.title);
        self.close("h2");
        for notice in &post.notices {
            let blocks = notice.to_blocks();
            let (tag, inlines) = match blocks.as_slice() {
                [Block::Paragraph(inlines)] => ("p", Some(inlines)),
                _ => ("div", None),
            };
            self.open(tag, "notice", NOTICE, &[]);
            self.tag("<strong>");
            self.text(wording::notice(notice.kind));
            self.tag("</strong> ");
            self.text(&format!("({}){}", notice.date.long(), wording::colon()));
            match inlines {
                Some(inlines) => self.inlines(inlines),
                None => self.blocks(&blocks),
            }
            self.close(tag);
        }
        if let Some(citation) = &post.citation {
            self.line("p", "line", LINE, citation);
        }
        let implications = |mail: &mut Self| {
            mail.line("h3", "part", PART, issue.site.section());
            mail.blocks(&post.implications);
        };
        match issue.site.order {
            Order::ImplicationsFirst => {
                implications(self);
                self.line("h3", "part", PART, wording::summary());
                self.blocks(&post.summary);
            }
            Order::SummaryFirst => {
                self.tag("<br>");
                self.blocks(&post.summary);
                implications(self);
            }
        }
        self.open("p", "", PARAGRAPH, &[]);
        self.link(&issue.post(post), LINK, wording::read_on_site());
        self.close("p");
    }

    fn end(&mut self, issue: &Issue<'_>) {
        self.open("p", "line", LINE, &[]);
        self.link(&issue.month(), LINK, &format!("{} – {}", issue.month.heading(), issue.site.title));
        self.close("p");
        for (name, href) in ending(issue) {
            self.open("p", "line", LINE, &[]);
            match href {
                Some(href) => self.link(href, LINK, name),
                None => self.text(name),
            }
            self.close("p");
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(inlines) => {
                    self.open("p", "", PARAGRAPH, &[]);
                    self.inlines(inlines);
                    self.close("p");
                }
                Block::Quote(blocks) => {
                    self.open("blockquote", "", QUOTE, &[]);
                    self.blocks(blocks);
                    self.close("blockquote");
                }
                Block::Bullets(items) => self.list("ul", items),
                Block::Numbers(items) => self.list("ol", items),
            }
        }
    }

    fn list(&mut self, tag: &'static str, items: &[Vec<Block>]) {
        self.open(tag, "", LIST, &[]);
        for item in items {
            self.open("li", "", ITEM, &[]);
            match item.as_slice() {
                [Block::Paragraph(inlines)] => self.inlines(inlines),
                blocks => self.blocks(blocks),
            }
            self.close("li");
        }
        self.close(tag);
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.text(text),
                Inline::Emphasis(inlines) => {
                    self.tag("<em>");
                    self.inlines(inlines);
                    self.tag("</em>");
                }
                Inline::Strong(inlines) => {
                    self.tag("<strong>");
                    self.inlines(inlines);
                    self.tag("</strong>");
                }
                Inline::Marked { text, .. } => self.inlines(text),
                Inline::Link { href, text } => {
                    self.open("a", "", LINK, &[("href", href.as_str())]);
                    self.inlines(text);
                    self.tag("</a>");
                }
            }
        }
    }
}

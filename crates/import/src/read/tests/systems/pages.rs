//! The pages of systems that write HTML.

use pprnet_archive::{Language, month_names};

use super::Dated;

pub(super) fn month_name(month: u8) -> &'static str {
    month_names(Language::English)[usize::from(month) - 1]
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\u{a0}', "&nbsp;")
}

impl Dated {
    /// `March 12, 2021`
    fn long(&self) -> String {
        format!("{} {}, {}", month_name(self.post.month.1), self.day, self.post.month.0)
    }

    /// `Mar 12, 2021`
    fn short(&self) -> String {
        format!("{} {}, {}", &month_name(self.post.month.1)[..3], self.day, self.post.month.0)
    }

    fn iso(&self) -> String {
        format!("{}-{:02}-{:02}T10:00:00+00:00", self.post.month.0, self.post.month.1, self.day)
    }

    fn title(&self) -> String {
        escaped(&self.post.title)
    }

    /// The paragraphs with the given start tag, and `inserted` after the first paragraph of the summary.
    fn body(&self, begin: &str, end: &str, heading: &str, inserted: &str) -> String {
        let mut out = String::new();
        out.extend(self.post.citation.iter().map(|line| format!("{begin}{}{end}\n", escaped(line))));
        for (at, line) in self.post.summary.iter().enumerate() {
            out.push_str(&format!("{begin}{}{end}\n", escaped(line)));
            if at == 0 {
                out.push_str(inserted);
            }
        }
        out.push_str(heading);
        out.extend(self.post.implications.iter().map(|line| format!("{begin}{}{end}\n", escaped(line))));
        out
    }
}

fn page(title: &str, attributes: &str, body: &str) -> Vec<String> {
    vec![format!(
        "<!DOCTYPE html>\n<html lang=\"en-US\">\n<head>\n<meta charset=\"UTF-8\">\n<title>{title}</title>\n<style>p{{}}</style></head>\n<body {attributes}>\n{body}\n</body>\n</html>\n"
    )]
}

/// Twenty Fifteen: the date is in the footer of each post, with the day of the last change.
pub(super) fn wordpress_classic(posts: &[Dated]) -> Vec<String> {
    let one = |post: &Dated| {
        let heading = "<h3>Practice Implications</h3>\n";
        let share = "<div class=\"sharedaddy sd-sharing-enabled\"><div class=\"robots-nocontent sd-block sd-social sd-social-icon-text\"><h3 class=\"sd-title\">Share this:</h3><div class=\"sd-content\"><ul><li class=\"share-twitter\"><a href=\"/?share=twitter\"><span>Twitter</span></a></li><li class=\"share-facebook\"><a href=\"/?share=facebook\"><span>Facebook</span></a></li><li class=\"share-end\"></li></ul></div></div></div>";
        format!(
            "<article id=\"post-12\" class=\"post-12 post type-post status-publish format-standard hentry category-alliance\">\n\
             <header class=\"entry-header\"><h2 class=\"entry-title\"><a href=\"/12\" rel=\"bookmark\">{title}</a></h2></header><!-- .entry-header -->\n\
             <div class=\"entry-content\">\n{body}{share}<div id='jp-relatedposts' class='jp-relatedposts'><h3 class=\"jp-relatedposts-headline\"><em>Related</em></h3></div></div>\n\
             <footer class=\"entry-footer\"><span class=\"posted-on\"><span class=\"screen-reader-text\">Posted on </span><a href=\"/12\" rel=\"bookmark\">\
             <time class=\"entry-date published\" datetime=\"{iso}\">{long}</time><time class=\"updated\" datetime=\"2023-05-05T10:00:00+00:00\">May 5, 2023</time></a></span>\
             <span class=\"byline\"><span class=\"author vcard\"><span class=\"screen-reader-text\">Author </span><a class=\"url fn n\" href=\"/author\">Jane Doe</a></span></span>\
             <span class=\"cat-links\"><span class=\"screen-reader-text\">Categories </span><a href=\"/c\" rel=\"category tag\">Alliance</a></span>\
             <span class=\"comments-link\"><a href=\"/12/#respond\">Leave a comment<span class=\"screen-reader-text\"> on {title}</span></a></span></footer></article>\n",
            title = post.title(),
            body = post.body("<p>", "</p>", heading, ""),
            iso = post.iso(),
            long = post.long(),
        )
    };
    let body = format!(
        "<div id=\"page\" class=\"hfeed site\"><a class=\"skip-link screen-reader-text\" href=\"#content\">Skip to content</a>\
         <div id=\"sidebar\" class=\"sidebar\"><header id=\"masthead\" class=\"site-header\"><div class=\"site-branding\"><h1 class=\"site-title\"><a href=\"/\" rel=\"home\">The Pen Blog</a></h1>\
         <p class=\"site-description\">Research for people who like paper</p></div></header>\
         <div id=\"widget-area\" class=\"widget-area\" role=\"complementary\"><aside id=\"archives-2\" class=\"widget widget_archive\"><h2 class=\"widget-title\">Archives</h2><ul><li><a href='/2021/03'>March 2021</a></li></ul></aside></div></div>\
         <div id=\"content\" class=\"site-content\"><div id=\"primary\" class=\"content-area\"><main id=\"main\" class=\"site-main\">\n{posts}\
         <nav class=\"navigation pagination\" aria-label=\"Posts\"><h2 class=\"screen-reader-text\">Posts navigation</h2><div class=\"nav-links\"><span class=\"page-numbers current\">1</span><a class=\"page-numbers\">2</a></div></nav></main></div></div>\
         <footer id=\"colophon\" class=\"site-footer\"><div class=\"site-info\"><a href=\"https://wordpress.org/\">Proudly powered by WordPress</a></div></footer></div>",
        posts = posts.iter().map(one).collect::<String>()
    );
    page("The Pen Blog &#8211; Research for people who like paper", "class=\"home blog\"", &body)
}

/// Twenty Twenty-Three, with a Jetpack subscription block in some posts.
pub(super) fn wordpress_blocks(posts: &[Dated]) -> Vec<String> {
    let one = |(at, post): (usize, &Dated)| {
        let heading = "<h3 class=\"wp-block-heading\">Practice Implications</h3>\n";
        let subscribe = "<div class=\"wp-block-jetpack-subscriptions__container\"><form action=\"#\" method=\"post\"><p id=\"subscribe-email\"><label class=\"screen-reader-text\">Type your email…</label><input type=\"email\" placeholder=\"Type your email…\"></p><p id=\"subscribe-submit\"><button type=\"submit\">Subscribe</button></p></form></div>\n";
        format!(
            "<li class=\"wp-block-post post-{at} post type-post status-publish hentry\">\n<h2 class=\"wp-block-post-title\"><a href=\"/{at}\" target=\"_self\">{}</a></h2>\n\
             <div class=\"wp-block-group is-layout-flex\"><div class=\"wp-block-post-date\"><time datetime=\"{}\">{}</time></div><p>—</p><p>by</p><div class=\"wp-block-post-author\"><div class=\"wp-block-post-author__content\"><p class=\"wp-block-post-author__name\">Jane Doe</p></div></div><div class=\"taxonomy-category wp-block-post-terms\"><span class=\"wp-block-post-terms__prefix\">in </span><a href=\"/c\" rel=\"tag\">Alliance</a></div></div>\n\
             <div class=\"entry-content wp-block-post-content is-layout-constrained\">\n{}</div></li>\n",
            post.title(),
            post.iso(),
            post.long(),
            post.body("<p>", "</p>", heading, if at % 3 == 1 { subscribe } else { "" })
        )
    };
    let body = format!(
        "<div class=\"wp-site-blocks\"><header class=\"wp-block-template-part\"><div class=\"wp-block-group\"><p class=\"wp-block-site-title\"><a href=\"/\" rel=\"home\">The Pen Blog</a></p><nav class=\"wp-block-navigation\"><ul><li><a href=\"/about\">About</a></li></ul></nav></div></header>\
         <main class=\"wp-block-group\"><h1 class=\"wp-block-heading\">Mindblown: a blog about pens.</h1><div class=\"wp-block-query\"><ul class=\"wp-block-post-template is-layout-grid\">\n{}</ul>\
         <nav class=\"wp-block-query-pagination\" aria-label=\"Pagination\"><a href=\"/page/2\" class=\"wp-block-query-pagination-next\">Next Page</a></nav></div></main>\
         <footer class=\"wp-block-template-part\"><div class=\"wp-block-group\"><p>The Pen Blog</p><p>Designed with <a href=\"https://wordpress.org\">WordPress</a></p></div></footer></div>",
        posts.iter().enumerate().map(one).collect::<String>()
    );
    page("The Pen Blog", "class=\"home blog wp-embed-responsive\"", &body)
}

/// Squarespace 7.1 with a newsletter block within posts and a cookie banner at the end.
pub(super) fn squarespace(posts: &[Dated]) -> Vec<String> {
    let one = |(at, post): (usize, &Dated)| {
        let heading = "<h3 style=\"white-space:pre-wrap;\"><strong>Practice Implications</strong></h3>";
        let newsletter = "</div></div></div><div class=\"sqs-block newsletter-block sqs-block-newsletter\" data-block-type=\"51\"><div class=\"sqs-block-content\"><div class=\"newsletter-form-wrapper newsletter-form-wrapper--layoutFloat\"><form class=\"newsletter-form\" autocomplete=\"on\" method=\"POST\"><header class=\"newsletter-form-header\"><h2 class=\"newsletter-form-header-title\">Subscribe</h2><div class=\"newsletter-form-header-description\"><p>Sign up with your email address to receive news and updates.</p></div></header><div class=\"newsletter-form-body\"><div class=\"newsletter-form-fields-wrapper form-fields\"><label class=\"newsletter-form-field-label title\">Email Address</label><input class=\"newsletter-form-field-element field-element\" name=\"email\" type=\"email\" placeholder=\"Email Address\"></div><button class=\"newsletter-form-button\" type=\"submit\"><span>Sign Up</span></button></div><div class=\"newsletter-form-footnote\"><p>We respect your privacy.</p></div><div class=\"hidden form-submission-text\">Thank you!</div></form></div></div></div><div class=\"sqs-block html-block\"><div class=\"sqs-block-content\"><div class=\"sqs-html-content\">";
        format!(
            "<article class=\"blog-item hentry post-type-text\"><div class=\"blog-item-text\"><h1 class=\"blog-title\"><a href=\"/{at}\">{}</a></h1><div class=\"blog-meta-section\"><span class=\"blog-meta-primary\"><span class=\"blog-author\">Jane Doe</span><time class=\"blog-date\" pubdate data-animation-role=\"date\">{}</time></span><span class=\"blog-meta-delimiter\"></span></div>\
             <div class=\"blog-item-content e-content\"><div class=\"sqs-layout sqs-grid-12\"><div class=\"row sqs-row\"><div class=\"col sqs-col-12\"><div class=\"sqs-block html-block\"><div class=\"sqs-block-content\"><div class=\"sqs-html-content\">{}</div></div></div></div></div></div></div></div></article>\n",
            post.title(),
            post.short(),
            post.body(
                "<p class=\"\" style=\"white-space:pre-wrap;\">",
                "</p>",
                heading,
                if at % 3 == 1 { newsletter } else { "" }
            )
        )
    };
    let body = format!(
        "<div id=\"siteWrapper\" class=\"clearfix site-wrapper\"><header data-test=\"header\" id=\"header\" class=\"header\"><div class=\"header-title-text\"><a id=\"site-title\" href=\"/\">The Pen Blog</a></div><div class=\"header-nav\"><nav class=\"header-nav-list\"><div><a href=\"/about\">About</a></div></nav></div></header>\
         <main id=\"page\" class=\"container\" role=\"main\"><section class=\"page-section\"><div class=\"blog-basic-grid\">{}</div></section></main>\
         <footer class=\"sections\" id=\"footer-sections\"><section class=\"page-section\"><div class=\"sqs-block\"><p>1 Paper Street, Rome</p><p>Made with <a href=\"https://squarespace.com\">Squarespace</a></p></div></section></footer></div>\
         <div class=\"sqs-cookie-banner-v2\"><p>By using this website, you agree to our use of cookies. We use cookies to provide you with a great experience and to help our website run effectively.</p><button>Accept</button></div>",
        posts.iter().enumerate().map(one).collect::<String>()
    );
    page("The Pen Blog", "id=\"collection-1\" class=\"view-list\"", &body)
}

/// A page for each post: Wix shows only excerpts in its lists.
pub(super) fn wix(posts: &[Dated]) -> Vec<String> {
    let one = |post: &Dated| {
        let gap = "<div type=\"empty-line\" data-hook=\"rcv-block2\"><div class=\"BvuQb\" style=\"padding-top:0px\"><br role=\"presentation\"></div></div>";
        let body = post.body(
            "<div data-hook=\"rcv-block\"><p class=\"yInZi\" dir=\"auto\" id=\"viewer-1\"><span class=\"BrKEk\">",
            "</span></p></div>",
            &format!("{gap}<h3 id=\"viewer-2\" class=\"cvJVD\" dir=\"auto\"><span class=\"BrKEk\"><strong>Practice Implications</strong></span></h3>"),
            gap,
        );
        let body = format!(
            "<div id=\"SITE_CONTAINER\"><div id=\"main_MF\"><header id=\"SITE_HEADER\"><div><h1><span>The Pen Blog</span></h1><nav aria-label=\"Site\"><ul><li><a>Home</a></li><li><a>Blog</a></li></ul></nav></div></header>\
             <main id=\"PAGES_CONTAINER\"><div data-hook=\"post-page\"><article class=\"blog-post-page-font\" data-hook=\"post\"><div data-hook=\"post-content-wrapper\"><div class=\"post-header\"><ul data-hook=\"metadata\"><li><span data-hook=\"user-name\" title=\"Jane Doe\">Jane Doe</span></li><li><span title=\"{0}\" data-hook=\"time-ago\">{0}</span></li><li><span title=\"3 min read\" data-hook=\"time-to-read\">3 min read</span></li></ul></div>\
             <header><h1 data-hook=\"post-title\"><span class=\"post-title__text blog-post-title-font\"><span class=\"blog-post-title-font\">{1}</span></span></h1></header><section data-hook=\"post-description\"><div data-rce-version=\"9\"><div data-id=\"rich-content-viewer\">{body}</div></div></section>\
             <div data-hook=\"post-footer\"><div data-hook=\"post-main-actions__share\"><a aria-label=\"Share via Facebook\"></a></div><div data-hook=\"post-main-actions-desktop\"><span>12 views</span><span>0 comments</span></div></div></div></article>\
             <div data-hook=\"recent-posts\"><h2>Recent Posts</h2><a data-hook=\"see-all\">See All</a></div><section data-hook=\"comments\"><h2>Comments</h2><div><button>Write a comment...</button></div></section></div></main>\
             <footer id=\"SITE_FOOTER\"><p>© 2023 by The Pen Blog. Proudly created with Wix.com</p></footer></div></div>\
             <div data-hook=\"consent-banner-root\" role=\"alert\"><div data-hook=\"ccsu-banner-text\">We use cookies and similar technologies to enable services and functionality on our site and to understand your interaction with our service. By clicking on accept, you agree to our use of such technologies for marketing and analytics. <a>See Privacy Policy</a></div><button>Decline All</button><button>Accept</button></div>",
            post.short(),
            post.title(),
        );
        page("A Post | The Pen Blog", "class='responsive'", &body).remove(0)
    };
    posts.iter().map(one).collect()
}

/// Drupal 9 with its default theme.
pub(super) fn drupal(posts: &[Dated]) -> Vec<String> {
    let one = |post: &Dated| {
        format!(
            "<div class=\"views-row\"><article data-history-node-id=\"1\" role=\"article\" about=\"/node/1\" class=\"node node--type-article node--promoted node--view-mode-full\">\n<h2 class=\"node__title\"><a href=\"/node/1\" rel=\"bookmark\"><span class=\"field field--name-title field--type-string field--label-hidden\">{}</span>\n</a></h2>\n\
             <footer class=\"node__meta\"><article about=\"/user/1\" class=\"profile\"></article><div class=\"node__submitted\">Submitted by <span class=\"field field--name-uid\"><span lang=\"\" about=\"/user/1\" typeof=\"schema:Person\">admin</span></span>\n on <span class=\"field field--name-created\">{} - 10:00</span></div></footer>\n\
             <div class=\"node__content clearfix\"><div class=\"clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item\">{}</div>\
             <div class=\"field field--name-field-tags field--label-above clearfix\"><h3 class=\"field__label\">Tags</h3><ul class=\"links field__items\"><li><a href=\"/t/1\">alliance</a></li></ul></div>\
             <div class=\"node__links\"><ul class=\"links inline\"><li class=\"comment-forbidden\"><a href=\"/user/login\">Log in</a> to post comments</li></ul></div></div></article></div>\n",
            post.title(),
            post.long(),
            post.body("<p>", "</p>", "<h4>Practice Implications</h4>\n", ""),
        )
    };
    let body = format!(
        "<a href=\"#main-content\" class=\"visually-hidden focusable skip-link\">Skip to main content</a><div id=\"page-wrapper\"><div id=\"page\"><header id=\"header\" class=\"header\" role=\"banner\"><div class=\"section layout-container clearfix\"><div id=\"block-branding\"><a href=\"/\"><strong>The Pen Blog</strong></a></div></div></header>\
         <div id=\"main-wrapper\"><main id=\"content\" class=\"column main-content\" role=\"main\"><section class=\"section\"><a id=\"main-content\" tabindex=\"-1\"></a><div class=\"region region-content\"><div class=\"views-element-container\"><div class=\"view view-frontpage\"><div class=\"view-content\">{}</div>\
         <nav class=\"pager\" role=\"navigation\"><h4 class=\"visually-hidden\">Pagination</h4><ul class=\"pager__items\"><li>Page 1</li><li><a>Next page ››</a></li></ul></nav></div></div></div></section></main></div>\
         <footer class=\"site-footer\"><div><span>Powered by <a href=\"https://www.drupal.org\">Drupal</a></span></div></footer></div></div>",
        posts.iter().map(one).collect::<String>()
    );
    page("Welcome! | The Pen Blog", "class=\"layout-no-sidebars path-frontpage\"", &body)
}

/// Blogger: one date above all posts of a day, and text with `<br />`.
pub(super) fn blogger(posts: &[Dated]) -> Vec<String> {
    let one = |post: &Dated| {
        let body = post.body("", "<br /><br />", "<b>Practice Implications</b><br /><br />", "");
        format!(
            "<div class=\"date-outer\">\n<h2 class='date-header'><span>Friday, {long}</span></h2>\n<div class=\"date-posts\"><div class='post-outer'><div class='post hentry uncustomized-post-template'>\n<h3 class='post-title entry-title' itemprop='name'><a href='/p'>{title}</a></h3>\n<div class='post-header'><div class='post-header-line-1'></div></div>\n\
             <div class='post-body entry-content' itemprop='description articleBody'>\n{body}<div style='clear: both;'></div></div>\n\
             <div class='post-footer'><div class='post-footer-line post-footer-line-1'><span class='post-author vcard'>Posted by <span class='fn' itemprop='author'><a class='g-profile' href='/me'><span itemprop='name'>Jane</span></a></span></span> <span class='post-timestamp'>at <a class='timestamp-link' href='/p' rel='bookmark'><abbr class='published' itemprop='datePublished' title='{iso}'>10:00 AM</abbr></a></span> <span class='post-comment-link'><a class='comment-link' href='/c'>No comments: </a></span></div>\
             <div class='post-footer-line'><div class='post-share-buttons goog-inline-block'><a class='goog-inline-block share-button sb-email'><span class='share-button-link-text'>Email This</span></a><a class='share-button sb-blog'><span class='share-button-link-text'>BlogThis!</span></a><a class='share-button'><span class='share-button-link-text'>Share to X</span></a><a class='share-button'><span class='share-button-link-text'>Share to Facebook</span></a><a class='share-button'><span class='share-button-link-text'>Share to Pinterest</span></a></div></div>\
             <div class='post-footer-line post-footer-line-2'><span class='post-labels'>Labels: <a href='/l' rel='tag'>alliance</a>, <a href='/l' rel='tag'>trust</a></span></div></div></div></div></div></div>\n",
            long = post.long(),
            title = post.title(),
            iso = post.iso(),
        )
    };
    let body = format!(
        "<div class='content'><header><div class='header-outer'><div class='Header'><h1 class='title'>The Pen Blog</h1><p class='description'><span>Research for people who like paper</span></p></div></div></header>\
         <div class='main-outer'><div class='columns'><div class='column-center-outer'><div class='main section' id='main'><div class='widget Blog' id='Blog1'><div class='blog-posts hfeed'>\n{}</div>\
         <div class='blog-pager' id='blog-pager'><span id='blog-pager-older-link'><a class='blog-pager-older-link'>Older Posts</a></span> <a class='home-link' href='/'>Home</a></div><div class='blog-feeds'><div class='feed-links'>Subscribe to: <a class='feed-link'>Posts (Atom)</a></div></div></div></div></div>\
         <div class='column-right-outer'><aside><div class='sidebar section' id='sidebar-right-1'><div class='widget BlogArchive'><h2>Blog Archive</h2><ul><li>2021 (3)</li></ul></div></div></aside></div></div></div>\
         <footer><div class='footer section'><div class='widget Attribution'><div>Powered by <a href='https://www.blogger.com'>Blogger</a>.</div></div></div></footer></div>",
        posts.iter().map(one).collect::<String>()
    );
    page("The Pen Blog", "class='loading'", &body)
}

/// A file of Medium's export for each post: the title twice, the date at the end.
pub(super) fn medium(posts: &[Dated]) -> Vec<String> {
    let one = |post: &Dated| {
        let begin = "<p name=\"7f\" class=\"graf graf--p graf-after--p\">";
        let heading = "<h4 name=\"aa\" class=\"graf graf--h4 graf-after--p\">Practice Implications</h4>";
        format!(
            "<!DOCTYPE html><html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"><title>{title}</title><style>* {{}}</style></head><body><article class=\"h-entry\">\n<header>\n<h1 class=\"p-name\">{title}</h1>\n</header>\n\
             <section data-field=\"body\" class=\"e-content\">\n<section name=\"1\" class=\"section section--body section--first section--last\"><div class=\"section-divider\"><hr class=\"section-divider\"></div><div class=\"section-content\"><div class=\"section-inner sectionLayout--insetColumn\"><h3 name=\"b\" class=\"graf graf--h3 graf--leading graf--title\">{title}</h3>{body}</div></div></section>\n</section>\n\
             <footer><p>By <a href=\"https://medium.com/@jane\" class=\"p-author h-card\">Jane Doe</a> on <a href=\"https://medium.com/p/1\"><time class=\"dt-published\" datetime=\"{iso}\">{long}</time></a>.</p><p><a href=\"https://medium.com/@jane/1\" class=\"p-canonical\">Canonical link</a></p><p>Exported from <a href=\"https://medium.com\">Medium</a> on May 1, 2023.</p></footer></article></body></html>",
            title = post.title(),
            body = post.body(begin, "</p>", heading, ""),
            iso = post.iso(),
            long = post.long(),
        )
    };
    posts.iter().map(one).collect()
}

/// Ghost's theme Casper: a page for each post, with a form for members.
pub(super) fn ghost(posts: &[Dated]) -> Vec<String> {
    let one = |post: &Dated| {
        let signup = "<div class=\"kg-card kg-signup-card kg-width-wide\" data-lexical-signup-form=\"\"><div class=\"kg-signup-card-content\"><div class=\"kg-signup-card-text\"><h2 class=\"kg-signup-card-heading\"><span>Sign up for The Pen Blog</span></h2><p class=\"kg-signup-card-subheading\"><span>Research for people who like paper</span></p><form class=\"kg-signup-card-form\" data-members-form=\"signup\"><div class=\"kg-signup-card-fields\"><input class=\"kg-signup-card-input\" type=\"email\" required placeholder=\"Your email\"><button class=\"kg-signup-card-button\" type=\"submit\"><span class=\"kg-signup-card-button-default\">Subscribe</span></button></div><div class=\"kg-signup-card-success\">Email sent! Check your inbox to complete your signup.</div><div class=\"kg-signup-card-error\"></div></form><p class=\"kg-signup-card-disclaimer\"><span>No spam. Unsubscribe anytime.</span></p></div></div></div>\n";
        let body = format!(
            "<div class=\"gh-viewport\"><header id=\"gh-head\" class=\"gh-head outer\"><div class=\"gh-head-inner\"><a class=\"gh-head-logo no-image\" href=\"/\">The Pen Blog</a><nav class=\"gh-head-menu\"><ul class=\"nav\"><li><a>Home</a></li></ul></nav><div class=\"gh-head-actions\"><a class=\"gh-head-link\">Sign in</a><a class=\"gh-head-button\">Subscribe</a></div></div></header>\
             <main id=\"site-main\" class=\"site-main\"><article class=\"article post tag-alliance\"><header class=\"article-header gh-canvas\"><div class=\"article-tag post-card-tags\"><span class=\"post-card-primary-tag\"><a href=\"/tag\">Alliance</a></span></div><h1 class=\"article-title\">{}</h1><div class=\"article-byline\"><section class=\"article-byline-content\"><ul class=\"author-list\"><li class=\"author-list-item\"><a class=\"author-avatar\"></a></li></ul><div class=\"article-byline-meta\"><h4 class=\"author-name\"><a href=\"/author\">Jane Doe</a></h4><div class=\"byline-meta-content\"><time class=\"byline-meta-date\" datetime=\"{}\">{}</time><span class=\"byline-reading-time\"><span class=\"bull\">&bull;</span> 3 min read</span></div></div></section></div></header>\
             <section class=\"gh-content gh-canvas\">{}</section></article></main>\
             <section class=\"footer-cta outer\"><div class=\"inner\"><h2 class=\"footer-cta-title\">Sign up for more like this.</h2><a class=\"footer-cta-button\"><div class=\"footer-cta-input\">Enter your email</div><span>Subscribe</span></a></div></section>\
             <aside class=\"read-more-wrap outer\"><div class=\"read-more inner\"><article class=\"post-card\"><h2 class=\"post-card-title\">Another Post</h2></article></div></aside>\
             <footer class=\"site-footer outer\"><div class=\"inner\"><section class=\"copyright\"><a href=\"/\">The Pen Blog</a> &copy; 2023</section><div class=\"gh-powered-by\"><a>Powered by Ghost</a></div></div></footer></div>",
            post.title(),
            &post.iso()[..10],
            post.short(),
            post.body("<p>", "</p>", "<h2 id=\"practice-implications\">Practice Implications</h2>", signup)
        );
        page("A Post", "class=\"post-template tag-alliance\"", &body).remove(0)
    };
    posts.iter().map(one).collect()
}

/// A document of Google Docs, saved as a web page: months as headings, all formats as classes.
pub(super) fn google_docs(posts: &[Dated]) -> Vec<String> {
    let mut body = String::from(
        "<p class=\"c5 title\" id=\"h.a\"><span class=\"c9\">The Pen Blog</span></p><p class=\"c0 c3\"><span class=\"c1\"></span></p>",
    );
    let mut month = (0, 0);
    for post in posts {
        if post.post.month != month {
            month = post.post.month;
            body.push_str(&format!(
                "<h1 class=\"c6\" id=\"h.b\"><span class=\"c7\">{} {}</span></h1>",
                month_name(month.1),
                month.0
            ));
        }
        body.push_str(&format!(
            "<h2 class=\"c6\" id=\"h.c\"><span class=\"c8\">{}</span></h2>",
            post.title()
        ));
        body.push_str(&post.body(
            "<p class=\"c0\"><span class=\"c1\">",
            "</span></p><p class=\"c0 c3\"><span class=\"c1\"></span></p>",
            "<h3 class=\"c4\"><span class=\"c2\">Practice Implications</span></h3>",
            "",
        ));
    }
    vec![format!(
        "<html><head><meta content=\"text/html; charset=UTF-8\" http-equiv=\"content-type\"><style type=\"text/css\">.c0{{color:#000}}</style></head><body class=\"c10 doc-content\">{body}</body></html>"
    )]
}

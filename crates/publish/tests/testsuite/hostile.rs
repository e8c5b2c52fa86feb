//! Hostile text in every field of the content. The finished site must have the same elements, attributes, records
//! and host settings as one with harmless text, and must show the hostile text as text.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use lol_html::{RewriteStrSettings, element, rewrite_str, text};
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;
use serde_json::Value;

use crate::command::{arg, files, pprnet, trunk_folder};

/// Sequences that break out of elements, attributes, comments, scripts, CDATA, templates, patterns and host settings.
const HOSTILE: &str = "\"'><script>alert(1)</script></title></style>--><!--]]><img src=x onerror=alert(1)> \
    {{x}} ${x} $1 `x` \\\\x &amp; &#60;b&#62; %3Cscript%3E javascript:alert(1) \u{2028} */ ; } # [a](javascript:b) *x* _y_ end";

/// Harmless text to compare with.
const HARMLESS: &str = "a plain text";

/// A text that begins with its field's name, so that fields can be told apart.
fn value(name: &str, text: &str) -> String {
    format!("f{name}f {text}")
}

/// Text in TOML.
fn toml(name: &str, text: &str) -> String {
    serde_json::to_string(&value(name, text)).unwrap()
}

/// Text as Markdown plain text, with special characters escaped.
fn markdown(name: &str, text: &str) -> String {
    let escape = |c: char| if c.is_ascii_punctuation() { format!("\\{c}") } else { c.to_string() };
    value(name, text).chars().map(escape).collect()
}

/// An address; a hostile one has special characters that addresses allow.
fn address(name: &str, text: &str) -> String {
    let tail = if text == HOSTILE { "'onclick=alert(1)//$1`;)&lt;" } else { "" };
    serde_json::to_string(&format!("https://example.org/{name}/{tail}")).unwrap()
}

fn write(folder: &Path, text: &str) {
    let put = |file: &str, content: String| {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    };
    let (line, link) = (|name: &str| toml(name, text), |name: &str| address(name, text));
    let long = |name: &str| {
        serde_json::to_string(&format!(
            "{}\n\n> *{}*\n\n- **{}** [{}](https://example.org/)\n",
            markdown(name, text),
            markdown(&format!("{name}-quoted"), text),
            markdown(&format!("{name}-item"), text),
            markdown(&format!("{name}-link"), text)
        ))
        .unwrap()
    };
    put(
        "site.toml",
        format!(
            "title = {}\ntagline = {}\nlanguage = \"en\"\nauthor = {}\nhome = {}\nbase_url = \"https://example.org/\"\n\
             this_month = {}\nnotice = {}\nintroduction = {}\nabout = {}\n[licence]\nname = {}\nurl = {}\n",
            line("title"),
            line("tagline"),
            line("author"),
            link("home"),
            line("month"),
            line("notice"),
            long("introduction"),
            long("about"),
            line("licence"),
            link("licence"),
        ),
    );
    let term = |kind: &str, slug: &str| {
        format!("[[{kind}]]\nslug = \"{slug}\"\nname = {}\naliases = [{}]\n", line(slug), line("alias"))
    };
    put("taxonomy.toml", term("topic", "topic") + &term("type", "type"));
    put("synonyms.toml", format!("[[group]]\nwords = [{}, {}]\n", line("one"), line("other")));
    put("redirects.toml", "[[redirect]]\nfrom = \"/it's (q&a)+?t=10:30\"\nto = \"/about/\"\n".into());
    let body = |name: &str| serde_json::from_str::<String>(&long(name)).unwrap();
    let keys =
        ["title", "container-title", "volume", "issue", "page", "edition", "chapter-number", "publisher"];
    let keys = keys.into_iter().chain(["publisher-place", "PMID", "ISBN"]);
    let article: String = keys.map(|key| format!("{key} = {}\n", line(&format!("article-{key}")))).collect();
    let names = ["family", "given", "suffix", "non-dropping-particle"];
    let person: Vec<String> = names.map(|key| format!("{key} = {}", line(&format!("person-{key}")))).into();
    let person = format!("[{{ {} }}, {{ literal = {} }}]", person.join(", "), line("person"));
    for kind in ["article-journal", "chapter"] {
        put(
            &format!("posts/2020-01-{kind}.md"),
            format!(
                "+++\ntitle = {}\nmonth = \"2020-01\"\ntopics = [\"topic\"]\ntypes = [\"type\"]\ncitation = {}\n\
                 [article]\ntype = \"{kind}\"\n{article}author = {person}\neditor = {person}\nURL = {}\n\
                 DOI = \"10.1000/{}\"\nissued = {{ date-parts = [[2018]] }}\n[[finding]]\nmetric = \"r\"\nestimate = 1\n\
                 p = {}\nlabel = {}\nsentence = {}\n[[notice]]\ndate = \"2020-02-01\"\nkind = \"retraction\"\ntext = {}\n\
                 +++\n{}\n\n## Practice Implications\n\n{}\n",
                line("post"),
                line("citation"),
                link("url"),
                if text == HOSTILE { "'onclick=(1);$1`&lt;" } else { "x" },
                line("p"),
                line("label"),
                line("sentence"),
                long("retraction"),
                body("summary"),
                body("implications"),
            ),
        );
    }
}

/// A finished site: its text files by name. Hashes, which differ between two sites, are replaced in names and texts.
fn site(text: &str) -> BTreeMap<String, String> {
    let dir = tempfile::tempdir().unwrap();
    let (content, dist) = (dir.path().join("content"), dir.path().join("dist"));
    write(&content, text);
    trunk_folder(&dist);
    let run = pprnet(&["finish", arg(&dist), "--content", arg(&content)]);
    assert_eq!(run.code, Some(0), "{run}");
    let texts = files(&dist).into_iter().filter_map(|(name, bytes)| {
        let is_text = !name.ends_with(".br") && !name.ends_with(".gz") && !name.ends_with(".bin");
        let text = is_text.then(|| String::from_utf8(bytes).ok()).flatten()?;
        Some((without_hashes(&name), without_hashes(&text)))
    });
    texts.collect()
}

/// A text with each hash replaced by `H`.
fn without_hashes(text: &str) -> String {
    let is_hash =
        |part: &str| part.len() == 16 && part.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    let parts = text.split_inclusive(|c: char| !c.is_ascii_alphanumeric());
    let part = |part: &str| match part.split_at_checked(16) {
        Some((hash, rest)) if is_hash(hash) && rest.len() <= 1 => format!("H{rest}"),
        _ => part.to_owned(),
    };
    parts.map(part).collect()
}

/// The structure of a page without its texts: tags, attribute names, and the scripts that run.
fn skeleton(html: &str) -> Vec<String> {
    let structure = RefCell::new(Vec::new());
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("*", |element| {
            let mut tag = element.tag_name();
            for attribute in element.attributes() {
                let (name, value) = (attribute.name(), attribute.value());
                tag.push(' ');
                tag.push_str(&name);
                let is_link = ["href", "src", "action"].contains(&name.as_str());
                let scheme = value.split_once(':').map(|(scheme, _)| scheme.trim().to_lowercase());
                let scheme = scheme.filter(|scheme| scheme.bytes().all(|b| b.is_ascii_alphanumeric()));
                let known =
                    scheme.is_none_or(|scheme| ["http", "https", "mailto"].contains(&scheme.as_str()));
                assert!(!is_link || known, "{tag}: {value}");
            }
            structure.borrow_mut().push(tag);
            Ok(())
        }))
        .append_element_content_handler(text!("script:not([type=\"application/ld+json\"])", |chunk| {
            structure.borrow_mut().push(chunk.as_str().to_owned());
            Ok(())
        }));
    rewrite_str(html, settings).unwrap();
    structure.into_inner()
}

/// The linked data of a page.
fn linked_data(html: &str) -> Vec<Value> {
    let parts = html.split("<script type=\"application/ld+json\">").skip(1);
    parts.map(|part| serde_json::from_str(part.split("</script>").next().unwrap()).unwrap()).collect()
}

/// The structure of a JSON value without its texts; includes the structure of texts that are HTML.
fn shape(json: &Value) -> Value {
    match json {
        Value::Object(fields) => {
            let shape =
                |(name, value): (&String, &Value)| match value.as_str().filter(|_| name == "content_html") {
                    Some(html) => (name.clone(), skeleton(html).into()),
                    None => (name.clone(), shape(value)),
                };
            Value::Object(fields.iter().map(shape).collect())
        }
        Value::Array(values) => values.iter().map(shape).collect(),
        Value::String(_) => "text".into(),
        _ => "value".into(),
    }
}

/// The structure of an XML document; includes the structure of elements declared to hold HTML.
fn elements(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut structure, mut html) = (Vec::new(), None);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return structure,
            Event::Start(start) | Event::Empty(start) => {
                let attributes: Vec<_> = start.attributes().map(|attribute| attribute.unwrap()).collect();
                let names: Vec<&str> = attributes.iter().map(|attribute| attribute.key.as_ref()).collect();
                structure.push(format!("{} {}", start.name().as_ref(), names.join(" ")));
                let is_html = attributes.iter().any(|attribute| attribute.value.as_ref() == "html");
                html = is_html.then(String::new);
            }
            Event::Text(text) => {
                if let Some(html) = &mut html {
                    html.push_str(&text);
                }
            }
            Event::GeneralRef(name) => {
                if let Some(html) = &mut html {
                    html.push_str(&unescape(&format!("&{};", &*name)).unwrap());
                }
            }
            Event::End(_) => structure.extend(html.take().iter().flat_map(|html| skeleton(html))),
            // Text could break out through a section or a comment.
            Event::CData(_) => structure.push("CDATA".into()),
            Event::Comment(_) => structure.push("comment".into()),
            _ => {}
        }
    }
}

#[test]
fn hostile_text_stays_text_in_everything_that_is_published() {
    let (harmless, hostile) = (site(HARMLESS), site(HOSTILE));
    assert_eq!(harmless.keys().collect::<Vec<_>>(), hostile.keys().collect::<Vec<_>>());
    let mut kinds = BTreeMap::new();
    for (name, text) in &hostile {
        let plain = &harmless[name];
        let ending = name.rsplit('.').next().unwrap();
        let kind = match ending {
            "html" => {
                assert_eq!(skeleton(plain), skeleton(text), "{name}");
                let [plain, text] = [plain, text].map(|html| linked_data(html));
                assert_eq!(shape(&plain.into()), shape(&text.into()), "{name}");
                "html"
            }
            "xml" => {
                assert_eq!(elements(plain), elements(text), "{name}");
                "xml"
            }
            "json" | "webmanifest" => {
                let [plain, text] = [plain, text].map(|json| serde_json::from_str(json).unwrap());
                assert_eq!(shape(&plain), shape(&text), "{name}");
                "json"
            }
            "txt" if name == "llms.txt" => {
                // A list of links: no text begins another line or another link.
                let lines =
                    |text: &str| text.lines().map(|line| line.matches("](http").count()).collect::<Vec<_>>();
                assert_eq!(lines(plain), lines(text), "{name}");
                "llms"
            }
            "csv" => {
                let rows = |text: &str| {
                    // Texts with quotation marks are quoted, and none begins a new row.
                    text.split("\r\n").map(|row| row.matches("editor,retraction").count()).collect::<Vec<_>>()
                };
                assert_eq!(rows(plain), rows(text), "{name}");
                "csv"
            }
            // Programs and host settings, which contain no text from the content.
            _ => {
                assert_eq!(plain, text, "{name}");
                "fixed"
            }
        };
        *kinds.entry(kind).or_insert(0) += 1;
    }
    for (kind, least) in [("html", 14), ("xml", 4), ("json", 6), ("llms", 1), ("fixed", 6)] {
        assert!(kinds.get(kind).is_some_and(|found| *found >= least), "{kind}: {kinds:?}");
    }
    // The fields really occurred, and nothing was escaped twice.
    let post = &hostile["posts/chapter/index.html"];
    for field in
        ["post", "citation", "summary", "summary-item", "implications-link", "retraction", "topic", "title"]
    {
        assert!(post.contains(&format!("f{field}f ")), "{field}");
    }
    let about = &hostile["about/index.html"];
    for field in ["about", "about-quoted", "author", "licence"] {
        assert!(about.contains(&format!("f{field}f ")), "{field}");
    }
    assert!(!post.contains("&amp;amp;amp;"), "{post}");
}

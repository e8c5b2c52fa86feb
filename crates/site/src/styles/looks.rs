//! Checks of the style sheets that no tool makes: axe does not test highlights, and the tests include no phone.

use std::fs;
use std::path::Path;

/// A rule without nested rules: its selectors and declarations.
struct Rule {
    selectors: String,
    declarations: String,
}

impl Rule {
    fn value(&self, property: &str) -> Option<&str> {
        let mut values = self.declarations.split(';').filter_map(|declaration| declaration.split_once(':'));
        values.find(|(name, _)| name.trim() == property).map(|(_, value)| value.trim())
    }
}

/// All rules of the sheets in a folder.
fn rules(folder: &str) -> Vec<Rule> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../style").join(folder);
    let sheets = super::sheets(&folder).unwrap();
    let mut rules = Vec::new();
    for sheet in sheets {
        let css = without_comments(&sheet.css);
        for (at, _) in css.match_indices('}') {
            let before = &css[..at];
            let Some(open) = before.rfind(['{', '}']).filter(|&open| before[open..].starts_with('{')) else {
                continue;
            };
            let start = before[..open].rfind(['{', '}']).map_or(0, |start| start + 1);
            let selectors = before[start..open].rsplit(';').next().unwrap().trim().to_owned();
            rules.push(Rule { selectors, declarations: before[open + 1..].to_owned() });
        }
    }
    assert!(rules.len() > 10, "{}", folder.display());
    rules
}

fn without_comments(css: &str) -> String {
    let mut rest = css;
    let mut remaining = String::new();
    while let Some((before, comment)) = rest.split_once("/*") {
        remaining.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    remaining + rest
}

/// A colour of `tokens.css`, in the light and the dark scheme.
fn colours(tokens: &str, value: &str) -> [[f64; 3]; 2] {
    let name = value
        .trim()
        .strip_prefix("var(")
        .and_then(|name| name.strip_suffix(')'))
        .unwrap_or_else(|| panic!("{value}: not a token"));
    let (_, pair) = tokens
        .split_once(&format!("{name}: light-dark("))
        .unwrap_or_else(|| panic!("{name}: not in tokens.css"));
    let (light, dark) = pair.split_once(')').unwrap().0.split_once(',').unwrap();
    [light, dark].map(|hex| {
        let hex = hex.trim().trim_start_matches('#');
        [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0)
    })
}

/// The contrast of two colours (WCAG 2.2, “contrast ratio”).
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let luminance = |colour: [f64; 3]| {
        let linear = colour.map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    };
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Regression: a highlighted word in a citation kept the citation’s pale ink, with a contrast of 3.96:1 in the dark scheme.
#[test]
fn a_marked_word_can_be_read_wherever_it_stands() {
    let tokens =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../style/first/tokens.css"))
            .unwrap();
    let mut checked = 0;
    for rule in rules("later")
        .iter()
        .filter(|rule| rule.selectors == "mark" || rule.selectors.contains("::highlight("))
    {
        if rule.value("background") == Some("none") {
            continue; // On paper nothing is marked.
        }
        // Without its own colour, a highlight inherits any text colour.
        let ink = rule.value("color").unwrap_or_else(|| panic!("{}: no colour", rule.selectors));
        let ground = rule.value("background").unwrap();
        let [ink, ground] = [ink, ground].map(|value| colours(&tokens, value));
        for (ink, ground) in ink.into_iter().zip(ground) {
            assert!(contrast(ink, ground) >= 4.5, "{}: {:.2}:1", rule.selectors, contrast(ink, ground));
        }
        checked += 1;
    }
    assert_eq!(checked, 3, "mark, and two highlights");
    assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 0.01);
}

/// iOS zooms into a field with text smaller than 16 px, and does not zoom out.
#[test]
fn input_fields_use_at_least_16_px() {
    let mut checked = 0;
    for rule in rules("first").iter().chain(&rules("later")) {
        let is_field =
            ["input", "select", "textarea", ".search-field"].iter().any(|end| rule.selectors.ends_with(end));
        if !is_field || rule.value("font").is_none() {
            continue;
        }
        let size = rule.value("font-size").unwrap_or_else(|| panic!("{}: no size", rule.selectors));
        let rem: f64 = size.strip_suffix("rem").unwrap().parse().unwrap();
        // A rem is 16 px, unless the user chooses more.
        assert!(rem >= 1.0, "{}: {size}", rule.selectors);
        checked += 1;
    }
    assert_eq!(checked, 3);
}

/// A zero is 1.11 (Noto Serif) to 1.34 times (Georgia) as wide as an average English letter, blanks included.
#[test]
fn a_line_has_at_most_75_letters_in_any_serif() {
    let rules = rules("first");
    let root = rules.iter().find(|rule| rule.value("--measure").is_some()).unwrap();
    let zeros: f64 = root
        .value("--measure")
        .unwrap()
        .split_once("rem, ")
        .unwrap()
        .1
        .strip_suffix("ch)")
        .unwrap()
        .parse()
        .unwrap();
    assert!(zeros * 1.34 <= 75.5, "{zeros}");
    let html = rules.iter().find(|rule| rule.selectors == "html" && rule.value("font").is_some()).unwrap();
    assert!(html.value("font-size-adjust").is_some(), "serifs of one height");
}

#[test]
fn a_button_is_never_narrower_than_its_longest_word() {
    let rules = rules("first");
    let rule = rules.iter().find(|rule| rule.value("overflow-wrap") == Some("break-word")).unwrap();
    for button in ["button", "summary", ".button", ".chip", ".segments", "nav"] {
        assert!(rule.selectors.split(',').any(|selector| selector.trim() == button), "{button}");
    }
}

/// Forced colours make a transparent border visible, so every item would look like the current one.
#[test]
fn forced_colours_underline_the_current_item_of_the_navigation_alone() {
    let rules = rules("first");
    let is_hidden = |rule: &&Rule| rule.selectors == ".main-nav a:not([aria-current], :hover)";
    assert_eq!(rules.iter().find(is_hidden).unwrap().value("border-color"), Some("Canvas"));
}

/// Messages at the edge of the window must not cover the focused element (WCAG 2.4.11).
#[test]
fn messages_about_the_network_do_not_cover_the_page() {
    let css =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/offline.css")).unwrap();
    assert!(css.contains(".offline-line") && css.contains(".offline-notice"));
    assert!(!css.contains("position:"), "nothing there is taken out of the flow");
}

//! `screenshots.toml` and its pictures, checked. Browsers show them to someone who is about to install the reader.
//!
//! Browsers silently omit a picture that breaks their rules, so here it is an error. Source: “screenshots” in W3C's Web
//! Application Information, and Chromium's requirements: 320 to 3,840 pixels a side, the longer side at most 2.3 times
//! the shorter one, and one aspect ratio for all wide pictures and one for all narrow pictures.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, ErrorKind};
use std::path::Path;

use png::Decoder;

use super::folder::SCREENSHOTS_FOLDER;
use super::problem::{Problem, did_you_mean};
use super::reason::reason;
use super::source::Source;
use super::table::Table;

/// The allowed length of a side, in pixels.
const SIDE: std::ops::RangeInclusive<u32> = 320..=3840;
/// In bytes. A user who sees an install prompt does not wait for a larger file.
const LARGEST: usize = 1_000_000;

/// Other names for the tables.
const TABLES: [(&str, &str); 6] = [
    ("screenshots", "screenshot"),
    ("picture", "screenshot"),
    ("pictures", "screenshot"),
    ("image", "screenshot"),
    ("images", "screenshot"),
    ("screen", "screenshot"),
];

/// Other names for the keys of a picture.
const KEYS: [(&str, &str); 12] = [
    ("name", "file"),
    ("path", "file"),
    ("src", "file"),
    ("filename", "file"),
    ("picture", "file"),
    ("image", "file"),
    ("alt", "label"),
    ("title", "label"),
    ("caption", "label"),
    ("description", "label"),
    ("text", "label"),
    ("labels", "label"),
];

/// An example of a label.
const LABEL: &str = "The blog: posts by month";

/// A screenshot of the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screenshot {
    /// The PNG file.
    pub png: Vec<u8>,
    /// A description of the picture.
    pub label: String,
    /// The width in pixels.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
}

impl Screenshot {
    /// Whether it shows the reader on a wide screen.
    #[must_use]
    pub const fn is_wide(&self) -> bool {
        self.width >= self.height
    }

    /// Whether both have the same aspect ratio.
    fn has_shape_of(&self, other: &Self) -> bool {
        u64::from(self.width) * u64::from(other.height) == u64::from(other.width) * u64::from(self.height)
    }
}

/// The pictures, in file order. Their files are in a folder below `dir`.
pub(super) fn check_screenshots(source: &Source, dir: &Path, problems: &mut Vec<Problem>) -> Vec<Screenshot> {
    let Some(mut table) = Table::parse(source, &source.text, 0, problems) else { return Vec::new() };
    table.knows_as(&TABLES);
    let tables = table.take_tables("screenshot", problems);
    table.refuse_unknown(problems);
    let mut seen = BTreeSet::new();
    let mut all: Vec<Screenshot> = Vec::new();
    for mut table in tables {
        table.knows_as(&KEYS);
        let [written, label] = ["file", "label"].map(|key| table.text(key, problems));
        table.refuse_unknown(problems);
        let example = Some(format!("{LABEL:?}"));
        let label = table.needed_as("label", label.as_ref(), example, problems);
        let file = table.needed("file", written.as_ref(), problems);
        let (Some(file), Some(value)) = (file, &written) else { continue };
        if !seen.insert(file.clone()) {
            let message = format!("“{file}” is in this file already. Remove one of the two [[screenshot]]");
            problems.push(table.wrong("file", value, message));
            continue;
        }
        let picture = read(dir, &file).and_then(|picture| {
            let same = all.iter().find(|other| other.is_wide() == picture.is_wide());
            match same.filter(|other| !other.has_shape_of(&picture)) {
                None => Ok(picture),
                Some(other) => Err(shapes(&picture, other, &file)),
            }
        });
        match (picture, label) {
            (Ok(picture), Some(label)) => all.push(Screenshot { label, ..picture }),
            (Ok(_), None) => {}
            (Err(message), _) => problems.push(table.wrong("file", value, message)),
        }
    }
    all
}

/// The names of the pictures in `screenshots.toml`. Leaves out those that the check refuses.
pub(super) fn listed_pictures(toml: &str) -> Vec<String> {
    let file: toml::Table = toml::from_str(toml.trim_start_matches('\u{feff}')).unwrap_or_default();
    // Like the check, take a single table for a list of one.
    let tables: Vec<&toml::Value> = match file.get("screenshot") {
        Some(toml::Value::Array(tables)) => tables.iter().collect(),
        single => single.into_iter().collect(),
    };
    let names = tables.into_iter().filter_map(|table| table.get("file").and_then(|name| name.as_str()));
    names.filter(|name| is_in_folder(name) && is_png_name(name)).map(str::to_owned).collect()
}

/// Whether the name is that of a visible file, without the path of another folder.
pub(super) fn is_in_folder(name: &str) -> bool {
    !name.contains(['/', '\\']) && !name.starts_with('.')
}

/// Whether the name is that of a PNG picture.
pub(super) fn is_png_name(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("png"))
}

/// The message for a picture that is not there, with a similar name if there is one.
fn missing(dir: &Path, file: &str) -> String {
    let folder = dir.join(SCREENSHOTS_FOLDER);
    let names = fs::read_dir(&folder).into_iter().flatten().flatten();
    let mut names: Vec<String> =
        names.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    let hint = did_you_mean(file, names.iter().map(String::as_str));
    format!("There is no picture {file} in the folder {}. Put it there{hint}", folder.display())
}

fn shapes(picture: &Screenshot, other: &Screenshot, file: &str) -> String {
    let kind = if picture.is_wide() { "wide" } else { "narrow" };
    format!(
        "{file} is {} × {} pixels, and the first {kind} picture is {} × {}. All {kind} pictures need the same shape: crop one of them",
        picture.width, picture.height, other.width, other.height
    )
}

/// A picture without its label, or what is wrong with it.
fn read(dir: &Path, file: &str) -> Result<Screenshot, String> {
    if !is_in_folder(file) {
        let name = file.rsplit(['/', '\\']).next().unwrap_or_default().trim_start_matches('.');
        return Err(format!(
            "Put the picture into the folder {SCREENSHOTS_FOLDER}, and write only its name: file = \"{name}\" (found “{file}”)"
        ));
    }
    // Exports tell pictures from texts by their names.
    if !is_png_name(file) {
        return Err(format!("Save the picture as PNG, with a name that ends in .png (found “{file}”)"));
    }
    let path = dir.join(SCREENSHOTS_FOLDER).join(file);
    let png = fs::read(&path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => missing(dir, file),
        _ => format!("{} cannot be read: {}", path.display(), reason(&error)),
    })?;
    let (width, height) = size(&png)
        .map_err(|error| format!("{file} is not a complete PNG picture ({error}). Save it as PNG again"))?;
    let (long, short) = (width.max(height), width.min(height));
    if !SIDE.contains(&short) || !SIDE.contains(&long) {
        let (least, most) = (SIDE.start(), SIDE.end());
        return Err(format!(
            "{file} is {width} × {height} pixels; browsers take pictures whose sides have {least} to {most}. Resize it, to 1280 × 800 or 400 × 800 for example"
        ));
    }
    if u64::from(long) * 10 > u64::from(short) * 23 {
        return Err(format!(
            "{file} is {width} × {height} pixels; browsers take pictures whose longer side is at most 2.3 times the other. Crop it"
        ));
    }
    if png.len() > LARGEST {
        return Err(format!(
            "{file} has {} bytes, and at most {LARGEST} are allowed. Resize it, or save it with fewer colours",
            png.len()
        ));
    }
    Ok(Screenshot { png, label: String::new(), width, height })
}

/// Width and height of a PNG. Decodes all of it to check that it is complete.
fn size(png: &[u8]) -> Result<(u32, u32), String> {
    let mut reader = Decoder::new(Cursor::new(png)).read_info().map_err(|error| error.to_string())?;
    let (width, height) = reader.info().size();
    while reader.next_row().map_err(|error| error.to_string())?.is_some() {}
    reader.finish().map_err(|error| error.to_string())?;
    Ok((width, height))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width, height);
        encoder.set_depth(png::BitDepth::One);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&vec![0; (width.div_ceil(8) * height) as usize]).unwrap();
        writer.finish().unwrap();
        bytes
    }

    /// Checks pictures with these names and contents, one table each.
    fn check(pictures: &[(&str, Vec<u8>)]) -> (Vec<Screenshot>, Vec<String>) {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join(SCREENSHOTS_FOLDER);
        fs::create_dir(&folder).unwrap();
        let mut toml = String::new();
        for (name, content) in pictures {
            toml += &format!("[[screenshot]]\nfile = '{name}'\nlabel = 'The blog'\n");
            if !content.is_empty() {
                fs::write(folder.join(name), content).unwrap();
            }
        }
        let source = Source::new("s", toml.into_bytes()).unwrap();
        let mut problems = Vec::new();
        let all = check_screenshots(&source, dir.path(), &mut problems);
        let messages = problems.iter().map(|problem| format!("{}: {}", problem.line, problem.message));
        (all, messages.map(|message| message.replace(&dir.path().display().to_string(), "DIR")).collect())
    }

    #[test]
    fn wide_and_narrow_ones_are_told_apart_by_their_sides() {
        let (all, problems) =
            check(&[("w.png", png(1280, 800)), ("n.png", png(400, 800)), ("v.png", png(640, 400))]);
        assert_eq!(problems, [""; 0]);
        let sizes = all.iter().map(|one| (one.width, one.height, one.is_wide()));
        assert_eq!(sizes.collect::<Vec<_>>(), [(1280, 800, true), (400, 800, false), (640, 400, true)]);
        assert_eq!(all[0].png, png(1280, 800));
        assert_eq!(all[0].label, "The blog");
    }

    #[test]
    fn what_a_browser_would_leave_out_is_an_error() {
        let whole = png(640, 400);
        let mut damaged = whole.clone();
        let middle = damaged.len() / 2;
        damaged[middle] ^= 1;
        let (all, problems) = check(&[
            ("first.png", whole.clone()),
            ("first.png", whole.clone()),
            ("../up.png", vec![]),
            ("gone.png", vec![]),
            ("small.png", png(300, 300)),
            ("long.png", png(400, 1000)),
            ("square.png", png(400, 400)),
            ("page.png", b"<!doctype html>".to_vec()),
            ("cut.png", whole[..whole.len() - 20].to_vec()),
            ("damaged.png", damaged),
            ("whole.jpg", whole.clone()),
        ]);
        assert_eq!(all.len(), 1);
        let messages: Vec<&str> = problems.iter().map(String::as_str).collect();
        let starts = [
            "5: “first.png” is in this file already. Remove one",
            "8: Put the picture into the folder screenshots, and write only its name: file = \"up.png\"",
            "11: There is no picture gone.png in the folder DIR/screenshots. Put it there",
            "14: small.png is 300 × 300 pixels; browsers take pictures whose sides have 320 to 3840.",
            "17: long.png is 400 × 1000 pixels; browsers take pictures whose longer side",
            "20: square.png is 400 × 400 pixels, and the first wide picture is 640 × 400. All wide pictures need the same shape",
            "23: page.png is not a complete PNG picture (",
            "26: cut.png is not a complete PNG picture (",
            "29: damaged.png is not a complete PNG picture (",
            "32: Save the picture as PNG, with a name that ends in .png (found “whole.jpg”)",
        ];
        assert_eq!(messages.len(), starts.len(), "{messages:#?}");
        for (message, start) in messages.iter().zip(starts) {
            assert!(message.starts_with(start), "{message} is not {start}");
        }
    }
}

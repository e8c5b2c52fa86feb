//! `screenshots.toml` and its pictures, checked. Browsers show them to someone who is about to install the reader.
//!
//! Browsers silently omit a picture that breaks their rules, so here it is an error. Source: “screenshots” in W3C's Web
//! Application Information, and Chromium's requirements: 320 to 3,840 pixels a side, the longer side at most 2.3 times
//! the shorter one, and one aspect ratio for all wide pictures and one for all narrow pictures.

use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;
use std::path::Path;

use png::Decoder;

use super::folder::SCREENSHOTS_FOLDER;
use super::problem::Problem;
use super::reason::reason;
use super::source::Source;
use super::table::Table;

/// The allowed length of a side, in pixels.
const SIDE: std::ops::RangeInclusive<u32> = 320..=3840;
/// In bytes. A user who sees an install prompt does not wait for a larger file.
const LARGEST: usize = 1_000_000;

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
    let tables = table.take_tables("screenshot", problems);
    table.refuse_unknown(problems);
    let mut seen = BTreeSet::new();
    let mut all: Vec<Screenshot> = Vec::new();
    for mut table in tables {
        let [written, label] = ["file", "label"].map(|key| table.text(key, problems));
        table.refuse_unknown(problems);
        let label = table.needed("label", label.as_ref(), problems);
        let file = table.needed("file", written.as_ref(), problems);
        let (Some(file), Some(value)) = (file, &written) else { continue };
        if !seen.insert(file.clone()) {
            let message = format!("a picture stands there once, and “{file}” was found before");
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
    let tables = file.get("screenshot").and_then(|list| list.as_array()).into_iter().flatten();
    let names = tables.filter_map(|table| table.get("file").and_then(|name| name.as_str()));
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

fn shapes(picture: &Screenshot, other: &Screenshot, file: &str) -> String {
    let kind = if picture.is_wide() { "wide" } else { "narrow" };
    format!(
        "all {kind} pictures have the same shape as the first, {} × {}, and {file} is {} × {}",
        other.width, other.height, picture.width, picture.height
    )
}

/// A picture without its label, or what is wrong with it.
fn read(dir: &Path, file: &str) -> Result<Screenshot, String> {
    if !is_in_folder(file) {
        return Err(format!("it is the name of a file in {SCREENSHOTS_FOLDER}/, and “{file}” was found"));
    }
    // Exports tell pictures from texts by their names.
    if !is_png_name(file) {
        return Err(format!("its name ends with .png, and “{file}” was found"));
    }
    let path = dir.join(SCREENSHOTS_FOLDER).join(file);
    let png =
        fs::read(&path).map_err(|error| format!("{} cannot be read: {}", path.display(), reason(&error)))?;
    let (width, height) =
        size(&png).map_err(|error| format!("it is a PNG picture, and {file} is not: {error}"))?;
    let (long, short) = (width.max(height), width.min(height));
    if !SIDE.contains(&short) || !SIDE.contains(&long) {
        let (least, most) = (SIDE.start(), SIDE.end());
        return Err(format!("a side has {least} to {most} pixels, and {file} is {width} × {height}"));
    }
    if u64::from(long) * 10 > u64::from(short) * 23 {
        return Err(format!(
            "the longer side is at most 2.3 times the other, and {file} is {width} × {height}"
        ));
    }
    if png.len() > LARGEST {
        return Err(format!("it has at most {LARGEST} bytes, and {file} has {}", png.len()));
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
            "5: a picture stands there once, and “first.png” was found before",
            "8: it is the name of a file in screenshots/, and “../up.png” was found",
            "11: DIR/screenshots/gone.png cannot be read: ",
            "14: a side has 320 to 3840 pixels, and small.png is 300 × 300",
            "17: the longer side is at most 2.3 times the other, and long.png is 400 × 1000",
            "20: all wide pictures have the same shape as the first, 640 × 400, and square.png is 400 × 400",
            "23: it is a PNG picture, and page.png is not: ",
            "26: it is a PNG picture, and cut.png is not: ",
            "29: it is a PNG picture, and damaged.png is not: ",
            "32: its name ends with .png, and “whole.jpg” was found",
        ];
        assert_eq!(messages.len(), starts.len(), "{messages:#?}");
        for (message, start) in messages.iter().zip(starts) {
            assert!(message.starts_with(start), "{message} is not {start}");
        }
    }
}

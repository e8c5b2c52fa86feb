use super::*;
use crate::finish::fixture::{Fixture, monthly};

/// Width, height, and how many pixels have each of the 16 colours.
fn decoded(png: &[u8]) -> (usize, usize, [usize; 16]) {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
    decoder.set_transformations(png::Transformations::IDENTITY);
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    assert_eq!((info.color_type, info.bit_depth), (png::ColorType::Indexed, png::BitDepth::Four));
    let mut counts = [0; 16];
    for byte in pixels {
        counts[usize::from(byte >> 4)] += 1;
        counts[usize::from(byte & 15)] += 1;
    }
    (info.width as usize, info.height as usize, counts)
}

fn post(title: &str) -> Option<Vec<u8>> {
    Painter::new("A Digest").post(title, "December 2022").unwrap()
}

/// The number of pixels in full ink.
fn ink(title: &str) -> usize {
    decoded(&post(title).unwrap()).2[15]
}

#[test]
fn a_picture_has_the_size_that_previews_want_and_is_light() {
    let title = "The alliance in individual psychotherapy predicts outcome across treatments and raters";
    let picture = post(title).unwrap();
    let (width, height, counts) = decoded(&picture);
    assert_eq!((width, height), (1200, 630));
    assert!(picture.len() < 40_000, "{} bytes", picture.len());
    assert!(counts[0] > 600_000 && counts[7] > SPINE * HEIGHT && counts[15] > 10_000, "{counts:?}");
    let other = post("Other words").unwrap();
    assert!(picture != other && picture == post(title).unwrap());
}

#[test]
fn the_longer_a_title_the_smaller_its_letters_and_none_is_off_the_sheet() {
    let mut painter = Painter::new("A Digest");
    for words in [1, 8, 20, 60, 2000] {
        let title = "Psychotherapy ".repeat(words);
        let picture = painter.post(&title, "May 2020").unwrap().unwrap();
        // With any number of words, ink stays within its area: it never reaches the month’s line.
        let (_, _, counts) = decoded(&picture);
        assert!(counts[15] < 70_000, "{words} words: {counts:?}");
    }
    assert!(ink(&"m".repeat(3000)) > ink("m"));
}

#[test]
fn titles_that_mean_harm_make_pictures_or_none_but_no_panic() {
    let written = [
        "</title><script>alert(1)</script> & “quotes” ]]>",
        "שלום עולם: a study",
        "مرحبا بالعالم",
        "Ein Überblick: ﬁnden, œuvre, cafe\u{301}, Ελληνικά, Привет",
        "A\u{202e}reversed\u{202c} title\u{200b}\u{feff}",
        "Tabs\tand\nlines\r\n",
        "👩‍👩‍👧‍👦 Families 🏳️‍🌈 and 👍🏽 thumbs",
        "a\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}",
    ];
    for title in written {
        assert!(ink(title) > 500, "{title}");
    }
    // None of these is readable in a picture.
    for title in ["", " \n ", "👍🏽", "心理療法", "\u{0}\u{7}"] {
        assert_eq!(post(title), None, "{title:?}");
    }
    assert!(ink("👍🏽 Thumbs") == ink("Thumbs"));
}

#[test]
fn a_sites_picture_is_there_whatever_its_title() {
    let (width, height, counts) = decoded(&Painter::new("心").site("心", "").unwrap());
    assert_eq!((width, height, counts[15]), (1200, 630, 0));
    assert!(decoded(&Painter::new("A Digest").site("A Digest", "Every month").unwrap()).2[7] > 20_000);
}

#[test]
fn posts_without_a_picture_of_their_own_show_the_sites() {
    let mut posts = monthly(3);
    posts[1].title = "心理療法".into();
    let fixture = Fixture::new(posts);
    let posts: Vec<&Post> = fixture.posts.iter().collect();
    let dist = tempfile::tempdir().unwrap();
    let pictures = Pictures::write_newest(dist.path(), &fixture.input.manifest, &posts[..2]).unwrap();
    let of = |post| {
        let picture = pictures.of(post, "T & Co");
        assert!(dist.path().join(&picture.path).is_file(), "{}", picture.path);
        (picture.path, picture.alt)
    };
    let site = ("picture.png".to_owned(), "T & Co".to_owned());
    let own = "posts/post-0/picture.png".to_owned();
    assert_eq!(of(Some(posts[0])), (own, "Title of post-0. December 2022. T & Co".to_owned()));
    assert_eq!((of(Some(posts[1])), of(Some(posts[2])), of(None)), (site.clone(), site.clone(), site));
    assert!(!dist.path().join("posts/post-1").exists());
}

/// Writes pictures for inspection: `PICTURES=folder cargo test -p pprnet-site pictures_to_look_at`.
#[test]
fn pictures_to_look_at() {
    let Some(folder) = std::env::var_os("PICTURES") else { return };
    let titles = [
        "The alliance in individual psychotherapy",
        "For whom does adding short-term psychodynamic therapy to antidepressants pay off most?",
        "שלום עולם: a study of the alliance",
        "مرحبا بالعالم والعلاج النفسي",
    ];
    let mut painter = Painter::new("Psychotherapy Practice Research Digest");
    for (number, title) in titles.iter().enumerate() {
        let picture = painter.post(title, "December 2022").unwrap().unwrap();
        std::fs::write(Path::new(&folder).join(format!("{number}.png")), picture).unwrap();
    }
    let site =
        painter.site("Psychotherapy Practice Research Digest", "Published findings, summarised for practice");
    std::fs::write(Path::new(&folder).join("site.png"), site.unwrap()).unwrap();
}

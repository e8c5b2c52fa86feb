//! The addresses of new posts.

use pprnet_content::POSTS_FOLDER;

use super::*;

#[test]
fn posts_of_one_title_keep_their_addresses_whichever_comes_first() {
    let title = "Research in Brief";
    let may = page(&[("May 2020", &[post(title, "Paper")])]);
    let june = page(&[("June 2020", &[post(title, "Inkwell")]), ("May 2020", &[post(title, "Paper")])]);
    let again = page(&[("May 2020", &[post(title, "Quill"), post(title, "Paper")])]);
    let expected =
        ["research-in-brief Paper", "research-in-brief-2020-06 Inkwell", "research-in-brief-quill Quill"];
    for order in [
        [&may, &june, &again],
        [&may, &again, &june],
        [&june, &may, &again],
        [&june, &again, &may],
        [&again, &may, &june],
        [&again, &june, &may],
    ] {
        let one_by_one = Folder::new();
        for page in order {
            one_by_one.import(std::slice::from_ref(page));
        }
        assert_eq!(one_by_one.addresses(), expected);
        let at_once = Folder::new();
        let counts = at_once.import(&order.map(Clone::clone)).counts;
        assert_eq!((counts.new, counts.differing), (3, 0));
        assert_eq!(at_once.addresses(), expected);
    }
}

#[test]
fn an_address_that_a_post_had_is_not_given_to_another() {
    let folder = Folder::new();
    let first = page(&[("May 2020", &[post("Pens", "Quill")])]);
    folder.import_with(&[first], &ImportOptions::default()).unwrap();
    let posts = folder.content().join(POSTS_FOLDER);
    let text = fs::read_to_string(posts.join("2020-05-pens.md")).unwrap();
    fs::remove_file(posts.join("2020-05-pens.md")).unwrap();
    let moved = text.replace("topics = []", "was = [\"ink\"]\ntopics = []");
    fs::write(posts.join("2020-05-quills.md"), moved).unwrap();
    let second = page(&[("April 2020", &[post("Ink", "Nib")])]);
    let done = folder.import_with(&[second], &ImportOptions::default()).unwrap();
    assert_eq!(done.files, ["posts/2020-04-ink-2020-04.md"]);
}

//! The message for something that failed to load, with the button that may help.
//!
//! It is written as HTML, because search writes all its results as HTML. The class of the button says what it does.

#![expect(unreachable_pub, reason = "the component macro writes `pub` items into private modules")]

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use pprnet_address::names::class_of;
use pprnet_browser::document;
use pprnet_browser::events::Event;
use pprnet_html::Html;

use crate::store::{LoadFault, Piece, use_store};
use crate::wording;

/// A selector for the button that loads again what has failed.
pub(crate) const AGAIN: &str = ".failure-again";

/// A selector for the button that reloads the page.
pub(crate) const RELOAD: &str = ".failure-reload";

/// Reports that a piece failed to load.
#[component]
pub(crate) fn Failure(fault: LoadFault, piece: Piece) -> impl IntoView {
    let store = use_store();
    let words = match piece {
        Piece::Chunk(_) => wording::part_failure(wording::this_page(), &fault),
        Piece::Manifest | Piece::Shard(_) | Piece::Index => wording::failure(&fault),
    };
    message(&words, Box::new(move || store.retry(piece)))
}

/// Reports that a part of the program, or one of its files, failed to load. `retry` loads it again.
#[component]
pub(crate) fn PartFailure(part: &'static str, fault: LoadFault, retry: Box<dyn Fn()>) -> impl IntoView {
    message(&wording::part_failure(part, &fault), retry)
}

fn message(words: &wording::Failure, retry: Box<dyn Fn()>) -> AnyView {
    let mut content = Html::new();
    write(&mut content, words);
    let press = move |event: MouseEvent| {
        let event = Event::from(event);
        if event.at(AGAIN).is_some() {
            retry();
        } else if event.at(RELOAD).is_some() {
            document::reload();
        }
    };
    view! { <div class="failure" role="alert" on:click=press inner_html=content.into_string()></div> }
        .into_any()
}

/// The message as HTML. The caller must handle clicks on its button.
pub(crate) fn html(words: &wording::Failure) -> String {
    let mut html = Html::new();
    write(html.tag("<div role=\"alert\" class=\"failure\">"), words);
    html.tag("</div>");
    html.into_string()
}

fn write(html: &mut Html, words: &wording::Failure) {
    html.tag("<p class=\"failure-title\">").text(&words.title).tag("</p><p>").text(&words.advice);
    let (class, label) = match words.again {
        true => (const { class_of(AGAIN) }, wording::try_again()),
        false => (const { class_of(RELOAD) }, wording::reload()),
    };
    html.tag("</p><button type=\"button\" class=\"button ")
        .tag(class)
        .tag("\">")
        .text(label)
        .tag("</button>");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(again: bool) -> wording::Failure {
        wording::Failure { title: "A & B".into(), advice: "Wait.".into(), again }
    }

    #[test]
    fn the_class_of_the_button_says_what_it_does() {
        let message =
            "<div role=\"alert\" class=\"failure\"><p class=\"failure-title\">A &amp; B</p><p>Wait.</p>";
        let button = "<button type=\"button\" class=\"button failure";
        assert_eq!(html(&words(true)), format!("{message}{button}-again\">Try again</button></div>"));
        assert_eq!(html(&words(false)), format!("{message}{button}-reload\">Reload the page</button></div>"));
    }

    #[test]
    fn pages_and_results_show_the_same_message() {
        for again in [true, false] {
            let owner = Owner::new_root(None);
            let view = owner.with(|| message(&words(again), Box::new(|| ())).to_html());
            assert_eq!(view.replace("<!>", ""), html(&words(again)));
        }
    }
}

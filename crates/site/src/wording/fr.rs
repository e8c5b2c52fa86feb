//! The words of the files that people see, in French.

use pprnet_archive::NoticeKind;

pprnet_archive::texts! {
    /// In a feed that is open in a browser: the way to the page of the same posts.
    feed_as_page: "La même chose en page Web";
    /// And to the next page of the feed.
    feed_older: "Billets plus anciens";
    /// In a newsletter: the heading of what follows for practice, and that of the summary.
    summary: "Résumé";
    /// The link to the post.
    read_on_site: "Lire ce billet sur le site";
    /// On the page that a browser shows offline where the app cannot draw another.
    shell_title: "Cette page n’a pas pu être affichée";
    shell_text: "Ce navigateur conserve une copie du site, mais la partie qui affiche cette page n’a pas démarré. Rechargez la page\u{202f}; si cela ne suffit pas, ";
    shell_way: "faites réparer ou supprimer la copie";
    shell_end: ".";
    /// Between a name and what it names.
    colon: "\u{a0}: ";
}

pub(super) const fn notice(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Correction => "Corrigé",
        NoticeKind::Retraction => "Rétracté",
    }
}

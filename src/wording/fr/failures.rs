//! Why something failed to load, and what to do, in French.

use pprnet_archive::ReadError;
use pprnet_browser::FetchFault;

use crate::store::LoadFault;

/// The words for a fault: the title if posts are missing, its end after the name of another part, and the advice. The name of the
/// part may have any gender and number, so no word agrees with it.
pub(in crate::wording) fn fault_words(fault: &LoadFault) -> &'static [&'static str; 3] {
    match fault {
        LoadFault::NoManifest => &[
            "Cette copie du site est incomplète",
            "cette copie du site est incomplète",
            "La page ne dit pas où sont ses fichiers. Rechargez la page\u{202f}; si cela ne suffit pas, prévenez la rédaction.",
        ],
        LoadFault::Fetch(FetchFault::Network) => &[
            "Les billets sont hors d’atteinte",
            "le site est hors d’atteinte",
            "Il semble n’y avoir aucune connexion au site. Vérifiez le réseau, puis réessayez.",
        ],
        LoadFault::Fetch(FetchFault::Stalled) => &[
            "La connexion s’est interrompue",
            "la connexion s’est interrompue",
            "Le site n’envoie plus rien. Réessayez, peut-être là où le signal est meilleur.",
        ],
        LoadFault::Fetch(FetchFault::Gone) => &[
            "Ces billets ont été déplacés",
            "le fichier a été déplacé",
            "Le site a sans doute été mis à jour depuis l’ouverture de cette page. Rechargez la page pour obtenir la nouvelle version.",
        ],
        LoadFault::Fetch(FetchFault::Status(_)) => &[
            "Le site a répondu par une erreur",
            "le site a répondu par une erreur",
            "Réessayez dans un instant.",
        ],
        LoadFault::Damaged | LoadFault::Read(ReadError::Changed { .. }) => &[
            "Les billets ont été altérés en chemin",
            "le fichier a été altéré en chemin",
            "Le fichier n’est pas celui qui a été publié\u{a0}: il n’est donc pas utilisé. Réessayez.",
        ],
        LoadFault::Replaced => &[
            "Le site envoie autre chose",
            "le site envoie autre chose",
            "Il a sans doute été mis à jour depuis l’ouverture de cette page, ou le réseau vous demande de vous connecter. Rechargez la page.",
        ],
        LoadFault::Read(ReadError::NotJson { .. }) => &[
            "Le réseau a envoyé autre chose que les billets",
            "le réseau a envoyé autre chose",
            "Il affiche peut-être une page de connexion. Connectez-vous, puis réessayez.",
        ],
        LoadFault::Read(ReadError::CutOff { .. }) => &[
            "Une partie seulement des billets est arrivée",
            "une partie seulement du fichier est arrivée",
            "La connexion a été coupée. Réessayez.",
        ],
        LoadFault::Read(ReadError::Newer { .. }) => &[
            "Les archives sont plus récentes que cette page",
            "le fichier est plus récent que cette page",
            "Le site a été mis à jour depuis l’ouverture de cette page. Rechargez la page pour obtenir la nouvelle version.",
        ],
        LoadFault::Read(ReadError::Form { .. } | ReadError::Mismatch { .. }) => &[
            "Les fichiers des archives ne concordent pas",
            "les fichiers du site ne concordent pas",
            "Une mise à jour du site est peut-être incomplète. Rechargez la page\u{202f}; si cela ne suffit pas, prévenez la rédaction.",
        ],
    }
}

/// The answer of the server, as the beginning of an advice.
pub(in crate::wording) fn server_answered(code: u16) -> String {
    format!("Son serveur a répondu {code}. ")
}

/// The title for a part of the program, or one of its files.
pub(in crate::wording) fn title_of_part(part: &str, end: &str) -> String {
    format!("{part}\u{a0}: {end}")
}

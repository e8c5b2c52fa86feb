//! What cookie banners say, in English, French, German, Dutch and Spanish.

use std::collections::HashSet;
use std::sync::LazyLock;

/// How web sites speak of their cookies.
pub(super) const VOICE: [&str; 39] = [
    "use cookies",
    "use of cookies",
    "uses cookies",
    "using cookies",
    "sets cookies",
    "dépose des cookies",
    "utilisation de cookies",
    "utilisation des cookies",
    "utilise des cookies",
    "utilise des témoins",
    "utilisons des cookies",
    "utilisons des témoins",
    "cookies verwenden",
    "einsatz von cookies",
    "nutzen cookies",
    "nutzt cookies",
    "setzen cookies",
    "setzt cookies",
    "verwenden cookies",
    "verwendet cookies",
    "verwendung von cookies",
    "gebruik van cookies",
    "gebruiken cookies",
    "gebruikt cookies",
    "plaatsen cookies",
    "plaatst cookies",
    "empleamos cookies",
    "uso de cookies",
    "usa cookies",
    "usamos cookies",
    "utiliza cookies",
    "utilizamos cookies",
    "utilizar cookies",
    "utilización de cookies",
    "utilise les cookies",
    "utilisons les cookies",
    "recours aux cookies",
    "recours à des cookies",
    "cookies einsetzen",
];
/// Other phrases of theirs with the word.
pub(super) const SIGNS: [&str; 46] = [
    "accept",
    "analyse our traffic",
    "analytics",
    "analyze our traffic",
    "browser",
    "browsing",
    "by continuing",
    "consent",
    "essential",
    "experience",
    "our site",
    "our website",
    "personali",
    "privacy",
    "this site",
    "this website",
    "ce site",
    "confidentialité",
    "continuer",
    "expérience",
    "fréquentation",
    "navigation",
    "notre site",
    "akzept",
    "datenschutz",
    "diese website",
    "diese webseite",
    "einverstanden",
    "einwillig",
    "erfahrung",
    "unsere website",
    "unserer website",
    "zustimm",
    "akkoord",
    "deze website",
    "ervaring",
    "onze website",
    "toestemming",
    "acepta",
    "consiente",
    "esta web",
    "experiencia",
    "navega",
    "preferencias",
    "privacidad",
    "sitio web",
];

/// Buttons and headings next to such a line, in lowercase and without punctuation around them.
pub(super) static BESIDE: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    const ALL: [&str; 5] = [
        "accept; accept all; accept cookies; accept selected; agree; allow; allow all; allow selection; always active; \
         analytics; close; confirm my choices; customise; customize; decline; decline all; deny; deny all; functional; \
         got it; i accept; i agree; i understand; learn more; manage consent; manage options; manage preferences; \
         marketing; more information; necessary; necessary only; ok; only necessary; preferences; privacy policy; \
         read more; reject; reject all; save preferences; see preferences; settings; show details; statistics; \
         view preferences",
        "accepter; accepter et fermer; accepter tout; continuer sans accepter; d'accord; en savoir plus; enregistrer; \
         fermer; fonctionnel; fonctionnels; gérer le consentement; gérer les préférences; gérer mes préférences; \
         j'accepte; j'ai compris; je refuse; marketing; mentions légales; nécessaires; ok j'accepte; ok, j'accepte; \
         ok, j'ai compris; paramétrer; paramètres; personnaliser; plus d'informations; politique de confidentialité; \
         préférences; refuser; refuser tout; statistiques; toujours actif; tout accepter; tout refuser; voir les préférences",
        "ablehnen; akzeptieren; alle akzeptieren; alle ablehnen; alle annehmen; alle zulassen; allem zustimmen; \
         allen zustimmen; alles ablehnen; alles akzeptieren; anpassen; annehmen; auswahl akzeptieren; auswahl erlauben; \
         auswahl speichern; datenschutz; datenschutzerklärung; details anzeigen; einstellungen; einstellungen anzeigen; \
         einstellungen speichern; einverstanden; essenziell; funktional; ich akzeptiere; ich stimme zu; immer aktiv; \
         impressum; mehr erfahren; mehr informationen; notwendig; nur essenzielle; nur notwendige; schließen; \
         speichern; statistik; statistiken; verstanden; verweigern; zustimmen",
        "aanpassen; accepteer; accepteer alles; accepteren; afwijzen; akkoord; alle accepteren; alle toestaan; \
         alleen noodzakelijk; alleen noodzakelijke; alles accepteren; alles afwijzen; alles toestaan; alles weigeren; \
         altijd actief; begrepen; functioneel; ik ga akkoord; instellingen; lees meer; meer informatie; meer lezen; \
         noodzakelijk; ok, begrepen; privacybeleid; privacyverklaring; selectie toestaan; sluiten; statistieken; \
         toestaan; toestemming beheren; voorkeuren; voorkeuren bekijken; voorkeuren beheren; voorkeuren opslaan; weigeren",
        "acepto; aceptar; aceptar todas; aceptar todo; cerrar; configuración; configurar; configurar preferencias; \
         de acuerdo; denegar; entendido; estadísticas; funcional; funcionales; gestionar consentimiento; \
         guardar preferencias; leer más; más información; necesarias; permitir; permitir todas; permitir todo; \
         personalizar; política de privacidad; preferencias; rechazar; rechazar todas; rechazar todo; saber más; \
         siempre activo; solo necesarias; sólo necesarias; ver preferencias",
    ];
    ALL.iter().flat_map(|list| list.split(';')).map(str::trim).collect()
});

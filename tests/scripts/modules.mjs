// Loads a script of public/ with the modules it imports, as a browser does: each load has its own modules over the given
// globals, so that no state is left from the last one.

import { readFileSync } from "node:fs";
import vm from "node:vm";

const PUBLIC = new URL("../../public/", import.meta.url);

/** The waiting times that `pprnet finish` writes into the scripts; here they pass only when a test advances the time. */
export const WAIT = {
  stall: 15_000,
  reply: 5_000,
  progress: 40_000,
  tabReply: 3_000,
  probe: 10_000,
  appStart: 10_000,
  offlineStart: 9_000,
  paint: 2_000,
  cover: 4_000,
  takeOver: 10_000,
  message: 6_000,
  updateCheck: 3_600_000,
  updateRetry: 60_000,
};

/** The texts of modules and their compiled code, by URL. */
const known = new Map();

function read(url, fill) {
  if (!known.has(url)) known.set(url, { text: readFileSync(new URL(url), "utf8") });
  const entry = known.get(url);
  const filled = fill(entry.text);
  return { text: filled, entry: filled === entry.text ? entry : {} };
}

/**
 * Runs `public/<name>`. `fill` may complete a module's text as publishing does; `url` is the script's published URL;
 * `importProgram` supplies the reader's program, first its URL and then the function that starts it.
 */
export async function run(name, globals, { fill = (text) => text, url = "https://digest.example/script.js", importProgram } = {}) {
  const context = vm.createContext(globals);
  const modules = new Map();
  const program = async (address) => {
    const start = await importProgram(address);
    const made = new vm.SyntheticModule(["default"], () => made.setExport("default", start), { context });
    await made.link(() => {});
    await made.evaluate();
    return made;
  };
  const module = (address) => {
    if (modules.has(address)) return modules.get(address);
    const { text, entry } = read(address, fill);
    const made = new vm.SourceTextModule(text, {
      context,
      identifier: address,
      // Cached code would import for the page for which it was first compiled.
      cachedData: text.includes("import(") ? undefined : entry.compiled,
      // All modules are published as one file.
      initializeImportMeta: (meta) => (meta.url = url),
      importModuleDynamically: (specifier) => program(specifier, context),
    });
    entry.compiled ??= made.createCachedData();
    modules.set(address, made);
    return made;
  };
  const entry = module(new URL(name, PUBLIC).href);
  await entry.link((specifier, { identifier }) => module(new URL(specifier, identifier).href));
  await entry.evaluate();
}

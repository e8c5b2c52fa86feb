// Starting the reader once more where its program could not be had.

/** A browser that is told to try on and on would fetch a program that it cannot run on and on. */
const MOST_TRIES = 3;

let tries = 0;
/** @type {Promise<boolean> | undefined} */
let trying;

/** The network is back: what failed before may come now. */
export function forgetTries() {
  tries = 0;
}

/**
 * Asks for the program again, if the page has none: the connection may be back, or the worker may have mended its copy.
 * Returns whether a reader has started. A browser remembers that a module failed, so it is asked for under another name,
 * which also makes the worker check its copy. Should the first one come after all, only one of the two starts.
 */
export function startAgain() {
  trying ??= attempt().finally(() => (trying = undefined));
  return trying;
}

async function attempt() {
  const { dataset } = document.documentElement;
  const has = () => dataset.claimed !== undefined;
  const isWanted = dataset.boot === "failed" && !has() && globalThis.WebAssembly;
  const [glue, wasm] = [link("link[rel=modulepreload]"), link("link[rel=preload][href$='.wasm']")];
  if (!isWanted || !glue || !wasm || tries >= MOST_TRIES) return false;
  tries += 1;
  try {
    const program = await import(`${glue}?${tries}`);
    await program.default({ module_or_path: wasm });
  } catch {
    // Then the page stays as it is.
  }
  return has();
}

/**
 * The address in a link of what starts the reader, which is in a template until the page has been painted.
 * @param {string} css
 */
function link(css) {
  const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById("start"));
  const found = document.head.querySelector(css) ?? template?.content.querySelector(css);
  return /** @type {HTMLLinkElement | null | undefined} */ (found)?.href;
}

// Starting the reader once more where its program could not be had.

/** A browser that is told to try on and on would fetch a program that it cannot run on and on. */
const MOST_TRIES = 3;

let tries = 0;
/** @type {Promise<boolean> | undefined} */
let trying;

/**
 * Asks for the program again, if the page has none: the connection may be back, or the worker may have mended its copy.
 * Returns whether the program has come. A browser remembers that a module failed, so it is asked for under another name,
 * which also makes the worker check its copy. Should the first one come after all, only one of the two starts.
 */
export function startAgain() {
  trying ??= attempt().finally(() => (trying = undefined));
  return trying;
}

async function attempt() {
  const { documentElement, head } = document;
  const [glue, wasm] = ["link[rel=modulepreload]", "link[rel=preload][href$='.wasm']"].map(
    (link) => /** @type {HTMLLinkElement | null} */ (head.querySelector(link))?.href,
  );
  const isWanted = documentElement.dataset.boot === "failed" && globalThis.WebAssembly;
  if (!isWanted || !glue || !wasm || tries >= MOST_TRIES) return false;
  tries += 1;
  try {
    const program = await import(`${glue}?${tries}`);
    await program.default({ module_or_path: wasm });
    return true;
  } catch {
    return false;
  }
}

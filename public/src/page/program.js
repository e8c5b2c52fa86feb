// Starts the reader again if its program failed to load.

/** The limit of tries, for browsers that cannot run the program and would fetch it again and again. */
const MOST_TRIES = 3;

let tries = 0;
let most = MOST_TRIES;
/** The latest try, or a finished one. */
let trying = Promise.resolve(false);

/** Allows new tries, since the network is back. */
export function forgetTries() {
  most = tries + MOST_TRIES;
}

/**
 * Loads the program again, if the page has none: the connection may be back, or the worker may have repaired its copy. Returns
 * whether a reader has started. Browsers remember that a module failed, so the request uses another name, which also makes the
 * worker check its copy. If the first copy arrives after all, only one of the two starts.
 */
export function startAgain() {
  // One after the other: what asks during a try, such as the network that is back, gets its own if that try fails.
  trying = trying.then((hasStarted) => hasStarted || attempt());
  return trying;
}

async function attempt() {
  const { dataset } = document.documentElement;
  const has = () => dataset.claimed !== undefined;
  const isWanted = dataset.boot === "failed" && !has() && globalThis.WebAssembly;
  const [glue, wasm] = [link("link[rel=modulepreload]"), link("link[rel=preload][href$='.wasm']")];
  if (!isWanted || !glue || !wasm || tries >= most) return false;
  tries += 1;
  try {
    const program = await import(`${glue}?${tries}`);
    await program.default({ module_or_path: wasm });
  } catch {
    // The page stays as it is.
  }
  return has();
}

/**
 * The address in a link that belongs to the reader's start. Those links are in a template until the page is parsed.
 * @param {string} css
 */
function link(css) {
  const template = /** @type {HTMLTemplateElement | null} */ (document.getElementById("start"));
  const found = document.head.querySelector(css) ?? template?.content.querySelector(css);
  return /** @type {HTMLLinkElement | null | undefined} */ (found)?.href;
}

/** The host sent something else than it should. */
export class Wrong extends Error {
  /** @param {{ response: Response, bytes: ArrayBuffer, hash: string }} [came] what came, if only its bytes were wrong */
  constructor(came) {
    super("wrong");
    this.came = came;
  }
}

/** The faults that have a sentence on the page. */
const NAMED = ["wrong", "changed", "space"];

/**
 * What went wrong, in one word.
 * @param {Error} error
 * @returns {Fault}
 */
export function faultOf(error) {
  if (error.name === "QuotaExceededError") return "space";
  return NAMED.includes(error.message) ? /** @type {Fault} */ (error.message) : "network";
}

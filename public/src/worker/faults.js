/** The host sent another response than expected. */
export class Wrong extends Error {
  /** @param {{ response: Response, bytes: ArrayBuffer, hash: string }} [received] the response, if only its bytes were wrong */
  constructor(received) {
    super("wrong");
    this.received = received;
  }
}

/** The faults that have a sentence on the page. */
const NAMED = ["wrong", "changed", "space"];

/**
 * The fault in one word.
 * @param {Error} error
 * @returns {Fault}
 */
export function faultOf(error) {
  if (error.name === "QuotaExceededError") return "space";
  return NAMED.includes(error.message) ? /** @type {Fault} */ (error.message) : "network";
}

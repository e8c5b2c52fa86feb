// The calls of a script into the browser. Each is a step, at which a test can plan trouble.

/** How each sort of call fails. */
const ERRORS = {
  read: () => new DOMException("unreadable", "UnknownError"),
  write: () => new DOMException("full", "QuotaExceededError"),
  delete: () => new DOMException("locked", "UnknownError"),
  network: () => new TypeError("Failed to fetch"),
  program: () => new TypeError("Failed to fetch dynamically imported module"),
  digest: () => new DOMException("no digest", "OperationError"),
  tabs: () => new DOMException("no tabs", "InvalidStateError"),
  registration: () => new DOMException("no registration", "InvalidStateError"),
  settings: () => new DOMException("no settings", "SecurityError"),
  worker: () => new DOMException("the worker has ended", "InvalidStateError"),
};

/** The sorts of calls of which the other side may never answer. */
const SILENT = ["network", "worker"];

const NEVER = () => new Promise(() => {});

export class Steps {
  /** `silence` makes a promise for a call that gets no answer. */
  constructor(silence = NEVER) {
    this.silence = silence;
    this.heal();
  }

  /** Forgets all steps, and ends all trouble. */
  heal() {
    this.plan(undefined, 0);
  }

  /**
   * Plans trouble at step `at`, counted from now: `kill` (no call ever ends from then on), `fails` (this call fails), `broken`
   * (from then on every call of its sort fails) or `stalls` (this call gets no answer).
   */
  plan(kind, at) {
    this.kind = kind;
    this.at = at;
    /** The sorts of all calls so far. */
    this.sorts = [];
    this.isDead = false;
    this.hasStruck = false;
  }

  /** Whether trouble of a kind can happen to a sort of call. */
  static can(kind, sort) {
    return kind !== "stalls" || SILENT.includes(sort);
  }

  /** The trouble of the next call: nothing, `dead`, `silent`, or the error with which it fails. */
  trouble(sort) {
    const number = this.sorts.push(sort);
    if (this.isDead) return "dead";
    const strikes = number === this.at;
    this.hasStruck ||= strikes;
    if (strikes && this.kind === "kill") {
      this.isDead = true;
      return "dead";
    }
    if (strikes && this.kind === "stalls") return "silent";
    const isBroken = this.kind === "broken" && number >= this.at && sort === this.sorts[this.at - 1];
    return isBroken || (strikes && this.kind === "fails") ? ERRORS[sort]() : undefined;
  }

  /** One call that the script waits for. */
  async next(sort) {
    const trouble = this.trouble(sort);
    await undefined;
    // A call that was under way when the browser was killed does not end, either.
    if (trouble === "dead" || this.isDead) return NEVER();
    if (trouble === "silent") return this.silence();
    if (trouble) throw trouble;
  }

  /** One call that returns at once. Returns whether it has an effect. */
  now(sort) {
    const trouble = this.trouble(sort);
    if (trouble instanceof Error) throw trouble;
    return !trouble;
  }
}

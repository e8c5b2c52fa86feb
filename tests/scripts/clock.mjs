// Time that passes only when a test advances it.

export class Clock {
  constructor(now = 0) {
    this.now = now;
    this.timers = new Map();
    this.number = 0;
  }

  setTimeout(work, milliseconds, every) {
    this.number += 1;
    this.timers.set(this.number, { at: this.now + milliseconds, work, every });
    return this.number;
  }

  setInterval(work, milliseconds) {
    return this.setTimeout(work, milliseconds, milliseconds);
  }

  clear(number) {
    this.timers.delete(number);
  }

  /** Runs everything that is ready to run, or stops early once `hasCome` is true. */
  async settle(hasCome = () => false) {
    for (let turns = 0; turns < 12 && !hasCome(); turns += 1) await new Promise((turn) => setImmediate(turn));
  }

  /** Advances the time, from one timer to the next. */
  async pass(milliseconds) {
    const end = this.now + milliseconds;
    for (;;) {
      const due = [...this.timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
      if (!due) break;
      const [number, timer] = due;
      this.now = timer.at;
      if (timer.every) timer.at += timer.every;
      else this.timers.delete(number);
      timer.work();
      await this.settle();
    }
    this.now = end;
    await this.settle();
  }
}

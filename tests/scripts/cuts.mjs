// Tests of the scenarios with trouble at any step (scenarios.mjs). Each runs in a thread, where node's test runner does not
// follow every promise: that takes half of the time.

import { test } from "node:test";
import { Worker } from "node:worker_threads";

import { SCENARIOS } from "./scenarios.mjs";

const inThread = (workerData) =>
  new Promise((done, fail) => {
    const thread = new Worker(new URL("./cut.mjs", import.meta.url), { workerData });
    thread.on("error", fail);
    thread.on("exit", (code) => (code === 0 ? done() : fail(new Error("the scenario never ends"))));
  });

/** Adds the tests with one kind of trouble (steps.mjs). Each kind has its own file, since node runs files in parallel. */
export function testCuts(kind) {
  for (const name of Object.keys(SCENARIOS)) {
    test(`with trouble (${kind}) at any step, ${name}`, () => inThread({ name, kind, faults: [undefined] }));
  }
}

/** Adds the tests with one kind of trouble while the host is at fault with a file. */
export function testCutsWithFaults(kind, faults) {
  for (const [name, { faulty }] of Object.entries(SCENARIOS)) {
    if (faulty) test(`with a faulty file and trouble (${kind}) at any step, ${name}`, () => inThread({ name, kind, faults }));
  }
}

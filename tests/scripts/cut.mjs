// The thread of a test in cuts.mjs: runs its scenario with trouble at each step, once for each of the given faults of the host.

import { workerData } from "node:worker_threads";

import { atEachStep, SCENARIOS } from "./scenarios.mjs";

const { name, kind, faults } = workerData;
for (const fault of faults) await atEachStep(kind, SCENARIOS[name], fault);

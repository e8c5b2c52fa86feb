import { testCutsWithFaults } from "./cuts.mjs";
import { FAULTS } from "./host.mjs";

testCutsWithFaults("kill", Object.keys(FAULTS));

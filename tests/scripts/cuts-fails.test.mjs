import { testCuts } from "./cuts.mjs";

testCuts("fails");

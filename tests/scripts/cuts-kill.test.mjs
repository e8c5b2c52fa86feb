import { testCuts } from "./cuts.mjs";

testCuts("kill");

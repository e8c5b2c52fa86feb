import { testCuts } from "./cuts.mjs";

testCuts("full");

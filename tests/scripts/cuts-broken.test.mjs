import { testCuts } from "./cuts.mjs";

testCuts("broken");

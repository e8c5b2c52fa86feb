import { testCuts } from "./cuts.mjs";

testCuts("stalls");

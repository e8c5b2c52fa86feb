import { testCuts } from "./cuts.mjs";

testCuts("offline");

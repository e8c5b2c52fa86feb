// The eslint rules for the browser scripts and their tests. tsc checks the types.

import { createRequire } from "node:module";

// The packages are installed with the other tools, not beside this file.
const { configs } = createRequire(new URL("../../.toolchain/npm/scripts/package.json", import.meta.url))("@eslint/js");

const named = (...names) => Object.fromEntries(names.map((name) => [name, "readonly"]));

const EVERYWHERE = named(
  "AbortController", "AbortSignal", "Blob", "Headers", "MessageChannel", "Response", "TextDecoder", "URL", "WAIT",
  "addEventListener", "caches", "clearTimeout", "crypto", "fetch", "setTimeout",
);
const WORKER = named("clients", "registration", "skipWaiting");
const PAGE = named(
  "Element", "MutationObserver", "document", "isSecureContext", "localStorage", "location", "navigator", "setInterval",
);
const NODE = named("AbortController", "AbortSignal", "Buffer", "Event", "EventTarget", "Blob", "DOMException", "Headers", "Response", "TextDecoder", "URL", "console",
  "ReadableStream", "TextEncoder", "queueMicrotask", "setImmediate");

const RULES = {
  ...configs.recommended.rules,
  "array-callback-return": "error",
  eqeqeq: "error",
  "no-constructor-return": "error",
  "no-self-compare": "error",
  "no-useless-return": "error",
  "no-var": "error",
  "object-shorthand": "error",
  "prefer-const": "error",
  // A comment in an empty catch says why it is empty.
  "no-empty": ["error", { allowEmptyCatch: true }],
};

// The modules are joined into one file and share one scope, so no name may be that of a global that another module uses.
// `pprnet finish` understands only plain imports and exports.
const MODULE_RULES = {
  ...RULES,
  "no-shadow": ["error", { builtinGlobals: true, hoist: "all", allow: [] }],
  "no-redeclare": ["error", { builtinGlobals: true }],
  "no-restricted-syntax": [
    "error",
    { selector: "ExportDefaultDeclaration", message: "Export by name: the joined file has no default." },
    { selector: "ImportNamespaceSpecifier", message: "Import by name: the joined file has no namespaces." },
    { selector: "ImportDefaultSpecifier", message: "Import by name: the joined file has no default." },
    { selector: "ExportAllDeclaration", message: "Export names one by one." },
    { selector: "ImportExpression[source.type='Literal']", message: "Import at the top: the joined file has no other files to import." },
  ],
};

const languageOptions = (globals) => ({ ecmaVersion: 2022, sourceType: "module", globals });
const linterOptions = { reportUnusedDisableDirectives: "error" };

export default [
  {
    files: [
      "public/sw.js", "public/sw-retired.js", "public/src/*.js", "public/src/worker/*.js",
      "crates/publish/src/preview/worker.js", "crates/publish/src/serve/newcomer.js",
    ],
    languageOptions: languageOptions({ ...EVERYWHERE, ...WORKER }),
    linterOptions,
    rules: MODULE_RULES,
  },
  {
    files: ["public/offline.js", "public/src/page/*.js", "crates/publish/src/preview/panel.js"],
    languageOptions: languageOptions({ ...EVERYWHERE, ...PAGE }),
    linterOptions,
    rules: MODULE_RULES,
  },
  {
    // The script in index.html, as scripts/check-scripts.sh extracts it.
    files: ["target/scripts/index.js"],
    languageOptions: {
      ...languageOptions({ ...EVERYWHERE, ...PAGE, ...named("PerformanceObserver", "history"), onload: "writable" }),
      sourceType: "script",
    },
    linterOptions,
    rules: RULES,
  },
  { files: ["tests/scripts/**/*.mjs"], languageOptions: languageOptions(NODE), linterOptions, rules: RULES },
];

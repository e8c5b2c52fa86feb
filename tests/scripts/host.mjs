// The host: the releases that are published on it, and what it sends for a file.

import { createHash } from "node:crypto";

export const ORIGIN = "https://digest.example";

/** The name that the site gives to bytes: SHA-256, truncated to 64 bits. */
export const hashOf = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

const TYPES = { html: "text/html", js: "text/javascript", wasm: "application/wasm", json: "application/json", svg: "image/svg+xml" };
const typeOf = (path) => (path === "" || path.endsWith("/") ? TYPES.html : TYPES[path.split(".").pop()]);

/**
 * A release: its files by path, and the list of its files. `posts` are slugs; `app` is the program's text, which differs
 * between releases only if a test wants that.
 */
export function release(posts, { app = "the program", rest = [] } = {}) {
  const files = new Map();
  const named = (start, ending, text) => {
    const path = `${start}${hashOf(text)}.${ending}`;
    files.set(path, text);
    return path;
  };
  const program = named("app-", "js", app);
  const index = named("archive/index.", "json", JSON.stringify({ posts: posts.map((slug) => ({ slug })) }));
  const shard = named("archive/2022.", "json", `the texts of ${posts.join()}`);
  const older = rest.map((text) => named("archive/2018.", "json", text));
  const manifest = named("archive/manifest.", "json", JSON.stringify({
    posts: posts.length,
    topics: [{ slug: "alliance", count: Math.min(posts.length, 9) }],
    types: [],
    months: [{ month: "2022-12" }],
    index,
  }));
  const page = (title) => `<!doctype html><title>${title}</title><script src="${program}"></script><link href="${manifest}"></html>`;
  for (const path of ["", "offline/", "shell/"]) files.set(path, page(path || posts.join()));
  files.set("icon.svg", "<svg/>");
  const entry = (path) => [path, typeOf(path).split("/")[1], files.get(path).length, hashOf(files.get(path))];
  const current = [...files.keys()].filter((path) => !older.includes(path));
  const list = {
    files: current.map(entry),
    rest: older.map(entry),
    start: [program, manifest],
    manifest,
    index,
    month: "2022-12",
  };
  const name = named("release.", "json", JSON.stringify(list)).split(".")[1];
  for (const slug of posts) files.set(`posts/${slug}/`, page(slug));
  return { name, files, list, program, manifest, shard, index };
}

/** What a host may do to a file, and the word by which the page is told why there is no copy. */
export const FAULTS = {
  missing: "wrong",
  error: "wrong",
  login: "wrong",
  damaged: "changed",
  short: "changed",
  // The right bytes with a wrong status or type.
  partial: "wrong",
  mistyped: "wrong",
  redirected: "network",
  // No answer: the connection breaks, or nobody answers.
  broken: "network",
  stalled: "network",
  // The same in the middle of the body.
  "broken off": "network",
  halted: "network",
};

/** The answer of a host that has `found` at a path (undefined: nothing), with a fault. */
export function answer(path, found, fault) {
  if (found === undefined || fault === "missing") return { status: 404, type: TYPES.html, body: "not found" };
  if (fault === "error") return { status: 500, type: TYPES.html, body: "error" };
  const bodies = { login: "<h1>Hotel</h1>", damaged: found.replace(/.$/, "~"), short: found.slice(0, -1) };
  return {
    status: fault === "partial" ? 206 : 200,
    type: { login: TYPES.html, mistyped: "text/plain" }[fault] ?? typeOf(path),
    body: bodies[fault] ?? found,
  };
}

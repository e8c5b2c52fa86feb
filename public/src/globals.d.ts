// Types that the scripts share: constants that `pprnet finish` fills in, and the messages between worker and page. Only the
// type checker reads this file; it is not published.

/** Waiting times in milliseconds. `crates/timing` has the numbers and the reasons. */
declare const WAIT: {
  readonly stall: number;
  readonly reply: number;
  readonly progress: number;
  readonly tabReply: number;
  readonly probe: number;
  readonly appStart: number;
  readonly offlineStart: number;
  readonly paint: number;
  readonly cover: number;
  readonly takeOver: number;
  readonly message: number;
  readonly updateCheck: number;
  readonly updateRetry: number;
};

/** A file of a release: path, end of its media type, size in bytes, hash. */
type ReleaseFile = [path: string, type: string, bytes: number, hash: string];

/** `release.<hash>.json` (crates/site, finish/offline.rs). */
interface ReleaseList {
  /** Always kept. */
  files: ReleaseFile[];
  /** Older posts of a large archive, kept on request. */
  rest: ReleaseFile[];
  /** Paths of the files without which the app does not start. */
  start: string[];
  manifest: string;
  index: string;
  /** The month of the newest post. */
  month: string | null;
  /** How many corrections and retractions the posts have. Older releases do not say it. */
  notices?: [corrections: number, retractions: number];
}

/** The fields of a manifest that the worker reads (docs/archive-format.md). */
interface Manifest {
  posts?: number;
  topics?: { slug: string; count: number }[];
  types?: { slug: string; count: number }[];
  months?: { month: string }[];
}

/** Why a copy is missing. The page has the sentences. */
type Fault = "network" | "wrong" | "changed" | "space";

/** A question of a page to the worker. */
type Question =
  | { ask: "hello"; path: string }
  | { ask: "about" | "mend" | "again" | "all" | "show" };

/** The answer to `about`. Empty while the worker keeps no release. */
interface About {
  release?: string;
  month?: string | null;
  notices?: [corrections: number, retractions: number];
  /** The address of the manifest. */
  manifest?: string;
  /** The addresses of all files of the release. */
  names?: string[];
  /** How many files the copy must have, and how many of them are missing. */
  files?: number;
  missing?: number;
  /** How many files the copy has, and their size. */
  kept?: number;
  bytes?: number;
  /** The size of older posts that are not kept. */
  rest?: number;
  since?: string | null;
  /** Whether the host changed pages in transit, so that they differ from the published ones. */
  isChanged?: boolean;
}

/** A message of the worker to all tabs. `ask` is the only question that it asks them. */
interface News {
  site: string;
  ask?: "files";
  lost?: boolean;
  saving?: number;
  of?: number;
  kept?: boolean;
  fault?: Fault;
}

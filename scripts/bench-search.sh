#!/usr/bin/env bash
# Compares our search with MiniSearch, Lunr, FlexSearch, Fuse.js, Orama and Pagefind: the same generated
# posts, the same queries, one run. Prints a table for each size; asserts nothing.
#
# scripts/bench-search/package-lock.json pins the packages, which are installed into .toolchain/. They are
# measured, never used. Pagefind's program comes with its npm package, for the common systems.
#
#   PPRNET=FILE          a built pprnet, if not the one in target/release
#   SIZES="300 3000"     numbers of posts
#   SECONDS_EACH=30      time limit of each engine
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C

BENCH=$PWD/target/bench-search
PACKAGES=$PWD/.toolchain/bench-search
export PPRNET=${PPRNET:-$PWD/target/release/pprnet}
SIZES=${SIZES:-300 3000}

main() {
  install_packages
  mkdir -p "$BENCH"
  local posts
  for posts in $SIZES; do
    [ -f "$BENCH/content-$posts/site.toml" ] ||
      "$PPRNET" sample --posts "$posts" --seed 1 --out "$BENCH/content-$posts"
    "$PPRNET" export --content "$BENCH/content-$posts" --compact --out "$BENCH/archive-$posts.json"
  done
  # Node looks for packages next to the file that imports them.
  cp scripts/bench-search/*.mjs "$PACKAGES"
  # shellcheck disable=SC2086 # several numbers
  node "$PACKAGES/run.mjs" "$BENCH" $SIZES
}

install_packages() {
  cmp -s scripts/bench-search/package-lock.json "$PACKAGES/installed" && return 0
  rm -rf "$PACKAGES"
  mkdir -p "$PACKAGES"
  cp scripts/bench-search/package.json scripts/bench-search/package-lock.json "$PACKAGES"
  if ! (cd "$PACKAGES" && npm ci --no-audit --no-fund --no-update-notifier --ignore-scripts) >"$PACKAGES/npm.log" 2>&1; then
    cat "$PACKAGES/npm.log" >&2
    echo "npm could not fetch the engines. Look at the network and npm's registry settings." >&2
    exit 1
  fi
  cp scripts/bench-search/package-lock.json "$PACKAGES/installed"
}

main

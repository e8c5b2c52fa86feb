#!/usr/bin/env bash
# site.sh PUBLIC_URL DIST: builds the site and replaces DIST with it in one step. If the build stops, DIST stays as it was.
# Trunk compiles the reader; `pprnet site` does all else, in one process.
#
# CONTENT        the content folder (default: content)
# BASE_URL       the site's own address (default: what site.toml says)
# RETIRE_WORKER  if set, browsers forget what they keep of the site for reading offline
# PPRNET         the publisher's binary (default: target/release/pprnet)
set -euo pipefail
cd "$(dirname "$0")/.."
if [ $# -ne 2 ]; then
  echo "site.sh: needs the path that the site will stand under, and the folder to write it to, as in: scripts/site.sh / dist" >&2
  exit 2
fi
dist=$2
content=${CONTENT:-content}
pprnet=${PPRNET:-$PWD/target/release/pprnet}
if [ ! -x "$pprnet" ]; then
  echo "site.sh: the publisher is not built yet ($pprnet). Run: cargo build --release -p pprnet" >&2
  exit 1
fi
# Refuse a bad path before compiling.
public_url=$("$pprnet" public-url "$1")

# What a browser loads speaks one language, the site's (crates/archive/src/language.rs).
PPRNET_LANGUAGE=$("$pprnet" language --content "$content")
export PPRNET_LANGUAGE

# All builds share target/site. Children of a killed build may still write there; they hold the lock, too, so the
# next build waits for them.
mkdir -p target
if command -v flock >/dev/null; then # not on macOS
  exec 9>target/site.lock
  flock 9
fi

# Not into DIST: Trunk empties the folder first and then moves file by file.
built=target/site
rm -rf "$built"
scripts/trunk.sh build --release --public-url "$public_url" --dist "$built"
# The first copy is what `pprnet preview` fills with pages, the second what the browser tests make further releases of.
keep=(--keep target/program)
if [ "$public_url" = / ]; then
  keep+=(--keep target/unfinished)
fi
"$pprnet" site "$built" "$dist" --program target/wasm/wasm32-unknown-unknown/wasm/pprnet-reader.wasm \
  --cache target/bundle "${keep[@]}" --public-url "$public_url" --content "$content" \
  ${BASE_URL:+"--base-url=$BASE_URL"} ${RETIRE_WORKER:+--retire-worker}

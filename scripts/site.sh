#!/usr/bin/env bash
# site.sh PUBLIC_URL DIST: builds the site and replaces DIST with it in one step. If the build fails, DIST does not
# change. Trunk compiles the reader; `pprnet site` does the rest, in one process.
#
# CONTENT        the content folder (default: content)
# BASE_URL       the site's own address (default: that of site.toml)
# RETIRE_WORKER  if set, browsers delete their offline copy of the site
# PPRNET         the publisher's binary (default: target/release/pprnet)
set -euo pipefail
cd "$(dirname "$0")/.."
if [ $# -ne 2 ]; then
  echo "site.sh: needs the path at which the site is published, and the folder to write it to, as in: scripts/site.sh / dist" >&2
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

# The compiled reader has one language, that of the site (crates/archive/src/language.rs).
PPRNET_LANGUAGE=$("$pprnet" language --content "$content")
export PPRNET_LANGUAGE

# All builds share target/site. Child processes of a killed build may still write there. They also hold the lock,
# so the next build waits for them.
mkdir -p target
if command -v flock >/dev/null; then # not on macOS
  exec 9>target/site.lock
  flock 9
fi

# Do not build into DIST: Trunk empties the folder first and then moves file by file.
built=target/site
rm -rf "$built"
scripts/trunk.sh build --release --public-url "$public_url" --dist "$built"
# `pprnet site` runs wasm-bindgen and wasm-opt.
# shellcheck source=scripts/env.sh
. scripts/env.sh
# `pprnet preview` fills the first copy with pages; the browser tests make further releases from the second.
keep=(--keep target/program)
if [ "$public_url" = / ]; then
  keep+=(--keep target/unfinished)
fi
"$pprnet" site "$built" "$dist" --program target/wasm/wasm32-unknown-unknown/wasm/pprnet-reader.wasm \
  --cache target/bundle "${keep[@]}" --public-url "$public_url" --content "$content" \
  ${BASE_URL:+"--base-url=$BASE_URL"} ${RETIRE_WORKER:+--retire-worker}

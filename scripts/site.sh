#!/usr/bin/env bash
# site.sh PUBLIC_URL DIST: builds the site and replaces DIST with it in one step. If the build stops, DIST stays as it was.
#
# CONTENT   the content folder (default: content)
# BASE_URL  the site's own address (default: what site.toml says)
# PPRNET    the publisher's binary (default: target/release/pprnet)
set -euo pipefail
cd "$(dirname "$0")/.."
if [ $# -ne 2 ]; then
  echo "site.sh: needs the path that the site will stand under, and the folder to write it to, as in: scripts/site.sh / dist" >&2
  exit 2
fi
dist=$2
export PPRNET=${PPRNET:-$PWD/target/release/pprnet}
if [ ! -x "$PPRNET" ]; then
  echo "site.sh: the publisher is not built yet ($PPRNET). Run: cargo build --release -p pprnet" >&2
  exit 1
fi
# Refuse a bad path before compiling.
public_url=$("$PPRNET" public-url "$1")

# What a browser loads speaks one language, the site's (crates/archive/src/language.rs).
PPRNET_LANGUAGE=$("$PPRNET" language --content "${CONTENT:-content}")
export PPRNET_LANGUAGE

# All builds share Trunk's staging folder. Children of a killed build may still write there; they hold the lock, too, so the
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
"$PPRNET" place "$built" "$dist"

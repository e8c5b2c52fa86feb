#!/usr/bin/env bash
# site.sh PUBLIC_URL DIST: builds the site and puts it in the place DIST, in one step and only when it is whole.
# Until then the site that was there stays as it was, whatever stops the build.
#
# CONTENT   the content folder (default: content)
# BASE_URL  the site's own address (default: what site.toml says)
# PPRNET    the publisher's binary (default: target/release/pprnet)
set -euo pipefail
cd "$(dirname "$0")/.."
dist=$2
export PPRNET=${PPRNET:-$PWD/target/release/pprnet}
if [ ! -x "$PPRNET" ]; then
  echo "site.sh: the publisher is not built yet ($PPRNET). Run: cargo build --release -p pprnet" >&2
  exit 1
fi
# A path that cannot work is refused now, not after the reader was compiled.
public_url=$("$PPRNET" public-url "$1")

# Trunk's staging folder is the same for every build. What a build that was killed has started (this script's
# children have the lock too) may still be writing there; the next one waits for it.
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

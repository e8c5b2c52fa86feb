#!/usr/bin/env bash
# lighthouse.sh DIST: runs Lighthouse (mobile preset) on the blog, the newest post and the month archive of a
# finished site, served by pprnet serve. Of RUNS runs it prints the one with the median performance. It asserts
# nothing.
set -euo pipefail
# shellcheck source=scripts/step.sh
. "$(dirname "$0")/step.sh"
# shellcheck source=scripts/npm-package.sh
. "$ROOT/scripts/npm-package.sh"
# shellcheck source=scripts/env.sh
. "$ROOT/scripts/env.sh"

DIST=$1
RUNS=${RUNS:-3}
PPRNET=${PPRNET:-$ROOT/target/release/pprnet}
REPORTS=$ROOT/target/bench/lighthouse
LIGHTHOUSE=$TOOLCHAIN/npm/lighthouse/node_modules/lighthouse/cli/index.js

main() {
  install
  mkdir -p "$REPORTS"
  rm -f "$REPORTS"/*.json
  serve
  local post page name run
  # The first link to a post on the blog.
  post=$(grep -o 'href="/posts/[^"]*"' "$DIST/index.html" | head -n 1 | cut -d '"' -f 2) ||
    die "the blog in $DIST has no post to measure"
  echo "Lighthouse $LIGHTHOUSE_VERSION, mobile preset (a slow phone on a slow network, simulated), median of $RUNS"
  echo
  for page in "blog /" "post $post" "archive /archive/"; do
    name=${page%% *}
    for ((run = 1; run <= RUNS; run++)); do
      measure "$URL${page#* }" "$REPORTS/$name-$run.json"
    done
  done
  node "$ROOT/scripts/lighthouse.mjs" "$REPORTS" blog post archive
}

install() {
  has_npm_program lighthouse "$LIGHTHOUSE_VERSION" && return 0
  take_lock lighthouse
  begin_npm_program lighthouse "$LIGHTHOUSE_VERSION"
  finish
}

# serve: sets URL to the address.
serve() {
  local said=$REPORTS/server.txt
  "$PPRNET" serve "$DIST" --port 0 >"$said" &
  # shellcheck disable=SC2064 # the number now
  trap "kill $!" EXIT
  for _ in {1..100}; do
    URL=$(head -n 1 "$said")
    [ -n "$URL" ] && break
    sleep 0.1
  done
  URL=${URL%/}
  [ -n "$URL" ] || die "the site in $DIST is not being served" "See $said."
}

# measure URL REPORT: tries up to three times, because on a busy machine Chromium sometimes loses its trace.
measure() {
  for _ in 1 2 3; do
    run_lighthouse "$@" && return 0
  done
  die "Lighthouse could not measure $1" "See $2.log."
}

# No sandbox, because it needs features that containers deny.
run_lighthouse() {
  CHROME_PATH=$CHROMIUM node "$LIGHTHOUSE" "$1" --quiet --no-enable-error-reporting --output=json --output-path="$2" \
    --chrome-flags="--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-background-networking" \
    2>"$2.log"
}

main

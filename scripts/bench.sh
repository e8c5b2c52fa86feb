#!/usr/bin/env bash
# Measures the budgets: build time, bytes of a first visit, time until a toggled chip is painted, and more. It asserts
# no times and fails only if something cannot be measured.
#
# Seconds and milliseconds apply to this machine now; the ratios next to them can be compared between machines and days.
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C # decimal points

BENCH=$PWD/target/bench
PPRNET=$PWD/target/release/pprnet
SIZES=(300 3000 30000)
BUILD_BUDGET=20 # seconds, for 3,000 posts, with the reader already compiled
MEMORY_BUDGET=1000 # MB, for the same

main() {
  # The Makefile's paths are in cargo's default target folder.
  env -u CARGO_TARGET_DIR make --no-print-directory tools pprnet
  mkdir -p "$BENCH"
  local posts
  for posts in "${SIZES[@]}"; do
    [ -f "$BENCH/content-$posts/site.toml" ] ||
      "$PPRNET" sample --posts "$posts" --seed 1 --out "$BENCH/content-$posts"
  done
  measure_builds
  # shellcheck source=scripts/env.sh
  . scripts/env.sh
  # Use the tests' selection, so that their dependencies are not compiled again.
  env -u CARGO_TARGET_DIR cargo build --quiet --release --locked --workspace --example bench
  target/release/examples/bench "$BENCH"
  measure_by_lighthouse
  echo
  cargo bench --quiet --locked --workspace --bench queries
  echo
  PPRNET=$PPRNET scripts/bench-extremes.sh
}

# The sample archive, the most realistic posts available. It gets an address, which search engines expect.
measure_by_lighthouse() {
  echo
  CONTENT=$PWD/content BASE_URL=https://digest.example/ scripts/site.sh / "$BENCH/dist-content" \
    >"$BENCH/build-content.log" 2>&1 || { tail -n 20 "$BENCH/build-content.log" >&2; exit 1; }
  PPRNET=$PPRNET scripts/lighthouse.sh "$BENCH/dist-content"
}

# with_peak COMMAND...: writes the peak memory (KB) of its largest process to $BENCH/peak; nothing without GNU time.
with_peak() {
  rm -f "$BENCH/peak"
  if /usr/bin/time -f %M true 2>/dev/null; then
    /usr/bin/time -f %M -o "$BENCH/peak" "$@"
  else
    "$@"
  fi
}

# build POSTS: builds the site of a sample; its output goes to build-POSTS.log.
build() {
  local log=$BENCH/build-$1.log
  if ! CONTENT=$BENCH/content-$1 PPRNET=$PPRNET \
    with_peak scripts/site.sh / "$BENCH/dist-$1" >"$log" 2>&1; then
    echo "The site of $1 posts could not be built:" >&2
    tail -n 20 "$log" >&2
    exit 1
  fi
}

has_compiled() { grep -q '^ *Compiling ' "$BENCH/build-$1.log"; }

# timed_build POSTS: sets TOOK to the seconds. If the reader had to be compiled, it builds again, because
# compiling must not count.
timed_build() {
  local begun
  for _ in 1 2 3; do
    begun=$EPOCHREALTIME
    build "$1"
    TOOK=$(awk "BEGIN { printf \"%.1f\", $EPOCHREALTIME - $begun }")
    has_compiled "$1" || return 0
  done
  echo "The reader was compiled in every build: is someone changing it?" >&2
  exit 1
}

measure_builds() {
  local posts unit verdict peak
  echo "Compiling the reader, where that is needed"
  build "${SIZES[0]}"
  echo
  echo "Build of the site, toolchain and reader ready"
  echo
  printf '%8s  %16s  %18s  %16s\n' posts "× that of ${SIZES[0]}" "s (this machine)" "MB (most at once)"
  for posts in "${SIZES[@]}"; do
    timed_build "$posts"
    unit=${unit:-$TOOK}
    peak=-
    [ ! -s "$BENCH/peak" ] || peak=$(awk 'END { printf "%.0f", $1 / 1000 }' "$BENCH/peak")
    verdict=
    [ "$posts" != 3000 ] || verdict=$(awk -v s="$TOOK" -v mb="$peak" "BEGIN {
      verdict = (s <= $BUILD_BUDGET) ? \"within\" : \"over\"
      printf \"%s the budget of $BUILD_BUDGET s\", verdict
      if (mb != \"-\") printf \", %s that of $MEMORY_BUDGET MB\", (mb + 0 <= $MEMORY_BUDGET) ? \"within\" : \"over\" }")
    printf '%8s  %16s  %18s  %16s%s\n' "$posts" "$(awk "BEGIN { printf \"%.2f\", $TOOK / $unit }")" "$TOOK" "$peak" \
      "${verdict:+  $verdict}"
  done
  echo
}

main

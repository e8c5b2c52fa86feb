#!/usr/bin/env bash
# test.sh [quick]: runs the whole suite, phase by phase, and reports times.
#
# A failed phase does not stop the others, unless they need its output. The report has seconds by phase, the twenty
# slowest tests, the failures, and "N passed, N failed". A phase that is one command counts as one test.
# quick: of the phases that read a built site, only the audit in Chromium.
#
# Logs are in target/suite/. docs/testing.md says which test proves what.
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8

SUITE=$PWD/target/suite
TIMES=$SUITE/times.tsv   # seconds, ok or failed, name; a line a test
PHASES=$SUITE/phases.tsv # seconds, ok or failed, name; a line a phase
which=${1:-all}

main() {
  mkdir -p "$SUITE"
  rm -f "$SUITE"/*.tsv "$SUITE"/*.parts "$SUITE"/*.log
  : >"$TIMES"
  : >"$PHASES"
  TMPDIR=$(mktemp -d "${TMPDIR:-/tmp}/pprnet-test.XXXXXX")
  export TMPDIR
  # Apache, started by root, reads files as another user.
  chmod 755 "$TMPDIR"
  trap clean_up EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP

  needed set-up make tools-and-programs
  phase format make format
  phase lints make lints
  phase dependencies scripts/check-dependencies.sh
  phase shell scripts/check-shell.sh
  phase scripts scripts/check-scripts.sh
  phase content make check-content
  phase native make unit
  phase node scripts/test-scripts.sh
  if [ "$which" = quick ]; then
    needed sites make e2e-site
    # Without the site in a folder, which is not built here.
    phase e2e make e2e-run ARGS='--phase chromium --skip in_a_folder audit::'
  else
    needed sites make e2e-sites
    # One process for files and engines, so that the releases of stories are published once and repeats are counted together.
    phase e2e make e2e-run
  fi
  report
}

# run NAME COMMAND...: runs a phase; shows and logs its output.
run() {
  local name=$1 begun=$EPOCHREALTIME word=ok
  shift
  printf '\n== %s\n' "$name"
  SUITE_TIMES=$SUITE/$name.tsv SUITE_PHASES=$SUITE/parts.tsv "$@" 2>&1 | tee "$SUITE/$name.log" || word=failed
  if [ -s "$SUITE/parts.tsv" ]; then
    mv "$SUITE/parts.tsv" "$SUITE/$name.parts"
    cat "$SUITE/$name.parts" >>"$PHASES"
  else
    printf '%s\t%s\t%s\n' "$(seconds_since "$begun")" "$word" "$name" >>"$PHASES"
  fi
  case $name in
    native) read_libtest <"$SUITE/$name.log" >"$SUITE/$name.tsv" ;;
    node) read_node <"$SUITE/$name.log" >"$SUITE/$name.tsv" ;;
  esac
  # A phase that failed without naming a test counts as one failed test.
  if [ ! -s "$SUITE/$name.tsv" ] || { [ "$word" = failed ] && ! grep -q $'\tfailed\t' "$SUITE/$name.tsv"; }; then
    printf '%s\t%s\t%s\n' "$(seconds_since "$begun")" "$word" "$name" >>"$TIMES"
  fi
  [ ! -s "$SUITE/$name.tsv" ] || awk -v phase="$name" 'BEGIN { FS = OFS = "\t" } { $3 = phase ": " $3; print }' \
    "$SUITE/$name.tsv" >>"$TIMES"
  [ "$word" = ok ]
}

phase() { run "$@" || true; }

# A phase that the others depend on.
needed() { run "$@" || { report; exit 1; }; }

seconds_since() { awk "BEGIN { printf \"%.1f\", $EPOCHREALTIME - $1 }"; }

# `test a::b ... ok <0.012s>`
read_libtest() {
  sed -nE 's/^test (.*) \.\.\. (ok|FAILED)( <([0-9.]+)s>)?$/\4\t\2\t\1/p' |
    awk 'BEGIN { FS = OFS = "\t" } { if ($1 == "") $1 = 0; $2 = ($2 == "ok") ? "ok" : "failed"; print }'
}

# `✔ a name (1.2ms)`, `✖ a name (1.2ms)`; node repeats the failed ones at the end.
read_node() {
  sed -nE 's/^ *(✔|✖) (.*) \(([0-9.]+)ms\).*$/\3\t\1\t\2/p' |
    awk 'BEGIN { FS = OFS = "\t" } !seen[$0]++ { $1 = $1 / 1000; $2 = ($2 == "✔") ? "ok" : "failed"; print }'
}

report() {
  printf '\n== seconds by phase\n'
  awk -F '\t' '{ printf "%7.1f s  %-13s %s\n", $1, $3, $2; sum += $1 } END { printf "%7.1f s  all\n", sum }' "$PHASES"
  printf '\n== slowest tests\n'
  # Do not pipe to head, which would leave sort with a broken pipe.
  sort -rn "$TIMES" | awk -F '\t' 'NR <= 20 { printf "%7.1f s  %s\n", $1, $3 }'
  sed -nE 's/^(repeated because|a browser was helped)/\n\1/p' "$SUITE"/*.log
  grep -hE '^ *(NOT TESTED|Advisories were not checked)' "$SUITE"/*.log || true
  if grep -q $'\tfailed\t' "$TIMES"; then
    printf '\n== failed\n'
    awk -F '\t' '$2 == "failed" { print "  " $3 }' "$TIMES"
    printf '\n'
    # Repeat the reasons at the end, because often only the end of a long log is kept.
    awk '/^(FAILED |---- )/ { left = 14 } left > 0 { print substr($0, 1, 400); left-- } /^$/ && left < 12 { left = 0 }' \
      "$SUITE"/*.log
  fi
  echo
  awk -F '\t' '{ count[$2]++ } END { printf "%d passed, %d failed\n", count["ok"], count["failed"] }' "$TIMES"
  ! grep -q $'\tfailed\t' "$TIMES"
}

# Interrupted programs may still be writing.
clean_up() {
  local job
  for job in $(jobs -p); do kill -TERM "$job" 2>/dev/null || true; done
  for _ in {1..20}; do
    rm -rf "$TMPDIR" 2>/dev/null && return
    sleep 0.2
  done
}

main

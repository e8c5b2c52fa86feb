#!/usr/bin/env bash
# bench-extremes.sh: measures time and memory of `pprnet check` on extreme content, compared with plain text of the same
# length. It asserts nothing; crates/publish/tests/testsuite/extremes.rs tests that pprnet survives all of it.
set -euo pipefail
cd "$(dirname "$0")/.."
export LC_ALL=C

PPRNET=${PPRNET:-$PWD/target/release/pprnet}
FOLDER=$PWD/target/bench/extremes

main() {
  rm -rf "$FOLDER"
  printf '%-22s %10s  %9s  %6s\n' content bytes "× plain" MB
  measure "brackets" "" "$(times 100000 '[')"
  measure "brackets in pairs" "" "$(times 50000 '[')a$(times 50000 ']')"
  measure "quotes in quotes" "" "$(times 50000 '> ')a"
  measure "lists in lists" "" "$(times 50000 '- ')a"
  measure "open emphasis" "" "$(times 50000 '*a ')"
  measure "20,000 findings" "$(times 20000 '[[finding]]\nmetric = "r"\nestimate = 0.1\n')" "Text."
  measure "10,000 authors" "[article]\ntype = \"article-journal\"\nauthor = [$(times 10000 '{ family = \"A\", given = \"B\" }, ')]" "Text."
}

times() { awk -v n="$1" -v text="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", text }'; }

# measure NAME FRONT-MATTER SUMMARY
measure() {
  local bytes seconds memory plain
  bytes=$(write "$2" "$3")
  read -r seconds memory <<<"$(check)"
  write "" "$(times "$((bytes / 6))" 'word. ')" >/dev/null
  read -r plain _ <<<"$(check)"
  printf '%-22s %10s  %9s  %6s\n' "$1" "$bytes" "$(awk "BEGIN { printf \"%.1f\", $seconds / $plain }")" "$memory"
}

# write FRONT-MATTER SUMMARY: creates a folder with one post; prints the post's length.
write() {
  mkdir -p "$FOLDER/posts"
  printf 'title = "T"\nlanguage = "en"\n' >"$FOLDER/site.toml"
  printf '[[topic]]\nslug = "a"\nname = "A"\n[[type]]\nslug = "t"\nname = "T"\n' >"$FOLDER/taxonomy.toml"
  {
    printf '+++\ntitle = "T"\nmonth = "2020-01"\ntopics = ["a"]\ntypes = ["t"]\n%b\n+++\n' "$1"
    printf '%s\n\n## Practice Implications\n\nNone.\n' "$2"
  } >"$FOLDER/posts/2020-01-t.md"
  wc -c <"$FOLDER/posts/2020-01-t.md"
}

# check: prints the time in seconds and the memory in MB (a dash without GNU time). Problems are expected.
check() {
  local begun=$EPOCHREALTIME
  if /usr/bin/time -f %M true 2>/dev/null; then
    /usr/bin/time -f %M -o "$FOLDER/peak" "$PPRNET" check --content "$FOLDER" >/dev/null 2>&1 || true
  else
    "$PPRNET" check --content "$FOLDER" >/dev/null 2>&1 || true
  fi
  awk "BEGIN { printf \"%.4f \", $EPOCHREALTIME - $begun }"
  tail -n 1 "$FOLDER/peak" 2>/dev/null | awk '{ printf "%.0f\n", $1 / 1000; found = 1 } END { if (!found) print "-" }'
}

main

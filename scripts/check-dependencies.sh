#!/usr/bin/env bash
# Checks the dependencies: the publisher alone uses them with the same features as the tests; no unused ones (cargo-shear);
# licences, versions and sources as in deny.toml, and no known vulnerability (cargo-deny).
#
# Only the last check needs the network. The vulnerability database (RustSec's) is a git repository on a public host; if
# it cannot be fetched, one line says that this was not checked.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup-checks.sh
# shellcheck source=scripts/env.sh
. scripts/env.sh

# A fetch takes seconds; behind a firewall that drops packets it would never end.
FETCH_LIMIT=${FETCH_LIMIT:-60}
# The fuzz targets are a separate workspace.
FUZZ=crates/search/fuzz/Cargo.toml

main() {
  one_set_of_features
  cargo shear --locked
  deny check --deny warnings bans licenses sources
  deny_fuzz check sources
  if fetch_advisories; then
    deny check --disable-fetch advisories
    deny_fuzz check --disable-fetch advisories
  fi
}

# Otherwise cargo compiles a dependency again, and all that use it, whenever `make serve` follows `make test`.
one_set_of_features() {
  local publisher all differing
  publisher=$(features -p pprnet --edges normal,build)
  all=$(features --workspace --edges normal,build,dev)
  differing=$(comm -23 <(echo "$publisher") <(echo "$all"))
  [ -z "$differing" ] && return 0
  printf '%s\n' "The publisher compiles these with fewer features than the tests (package|features):" "$differing" \
    "Add the missing features to crates/features/Cargo.toml." >&2
  return 1
}

# `package version|features`, for the machine that compiles.
features() {
  local host
  host=$(rustc -vV | sed -n 's/^host: //p')
  cargo tree --quiet --locked --target "$host" --prefix none --no-dedupe --format '{p}|{f}' "$@" |
    sed -E 's/ \((proc-macro|\/[^)]*)\)//g' | sort -u
}

deny() { cargo deny --locked --workspace "$@"; }
deny_fuzz() { cargo deny --locked --manifest-path "$FUZZ" --config deny.toml "$@"; }

fetch_advisories() {
  local limit=() said
  if command -v timeout >/dev/null; then limit=(timeout "$FETCH_LIMIT"); fi # not on macOS
  # Without a terminal prompt, git fails instead of asking for a password.
  said=$(GIT_TERMINAL_PROMPT=0 ${limit[@]+"${limit[@]}"} cargo deny --locked fetch db 2>&1 </dev/null) && return 0
  echo "Advisories were not checked: their database could not be fetched ($(reason <<<"$said"))."
  return 1
}

# The last meaningful line of an error, without cargo-deny's decoration.
reason() { sed 's/^[^[:alnum:]]*//' | grep . | tail -n 1 | cut -c 1-120 || echo "no answer within $FETCH_LIMIT s"; }

main

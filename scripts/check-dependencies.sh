#!/usr/bin/env bash
# Checks the dependencies: no unused ones (cargo-shear); licences, versions and sources as in deny.toml, and no known
# vulnerability (cargo-deny).
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
  cargo shear --locked
  deny check --deny warnings bans licenses sources
  deny_fuzz check sources
  if fetch_advisories; then
    deny check --disable-fetch advisories
    deny_fuzz check --disable-fetch advisories
  fi
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

#!/usr/bin/env bash
# Runs shellcheck on every shell script in the tree, recognised by name or by first line.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup-checks.sh
# shellcheck source=scripts/env.sh
. scripts/env.sh

main() {
  local file scripts=()
  while IFS= read -r -d '' file; do
    if is_script "$file"; then scripts+=("$file"); fi
  done < <(git ls-files -z --cached --others --exclude-standard)
  shellcheck --external-sources "${scripts[@]}"
  echo "shellcheck: ${#scripts[@]} scripts, nothing found"
}

is_script() {
  local first=
  [ -f "$1" ] || return 1
  # read fails on a file without a final line break, but still reads the line.
  IFS= read -r first <"$1" || true
  [[ $1 == *.sh || $first == '#!'*sh ]]
}

main

#!/usr/bin/env bash
# test-scripts.sh [PART-OF-A-NAME]: runs the tests of the browser scripts in node: all, or those whose name matches.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup-scripts.sh

# Dates are worded in the local time.
export TZ=UTC

# List the files, because the meaning of a folder for node --test depends on its version.
# A test that takes a minute hangs.
exec node --test --test-concurrency=2 --test-timeout=60000 --test-reporter=spec ${1:+--test-name-pattern="$1"} \
  tests/scripts/*.test.mjs

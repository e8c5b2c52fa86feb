#!/usr/bin/env bash
# test-scripts.sh [PART-OF-A-NAME]: runs the tests of the browser scripts under node, all or those with such a name.
#
# They load the modules of public/ as a browser does, which node does not do unasked (--experimental-vm-modules).
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup-scripts.sh

# Named one by one: what a folder means to node --test depends on its version.
exec node --no-warnings --experimental-vm-modules --test --test-concurrency=2 --test-reporter=spec ${1:+--test-name-pattern="$1"} \
  tests/scripts/*.test.mjs

#!/usr/bin/env bash
# Checks the browser scripts (public/*.js and what they import): types by tsc, in the worker and in the page; lints by
# eslint, in their tests, too.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup-scripts.sh

PACKAGES=.toolchain/npm/scripts/node_modules

for part in worker page; do node "$PACKAGES/typescript/bin/tsc" -p "tests/scripts/tsconfig.$part.json"; done
node "$PACKAGES/eslint/bin/eslint.js" --config tests/scripts/eslint.config.mjs --max-warnings 0 \
  'public/**/*.js' 'tests/scripts/**/*.mjs'
echo "scripts: types and lints are fine"

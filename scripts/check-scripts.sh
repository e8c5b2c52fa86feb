#!/usr/bin/env bash
# Checks the browser scripts (public/*.js and their imports): types with tsc, in the worker and in the page; lints
# with eslint, including their tests.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup-scripts.sh

PACKAGES=.toolchain/npm/scripts/node_modules

for part in worker page; do node "$PACKAGES/typescript/bin/tsc" -p "tests/scripts/tsconfig.$part.json"; done
node "$PACKAGES/eslint/bin/eslint.js" --config tests/scripts/eslint.config.mjs --max-warnings 0 \
  'public/**/*.js' 'tests/scripts/**/*.mjs'
echo "scripts: types and lints are fine"

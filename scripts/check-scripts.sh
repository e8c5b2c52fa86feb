#!/usr/bin/env bash
# Checks the browser scripts: public/*.js and their imports, those of `pprnet preview` and `pprnet serve`, and the script in
# index.html. Types with tsc, in the worker and in the page; lints with eslint, including the tests of the scripts.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup-scripts.sh

PACKAGES=.toolchain/npm/scripts/node_modules

# The script of index.html, with the line numbers that it has there.
mkdir -p target/scripts
awk '/^ *<\/script>/ { inside = 0 } { print inside ? $0 : "" } /^ *<script>$/ { inside = 1 }' index.html >target/scripts/index.js

for part in worker page; do node "$PACKAGES/typescript/bin/tsc" -p "tests/scripts/tsconfig.$part.json"; done
node "$PACKAGES/eslint/bin/eslint.js" --config tests/scripts/eslint.config.mjs --max-warnings 0 \
  'public/**/*.js' 'crates/publish/src/**/*.js' target/scripts/index.js 'tests/scripts/**/*.mjs'
echo "scripts: types and lints are fine"

#!/usr/bin/env bash
# What checks and tests the browser scripts (public/*.js): the packages that tests/scripts/package-lock.json pins.
set -euo pipefail
# shellcheck source=scripts/step.sh
. "$(dirname "$0")/step.sh"
# shellcheck source=scripts/npm-package.sh
. "$ROOT/scripts/npm-package.sh"

cd "$ROOT"
if ! has_npm_locked scripts tests/scripts; then
  take_lock setup-scripts
  need_node "TypeScript and ESLint, which check the browser scripts, come from npm"
  begin_npm_locked scripts tests/scripts
  finish
fi
say "scripts: ready"

#!/usr/bin/env bash
# Installs the packages that check and test the browser scripts (pinned in tests/scripts/package-lock.json).
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

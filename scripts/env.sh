# shellcheck shell=bash
# Adds the tools that `make setup` installed to PATH, and the paths of the browsers to the environment.
# Source it from bash: . scripts/env.sh
#
# It omits the wasm compiler on purpose: only the wasm build may use it. See scripts/trunk.sh.

PPRNET_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
case :$PATH: in
  *:"$PPRNET_ROOT/.toolchain/bin":*) ;;
  *) PATH=$PPRNET_ROOT/.toolchain/bin:$PATH ;;
esac
export PPRNET_ROOT PATH

# CHROMIUM, CHROMEDRIVER, FIREFOX, ..., NGINX, APACHE: written by make setup-browsers.
if [ -f "$PPRNET_ROOT/.toolchain/browsers.env" ]; then
  set -a
  # shellcheck source=/dev/null
  . "$PPRNET_ROOT/.toolchain/browsers.env"
  set +a
fi

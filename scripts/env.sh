# shellcheck shell=bash
# Puts what `make setup` installed on PATH, and where the browsers are into the environment.
# To be sourced, from bash: . scripts/env.sh
#
# The compiler for wasm is left out on purpose: only the wasm build may use it. See scripts/trunk.sh.

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

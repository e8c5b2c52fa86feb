#!/usr/bin/env bash
# trunk.sh ARGUMENT...: runs trunk in the current folder, with the tools from .toolchain/ and a compiler for wasm. It downloads nothing but the crates that Cargo.lock names.
set -euo pipefail
SCRIPTS=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/env.sh
. "$SCRIPTS/env.sh"
# shellcheck source=scripts/wasm-std.sh
. "$SCRIPTS/wasm-std.sh"

for tool in trunk wasm-bindgen wasm-opt; do
  if ! command -v "$tool" >/dev/null; then
    echo "trunk.sh: $tool is missing (make setup puts it into .toolchain/). Run: make setup" >&2
    exit 1
  fi
done

# Two compilers in one target folder rebuild everything at each switch.
export CARGO_TARGET_DIR=$PWD/target/wasm

way=$(wasm_std_way "$PPRNET_ROOT")
case $way in
  rustup) ;;
  debian) export RUSTC=$PPRNET_ROOT/.toolchain/wasm-rust/wasm-rustc ;;
  *)
    echo "trunk.sh: no standard library for wasm on this machine. Run: make setup" >&2
    exit 1
    ;;
esac

# Messages of panics name source files; without the machine's own folders they are shorter, and the wasm is
# the same wherever it is built. Joined to the flags in .cargo/config.toml. Flags end at spaces, so a folder that
# has one stays in the messages.
REMAP=
for from in "${CARGO_HOME:-$HOME/.cargo}/registry/src" "$PWD"; do
  [[ $from == *[[:space:]]* ]] || REMAP+=" --remap-path-prefix=$from="
done
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=$REMAP

# Trunk's --offline is for its tools, which are here already; it makes cargo offline too, so that
# what only the wasm build needs has to be here before.
cargo fetch --quiet --locked --target "$WASM_TARGET"
export TRUNK_OFFLINE=true TRUNK_BUILD_LOCKED=true TRUNK_SKIP_VERSION_CHECK=true
# Trunk 0.21 takes NO_COLOR for a flag and stops at the customary NO_COLOR=1.
[ -z "${NO_COLOR:-}" ] || export NO_COLOR=true

exec trunk "$@"

#!/usr/bin/env bash
# trunk.sh ARGUMENT...: runs trunk in the current folder, with the tools from .toolchain/ and a compiler for wasm. It
# downloads only the crates in Cargo.lock.
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

# With one target folder for two compilers, each switch would rebuild everything.
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

# Panic messages contain source paths. Without this machine's folders they are shorter, and the wasm is the same
# wherever it is built. These flags are added to those in .cargo/config.toml. Flags are split at spaces, so a
# folder with a space stays in the messages.
REMAP=
for from in "${CARGO_HOME:-$HOME/.cargo}/registry/src" "$PWD"; do
  [[ $from == *[[:space:]]* ]] || REMAP+=" --remap-path-prefix=$from="
done
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=$REMAP

# Trunk's --offline is meant for its tools, which are already here. It also makes cargo offline, so fetch the
# crates that only the wasm build needs first.
cargo fetch --quiet --locked --target "$WASM_TARGET"
export TRUNK_OFFLINE=true TRUNK_BUILD_LOCKED=true TRUNK_SKIP_VERSION_CHECK=true
# Trunk 0.21 parses NO_COLOR as a boolean flag and fails with the customary NO_COLOR=1.
[ -z "${NO_COLOR:-}" ] || export NO_COLOR=true

exec trunk "$@"

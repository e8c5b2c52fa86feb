#!/usr/bin/env bash
# Installs what the build needs besides Rust into .toolchain/: the standard library for wasm, trunk, wasm-bindgen's
# command line, wasm-opt. It skips what is already installed.
set -euo pipefail
# shellcheck source=scripts/step.sh
. "$(dirname "$0")/step.sh"
# shellcheck source=scripts/wasm-std.sh
. "$ROOT/scripts/wasm-std.sh"
# shellcheck source=scripts/cargo-tool.sh
. "$ROOT/scripts/cargo-tool.sh"
# shellcheck source=scripts/npm-package.sh
. "$ROOT/scripts/npm-package.sh"

# Long enough for about 20 MB on a slow line. Behind a firewall that drops the request, compiling trunk takes as
# long anyway.
RUSTUP_LIMIT=180

main() {
  look_for_rust
  WASM_BINDGEN_VERSION=$(wasm_bindgen_version)
  if ready; then
    say "toolchain: all there"
    return
  fi
  take_lock setup
  need_node "wasm-opt comes from npm"
  begin_cargo_tool trunk trunk "$TRUNK_VERSION" --no-default-features
  begin_cargo_tool wasm-bindgen wasm-bindgen-cli "$WASM_BINDGEN_VERSION" --no-default-features
  begin_npm_package binaryen "$BINARYEN_VERSION"
  wasm_std
  finish
  ln -sfn ../node_modules/binaryen/bin/wasm-opt "$BIN/wasm-opt"
  # Each tool removes its own; setup-browsers may be compiling one.
  rmdir "$TOOLCHAIN/target" 2>/dev/null || true
  say "toolchain: ready"
}

ready() {
  stamped trunk "$TRUNK_VERSION" && stamped wasm-bindgen "$WASM_BINDGEN_VERSION" &&
    stamped binaryen "$BINARYEN_VERSION" &&
    [ -x "$BIN/trunk" ] && [ -x "$BIN/wasm-bindgen" ] && [ -x "$BIN/wasm-opt" ] &&
    [ -n "$(wasm_std_way "$ROOT")" ]
}

look_for_rust() {
  { have cargo && have rustc; } || die "there is no Rust on this machine" \
    "Install rustup (https://rustup.rs); the version this needs comes by itself, from rust-toolchain.toml."
  (cd "$ROOT" && cargo --version >/dev/null) || die "cargo does not start" \
    "rust-toolchain.toml asks for $(sed -n 's/^channel = //p' "$ROOT/rust-toolchain.toml"). Try: rustup toolchain install"
}

# The command line must have exactly the version of the crate in Cargo.lock.
wasm_bindgen_version() {
  local version
  version=$(awk '$0 == "name = \"wasm-bindgen\"" { getline; gsub(/version = |"/, ""); print; exit }' \
    "$ROOT/Cargo.lock") || true
  [ -n "$version" ] || die "Cargo.lock names no wasm-bindgen" "Is this a complete checkout? git status"
  echo "$version"
}

# If rustup fails, it fails silently and the fallback follows.
wasm_std() {
  [ -n "$(wasm_std_way "$ROOT")" ] && return 0
  say "adding the wasm target (rustup)"
  if (rustup_target) >"$LOGS/rustup.log" 2>&1; then
    say "adding the wasm target (rustup): done"
    return
  fi
  say "rustup could not fetch it (see .toolchain/log/rustup.log): taking Debian's compiler for the wasm build"
  { have apt-get && have dpkg-deb; } || die "no standard library for wasm" \
    "rustup could not fetch it (see .toolchain/log/rustup.log) and the fallback needs apt-get." \
    "Try by hand: rustup target add $WASM_TARGET"
  begin wasm-std "unpacking rustc-web and compiling std for wasm" \
    "Is rustc-web among this system's packages (apt-cache policy rustc-web; Debian 12 has it)? Where rustup's server can be reached, this does instead: rustup target add $WASM_TARGET" \
    bash "$ROOT/scripts/setup-wasm-std.sh"
}

rustup_target() {
  have rustup || return 1
  local limit=()
  have timeout && limit=(timeout --foreground "$RUSTUP_LIMIT") # not on macOS; so that Ctrl-C reaches it
  cd "$ROOT" || return
  ${limit[@]+"${limit[@]}"} rustup target add "$WASM_TARGET" || return
  [ -z "$(wasm_std_way "$ROOT")" ] || return 0
  # rustup may list the target as installed although its files are missing.
  rustup target remove "$WASM_TARGET" && ${limit[@]+"${limit[@]}"} rustup target add "$WASM_TARGET"
}

main

#!/usr/bin/env bash
# The fallback for the wasm standard library: Debian's compiler and a std compiled with it.
#
# Debian has no std for wasm32-unknown-unknown, but it has the compiler, std's source and a recent LLVM (the
# rustc-web family, which follows Firefox's needs). This script unpacks all of it into one folder, compiles
# std once, and puts its .rlibs where the compiler looks for a target. The result is a complete stable
# toolchain. It needs no root, changes nothing outside .toolchain/, and pins no version.
set -euo pipefail
# shellcheck source=scripts/step.sh
. "$(dirname "$0")/step.sh"
# shellcheck source=scripts/wasm-std.sh
. "$ROOT/scripts/wasm-std.sh"

WORK=$SCRATCH/wasm-std
PREFIX=$WORK/wasm-rust
PACKAGES="rustc-web libstd-rust-web-dev rust-web-src"

main() {
  rm -rf "$WORK"
  mkdir -p "$PREFIX" "$WORK/lists/partial" "$WORK/cache/archives/partial"
  fetch_packages
  unpack
  write_wrapper
  link_linker
  build_std
  rm -rf "${PREFIX:?}/usr/src" "$TOOLCHAIN/wasm-rust"
  mv "$PREFIX" "$TOOLCHAIN/wasm-rust"
  rm -rf "$WORK"
}

# With its own lists and cache, apt-get needs no root and no earlier apt-get update.
private_apt() {
  apt-get --yes -o Dir::State::Lists="$WORK/lists" -o Dir::Cache="$WORK/cache" \
    -o Debug::NoLocking=1 -o APT::Sandbox::User="" "$@"
}

# Requesting an installation (download only) also fetches the dependencies of these packages.
fetch_packages() {
  private_apt update
  # shellcheck disable=SC2086 # a list of words
  private_apt install --download-only --no-install-recommends $PACKAGES
}

# Two at a time, because unpacking is mostly decompression. Of the source, unpack only the library.
unpack() {
  export PREFIX
  # shellcheck disable=SC2016 # for sh to expand
  printf '%s\0' "$WORK"/cache/archives/*.deb | xargs -0 -n 1 -P 2 sh -c '
    dpkg-deb --fsys-tarfile "$1" | tar -x -C "$PREFIX" \
      --anchored --no-wildcards-match-slash \
      --exclude="./usr/src/*/compiler" --exclude="./usr/src/*/src" --exclude="./usr/share"' unpack
}

# The compiler finds its LLVM through LD_LIBRARY_PATH, which only the compiler should see.
write_wrapper() {
  cat >"$PREFIX/wasm-rustc" <<'END'
#!/bin/sh
prefix=${0%/*}
for lib in "$prefix"/usr/lib/*-linux-gnu*; do
  LD_LIBRARY_PATH=$lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
done
export LD_LIBRARY_PATH
exec "$prefix/usr/bin/rustc" "$@"
END
  chmod +x "$PREFIX/wasm-rustc"
}

# Debian's compiler has no linker for wasm; rustup's toolchain has one, whatever its targets.
link_linker() {
  local host linker
  host=$("$PREFIX/wasm-rustc" -vV | sed -n 's/^host: //p')
  linker=$(cd "$ROOT" && rustc --print sysroot)/lib/rustlib/$host/bin/rust-lld
  [ -x "$linker" ] || die "no rust-lld in rustup's toolchain: $linker"
  mkdir -p "$PREFIX/usr/lib/rustlib/$host/bin"
  ln -s "$linker" "$PREFIX/usr/lib/rustlib/$host/bin/rust-lld"
}

# Without embed-bitcode the reader's LTO build fails: "failed to get bitcode from object file".
build_std() {
  local crate=$WORK/empty lib=$PREFIX/usr/lib/rustlib/$WASM_TARGET/lib
  mkdir -p "$crate/src" "$lib"
  touch "$crate/src/lib.rs"
  printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n' >"$crate/Cargo.toml"
  cp "$ROOT/rust-toolchain.toml" "$crate/"
  (
    cd "$crate"
    RUSTC=$PREFIX/wasm-rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR=$WORK/target \
      cargo build --release -Zbuild-std=std,panic_abort --target "$WASM_TARGET"
  )
  rm -f "$WORK/target/$WASM_TARGET/release/deps"/libempty-*
  cp "$WORK/target/$WASM_TARGET/release/deps"/*.rlib "$lib/"
}

main

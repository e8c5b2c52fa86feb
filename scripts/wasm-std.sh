# shellcheck shell=bash
# Chooses the compiler for wasm32-unknown-unknown. To be sourced.
#
# Two ways; the first that works is used:
#   rustup   the ordinary compiler with the target that rustup adds
#   debian   if rustup's server is unreachable: Debian's rustc-web, unpacked without root into
#            .toolchain/wasm-rust, with a standard library compiled by setup-wasm-std.sh.
# Only the wasm build uses the second; the ordinary compiler builds all native code.

WASM_TARGET=wasm32-unknown-unknown

# wasm_std_way ROOT: prints rustup, debian or nothing.
wasm_std_way() {
  local sysroot prefix=$1/.toolchain/wasm-rust
  sysroot=$(cd "$1" && rustc --print sysroot)
  if is_whole "$sysroot"; then
    echo rustup
  elif is_whole "$prefix/usr" && linker_is_there "$prefix"; then
    echo debian
  fi
}

# The folder alone proves nothing: an interrupted unpacking leaves it incomplete.
is_whole() {
  local crate
  for crate in core alloc std panic_abort; do
    compgen -G "$1/lib/rustlib/$WASM_TARGET/lib/lib$crate-*.rlib" >/dev/null || return 1
  done
}

# The linker is a link into rustup's toolchain, and dangles if that toolchain was replaced.
linker_is_there() {
  local linker
  for linker in "$1"/usr/lib/rustlib/*/bin/rust-lld; do [ -x "$linker" ] && return 0; done
  return 1
}

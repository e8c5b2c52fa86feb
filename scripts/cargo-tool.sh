# shellcheck shell=bash
# Installing a command line from the crate registry into .toolchain/bin. To be sourced after step.sh.

# begin_cargo_tool COMMAND CRATE VERSION [CARGO-INSTALL-ARGUMENT...]
begin_cargo_tool() {
  local name=$1 version=$3
  stamped "$name" "$version" && [ -x "$BIN/$name" ] && return 0
  begin "$name" "compiling $name $version" \
    "cargo could not install it. If it could not download, look at the network and cargo's registry settings; if it could not compile, is there a C compiler (Debian: apt-get install build-essential)?" \
    cargo_tool "$@"
}

cargo_tool() {
  local name=$1 crate=$2 version=$3 target=$TOOLCHAIN/target/$1
  shift 3
  cheap_profile
  # A folder each: in a common one the second cargo would wait for the first.
  export CARGO_TARGET_DIR=$target
  # A registry that lags behind may lack a version named in the tool's own Cargo.lock.
  cargo install --root "$TOOLCHAIN" --force --locked --bin "$name" "$@" "$crate@$version" ||
    cargo install --root "$TOOLCHAIN" --force --bin "$name" "$@" "$crate@$version"
  rm -rf "$target"
  stamp "$name" "$version"
}

# These tools run for seconds and are compiled for minutes: optimising them costs more than it gives.
cheap_profile() {
  export CARGO_PROFILE_RELEASE_OPT_LEVEL=${OPT_LEVEL:-0}
  export CARGO_PROFILE_RELEASE_LTO=false
  export CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
  export CARGO_PROFILE_RELEASE_DEBUG=false
  export CARGO_PROFILE_RELEASE_STRIP=true
  export CARGO_INCREMENTAL=0
}

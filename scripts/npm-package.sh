# shellcheck shell=bash
# Installing one npm package into .toolchain/node_modules. To be sourced after step.sh.

# begin_npm_package NAME VERSION
begin_npm_package() {
  local name=$1 version=$2
  stamped "$name" "$version" && [ -d "$TOOLCHAIN/node_modules/$name" ] && return 0
  begin "$name" "fetching $name $version (npm)" \
    "npm could not fetch it. Look at the network and npm's registry settings (npm config get registry)." \
    npm_package "$name" "$version"
}

# Each package is fetched into a folder of its own and moved: npm would prune the others, and an
# interrupted npm leaves half a package behind.
npm_package() {
  local name=$1 version=$2 place=$SCRATCH/npm-$1
  rm -rf "$place"
  mkdir -p "$place" "$TOOLCHAIN/node_modules"
  npm install --prefix "$place" --no-audit --no-fund --no-update-notifier --ignore-scripts "$name@$version"
  rm -rf "$TOOLCHAIN/node_modules/$name"
  mv "$place/node_modules/$name" "$TOOLCHAIN/node_modules/$name"
  rm -rf "$place"
  stamp "$name" "$version"
}

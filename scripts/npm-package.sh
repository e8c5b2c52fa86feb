# shellcheck shell=bash
# Installs npm packages. Source it after step.sh.
#
#   begin_npm_package NAME VERSION   one without dependencies, into .toolchain/node_modules/NAME
#   begin_npm_program NAME VERSION   one with dependencies, into .toolchain/npm/NAME/node_modules
#   begin_npm_locked NAME FOLDER      all that FOLDER/package-lock.json pins, into .toolchain/npm/NAME/node_modules

begin_npm_package() {
  { [ -d "$TOOLCHAIN/node_modules/$1" ] && stamped "$1" "$2"; } || begin_npm npm_package "$@"
}

begin_npm_program() {
  has_npm_program "$@" || begin_npm npm_program "$@"
}

has_npm_program() {
  [ -d "$TOOLCHAIN/npm/$1" ] && stamped "$1" "$2"
}

# begin_npm HOW NAME VERSION
begin_npm() {
  begin "$2" "fetching $2 $3 (npm)" \
    "npm could not fetch it. Look at the network and npm's registry settings (npm config get registry)." "$@"
}

# Fetches each package into its own folder and then moves it: npm would prune the others, and an interrupted
# npm leaves an incomplete package.
npm_fetch() {
  local name=$1 version=$2 place=$SCRATCH/npm-$1
  rm -rf "$place"
  mkdir -p "$place"
  npm install --prefix "$place" --no-audit --no-fund --no-update-notifier --ignore-scripts "$name@$version"
}

npm_package() {
  npm_fetch "$@"
  mkdir -p "$TOOLCHAIN/node_modules"
  rm -rf "$TOOLCHAIN/node_modules/$1"
  mv "$SCRATCH/npm-$1/node_modules/$1" "$TOOLCHAIN/node_modules/$1"
  rm -rf "$SCRATCH/npm-$1"
  stamp "$@"
}

npm_program() {
  npm_fetch "$@"
  mkdir -p "$TOOLCHAIN/npm"
  rm -rf "$TOOLCHAIN/npm/$1"
  mv "$SCRATCH/npm-$1" "$TOOLCHAIN/npm/$1"
  stamp "$@"
}

# has_npm_locked NAME FOLDER: whether .toolchain/npm/NAME has the packages that FOLDER/package-lock.json pins.
has_npm_locked() {
  [ -d "$TOOLCHAIN/npm/$1/node_modules" ] && cmp -s "$2/package-lock.json" "$TOOLCHAIN/npm/$1/installed"
}

# begin_npm_locked NAME FOLDER
begin_npm_locked() {
  has_npm_locked "$@" || begin "npm-$1" "fetching what $2/package-lock.json pins (npm)" \
    "npm could not fetch it. Look at the network and npm's registry settings (npm config get registry)." npm_locked "$@"
}

# Copy the lock file last: it marks the installation as complete.
npm_locked() {
  local place=$SCRATCH/npm-$1
  rm -rf "$place"
  mkdir -p "$place" "$TOOLCHAIN/npm"
  cp "$2/package.json" "$2/package-lock.json" "$place"
  # Do not use --prefix: npm treats it as another project if .toolchain is a link.
  (cd -P "$place" && npm ci --no-audit --no-fund --no-update-notifier --ignore-scripts)
  rm -rf "$TOOLCHAIN/npm/$1"
  mv "$place" "$TOOLCHAIN/npm/$1"
  cp "$2/package-lock.json" "$TOOLCHAIN/npm/$1/installed"
}

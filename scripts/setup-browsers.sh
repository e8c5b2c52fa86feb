#!/usr/bin/env bash
# Installs browsers, their WebDrivers, fonts, axe-core and html-validate for the browser tests; nginx and Apache for
# the hosting tests.
#
# It uses programs on PATH, installs missing ones from Debian's packages, starts each once, and writes their paths to
# .toolchain/browsers.env, so that the tests need not search.
set -euo pipefail
# shellcheck source=scripts/step.sh
. "$(dirname "$0")/step.sh"
# shellcheck source=scripts/cargo-tool.sh
. "$ROOT/scripts/cargo-tool.sh"
# shellcheck source=scripts/npm-package.sh
. "$ROOT/scripts/npm-package.sh"

FOUND=$TOOLCHAIN/browsers.env
# Seconds that a program may take to print its version on a busy machine.
TRY_LIMIT=60
PATH=$BIN:$PATH

main() {
  if ready; then
    try_all
    say "browsers: all there"
    return
  fi
  take_lock setup-browsers
  need_node "axe-core and html-validate come from npm"
  install_packages
  # Run these at the same time, because downloading and unpacking leave the cores idle.
  has_geckodriver || begin_cargo_tool geckodriver geckodriver "$GECKODRIVER_VERSION"
  begin_npm_package axe-core "$AXE_VERSION"
  begin_npm_program html-validate "$HTML_VALIDATE_VERSION"
  finish
  insist
  install_shell
  write_found
  try_all
  say "browsers: ready"
}

# The file lists absolute paths. If one no longer exists (an upgrade, a new machine), search again.
ready() {
  local line path
  [ -f "$FOUND" ] || return 1
  stamped axe-core "$AXE_VERSION" && has_geckodriver || return 1
  has_npm_program html-validate "$HTML_VALIDATE_VERSION" || return 1
  # A file of an earlier version lacks some names.
  for line in CHROMIUM_SHELL NGINX APACHE HTML_VALIDATE; do grep -q "^$line=" "$FOUND" || return 1; done
  while IFS= read -r line; do
    eval "path=${line#*=}"
    [ -e "$path" ] || return 1
  done <"$FOUND"
}

# --- finding ---

# first_of NAME...: prints the path of the first that is a file on PATH (type -P ignores functions).
first_of() {
  local name
  for name in "$@"; do type -P "$name" && return 0; done
  return 1
}

first_file() {
  local path
  for path in "$@"; do [ -x "$path" ] && echo "$path" && return 0; done
  return 1
}

find_chromium() { first_of chromium chromium-browser google-chrome google-chrome-stable chrome; }
# Chromium without a window: it starts in a third of the time. chromedriver refuses any other version.
find_shell() {
  local shell
  shell=$(first_of chromium-headless-shell chrome-headless-shell) || return 1
  [ "$(version_of "$shell")" = "$(version_of "$(find_chromium)")" ] && echo "$shell"
}
# Chromium's wrapper script may complain on standard error.
version_of() { "$1" --version 2>/dev/null | grep -oE '[0-9]+(\.[0-9]+)+' | head -n 1; }
find_chromedriver() { first_of chromedriver chromium.chromedriver || first_file "${CHROMEWEBDRIVER:-/none}/chromedriver"; }
find_firefox() { first_of firefox-esr firefox; }
find_geckodriver() { first_of geckodriver || first_file "${GECKOWEBDRIVER:-/none}/geckodriver"; }
find_webkit_driver() { first_of WebKitWebDriver; }
find_webkit_browser() { first_file /usr/lib/*/webkit2gtk-4.*/MiniBrowser /usr/libexec/webkit2gtk-4.*/MiniBrowser; }
find_xvfb() { first_of xvfb-run; }
# Servers are often not on the PATH of ordinary users.
find_nginx() { first_of nginx || first_file /usr/sbin/nginx /usr/local/sbin/nginx; }
find_brotli() { ls /usr/lib/nginx/modules/ngx_http_brotli_static_module.so; }
find_apache() { first_of apache2 httpd || first_file /usr/sbin/apache2 /usr/sbin/httpd; }

# Any geckodriver will do, except an old one that we installed.
has_geckodriver() {
  local path
  path=$(find_geckodriver) || return 1
  [ "$path" != "$BIN/geckodriver" ] || stamped geckodriver "$GECKODRIVER_VERSION"
}
# Do not pipe to grep -q: it exits at the first match, and fc-list would fail.
has_fonts() { have fc-list && [[ $(fc-list : family) == *Serif* ]]; }
is_ubuntu() { grep -qs '^ID=ubuntu' /etc/os-release; }

# --- installing ---

missing_packages() {
  # On Ubuntu these two packages are empty wrappers around snaps: see insist.
  if ! is_ubuntu; then
    find_chromium >/dev/null || echo chromium
    find_chromedriver >/dev/null || echo chromium-driver
    find_firefox >/dev/null || echo firefox-esr
  fi
  find_webkit_driver >/dev/null || echo webkit2gtk-driver
  { find_xvfb && have xauth; } >/dev/null || echo xvfb xauth
  find_nginx >/dev/null || echo nginx-light
  # Not every system has it; without it, the tests report that they did not test brotli with nginx.
  { find_brotli || ! apt-cache show libnginx-mod-http-brotli-static; } >/dev/null 2>&1 || echo libnginx-mod-http-brotli-static
  # Only the program, without a system service.
  find_apache >/dev/null || echo apache2-bin
  has_fonts || echo fontconfig fonts-dejavu-core fonts-liberation
}

install_packages() {
  local packages
  packages=$(missing_packages | xargs)
  [ -n "$packages" ] || return 0
  have apt-get || die "missing: $packages (Debian's names)" "Install them with this system's package manager."
  ask_for_root "apt-get update && apt-get install --no-install-recommends $packages"
  # shellcheck disable=SC2086 # a list of words
  begin browsers "installing $packages" \
    "Try by hand: apt-get install $packages (newer Debians call webkit2gtk-driver webkitgtk-webdriver)" \
    apt_install $packages
}

# install_shell: installs the headless shell of Debian's Chromium, if the same version is available. It is optional: without
# it, all stories run in Chromium itself, which takes longer.
install_shell() {
  local version package
  find_shell >/dev/null && return 0
  have apt-get && [ "$(find_chromium)" = /usr/bin/chromium ] || return 0
  version=$(dpkg-query --show --showformat '${Version}' chromium) || return 0
  [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null || return 0
  package=chromium-headless-shell=$version
  say "installing $package"
  # Mirrors list only the newest version. The lists on this machine may name an older one that the mirror still has.
  { one_at_a_time apt apt_add "$package" || apt_install "$package"; } >"$LOGS/shell.log" 2>&1 && return 0
  say "$package cannot be had (.toolchain/log/shell.log): stories run in Chromium itself, which takes longer." \
    "To bring all three up to date: apt-get install chromium chromium-driver chromium-headless-shell"
}

# insist: reports which parts are still missing, and how to get them.
insist() {
  local missing=""
  find_chromium >/dev/null && find_chromedriver >/dev/null || missing="Chromium with chromedriver"
  find_firefox >/dev/null || missing="${missing:+$missing, }Firefox"
  find_webkit_driver >/dev/null && find_webkit_browser >/dev/null || missing="${missing:+$missing, }WebKitWebDriver with MiniBrowser"
  find_nginx >/dev/null && find_apache >/dev/null || missing="${missing:+$missing, }nginx and Apache (apache2 or httpd)"
  [ -z "$missing" ] && return 0
  is_ubuntu || die "still missing after installing: $missing" "See .toolchain/log/browsers.log."
  die "missing: $missing" \
    "Ubuntu has Chromium and Firefox as snaps only. Either" \
    "    sudo snap install chromium firefox" \
    "or install Google Chrome, chromedriver and Firefox from their makers' packages, so that" \
    "google-chrome, chromedriver and firefox are on PATH; then run this again."
}

# Quoted for the shell: a folder name may contain spaces.
write_found() {
  found CHROMIUM "$(find_chromium)"
  found CHROMIUM_SHELL "$(find_shell || find_chromium)"
  found CHROMEDRIVER "$(find_chromedriver)"
  found FIREFOX "$(find_firefox)"
  found GECKODRIVER "$(find_geckodriver)"
  found WEBKIT_DRIVER "$(find_webkit_driver)"
  found WEBKIT_BROWSER "$(find_webkit_browser)"
  found XVFB_RUN "$(find_xvfb)"
  found NGINX "$(find_nginx)"
  found APACHE "$(find_apache)"
  found AXE "$TOOLCHAIN/node_modules/axe-core/axe.min.js"
  found HTML_VALIDATE "$TOOLCHAIN/npm/html-validate/node_modules/html-validate/bin/html-validate.mjs"
  mv "$FOUND.$$" "$FOUND"
}

found() { printf '%s=%q\n' "$1" "$2" >>"$FOUND.$$"; }

# --- trying ---

# An installed program may still not start: a library is missing, or an upgrade was interrupted. Each test that needs
# it would fail in its own way.
try_all() {
  # shellcheck source=/dev/null
  . "$FOUND"
  local again="Try: apt-get install --reinstall"
  try CHROMIUM "$again chromium" "$CHROMIUM" --version
  try CHROMIUM_SHELL "$again chromium-headless-shell" "$CHROMIUM_SHELL" --version
  try CHROMEDRIVER "$again chromium-driver" "$CHROMEDRIVER" --version
  try FIREFOX "$again firefox-esr" "$FIREFOX" --version
  try GECKODRIVER "Try: rm .toolchain/stamp/geckodriver, then this again" "$GECKODRIVER" --version
  # It has no --version.
  try WEBKIT_DRIVER "$again webkit2gtk-driver" "$WEBKIT_DRIVER" --help
  # This also tests Xvfb: without a display it does not even print the version.
  try WEBKIT_BROWSER "$again webkit2gtk-driver xvfb xauth" "$XVFB_RUN" --auto-servernum "$WEBKIT_BROWSER" --version
  try NGINX "$again nginx-light" "$NGINX" -v
  try APACHE "$again apache2-bin" "$APACHE" -v
  try HTML_VALIDATE "Try: rm .toolchain/stamp/html-validate, then this again" node "$HTML_VALIDATE" --version
}

# try VARIABLE ADVICE COMMAND...
try() {
  local variable=$1 advice=$2 said status=0 limit=()
  shift 2
  if have timeout; then limit=(timeout "$TRY_LIMIT"); fi # not on macOS
  said=$(${limit[@]+"${limit[@]}"} "$@" 2>&1 </dev/null) || status=$?
  [ "$status" != 0 ] || return 0
  [ "$status" != 124 ] || said="no answer within $TRY_LIMIT s"
  die "${!variable} does not start (${said##*$'\n'}). $advice"
}

main

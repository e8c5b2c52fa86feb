# shellcheck shell=bash
# Shared code of the set-up scripts: steps (a line, a log, a plain error), stamps, the lock, root, node.
# To be sourced.
#
# A step runs as a background job in its own process group. So steps can run in parallel, and an interrupted
# set-up can stop a whole cargo with all its compilers.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
TOOLCHAIN=$ROOT/.toolchain
BIN=$TOOLCHAIN/bin
LOGS=$TOOLCHAIN/log
STAMPS=$TOOLCHAIN/stamp
SCRATCH=$TOOLCHAIN/tmp

# shellcheck source=scripts/versions.env
. "$ROOT/scripts/versions.env"

have() { type -P "$1" >/dev/null; }

say() { printf '[%3d s] %s\n' "$SECONDS" "$*"; }

# die WHAT [LINE...]: prints the problem, then the advice.
die() {
  say "FAILED: $1" >&2
  shift
  [ $# -eq 0 ] || printf '        %s\n' "$@" >&2
  exit 1
}

# Under make -j, cargo and rustc would try to use make's job server, which is closed to them.
unset MAKEFLAGS MFLAGS

# --- stamps: a stamp is written last, so its version marks the whole step as complete ---

stamped() { [ -f "$STAMPS/$1" ] && [ "$(<"$STAMPS/$1")" = "$2" ]; }

stamp() {
  printf '%s\n' "$2" >"$STAMPS/.$1.$$"
  mv "$STAMPS/.$1.$$" "$STAMPS/$1"
}

# --- one set-up at a time ---

# take_lock NAME: waits for another run to end. The lock is released when the process and its jobs end.
take_lock() {
  mkdir -p "$BIN" "$LOGS" "$STAMPS" "$SCRATCH"
  have flock || return 0 # macOS
  exec 9>"$TOOLCHAIN/$1.lock"
  flock -n 9 && return 0
  say "another run of make $1 is at work here: waiting for it to end"
  flock 9
}

# --- steps ---

PIDS=()
trap stop_jobs EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

stop_jobs() {
  local pid
  for pid in ${PIDS[@]+"${PIDS[@]}"}; do kill -TERM -- "-$pid" 2>/dev/null || true; done
}

# begin NAME WHAT ADVICE COMMAND...: starts a step; its output goes to log/NAME.log.
begin() {
  set -m
  run_step "$@" </dev/null &
  set +m
  PIDS+=("$!")
}

# finish: waits for all started steps, and fails if one failed.
finish() {
  local pid bad=0
  for pid in ${PIDS[@]+"${PIDS[@]}"}; do wait "$pid" || bad=1; done
  PIDS=()
  [ "$bad" = 0 ] || die "the set-up is not complete" \
    "See above. Fix that and run it again: finished steps are kept."
}

run_step() {
  local name=$1 what=$2 advice=$3 begun=$SECONDS pid
  shift 3
  say "$what"
  # Do not use "if command": that would disable errexit inside the command.
  ("$@") >"$LOGS/$name.log" 2>&1 &
  pid=$!
  report "$name" "$what" "$begun" &
  local reporter=$!
  local status=0
  wait "$pid" || status=$?
  kill "$reporter" 2>/dev/null || true
  if [ "$status" = 0 ]; then
    say "$what: done in $((SECONDS - begun)) s"
  else
    explain "$name" "$what" "$advice"
    exit 1
  fi
}

# report NAME WHAT BEGUN: every half minute prints how long a step has run, and the last line of its log.
report() {
  local last
  # A sleep that outlives the step must not hold our file descriptors open.
  while sleep "${REPORT_EVERY:-30}" >/dev/null 2>&1 9>&-; do
    last=$(tail -n 1 "$LOGS/$1.log" 2>/dev/null | tr -d '\r' | sed 's/^ *//' | cut -c 1-60)
    say "  … ${2:0:32}, $((SECONDS - $3)) s so far${last:+: $last}"
  done
}

explain() {
  {
    say "FAILED: $2. The last lines of .toolchain/log/$1.log:"
    tail -n 20 "$LOGS/$1.log" | sed 's/^/        | /'
    printf '        %s\n' "$3"
  } >&2
}

# --- root ---

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# ask_for_root COMMAND: asks for sudo's password now, because a step has no terminal. The set-ups share the terminal,
# so one asks at a time.
ask_for_root() {
  [ "$(id -u)" = 0 ] && return 0
  if have sudo && one_at_a_time sudo eval 'sudo -n true 2>/dev/null || sudo -v'; then return 0; fi
  die "this needs root, and there is no sudo" "Run by hand, as root:" "    $1" "then this again."
}

# apt_install PACKAGE...: skips recommended packages, which for browsers are a whole desktop. Runs one at a time:
# apt-get update does not wait for another one, it fails.
apt_install() { one_at_a_time apt apt_get "$@"; }

apt_get() {
  as_root apt-get update
  apt_add "$@"
}

# apt_add PACKAGE...: the same without updating the package lists.
apt_add() {
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --no-install-recommends -o DPkg::Lock::Timeout=300 "$@"
}

# one_at_a_time NAME COMMAND...: runs commands of the two set-ups that make runs in parallel one after the
# other.
one_at_a_time() {
  local name=$1
  shift
  have flock || { "$@"; return; } # macOS
  # Do not pass the lock to the command: a service that it starts would keep it.
  (
    flock 8
    "$@" 8>&-
  ) 8>"$TOOLCHAIN/$name.lock"
}

# --- node ---

# The oldest version that runs wasm-opt and html-validate.
NODE_MAJOR=18

# need_node WHAT: ensures that node and npm are recent enough; installs the system's if they are missing.
need_node() {
  local advice="Install Node.js $NODE_MAJOR or newer (https://nodejs.org, or a newer release of this system), then run this again."
  if ! have node || ! have npm; then
    have apt-get || die "node and npm are missing ($1)" "$advice"
    ask_for_root "apt-get update && apt-get install --no-install-recommends nodejs npm"
    begin node "installing nodejs npm ($1)" "Try by hand: apt-get install nodejs npm" apt_install nodejs npm
    finish
  fi
  local version
  version=$(node --version) || die "node does not start" "$advice"
  version=${version#v}
  [ "${version%%.*}" -ge "$NODE_MAJOR" ] || die "node is of version $version, and $1 needs $NODE_MAJOR or newer" "$advice"
}

#!/bin/sh
# timed-test.sh PROGRAM ARGUMENT...: runs a test program so that it prints the time of each test. Cargo calls it
# (`make unit`). The test harness's flag is unstable; the variable enables it. It is set here and not for cargo, which
# would recompile everything.
#
# A program that takes longer than LIMIT seconds hangs and is ended; the longest takes a fortieth of that. The harness
# has printed by then which tests have “been running for over 60 seconds”.
LIMIT=${LIMIT:-900}
case $1 in
  */deps/*) ;;
  *) exec "$@" ;;
esac
export RUSTC_BOOTSTRAP=1
command -v timeout >/dev/null || exec "$@" -Z unstable-options --report-time # macOS
# In the foreground, so that Ctrl-C reaches the program.
timeout --foreground --kill-after=10 "$LIMIT" "$@" -Z unstable-options --report-time
status=$?
[ "$status" != 124 ] || echo "$1 did not end within $LIMIT s: a test named above hangs" >&2
exit "$status"

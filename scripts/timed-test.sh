#!/bin/sh
# timed-test.sh PROGRAM ARGUMENT...: runs a test program and has it print the time of each test. Cargo calls it (`make
# unit`). The flag is one of the test harness's unstable ones, which the variable unlocks; it is set here and not for
# cargo, which would compile everything anew.
case $1 in
  */deps/*) RUSTC_BOOTSTRAP=1 exec "$@" -Z unstable-options --report-time ;;
esac
exec "$@"

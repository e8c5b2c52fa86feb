#!/bin/sh
# timed-test.sh PROGRAM ARGUMENT...: runs a test program so that it prints the time of each test. Cargo calls it
# (`make unit`). The test harness's flag is unstable; the variable enables it. It is set here and not for cargo, which
# would recompile everything.
case $1 in
  */deps/*) RUSTC_BOOTSTRAP=1 exec "$@" -Z unstable-options --report-time ;;
esac
exec "$@"

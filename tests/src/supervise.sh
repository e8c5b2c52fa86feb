# shellcheck shell=sh
# Runs a program and leaves nothing behind: when standard input ends, because the caller is done with it or is dead, the script
# ends every process of the session and removes the scratch folder. If the line `kill` comes first, it kills the processes
# without letting them finish. Browsers put their processes into groups of their own, but not into sessions; hence setsid.
#
#   setsid sh supervise.sh SCRATCH PROGRAM ARGS...
scratch=$1
shift
"$@" &
read -r how
trap '' TERM HUP INT

# Finds all other processes of the session. It avoids a subshell, which would find itself.
find_others() {
  others=
  for stat in /proc/[0-9]*/stat; do
    { read -r line <"$stat"; } 2>/dev/null || continue
    pid=${line%% *}
    # After the name in parentheses: state, parent, group, session.
    # shellcheck disable=SC2086 # a list of words
    set -- ${line##*) }
    [ "$4" = "$$" ] && [ "$pid" != "$$" ] && others="$others $pid"
  done
}

find_others
signal=TERM
[ "$how" != kill ] || signal=KILL
# shellcheck disable=SC2086 # a list of numbers
kill -"$signal" $others 2>/dev/null
for _ in 1 2 3 4 5 6 7 8 9 10; do
  find_others
  [ -z "$others" ] && break
  sleep 0.2
done
# shellcheck disable=SC2086
[ -n "$others" ] && kill -KILL $others 2>/dev/null
rm -rf "$scratch"

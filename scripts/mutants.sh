#!/usr/bin/env bash
# mutants.sh [NAME...]: breaks the code on purpose, once for each file of tests/mutants/ (or those whose names have a
# word that begins with NAME), and reports which test fails. Run it on a commit whose tests pass.
#
# The script fails if no test notices a break, or if a break's text is no longer found: either a test is missing, or
# the break must follow the code. tests/mutants/README.md describes the files.
#
# All work is done in a copy of the checkout, target/mutants/copy, which keeps its compiled code.
#
# PHASE  runs another phase than the one a break names: native, node, files or chromium
# TESTS  runs these tests of the phase instead of those a break names; with TESTS= (empty), all of them
# LIMIT  the time limit for the tests of one break (default: 20m)
set -euo pipefail
shopt -s globstar nullglob
cd "$(dirname "$0")/.."

# The commands of each phase, run in the copy with the tests that a break names.
NATIVE=${NATIVE:-'cargo test --release --locked --no-fail-fast'}
NODE=${NODE:-'scripts/test-scripts.sh'}
FILES=${FILES:-'cargo test --release --workspace --locked --test e2e -- --phase files'}
CHROMIUM=${CHROMIUM:-'cargo test --release --workspace --locked --test e2e -- --phase chromium'}

# Builds for the tests of published files and of browsers. The second site only for breaks that request it.
PUBLISHER=${PUBLISHER:-'cargo build --release --locked -p pprnet'}
SITE=${SITE:-'BASE_URL=https://digest.example/ scripts/site.sh / target/dist-root'}
SITE_SUB=${SITE_SUB:-'BASE_URL=https://digest.example/pprnet/blog/ scripts/site.sh /pprnet/blog/ target/dist-sub'}

# Patterns of failed tests in the output of cargo and node.
RED='s/^test (.+) \.\.\. FAILED$/\1/p; s/^ *FAILED +[0-9.]+ s +(.+)$/\1/p; s/^not ok [0-9]+ - (.*)$/\1/p; s/^ *✖ (.+) \([0-9.]+ms\)$/\1/p'

MUTANTS=tests/mutants
LIMIT=${LIMIT:-20m}
WORK=$PWD/target/mutants
COPY=$WORK/copy
LOGS=$WORK/logs

running=""
broken=""
restore() {
  [ -z "$broken" ] || cp "$WORK/whole" "$COPY/$broken" # with today's time, or cargo would not compile it again
  broken=
}
stop() {
  [ -z "$running" ] || { kill -TERM "$running" 2>/dev/null && wait "$running" || true; }
  restore
}
trap stop EXIT
trap 'echo; exit 130' INT TERM

# field NAME FILE: prints the value of a field of a break.
field() { sed -n "/^---/q; s/^$1: *//p" "$2"; }

# Updates the copy. Unchanged files keep their time, so that cargo compiles only changes. It leaves out .cargo/:
# the copy is within the checkout, so those settings apply anyway, and a second copy would add to them.
update() {
  local file
  mkdir -p "$COPY" "$LOGS"
  git ls-files --cached --others --exclude-standard -- . ':!.cargo' ':!.toolchain' | sort >"$WORK/files.new"
  if [ -f "$WORK/files" ]; then
    comm -23 "$WORK/files" "$WORK/files.new" | while IFS= read -r file; do rm -f "$COPY/$file"; done
  fi
  while IFS= read -r file; do
    if [ -f "$file" ] && ! cmp -s "$file" "$COPY/$file"; then
      mkdir -p "$COPY/$(dirname "$file")"
      cp "$file" "$COPY/$file"
    fi
  done <"$WORK/files.new"
  mv "$WORK/files.new" "$WORK/files"
  ln -sfn "$PWD/.toolchain" "$COPY/.toolchain"
  [ -d "$COPY/target" ] || seed
}

# Copies the checkout's compiled dependencies, so that they are not compiled again.
seed() {
  local part
  rm -rf "$WORK/target"
  for part in release wasm bundle debug/deps debug/build debug/.fingerprint; do
    if [ -d "target/$part" ]; then
      mkdir -p "$(dirname "$WORK/target/$part")"
      cp -pR "target/$part" "$WORK/target/$part"
    fi
  done
  mkdir -p "$WORK/target"
  mv "$WORK/target" "$COPY/target"
}

# Applies a break to the file with its text, and prints that file's path. The text must occur exactly once in all
# files that the break names; line breaks do not matter.
break_code() {
  cd "$COPY"
  # These are patterns without spaces.
  # shellcheck disable=SC2046
  perl -e '
    use strict; use warnings;
    my ($mutant, $whole, @files) = @ARGV;
    my $read = sub { open(my $in, "<", $_[0]) or die "$_[0]: $!\n"; local $/; <$in> };
    my $write = sub { open(my $out, ">", $_[0]) or die "$_[0]: $!\n"; print $out $_[1]; close $out };
    my ($find, $replace) = $read->($mutant) =~ /^--- find\n(.*?)\n--- replace\n(.*)\z/ms
      or die "has no find and replace\n";
    $replace =~ s/\n\z//;
    my $pattern = join "\\s+", map { quotemeta } split " ", $find;
    my @found;
    for my $file (@files) { my @times = $read->($file) =~ /$pattern/g; push @found, ($file) x @times }
    die "no longer applies: its text is found " . @found . " times\n" if @found != 1;
    my $text = $read->($found[0]);
    $write->($whole, $text);
    $text =~ s/$pattern/$replace/;
    $write->($found[0], $text);
    print $found[0];
  ' "$1" "$WORK/whole" $(field files "$1")
}

# Runs a command in the copy, within the time limit, and appends its output to a log.
run() {
  local log=$1 command=$2 code=0 limit=()
  if command -v timeout >/dev/null; then limit=(timeout -k 10 "$LIMIT"); fi # not on macOS
  command=". scripts/env.sh; export DIST=\$PWD/target/dist-root DIST_SUB=\$PWD/target/dist-sub; $command"
  (cd "$COPY" && exec "${limit[@]}" bash -c "$command") >>"$log" 2>&1 9>&- &
  running=$!
  wait "$running" || code=$?
  running=
  return "$code"
}

# Prints the command that runs these tests of a phase.
command_of() {
  case $1 in
    native) echo "$NATIVE $2" ;;
    node) echo "$NODE $2" ;;
    files) echo "$FILES $2" ;;
    chromium) echo "$CHROMIUM $2" ;;
    *) return 1 ;;
  esac
}

# Prints the result for one break; fails if no test noticed it.
try() {
  local mutant=$PWD/$1 name phase command log red built=0 code=0
  name=$(basename "$mutant" .txt)
  log=$LOGS/$name.log
  phase=${PHASE:-$(field phase "$mutant")}
  if ! command=$(command_of "$phase" "${TESTS-$(field tests "$mutant")}"); then
    echo "$name: there is no phase called $phase"
    return 1
  fi
  if ! broken=$(break_code "$mutant" 2>"$log"); then
    broken=
    echo "$name: $(cat "$log")"
    return 1
  fi
  if [ "$phase" = files ] || [ "$phase" = chromium ]; then
    run "$log" "$PUBLISHER && $SITE" || built=$?
    if [ "$built" = 0 ] && [ "$(field sites "$mutant")" = both ]; then run "$log" "$SITE_SUB" || built=$?; fi
  fi
  if [ "$built" = 0 ]; then run "$log" "$command" || code=$?; fi
  restore
  red=$(sed -nE "$RED" "$log" | sort -u)
  if grep -qE '^error: could not compile' "$log"; then
    echo "$name: DOES NOT COMPILE, see $log"
  elif [ -n "$red" ]; then
    echo "$name: caught by $(head -n 1 <<<"$red") ($(wc -l <<<"$red") red)"
    return
  elif [ "$built" != 0 ]; then
    echo "$name: caught by the build of the site, see $log"
    return
  elif [ "$code" = 124 ]; then
    echo "$name: caught by the limit of $LIMIT"
    return
  elif [ "$code" != 0 ]; then
    echo "$name: NO TEST IS RED, but the command failed, see $log"
  else
    echo "$name: NOT CAUGHT"
  fi
  return 1
}

selected=()
for mutant in "$MUTANTS"/*.txt; do
  [ $# -gt 0 ] || selected+=("$mutant")
  for name; do
    if [[ -$(basename "$mutant" .txt) == *"-$name"* ]]; then
      selected+=("$mutant")
      break
    fi
  done
done
[ ${#selected[@]} -gt 0 ] || { echo "mutants.sh: no break in $MUTANTS/ has such a name: $*" >&2; exit 2; }

# Two runs at once would overwrite each other's copy.
mkdir -p "$WORK"
if command -v flock >/dev/null; then # not on macOS
  exec 9>"$WORK/lock"
  flock -n 9 || { echo 'mutants.sh: another run has the copy in target/mutants/; wait for it' >&2; exit 2; }
fi
update
missed=0
for mutant in "${selected[@]}"; do
  try "$mutant" || missed=$((missed + 1))
done
echo "${#selected[@]} breaks, $missed of them not caught"
[ "$missed" = 0 ]

#!/usr/bin/env bash
# fuzz.sh RUNS: runs the property tests with a new seed, then fuzzes each target of crates/search/fuzz with RUNS inputs,
# different ones each time. It starts from the committed corpus (crates/search/fuzz/corpus) and from the inputs that
# earlier runs added to target/fuzz/corpus. It writes an input that panics, or takes more than a minute, to
# target/fuzz/artifacts: copy it into the committed corpus, which the native tests replay.
#
# To add the findings of a long run to the committed corpus, with as few inputs as possible:
#
#   target/fuzz/HOST/release/query -merge=1 crates/search/fuzz/corpus/query target/fuzz/corpus/query
#
# It uses libFuzzer directly, with the flags of `cargo fuzz`: that needs a nightly compiler, for a sanitizer that is
# useless without `unsafe`.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:?how many runs}
# shellcheck source=scripts/env.sh
. scripts/env.sh

command -v c++ >/dev/null || {
  echo "There is no C++ compiler (c++), which libFuzzer is built with. On Debian and Ubuntu: apt-get install g++" >&2
  exit 1
}
host=$(rustc -vV | sed -n 's/^host: //p')
folder=$PWD/target/fuzz
mkdir -p "$folder/artifacts"

# All other runs use the seed in .cargo/config.toml.
seed=$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')
if ! PROPTEST_RNG_SEED=$seed cargo test --release --workspace --no-fail-fast --locked >"$folder/properties.log" 2>&1; then
  grep -E '^test .* FAILED$|^minimal failing input|^error' "$folder/properties.log" >&2 || true
  echo "A test failed with the seed $seed (target/fuzz/properties.log). To repeat it: PROPTEST_RNG_SEED=$seed make unit" >&2
  exit 1
fi
echo "fuzz: property tests: no failure with the seed $seed"

# With --target, the flags do not apply to build scripts and macros.
RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares -Cdebug-assertions -Coverflow-checks -Ccodegen-units=1" \
  cargo build --quiet --release --locked --manifest-path crates/search/fuzz/Cargo.toml \
  --target "$host" --target-dir "$folder"

for target in query load findings import-text import-html import-wxr; do
  # A page with a post is longer than a query.
  case $target in import-*) longest=3000 ;; *) longest=300 ;; esac
  log=$folder/$target.log
  mkdir -p "$folder/corpus/$target"
  # Of several folders, libFuzzer writes to the first.
  if ! "$folder/$host/release/$target" -runs="$runs" -max_len="$longest" -timeout=60 -artifact_prefix="$folder/artifacts/" \
    "$folder/corpus/$target" "crates/search/fuzz/corpus/$target" >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    echo "The fuzz target $target was brought down; the input is named above." >&2
    exit 1
  fi
  echo "fuzz: $target: $(tail -n 1 "$log")"
done

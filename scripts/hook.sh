#!/bin/sh
# Run by Trunk after it has compiled the reader, in its staging folder; see Trunk.toml.
#
# CONTENT   the content folder (default: content)
# BASE_URL  the site's own address (default: what site.toml says)
# PPRNET    the publisher's binary (default: target/release/pprnet)
set -eu

pprnet=${PPRNET:-target/release/pprnet}

if [ ! -x "$pprnet" ]; then
  echo "The publisher is not built yet ($pprnet). Run: cargo build --release -p pprnet" >&2
  exit 1
fi

# A debug build is not made small, and while someone changes the reader, a browser must show what there is, not what it
# has kept.
compiled=wasm
memory=target/bundle
retire=
if [ "${TRUNK_PROFILE:-release}" != release ]; then
  compiled=debug
  memory=
  retire=--retire-worker
fi
"$pprnet" bundle "$TRUNK_STAGING_DIR" ${memory:+"--memory=$memory"} \
  --language "${PPRNET_LANGUAGE:-en}" --program "$CARGO_TARGET_DIR/wasm32-unknown-unknown/$compiled/pprnet-reader.wasm"
# What `pprnet preview` fills with pages.
rm -rf target/program
cp -r "$TRUNK_STAGING_DIR" target/program
# What the browser tests make further releases of.
if [ "$TRUNK_PUBLIC_URL" = / ]; then
  rm -rf target/unfinished
  cp -r "$TRUNK_STAGING_DIR" target/unfinished
fi
"$pprnet" finish "$TRUNK_STAGING_DIR" --public-url "$TRUNK_PUBLIC_URL" --content "${CONTENT:-content}" \
  ${BASE_URL:+"--base-url=$BASE_URL"} ${RETIRE_WORKER:+--retire-worker} $retire

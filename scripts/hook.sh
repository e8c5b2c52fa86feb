#!/bin/sh
# Run by Trunk before and after it compiles the reader; see Trunk.toml.
#
# CONTENT   the content folder (default: content)
# BASE_URL  the site's own address (default: what site.toml says)
# PPRNET    the publisher's binary (default: target/release/pprnet)
set -eu

pprnet=${PPRNET:-target/release/pprnet}
content=${CONTENT:-content}

if [ ! -x "$pprnet" ]; then
  echo "The publisher is not built yet ($pprnet). Run: cargo build --release -p pprnet" >&2
  exit 1
fi

# A style sheet without comments and needless space. No string in ours holds either.
# shellcheck disable=SC2016 # perl's own variables
SHORT_CSS='s{/\*.*?\*/}{}gs; s/^\s+//mg; s/\s*\{\s*/{/g; s/;\s*\}/}/g; s/;\s+/;/g; s/([:,]) /$1/g; s/([ :(,])0\./$1./g; s{ / }{/}g; s/ \+ (?=\*|\.[a-z])/+/g; s/\n//g'

case "$1" in
  before)
    # What cannot work is refused before anything is compiled.
    site_path=$("$pprnet" public-url "$TRUNK_PUBLIC_URL")
    if [ "$site_path" != "${TRUNK_PUBLIC_URL%/}/" ]; then
      echo "--public-url $TRUNK_PUBLIC_URL: write $site_path" >&2
      exit 1
    fi
    "$pprnet" check --content "$content" ${BASE_URL:+"--base-url=$BASE_URL"}
    # One style sheet, so that a page needs one file to be readable. Layers decide what wins, not this order.
    mkdir -p target/style
    cat style/layers.css style/tokens.css style/base.css style/layout.css style/boot.css style/components/*.css style/print.css \
      | perl -0pe "$SHORT_CSS" \
      > target/style/reader.css.new
    [ -s target/style/reader.css.new ] || { echo "The style sheets could not be joined (is perl installed?)" >&2; exit 1; }
    # Unchanged: keep it, or `trunk serve` would never come to rest.
    if cmp -s target/style/reader.css.new target/style/reader.css; then
      rm target/style/reader.css.new
    else
      mv target/style/reader.css.new target/style/reader.css
    fi
    ;;
  after)
    perl -0pi -e "$SHORT_CSS" "$TRUNK_STAGING_DIR/search.css"
    # A debug build is not made small.
    compiled=wasm memory=target/bundle
    [ "${TRUNK_PROFILE:-release}" = release ] || compiled=debug memory=
    "$pprnet" bundle "$TRUNK_STAGING_DIR" ${memory:+"--memory=$memory"} \
      --program "$CARGO_TARGET_DIR/wasm32-unknown-unknown/$compiled/pprnet-reader.wasm"
    # What the browser tests make further releases of.
    if [ "$TRUNK_PUBLIC_URL" = / ]; then
      rm -rf target/unfinished
      cp -r "$TRUNK_STAGING_DIR" target/unfinished
    fi
    # While someone changes the reader, a browser must show what there is, not what it has kept.
    retire=
    [ "${TRUNK_PROFILE:-release}" = release ] || retire=--retire-worker
    "$pprnet" finish "$TRUNK_STAGING_DIR" --public-url "$TRUNK_PUBLIC_URL" --content "$content" \
      ${BASE_URL:+"--base-url=$BASE_URL"} ${RETIRE_WORKER:+--retire-worker} $retire
    ;;
esac

# The targets for people and CI. The text after ## is each target's help.
#
#   make build CONTENT=content PUBLIC_URL=/ BASE_URL=https://example.org/
#
# builds dist/ from a folder of posts, to be served under PUBLIC_URL. BASE_URL is the address of the site, for feeds,
# sitemap and link previews (default: base_url in site.toml).
#
# The build may use two compilers: the default cargo for native code, and the one that scripts/trunk.sh chooses for
# wasm. The default one builds pprnet first.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c

CONTENT := content
PUBLIC_URL := /
BASE_URL :=
PORT := 8080

LOCKED := $(if $(wildcard Cargo.lock),--locked)
PPRNET := $(CURDIR)/target/release/pprnet
SUB_URL := /pprnet/blog/
FUZZ_RUNS := 20000

# The two sites that the browser tests read: one at the root of a host, one in a folder. Both have feeds,
# pictures and everything else for which a site needs its address.
E2E_HOST := https://digest.example
E2E_ROOT := $(CURDIR)/target/dist-root
E2E_SUB := $(CURDIR)/target/dist-sub
E2E := DIST='$(E2E_ROOT)' DIST_SUB='$(E2E_SUB)' SUB_URL=$(SUB_URL) \
	cargo test --release --workspace $(LOCKED) --test e2e

# Native tests. Without a selection cargo would also compile the examples.
UNIT := cargo test --release --workspace $(LOCKED) --bins --tests

# Makes cargo run each test program through a script that adds times to its output.
TIMED = env CARGO_TARGET_$(shell rustc -vV | sed -n 's/^host: //p' | tr 'a-z-' 'A-Z_')_RUNNER='$(CURDIR)/scripts/timed-test.sh'

# $(call site,PUBLIC_URL,DIST,BASE_URL): builds the site.
site = CONTENT='$(CONTENT)' BASE_URL='$3' PPRNET='$(PPRNET)' scripts/site.sh '$1' '$2'

.PHONY: help setup setup-browsers tools tools-and-programs programs reader pprnet content-first build serve preview check format lints check-content unit fuzz e2e e2e-site e2e-sites e2e-run test test-quick bench bench-search fmt clean distclean

help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
	@echo
	@echo '  CONTENT=DIR (content)  PUBLIC_URL=/path/ (/)  BASE_URL=https://host/path/ (site.toml)  PORT=N (8080)'

setup: ## install the toolchain into .toolchain/ (only what is missing)
	@scripts/setup.sh

setup-browsers: ## install the browsers, drivers and servers for the tests
	@scripts/setup-browsers.sh

# In parallel: one set-up mostly downloads while the other compiles.
tools:
	@$(MAKE) --no-print-directory -j2 setup setup-browsers

# The same, and all programs of the tests, and the reader for the browser: set-up mostly downloads and unpacks, and the end of
# each compilation keeps one core busy, so together they take less time. The first cargo call installs the compiler; two
# at a time would disturb each other.
tools-and-programs:
	@cargo --version >/dev/null
	@$(MAKE) --no-print-directory -j3 reader setup-browsers programs

# Without make's job server, from which newer versions would give cargo one core.
programs:
	@MAKEFLAGS= $(UNIT) --no-run --quiet
	@MAKEFLAGS= $(E2E) --no-run --quiet

# Compiles the reader for e2e-sites, whose content is English, if it never was. If that fails, e2e-sites says why.
reader: setup
	@[ -f target/wasm/wasm32-unknown-unknown/wasm/pprnet-reader.wasm ] || \
		MAKEFLAGS= PPRNET_LANGUAGE=en scripts/trunk.sh build --release --dist target/reader >/dev/null 2>&1 || true
	@rm -rf target/reader

# Prints nothing if the program exists and is up to date.
pprnet:
	@if [ ! -x '$(PPRNET)' ]; then scripts/setup.sh && echo 'Compiling pprnet; this takes some minutes, once.'; fi
	@cargo build --release --quiet $(LOCKED) -p pprnet

# Runs before anything else: reports the content's problems, or writes into new posts the day on which they were added.
# Prints nothing if there are none.
content-first: pprnet
	@'$(PPRNET)' stamp --content '$(CONTENT)'

build: content-first ## build the site from CONTENT into dist/, for PUBLIC_URL
	@scripts/setup.sh
	$(call site,$(PUBLIC_URL),dist,$(BASE_URL))

serve: build ## build, then serve dist/ at http://127.0.0.1:PORT
	'$(PPRNET)' serve dist --port $(PORT) --base '$(PUBLIC_URL)' --take-over

# The reader is compiled once per language; after that a preview starts at once. The content is checked before that, because a
# site cannot be built from content with problems.
preview: setup pprnet ## show the site of CONTENT while you write, at http://127.0.0.1:PORT
	@grep -qs "<html lang=\"$$('$(PPRNET)' language --content '$(CONTENT)')\"" target/program/index.html || \
		{ '$(PPRNET)' check --quiet --content '$(CONTENT)' && $(call site,/,dist,$(BASE_URL)); }
	'$(PPRNET)' preview --drafts --content '$(CONTENT)' --port $(PORT)

check: ## check formatting, types, lints and content
	@$(MAKE) --no-print-directory format lints check-content
	scripts/check-dependencies.sh
	scripts/check-shell.sh
	scripts/check-scripts.sh

format:
	cargo fmt --all --check

# All targets. The stories have `test = false`, and only a command of their own selects them.
lints:
	cargo clippy --release --workspace --all-targets $(LOCKED) -- -D warnings
	cargo clippy --release --workspace --test e2e $(LOCKED) -- -D warnings

check-content: pprnet ## say what is wrong with CONTENT, and what could be better
	@'$(PPRNET)' check --content '$(CONTENT)'

# Native tests, with the time of each.
unit:
	. scripts/env.sh && $(TIMED) $(UNIT) --no-fail-fast
	cargo test --release --workspace $(LOCKED) --doc

fuzz: setup ## give the property tests new inputs, and each fuzz target (queries, index, findings, imports) FUZZ_RUNS
	scripts/fuzz.sh $(FUZZ_RUNS)

e2e-site: setup pprnet
	$(call site,/,$(E2E_ROOT),$(E2E_HOST)/)

# Both kinds of hosting. The wasm does not depend on the path, so it is compiled once.
e2e-sites: e2e-site
	$(call site,$(SUB_URL),$(E2E_SUB),$(E2E_HOST)$(SUB_URL))

e2e-run:
	. scripts/env.sh && $(E2E) $(if $(ARGS),-- $(ARGS))

e2e: tools pprnet ## run the browser tests, all or ARGS='--phase firefox PART-OF-A-NAME'
	@$(MAKE) --no-print-directory e2e-sites
	@$(MAKE) --no-print-directory e2e-run

test: ## run everything that CI runs: set-up, checks, native tests, browser tests
	scripts/test.sh

test-quick: ## run the fast checks: types, lints, native tests, the audit in Chromium
	scripts/test.sh quick

bench: ## measure speed and sizes
	scripts/bench.sh

bench-search: pprnet ## compare our search with other engines, on the same posts and queries
	PPRNET='$(PPRNET)' scripts/bench-search.sh

fmt: ## format the code
	cargo fmt --all

clean: ## remove what was built (not .toolchain/)
	rm -rf target dist

distclean: clean ## remove what was built and installed
	rm -rf .toolchain

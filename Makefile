# Kartoteka. Targets: run test lint bench fuzz soak screens golden golden-base
# package deps.
# A new machine needs Go, gcc, git and make; `make deps` adds Debian's packages.

GO      ?= go
BIN     := out/kartoteka
BASE    := out/demo.db
TAGS    := no_animations
FUZZ    ?= 60s
SOAK    ?= 30m
VERSION := $(shell sed -n 's/^ *Version *= *"\(.*\)"/\1/p' FyneApp.toml)

.PHONY: run build test race e2e lint cross bench fuzz soak screens golden golden-base package deps clean

## run: install what is missing, build, open the window on the demo base; with
## no display write screens, reports and papers to out/ instead.
run: deps build
	@scripts/run.sh $(BIN) $(BASE)

build:
	@mkdir -p out
	$(GO) build -tags $(TAGS) -o $(BIN) .

## test: the whole suite with the race detector, then the real window under Xvfb.
test: deps race e2e

race:
	$(GO) vet ./... ./e2e/testdata/window ./e2e/testdata/sample
	$(GO) test -race -timeout 40m ./...
	$(GO) test -run '^(TestEveryScreenIsDrawnInEveryLook|TestEveryOutputOfTheDemoBaseIsAsItWas)$$' ./ui ./ui/cli # all pictures, which the detector makes too slow

e2e: build
	CI=true KARTOTEKA_BIN=$(abspath $(BIN)) $(GO) test -count=1 -tags e2e -timeout 20m ./e2e/...

lint:
	@scripts/lint.sh

## cross: everything but the window compiles without C for Linux and Windows.
cross:
	for os in linux windows; do CGO_ENABLED=0 GOOS=$$os $(GO) build $$($(GO) list ./... | grep -vE '^kartoteka(/e2e)?$$') || exit 1; done

## bench: our figures beside the peers', in one run; SQLite and DuckDB live in
## the module bench/ and are never dependencies of the program.
bench: deps build
	@scripts/bench.sh $(BIN)

fuzz:
	@scripts/fuzz.sh $(FUZZ)

## soak: the long forms of the trials of kill, damage and models; SOAK=2h bounds
## all of them together.
soak:
	@scripts/soak.sh $(SOAK)

## screens: every screen, light and dark, Russian and English; no display needed.
screens: build
	@scripts/screens.sh $(BIN)

## golden: rewrite golden files; look at the difference before you commit it.
golden:
	$(GO) test ./reports/sales ./reports/deals ./reports/docs ./reports/pdf ./ui/cli -update

## golden-base: the base of this version that later ones must open, made once.
golden-base: build
	@scripts/golden_base.sh $(BIN) $(VERSION)

## package: a tar with the binary, its icon and a desktop entry.
package: deps
	@scripts/package.sh $(VERSION)

deps:
	@scripts/deps.sh

clean:
	rm -rf out dist

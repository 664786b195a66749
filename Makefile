# The commands of the project. `make help` prints this list from the comments behind the targets.

PREFIX  ?= /usr/local
DESTDIR ?=
# Arguments of the program that a target runs: make trial ARGS="--seeds 100000".
ARGS    ?=
# Which tests `make some` runs.
FILTER  ?= Tidy

BENCH := bench
TRIAL := trial
SETUP := Deploy/setup

.DEFAULT_GOAL := help
.PHONY: help run show build test some lint format coverage bench fuzz look papers charts sanitize trial install uninstall setup-run setup-test clean
# The steps share one build folder and two cores at most machines; side by side they would only wait for each other.
.NOTPARALLEL:

help: ## Print this list.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: show ## Build Turnout, show the main job on a demonstration in ./turnout.db, and start the service.
	@$(SETUP)/serve.sh

show: build ## Build Turnout and show the main job on a store in ./turnout.db (filled with a demonstration at first).
	@$(SETUP)/show.sh

build: setup-run ## Build the release program, .build/release/turnout.
	@$(SETUP)/release.sh

test: setup-test ## Run every test on SQLite and on a private PostgreSQL, then style, coverage and the release build.
	@$(SETUP)/test.sh

some: setup-test ## Run the tests whose names match FILTER: make some FILTER=Booking.
	@$(SETUP)/suite.sh --filter '$(FILTER)'

lint: ## Check the style of the sources and the scripts.
	@$(SETUP)/lint.sh

format: ## Write the Swift sources in the house style.
	@swift format --in-place --parallel --recursive Package.swift Sources Tests SQL

coverage: setup-test ## Run every test and write what they cover, line by line, to coverage/index.html.
	@$(SETUP)/suite.sh
	@$(SETUP)/coverage.sh --html

bench: setup-test ## Measure both engines beside plain programs (ARGS for the harness).
	@$(SETUP)/release.sh turnout $(BENCH)
	@$(SETUP)/with-postgres.sh .build/release/$(BENCH) $(ARGS)

fuzz: build setup-test ## Hold the service to its own document with schemathesis (EXAMPLES=2000 for each operation).
	@$(SETUP)/with-postgres.sh $(SETUP)/fuzz.sh

look: setup-test ## Write pictures of every page to results/pictures, and hold each to the rules of accessibility.
	@PICTURES=$(CURDIR)/results/pictures $(SETUP)/suite.sh --filter 'BrowserTests.*every page'
	@cp results/pictures/guides/*.png docs/pictures/

papers: setup-test ## Write sample invoices, a credit note and a statement to results/papers, as PDF and as pictures.
	@PAPERS=$(CURDIR)/results/papers swift test --enable-code-coverage --explicit-target-dependency-import-check error \
		--filter 'PaperTests.*every sample' </dev/null
	@for file in results/papers/*.pdf; do pdftoppm -r 110 -png $$file $${file%.pdf}; done

charts: setup-test ## Write sample charts to results/charts, as SVG and XLSX; as pictures too where rsvg-convert is installed.
	@CHARTS=$(CURDIR)/results/charts swift test --enable-code-coverage --explicit-target-dependency-import-check error \
		--filter 'ChartFileTests.*every sample|SheetPictureTests.*every sample' </dev/null
	@! command -v rsvg-convert >/dev/null || \
		for file in results/charts/*.svg; do rsvg-convert -w 800 -o $${file%.svg}.png $$file; done

sanitize: setup-test ## Run tests under a sanitizer: make sanitize [SANITIZER=thread|address].
	@$(SETUP)/sanitize.sh

trial: setup-test ## Run the long trials of the promises, with their broken variants: make trial ARGS="--help".
	@swift build --product $(TRIAL)
	@$(SETUP)/with-postgres.sh .build/debug/$(TRIAL) $(ARGS)

install: ## Install the release build, its runtime and shell completion under PREFIX (/usr/local); see make build.
	@PREFIX='$(PREFIX)' DESTDIR='$(DESTDIR)' $(SETUP)/install.sh

uninstall: ## Remove what make install put under PREFIX.
	@PREFIX='$(PREFIX)' DESTDIR='$(DESTDIR)' $(SETUP)/install.sh --remove

setup-run: ## Check Swift and install the Debian packages that building needs, when missing.
	@$(SETUP)/swift.sh
	@$(SETUP)/packages.sh run

setup-test: ## The same for the tests: a PostgreSQL server, Python and SQLite's own program too.
	@$(SETUP)/swift.sh
	@$(SETUP)/packages.sh test
	@$(SETUP)/mail-tools.sh
	@$(SETUP)/browser-tools.sh
	@$(SETUP)/invoice-tools.sh

clean: ## Remove everything built and measured; stores stay.
	rm -rf .build coverage results

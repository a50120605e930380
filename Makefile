# Everything a developer or a reader types.  `make` alone lists the targets.
#
# The set-up needs Python 3.11 or later and access to a package registry.
# Which registry is the machine's own affair: no address stands in this file or in the lock.

.DEFAULT_GOAL := help
.PHONY: help demo test check browser postgres cover pictures docs tables words lock clean bench bench-reading bench-quantities bench-certainty bench-dates bench-origins bench-estimates bench-reasoning bench-alarms bench-pages bench-placing
.DELETE_ON_ERROR:

PYTHON ?= python3
ARGS ?=
RUN := .venv/bin/python -m
UPGRADE ?= --upgrade
EXPORT := .venv/bin/uv export --frozen --no-emit-project --no-header --quiet --format requirements-txt

# The rooms that must be covered to the last branch: what computes numbers.
COVERED := errors.py plugins.py progress.py text.py dates.py recent.py findings/* probability/* reports/* \
	claims/* language/* sources/* origins/* events/* estimates/* indicators/* hypotheses/* scenarios/* signposts/* policies/* record/* \
	lists/* assessment/* what_if/* wording/* wording/*/* briefs/*
comma := ,
empty :=
space := $(empty) $(empty)

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)$$/make \1	\2/p' Makefile

demo: .venv/.ready ## build the flagship case and serve it; ARGS=--no-serve builds only
	.venv/bin/forewarn demo $(ARGS)

test: .venv/.oracles ## everything that must hold: checks, tests, coverage, documentation
	@$(MAKE) --no-print-directory check
	@$(MAKE) --no-print-directory browser
	@$(MAKE) --no-print-directory postgres
	$(RUN) pytest -n 2 --cov --cov-report= $(ARGS)
	@$(MAKE) --no-print-directory cover
	@$(MAKE) --no-print-directory docs

check: .venv/.ready ## style, types and the contracts between rooms
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy
	.venv/bin/python -c "from importlinter.cli import lint_imports_command as run; run()" --no-logo

browser: .venv/.ready ## a Chromium for the page tests, installed where there is none
	$(RUN) tools.browser

postgres: .venv/.ready ## a PostgreSQL for the store's tests, installed where there is none
	$(RUN) tools.postgres

cover: .venv/.ready ## the last test run's coverage of the rooms that compute numbers
	$(RUN) coverage report --skip-covered --fail-under=100 \
		--include='$(subst $(space),$(comma),$(addprefix src/forewarn/,$(COVERED)))'

pictures: .venv/.oracles ## a picture of every page, to be looked at, in docs/images/pages
	$(RUN) tools.pictures $(ARGS)

docs: .venv/.ready ## the documentation as pages, in site/
	$(RUN) mkdocs build --strict --quiet

tables: .venv/.ready ## rewrite the key tables of docs/case-folder.md from the code
	$(RUN) tools.tables

words: .venv/.ready ## gather the words of pages and briefs anew into the catalogue for translators
	$(RUN) tools.words

bench: .venv/.oracles ## the measured comparisons
	$(RUN) bench $(ARGS)

bench-reading: .venv/.oracles ## who says what, beside peers; ARGS="--data DIR --errors"
	$(RUN) bench.reading $(ARGS)

bench-quantities: .venv/.oracles ## how many of what, beside peers; ARGS="--data DIR"
	$(RUN) bench.quantities $(ARGS)

bench-placing: .venv/.oracles ## which figure and event belongs where; ARGS="--data DIR --by-id"
	$(RUN) bench.placing $(ARGS)

bench-certainty: .venv/.oracles ## how surely, beside baselines; ARGS="--data DIR --counts"
	$(RUN) bench.certainty $(ARGS)

bench-dates: .venv/.oracles ## when, beside dateparser; no data needed
	$(RUN) bench.dates

bench-origins: .venv/.oracles ## who said it first, beside peers; ARGS="--seeds 1 2 3"
	$(RUN) bench.origins $(ARGS)

bench-alarms: .venv/.oracles ## outbreak alarms beside R's surveillance; ARGS="--data DIR"
	$(RUN) bench.alarms $(ARGS)

bench-estimates: .venv/.oracles ## figures reconciled, beside peers; ARGS="--data DIR --quick"
	$(RUN) bench.estimates $(ARGS)

bench-reasoning: .venv/.oracles ## words, nets, shared sources and echoes, beside peers; ARGS="--data DIR"
	$(RUN) bench.reasoning $(ARGS)

bench-pages: .venv/.oracles ## how long pages take with a million claims; ARGS="--store URL"
	$(RUN) bench.pages $(ARGS)

lock: .venv/.ready ## take the newest versions that pyproject.toml allows into both locks; UPGRADE= keeps them
	.venv/bin/uv lock $(UPGRADE)
	$(EXPORT) --all-groups --no-group oracles --output-file requirements.lock
	$(EXPORT) --only-group oracles --output-file requirements-oracles.lock

clean: ## remove what can be made again, .venv included
	rm -rf .venv site dist htmlcov .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis \
		.import_linter_cache cases/*/build cases/*/.forewarn
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

# uv installs a lock in a tenth of pip's time but reads none of pip's settings, so a mirror
# and a certificate set for pip are handed on to it.  It compiles what it installs, as pip does, so
# that no command spends two seconds on it where Python may not write beside its modules.  Where uv cannot reach what pip can, pip does it.
define install
	@echo "installing $(1)"
	@index=$${PIP_INDEX_URL:-$$($(RUN) pip config get global.index-url 2>/dev/null || true)}; \
	if [ -n "$$index" ]; then export UV_DEFAULT_INDEX="$${UV_DEFAULT_INDEX:-$$index}"; fi; \
	if [ -n "$$PIP_EXTRA_INDEX_URL" ]; then export UV_INDEX="$${UV_INDEX:-$$PIP_EXTRA_INDEX_URL}"; fi; \
	if [ -n "$$PIP_CERT" ]; then export SSL_CERT_FILE="$${SSL_CERT_FILE:-$$PIP_CERT}"; fi; \
	.venv/bin/uv pip install --quiet --compile-bytecode --python .venv/bin/python --require-hashes -r $(1) || { \
		echo "uv could not; trying with pip, which takes longer" >&2; \
		$(RUN) pip install --quiet --disable-pip-version-check --require-hashes -r $(1); }
endef

.venv/.ready: requirements.lock requirements-uv.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "forewarn needs Python 3.11 or later; say which with: make PYTHON=python3.12" >&2; exit 1; }
	@test -x .venv/bin/python || { echo "making .venv"; $(PYTHON) -m venv .venv; } || \
		{ echo "Python's venv module is missing; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@$(RUN) pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.txt
	$(call install,requirements.lock)
	@$(RUN) pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation -e .
	@$(RUN) compileall -q src
	@touch .venv/.ready

# What the tests hold the program against, and the peers of the measurements; a user needs neither.
.venv/.oracles: .venv/.ready requirements-oracles.lock
	$(call install,requirements-oracles.lock)
	@touch .venv/.oracles

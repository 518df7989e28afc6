# Two commands for a newcomer: `make demo` and `make test`. Both set up all they need in .venv.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
# What is installed beside the library; EXTRAS=dev,spark runs the tests of Spark too (they need Java 17).
EXTRAS ?= dev
READY := $(VENV)/.ready-$(EXTRAS)
DEMO := tests/fixtures/articles/miracle_in_cell_no_7.txt

# The newest Python on the PATH that really starts and is at least 3.11; PYTHON=… chooses another.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; done)

.PHONY: demo test coverage mutants fuzz lint types format schema docs bench check clean

demo: $(READY)
	$(BIN)/wikifilm-dump $(DEMO) --view

# COVERAGE=1 fails too if less than 95 % of lines and branches of the library were run, here or in a process begun here.
test: $(READY)
	$(if $(COVERAGE),$(BIN)/python -m coverage erase)
	$(BIN)/python -m $(if $(COVERAGE),coverage run -m )pytest $(ARGS)
	$(if $(COVERAGE),$(BIN)/python -m coverage combine --quiet)
	$(if $(COVERAGE),$(BIN)/python -m coverage report)

coverage:
	$(MAKE) test COVERAGE=1

# How many faults put into grid/ its tests find; MOST are tried in each of FILES (all, if none is named).
MOST ?= 40
mutants: $(READY)
	$(BIN)/python -c 'import cosmic_ray' 2>/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check cosmic-ray
	$(BIN)/python tools/mutants.py --most $(MOST) $(FILES)

# Each fuzzer for RUNS inputs; what it finds is in out/fuzz. atheris has packages for Linux and macOS.
RUNS ?= 2000
fuzz: $(READY)
	$(BIN)/python -c 'import atheris' 2>/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check atheris
	for target in wikitext html text tables collapse film door dump; do \
	  $(BIN)/python fuzz/run.py $$target -runs=$(RUNS) -verbosity=0 || exit 1; done

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

schema: $(READY)
	$(BIN)/python tools/write_schema.py

# The guide, in site/; a warning is an error.
docs: $(READY)
	$(BIN)/python tools/screenshot.py
	$(BIN)/python tools/restoring.py
	$(BIN)/python tools/model_reference.py
	$(BIN)/mkdocs build --strict

# Peers go into an environment of their own, so that nothing of ours leans on them.
bench: $(READY)
	$(BIN)/python -c 'import indexed_bzip2' 2>/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check indexed_bzip2
	test -d .venv-peers || $(PYTHON) -m venv .venv-peers
	.venv-peers/bin/python -m pip install --quiet --disable-pip-version-check -r benchmarks/requirements.txt
	cd benchmarks && npm install --silent --no-audit --no-fund
	PEER_PYTHON=$(CURDIR)/.venv-peers/bin/python $(BIN)/python benchmarks/bench.py --write docs/benchmarks.md

check: lint types test

$(READY): pyproject.toml
	@test -n "$(PYTHON)" || { echo "wikifilm needs Python 3.11 or newer with venv and pip (on Debian: python3-venv); none was found. Set PYTHON=/path/to/python" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[$(EXTRAS)]'
	@touch $(READY)

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

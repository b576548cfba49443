# Every target works as the first command on a machine with Python 3.11 or newer, and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BUILD_READY := $(VENV)/.build-ready
TEST_READY := $(VENV)/.test-ready
THEME_READY := theme/node_modules/.ready
THEME_TEST_READY := theme/node_modules/.test-ready
# Tests of one file share sites and browsers, so each file stays in one process. The order is that of the folders: long files early.
TWO_AT_A_TIME := -n 2 --dist loadfile --no-loadscope-reorder
# What prettier lays out, as seen from theme/.
SCRIPTS := --config .prettierrc.json --log-level warn scripts worker eslint.config.js "../tests/**/*.mjs"
# The browser of the tests: Chromium without windows, at a third of the cost. CHROMIUM=chromium for the one that people use.
export CHROMIUM ?= chromium-headless-shell
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: build check serve package test format test-ready soak audit bench bench-peers bench-results browser programs clean distclean lock

build: $(BUILD_READY) $(THEME_READY)
	$(BIN)/python build.py build

check: $(BUILD_READY) $(THEME_READY)
	$(BIN)/python build.py check

serve: $(BUILD_READY) $(THEME_READY)
	$(BIN)/python build.py serve

# The site as one ZIP file in dist-package.
package: $(BUILD_READY) $(THEME_READY)
	$(BIN)/python build.py package

test: $(TEST_READY) $(THEME_TEST_READY) browser programs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	cd theme && npx prettier --check $(SCRIPTS) && npx tsc && npx tsc -p worker && npx tsc -p ../tests
	theme/node_modules/.bin/eslint -c theme/eslint.config.js theme tests
	$(BIN)/python -m pytest $(TWO_AT_A_TIME)

# Python and scripts in the layout that the tests ask for.
format: $(TEST_READY) $(THEME_TEST_READY)
	$(BIN)/ruff format .
	cd theme && npx prettier --write $(SCRIPTS)

# What a single test needs; CONTRIBUTING.md says how to run one.
test-ready: $(TEST_READY) $(THEME_TEST_READY)

# The long runs: a thousand kills, ten thousand sequences of actions, hours of fuzzing in minutes. SEED=n for other chance.
soak: $(TEST_READY) $(THEME_TEST_READY) browser
	SOAK=$${SOAK:-1} $(BIN)/python -m pytest -o faulthandler_exit_on_timeout=false tests/security tests/*/test_agreement.py tests/browser/test_accessibility.py tests/browser/test_nothing_lost.py --durations=0

# Known weaknesses of what the project depends on, where the machine reaches the data about them.
audit: $(TEST_READY) $(THEME_TEST_READY)
	$(PYTHON) -m venv .cache/audit
	.cache/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit==2.10.1
	.cache/audit/bin/pip-audit --require-hashes --disable-pip -r requirements/test.txt
	@cd theme && { said=$$(npm audit 2>&1) && echo "$$said" || { echo "$$said"; \
	  case "$$said" in *"endpoint returned an error"*|*ENOTFOUND*|*ECONNREFUSED*) echo "npm audit: its data cannot be reached from here";; *) exit 1;; esac; }; }

# How fast we are: medians and ratios, printed and kept in .cache/benchmarks. benchmarks/README.md has more.
bench: $(BUILD_READY) $(THEME_READY)
	$(BIN)/python benchmarks/build.py

# The same beside other generators, which this installs from their registries into .cache/peers.
bench-peers: $(BUILD_READY) $(THEME_READY)
	$(BIN)/python benchmarks/peers.py

# Every part of benchmarks/RESULTS.md again: hours, on a machine with nothing else to do.
bench-results: CHROMIUM := chromium
bench-results: $(TEST_READY) $(THEME_READY) browser
	$(BIN)/python benchmarks/results.py

# Chromium for the browser tests: Debian's, installed when it is missing and may be; with windows where there is no other.
browser:
	@command -v $(CHROMIUM) >/dev/null 2>&1 || { \
	  echo "Installing $(CHROMIUM) for the browser tests"; \
	  if [ "$$(id -u)" = 0 ]; then sudo=""; else sudo="sudo -n"; fi; \
	  { $$sudo apt-get update -qq; $$sudo apt-get install -y -qq $(CHROMIUM) >/dev/null; }; } || \
	  { command -v chromium >/dev/null 2>&1 && echo "It cannot be installed here; the tests use chromium and take longer"; } || \
	  { echo "Chromium is needed for the tests and cannot be installed here: install the package '$(CHROMIUM)'"; exit 1; }

# Web servers and a second browser for the tests. Where they are missing and cannot be installed, their tests say so and are skipped.
programs:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	  missing=""; export PATH="$$PATH:/usr/sbin"; \
	  for pair in nginx=nginx-light apache2=apache2-bin busybox=busybox firefox-esr=firefox-esr; do \
	    command -v $${pair%=*} >/dev/null 2>&1 || missing="$$missing $${pair#*=}"; done; \
	  if [ -n "$$missing" ]; then echo "Installing$$missing for the tests"; \
	    { apt-get update -qq; apt-get install -y -qq --no-install-recommends $$missing >/dev/null; } || \
	    echo "Not all could be installed; their tests are skipped"; fi; fi

clean:
	@if [ -x $(BIN)/python ]; then $(BIN)/python build.py clean; fi
	rm -rf .cache dist-package

distclean: clean
	rm -rf $(VENV) theme/node_modules

# After a change to the dependencies in pyproject.toml.
lock: $(TEST_READY)
	$(BIN)/python -m pip install --quiet uv==0.13.9
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --python-version 3.11 pyproject.toml -o requirements/build.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --python-version 3.11 --extra test pyproject.toml -o requirements/test.txt

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)

$(BUILD_READY): $(VENV)/bin/python requirements/build.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(TEST_READY): $(BUILD_READY) requirements/test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

$(THEME_READY): $(BUILD_READY) theme/package.json theme/package-lock.json
	cd theme && npm ci --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(THEME_TEST_READY): $(BUILD_READY) theme/package.json theme/package-lock.json
	cd theme && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $(THEME_READY) $@

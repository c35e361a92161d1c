# `make` alone lists what there is. Everything happens in a virtual environment, .venv, that is made
# on first use and brought up to date when the pins change.

# The interpreter for .venv; empty: the best that is found. PYTHON=python3.12 make run
PYTHON ?=
VENV ?= .venv
# Options for tools/bench.py, as in: make bench BENCH="--rows start --runs 5"
BENCH ?=
# Where the fonts lie that are cut down, as tools/fonts.py says: make fonts SOURCES=/path/to/them
SOURCES ?= build/font-sources

# Windows keeps programs elsewhere; there make is called from Git's shell.
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PY := $(BIN)/python
PINS := pyproject.toml requirements/run.txt requirements/build.txt
PIP := $(PY) -m pip install --quiet --disable-pip-version-check
OFFSCREEN := env -u WAYLAND_DISPLAY QT_QPA_PLATFORM=offscreen $(PY)

.DEFAULT_GOAL := help
.PHONY: help run test check soak real heard demo gallery pictures docs sounds schemas languages fonts bench clean offscreen \
	bundle dist licences manual
# Two recipes that install into one environment must not meet.
.NOTPARALLEL:

help: ## this list
	@echo "Leg Massage Timer"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: $(VENV)/.run ## open the program (without a screen: the same session in the terminal)
	@if [ "$$(uname -s)" != Linux ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY$$QT_QPA_PLATFORM" ]; then \
	    $(PY) tools/system_libraries.py window && exec $(BIN)/massage-timer; \
	elif [ -t 0 ] && [ -t 1 ]; then \
	    echo "There is no screen here, so the session runs in the terminal."; \
	    exec $(BIN)/massage-timer run --terminal classic-five-minute-legs; \
	else \
	    $(BIN)/massage-timer; status=$$?; \
	    echo "To see what it looks like without a screen: make demo" >&2; \
	    exit $$status; \
	fi

# One more than there are processors, as many tests wait for a process of their own.
WORKERS = $(shell expr $$(getconf _NPROCESSORS_ONLN || echo 2) + 1)

test: $(VENV)/.dev offscreen check ## every check: style, types, layers, tests, coverage
	$(OFFSCREEN) -m pytest -q -n auto --dist loadfile tests/core tests/store --cov --cov-report=term
	$(OFFSCREEN) -m pytest -q -n $(WORKERS) --dist worksteal --ignore tests/core --ignore tests/store

check: $(VENV)/.dev ## style, types and layers only
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

# The laws that need no window, those about what must never happen, and those of the whole program.
LAWS := tests/core tests/test_announcer.py tests/test_stay_awake.py tests/test_no_way_round.py
LAWS += tests/test_program_laws.py tests/test_terminal_screen.py tests/pictures/test_sprites.py
LAWS += tests/pictures/test_cuts.py tests/paper/test_layout.py tests/ui/test_comfort_page.py
LAWS += tests/ui/editor/test_editor_laws.py

soak: $(VENV)/.dev offscreen ## laws fifty times as often, kills, disks, long use; takes hours
	HYPOTHESIS_PROFILE=soak $(OFFSCREEN) -m pytest -q -n auto $(LAWS)
	$(OFFSCREEN) -m pytest -q -n auto -m soak

real: $(VENV)/.dev ## play a real session, and judge its sound, voice and screen saver
	PYTHONPATH=tools $(PY) -m real_run

heard: $(VENV)/.dev ## let a screen reader go through a session; what it heard goes to docs
	PYTHONPATH=tools $(PY) -m screen_reader

demo: offscreen ## rehearse the classic routine offscreen; pictures and cues go to build/demo
	$(OFFSCREEN) tools/demo.py

gallery: offscreen ## draw every page, in three sizes, light and dark, into build/gallery
	$(OFFSCREEN) tools/gallery.py

pictures: $(VENV)/.dev offscreen ## draw every picture that has changed, the icon and the cards
	PYTHONPATH=tools $(OFFSCREEN) -m workshop build
	$(OFFSCREEN) tools/thumbnails.py
	PYTHONPATH=tools $(OFFSCREEN) -m workshop references

docs: pictures ## draw all pictures: those of the program, then those of README and docs
	PYTHONPATH=tools $(OFFSCREEN) -m docs_pictures

sounds: $(VENV)/.run ## write every sound from its score, and say how loud each is
	PYTHONPATH=tools $(PY) -m synthesiser

languages: $(VENV)/.dev ## gather the messages of the code into languages/*.po, and compile those
	$(PY) tools/translations.py

fonts: $(VENV)/.dev ## cut the Arabic and Chinese fonts anew, from the fonts in SOURCES
	$(PY) tools/fonts.py $(SOURCES)

schemas: $(VENV)/.run ## write the schemas by which editors complete routines and techniques
	$(PY) tools/schemas.py

manual: $(VENV)/.run ## write the man page from the arguments that the program takes
	$(PY) tools/man_page.py

dist: $(VENV)/.run ## build the wheel and the source archive into dist
	$(PY) -m hatchling build

# The bundle is made of what a wheel installs, so in an environment of its own, and -P hides the
# package as it lies here.
FROZEN := build/bundle-venv
FROZEN_PY := $(subst $(VENV),$(FROZEN),$(PY))

bundle: $(VENV)/.dev offscreen $(FROZEN)/.made ## make the stand-alone folder dist/massage-timer, and try it
	$(FROZEN_PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation \
	    --force-reinstall .
	env -u PYTHONPATH $(FROZEN_PY) -P -m PyInstaller --noconfirm --log-level WARN --distpath dist \
	    --workpath build/bundle packaging/bundle/massage-timer.spec
	$(FROZEN_PY) tools/licences.py --bundle dist/massage-timer
	$(OFFSCREEN) -m pytest -q -m soak tests/test_bundle.py

licences: $(FROZEN)/.made ## gather the licences of what others made from what is installed
	$(FROZEN_PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation \
	    --force-reinstall .
	$(FROZEN_PY) tools/licences.py

bench: offscreen ## measure start, memory, counting and reading beside the smallest Qt window
	$(PY) tools/bench.py $(BENCH)

clean: ## remove all that these commands made: .venv, build, dist, caches
	rm -rf $(VENV) build dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
	rm -rf .import_linter_cache
	find massage_timer tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

offscreen: $(VENV)/.run
	@$(PY) tools/system_libraries.py offscreen

$(VENV)/.run: $(PINS) | $(PY)
	@echo "Installing what the program needs (about 90 MB to load the first time)"
	@$(PIP) -r requirements/run.txt -r requirements/build.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(PINS) requirements/dev.txt | $(PY)
	@echo "Installing what the program and its checks need (about 120 MB to load the first time)"
	@$(PIP) -r requirements/dev.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $(VENV)/.run $@

$(FROZEN)/.made: $(PINS) requirements/bundle.txt | $(PY)
	$(PY) -m venv --clear $(FROZEN)
	@$(FROZEN_PY) -m pip install --quiet --disable-pip-version-check -r requirements/bundle.txt
	@touch $@

# An interpreter that can make a virtual environment comes before one that cannot: Debian's has to
# be given python3-venv first.
$(PY):
	@usable() { "$$1" -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>/dev/null; }; \
	complete() { "$$1" -c "import ensurepip, ssl, venv" 2>/dev/null; }; \
	python="$(PYTHON)"; first=; \
	if [ -z "$$python" ]; then \
	    for candidate in python3.13 python3.12 python3.11 python3 python; do \
	        usable $$candidate || continue; \
	        first=$${first:-$$candidate}; \
	        if complete $$candidate; then python=$$candidate; break; fi; \
	    done; \
	    python=$${python:-$$first}; \
	fi; \
	if [ -z "$$python" ] || ! usable "$$python"; then \
	    echo "This needs Python 3.11 or newer. Name yours with PYTHON=/path/to/python make ..." >&2; \
	    exit 1; \
	fi; \
	"$$python" tools/system_libraries.py venv || exit 1; \
	echo "Making $(VENV) with $$("$$python" --version)"; \
	"$$python" -m venv --clear "$(VENV)"

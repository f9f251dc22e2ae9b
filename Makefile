# make demo    a book of the sample articles, in your browser
# make test    everything that is checked before a change is kept
# make lint    style and types only
# make schema  the JSON Schemas in docs/schema, from the code

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin

.PHONY: demo test lint schema clean

demo: $(VENV)/installed
	$(RUN)/sayso demo

test: $(VENV)/installed-test
	$(RUN)/ruff check src tests eval bench training tools
	$(RUN)/ruff format --check src tests eval bench training tools
	$(RUN)/mypy
	$(RUN)/pytest -n auto

lint: $(VENV)/installed-test
	$(RUN)/ruff check src tests eval bench training tools
	$(RUN)/ruff format src tests eval bench training tools
	$(RUN)/mypy

schema: $(VENV)/installed-test
	$(RUN)/python tools/write_schemas.py

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "sayso needs Python 3.11 or later; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || command -v uv >/dev/null || \
	  { echo "Python cannot make environments here; on Debian or Ubuntu: sudo apt install python3-venv"; exit 1; }
	@if $(PYTHON) -c 'import venv, ensurepip' 2>/dev/null; then $(PYTHON) -m venv $(VENV); \
	  else uv venv --seed --python $(PYTHON) $(VENV); fi

# Dependency groups (PEP 735) need pip 25.1.
$(VENV)/installed: $(VENV)/bin/python pyproject.toml
	$(RUN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(RUN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/installed-test: $(VENV)/installed pyproject.toml
	$(RUN)/python -m pip install --quiet --group test
	@touch $@

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis

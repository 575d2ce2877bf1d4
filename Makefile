# Everything is set up in .venv by itself; nothing but Python 3.11 or newer and make is needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test lint bench fuzz clean programs

DEMO := build/demo

demo: $(READY)
	@mkdir -p $(DEMO)
	@cp fixtures/articles/fr-port/raw.txt $(DEMO)/article.txt
	@$(BIN)/cleancopy check $(DEMO)/article.txt || test $$? -eq 1
	@$(BIN)/cleancopy report $(DEMO)/article.txt --output $(DEMO)/report.html
	@$(BIN)/cleancopy fix - < $(DEMO)/article.txt > $(DEMO)/cleaned.txt || test $$? -eq 1
	@echo
	@echo "The article as it was scraped:  $(DEMO)/article.txt"
	@echo "The cleaned text:               $(DEMO)/cleaned.txt"
	@echo "The diff report for an editor:  $(DEMO)/report.html"

test: $(READY) programs
	$(BIN)/python -m pytest --numprocesses auto

# The browser and the word processors that some tests drive; those tests are skipped, and say so, where one is missing.
programs:
	@sh tests/programs.sh

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[bench]"
	$(BIN)/python bench/quality.py
	$(BIN)/python bench/encoding.py
	-$(BIN)/python bench/glue.py
	$(BIN)/python bench/flattening.py
	$(BIN)/python bench/tesseract.py
	$(BIN)/python bench/speed.py
	$(BIN)/python bench/growth.py

# Hundreds of killed runs and thousands of mutated inputs; goes on from any seed (see the scripts).
fuzz: $(READY)
	$(BIN)/python bench/fuzz.py
	$(BIN)/python bench/kill.py

$(READY): pyproject.toml
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'cleancopy needs Python 3.11 or newer: make PYTHON=python3.11')"
	@echo "Setting up $(VENV) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[test,lint]"
	@touch $(READY)

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

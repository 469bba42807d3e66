# Each target is one call; the work lies in tools/ and in the tools that they call.
PYTHON ?= python3
PORT ?= 8000
BIN := $(CURDIR)/.venv/bin
export PATH := $(BIN):$(PATH)

.PHONY: help environment book serve test release oracles test-oracles bench bench-grading

help:
	@echo "make book          build both editions of the book into _build/html"
	@echo "make serve         build the book and show it on http://localhost:$(PORT)/"
	@echo "make test          run every check"
	@echo "make release       make exercises/ anew from solutions/"
	@echo "make test-oracles  install PyTorch and compare nnlib with it"
	@echo "make bench         time nnlib beside PyTorch, scikit-learn and bare NumPy"
	@echo "make bench-grading time the grading of a class beside stock nbgrader"

environment:
	@$(PYTHON) tools/environment.py

book: environment
	@$(BIN)/python -m tools.book

serve: book
	@echo "The book stands at http://localhost:$(PORT)/ (Ctrl-C ends it)."
	@$(BIN)/python -m http.server $(PORT) --bind localhost --directory _build/html

test: book
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest

release: environment
	@$(BIN)/python -m tools.exercises

# PyTorch is large, so only these two ask for it. Where it is there already, nothing is downloaded.
oracles: environment
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check torch==2.13.0

test-oracles: oracles
	@$(BIN)/python -m pytest tests/oracles/live.py

bench: oracles
	@$(BIN)/python benchmarks/speed.py

bench-grading: environment
	@$(BIN)/python -m benchmarks.grading

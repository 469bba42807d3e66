# Each target is one call; the work lies in tools/ and in the tools that they call.
PYTHON ?= python3
PORT ?= 8000
BIN := $(CURDIR)/.venv/bin
export PATH := $(BIN):$(PATH)

.PHONY: help environment book serve test release

help:
	@echo "make book     build both editions of the book into _build/html"
	@echo "make serve    build the book and show it on http://localhost:$(PORT)/"
	@echo "make test     run every check"
	@echo "make release  make exercises/ anew from solutions/"

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

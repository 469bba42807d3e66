# Each target is one call: tools/targets.py says what it does, and runs where make is missing too.
PYTHON ?= python3
TARGETS := help environment book serve test release oracles test-oracles bench bench-grading

.PHONY: $(TARGETS)
$(TARGETS):
	@$(PYTHON) -m tools $@

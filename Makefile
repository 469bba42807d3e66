# Each target is one call: tools/targets.py says what it does, and runs where make is missing too.
PYTHON ?= python3
TARGETS := help environment book serve pdf lite test lighthouse release pictures lock oracles test-oracles test-ends bench bench-page bench-grading bench-class

.PHONY: $(TARGETS)
$(TARGETS):
	@command -v "$(PYTHON)" >/dev/null || { echo "There is no $(PYTHON): install Python 3.11 or \
	newer, or name one, as in \`make $@ PYTHON=python3.12\`."; exit 1; } >&2
	@"$(PYTHON)" -m tools $@

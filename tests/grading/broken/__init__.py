"""Broken submissions, each with what must come of it: a verdict, and why or after which repairs."""

from tests.grading.broken import cells_changed, elsewhere, repaired, unreadable
from tests.grading.broken.cases import CASES, FULL

__all__ = ["CASES", "FULL", "cells_changed", "elsewhere", "repaired", "unreadable"]

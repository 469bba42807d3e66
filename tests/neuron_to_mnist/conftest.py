"""Hypothesis without a clock and with the same examples in every run."""

from hypothesis import settings

settings.register_profile("course", deadline=None, derandomize=True)
settings.load_profile("course")

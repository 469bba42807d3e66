"""The commands of ``python -m grading``, one a file."""

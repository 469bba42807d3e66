"""The course around ``nnlib``: checks of the exercises, live figures, plots, widgets, progress.

Imports ``nnlib`` and is imported by the book, the exercises and the grading.
"""

# The languages of the course, by their codes. A new one begins here.
LANGUAGES = {"en": "English", "ko": "Korean"}

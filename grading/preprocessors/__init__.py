"""Steps of nbgrader's own chain, one class a file."""

from grading.preprocessors.choose_language import ChooseLanguage
from grading.preprocessors.stamp_release import StampRelease

__all__ = ["ChooseLanguage", "StampRelease"]

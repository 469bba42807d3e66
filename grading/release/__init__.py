"""Steps of nbgrader's own chain, one class a file."""

from grading.release.choose_language import ChooseLanguage
from grading.release.stamp_release import StampRelease

__all__ = ["ChooseLanguage", "StampRelease"]

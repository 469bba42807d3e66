"""Steps of nbgrader's own chain, one class a file."""

from grading.release.choose_language import ChooseLanguage
from grading.release.run_on import RunOn
from grading.release.stamp_release import StampRelease
from grading.release.take_out_withheld import TakeOutWithheld

__all__ = ["ChooseLanguage", "RunOn", "StampRelease", "TakeOutWithheld"]

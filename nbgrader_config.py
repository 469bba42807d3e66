"""nbgrader's configuration for the course, in either language.

COURSE_LANGUAGE  language of the release, en (default) or ko
COURSE_ID        name of the course in nbgrader's exchange, neuron-to-mnist-en or -ko by default
COURSE_SITE      address of the built site, whose wheels/ folder may give notebooks the packages
"""

import os
import sys

from nbgrader.converters import Autograde, GenerateAssignment
from nbgrader.preprocessors import ClearSolutions, Execute, InstantiateTests

from grading.pages import formgrader
from grading.pages.feedback_page import FeedbackExporter
from grading.release import ChooseLanguage, RunOn, StampRelease, TakeOutWithheld
from grading.run.split_execute import SplitExecute
from grading.run.stock_autograde import AskFirst
from neuron_to_mnist import LANGUAGES, say

LANGUAGE = os.environ.get("COURSE_LANGUAGE", "en")
MESSAGES = {"code stub": {"en": "# YOUR CODE HERE", "ko": "# 여기에 코드를 쓰세요"}}
if LANGUAGE not in LANGUAGES:
    # Not an exception: nbgrader would log it and go on without this configuration.
    sys.exit(f"COURSE_LANGUAGE: expected {' or '.join(LANGUAGES)}, got {LANGUAGE!r}")

c = get_config()  # type: ignore[name-defined]  # noqa: F821

c.CourseDirectory.course_id = os.environ.get("COURSE_ID", f"neuron-to-mnist-{LANGUAGE}")
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = f"exercises/{LANGUAGE}"

chain = list(GenerateAssignment.preprocessors.default())
for step, more in (
    (InstantiateTests, [TakeOutWithheld, ChooseLanguage, StampRelease]), (ClearSolutions, [RunOn]),
):
    after = chain.index(step) + 1
    chain[after:after] = more
c.GenerateAssignment.preprocessors = chain
c.ChooseLanguage.language = LANGUAGE
c.StampRelease.language = LANGUAGE
c.StampRelease.site = os.environ.get("COURSE_SITE", "")

c.ClearSolutions.code_stub = {
    "python": f"{say(MESSAGES, 'code stub', LANGUAGE)}\nraise NotImplementedError()"
}
# The same in both languages: a written answer scores 0 only if it equals the stub in the gradebook.
c.ClearSolutions.text_stub = "YOUR ANSWER HERE / 여기에 답을 쓰세요"

# --- Collecting ----------------------------------------------------------------------------------

c.ExchangeFactory.collect = "grading.collect.exchange.CheckedCollect"

# --- Grading -------------------------------------------------------------------------------------

# No notebook that nbgrader runs looks for a student's library, or an instructor's in its place.
os.environ["NNLIB_OWN"] = "off"

c.Autograde.autograde_preprocessors = [
    SplitExecute if step is Execute else step
    for step in Autograde.autograde_preprocessors.default()
]
c.Autograde.exporter_class = AskFirst

# --- Feedback ------------------------------------------------------------------------------------

c.GenerateFeedback.preprocessors = []
c.GenerateFeedback.exporter_class = FeedbackExporter

# --- Marking by hand -----------------------------------------------------------------------------

formgrader.configure(c)

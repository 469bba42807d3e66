"""A small class for tests of who does the work: what it hands in, and what is made of it."""

from grading.run.outcome import Outcome
from tests.grading.course import ASSIGNMENT

CLASS = 12


def hand_in(course):
    """Hand in right and wrong work, and a file that cannot be read."""
    for number in range(CLASS):
        answers = None if number % 2 else {"sigmoid": "def sigmoid(x):\n    return 0.5"}
        course.submit(f"s{number:02}", course.answered(answers))
    course.submit("unreadable", b"{")


def state(course):
    """Return points and gradebook of everybody."""
    found = {}
    for path in sorted(course.folder.glob(f"outcomes/*/{ASSIGNMENT}.json")):
        outcome = Outcome.load(path)
        found[outcome.student] = (outcome.verdict, outcome.points, course.marks(outcome.student))
    assert len(found) == CLASS + 1
    return found

"""A course folder to collect into, with a small class, and what is handed in."""

import json
import time
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.api import Student
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from grading.collect.gather import Account, Gathering, Wanted
from grading.collect.place import places
from grading.collect.whose import Students
from grading.run.handed_in import Room
from grading.run.released import Release
from tests.grading.course import ASSIGNMENT, NOTEBOOK
from tests.grading.mutants import master, right

DUE = datetime(2026, 3, 1, 12)
MOODLE = "assignsubmission_file"
STUDENTS = [
    Student(id="carla", first_name="Carla", last_name="Canvas", lms_user_id="4001"),
    Student(id="nobody", first_name="No", last_name="Body", lms_user_id="4002"),
    Student(id="minji", first_name="Min-ji", last_name="Kim", lms_user_id="4003"),
    Student(id="gildong", first_name="길동", last_name="홍", lms_user_id="Participant 4004"),
]


def notebook(mark: str = "", of: str = ASSIGNMENT, **changes: object) -> bytes:
    """Return a right notebook, with a cell of the student's own that says ``mark``."""
    found = right(of)
    found["cells"].append(
        {"id": "own", "cell_type": "markdown", "metadata": {}, "source": f"mark: {mark}"}
    )
    return json.dumps(found | changes).encode()


def local(seconds: float) -> tuple[int, ...]:
    """Return a time as ZIP files hold it."""
    return time.localtime(seconds)[:6]


def at(*moment: int) -> float:
    """Return seconds since 1970 of a time in UTC."""
    return datetime(*moment, tzinfo=UTC).timestamp()  # type: ignore[arg-type]


def zipped(
    path: Path, entries: Mapping[str, bytes], times: Mapping[str, float] | None = None
) -> Path:
    """Make a ZIP file as Canvas and Moodle do."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            when = (times or {}).get(name, at(2026, 2, 1))
            archive.writestr(zipfile.ZipInfo(name, local(when)), data,  # type: ignore[arg-type]
                             zipfile.ZIP_DEFLATED)
    return path


class Desk:
    """A course folder to collect into."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.course = CourseDirectory(root=str(folder), config=Config())
        self.course.assignment_id = ASSIGNMENT
        self.release = Release(
            "id", "key", ASSIGNMENT, Config(), {}, {ASSIGNMENT: master(ASSIGNMENT)}, {}, (), {}
        )

    def collect(
        self, *paths: Path, due: datetime | None = DUE, students: list[Student] = STUDENTS
    ) -> Account:
        """Collect from folders and ZIP files."""
        with places(self.course, Room()) as opened:
            gathering = Gathering(Wanted(self.release, Students(students), due), opened, Room())
            for path in paths:
                gathering.gather(path)
        return gathering.report

    def path(self, student: str) -> Path:
        """Return where a submission lies."""
        return self.folder / "submitted" / student / ASSIGNMENT

    def mark(self, student: str, name: str = NOTEBOOK) -> str | None:
        """Return what :func:`notebook` wrote into what was collected, None if nothing was."""
        path = self.path(student) / name
        if not path.exists():
            return None
        source = json.loads(path.read_bytes())["cells"][-1]["source"]
        return str(source).removeprefix("mark: ")

    def stamp(self, student: str) -> str | None:
        """Return the time of submission, as text."""
        path = self.path(student) / "timestamp.txt"
        return path.read_text() if path.exists() else None

    def everything(self) -> dict[str, bytes]:
        """Return all files of all students by their paths."""
        top = self.folder / "submitted"
        return {
            str(path.relative_to(top)): path.read_bytes()
            for path in sorted(top.glob("[!.]*/**/*")) if path.is_file()
        }

"""What ``nbgrader autograde`` itself may grade, which the Formgrader's Autograde button runs.

nbgrader removes the files of an earlier grading before it reads a submission, and those of a new
one if it cannot go on. So it gets only what it reads as our own intake does.
"""

import shlex
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbgrader import utils
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory

from grading.box.trusted import sandbox
from grading.run import intake, released
from grading.run.handed_in import HandedIn
from grading.run.intake import Submission
from grading.run.notes import NotGraded
from grading.run.released import Release, SourceError
from grading.run.run import Run
from grading.run.split_execute import SplitExecute


class AskFirst(NotebookExporter):
    """nbgrader's exporter, which leaves alone what only ``python -m grading`` can grade.

    A converter makes its exporter when it knows what it is to convert, and before it does anything.
    """

    def __init__(self, *, parent: Any = None, **more: Any) -> None:
        super().__init__(parent=parent, **more)
        if isinstance(parent, Autograde):
            _take_out(parent)


def _take_out(converter: Autograde) -> None:
    """Take out of the converter's list what it had better not touch; stop it if nothing is left."""
    course = converter.coursedir
    lacking = sandbox.missing_protections()
    if lacking and not SplitExecute(config=converter.config).allow_unsandboxed:
        raise _refused(converter, sandbox.refusal(lacking))
    grading = Run(course, config=converter.config)
    release = _release(converter, course)
    folders = {
        course.format_path(course.submitted_directory, student, course.assignment_id): student
        for student in grading.students()
    }
    left = False
    for folder in sorted(converter.assignments):
        student = folders.get(folder, Path(folder).parent.name)
        digest, found = grading.read(student)
        if isinstance(found, HandedIn) and _is_plain(found, release):
            continue
        del converter.assignments[folder]
        outcome = grading.outcome(student)
        if converter.force or outcome is None or outcome.submission != digest:
            converter.log.error(
                "The submission of %s was left as it was, since nbgrader itself cannot read it: "
                "run `python -m grading autograde %s --student %s --force` in the course folder",
                student, course.assignment_id, shlex.quote(student),
            )
            left = True
    if not converter.assignments and left:
        raise NbGraderException("Nothing was graded, and nothing was changed: see above.")


def _release(converter: Autograde, course: CourseDirectory) -> Release:
    with Gradebook(course.db_url, course.course_id) as gradebook:
        try:
            return released.read(gradebook, course, converter.config)
        except (MissingEntry, SourceError) as error:
            raise _refused(converter, str(error)) from None


def _is_plain(found: HandedIn, release: Release) -> bool:
    """Tell whether nbgrader reads these files as they are meant: as intake does, all of them."""
    try:
        submission: Submission = intake.check(found, release.masters, release.files)
        if submission.repairs:
            return False
        for name, repaired in submission.notebooks.items():
            own = nbformat.reads(found.files[f"{name}.ipynb"].decode(), as_version=4)
            nbformat.validate(own)
            if _essence(own) != _essence(repaired):
                return False
    except (NotGraded, ValueError, AttributeError, nbformat.ValidationError):
        return False
    return True


def _essence(notebook: nbformat.NotebookNode) -> list[tuple[str, str, Any]]:
    """Return what grading goes by, without what nbgrader itself puts right."""
    cells = []
    for cell in notebook.cells:
        metadata = dict(cell.metadata.get("nbgrader", {}))
        metadata.pop("checksum", None)
        source = "" if utils.is_locked(cell) else cell.source
        cells.append((cell.cell_type, source, metadata))
    return cells


def _refused(converter: Autograde, sentence: str) -> NbGraderException:
    converter.log.error(sentence)
    return NbGraderException(sentence)

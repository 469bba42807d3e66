"""Feedback for students: a page for every notebook, and a page with all of their assignments."""

import contextlib
import fnmatch
import functools
import hashlib
import itertools
import multiprocessing
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path

import click
import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

import grading.pages
import neuron_to_mnist
from grading.commands.who_works import Who, worker_options
from grading.pages.feedback_page import feedback_page, not_graded_page
from grading.pages.language import language_of
from grading.pages.summary_page import summary_page
from grading.release import StampRelease
from grading.run.cell_marks import NotebookMarks
from grading.run.handed_in import HandedIn
from grading.run.proof import Proof
from grading.run.run import Run
from grading.run.standing import (
    Standing,
    each_standing,
    everybody,
    open_course,
    update_penalties,
)
from grading.run.workers import AHEAD, Pool, WorkersError

_PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".webp"}
# Without these, nbgrader's release_feedback cannot send a page.
_OF_EXCHANGE = ("timestamp.txt", "submission_secret.txt")


@dataclass(frozen=True)
class PageToMake:
    """A page to make: where it goes, and all that it is made of."""

    path: Path
    title: str
    notebook: bytes
    marks: NotebookMarks

    @functools.cached_property
    def stamp(self) -> str:
        """A digest of what the page is made of, which stands in the page."""
        parts = (_code(), self.title.encode(), repr(self.marks).encode(), self.notebook)
        return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


@dataclass(frozen=True)
class MadePage:
    """A page that was made, or why it could not be."""

    path: Path
    text: str = ""
    error: str = ""


def make(_: None, work: PageToMake) -> MadePage:
    """Make one page; whatever stops that is told."""
    try:
        notebook = nbformat.reads(work.notebook.decode(), as_version=4)
        return MadePage(work.path, feedback_page(notebook, work.marks, work.title, work.stamp))
    except Exception as error:
        return lost(work, error)


def lost(work: PageToMake, error: BaseException) -> MadePage:
    """Say why there is no page."""
    return MadePage(work.path, error=f"{type(error).__name__}: {error}")


@click.command()
@click.argument("assignment")
@click.option("--student", default="*", help="Only these students (a glob).")
@worker_options
def feedback(assignment: str, student: str, who: Who) -> None:
    """Write feedback pages for ASSIGNMENT, and a summary page for every student.

    Students whose work could not be graded get a page that says why. Pages whose notebook, marks
    and comments are as before stay as they are.
    """
    course, config = open_course(assignment)
    try:
        update_penalties(course, config)
        names = fnmatch.filter(everybody(course, config), student)
    except MissingEntry as error:
        raise click.ClickException(str(error)) from None
    pages = Pages(course, config)
    try:
        with _pool(who) as pool:
            work = pages.work(names)
            failed = [made for made in pool(make, None, work, lost) if not pages.put(made)]
    except WorkersError as error:
        raise click.ClickException(str(error)) from None
    click.echo(
        f"Feedback for {len(names)} students is in {course.feedback_directory}/ "
        f"({pages.written} pages are new)"
    )
    for made in failed:
        click.echo(f"  {made.path}: could not be made. {made.error}")
    if failed:
        raise click.ClickException(f"{len(failed)} pages could not be made.")


class Pages:
    """The pages of one assignment, of which only those are written that would change."""

    def __init__(self, course: CourseDirectory, config: Config) -> None:
        self._course, self._config = course, config
        self._run = Run(course, config=config)
        self._usual = StampRelease(config=config).language
        self.written = 0
        with Gradebook(course.db_url, course.course_id) as gradebook:
            self._assignments = sorted(found.name for found in gradebook.assignments)
            found = gradebook.find_assignment(course.assignment_id)
            self._notebooks = [notebook.name for notebook in found.notebooks]

    def work(self, names: Sequence[str]) -> Iterator[PageToMake]:
        """Give the pages to make, student by student; all other pages are written on the way."""
        streams = []
        for name in self._assignments:
            course = CourseDirectory(config=self._config)
            course.assignment_id = name
            streams.append(each_standing(course, self._config, names))
        for row in zip(*streams, strict=True):
            standings = dict(zip(self._assignments, row, strict=True))
            present = standings[self._course.assignment_id]
            folder = self._folder(self._course.feedback_directory, present.student)
            language = self._language(present, row)
            yield from self._of_student(present, folder, language)
            self._write(
                folder.parent / "summary.html", self._summary(standings, folder.parent, language)
            )

    def put(self, made: MadePage) -> bool:
        """Write a page that was made; tell whether there is one."""
        if made.error:
            made.path.unlink(missing_ok=True)
        else:
            self._write(made.path, made.text)
        return not made.error

    def _of_student(self, present: Standing, folder: Path, language: str) -> Iterator[PageToMake]:
        """Give the pages to make of a student; write those that say why there are none."""
        pages = {name: folder / f"{name}.html" for name in self._notebooks}
        if present.state == "nothing":
            pages = {}
        for path in set(folder.glob("*.html")) - set(pages.values()):
            path.unlink()
        graded = self._folder(self._course.autograded_directory, present.student)
        source = graded
        for name, path in pages.items():
            notebook = graded / f"{name}.ipynb"
            if present.notebooks and notebook.is_file():
                marks = present.notebooks.get(name, NotebookMarks())
                work = PageToMake(path, name, notebook.read_bytes(), marks)
                if not _is_made_of(path, work.stamp):
                    yield work
            else:
                source = self._folder(self._course.submitted_directory, present.student)
                text = not_graded_page(self._course.assignment_id, present, language)
                self._write(path, text)
        if pages:
            _copy_beside(source, folder)

    def _summary(
        self, standings: Mapping[str, Standing], folder: Path, language: str
    ) -> str:
        handed_in = [each for each in standings.items() if each[1].state != "nothing"]
        pages = {
            name: [path.stem for path in (folder / name).glob("*.html")] for name, _ in handed_in
        }
        # Those of this assignment are being made.
        pages[self._course.assignment_id] = self._notebooks
        student = standings[self._course.assignment_id].student
        return summary_page(student, handed_in, pages, language)

    def _language(self, present: Standing, row: Sequence[Standing]) -> str:
        files = {}
        if present.state not in ("nothing", "graded", "by hand"):
            found = self._run.read(present.student)[1]
            files = found.files if isinstance(found, HandedIn) else {}
        others = [standing.outcome for standing in row if standing.outcome is not None]
        return language_of(present.outcome, others, files, self._usual)

    def _folder(self, step: str, student: str) -> Path:
        return Path(self._course.format_path(step, student, self._course.assignment_id))

    def _write(self, path: Path, text: str) -> None:
        """Write a file, unless it is there already."""
        data = text.encode()
        if path.is_file() and path.read_bytes() == data:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        new.write_bytes(data)
        # nbgrader sends pages out with the mode that they have, for students to read.
        new.chmod(0o644)
        new.replace(path)
        self.written += 1


def _copy_beside(source: Path, folder: Path) -> None:
    """Copy what a page shows or nbgrader needs to send it."""
    for path in source.rglob("*"):
        name = path.relative_to(source)
        wanted = name.name in _OF_EXCHANGE or name.suffix.lower() in _PICTURES
        if wanted and path.is_file() and not path.is_symlink():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).unlink(missing_ok=True)
            shutil.copyfile(path, folder / name)


def _is_made_of(path: Path, stamp: str) -> bool:
    try:
        with path.open(encoding="utf-8") as file:
            return stamp in file.read(200)
    except OSError:
        return False


@functools.cache
def _code() -> bytes:
    """Return a digest of the code and the sentences that pages are made with."""
    total = hashlib.sha256()
    for package in (grading.pages, neuron_to_mnist):
        for path in sorted(Path(str(package.__file__)).parent.rglob("*")):
            if path.suffix in (".py", ".j2", ".css"):
                total.update(path.read_bytes())
    return total.digest()


def _pool(who: Who) -> contextlib.AbstractContextManager[Pool]:
    if who.scheduler is None and who.count > 1:
        return contextlib.nullcontext(processes(who.count))
    return who.pool()


def processes(count: int) -> Pool:
    """Return a pool of processes, which do not wait for each other as threads would."""

    def pool(
        do: Callable, shared: object, items: Iterator, lost: Callable,
        prove: Callable[[], Proof] | None = None,
    ) -> Iterator:
        method = multiprocessing.get_context("spawn")
        under_way: dict[Future, object] = {}
        with ProcessPoolExecutor(count, mp_context=method) as executor:
            while True:
                for item in itertools.islice(items, AHEAD * count - len(under_way)):
                    under_way[executor.submit(do, shared, item)] = item
                if not under_way:
                    return
                for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                    item, error = under_way.pop(future), future.exception()
                    yield future.result() if error is None else lost(item, error)

    return pool

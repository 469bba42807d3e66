"""What nobody else on a shared machine may read or change: closed, and checked at every run.

A folder that is closed closes all that is in it. The exchange is not among these: it is where
students and instructors meet, and nbgrader sets its modes.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import click
from nbgrader.coursedir import CourseDirectory
from sqlalchemy import make_url

from grading.run.notes import listed, writable_name

_WRITE = stat.S_IWGRP | stat.S_IWOTH


def close(course: CourseDirectory, outcomes: str) -> None:
    """Close the folders of a course with what is collected, graded or hidden, and its gradebook.

    Says what was open. Folders that a group of instructors shares (``groupshared``) stay open to
    the group.
    """
    closed = stat.S_IRWXO if course.groupshared else stat.S_IRWXO | stat.S_IRWXG
    if course.groupshared:
        os.umask(closed)
    # Who may write to the course folder could put other folders in the place of these.
    _close(Path(course.root), _WRITE & closed)
    for path in _private(course, outcomes):
        was = _close(path, closed)
        if was & _WRITE & closed and path.is_dir():
            _look_through(path, closed)


def _private(course: CourseDirectory, outcomes: str) -> Iterator[Path]:
    steps = (
        course.source_directory, course.source_with_tests_directory, course.solution_directory,
        "downloaded", course.submitted_directory, course.autograded_directory,
        course.feedback_directory, outcomes,
    )
    yield from (Path(course.root, step) for step in steps)
    url = make_url(course.db_url)
    if url.get_backend_name() == "sqlite" and url.database:
        yield Path(url.database)


def _close(path: Path, bits: int) -> int:
    """Take these bits from a mode, if they are there, and say so; return what the mode was."""
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return 0
    if mode & bits:
        try:
            path.chmod(mode & ~bits)
        except OSError as error:
            click.echo(f"{path} is open to others ({mode:o}): {error.strerror}", err=True)
        else:
            click.echo(f"{path} was open to others ({mode:o}), now {mode & ~bits:o}", err=True)
    return mode


def _look_through(path: Path, closed: int) -> None:
    """Close all that is in a folder to which others could write; say what is theirs."""
    own = {os.geteuid(), path.stat().st_uid}
    foreign = []
    for folder, folders, files in os.walk(path):
        for name in (*folders, *files):
            each = Path(folder, name)
            status = each.lstat()
            if status.st_uid not in own:
                foreign.append(writable_name(str(each.relative_to(path))))
            elif not stat.S_ISLNK(status.st_mode):
                # Feedback pages stay readable: nbgrader sends them out with the mode they have.
                bits = closed if name in folders else _WRITE & closed
                each.chmod(stat.S_IMODE(status.st_mode) & ~bits)
    if foreign:
        click.echo(f"{path} holds what belongs to other users: {listed(foreign)}", err=True)

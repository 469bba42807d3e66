"""Other users of the machine: what they cannot read or change, and what they still can."""

import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from grading.run import closed_folders
from tests.grading.course import ASSIGNMENT, NOTEBOOK, CourseFolder
from tests.needs import lacking

CLOSED = ("solutions", "submitted", "autograded", "feedback", "outcomes", "downloaded")


def mode(path: Path) -> str:
    """Return a mode as chmod takes it."""
    return f"{stat.S_IMODE(path.stat().st_mode):o}"


def course_of(folder: Path, **options: object) -> CourseDirectory:
    return CourseDirectory(config=Config({
        "CourseDirectory": {"root": str(folder), "source_directory": "solutions", **options}
    }))


@pytest.fixture
def opened(tmp_path: Path) -> Path:
    """A course folder that is open to everybody."""
    folder = tmp_path / "course"
    for step in CLOSED:
        (folder / step / "ada" / ASSIGNMENT).mkdir(parents=True)
        (folder / step / "ada" / ASSIGNMENT / NOTEBOOK).write_text("{}")
    (folder / "gradebook.db").write_bytes(b"")
    (folder / "exercises").mkdir()
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)
    return folder


def test_folders_are_closed_and_it_is_said(opened, capsys):
    """D11: found open with mode 777, as nbgrader's exchange leaves what it collects."""
    closed_folders.close(course_of(opened), "outcomes")
    said = capsys.readouterr().err
    for name in (*CLOSED, "gradebook.db"):
        assert not (opened / name).stat().st_mode & 0o077
        assert f"{opened / name} was open to others" in said
    # Nobody puts another folder in the place of one of these.
    assert mode(opened) == "755"
    # What somebody may have opened or linked meanwhile can be changed no more.
    assert mode(opened / "submitted" / "ada") == "700"
    assert mode(opened / "submitted" / "ada" / ASSIGNMENT / NOTEBOOK) == "644"
    # What is for everybody stays so.
    assert mode(opened / "exercises") == "777"


def test_a_second_look_has_nothing_to_say_until_one_is_open_again(opened, capsys):
    course = course_of(opened)
    closed_folders.close(course, "outcomes")
    capsys.readouterr()
    closed_folders.close(course, "outcomes")
    assert capsys.readouterr().err == ""
    (opened / "autograded").chmod(0o755)
    closed_folders.close(course, "outcomes")
    assert capsys.readouterr().err == (
        f"{opened / 'autograded'} was open to others (755), now 700\n"
    )


def test_a_group_of_instructors_keeps_its_folders(opened):
    before = os.umask(0o077)
    try:
        closed_folders.close(course_of(opened, groupshared=True), "outcomes")
    finally:
        assert os.umask(before) == 0o007
    assert mode(opened / "submitted") == "770"
    assert mode(opened / "gradebook.db") == "660"


def test_what_others_have_put_into_an_open_folder_is_named(opened, capsys):
    if os.geteuid() != 0:
        lacking("the right to change owners", "run the test as root to try it")
    theirs = opened / "submitted" / "ada" / ASSIGNMENT / NOTEBOOK
    os.chown(theirs, pwd.getpwnam("nobody").pw_uid, -1)
    closed_folders.close(course_of(opened), "outcomes")
    assert f"other users: ada/{ASSIGNMENT}/{NOTEBOOK}" in capsys.readouterr().err


def test_a_folder_that_is_a_link_is_followed_and_one_inside_is_not(opened, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    elsewhere.chmod(0o777)
    shutil.move(opened / "submitted", tmp_path / "volume")
    (opened / "submitted").symlink_to(tmp_path / "volume")
    (tmp_path / "volume" / "link").symlink_to(elsewhere)
    closed_folders.close(course_of(opened), "outcomes")
    assert mode(tmp_path / "volume") == "700"
    assert mode(elsewhere) == "777"


@pytest.fixture
def shared(released: CourseFolder) -> Iterator[CourseFolder]:
    """A course folder that other users can come to."""
    with tempfile.TemporaryDirectory(prefix="closed-") as folder:
        Path(folder).chmod(0o755)
        course = released.copy(Path(folder) / "course")
        (course.folder / "gradebook.db").chmod(0o644)
        yield course


def as_nobody(*command: str | Path) -> int:
    """Run a command as another user, and return its status."""
    if os.geteuid() != 0 or shutil.which("setpriv") is None:
        lacking("another user", "run the test as root to try it")
    user = pwd.getpwnam("nobody")
    return subprocess.run(
        ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", *command],
        capture_output=True, cwd="/", check=False,
    ).returncode


def test_no_other_user_reads_or_changes_what_was_graded(shared):
    """D11, from the release to the feedback, for what our commands write and nbgrader's."""
    folder = shared.folder
    shared.submit("ada", shared.answered())
    shared.submit("zed", b"{")
    submitted = folder / "submitted" / "ada" / ASSIGNMENT
    for path in (folder / "submitted", submitted.parent, submitted):
        path.chmod(0o777)
    assert as_nobody("cat", folder / "gradebook.db") == 0
    assert as_nobody("touch", submitted / "mine") == 0
    finished = shared.command("grading", "autograde", ASSIGNMENT)
    assert finished.returncode == 0, finished.stderr
    assert f"{folder / 'submitted'} was open to others (777), now 700" in finished.stderr
    for command in ("feedback", "report"):
        again = shared.command("grading", command, ASSIGNMENT)
        assert again.returncode == 0, again.stderr
        assert "open to others" not in again.stderr
    hidden = [
        folder / "gradebook.db", folder / "outcomes" / "ada" / f"{ASSIGNMENT}.json",
        folder / "autograded" / "ada" / ASSIGNMENT / NOTEBOOK, submitted / NOTEBOOK,
        folder / "solutions" / ASSIGNMENT / NOTEBOOK, folder / f"{ASSIGNMENT}-report.html",
        folder / "feedback" / "ada" / ASSIGNMENT / f"{ASSIGNMENT}.html",
        folder / "feedback" / "zed" / ASSIGNMENT / f"{ASSIGNMENT}.html",
    ]
    for path in hidden:
        assert path.is_file()
        assert as_nobody("cat", path) != 0, path
        assert as_nobody("touch", path.parent / "mine") != 0, path
    assert as_nobody("cat", folder / "exercises" / "en" / ASSIGNMENT / NOTEBOOK) == 0
    # nbgrader sends pages out with the mode that they have: students must be able to read them.
    assert [mode(path) for path in hidden[-2:]] == ["644", "644"]


def test_the_exchange_stays_open_to_students(shared):
    """They hand in to a folder that they cannot look into, and fetch from one that they can."""
    exchange = shared.folder.parent / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    with (shared.folder / "nbgrader_config.py").open("a") as file:
        file.write(f"\nc.Exchange.root = {str(exchange)!r}\n")
    released = shared.command("nbgrader", "release_assignment", ASSIGNMENT)
    assert released.returncode == 0, released.stderr
    course = exchange / "neuron-to-mnist-en"
    mine = course / "inbound" / f"nobody+{ASSIGNMENT}+2026-02-01 10:00:00 UTC+x"

    def hand_in() -> None:
        out = course / "outbound" / ASSIGNMENT / NOTEBOOK
        assert as_nobody("mkdir", mine) == 0
        assert as_nobody("cp", out, mine / NOTEBOOK) == 0
        assert as_nobody("chmod", "777", mine) == 0
        assert as_nobody("ls", course / "inbound") != 0

    hand_in()
    collected = shared.command("grading", "collect", ASSIGNMENT)
    assert collected.returncode == 0, collected.stdout + collected.stderr
    submitted = shared.folder / "submitted" / "nobody" / ASSIGNMENT
    assert submitted.joinpath(NOTEBOOK).is_file()
    assert mode(submitted) == mode(submitted.parent) == "700"
    shutil.rmtree(mine)
    hand_in()

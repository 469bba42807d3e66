"""What is collected from nbgrader's exchange, where students write what they like."""

import os
import pwd
from datetime import datetime
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from grading.collect.exchange import CheckedCollect
from tests.grading.course import ASSIGNMENT, ENVIRONMENT, NOTEBOOK, CourseFolder
from tests.grading.desk import Desk, notebook
from tests.needs import lacking

FIRST, SECOND = "2026-02-01 10:00:00.123456 UTC", "2026-02-02 10:00:00.000000 UTC"
SECRET = "submission_secret.txt"


class Exchange(Desk):
    """A course folder, and an exchange that students hand in to."""

    def __init__(self, folder: Path, **options: object) -> None:
        super().__init__(folder)
        self.root = folder.parent / "exchange"
        self.inbound = self.root / "neurons" / "inbound"
        self.inbound.mkdir(parents=True)
        self.root.chmod(0o777)
        self.config = Config({
            "Exchange": {"root": str(self.root)}, "ExchangeCollect": options,
            "CourseDirectory": {"root": str(folder), "course_id": "neurons"},
        })
        self.course = CourseDirectory(config=self.config)
        self.course.assignment_id = ASSIGNMENT

    def submit(
        self, student: str, data: bytes | None = None, time: str = FIRST, mark: str = "",
        end: str = "+aB3",
    ) -> Path:
        """Hand in as ``nbgrader submit`` does; return the folder."""
        folder = self.inbound / f"{student}+{ASSIGNMENT}+{time}{end}"
        folder.mkdir()
        (folder / NOTEBOOK).write_bytes(notebook(mark) if data is None else data)
        (folder / "timestamp.txt").write_text(time)
        (folder / SECRET).write_text(f"secret of {student} {time}")
        folder.chmod(0o777)
        return folder

    def fetch(self) -> CheckedCollect:
        """Collect."""
        collect = CheckedCollect(coursedir=self.course, config=self.config)
        collect.start()
        return collect

    def others(self) -> set[str]:
        """Return whose folders there are among the submissions."""
        return {path.name for path in (self.folder / "submitted").glob("[!.]*")}


@pytest.fixture
def exchange(tmp_path: Path) -> Exchange:
    folder = tmp_path / "course"
    folder.mkdir()
    return Exchange(folder)


def give(path: Path, name: str) -> None:
    """Make a folder and all that is in it somebody's."""
    if os.geteuid() != 0:
        lacking("the right to change owners", "run the test as root to try it")
    for each in (path, *path.rglob("*")):
        os.chown(each, pwd.getpwnam(name).pw_uid, -1, follow_symlinks=False)


def test_the_newest_of_everybody_is_collected_and_a_second_run_takes_what_is_newer(exchange):
    """D8."""
    exchange.submit("ada", mark="ada first")
    exchange.submit("a+da", mark="with a plus")
    exchange.submit("bo", mark="bo second", time=SECOND)
    exchange.submit("bo", mark="bo first", time=FIRST)
    (exchange.inbound / f"ada+another+{FIRST}+x").mkdir()
    report = exchange.fetch().report
    assert report.counts == {"collected": 3}
    assert report.left_out == []
    assert report.said == [f"bo: bo+{ASSIGNMENT}+{SECOND}+aB3 counts"]
    assert exchange.others() == {"ada", "a+da", "bo"}
    assert exchange.mark("bo") == "bo second"
    assert exchange.stamp("ada") == FIRST
    assert (exchange.path("ada") / SECRET).read_text() == f"secret of ada {FIRST}"
    newest = exchange.submit("ada", mark="ada second", time=SECOND)
    assert exchange.fetch().report.counts == {"newer": 1, "same": 2}
    assert (exchange.mark("ada"), exchange.stamp("ada")) == ("ada second", SECOND)
    newest.rename(exchange.root / "gone")
    assert exchange.fetch().report.counts == {"older": 1, "same": 2}
    assert exchange.mark("ada") == "ada second"


def test_what_is_or_holds_a_link_is_refused(exchange, tmp_path):
    """C3: whoever collects could read what the student cannot."""
    honest = exchange.submit("ada", mark="ada's")
    mine = exchange.submit("thief", b"")
    (mine / NOTEBOOK).unlink()
    (mine / NOTEBOOK).symlink_to(honest / NOTEBOOK)
    beside = exchange.submit("reader", mark="own")
    (beside / "sub").mkdir()
    (beside / "sub" / "notes.txt").symlink_to("/etc/passwd")
    whole = exchange.inbound / f"copy+{ASSIGNMENT}+{FIRST}+x"
    whole.symlink_to(honest)
    folder = exchange.submit("folder", mark="own")
    (folder / "all").symlink_to(exchange.inbound)
    report = exchange.fetch().report
    assert exchange.others() == {"ada"}
    assert exchange.mark("ada") == "ada's"
    assert len(report.left_out) == 4
    assert all("link" in line for line in report.left_out)


def test_an_earlier_submission_counts_if_the_last_is_refused(exchange):
    exchange.submit("ada", mark="honest")
    (exchange.submit("ada", time=SECOND) / "link").symlink_to("/etc")
    assert len(exchange.fetch().report.left_out) == 1
    assert exchange.mark("ada") == "honest"


def test_nobody_hands_in_for_somebody_else(exchange):
    """C3: neither under another's name, nor another's file by a hard link."""
    give(exchange.submit("daemon", mark="daemon's"), "daemon")
    give(exchange.submit("daemon", mark="forged", time=SECOND), "nobody")
    mine = exchange.submit("nobody", b"")
    (mine / NOTEBOOK).unlink()
    give(mine, "nobody")
    os.link(exchange.inbound / f"daemon+{ASSIGNMENT}+{FIRST}+aB3" / NOTEBOOK, mine / NOTEBOOK)
    # What the instructor hands in for somebody is believed.
    exchange.submit("ada", mark="by hand")
    report = exchange.fetch().report
    assert exchange.others() == {"daemon", "ada"}
    assert exchange.mark("daemon") == "daemon's"
    assert len(report.left_out) == 2
    assert "belongs to nobody, not to daemon" in report.left_out[0]
    assert "link" in report.left_out[1]


def test_owners_are_not_looked_at_if_they_say_nothing(tmp_path):
    """Where all users are one to the system, as in some hubs."""
    (tmp_path / "course").mkdir()
    exchange = Exchange(tmp_path / "course", check_owner=False)
    give(exchange.submit("ada", mark="ada's"), "nobody")
    assert exchange.fetch().report.left_out == []
    assert exchange.mark("ada") == "ada's"


def test_names_that_students_made_up_stop_nobody(exchange):
    exchange.submit("ada", mark="ada's")
    exchange.submit("eve", time="whenever")
    exchange.submit("..", time=FIRST)
    exchange.submit("e\nve", time=FIRST)
    (exchange.inbound / f"eve+{ASSIGNMENT}+{SECOND}+x").write_text("a file")
    os.mkfifo(exchange.submit("pipe") / "pipe")
    report = exchange.fetch().report
    assert exchange.others() == {"ada"}
    assert len(report.left_out) == 5


def test_a_zone_that_cannot_be_told_is_kept_for_grading_to_judge(exchange):
    """D3: Exchange.timezone may be Asia/Seoul, which nbgrader writes as KST."""
    exchange.submit("ada", time="2026-02-01 10:00:00.000000 KST", mark="first")
    exchange.submit("ada", time="2026-02-01 11:00:00.000000 KST", mark="second")
    assert exchange.fetch().report.left_out == []
    assert exchange.mark("ada") == "second"
    assert exchange.stamp("ada") == "2026-02-01 11:00:00.000000 KST"


def test_the_time_of_the_folder_counts(exchange):
    """A student's own file says what it likes."""
    folder = exchange.submit("ada")
    (folder / "timestamp.txt").write_text("2020-01-01 00:00:00 UTC")
    exchange.fetch()
    assert exchange.stamp("ada") == FIRST


def test_what_was_handed_in_before_the_due_date(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", ENVIRONMENT["PATH"])
    (tmp_path / "course").mkdir()
    exchange = Exchange(tmp_path / "course", before_duedate=True)
    exchange.submit("ada", mark="first")
    exchange.submit("ada", time=SECOND, mark="second")
    with Gradebook(exchange.course.db_url, exchange.course.course_id) as gradebook:
        gradebook.add_assignment(ASSIGNMENT, duedate=datetime(2026, 2, 1, 12))
    exchange.fetch()
    assert exchange.mark("ada") == "first"


def test_too_much_beside_a_notebook_is_left_out(exchange):
    folder = exchange.submit("ada", mark="ada's")
    with (folder / "data.bin").open("wb") as file:
        file.truncate(17 * 2**20)
    report = exchange.fetch().report
    assert exchange.mark("ada") == "ada's"
    assert not (exchange.path("ada") / "data.bin").exists()
    assert len(report.left_out) == 1


@pytest.mark.parametrize("command", [("nbgrader", "collect"), ("grading", "collect")])
def test_both_commands_check(course: CourseFolder, tmp_path, command):
    """C3: nbgrader's own command, which copies what a link points to, does the same as ours."""
    exchange = Exchange(course.folder)
    with (course.folder / "nbgrader_config.py").open("a") as file:
        file.write(f"\nc.Exchange.root = {str(exchange.root)!r}\n"
                   "c.CourseDirectory.course_id = 'neurons'\n")
    honest = exchange.submit("ada", mark="ada's")
    (exchange.submit("thief", b"") / NOTEBOOK).unlink()
    (exchange.inbound / f"thief+{ASSIGNMENT}+{FIRST}+aB3" / NOTEBOOK).symlink_to(honest / NOTEBOOK)
    finished = course.command(*command, ASSIGNMENT)
    assert exchange.mark("ada") == "ada's"
    assert exchange.others() == {"ada"}
    assert f"thief+{ASSIGNMENT}" in finished.stdout + finished.stderr
    exchange.submit("ada", mark="mended", time=SECOND)
    course.command(*command, ASSIGNMENT)
    assert exchange.mark("ada") == "mended"

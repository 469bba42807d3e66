"""Whose work it is: what is collected from folders and ZIP files, what is not, and what is said."""

import json
import unicodedata
import zipfile
from pathlib import Path

import pytest
from nbgrader.api import Student

from grading.collect import place
from grading.collect.place import places
from grading.run.handed_in import Room
from grading.run.run import RunError
from tests.grading.course import ASSIGNMENT, NOTEBOOK, CourseFolder
from tests.grading.desk import (
    DUE,
    MOODLE,
    at,
    notebook,
    zipped,
)
from tests.grading.mutants import master

# --- Names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "student"), [
    (f"canvascarla_4001_77_{NOTEBOOK}", "carla"),
    (f"canvascarla_LATE_4001_77_{NOTEBOOK}", "carla"),
    ("canvascarla_4001_77_ch03_signals-1.ipynb", "carla"),
    ("canvascarla_4001_77_Copy of ch03_signals.ipynb", "carla"),
    ("canvascarla_4001_77_homework3.ipynb", "carla"),
    ("canvascarla_4001_77_과제3.ipynb", "carla"),
    (unicodedata.normalize("NFD", "canvascarla_4001_77_과제3.ipynb"), "carla"),
    ("canvascarla_4001_77_ch03_signals (1).ipynb", "carla"),
    ("canvascarla_4001_77_ch03_signals-Copy1.ipynb", "carla"),
    ("canvascarla_4001_77_ch03_signals.ipynb.txt", "carla"),
    ("another_4001_77_x.ipynb", "carla"),
    (f"No Body_4002_{MOODLE}_/{NOTEBOOK}", "nobody"),
    (f"No Body_4002_{MOODLE}/{NOTEBOOK}", "nobody"),
    (f"No Body_4002_{MOODLE}_/mine/{NOTEBOOK}", "nobody"),
    (f"No Body_4002_{MOODLE}_{NOTEBOOK}", "nobody"),
    (f"Participant_4002_{MOODLE}_/homework.ipynb", "nobody"),
    (f"홍길동_4004_{MOODLE}_/과제3.ipynb", "gildong"),
    (unicodedata.normalize("NFD", f"길동 홍_4004_{MOODLE}_과제3.ipynb"), "gildong"),
    (f"minji/{NOTEBOOK}", "minji"),
    (f"minji/{ASSIGNMENT}/{NOTEBOOK}", "minji"),
    ("minji.ipynb", "minji"),
    (f"minji_{NOTEBOOK}", "minji"),
    (f"4003/{NOTEBOOK}", "minji"),
    (unicodedata.normalize("NFD", "홍길동/x.ipynb"), "gildong"),
])
@pytest.mark.parametrize("unpacked", [False, True])
def test_a_name_tells_whose_work_it_is(desk, tmp_path, name, student, unpacked):
    path = zipped(tmp_path / "all.zip", {name: notebook("hers")})
    if unpacked:
        with zipfile.ZipFile(path) as archive:
            archive.extractall(tmp_path / "all")
        path = tmp_path / "all"
    report = desk.collect(path)
    assert report.left_out == []
    assert report.counts == {"collected": 1}
    assert desk.mark(student) == "hers"
    assert {path.name for path in (desk.folder / "submitted").glob("[!.]*")} == {student}


@pytest.mark.parametrize(("name", "why"), [
    (f"somebody_5000_77_{NOTEBOOK}", "no student of the gradebook has the number 5000"),
    (f"Some Body_5000_{MOODLE}_/{NOTEBOOK}", "no student of the gradebook has the number 5000"),
    (f"anon_Xy1Za_77_{NOTEBOOK}", "anonymous"),
    (f"LATE_anon_Xy1Za_77_{NOTEBOOK}", "anonymous"),
    (NOTEBOOK, "tells of no student"),
    (f"submissions/canvascarla_4001_77_{NOTEBOOK}", "tells of no student"),
    ("submissions.zip", "give it by itself"),
    # The number is of one and the name of another.
    (f"bodyno_4001_77_{NOTEBOOK}", "the number is of carla, the name of nobody"),
    (f"No Body_4001_{MOODLE}_/{NOTEBOOK}", "the number is of carla, the name of nobody"),
    # A student who is called x_4001 in Canvas, whose number is 4002.
    (f"x_4001_4002_77_{NOTEBOOK}", "could be of carla, nobody"),
    ("canvascarla_4001_77_essay.pdf", "no notebook: essay.pdf"),
    ("canvascarla_4001_77_work.zip", "an archive in place of a notebook: work.zip"),
])
def test_what_is_nobodys_is_named_and_the_others_are_collected(desk, tmp_path, name, why):
    data = b"PK\3\4" if name.endswith(".zip") else notebook()
    report = desk.collect(zipped(tmp_path / "all.zip", {
        name: b"%PDF" if name.endswith(".pdf") else data, f"kimminji_4003_1_{NOTEBOOK}": notebook(),
    }))
    assert list(desk.everything()) == [f"minji/{ASSIGNMENT}/{NOTEBOOK}"]
    (said,) = report.left_out
    assert name.partition("/")[0] in said
    assert why in said


def test_what_was_typed_in_is_ignored_and_named(desk, tmp_path):
    typed = ["No Body_4002_assignsubmission_onlinetext_/onlinetext.html",
             "Min-ji Kim_4003_assignsubmission_onlinetext_onlinetext.html",
             "canvascarla_LATE_4001_text.html", "bodyno_4002_link.html"]
    report = desk.collect(zipped(tmp_path / "all.zip", dict.fromkeys(typed, b"<p>done</p>")))
    assert report.left_out == []
    assert [line.partition(":")[0] for line in report.said] == [
        name.partition("/")[0] for name in typed
    ]
    assert desk.everything() == {}


@pytest.mark.parametrize("inside", [
    f"x_4001_{MOODLE}_/{NOTEBOOK}", f"Carla Canvas_4001_{MOODLE}_/{NOTEBOOK}",
    f"canvascarla_4001_77_{NOTEBOOK}", f"carla/{ASSIGNMENT}/{NOTEBOOK}",
    f"submitted/carla/{ASSIGNMENT}/{NOTEBOOK}",
])
def test_only_the_first_level_says_whose_work_it_is(desk, tmp_path, inside):
    """C4: folders and files below it are called what their owner likes."""
    name = f"No Body_4002_{MOODLE}_/{inside}"
    report = desk.collect(zipped(tmp_path / "all.zip", {name: notebook("nobody's")}))
    assert report.left_out == []
    assert desk.mark("nobody") == "nobody's"
    assert not desk.path("carla").exists()


def test_only_the_beginning_of_canvas_names_says_whose_work_it_is(desk, tmp_path):
    """C4: the rest is what the student calls the file."""
    for first in ("bodyno", "other"):
        name = f"{first}_4002_99_x_4001_77_{NOTEBOOK}"
        report = desk.collect(zipped(tmp_path / "all.zip", {name: notebook("nobody's")}))
        assert report.left_out == []
        assert desk.mark("nobody") == "nobody's"
    assert not desk.path("carla").exists()


def test_a_name_counts_where_the_platform_has_told_no_number(desk, tmp_path):
    """The gradebook of Moodle has no numbers of participants; two of one name are told apart."""
    students = [Student(id="s1", first_name="Ada", last_name="Lee", lms_user_id="s1"),
                Student(id="s2", first_name="Bo", last_name="Han", lms_user_id="s2"),
                Student(id="s3", first_name="Bo", last_name="Han", lms_user_id="s3"),
                Student(id="s4", first_name="Cy", last_name="Oh", lms_user_id="s4"),
                Student(id="s5", first_name="Di", last_name="Yu", lms_user_id="5005")]
    report = desk.collect(zipped(tmp_path / "all.zip", {
        f"Ada Lee_71_{MOODLE}_/{NOTEBOOK}": notebook("Ada's"),
        f"Bo Han_72_{MOODLE}_/{NOTEBOOK}": notebook(),
        # Two who call themselves Cy Oh: one of them is not.
        f"Cy Oh_73_{MOODLE}_/{NOTEBOOK}": notebook(), f"Cy Oh_74_{MOODLE}_/{NOTEBOOK}": notebook(),
        # Di Yu has another number.
        f"Di Yu_75_{MOODLE}_/{NOTEBOOK}": notebook(),
    }), students=students)
    assert list(desk.everything()) == [f"s1/{ASSIGNMENT}/{NOTEBOOK}"]
    assert sorted(line[:5] for line in report.left_out) == ["Bo Ha", "Cy Oh", "Cy Oh", "Di Yu"]


# --- Which file ----------------------------------------------------------------------------------


def test_the_newest_of_several_counts_and_is_named(desk, tmp_path):
    """D9: two notebooks of one student in a ZIP file of Canvas, resubmitted as ...-1."""
    report = desk.collect(zipped(tmp_path / "all.zip", {
        "canvascarla_4001_78_ch03_signals-1.ipynb": notebook("second"),
        f"canvascarla_4001_77_{NOTEBOOK}": notebook("first"),
    }))
    assert desk.mark("carla") == "second"
    (said,) = report.said
    assert "ch03_signals-1.ipynb counts, the newest; not ch03_signals.ipynb" in said
    assert report.left_out == []


def test_the_newest_of_several_in_a_folder_counts(desk, tmp_path):
    names = {f"No Body_4002_{MOODLE}_/{name}": notebook(name) for name in ("a.ipynb", "b.ipynb")}
    first, second = names
    desk.collect(zipped(tmp_path / "1.zip", names, {first: at(2026, 2, 3), second: at(2026, 2, 2)}))
    assert desk.mark("nobody") == "a.ipynb"


def test_a_newer_one_without_answers_or_damaged_does_not_count(desk, tmp_path):
    blank = json.dumps({"cells": [
        {"id": id, "cell_type": cell.cell_type, "source": cell.source,
         "metadata": {"nbgrader": cell.metadata()}} for id, cell in master(ASSIGNMENT).items()
    ], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}).encode()
    report = desk.collect(zipped(tmp_path / "all.zip", {
        f"canvascarla_4001_77_{NOTEBOOK}": notebook("answered"),
        "canvascarla_4001_78_ch03_signals-1.ipynb": blank,
        "canvascarla_4001_79_ch03_signals-2.ipynb": b"{",
    }))
    assert desk.mark("carla") == "answered"
    assert "not a notebook that can be read: ch03_signals-2.ipynb" in report.said[0]


def test_two_uploads_of_one_name(desk, tmp_path):
    report = desk.collect(zipped(tmp_path / "all.zip", {
        f"canvascarla_4001_80_{NOTEBOOK}": notebook("newer"),
        f"canvascarla_4001_77_{NOTEBOOK}": notebook("older"),
    }))
    assert desk.mark("carla") == "newer"
    assert report.left_out == []


@pytest.mark.parametrize("stripped", [False, True])
def test_another_assignment_is_known_by_its_cells(desk, tmp_path, stripped):
    """All chapters have a task in_words, and chapter 2 a sigmoid too."""
    other = json.loads(notebook("other", of="ch02_activations"))
    for cell in other["cells"] if stripped else ():
        cell["metadata"] = {}
    report = desk.collect(zipped(tmp_path / "all.zip", {
        "canvascarla_4001_77_homework.ipynb": json.dumps(other).encode(),
    }))
    assert "no notebook of this assignment: homework.ipynb" in report.left_out[0]
    report = desk.collect(zipped(tmp_path / "all.zip", {
        "canvascarla_4001_78_homework.ipynb": json.dumps(other).encode(),
        "canvascarla_4001_77_work.ipynb": notebook("this"),
    }))
    assert report.left_out == []
    assert desk.mark("carla") == "this"


def test_what_cannot_be_read_is_collected_so_that_grading_says_why(desk, tmp_path):
    for name, kept in ((NOTEBOOK, NOTEBOOK), ("homework.ipynb", "homework.ipynb")):
        desk.collect(zipped(tmp_path / "all.zip", {f"canvascarla_4001_77_{name}": b'{"cells": ['}))
        assert (desk.path("carla") / kept).read_bytes() == b'{"cells": ['


def test_files_beside_the_notebook_come_with_it(desk, tmp_path):
    """But no time of submission of the student's own making."""
    report = desk.collect(zipped(tmp_path / "all.zip", {
        f"No Body_4002_{MOODLE}_/mine/{NOTEBOOK}": notebook(),
        f"No Body_4002_{MOODLE}_/mine/data/x.csv": b"1,2",
        f"No Body_4002_{MOODLE}_/mine/timestamp.txt": b"2020-01-01 00:00:00 UTC",
        f"No Body_4002_{MOODLE}_/timestamp.txt": b"2020-01-01 00:00:00 UTC",
        f"No Body_4002_{MOODLE}_/submission_secret.txt": b"guess",
        "__MACOSX/._x": b"", ".DS_Store": b"",
        f"canvascarla_4001_77_{NOTEBOOK}": notebook(),
        "canvascarla_4001_78_helper.py": b"x = 1",
        "canvascarla_4001_79_timestamp.txt": b"2020-01-01 00:00:00 UTC",
    }))
    assert report.left_out == []
    assert list(desk.everything()) == [
        f"carla/{ASSIGNMENT}/{NOTEBOOK}", f"carla/{ASSIGNMENT}/helper.py",
        f"nobody/{ASSIGNMENT}/{NOTEBOOK}", f"nobody/{ASSIGNMENT}/data/x.csv",
    ]


# --- Late ----------------------------------------------------------------------------------------

LATE = f"canvascarla_LATE_4001_77_{NOTEBOOK}"
ON_TIME = f"bodyno_4002_78_{NOTEBOOK}"


@pytest.mark.parametrize(("late", "on_time", "stamp"), [
    # The times are those of handing in: the one is before the due date, the other after it.
    (at(2026, 3, 3, 6), at(2026, 2, 28), "2026-03-03 06:00:00 UTC"),
    # They are those of making the archive, or no times at all: late is all that is known.
    (at(2026, 3, 9), at(2026, 3, 9), "2026-03-01 12:00:01 UTC"),
    (at(2026, 2, 1), at(2026, 2, 1), "2026-03-01 12:00:01 UTC"),
    (at(1980, 1, 2), at(1980, 1, 2), "2026-03-01 12:00:01 UTC"),
    (at(2099, 1, 2), at(2026, 2, 1), "2026-03-01 12:00:01 UTC"),
])
def test_a_late_mark_becomes_a_time(desk, tmp_path, late, on_time, stamp):
    """D9: never later than is known."""
    path = zipped(tmp_path / "all.zip", {LATE: notebook(), ON_TIME: notebook()},
                  {LATE: late, ON_TIME: on_time})
    report = desk.collect(path)
    assert desk.stamp("carla") == stamp
    assert desk.stamp("nobody") is None
    (said,) = report.said
    assert LATE in said
    assert "late by its name" in said


def test_a_late_mark_without_a_due_date(desk, tmp_path):
    path = zipped(tmp_path / "all.zip", {LATE: notebook()}, {LATE: at(2026, 3, 9)})
    report = desk.collect(path, due=None)
    assert desk.stamp("carla") == "2026-03-09 00:00:00 UTC"
    assert "no due date" in report.said[0]
    # Once there is one, the same file gives a time that is fairer.
    two = {LATE: notebook(), ON_TIME: notebook()}
    report = desk.collect(
        zipped(tmp_path / "all.zip", two, dict.fromkeys(two, at(2026, 3, 9))), due=DUE
    )
    assert desk.stamp("carla") == "2026-03-01 12:00:01 UTC"


# --- Again ---------------------------------------------------------------------------------------


def test_a_second_run_takes_what_is_newer_and_keeps_the_rest(desk, tmp_path):
    """D8: and never an older one over a newer."""
    old = zipped(tmp_path / "old.zip", {
        f"canvascarla_4001_77_{NOTEBOOK}": notebook("old"), ON_TIME: notebook("same"),
        f"Min-ji Kim_4003_{MOODLE}_/{NOTEBOOK}": notebook("old"),
    })
    new = zipped(tmp_path / "new.zip", {
        "canvascarla_4001_90_ch03_signals-1.ipynb": notebook("new"), ON_TIME: notebook("same"),
        f"Min-ji Kim_4003_{MOODLE}_/{NOTEBOOK}": notebook("new"),
    }, {f"Min-ji Kim_4003_{MOODLE}_/{NOTEBOOK}": at(2026, 2, 2)})
    assert desk.collect(old).counts == {"collected": 3}
    before = (desk.path("nobody") / NOTEBOOK).stat().st_ino
    assert desk.collect(new).counts == {"newer": 2, "same": 1}
    assert (desk.mark("carla"), desk.mark("nobody"), desk.mark("minji")) == ("new", "same", "new")
    report = desk.collect(old)
    assert report.counts == {"older": 2, "same": 1}
    assert "newer, and stays" in report.said[0]
    assert (desk.mark("carla"), desk.mark("minji")) == ("new", "new")
    assert (desk.path("nobody") / NOTEBOOK).stat().st_ino == before


def test_what_somebody_mended_by_hand_stays(desk, tmp_path):
    path = zipped(tmp_path / "all.zip", {f"canvascarla_4001_77_{NOTEBOOK}": notebook("as sent")})
    desk.collect(path)
    (desk.path("carla") / NOTEBOOK).write_bytes(notebook("mended"))
    assert desk.collect(path).counts == {"older": 1}
    assert desk.mark("carla") == "mended"


def test_what_came_another_way_is_compared_by_its_time(desk, tmp_path):
    def write(stamp: str) -> None:
        folder = desk.path("carla")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / NOTEBOOK).write_bytes(notebook("by hand"))
        (folder / "timestamp.txt").write_text(stamp)

    path = zipped(tmp_path / "all.zip", {f"canvascarla_4001_77_{NOTEBOOK}": notebook("zip")})
    write("2026-02-02 12:00:00 Asia/Seoul")
    assert desk.collect(path).counts == {"older": 1}
    write("2026-01-31 12:00:00 UTC")
    assert desk.collect(path).counts == {"newer": 1}
    assert desk.mark("carla") == "zip"


class Stop(BaseException):
    """Stands for the end of the process."""


@pytest.mark.parametrize("killed", [False, True])
@pytest.mark.parametrize("at_rename", [1, 2, 3])
def test_an_interrupted_run_leaves_the_old_or_the_new(
    desk, tmp_path, monkeypatch, at_rename, killed
):
    """By Ctrl-C, after which a run clears up, or by SIGKILL, after which the next one does."""
    names = [f"canvascarla_4001_77_{NOTEBOOK}", f"canvascarla_4001_78_{NOTEBOOK}"]
    old = zipped(tmp_path / "old.zip", {names[0]: notebook("old"), ON_TIME: notebook("same")})
    new = zipped(tmp_path / "new.zip", {names[1]: notebook("new"), ON_TIME: notebook("same")})
    desk.collect(old)
    count, rename = 0, Path.rename

    def stopping(self: Path, target: Path) -> Path:
        nonlocal count
        count += 1
        if count == at_rename:
            raise Stop
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", stopping)
        if killed:
            patch.setattr(place.Places, "_end", lambda self: None)
        if at_rename < 3:
            with pytest.raises(Stop):
                desk.collect(new)
        else:
            desk.collect(new)
    # Nothing is lost, whatever is given next, and nothing is in the place that is not whole.
    desk.collect(zipped(tmp_path / "none.zip", {}))
    assert desk.mark("carla") == ("new" if at_rename == 3 else "old")
    assert desk.mark("nobody") == "same"
    desk.collect(new)
    assert desk.mark("carla") == "new"
    assert [path.name for path in (desk.folder / "submitted").glob(".*")] == [f".{ASSIGNMENT}.json"]


@pytest.mark.parametrize("odd", ["[]", "{", '{"carla": 1}', '{"carla": ["", "x", null]}'])
def test_a_memory_that_is_damaged_is_not_believed(desk, tmp_path, odd):
    path = zipped(tmp_path / "all.zip", {f"canvascarla_4001_77_{NOTEBOOK}": notebook()})
    desk.collect(path)
    (desk.folder / "submitted" / f".{ASSIGNMENT}.json").write_text(odd)
    assert desk.collect(path).counts == {"same": 1}


def test_a_place_that_cannot_be_written_loses_nothing(desk, tmp_path, monkeypatch):
    desk.collect(zipped(tmp_path / "1.zip", {f"canvascarla_4001_77_{NOTEBOOK}": notebook("old")}))
    new = zipped(tmp_path / "2.zip", {f"canvascarla_4001_78_{NOTEBOOK}": notebook("new"),
                                      ON_TIME: notebook("other")})
    rename = Path.rename

    def refusing(self: Path, target: Path) -> Path:
        if ".collecting" in self.parts and "carla" in target.parts:
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", refusing)
        (said,) = desk.collect(new).left_out
    assert "could not be written: Permission denied" in said
    assert (desk.mark("carla"), desk.mark("nobody")) == ("old", "other")


def test_two_runs_at_a_time(desk):
    with places(desk.course, Room()), pytest.raises(RunError, match="Another run"):
        desk.collect()


# --- From the file to the mark --------------------------------------------------------------------

CLASS = """\
Student,ID,SIS User ID,SIS Login ID,Section,ch03_signals (4711)
    Points Possible,,,,,25.00
"""
FILES = {
    "plain": "{name}_{number}_{upload}_ch03_signals.ipynb",
    "late": "{name}_LATE_{number}_{upload}_ch03_signals.ipynb",
    "again": "{name}_{number}_{upload}_ch03_signals-1.ipynb",
    "colab": "{name}_{number}_{upload}_Copy of ch03_signals.ipynb",
    "browser": "{name}_{number}_{upload}_ch03_signals (1).ipynb",
    "jupyter": "{name}_{number}_{upload}_ch03_signals-Copy1.ipynb",
    "homework": "{name}_{number}_{upload}_homework3.ipynb",
    "korean": "{name}_{number}_{upload}_과제3.ipynb",
    "mac": unicodedata.normalize("NFD", "{name}_{number}_{upload}_과제3.ipynb"),
    "folder": "{name}_{number}_assignsubmission_file_/mine/ch03_signals.ipynb",
    "flat": "{name}_{number}_assignsubmission_file_homework.ipynb",
}


def test_from_files_of_every_name_to_marks(course: CourseFolder, tmp_path):
    entries, rows = {}, CLASS
    right_one = json.dumps(course.answered()).encode()
    for number, (student, form) in enumerate(FILES.items(), start=4001):
        entries[form.format(name=f"x{student}", number=number, upload=number + 900)] = right_one
        rows += f'"X, {student}",{number},S{number},{student},Neurons,\n'
    rows += '"X, broken",4999,S4999,broken,Neurons,\n'
    entries["xbroken_4999_1_ch03_signals.ipynb"] = b'{"cells": ['
    entries["nobody_5000_1_ch03_signals.ipynb"] = right_one
    (course.folder / "class.csv").write_text(rows)
    zipped(course.folder / "all.zip", entries)
    finished = course.command("grading", "collect", ASSIGNMENT, "all.zip")
    assert finished.returncode == 1
    assert "The gradebook has no students" in finished.stderr
    for arguments, status in [
        (["roster", "class.csv"], 0), (["collect", ASSIGNMENT, "all.zip"], 1),
        (["autograde", ASSIGNMENT], 0), (["collect", ASSIGNMENT, "all.zip"], 1),
    ]:
        finished = course.command("grading", *arguments)
        assert finished.returncode == status, finished.stdout + finished.stderr
        if arguments[0] == "collect":
            assert "nobody_5000_1_ch03_signals.ipynb: no student" in finished.stdout
        if arguments[0] == "autograde":
            assert "broken: not graded" in finished.stdout
    assert f"0 collected, 0 replaced by newer ones, {len(FILES) + 1} kept" in finished.stdout
    for student in FILES:
        marks = course.marks(student)
        assert marks is not None
        assert sum(points or 0.0 for points in marks.values()) == 21, student
    assert not any((course.marks("broken") or {}).values())
    late = course.folder / "submitted" / "late" / ASSIGNMENT / "timestamp.txt"
    assert late.is_file()

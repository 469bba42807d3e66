"""Whatever is in an archive: no exception, and nothing changes that belongs to somebody else."""

import os
import stat
import tempfile
import zipfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbgrader.api import Student

from grading.collect.sources import NotCollected, Part
from grading.collect.whose import Ignored, Students
from tests.grading.course import ASSIGNMENT, NOTEBOOK
from tests.grading.desk import MOODLE, STUDENTS, Desk, notebook

ASKED = int(os.environ.get("COLLECT_EXAMPLES", "0"))
EXAMPLES = settings(
    max_examples=ASKED or 300, derandomize=not ASKED, deadline=None, database=None,
    suppress_health_check=list(HealthCheck), print_blob=True,
)
PIECES = st.sampled_from([
    "", ".", "..", "...", "/", "\\", "\0", "\n", " ", "~", "C:", "carla", "minji", "submitted",
    "x" * 300, "4001", "canvascarla", f"x_4001_{MOODLE}_", f"canvascarla_4001_77_{NOTEBOOK}",
    f"Carla Canvas_4001_{MOODLE}_", ASSIGNMENT, NOTEBOOK, "과제3.ipynb", "가.ipynb",
    "timestamp.txt", "submission_secret.txt", ".git", "\u202e.ipynb", "a.zip", "💥", "_", "LATE_",
    ".collecting", ".replaced", ".lock", f".{ASSIGNMENT}.json",
])
# What Canvas and Moodle write in front of what a student may call a file, here of the student 4002.
FIRST = st.sampled_from([
    f"No Body_4002_{MOODLE}_/", f"No Body_4002_{MOODLE}/", "bodyno_4002_900_",
    "bodyno_LATE_4002_900_", f"No Body_4002_{MOODLE}_", "../", "/", "", "C:\\", "\\\\host\\",
    "no such one_", "\0",
])
OF_OTHERS = ("carla", "minji", "gildong", "4001", "4003", "4004", "canvas")
MODES = st.sampled_from(
    [0, stat.S_IFREG | 0o644, stat.S_IFDIR | 0o777, stat.S_IFLNK | 0o777, stat.S_IFIFO | 0o666,
     stat.S_IFBLK | 0o666, 0o177777]
)
CONTENT = st.one_of(
    st.sampled_from([b"", b"/etc/passwd", b"../../carla", notebook("evil"), bytes(2_000_000)]),
    st.binary(max_size=200),
)


@st.composite
def entries(draw: st.DrawFn) -> list[tuple[str, int, bytes]]:
    """Entries that are the student's 4002, or nobody's."""
    found = []
    for _ in range(draw(st.integers(1, 5))):
        first = draw(FIRST)
        pieces = draw(st.lists(st.one_of(PIECES, st.text(max_size=5)), min_size=1, max_size=6))
        name = first + draw(st.sampled_from(["/", "", "_"])).join(pieces)
        try:
            name.encode()
        except UnicodeEncodeError:
            continue
        if "4002" in first or not any(other in name.split("/")[0] for other in OF_OTHERS):
            found.append((name, draw(MODES), draw(CONTENT)))
    return found


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        str(path): path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")
    }


def archive(path: Path, found: list[tuple[str, int, bytes]]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(f"kimminji_4003_1_{NOTEBOOK}", notebook("hers"))
        for name, mode, data in found:
            info = zipfile.ZipInfo("x", (2026, 2, 1, 0, 0, 0))
            info.filename = info.orig_filename = name
            info.external_attr = mode << 16
            file.writestr(info, data, zipfile.ZIP_DEFLATED)
    return path


@EXAMPLES
@given(entries())
def test_a_students_entries_change_nobody_elses_work(found):
    """C4 and its kind."""
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        (top / "course").mkdir()
        desk = Desk(top / "course")
        hers = f"canvascarla_4001_77_{NOTEBOOK}"
        desk.collect(archive(top / "before.zip", [(hers, 0, notebook("x"))]))
        path = archive(top / "all.zip", found)
        outside = snapshot(top)
        report = desk.collect(path)
        names = [f"carla/{ASSIGNMENT}/{NOTEBOOK}", f"minji/{ASSIGNMENT}/{NOTEBOOK}"]
        own = desk.path("nobody")
        others = {name: data for name, data in desk.everything().items()
                  if not name.startswith("nobody/")}
        assert list(others) == names
        assert (desk.mark("carla"), desk.mark("minji")) == ("x", "hers")
        submitted = desk.folder / "submitted"
        after = {
            name: data for name, data in snapshot(top).items()
            if own.parent not in (Path(name), *Path(name).parents)
        }
        kept = [str(submitted / f".{ASSIGNMENT}.json")]
        assert {name: data for name, data in after.items() if name not in kept} == {
            name: data for name, data in outside.items() if name not in kept
        }
        assert not any(each.is_symlink() for each in top.rglob("*"))
        assert not (own / "timestamp.txt").exists() or any("LATE" in each[0] for each in found)
        for line in (*report.said, *report.left_out):
            line.encode()
            assert len(line) < 5000


@EXAMPLES
@given(st.data())
def test_a_damaged_archive_stops_nothing(data):
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        (top / "course").mkdir()
        desk = Desk(top / "course")
        path = archive(top / "all.zip", [(f"No Body_4002_{MOODLE}_/x/{NOTEBOOK}", 0, notebook())])
        content = bytearray(path.read_bytes())
        # Where the headers are, damage tells most.
        heads = [place for place in range(len(content)) if content[place: place + 2] == b"PK"]
        for _ in range(data.draw(st.integers(1, 6))):
            place = data.draw(st.sampled_from(heads)) + data.draw(st.integers(0, 60))
            if place < len(content):
                content[place] = data.draw(st.integers(0, 255))
        if data.draw(st.booleans()):
            del content[data.draw(st.integers(0, len(content))):]
        path.write_bytes(bytes(content))
        desk.collect(path)
        assert {each.name for each in top.iterdir()} == {"course", "all.zip"}
        assert {each.name for each in desk.folder.iterdir()} == {"submitted"}


@EXAMPLES
@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), min_size=1, max_size=8), st.booleans(),
       st.lists(st.tuples(st.text(max_size=5), st.text(max_size=5), st.text(max_size=5))))
def test_every_name_has_an_owner_or_a_reason(pieces, is_folder, more):
    """Also in a class whose names are as odd as can be."""
    students = [*STUDENTS, *(
        Student(id=f"s{number}", first_name=first, last_name=last, lms_user_id=id)
        for number, (first, last, id) in enumerate(more)
    )]
    try:
        owner = Students(students).owner(Part("".join(pieces), is_folder))
    except (NotCollected, Ignored):
        return
    assert owner.student in {student.id for student in students}

"""Archives and folders that are not as they should be: everybody else is collected."""

import os
import stat
import struct
import unicodedata
import zipfile
from pathlib import Path

import pytest
from nbgrader.api import Student

from grading.collect import sources
from tests.grading.course import ASSIGNMENT, NOTEBOOK
from tests.grading.desk import (
    MOODLE,
    notebook,
    zipped,
)


def entry(name: str, mode: int = 0) -> zipfile.ZipInfo:
    """Return an entry of this kind."""
    info = zipfile.ZipInfo(name, (2026, 2, 1, 0, 0, 0))
    info.external_attr = mode << 16
    return info


def hostile(path: Path, *entries: tuple[zipfile.ZipInfo, bytes]) -> Path:
    """Make a ZIP file with these entries, and somebody's who has nothing to do with them."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"kimminji_4003_1_{NOTEBOOK}", notebook("hers"))
        for info, data in entries:
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return path


EVE = f"No Body_4002_{MOODLE}_"


@pytest.mark.parametrize(("name", "mode", "why"), [
    (f"{EVE}/{NOTEBOOK}", stat.S_IFLNK | 0o777, "a link"),
    (f"bodyno_4002_7_{NOTEBOOK}", stat.S_IFLNK | 0o777, "a link"),
    (f"{EVE}/{NOTEBOOK}", stat.S_IFIFO | 0o666, "no ordinary file"),
    (f"{EVE}/{NOTEBOOK}", stat.S_IFCHR | 0o666, "no ordinary file"),
    (f"{EVE}/../carla/{ASSIGNMENT}/{NOTEBOOK}", 0, "climbs out"),
    (f"../submitted/carla/{ASSIGNMENT}/{NOTEBOOK}", 0, "climbs out"),
    (f"/canvascarla_4001_77_{NOTEBOOK}", 0, "absolute"),
    (f"C:/carla/{NOTEBOOK}", 0, "absolute"),
    (f"{EVE}\\..\\carla\\{NOTEBOOK}", 0, "backslash"),
    (f"{EVE}/a\x00b.ipynb", 0, "no text"),
    (f"{EVE}/a\nb.ipynb", 0, "no text"),
    (f"{EVE}/1/2/3/4/5/6/7/{NOTEBOOK}", 0, "too deep"),
    (f"{EVE}/{'x' * 300}.ipynb", 0, "too long"),
])
def test_an_entry_that_is_no_file_to_write_is_left_out(desk, tmp_path, name, mode, why):
    outside = sorted(tmp_path.rglob("*"))
    info = entry("x", mode)
    info.filename = info.orig_filename = name
    path = hostile(tmp_path / "all.zip", (info, notebook("evil")))
    report = desk.collect(path)
    assert list(desk.everything()) == [f"minji/{ASSIGNMENT}/{NOTEBOOK}"]
    (said,) = report.left_out
    assert why in said
    assert desk.mark("minji") == "hers"
    new = [each for each in tmp_path.rglob("*") if each not in outside]
    assert all(each == path or desk.folder in (each, *each.parents) for each in new)


def flip(path: Path, place: bytes, offset: int, bits: int) -> None:
    """Change a byte of each header of a ZIP file's last entry."""
    data = bytearray(path.read_bytes())
    where = data.rindex(place)
    data[where + offset] ^= bits
    path.write_bytes(bytes(data))


def test_an_encrypted_entry_is_left_out(desk, tmp_path):
    path = hostile(tmp_path / "all.zip", (entry(f"{EVE}/{NOTEBOOK}"), notebook("evil")))
    flip(path, b"PK\1\2", 8, 1)
    flip(path, b"PK\3\4", 6, 1)
    (said,) = desk.collect(path).left_out
    assert "it is encrypted" in said
    assert list(desk.everything()) == [f"minji/{ASSIGNMENT}/{NOTEBOOK}"]


def test_a_damaged_entry_is_left_out(desk, tmp_path):
    path = hostile(tmp_path / "all.zip", (entry(f"{EVE}/{NOTEBOOK}"), notebook("evil")))
    flip(path, b"PK\3\4", 200, 0xFF)
    (said,) = desk.collect(path).left_out
    assert said.count("damaged") == 1
    assert list(desk.everything()) == [f"minji/{ASSIGNMENT}/{NOTEBOOK}"]


def test_a_bomb_is_left_out_unread(desk, tmp_path, monkeypatch):
    read = []
    monkeypatch.setattr(sources, "_read", lambda archive, entry, name: read.append(name) or b"")
    bombs = [(entry(f"{EVE}/{NOTEBOOK}"), bytes(50_000_000)),
             (entry(f"{EVE}/data.bin"), bytes(5_000_000))]
    report = desk.collect(hostile(tmp_path / "all.zip", *bombs))
    assert read == [f"kimminji_4003_1_{NOTEBOOK}"]
    assert any("zip bomb" in line for line in report.left_out)


def test_a_size_that_is_not_true_gives_no_more_bytes_than_it_says(desk, tmp_path):
    path = hostile(tmp_path / "all.zip", (entry(f"{EVE}/{NOTEBOOK}"), os.urandom(100_000)))
    data = bytearray(path.read_bytes())
    where = data.rindex(b"PK\1\2")
    data[where + 24: where + 28] = struct.pack("<I", 100)
    path.write_bytes(bytes(data))
    (said,) = desk.collect(path).left_out
    assert "damaged" in said


def test_too_many_entries(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "MOST_ENTRIES", 3)
    path = zipped(tmp_path / "all.zip", {f"minji/{number}": b"" for number in range(4)})
    (said,) = desk.collect(path).left_out
    assert "4 entries" in said


def test_a_student_cannot_fill_the_disk(desk, tmp_path):
    """What is more than is read of a submission is left out, and of no other one."""
    path = hostile(tmp_path / "all.zip", *(
        (entry(f"{EVE}/{number}.bin"), os.urandom(100)) for number in range(500)
    ), (entry(f"{EVE}/{NOTEBOOK}"), notebook("hers")))
    report = desk.collect(path)
    assert len(list(desk.path("nobody").iterdir())) == 200
    assert len(report.left_out) == 1
    assert desk.mark("nobody") == desk.mark("minji") == "hers"


@pytest.mark.parametrize("data", [b"", b"PK\3\4 and nothing else", b"\x1f\x8b", b"<html>"])
def test_an_archive_that_cannot_be_read_keeps_nobody_else_from_being_collected(
    desk, tmp_path, data
):
    """D9."""
    broken = tmp_path / "broken.zip"
    broken.write_bytes(data)
    whole = zipped(tmp_path / "whole.zip", {f"canvascarla_4001_77_{NOTEBOOK}": notebook("hers")})
    report = desk.collect(broken, tmp_path / "missing.zip", whole)
    assert [line.split(": ")[0] for line in report.left_out] == [
        str(broken), str(tmp_path / "missing.zip")
    ]
    assert desk.mark("carla") == "hers"


def test_names_without_the_flag_for_utf8(desk, tmp_path):
    """As the Windows Explorer of Korea and other programs write them."""
    for encoding in ("cp949", "utf-8"):
        path = tmp_path / f"{encoding}.zip"
        raw = "홍길동/과제3.ipynb".encode(encoding)
        zipped(path, {"x" * len(raw): notebook(encoding)})
        path.write_bytes(path.read_bytes().replace(b"x" * len(raw), raw))
        assert desk.collect(path).left_out == []
        assert desk.mark("gildong") == encoding


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_names_are_compared_whatever_they_are_composed_of(desk, tmp_path, form):
    """A Mac takes syllables apart, also in what somebody wrote into the gradebook there."""
    other = {"NFC": "NFD", "NFD": "NFC"}[form]
    students = [Student(id=unicodedata.normalize(form, "길동"), first_name="", last_name=""),
                Student(id="s2", first_name=unicodedata.normalize(form, "영희"), last_name="김")]
    names = [unicodedata.normalize(other, name) for name in ("길동/a.ipynb", "김영희/b.ipynb")]
    report = desk.collect(
        zipped(tmp_path / "all.zip", dict.fromkeys(names, notebook("x"))), students=students
    )
    assert report.left_out == []
    assert desk.mark(students[0].id) == desk.mark("s2") == "x"


def test_links_and_devices_in_a_folder(desk, tmp_path):
    folder = tmp_path / "all"
    folder.mkdir()
    secret = tmp_path / "secret.ipynb"
    secret.write_bytes(notebook("not hers"))
    (folder / f"kimminji_4003_1_{NOTEBOOK}").write_bytes(notebook("hers"))
    (folder / f"canvascarla_4001_77_{NOTEBOOK}").symlink_to(secret)
    (folder / EVE).mkdir()
    (folder / EVE / NOTEBOOK).symlink_to(secret)
    (folder / f"홍길동_4004_{MOODLE}_").symlink_to(tmp_path)
    os.mkfifo(folder / "nobody.ipynb")
    report = desk.collect(folder)
    assert list(desk.everything()) == [f"minji/{ASSIGNMENT}/{NOTEBOOK}"]
    assert len(report.left_out) == 4
    assert sum("link" in line for line in report.left_out) == 3


def test_a_link_in_the_place_of_a_submission(desk, tmp_path):
    """Somebody may have put it there while the folder was open to everybody."""
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / ASSIGNMENT).mkdir(parents=True)
    (desk.folder / "submitted").mkdir()
    (desk.folder / "submitted" / "carla").symlink_to(elsewhere)
    path = zipped(tmp_path / "all.zip", {f"canvascarla_4001_77_{NOTEBOOK}": notebook()})
    (said,) = desk.collect(path).left_out
    assert "is a link" in said
    assert list((elsewhere / ASSIGNMENT).iterdir()) == []

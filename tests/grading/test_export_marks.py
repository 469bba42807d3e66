"""Marks in the columns of Canvas and Moodle: only what is announced changes there."""

import csv
import io
import unicodedata

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grading.commands import export_marks
from grading.run.csv_file import harmless, plain, write
from grading.run.standing import Standing
from tests.exercises.samples import samples
from tests.grading.course import ASSIGNMENT
from tests.grading.test_roster import (
    CANVAS_FILE,
    CANVAS_TWO_NAMES,
    KOREAN_MOODLE_FILE,
    KOREAN_WORKSHEET_FILE,
    MOODLE_FILE,
    WORKSHEET_FILE,
)

TOTALS = {name: sum(sample.scores.values()) for name, sample in samples(ASSIGNMENT).items()}
POINTS = {"ada_solution": 18.0, "hyun_signs": 20.5}


@pytest.fixture
def export(tmp_path, monkeypatch):
    """Run the command on a file for a class with these marks; return what it said and wrote."""

    def run(data, *arguments, points=POINTS, most=25.0, code=0):
        data = data.encode() if isinstance(data, str) else data
        (tmp_path / "class.csv").write_bytes(data)
        (tmp_path / "marks.csv").unlink(missing_ok=True)
        class_ = [Standing(name, "graded" if value is not None else "by hand", value, most)
                  for name, value in points.items()]
        monkeypatch.setattr(export_marks, "open_course", lambda assignment: (None, None))
        for name in ("update_penalties", "everybody"):
            monkeypatch.setattr(export_marks, name, lambda course, config: None)
        monkeypatch.setattr(export_marks, "each_standing", lambda course, config, names: class_)
        names = [str(tmp_path / name) for name in ("class.csv", "marks.csv")]
        result = CliRunner().invoke(
            export_marks.marks, [ASSIGNMENT, names[0], "--to", names[1], *arguments]
        )
        assert result.exit_code == code, result.output
        written = tmp_path / "marks.csv"
        return result.output, written.read_bytes() if written.exists() else None

    return run


def changed(before, after, encoding="utf-8"):
    """Return the lines that are others than before."""
    lines = [data.decode(encoding).splitlines() for data in (before, after)]
    assert len(lines[0]) == len(lines[1])
    return [(old, new) for old, new in zip(*lines, strict=True) if old != new]


# --- A class that was graded --------------------------------------------------------------------


@pytest.fixture(scope="module")
def marked(graded, tmp_path_factory):
    """The class after a person has marked the answers in words of two of them."""
    course = graded.copy(tmp_path_factory.mktemp("marks") / "course")
    with course.gradebook() as gradebook:
        for student in ("ada_solution", "hyun_signs"):
            grade = gradebook.find_grade("in_words", ASSIGNMENT, ASSIGNMENT, student)
            grade.manual_score = samples(ASSIGNMENT)[student].scores["in_words"]
            grade.needs_manual_grade = False
        gradebook.db.commit()
    return course


def written(course, text, *arguments):
    (course.folder / "class.csv").write_text(text, encoding="utf-8", newline="")
    finished = course.command(
        "grading", "marks", ASSIGNMENT, "class.csv", "--to", "marks.csv", *arguments
    )
    assert finished.returncode == 0, finished.stderr
    with (course.folder / "marks.csv").open(encoding="utf-8", newline="") as file:
        return finished.stdout, list(csv.DictReader(file))


def test_canvas(marked):
    said, rows = written(marked, CANVAS_FILE, "--column", "Chapter 3")
    assert list(rows[0]) == CANVAS_FILE.splitlines()[0].split(",")
    column = {row["SIS Login ID"] or row["Student"].strip(): row["Chapter 3 (4711)"]
              for row in rows}
    assert column == {
        "": "Manual Posting", "Points Possible": "25.00",
        "ada_solution": f"{TOTALS['ada_solution']}", "hyun_signs": f"{TOTALS['hyun_signs']}",
        "kofi_half": "", "zed_broken": "", "nora_nowhere": "", "f00": "",
    }
    assert f"hyun_signs: 3 -> {TOTALS['hyun_signs']}" in said
    assert "2 marks are in marks.csv" in said
    assert "zed_broken: no mark. ch03_signals.ipynb is damaged" in said
    assert "kofi_half: no mark. Some answers still have to be marked by a person." in said
    assert "nora_nowhere: no mark. Not in the gradebook" in said
    assert "yuna_tells (3) is not in class.csv" in said


def test_reasons_in_korean(marked):
    said, _ = written(marked, CANVAS_FILE, "--language", "ko", "--column", "Chapter 3")
    assert "사람이 채점해야 할 답이 남아 있습니다." in said


def test_what_was_handed_in_after_grading_has_no_mark(marked, tmp_path):
    course = marked.copy(tmp_path / "course")
    course.submit("ada_solution", course.answered({}))
    said, rows = written(course, MOODLE_FILE)
    assert rows[0][ASSIGNMENT] == ""
    assert "ada_solution: no mark. Something else was handed in" in said


def test_stock_grading_alone_gives_no_mark(marked, tmp_path):
    course = marked.copy(tmp_path / "course")
    (course.folder / "outcomes" / "ada_solution" / f"{ASSIGNMENT}.json").unlink()
    _, rows = written(course, MOODLE_FILE)
    assert rows[0][ASSIGNMENT] == ""


# --- What stands in the file --------------------------------------------------------------------


def in_column(text, *marks):
    """Return the Canvas file with these in the assignment's column, student by student."""
    lines = text.splitlines(keepends=True)
    for number, mark in enumerate(marks, start=3):
        fields = lines[number].rsplit(",", 3)
        lines[number] = f"{fields[0]},{mark},,\n"
    return "".join(lines)


@pytest.mark.parametrize("text", [CANVAS_FILE, CANVAS_TWO_NAMES], ids=["one name", "two names"])
@pytest.mark.parametrize("mark", ["EX", "ex", "Excused", "N/A"])
def test_canvas_keeps_what_there_is_no_mark_for_and_who_is_excused(export, text, mark):
    before = in_column(text, mark, "12", "13.25", mark, "A-")
    said, after = export(before, "--column", "Chapter 3")
    assert changed(before.encode(), after) == [
        (line, line.replace(",12,", ",20.5,")) for line in before.splitlines() if ",12," in line
    ]
    assert "1 fields change, 0 have the mark already, 1 are excused, 3 are without a mark" in said
    assert "hyun_signs: 12 -> 20.5" in said
    assert f"ada_solution: {mark} stays there" in said
    assert "kofi_half: no mark. Not in the gradebook 13.25 stays there." in said


def test_clear_says_what_it_empties(export):
    before = in_column(CANVAS_FILE, "EX", "12", "13.25", "EX", "")
    said, after = export(before, "--column", "Chapter 3", "--clear")
    rows = list(csv.DictReader(io.StringIO(after.decode())))
    assert [row["Chapter 3 (4711)"] for row in rows[2:]] == ["18", "20.5", "", "", "", ""]
    for line in ("ada_solution: EX -> 18", "kofi_half: 13.25 -> empty", "zed_broken: EX -> empty"):
        assert line in said


def test_who_is_excused_in_one_section_is_excused(export):
    (row,) = (line for line in CANVAS_FILE.splitlines(keepends=True) if "Ada" in line)
    before = CANVAS_FILE + row.replace("Neurons 1,", "Neurons 9,EX")
    said, after = export(before, "--column", "Chapter 3")
    assert "ada_solution: EX stays there" in said
    assert "ada_solution: empty -> 18" not in said
    assert b"18" not in after


def test_names_are_compared_as_they_look(export):
    name = unicodedata.normalize("NFC", "현_é")
    text = MOODLE_FILE.replace("ada_solution", name)
    said, _ = export(text, points={unicodedata.normalize("NFD", name): 18.0})
    assert f"{name}: empty -> 18" in said
    assert "is not in" not in said
    both = {unicodedata.normalize(form, name): 18.0 for form in ("NFC", "NFD")}
    said, _ = export(text, points=both, code=1)
    assert "has handed in twice" in said


def test_the_file_is_for_nobody_else(export, tmp_path):
    export(MOODLE_FILE)
    assert (tmp_path / "marks.csv").stat().st_mode & 0o077 == 0


def test_a_dry_run_writes_nothing(export):
    said, after = export(CANVAS_FILE, "--column", "Chapter 3", "--dry-run")
    assert after is None
    assert "hyun_signs: 3 -> 20.5" in said
    assert "2 marks would be in" in said


def test_the_same_mark_is_not_written_anew(export):
    before = in_column(CANVAS_FILE, "18.00", "20.50")
    said, after = export(before, "--column", "Chapter 3")
    assert after == before.encode()
    assert "0 fields change, 2 have the mark already" in said


@pytest.mark.parametrize("text", [MOODLE_FILE, KOREAN_MOODLE_FILE], ids=["English", "Korean"])
def test_moodle_gradebook(export, text):
    said, after = export(text, "--column", "Chapter 3")
    rows = list(csv.reader(io.StringIO(after.decode())))
    assert [row[4] for row in rows[1:]] == ["18", "20.5", *(
        ["-", "18.00"] if text is KOREAN_MOODLE_FILE else ["-", "-"]
    )]
    assert [row[:4] for row in rows] == [row[:4] for row in csv.reader(io.StringIO(text))]
    assert "2 fields change" in said


@pytest.mark.parametrize("text", [WORKSHEET_FILE, KOREAN_WORKSHEET_FILE],
                         ids=["English", "Korean"])
def test_moodle_worksheet(export, text):
    _, after = export(text, points={"9001": 11.0})
    ((old, new),) = changed(text.encode(), after)
    assert new == old.replace(",,25.00", ",11,25.00")
    _, after = export(text, points={"9001": None})
    assert after == text.encode()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "cp949"])
@pytest.mark.parametrize(("delimiter", "end"), [(";", "\r\n"), ("\t", "\n"), (",", "\r")])
def test_a_file_keeps_how_it_was_written(export, encoding, delimiter, end):
    text = KOREAN_MOODLE_FILE.replace(",", delimiter).replace("\n", end)
    there, mark = ("12,50", "20,5") if delimiter == ";" else ("12.50", "20.5")
    text = text.replace("=1+1", '"zwei; ""drei"""').replace("12.50", there)
    before = text.encode(encoding)
    _, after = export(before, "--column", "Chapter 3")
    wanted = text.replace(f"ada@example.org{delimiter}-", f"ada@example.org{delimiter}18")
    wanted = wanted.replace(there, mark)
    assert after == wanted.encode(encoding)


@pytest.mark.parametrize(("text", "arguments", "message"), [
    (CANVAS_FILE.replace("25.00", "100"), ("--column", "Chapter 3"), "has 100 points there and 25"),
    (WORKSHEET_FILE.replace("25.00", "20"), (), "has 20 points there and 25"),
    (CANVAS_FILE, ("--column", "Final Score"), "takes no points there: (read only)"),
    (KOREAN_MOODLE_FILE.replace("실점수", "백분율"), ("--column", "Chapter 3"), "Which column"),
    (CANVAS_FILE.replace("Section,", "Section,Chapter 3 (12),"), ("--column", "Chapter 3"),
     "Which column takes the points? Name it with --column: 'Chapter 3 (12)', 'Chapter 3 (4711)'"),
    (CANVAS_FILE, ("--column", "ID"), "ID tells who somebody is"),
])
def test_a_column_that_cannot_take_the_marks(export, text, arguments, message):
    said, after = export(text, *arguments, code=1)
    assert message in said
    assert after is None


# --- Formulas -----------------------------------------------------------------------------------

FORMULAS = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1",
            '=HYPERLINK("http://example.org")']
NO_FORMULAS = ["-", "-2.5", "+3", "1,5", "-1.234,5", "12 %", "a=b", "'", "O'Hara", ""]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_name_becomes_a_formula_and_is_read_back_the_same(export, text):
    stream = io.StringIO()
    rows = list(csv.reader(io.StringIO(MOODLE_FILE)))
    rows[1][:2] = text, text
    csv.writer(stream).writerows(rows)
    said, after = export(stream.getvalue(), "--column", "Chapter 3")
    row = list(csv.reader(io.StringIO(after.decode(), newline="")))[1]
    assert row == [f"'{text}", f"'{text}", "ada_solution", "ada@example.org", "18"]
    assert said.count("got an apostrophe in front") == 2
    assert plain(row[0]) == text
    said, again = export(after, "--column", "Chapter 3")
    assert again == after
    assert "apostrophe" not in said


@pytest.mark.parametrize("text", NO_FORMULAS)
def test_numbers_and_words_stay(text):
    assert harmless(text) == plain(text) == text


def test_new_tables_are_harmless(tmp_path):
    write(tmp_path / "new.csv", [["student", "points"], *([text, -1.5] for text in FORMULAS)])
    with (tmp_path / "new.csv").open(newline="") as file:
        rows = list(csv.reader(file))[1:]
    assert [plain(row[0]) for row in rows] == FORMULAS
    assert all(row[0].startswith("'") and row[1] == "-1.5" for row in rows)


# --- There and back -----------------------------------------------------------------------------

WORDS = st.text(
    st.sampled_from(["a", "현", " ", "'", '"', ",", ";", "=", "+", "-", "@", "1", ".", "\n", "é"]),
    max_size=6,
)
MARKS = st.one_of(st.sampled_from(["", "-", "EX", "ex", "N/A", "12", "7.50", "0"]), WORDS)
POINT = st.one_of(st.none(), st.integers(0, 100).map(lambda number: number / 4))


@given(
    st.lists(st.tuples(WORDS, WORDS, MARKS, MARKS, POINT), min_size=1, max_size=5),
    st.sampled_from([",", ";", "\t"]), st.sampled_from(["utf-8-sig", "utf-16", "utf-8"]),
    st.sampled_from(["\r\n", "\n"]), st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.booleans(),
)
@settings(max_examples=100, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_canvas_takes_back_changes_as_announced(
    export, class_, delimiter, encoding, end, quoting, clear
):
    heads = ["Student", "ID", "SIS Login ID", "Section", "Notes", "Other (1)", "Chapter 3 (2)"]
    rows = [heads, ["    Points Possible", "", "", "", "", "10", "25"]]
    for number, (name, note, other, mark, _) in enumerate(class_, start=100):
        rows.append([name, str(number), f"s{number}", "A", note, other, mark])
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    points = {f"s{number}": each[-1] for number, each in enumerate(class_, start=100)}
    said, after = export(stream.getvalue().encode(encoding), "--column", "Chapter 3",
                         *(["--clear"] if clear else []), points=points)
    taken = list(csv.reader(io.StringIO(after.decode(encoding), newline=""), delimiter=delimiter))
    assert [len(row) for row in taken] == [len(row) for row in rows]
    for old, new in zip(rows, taken, strict=True):
        for head, before, value in zip(heads, old, new, strict=True):
            if value == before:
                continue
            shown = plain(before).strip()
            shown = "" if shown == "-" else shown
            moved = f"{old[2]}: {shown or 'empty'} -> {value or 'empty'}\n"
            protected = value == f"'{before}" and f"{head}: {before!r} got an apostrophe" in said
            assert protected or (head == "Chapter 3 (2)" and moved in said)
            assert clear or (value and before.strip().upper() not in ("EX", "N/A"))
    stands = {row[2]: row[-1].replace(",", ".") for row in taken[2:]}
    for number, (*_, mark, wanted) in enumerate(class_, start=100):
        if wanted is not None and (clear or mark.strip().upper() not in ("EX", "N/A")):
            assert float(stands[f"s{number}"]) == wanted

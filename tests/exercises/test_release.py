"""What students get: exactly what nbgrader makes of solutions/, and nothing that gives it away."""

import ast
import itertools
import re
import shutil

import nbformat
import pytest

import nnlib
from grading.release import ChooseLanguage, StampRelease
from grading.release.stamp_release import NO_SITE
from neuron_to_mnist import LANGUAGES
from tests.exercises.course import nbgrader
from tests.exercises.tasks import ASSIGNMENTS, ROOT, functions, read_solution
from tools.exercises import release

EXERCISES = ROOT / "exercises"
RELEASED = [(language, name) for language in LANGUAGES for name in ASSIGNMENTS]


def read_release(language, assignment):
    """Read a released notebook."""
    path = EXERCISES / language / assignment / f"{assignment}.ipynb"
    return nbformat.read(path, as_version=nbformat.NO_CONVERT)


def files(folder):
    """Return the contents of all files under a folder by their relative paths."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".ipynb_checkpoints" not in path.parts
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_exercises_are_what_nbgrader_makes_of_solutions(language, tmp_path):
    release(language, tmp_path / "exercises")
    assert files(tmp_path / "exercises") == files(EXERCISES / language)


@pytest.mark.parametrize(("language", "assignment"), RELEASED)
def test_release_gives_nothing_away(language, assignment):
    notebook = read_release(language, assignment)
    text = (EXERCISES / language / assignment / f"{assignment}.ipynb").read_text(encoding="utf-8")
    for word in ("BEGIN SOLUTION", "HIDDEN", "hidden_tests", "rng = np.random", "lang-",
                 "Marking scheme", "채점 기준"):
        assert word not in text
    released = {cell.id: cell for cell in notebook.cells}
    for cell in read_solution(assignment).cells:
        if not cell.metadata.get("nbgrader", {}).get("solution"):
            continue
        if cell.cell_type == "markdown":
            assert released[cell.id].source == "YOUR ANSWER HERE / 여기에 답을 쓰세요"
        else:
            for inside in re.findall(r"### BEGIN SOLUTION\n(.*?)\n *### END SOLUTION",
                                     cell.source, flags=re.DOTALL):
                for line in inside.splitlines():
                    assert line.strip() not in released[cell.id].source
            # Beside a function, an error would end "Run All Cells".
            assert ("raise NotImplementedError()" in released[cell.id].source) == (
                cell.id in functions(assignment))


@pytest.mark.parametrize(("language", "assignment"), RELEASED)
def test_release_is_a_clean_notebook(language, assignment):
    notebook = read_release(language, assignment)
    nbformat.validate(notebook)
    assert notebook.metadata.course == {"language": language, "version": nnlib.__version__}
    for cell in notebook.cells:
        assert "tags" not in cell.metadata
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None
    prose = "".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown"
                    and "nbgrader" not in cell.metadata)
    assert (re.search("[가-힣]", prose) is not None) == (language == "ko")


@pytest.mark.parametrize(("language", "assignment"), RELEASED)
def test_setup_cell(language, assignment):
    setup = next(cell for cell in read_release(language, assignment).cells if cell.id == "setup")
    assert f'checks.use_language("{language}")' in setup.source
    assert f'WHEEL = "neuron_to_mnist-{nnlib.__version__}-py3-none-any.whl"' in setup.source
    assert NO_SITE in setup.source
    ast.parse(setup.source)  # no magic: a page runs it too
    assert "nbgrader" not in setup.metadata


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_source_has_both_languages_side_by_side(assignment):
    cells = read_solution(assignment).cells
    ids = [cell.id for cell in cells]
    assert len(ids) == len(set(ids))
    for first, second in itertools.pairwise(cells):
        if first.id.endswith("-en"):
            assert first.metadata.tags == ["lang-en"]
            assert second.metadata.tags == ["lang-ko"]
            assert second.id == f"{first.id.removesuffix('-en')}-ko"
            for same in (r"<details>", r"\$\$.*?\$\$", r"\d+\.\d+"):
                assert sorted(re.findall(same, first.source, flags=re.DOTALL)) == sorted(
                    re.findall(same, second.source, flags=re.DOTALL)
                )
            assert set(re.findall("`[^`]+`", first.source)) == set(
                re.findall("`[^`]+`", second.source)
            )
    for cell in cells:
        assert re.fullmatch(r"[a-z0-9_]+(-[a-z]+)*", cell.id), cell.id
        if cell.cell_type == "code":
            assert not re.search("[가-힣]", cell.source)
            assert cell.outputs == []


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_every_task_has_an_answer_and_a_function_hidden_checks(assignment):
    cells = {cell.id: cell for cell in read_solution(assignment).cells}
    graded = {name: cell for name, cell in cells.items() if name.startswith("test_")}
    assert graded
    for name, cell in graded.items():
        assert cells[name.removeprefix("test_")].metadata.nbgrader.solution
        assert cell.metadata.nbgrader.locked
        assert cell.metadata.nbgrader.grade_id == name
        if name.removeprefix("test_") in functions(assignment):
            assert "### BEGIN HIDDEN TESTS" in cell.source
            assert cell.source.endswith("### END HIDDEN TESTS\nmarks.total()")
        else:  # an experiment is worked out again
            assert cell.source.endswith("(found).total()")


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_validate(assignment, tmp_path):
    path = tmp_path / f"{assignment}.ipynb"
    source = read_solution(assignment)
    nbformat.write(source, path)
    assert "Success! Your notebook passes all the tests." in nbgrader("validate", str(path))

    shutil.copy(EXERCISES / "en" / assignment / path.name, path)
    with_points = sum(
        cell.metadata.get("nbgrader", {}).get("points", 0) > 0 for cell in source.cells
    )
    said = nbgrader("validate", str(path))
    assert f"VALIDATION FAILED ON {with_points} CELL(S)!" in said


def notebook(*cells):
    """Return a notebook of Markdown cells from pairs of an id and a list of tags."""
    made = []
    for name, tags in cells:
        cell = nbformat.v4.new_markdown_cell(name, metadata={"tags": tags})
        cell.id = name
        made.append(cell)
    return nbformat.v4.new_notebook(cells=made)


class TestChooseLanguage:
    def test_keeps_one_language_and_other_tags(self):
        source = notebook(
            ("a-en", ["lang-en"]), ("a-ko", ["lang-ko", "hint"]), ("neutral", ["hint"]), ("b", [])
        )
        chosen, _ = ChooseLanguage(language="ko").preprocess(source, {})
        assert [cell.id for cell in chosen.cells] == ["a-ko", "neutral", "b"]
        assert [cell.metadata.get("tags") for cell in chosen.cells] == [["hint"], ["hint"], None]

    @pytest.mark.parametrize("tags", [["lang-de"], ["lang-en", "lang-ko"]])
    def test_refuses_other_languages(self, tags):
        with pytest.raises(ValueError, match="cell a: expected one tag, lang-en or lang-ko"):
            ChooseLanguage().preprocess(notebook(("a", tags)), {})

    def test_refuses_language_cells_that_the_gradebook_would_store(self):
        source = notebook(("a", ["lang-en"]))
        source.cells[0].metadata.nbgrader = {"locked": True}
        with pytest.raises(ValueError, match="cannot carry nbgrader metadata"):
            ChooseLanguage().preprocess(source, {})


class TestStampRelease:
    def test_needs_a_setup_cell(self):
        with pytest.raises(ValueError, match="expected a cell with the id 'setup'"):
            StampRelease().preprocess(notebook(("a", [])), {})

    def test_needs_its_placeholders(self):
        with pytest.raises(ValueError, match="expected from neuron_to_mnist import checks in"):
            StampRelease().preprocess(notebook(("setup", [])), {})


def test_unknown_language_is_refused():
    said = nbgrader("generate_assignment", "ch03_signals", "--no-db", language="de", check=False)
    assert "COURSE_LANGUAGE: expected en or ko, got 'de'" in said

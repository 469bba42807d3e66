"""The library's text, where it lies, and what is made of it: without a kernel."""

import inspect
import json
import re

import numpy as np
import pytest
from matplotlib.figure import Figure

from neuron_to_mnist import LANGUAGES, lent, own
from neuron_to_mnist.checks import messages
from neuron_to_mnist.lent import LIBRARY
from neuron_to_mnist.own import cells, collecting, examples, find, library, pages, store, worlds
from neuron_to_mnist.own.library import Library
from tests.neuron_to_mnist.own import tasks
from tests.neuron_to_mnist.own.test_own_kernel import OPTIMIZER, SIGMOID, STABLE
from tests.neuron_to_mnist.own.test_own_worlds import ACTIVATE

# As the notebooks have it.
SET_UP = """try:
    from neuron_to_mnist import checks, own
except ImportError:
    %pip install --quiet https://example.org/neuron_to_mnist.whl
    from neuron_to_mnist import checks, own

import numpy as np

checks.use_language("en")"""


def kept(*sources):
    """Return the text of a library that holds what these define."""
    made = Library.read("")
    for source in sources:
        name = re.match(r"(?:def|class) (\w+)", source)[1]
        made = made.with_function(find.find(name, ["import numpy as np", source]))
    return made.text()


# --- The text -------------------------------------------------------------------------------------


def test_a_new_file_is_plain_python_in_order_of_chapters():
    text = kept(OPTIMIZER, SIGMOID)
    assert text.startswith("# Your library. Yours to read and to change; own.check() says what")
    assert text.index("=== sigmoid · chapter 2, task 1") < text.index("=== Optimizer · chapter 7")
    names = {}
    exec(text, names)
    assert names["sigmoid"](0.0) == 0.5
    assert Library.read(text).text() == text


def test_what_stands_elsewhere_in_the_file_stays():
    text = "import numpy as np\nimport math  # mine\n\n# === sigmoid · chapter 2, task 1\nx = 1\n" \
           "# === unknown · chapter 2, task 1\ny = 2\n"
    written = find.find("Optimizer", ["import numpy as np", OPTIMIZER])
    again = Library.read(text).with_function(written).text()
    for line in ("import math  # mine", "x = 1", "# === unknown · chapter 2, task 1", "y = 2"):
        assert again.count(line) == 1


def test_titles_that_were_moved_or_written_twice_lose_nothing_to_others():
    text = kept(SIGMOID, OPTIMIZER).replace("chapter 2, task 1", "chapter 9, task 9")
    assert list(Library.read(text).sections) == ["sigmoid", "Optimizer"]
    assert "chapter 2, task 1" in Library.read(text).text()


@pytest.mark.parametrize(("text", "section"), [
    ("x = = 1", ""), ("# === sigmoid · chapter 2, task 1\nx = = 1", "sigmoid"),
    ("x = 1\x00", ""),
])
def test_where_it_is_no_python(text, section):
    assert library.unreadable(text)[0] == section
    shelf = worlds.shelf(text)
    assert shelf.own == set()
    assert shelf.functions["sigmoid"](0.0) == 0.5


def test_a_library_of_the_courses_own_functions_is_all_own():
    """Each name can be kept from a notebook that writes it as the course does."""
    made = Library.read("")
    source = inspect.getsource(lent)
    for name in LIBRARY:
        made = made.with_function(find.find(name, [source]))
    shelf = worlds.shelf(made.text())
    assert shelf.own == set(LIBRARY), shelf.reasons
    assert shelf.links["train"] == {"batches", "forward", "backward", "Optimizer"}
    assert shelf.reached_from(frozenset(["forward"])) == ["sigmoid", "activate", "forward"]


@pytest.mark.parametrize("name", LIBRARY)
def test_examples_tell_right_from_wrong(name):
    function = getattr(lent, name)
    assert examples.first_trouble(name, function) is None
    assert examples.first_trouble(name, lambda *a: None) is not None
    assert examples.first_trouble(name, _stops).raised
    shifted = _shifted(name, function)
    assert shifted is None or examples.first_trouble(name, shifted) is not None


def _stops(*arguments):
    raise RuntimeError("no")


def _shifted(name, function):
    """Return a function that is a little off, where a result is plain enough for it."""
    if name in ("Optimizer", "train"):
        return None

    def off(*arguments):
        result = function(*arguments)
        if isinstance(result, np.ndarray | float):
            return result + 1e-3
        return (*result[:-1], result[-1][::-1]) if name == "backward" else [
            part for part in result for _ in range(2)]

    return off


# --- Reading cells --------------------------------------------------------------------------------


@pytest.mark.parametrize(("cell", "plain"), [
    ("%%time\nx = 1", "x = 1"), ("%%capture out\nx = 1", "x = 1"), ("%%bash\nls", ""),
    ("%matplotlib inline\nx = 1", "x = 1"), ("x = 1\n!ls", "x = 1"),
    ("files = !ls\nx = 1", "x = 1"),
    ("x?\ny = 1", "y = 1"), ("x = 3 \\\n% 2", "x = 3 \\\n% 2"), ("x = (", ""),
])
def test_cells_without_magic(cell, plain):
    assert cells.plain(cell) == plain


@pytest.mark.parametrize(("source", "links"), [
    ("def f(x):\n    return sigmoid(x)", {"sigmoid"}),
    ("def f(x, act=activate):\n    return act(x)", {"activate"}),
    ("class A(Optimizer):\n    def move(self, key, g):\n        return forward(g)",
     {"Optimizer", "forward"}),
    ("def f(x: train):\n    sigmoid = 1\n    return sigmoid", {"train"}),
    ("f = [learn(x) for x in range(0)]", {"learn"}),
    ("f = lambda x: ruler(x)", {"ruler"}),
])
def test_links(source, links):
    assert find.links(source) == links


def test_functions_that_call_each_other_are_no_circle():
    even = "def even(n):\n    return n == 0 or odd(n - 1)"
    odd = "def odd(n):\n    return n != 0 and even(n - 1)"
    written = find.find("even", [even, odd])
    assert worlds.run_written(written, {})(10) is True


# --- Where it lies --------------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path, monkeypatch):
    """A file's store in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return store.FileStore()


def test_the_file_is_here_or_one_above_and_no_further(file, tmp_path, monkeypatch):
    deep = tmp_path / "one" / "two"
    deep.mkdir(parents=True)
    file.write("here")
    monkeypatch.chdir(tmp_path / "one")
    assert file.read() == "here"
    monkeypatch.chdir(deep)
    assert file.read() == ""
    file.write("deep")
    assert (deep / "my_network.py").read_text() == "deep"
    assert (tmp_path / "my_network.py").read_text() == "here"


def test_a_new_file_stands_above_an_assignments_folder(file, tmp_path, monkeypatch):
    folder = tmp_path / "ch06_backpropagation"
    folder.mkdir()
    monkeypatch.chdir(folder)
    file.write("shared")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["my_network.py"]
    assert list(folder.iterdir()) == []


def test_a_file_is_written_whole_or_not_at_all(file, tmp_path, monkeypatch):
    file.write("before")
    (tmp_path / "my_network.py").chmod(0o640)

    def full(*arguments):
        raise OSError("no space left")

    with monkeypatch.context() as context:
        context.setattr(store.os, "replace", full)
        with pytest.raises(OSError, match="no space"):
            file.write("after")
    assert [path.name for path in tmp_path.iterdir()] == ["my_network.py"]
    assert file.read() == "before"
    file.write("after")
    assert file.read() == "after"
    assert (tmp_path / "my_network.py").stat().st_mode & 0o777 == 0o640


def test_outside_of_a_notebook_there_is_none(capsys):
    assert store.current_store() is None
    assert own.take("sigmoid")(0.0) == 0.5
    assert capsys.readouterr().out == (
        "Here everything is lent by the course, and nothing is kept.\n")
    for call in (own.show, own.check, own.collect):
        call()
        assert "everything is lent" in capsys.readouterr().out


@pytest.fixture
def in_page(monkeypatch):
    """A page that holds a library, gives the cells that have run and hears of every new text."""
    heard, ran = [], []
    monkeypatch.setattr(store, "_store", store.PageStore("", heard.append))
    monkeypatch.setattr(cells, "_source", lambda: ran)
    return heard, ran


def test_a_page_keeps_and_takes_the_same(in_page, capsys):
    heard, ran = in_page
    ran += ["import numpy as np", SIGMOID]
    names = {}
    exec("\n".join(ran), names)
    tasks.check_sigmoid(names["sigmoid"]).total()
    assert "Kept in my_network.py (2 lines)." in capsys.readouterr().out
    assert heard == [kept(SIGMOID)]
    own.take("sigmoid")
    assert capsys.readouterr().out == "From your library: sigmoid (ch 2).\n"


def test_off_wins(in_page, monkeypatch):
    monkeypatch.setenv("NNLIB_OWN", "off")
    assert store.current_store() is None


def test_a_cell_that_imports_the_file_is_warned(in_page, capsys):
    _, ran = in_page
    ran += ["from my_network import sigmoid", "import numpy as np",
            "def neuron(x, w, b):\n    return sigmoid(x @ w + b)"]
    tasks.check_neuron(lambda x, w, b: lent.sigmoid(x @ w + b)).total()
    assert "which is not there when your notebook is graded" in capsys.readouterr().out


# --- The whole library ----------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_of_it_runs_alone_and_marks_what_is_lent(language):
    messages.use_language(language)
    try:
        text = pages.page_of(kept(STABLE, OPTIMIZER))
    finally:
        messages.use_language("en")
    mark = {"en": "lent by the course", "ko": "강좌에서 빌림"}[language]
    assert STABLE in text
    assert OPTIMIZER in text
    titles = [line for line in text.splitlines() if line.startswith("# === ")]
    borrowed = {line.split()[2] for line in titles if line.endswith(mark)}
    assert {line.split()[2] for line in titles} - borrowed == {"sigmoid", "Optimizer"}
    names = {}
    exec(text, names)
    for name, place in LIBRARY.items():
        if place.reader:
            assert examples.first_trouble(name, names[name]) is None
    assert "nnlib" not in text
    assert "neuron_to_mnist" not in text


def notebook(folder, name, *sources):
    """Write a notebook with these cells."""
    folder.mkdir(exist_ok=True)
    written = [{"cell_type": "code", "source": source.splitlines(keepends=True)}
               for source in sources]
    (folder / name).write_text(json.dumps({"cells": [{"cell_type": "markdown", "source": "x"},
                                                     *written]}), encoding="utf-8")


def test_collecting_takes_what_is_right_alone_from_the_chapters_own_notebook(tmp_path):
    notebook(tmp_path / "a", "ch02_activations.ipynb", SET_UP, STABLE, ACTIVATE)
    notebook(tmp_path / "b", "ch09_mnist.ipynb", SET_UP, SIGMOID)
    notebook(tmp_path / "c", "ch07_optimizers.ipynb", SET_UP,
             OPTIMIZER.replace("t += 1", "t += 2"))
    (tmp_path / "broken.ipynb").write_text("{", encoding="utf-8")
    made, found = collecting.with_notebooks(Library.read(""), tmp_path)
    assert found == ["sigmoid", "activate"]
    assert made.sections["sigmoid"].text == STABLE
    again, more = collecting.with_notebooks(made, tmp_path)
    assert (again, more) == (made, [])


def test_collecting_says_what_it_found(in_page, tmp_path, capsys):
    heard, _ = in_page
    own.collect(str(tmp_path))
    assert capsys.readouterr().out.startswith(f"No notebook in {tmp_path} has a function")
    notebook(tmp_path, "n.ipynb", SET_UP, STABLE)
    own.collect(str(tmp_path))
    assert capsys.readouterr().out == "Found and kept: sigmoid.\n"
    assert "def sigmoid" in heard[-1]


# --- Pictures -------------------------------------------------------------------------------------


def test_what_was_drawn_as_data():
    ax = Figure().subplots()
    ax.plot(np.array([1, 2]), [3.0, np.nan], label="first")
    ax.plot([0, 1], [1, 1])
    ax.set(title="curves", xlabel="x", ylabel="y")
    ax.legend()
    told = own.drawn(ax)
    assert [line["label"] for line in told["lines"]] == ["first", ""]
    assert told["lines"][1] == {"x": [0.0, 1.0], "y": [1.0, 1.0], "label": ""}
    assert np.isnan(told["lines"][0]["y"][1])
    assert [told[name] for name in ("title", "x_label", "y_label")] == ["curves", "x", "y"]
    assert told["legend"] == ["first"]
    assert own.drawn(Figure().subplots())["legend"] == []

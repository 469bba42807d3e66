"""The notebooks where nothing is installed: the setup cell finds its packages, or says what to do;
and the file that holds all of them."""

import json
import os
import subprocess
import sys
import sysconfig
import zipfile

import nbformat
import pytest

from neuron_to_mnist import LANGUAGES
from tests.exercises.tasks import ASSIGNMENTS
from tests.exercises.test_release import read_release
from tools import book
from tools.exercises import publish, with_site

NOWHERE = "http://127.0.0.1:9"  # nothing listens on the port to discard what comes
PROGRAM = """
import sys
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell(colors="NoColor")
if shell.run_cell(sys.stdin.read()).success:
    print(shell.user_ns["checks"].__file__)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The course's wheel."""
    return book.build_wheel(tmp_path_factory.mktemp("wheel"))


def run_setup(folder, notebook):
    """Run a setup cell in ``folder``, where the course's packages are not installed."""
    setup = next(cell for cell in notebook.cells if cell.id == "setup")
    packages = folder / "packages"
    environment = {
        **os.environ, "IPYTHONDIR": str(folder / "ipython"), "PIP_TARGET": str(packages),
        "PYTHONPATH": os.pathsep.join([str(packages), sysconfig.get_path("purelib")]),
        "PIP_NO_DEPS": "1", "PIP_RETRIES": "0", "PIP_CONFIG_FILE": os.devnull,
    }
    # -S leaves out the links to this repository that an editable installation makes.
    done = subprocess.run([sys.executable, "-S", "-c", PROGRAM], input=setup.source, cwd=folder,
                          env=environment, capture_output=True, encoding="utf-8")
    return (done.stdout + done.stderr).strip()


@pytest.mark.parametrize("place", [".", ".."])
def test_the_wheel_beside_the_notebook_or_above_is_taken(tmp_path, wheel, place):
    folder = tmp_path / "notebooks"
    folder.mkdir()
    (folder / place / wheel.name).write_bytes(wheel.read_bytes())
    said = run_setup(folder, read_release("en", "ch01_neurons"))
    assert said == str(folder / "packages" / "neuron_to_mnist" / "checks" / "__init__.py")


@pytest.mark.parametrize(("language", "start", "end"), [
    ("en", "The course's packages are not installed: put the file ", "run this cell again."),
    ("ko", "강의 패키지가 설치되어 있지 않으니, ", "이 셀을 다시 실행하세요."),
])
def test_without_a_wheel_one_sentence_says_what_to_do(tmp_path, wheel, language, start, end):
    sentence, = run_setup(tmp_path, read_release(language, "ch01_neurons")).splitlines()
    assert sentence.startswith(start)
    assert f"exercises-{language}.zip" in sentence
    assert wheel.name in sentence
    assert sentence.endswith(end)


def test_a_site_that_is_not_reached_is_one_sentence(tmp_path):
    release = nbformat.writes(read_release("en", "ch01_neurons"))
    stamped = nbformat.reads(with_site(release, NOWHERE), as_version=nbformat.NO_CONVERT)
    sentence, = run_setup(tmp_path, stamped).splitlines()
    assert sentence.startswith("pip could not install the course's packages (")
    assert sentence.endswith("): connect to the network and run this cell again.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_file_holds_notebooks_wheel_and_steps(tmp_path, wheel, language):
    publish(tmp_path, wheel, "https://course.invalid/")
    with zipfile.ZipFile(tmp_path / f"exercises-{language}.zip") as archive:
        packed = {name.split("/")[1]: archive.read(name) for name in archive.namelist()}
    assert packed.pop(wheel.name) == wheel.read_bytes()
    steps, = (content.decode() for name, content in packed.items() if name.endswith(".txt"))
    assert wheel.name in steps
    assert sum(name.endswith(".txt") for name in packed) == 1
    assert {name for name in packed if name.endswith(".ipynb")} == {
        f"{name}.ipynb" for name in ASSIGNMENTS}
    for name in ASSIGNMENTS:
        released, sent = read_release(language, name), json.loads(packed[f"{name}.ipynb"])
        changed = {before.id: "".join(cell["source"])
                   for before, cell in zip(released.cells, sent["cells"], strict=True)
                   if before.source != "".join(cell["source"])}
        assert list(changed) == ["setup"]
        assert 'SITE = "https://course.invalid"\n' in changed["setup"]

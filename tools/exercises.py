"""Make exercises/ anew from solutions/, in both languages, as nbgrader releases it.

The book's build puts the notebooks on its site, one by one and as one file with the course's wheel.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from grading.release.stamp_release import NO_SITE, site_line
from neuron_to_mnist import LANGUAGES, say
from tools import archives

ROOT = Path(__file__).resolve().parents[1]
MESSAGES = {
    "name": {"en": "steps.txt", "ko": "푸는 방법.txt"},
    "steps": {
        "en": """\
Exercises of the course From Neuron to MNIST

1. You need Python 3.11 or newer (https://www.python.org).
2. Unpack this file, open a terminal in its folder, and say:

       python -m pip install jupyterlab matplotlib {wheel}
       jupyter lab

3. Open ch01_neurons.ipynb, run its first cell, and read "How to work".

In Colab (https://colab.research.google.com): choose File, Upload notebook. Then
upload {wheel} under Files on the left, and run the first cell. It installs what it
finds beside the notebook.

To see how far you are: python -m neuron_to_mnist.progress
To hand in: the notebook itself, under its own name.
""",
        "ko": """\
‘뉴런에서 MNIST까지’ 연습 문제

1. 파이썬 3.11 이상이 필요합니다(https://www.python.org).
2. 이 파일의 압축을 풀고 그 폴더에서 터미널을 열어 다음을 실행합니다.

       python -m pip install jupyterlab matplotlib {wheel}
       jupyter lab

3. ch01_neurons.ipynb를 열어 첫 셀을 실행하고 ‘푸는 방법’을 읽습니다.

Colab(https://colab.research.google.com)에서 풀 때는 파일, 노트북 업로드를 고릅니다.
이어서 왼쪽의 파일 칸에 {wheel}을 올리고 첫 셀을 실행합니다. 노트북 옆에 있는 이
파일이 그때 설치됩니다.

어디까지 했는지 보기: python -m neuron_to_mnist.progress
제출: 노트북 파일을 이름을 바꾸지 말고 그대로 냅니다.
""",
    },
}


def release(language: str, folder: Path) -> None:
    """Write the release of every assignment in ``language`` into ``folder``, without a gradebook.

    It names no site: the book's build and an instructor's own release do where there is one.
    Raises :class:`RuntimeError` with nbgrader's own words if nbgrader fails.
    """
    # A release that is not a member of solutions/ any more must not stay behind.
    shutil.rmtree(folder, ignore_errors=True)
    finished = subprocess.run(
        [
            sys.executable, "-m", "nbgrader", "generate_assignment", "--no-db", "--assignment=*",
            f"--CourseDirectory.release_directory={folder}",
        ],
        cwd=ROOT,
        env={**os.environ, "COURSE_LANGUAGE": language, "COURSE_SITE": ""},
        capture_output=True,
        encoding="utf-8",
    )
    if finished.returncode != 0:
        raise RuntimeError(f"nbgrader could not release {language}:\n{finished.stderr}")


def with_site(notebook: str, site: str) -> str:
    """Return a released notebook, as JSON, whose setup cell knows the site's address."""
    def in_json(line: str) -> str:
        return json.dumps(line, ensure_ascii=False)[1:-1]

    if in_json(NO_SITE) not in notebook:
        raise ValueError(f"the setup cell has no line {NO_SITE}: run `make release`")
    return notebook.replace(in_json(NO_SITE), in_json(site_line(site)), 1)


def publish(site: Path, wheel: Path, address: str) -> None:
    """Put the notebooks of both languages into the built site, and each language's as one file."""
    for language in LANGUAGES:
        folder = site / "exercises" / language
        folder.mkdir(parents=True)
        for path in sorted((ROOT / "exercises" / language).glob("*/*.ipynb")):
            notebook = with_site(path.read_text(encoding="utf-8"), address)
            (folder / path.name).write_bytes(notebook.encode())
        steps = say(MESSAGES, "steps", language, wheel=wheel.name)
        name = f"exercises-{language}"
        members = [(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]
        members += [(wheel.name, wheel.read_bytes()),
                    (MESSAGES["name"][language], steps.encode())]
        archives.write(site / f"{name}.zip",
                       [(f"{name}/{member}", content) for member, content in members])


if __name__ == "__main__":
    for name in LANGUAGES:
        release(name, ROOT / "exercises" / name)
        print(f"exercises/{name} is up to date")

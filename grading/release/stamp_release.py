"""Write language, version and the site's address into a release."""

import json
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Enum, Unicode

import nnlib
from neuron_to_mnist import LANGUAGES, say

IMPORT = "from neuron_to_mnist import checks\n"
NO_SITE = 'SITE = ""'
MESSAGES = {
    "missing": {
        "en": "The course's packages are not installed: put the file {wheel}, which is in "
              "exercises-en.zip, into this notebook's folder and run this cell again.",
        "ko": "강의 패키지가 설치되어 있지 않으니, exercises-ko.zip에 든 {wheel} 파일을 이 "
              "노트북과 같은 폴더에 두고 이 셀을 다시 실행하세요.",
    },
    "failed": {
        "en": "pip could not install the course's packages ({why}): connect to the network and "
              "run this cell again.",
        "ko": "pip으로 강의 패키지를 설치하지 못했으니({why}) 인터넷에 연결한 뒤 이 셀을 다시 "
              "실행하세요.",
    },
}
# What a released notebook has in the place of the import. It is plain Python: a page runs it too.
FIND = """\
try:
    from neuron_to_mnist import checks
except ImportError:  # take the wheel beside this notebook, or in the folder above, or on the site
    import importlib
    import subprocess
    import sys
    from pathlib import Path

    WHEEL = {wheel}
    {site}

    class NotInstalled(ImportError):
        def _render_traceback_(self):
            return [str(self)]

    places = [str(path) for path in (Path(WHEEL), Path("..", WHEEL)) if path.is_file()]
    places += [SITE + "/wheels/" + WHEEL] if SITE else []
    if not places:
        raise NotInstalled({missing})
    done = subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", places[0]],
                          capture_output=True, text=True)
    if done.returncode != 0:
        why = (done.stderr.strip() or "pip").splitlines()[-1]
        raise NotInstalled({failed}.format(why=why))
    importlib.invalidate_caches()
    from neuron_to_mnist import checks
"""


def site_line(site: str) -> str:
    """Return the line of the setup cell that names the site; it can be none."""
    return NO_SITE.replace('""', json.dumps(site.rstrip("/")))


class StampRelease(NbGraderPreprocessor):
    """Stamp the notebook's metadata (``course``) and its setup cell, the one with the id ``setup``.

    The setup cell begins with ``from neuron_to_mnist import checks``; in a release it finds the
    packages where they are not installed. ``use_language("en")`` stands for the language that the
    checks answer in.
    """

    language = Enum(list(LANGUAGES), default_value="en", help="Language of the release").tag(
        config=True
    )
    site = Unicode(help="Address of the course's site, if it has one").tag(config=True)
    version = Unicode(nnlib.__version__, help="Version of the course").tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Stamp ``nb``."""
        nb.metadata.course = {"language": self.language, "version": self.version}
        setup = next((cell for cell in nb.cells if cell.id == "setup"), None)
        if setup is None:
            raise ValueError("expected a cell with the id 'setup'")
        for placeholder, value in (
            (IMPORT, self._find_packages()),
            ('use_language("en")', f'use_language("{self.language}")'),
        ):
            if placeholder not in setup.source:
                raise ValueError(f"expected {placeholder.strip()} in the setup cell")
            setup.source = setup.source.replace(placeholder, value)
        return nb, resources

    def _find_packages(self) -> str:
        wheel = f"neuron_to_mnist-{self.version}-py3-none-any.whl"
        sentences = {
            name: json.dumps(say(MESSAGES, name, self.language, wheel=wheel, why="{why}"),
                             ensure_ascii=False)
            for name in MESSAGES
        }
        return FIND.format(wheel=json.dumps(wheel), site=site_line(self.site), **sentences)

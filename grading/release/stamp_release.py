"""Write language, version and the site's address into a release."""

from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Enum, Unicode

import nnlib
from neuron_to_mnist import LANGUAGES


class StampRelease(NbGraderPreprocessor):
    """Stamp the notebook's metadata (``course``) and its setup cell, the one with the id ``setup``.

    In the setup cell ``SITE`` and ``VERSION`` stand for the address that the wheel is installed
    from, and ``use_language("en")`` for the language that the checks answer in.
    """

    language = Enum(list(LANGUAGES), default_value="en", help="Language of the release").tag(
        config=True
    )
    site = Unicode(help="Address of the course's site, without a slash at the end").tag(config=True)
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
            ("SITE", self.site),
            ("VERSION", self.version),
            ('use_language("en")', f'use_language("{self.language}")'),
        ):
            if placeholder not in setup.source:
                raise ValueError(f"expected {placeholder} in the setup cell")
            setup.source = setup.source.replace(placeholder, value)
        return nb, resources

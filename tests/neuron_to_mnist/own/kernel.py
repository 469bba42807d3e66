"""A real kernel, which runs cells as JupyterLab does: somebody is there to be asked."""

import os
from pathlib import Path

from jupyter_client.manager import start_new_kernel

from neuron_to_mnist.checks.report import MIME_TYPE, Report
from tests.neuron_to_mnist.own import tasks  # noqa: F401  # the titles of its steps

ROOT = Path(__file__).parents[3]
SET_UP = """
import numpy as np
from neuron_to_mnist import checks, own
from tests.neuron_to_mnist.own import tasks
checks.use_language("{language}")
"""


class Kernel:
    """Runs cells, and tells what they printed, the error they ended with and their reports."""

    def __init__(self, folder):
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        environment.pop("NNLIB_OWN", None)
        self._manager, self._client = start_new_kernel(
            kernel_name="python3", cwd=str(folder), env=environment
        )
        self.folder = folder

    def begin(self, folder, language="en"):
        """Forget all cells, as after a restart, and go on in this folder."""
        self.folder = folder
        self.run("get_ipython().reset(new_session=True)",
                 f"import os; os.chdir({str(folder)!r})", SET_UP.format(language=language))

    def run(self, *cells, asked=True):
        """Run cells; return what they printed and displayed. ``asked``: somebody can be asked."""
        outputs = WhatCame()
        for cell in cells:
            self._client.execute_interactive(
                cell, allow_stdin=asked, stdin_hook=lambda message: None, timeout=60,
                output_hook=outputs.add, store_history=True,
            )
        return outputs

    def close(self):
        """End it."""
        self._client.stop_channels()
        self._manager.shutdown_kernel(now=True)

    @property
    def library(self):
        """The text of the folder's library."""
        path = self.folder / "my_network.py"
        return path.read_text(encoding="utf-8") if path.exists() else ""


class WhatCame:
    """What came of cells."""

    def __init__(self):
        self.text = ""
        self.error = ""
        self.reports = []
        self.pictures = 0

    def add(self, message):
        """Take a message of the kernel's."""
        content = message["content"]
        if message["msg_type"] == "stream":
            self.text += content["text"]
        elif message["msg_type"] == "error":
            self.error = f"{content['ename']}: {content['evalue']}"
        elif MIME_TYPE in content.get("data", {}):
            self.reports.append(Report.from_json(content["data"][MIME_TYPE]))
        else:
            self.pictures += "image/png" in content.get("data", {})

    @property
    def report(self):
        """The only report."""
        assert not self.error, self.error
        (report,) = self.reports
        return report

    @property
    def note(self):
        """The last note of the only report."""
        return self.report.notes[-1]

"""How far are you in the exercises? Runs every visible test and shows what is done.

In a terminal, in the folder with your notebooks::

    python -m neuron_to_mnist.progress

In a notebook, with a picture::

    from neuron_to_mnist import progress
    progress.show()

A copy of every notebook is run from the top, as *Restart Kernel and Run All Cells* would do with
the file as it was last saved. The files are only read. Needs Jupyter on the same Python.
"""

import os
import sys

from neuron_to_mnist import say
from neuron_to_mnist.progress import picture
from neuron_to_mnist.progress.messages import MESSAGES
from neuron_to_mnist.progress.notebooks import measure
from neuron_to_mnist.progress.run import INSIDE, SECONDS
from neuron_to_mnist.progress.tasks import Assignment, Progress, Task

__all__ = ["Assignment", "Progress", "Task", "measure", "show"]


def show(folder: str | os.PathLike[str] = ".", seconds: int = SECONDS) -> None:
    """Show what is done in a folder's notebooks, as text and, in a notebook, as a picture too.

    Takes what :func:`measure` takes. Save your notebooks first: it is the files that are run.
    """
    if os.environ.get(INSIDE):
        print(say(MESSAGES, "inside", os.environ[INSIDE]))
        return
    try:
        progress = measure(folder, seconds)
    except ValueError as error:
        print(error)
        return
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is None:
        print(progress)
    else:
        from IPython.display import display

        display({"text/html": picture.html(progress), "text/plain": str(progress)}, raw=True)

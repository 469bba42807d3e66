"""A function whose visible checks pass is kept, if its text passes them again alone."""

from collections.abc import Sequence

from neuron_to_mnist.checks.marks import Marks
from neuron_to_mnist.checks.report import Finding
from neuron_to_mnist.own.examples import first_trouble
from neuron_to_mnist.own.find import NotFoundError, find
from neuron_to_mnist.own.library import Library
from neuron_to_mnist.own.store import FILE, Store
from neuron_to_mnist.own.worlds import run_written, shelf


def keep(marks: Marks, cells: Sequence[str], store: Store) -> Finding:
    """Keep the function of a task whose checks passed, and say so, or say why not."""
    try:
        written = find(marks.name, cells)
    except NotFoundError as error:
        return Finding(error.message, error.fields)
    if module := written.foreign():
        return Finding("own.import", {"name": marks.name}, {"module": module})
    text = store.read()
    library = Library.read(text)
    if clash := library.helper_of_another(written):
        helper, section = clash
        return Finding("own.helper", {"name": marks.name, "section": section}, {"helper": helper})
    function = run_written(written, shelf(text).functions)
    for step in marks.again(function).steps:
        if step.finding:
            return Finding(
                "own.not_alone", {"name": marks.name},
                {"call": step.finding.call, "came": step.finding.came},
            )
    if trouble := first_trouble(marks.name, function):
        return Finding(
            "own.not_alone", {"name": marks.name}, {"call": trouble.call, "came": trouble.came}
        )
    try:
        store.write(library.with_function(written).text())
    except OSError as error:
        return Finding("own.not_saved", {"file": FILE}, {"error": str(error)})
    return Finding("own.kept", {"file": FILE, "lines": str(written.lines)})

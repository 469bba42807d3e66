"""Jobs for an engine with narrow limits, and what came of their cells."""

import textwrap

LIMITS = {
    "cell": 3, "call": 1, "first": 1, "calls": 2, "test": 8, "notebook": 20, "cpu": 30,
    "memory": 2**30, "processes": 32, "open_files": 128, "file": 2**23, "folder": 2**25,
    "message": 2**25, "output": 20_000,
}


def cells(*sources):
    """Return a job's cells: a student's, or a test of 1 point if the source begins with ``T:``."""
    found = []
    for source in sources:
        kind, points = ("test", {"points": 1.0}) if source.startswith("T:") else ("student", {})
        text = textwrap.dedent(source.removeprefix("T:")).strip()
        found.append({"kind": kind, "source": text, **points})
    return found


def passed(results):
    """Return for every cell whether it is without an error."""
    return [all(o["output_type"] != "error" for o in result["outputs"]) for result in results]


def errors(results):
    """Return all errors."""
    return [
        f"{output['ename']}: {output['evalue']}" for result in results
        for output in result["outputs"] if output["output_type"] == "error"
    ]

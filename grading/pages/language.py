"""In which language a student reads: that of the release that they worked in, if it can be told."""

import re
from collections.abc import Iterable, Mapping

from grading.run.outcome import Outcome
from neuron_to_mnist import LANGUAGES

_ANY = "|".join(LANGUAGES)
# As the setup cell and the metadata of a release have it, whatever has become of the rest.
_MARK = re.compile(
    rf"""use_language\(\\*["']({_ANY})\\*["']|"course"\s*:\s*{{[^{{}}]{{0,200}}?"language"\s*:\s*"({_ANY})\""""
    .encode()
)


def language_of(
    present: Outcome | None, others: Iterable[Outcome], files: Mapping[str, bytes], usual: str
) -> str:
    """Return the language of a student.

    ``present`` is the outcome of what the page is about, ``others`` are those of the student's
    other work, ``files`` what was handed in, and ``usual`` is the course's language.
    """
    if present is not None and present.verdict == "graded":
        return present.language
    found = {
        (match[1] or match[2]).decode()
        for data in files.values() for match in _MARK.finditer(data.replace(b"\0", b""))
    }
    if len(found) == 1:
        return found.pop()
    graded = [outcome.language for outcome in others if outcome.verdict == "graded"]
    return graded[-1] if graded else usual

"""Write zip files of which the same members give the same bytes."""

import zipfile
from collections.abc import Iterable
from pathlib import Path

MIDNIGHT = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can name


def write(archive: Path, members: Iterable[tuple[str, bytes]]) -> None:
    """Write the members, each a name and a content, into ``archive`` in their order."""
    with zipfile.ZipFile(archive, "w") as file:
        for name, content in members:
            entry = zipfile.ZipInfo(name, MIDNIGHT)
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, content, compresslevel=9)

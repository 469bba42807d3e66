"""CSV files of learning platforms and spreadsheets, in which only what is put anew changes.

Every field that is not put anew keeps its bytes, but for one that a spreadsheet would take for a
formula: it gets an apostrophe in front, which reading takes away again.
"""

import codecs
import csv
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

DELIMITERS = ",;\t"
_BOMS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
# Also as East Asian keyboards write them.
_FORMULA = re.compile(r"[\t\r\n]|\s*[=+\-@＝＋－＠]")
_QUOTED = re.compile(r'"(?:[^"]|"")*"(?!")')
_NUMBER = re.compile(r"[+-]?[\d.,]*\d\s?%?|-")


class CsvError(Exception):
    """Raised for a file that cannot be read or written, with a sentence for the instructor."""


def harmless(text: str) -> str:
    """Return text as it can stand in a CSV file: no spreadsheet takes it for a formula.

    >>> harmless("=1+1"), harmless("-2.5"), harmless("'=1")
    ("'=1+1", '-2.5', "''=1")
    """
    core = text.lstrip("'")
    return f"'{text}" if _FORMULA.match(core) and not _NUMBER.fullmatch(core) else text


def plain(field: str) -> str:
    """Return the text that :func:`harmless` made a field of, or that stands there itself."""
    return field[1:] if field.startswith("'") and harmless(field[1:]) == field else field


@dataclass
class Table:
    """A CSV file: the raw text of every field, row by row, and how the file was written."""

    path: Path
    bom: bytes
    encoding: str
    delimiter: str
    rows: list[list[str]]
    ends: list[str]

    @property
    def columns(self) -> list[str]:
        """The headings."""
        return [heading(self.value(0, column)) for column in range(len(self.rows[0]))]

    @property
    def body(self) -> list[int]:
        """The numbers of the rows below the headings that are not empty."""
        return [row for row in range(1, len(self.rows)) if any(self.rows[row])]

    def value(self, row: int, column: int | None) -> str:
        """Return what a field says; an empty string for one that is not there."""
        if column is None or column >= len(self.rows[row]):
            return ""
        return plain(_unquoted(self.rows[row][column]))

    def put(self, row: int, column: int, text: str) -> None:
        """Change a field; those that are missing before it are made."""
        fields = self.rows[row]
        fields += [""] * (column + 1 - len(fields))
        fields[column] = self._quoted(harmless(text), fields[column].startswith('"'))

    def protect(self) -> list[tuple[int, int]]:
        """Make every field harmless; return the places of those that were not."""
        found = []
        for row, fields in enumerate(self.rows):
            for column, raw in enumerate(fields):
                text = _unquoted(raw)
                if text != harmless(plain(text)):
                    found.append((row, column))
                    fields[column] = self._quoted(harmless(text), raw.startswith('"'))
        return found

    def write(self, path: Path) -> None:
        """Write the file as it was written, whole or not at all."""
        text = "".join(
            self.delimiter.join(fields) + end
            for fields, end in zip(self.rows, self.ends, strict=True)
        )
        try:
            _write(path, self.bom + text.encode(self.encoding))
        except UnicodeEncodeError as error:
            raise CsvError(
                f"{self.path} is in {self.encoding}, which has no {error.object[error.start]!r}: "
                "store it as CSV (UTF-8)"
            ) from None

    def _quoted(self, text: str, always: bool) -> str:
        if always or any(sign in text for sign in (self.delimiter, '"', "\r", "\n")):
            return '"' + text.replace('"', '""') + '"'
        return text


def heading(text: str) -> str:
    """Return a heading as headings are compared."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def read(path: Path, fits: Callable[[list[str]], bool]) -> Table:
    """Read a file with the delimiter that gives it headings which fit.

    CsvError if there is none.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CsvError(f"{path}: {error.strerror}") from None
    bom, encoding, text = _decoded(path, data)
    failure, columns = None, [""]
    for delimiter in DELIMITERS:
        try:
            table = Table(path, bom, encoding, delimiter, *_split(path, text, delimiter))
        except CsvError as error:
            failure = error
            continue
        if fits(table.columns):
            return table
        columns = max(columns, table.columns, key=len)
    raise failure or CsvError(f"{path} has other columns than expected: {', '.join(columns)}")


def write(path: Path, rows: Iterable[Sequence[object]]) -> None:
    """Write a new file with these rows, the headings first."""

    class Lines(list[str]):
        write = list.append

    lines = Lines()
    csv.writer(lines).writerows(
        [harmless(each) if isinstance(each, str) else each for each in row] for row in rows
    )
    _write(path, "".join(lines).encode())


def _write(path: Path, data: bytes) -> None:
    """Write a file for nobody else's eyes, whole or not at all."""
    new = path.with_name(f"{path.name}.new")
    try:
        new.unlink(missing_ok=True)
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
        os.replace(new, path)
    except OSError as error:
        raise CsvError(f"{path}: {error.strerror}") from None


def _decoded(path: Path, data: bytes) -> tuple[bytes, str, str]:
    for bom, encoding in _BOMS.items():
        if data.startswith(bom):
            encodings, data = [encoding], data[len(bom):]
            break
    else:
        bom, encodings = b"", ["utf-8", "cp949"]
        if b"\0" in data:
            big_end_first = data[::2].count(b"\0") > data[1::2].count(b"\0")
            encodings = ["utf-16-be" if big_end_first else "utf-16-le"]
    for encoding in encodings:
        try:
            return bom, encoding, data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CsvError(f"{path} is no text that can be read: store it as CSV (UTF-8)")


def _split(path: Path, text: str, delimiter: str) -> tuple[list[list[str]], list[str]]:
    """Return the raw fields of every row, and how each row ends.

    A quoted field goes on to the next delimiter, as for :mod:`csv`.
    """
    sign = re.escape(delimiter)
    field = re.compile(
        rf'({_QUOTED.pattern}[^{sign}\r\n]*|[^"{sign}\r\n][^{sign}\r\n]*|)({sign}|\r\n|\r|\n|\Z)'
    )
    rows: list[list[str]] = [[]]
    ends: list[str] = []
    place = 0
    while place < len(text) or not ends:
        found = field.match(text, place)
        if found is None:
            line = text.count("\n", 0, place) + 1
            raise CsvError(f"{path}, line {line}: a quotation mark is not closed")
        rows[-1].append(found[1])
        place = found.end()
        if found[2] != delimiter:
            ends.append(found[2])
            rows.append([])
        elif place == len(text):
            rows[-1].append("")
            ends.append("")
    return rows[: len(ends)], ends


def _unquoted(raw: str) -> str:
    quoted = _QUOTED.match(raw)
    if quoted is None:
        return raw
    return quoted[0][1:-1].replace('""', '"') + raw[quoted.end() :]

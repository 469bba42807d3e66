"""Give the theme the words that it lacks, from ``book/_locale/<language>/sphinx.po``.

They come after what Sphinx and the theme bring themselves: a word that they translate stays theirs.
The copy buttons take theirs from a script, ``copy_words.js_t``.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

LOCALE = Path(__file__).resolve().parents[1] / "_locale"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register with Sphinx."""
    with TemporaryDirectory() as folder:
        for source in LOCALE.glob("*/sphinx.po"):
            target = Path(folder) / source.parent.name / "LC_MESSAGES" / "sphinx.mo"
            target.parent.mkdir(parents=True)
            with source.open("rb") as po, target.open("wb") as mo:
                write_mo(mo, read_po(po))
        app.add_message_catalog("sphinx", folder)
    if (LOCALE / app.config.language).is_dir():
        app.add_js_file("copy_words.js", loading_method="defer")
    return {"parallel_read_safe": True, "parallel_write_safe": True}

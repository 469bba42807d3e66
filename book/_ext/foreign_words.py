"""Say in which language every phrase is that is not in the language of its page.

Hangul in the English edition, English in the Korean one: a screen reader then reads each with the
right voice, and a browser breaks and hyphenates it by the right rules. A paragraph that is wholly
in the other language is marked itself, anything less gets a span. docutils turns a class
``language-en`` into the attribute ``lang="en"``.

In Korean, Latin letters are not always English: a single letter is a symbol, and ``ReLU``,
``MNIST`` and ``NumPy`` are written so in either language. A word is English when it has two letters
or more, none but the first of them capital, and is not one of ``SHARED``. A run of Latin words is
marked whole when one of its words is English. Code and mathematics are in no language.
"""

import re
from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata

# Names and symbols that Korean writes in Latin letters and that do not look like an acronym.
SHARED = {
    "Adam", "Canvas", "Colab", "Dask", "Debian", "Docker", "Formgrader", "Google", "Jupyter",
    "Keras", "Leaky", "Linux", "Matplotlib", "Momentum", "Moodle", "Nadam", "Nbgrader", "Nesterov",
    "Pillow", "Python", "Ubuntu", "Windows", "bubblewrap", "nbgrader", "nnlib", "scikit-learn",
    "abs", "argmax", "artanh", "cm", "cos", "det", "dx", "dy", "exp", "inf", "ln", "log",
    "log-sum-exp", "max", "min", "nan", "sin", "tan", "tanh",
}
# Phrases in a third language, found by no rule.
PHRASES = {
    "fr": ["Méthode générale pour la résolution des systèmes d'équations simultanées",
           "Comptes rendus hebdomadaires des séances de l'Académie des sciences"],
}

HANGUL = "가-힣ㄱ-ㆎ"
LATIN = "A-Za-zÀ-ɏ"
WORD = rf"[{LATIN}][{LATIN}\d]*(?:['’-][{LATIN}][{LATIN}\d]*)*"
HANGUL_RUN = re.compile(rf"[{HANGUL}](?:[{HANGUL}\d\s,.·]*[{HANGUL}])?")
LATIN_RUN = re.compile(rf"{WORD}(?:[\d\s,.:;!?'’\"“”&/+–—-]+{WORD})*")
# Addresses, file names and identifiers that stand in prose.
NO_WORDS = re.compile(r"\S*(?:://|_|\.(?:com|edu|html|io|ipynb|org|pdf|py|zip)\b)\S*", re.ASCII)
SKIPPED = (
    nodes.FixedTextElement, nodes.Invisible, nodes.image, nodes.literal, nodes.math,
    nodes.math_block, nodes.raw, addnodes.desc_signature,
)


def is_english(word: str) -> bool:
    """Tell whether a Latin word in Korean is an English one, and not a symbol or a name."""
    plain = len(word) > 1 and not re.search(r"\d", word)
    return plain and word[1:] == word[1:].lower() and not word.isupper() and word not in SHARED


def foreign_runs(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and language of every run that is not in ``language``."""
    known = [(match.start(), match.end(), tongue) for tongue, phrases in PHRASES.items()
             for phrase in phrases for match in re.finditer(re.escape(phrase), text)]
    hidden = list(text)
    for start, end, _ in known:
        hidden[start:end] = "\0" * (end - start)
    for match in NO_WORDS.finditer(text):
        hidden[match.start():match.end()] = "\0" * len(match[0])
    run, foreign = (LATIN_RUN, "en") if language == "ko" else (HANGUL_RUN, "ko")
    for match in run.finditer("".join(hidden)):
        if foreign == "ko" or any(map(is_english, re.findall(WORD, match[0]))):
            known.append((match.start(), match.end(), foreign))
    yield from sorted(known)


def is_marked(node: nodes.Node | None) -> bool:
    """Tell whether the language of ``node`` is said already, by itself or by what it stands in."""
    while isinstance(node, nodes.Element):
        if any(name.startswith("language-") for name in node["classes"]):
            return True
        node = node.parent
    return False


def words(block: nodes.Element) -> Iterator[nodes.Text]:
    """Yield the block's text that is in some language."""
    for child in block.children:
        if isinstance(child, nodes.Text):
            yield child
        elif isinstance(child, nodes.Element) and not isinstance(child, SKIPPED):
            yield from words(child)


def mark(text: nodes.Text, language: str) -> None:
    """Put the foreign runs of a text in spans that say their language."""
    parts: list[nodes.Node] = []
    end = 0
    for start, stop, foreign in foreign_runs(text, language):
        if start > end:
            parts.append(nodes.Text(text[end:start]))
        parts.append(nodes.inline(text[start:stop], text[start:stop],
                                  classes=[f"language-{foreign}"]))
        end = stop
    if end:
        parts += [nodes.Text(text[end:])] if end < len(text) else []
        text.parent.replace(text, parts)


def mark_document(document: nodes.document, language: str) -> None:
    """Mark everything foreign in a page that is not marked yet."""
    own = re.compile(rf"[{HANGUL}]" if language == "ko" else rf"[{LATIN}]{{2}}")
    for block in list(document.findall(nodes.TextElement)):
        if isinstance(block, (nodes.Inline, *SKIPPED)) or is_marked(block):
            continue
        found = [text for text in words(block) if not is_marked(text.parent)]
        whole = " ".join(found)
        languages = {run[2] for run in foreign_runs(whole, language)}
        if isinstance(block, nodes.paragraph) and len(languages) == 1 and not own.search(whole):
            block["classes"].append(f"language-{languages.pop()}")
        else:
            for text in found:
                mark(text, language)


def mark_tooltip(reference: nodes.reference, language: str) -> None:
    """Let a reference be in the language of its tooltip, and its words in that of the page.

    A tooltip is in one language: what a book is called in the other one is left out of it.
    """
    title = re.sub(rf"(?<=\.) [^.]*[{HANGUL}].*", "", reference["reftitle"])
    if re.search(rf"[{HANGUL}]", title):
        return
    reference["reftitle"] = title
    tongues = [run[2] for run in foreign_runs(title, language)]
    if tongues and not is_marked(reference):
        reference.children = [nodes.inline("", "", *reference.children,
                                           classes=[f"language-{language}"])]
        reference.setup_child(reference.children[0])
        reference["classes"].append(f"language-{tongues[0]}")


class MarkForeignWords(SphinxTransform):
    """Mark a page when it is read, so that its headings are marked in every list of contents."""

    default_priority = 880  # when all text stands

    def apply(self, **kwargs: object) -> None:
        """Mark the page."""
        mark_document(self.document, self.config.language)


class MarkResolvedWords(SphinxPostTransform):
    """Mark what has come with resolved references: titles of pages, the bibliography."""

    default_priority = 900  # after all references

    def run(self, **kwargs: object) -> None:
        """Mark the page, and the tooltips of references."""
        language = self.config.language
        mark_document(self.document, language)
        for reference in list(self.document.findall(nodes.reference)):
            if "reftitle" in reference:
                mark_tooltip(reference, language)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register with Sphinx."""
    app.add_transform(MarkForeignWords)
    app.add_post_transform(MarkResolvedWords)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

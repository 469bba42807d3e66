"""What the grading's pages say: by id only, in every language, with the same fields."""

import re
import string
from typing import get_args

import pytest

from grading.pages.messages import MESSAGES
from grading.run.standing import State
from neuron_to_mnist import LANGUAGES
from tests.grading.course import ROOT

# Particles whose form depends on the word before them, which a field does not tell.
PARTICLE = re.compile(r"}(이|가|을|를|은|는|과|와|으로|로)(?![가-힣])|\((이|가|을|를|은|는|으)\)")
SOURCES = [*ROOT.glob("grading/**/*.py"), *ROOT.glob("grading/pages/templates/**/*.j2")]


def fields(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("message", MESSAGES)
def test_every_language_with_the_same_fields(message):
    words = MESSAGES[message]
    assert list(words) == list(LANGUAGES)
    assert fields(words["en"]) == fields(words["ko"])
    assert re.search("[가-힣]", words["ko"])
    assert not re.search("[가-힣]", words["en"])
    assert not PARTICLE.search(words["ko"])


def test_what_is_said_is_there_and_all_of_it_is_said():
    text = "".join(path.read_text(encoding="utf-8") for path in SOURCES
                   if path.name != "messages.py")
    said = set(re.findall(r'say\(\s*"(\w+\.[\w ]+)"', text))
    of = {name: set() for name in ("note", "state", "reason")}
    for message in MESSAGES:
        topic, _, rest = message.partition(".")
        of.get(topic, set()).add(rest)
    assert said == {name for name in MESSAGES if name.partition(".")[0] not in of}
    assert of["state"] == set(get_args(State))
    assert of["reason"] < of["state"]

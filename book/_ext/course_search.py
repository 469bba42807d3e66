"""A search for two languages: English stems, Korean without its endings, and the glossary.

Sphinx builds the index from what ``split`` and ``stem`` make of a page's text. The search page does
the same to a query, in ``course_search.js``, which gets the lists of this module.

- A Korean word is indexed under all its beginnings of two or more syllables, so that 계산 finds
  계산한다, and a query loses its ending, so that 가중치를 finds 가중치가.
- Where a page uses a word of the glossary, it is indexed under the counterpart in the other
  language too. Words of several parts are kept together: "learning rate", 경사 하강법.

A result quotes the passage where the word stands; ``passages.js`` has all of an edition.
"""

import json
import re
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.search import SearchLanguage
from sphinx.search.en import SearchEnglish
from sphinx.util.typing import ExtensionMetadata

HERE = Path(__file__).parent
GLOSSARY = HERE.parent / "en" / "app_c_glossary.md"

# What other books call a word of the glossary, or how they spell it.
OTHER_WORDS = {
    "auto encoder": "autoencoder", "back propagation": "backpropagation",
    "backprop": "backpropagation", "batch normalization": "batch norm", "cost function": "loss",
    "cross entropy loss": "cross-entropy", "dataset": "training set", "drop out": "dropout",
    "error function": "loss", "feedforward": "forward pass", "ground truth": "target",
    "heaviside function": "step function", "hyper parameter": "hyperparameter",
    "jacobian": "jacobian matrix", "loss function": "loss", "mae": "mean absolute error",
    "mse": "mean squared error", "multilayer": "hidden layer", "neural net": "neural network",
    "non-linear": "nonlinear", "objective function": "loss",
    "one hot": "one-hot", "onehot": "one-hot", "over fitting": "overfitting",
    "preactivation": "weighted sum",
    "sgd": "stochastic gradient descent", "soft max": "softmax",
    "steepest descent": "gradient descent", "step size": "learning rate",
    "training data": "training set",
    "가중치 초기화": "초기화", "검증 데이터": "검증 세트", "경사 하강": "경사 하강법", "계층": "층",
    "과대적합": "과적합", "국소": "지역 최솟값", "국소 최소값": "지역 최솟값",
    "국소 최솟값": "지역 최솟값", "그라디언트": "그레이디언트", "그래디언트": "그레이디언트",
    "노이즈": "잡음", "뉴럴": "신경망", "뉴럴 네트워크": "신경망", "다층": "은닉층",
    "다층 퍼셉트론": "퍼셉트론", "데이터 세트": "학습 세트", "데이터셋": "학습 세트",
    "딥 러닝": "딥러닝", "라벨": "레이블", "러닝 레이트": "학습률", "레이어": "층", "렐루": "relu",
    "리키 렐루": "leaky relu", "매니폴드": "다양체", "머신 러닝": "기계 학습",
    "머신러닝": "기계 학습", "목적 함수": "손실", "문턱값": "임곗값", "밀집층": "완전 연결",
    "바이어스": "편향", "백프로퍼게이션": "역전파", "분계점": "임곗값", "비용 함수": "손실",
    "소프트맥스 함수": "소프트맥스", "손실 함수": "손실", "순방향": "순전파",
    "순방향 전파": "순전파", "스칼라곱": "내적", "스텝 함수": "계단 함수",
    "시그모이드 함수": "시그모이드", "시험 세트": "테스트 세트", "심층 학습": "딥러닝",
    "아그맥스": "argmax", "아웃라이어": "이상값", "아크맥스": "argmax", "야코비안": "야코비 행렬",
    "에포크": "에폭", "엠니스트": "mnist", "역치": "임곗값", "오버피팅": "과적합",
    "오차 역전파": "역전파", "오차 함수": "손실", "옵티마이져": "옵티마이저", "원 핫": "원-핫",
    "웨이트": "가중치", "유닛": "노드", "이상치": "이상값", "인공 신경망": "신경망",
    "임계값": "임곗값", "자코비안": "야코비 행렬", "전역 최소값": "전역 최솟값", "점곱": "내적",
    "정답률": "정확도", "지역 최소값": "지역 최솟값", "체인 룰": "연쇄 법칙",
    "초매개변수": "하이퍼파라미터", "최대 우도": "최대 가능도", "최소값": "전역 최솟값",
    "최적화 알고리즘": "옵티마이저", "크로스 엔트로피": "교차 엔트로피",
    "테스트 데이터": "테스트 세트", "토폴로지": "위상수학", "파라메터": "매개변수",
    "파라미터": "매개변수", "표본": "샘플", "피드포워드": "순전파", "학습 데이터": "학습 세트",
    "학습율": "학습률", "활성 함수": "활성화 함수", "훈련": "학습", "훈련 데이터": "학습 세트",
    "훈련 세트": "학습 세트", "휴리스틱": "어림 규칙", "히든": "은닉층", "히든 레이어": "은닉층",
}

# British endings and their American ones, for Python and for JavaScript.
AMERICAN = [
    [r"(?<=[a-z]{2})is(?=(?:e[drs]?|ers|ing|ations?)$)", "iz"],
    [r"(?<=[a-z]{3})our(?=(?:s|ed|ing|hoods?)?$)", "or"],
    [r"^analys(?=(?:e[drs]?|ing)$)", "analyz"],
]

# Words of one syllable that are no glossary's, and yet worth looking for without their endings.
SHORT = "값수식합점축"
# Alternatives of regular expressions, in Python and in JavaScript.
PARTICLES = (
    "을|를|은|는|이|가|의|에|와|과|로|으로|도|만|에서|에게|까지|부터|처럼|보다|마다|이나|들|들을|들은|"
    "들이|들의|에는|에도|에서는|에서도|으로는|로는|이다|이며|이고|이라|라는|이라는|라고|이라고|입니다"
)
VERB_ENDINGS = (
    "한|할|함|해|하는|하고|하며|하면|하기|하지|하게|하여|해서|해야|했다|했습니다|한다|합니다|하다|하려면|"
    "된|될|됨|돼|되는|되고|되며|되면|되기|되지|되어|됐다|됐습니다|된다|됩니다|되다"
)


def pairs() -> list[tuple[str, str]]:
    """Return the words of the glossary in both languages, in small letters."""
    source = GLOSSARY.read_text(encoding="utf-8")
    block = source.split("```{glossary}\n:sorted:\n")[1].split("\n```")[0]
    entries = [re.findall(r"^\S.*$", entry, re.MULTILINE) for entry in block.split("\n\n")]
    return [(words[0].lower(), words[-1].lower()) for words in entries if words]


def parts(text: str) -> list[str]:
    """Return the words of a text; a Korean ending is parted from what it is added to."""
    return re.findall(r"[가-힣]+|[^\W가-힣]+", text.lower())


class CourseSearch(SearchLanguage):
    """English and Korean in one index."""

    lang = "en-ko"
    language_name = "English and Korean"
    stopwords = SearchEnglish.stopwords | set(PARTICLES.split("|"))

    def init(self, options: dict[str, str]) -> None:
        """Read the glossary."""
        self.english = SearchEnglish(options)
        glossary = pairs()
        korean = {parts(word)[-1] for pair in glossary for word in pair
                  if re.search("[가-힣]", word)}
        # A verb's dictionary form is no stem; any other word of the glossary is: 정확도, 오버플로.
        self.whole = sorted(word for word in korean if not word.endswith("다"))
        short = SHORT + "".join(word for word in self.whole if len(word) == 1)
        self.inflected = f"^(..+?|[{short}])(?:{PARTICLES}|{VERB_ENDINGS})$"

        other = {word: counterpart for pair in glossary
                 for word, counterpart in (pair, pair[::-1])}
        names = {word: word for word in other} | OTHER_WORDS
        self.phrases = {
            self.key(name): word for name, word in names.items()
            if name != word or len(parts(word)) > 1
        }
        self.indexed = {self.key(name): [word, other[word]] for name, word in names.items()}
        self.counterparts = {self.root(word): word_there for word, word_there in other.items()
                             if word != word_there}
        self.longest = max(len(parts(name)) for name in names)

    def key(self, words: str) -> str:
        """Return what a word of the glossary is found by: its parts' stems, joined."""
        return "".join(self.root(part) for part in parts(words))

    def root(self, word: str) -> str:
        """Return the stem of one word; several words that belong together stay as they are."""
        if re.search(r"[\s-]", word) or word in self.whole:
            return word
        if not re.search("[가-힣]", word):
            # What Sphinx's stemmers in Python and in JavaScript do not agree on.
            for british, american in AMERICAN:
                word = re.sub(british, american, word)
            stem = word if len(word) < 3 else self.english.stem(word)
            return re.sub("logi$", "log", stem)
        inflected = re.match(self.inflected, word)
        return inflected[1] if inflected else word

    def stem(self, word: str) -> str:
        """Return the stem as it stands in the index.

        Sphinx lets a page pass that lacks a word of fewer than three letters: there are none.
        """
        return self.root(word).ljust(3, "_")

    def split(self, text: str) -> list[str]:
        """Return all that a text is indexed under, before stemming."""
        words = parts(text)
        found = []
        for i, word in enumerate(words):
            found += beginnings(word)
            key = ""
            for last in words[i:i + self.longest]:
                for form in beginnings(last):
                    found += self.indexed.get(key + self.root(form), [])
                key += self.root(last)
        return found

    def word_filter(self, word: str) -> bool:
        """Whether a word comes into the index; the search page asks for no number."""
        letters = word.rstrip("_")
        return letters not in self.stopwords and not letters.isdecimal()

    @property
    def js_splitter_code(self) -> str:  # type: ignore[override]
        """The search page's side of all this."""
        lists = {"PHRASES": self.phrases, "WHOLE": self.whole, "LONGEST": self.longest,
                 "INFLECTED": self.inflected, "COUNTERPARTS": self.counterparts,
                 "AMERICAN": AMERICAN}
        constants = [f"const {name} = {json.dumps(value, ensure_ascii=False)};\n"
                     for name, value in lists.items()]
        return "".join(constants) + (HERE / "course_search.js").read_text(encoding="utf-8")

    js_stemmer_code = SearchEnglish.js_stemmer_code


def beginnings(word: str) -> list[str]:
    """Return the word, and for a Korean one its beginnings of two or more syllables."""
    if re.match("[가-힣]{2}", word):
        return [word[:length] for length in range(2, len(word) + 1)]
    return [word]


def passages(body: str) -> str:
    """Return a page's sections, headings and paragraphs, without what stands around and in them."""
    body = re.sub(r"<(svg|math|script|style)\b.*?</\1>", "", body, flags=re.DOTALL)
    body = re.sub(r'<a class="headerlink".*?</a>', "", body)
    body = re.sub(r"<(/?)t[dh]\b", r"<\1p", body)  # a cell by itself is no HTML
    body = re.sub(r"<(?!/?(?:section|h[1-4]|p|dt|dd|pre)\b)[^>]*>", "", body)
    body = re.sub(r'<(\w+)(?: id="([^"]*)"| [\w-]+="[^"]*")*>',
                  lambda tag: f'<{tag[1]} id="{tag[2]}">' if tag[2] else f"<{tag[1]}>", body)
    return re.sub(r"\s+", " ", body)


class Passages:
    """Collects the passages of an edition and writes them."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}

    def collect(
        self, app: Sphinx, pagename: str, templatename: str, context: dict[str, Any],
        doctree: object,
    ) -> None:
        """Keep a page's passages."""
        if doctree is not None:
            self.pages[f"{pagename}.html"] = passages(context["body"])

    def write(self, app: Sphinx, exception: Exception | None) -> None:
        """Write what the search page quotes from."""
        if exception is None and app.builder.format == "html":
            pages = json.dumps(dict(sorted(self.pages.items())), ensure_ascii=False)
            target = Path(app.outdir) / "_static" / "passages.js"
            target.write_text(f"const PASSAGES = {pages};\n", encoding="utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register with Sphinx."""
    edition = Passages()
    app.add_search_language(CourseSearch)
    app.connect("html-page-context", edition.collect)
    app.connect("build-finished", edition.write)
    # The passages of all pages are gathered in one process.
    return {"parallel_read_safe": True, "parallel_write_safe": False}

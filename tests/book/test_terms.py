"""The words of the course: listed in appendix C, linked from their first use, and used alone."""

import re
from functools import lru_cache
from typing import NamedTuple

import pytest

from neuron_to_mnist import LANGUAGES
from tests.book import pages

GLOSSARY = "app_c_glossary"

PAGES = [name for name in pages.page_names() if name != GLOSSARY]
BOTH = [(language, name) for language in LANGUAGES for name in PAGES]

# Words that the pages use in their everyday sense too. Which use of them is the first as a term,
# only a reader can say.
EVERYDAY = {
    "class", "column", "learning", "row", "shape", "smooth", "temperature",
    "반복", "열", "온도", "행",
}

# Other words for a term. Inside quotation marks and links, where others speak, they are allowed.
OTHER_WORDS = {
    "en": {
        "activation function": "transfer functions?",
        "argmax": "arg[ -]max",
        "autoencoder": "auto-encoders?",
        "backpropagation": "back[ -]propagation|backward propagation|backprop",
        "central difference": "cent(?:er|re)d differences?",
        "convention": "notational conventions?",
        "cross-entropy": "cross entropy",
        "decision boundary": "decision surfaces?|separating lines?",
        "forward pass": "forward propagation|feed-?forward pass(?:es)?",
        "fully connected": "fully-connected|densely connected",
        "gradient descent": "steepest descent",
        "hidden layer": "intermediate layers?|inner layers?",
        "hyperparameter": "hyper-parameters?",
        "initialization": "initialisation",
        "learning rate": "step sizes?|learning speed",
        "logits": "(?:raw|class|unnormalized) scores?",
        "log-sum-exp": "logsumexp",
        "loss": "(?:cost|objective|error) functions?|objectives",
        "mini-batch": "mini ?batch(?:es)?",
        "moving average": "(?:running|rolling) (?:average|mean)s?",
        "neural network": "(?:neural )?nets?",
        "nonlinear": "non-linear",
        "one-hot": "one hot|1-of-k",
        "optimization": "optimisation",
        "optimizer": "optimisers?|solvers?",
        "overfitting": "over-fitting|overtraining",
        "rectified linear unit": "(?-i:Relu|RELU)|rectifiers?",
        "sample": "data ?points?|training instances?",
        "softmax": "soft[ -]max",
        "step function": "heaviside function|threshold functions?|unit step",
        "target": "ground truth|desired (?:output|value)s?",
        "test set": "test data|testing set|held-out (?:data|set)",
        "vanishing gradient": "gradient vanishing",
        "weighted sum": "weighted totals?|net inputs?|pre-?activations?",
    },
    "ko": {
        "가중치": "웨이트",
        "가중합": "가중 합|가중치의? 합",
        "결정 경계": "결정경계|판단 경계",
        "경사 하강법": "경사하강법|경사 하강(?!법)|기울기 하강",
        "계단 함수": "계단함수|스텝 함수",
        "과적합": "과대적합|과잉적합|오버피팅",
        "교차 엔트로피": "교차엔트로피|크로스 엔트로피",
        "그레이디언트": "그래디언트|그라디언트|그레디언트|경사도",
        "기계 학습": "기계학습|머신 ?러닝",
        "기울기 소실": "그레이디언트 소실|경사 소실",
        "내적": "점곱|스칼라곱",
        "노드": "유닛",
        "논리 게이트": "논리게이트|논리 회로",
        "딥러닝": "딥 러닝|심층 학습",
        "레이블": "라벨",
        "로짓": "스코어",
        "매개변수": "파라미터|모수",
        "목표값": "목푯값|타깃|타겟|정답값",
        "무차별 대입": "브루트",
        "미니배치": "미니 배치",
        "반복": "이터레이션",
        "배치 크기": "배치크기|배치 사이즈",
        "샘플": "표본",
        "소프트맥스": "소프트 맥스",
        "손실": "로스|(?:비용|목적|오차|손실) ?함수",
        "순전파": "순방향 전파|전방 전파|피드포워드",
        "신경망": "뉴럴|네트워크",
        "쌍곡탄젠트": "하이퍼볼릭|쌍곡선 탄젠트",
        "야코비 행렬": "야코비안|자코비안",
        "어림 규칙": "휴리스틱",
        "에폭": "에포크",
        "역전파": "오차 ?역전파|백프로파게이션",
        "연쇄 법칙": "연쇄법칙|연쇄 규칙|체인 룰",
        "오버플로": "오버플로우",
        "오차": "에러",
        "오토인코더": "자기 ?부호화기|자동 부호화기",
        "옵티마이저": "최적화기|최적화 알고리즘|옵티마이져",
        "완전 연결": "완전연결|전결합|밀집",
        "외적": "텐서곱",
        "원-핫": "원 ?핫",
        "은닉층": "히든|숨은 ?층|중간 ?층",
        "이동 평균": "이동평균",
        "이상값": "이상치|아웃라이어",
        "임곗값": "임계값|역치|문턱값",
        "잡음": "노이즈",
        "전역 최솟값": "최소값",
        "정확도": "정답률|정확률",
        "중앙 차분": "중앙차분|중심 ?차분",
        "지도 학습": "지도학습",
        "최대 가능도": "최대 ?우도",
        "추론": "인퍼런스",
        "층": "레이어|계층",
        "테스트 세트": "테스트 셋|(?:시험|평가) 세트|테스트 데이터",
        "편향": "바이어스",
        "평균 제곱 오차": "평균제곱 ?오차|평균 제곱오차",
        "하이퍼파라미터": "하이퍼 파라미터|초매개변수",
        "학습률": "학습율|학습 속도|러닝 레이트",
        "항등 함수": "항등함수",
        "행렬의 곱": "행렬 ?곱(?!셈)",
        "형상": "셰이프",
        "활성화 함수": "활성화함수|활성 ?함수|전달 함수",
    },
}
ALLOWED = {
    ("en", "ch04_losses", "loss"): "tells what others call it",
    ("en", GLOSSARY, "loss"): "tells what others call it",
    ("ko", "ch04_losses", "손실"): "tells what others call it",
    ("ko", GLOSSARY, "손실"): "tells what others call it",
}


class GlossaryEntry(NamedTuple):
    """A word of the glossary, with its counterpart and the label where it is introduced."""

    word: str
    counterpart: str
    label: str


@lru_cache
def entries(language: str) -> list[GlossaryEntry]:
    """Return the glossary's entries in the order of the source, the same in both languages."""
    block = re.search(r"^```\{glossary\}\n:sorted:\n(.*?)^```$",
                      pages.source(language, GLOSSARY), re.DOTALL | re.MULTILINE)
    assert block is not None
    found = []
    for entry in re.split(r"\n\n+", block[1].strip()):
        *words, definition = entry.split("\n")
        label = re.fullmatch(r" {4}\S.* \{ref\}`[^<`]+ <([\w-]+)>`", definition)
        assert label is not None, f"{words}: a definition of one line that ends with a link"
        assert 1 <= len(words) <= 2, words
        found.append(GlossaryEntry(words[0], words[-1], label[1]))
    return found


def blank(pattern: str, text: str) -> str:
    """Put spaces in the place of all that the pattern finds."""
    return re.sub(pattern, lambda m: re.sub(r"[^\n]", " ", m[0]), text,
                  flags=re.DOTALL | re.MULTILINE)


@lru_cache
def wording(language: str, name: str) -> str:
    """Return the page with spaces for code, formulas, link texts and all roles but ``term``."""
    text = blank(r"\A---\n.*?^---$", pages.source(language, name))
    text = blank(r"^```(?:\{code-cell\}|\w+$).*?^```$", text)
    text = re.sub(r"(\{[\w:-]+\})?`[^`\n]+`",
                  lambda m: m[0] if m[1] == "{term}" else " " * len(m[0]), text)
    for markup in (r"^\$\$.*?^\$\$[^\n]*$", r"\$[^$\n]+\$",
                   r"\[[^]]*\]\((?:[^()\n]|\([^()\n]*\))*\)",
                   r"^[`:]{3,}\{[\w:-]+\}.*?$", r"^\([\w-]+\)=$"):
        text = blank(markup, text)
    return text


@lru_cache
def running(language: str, name: str) -> str:
    """Return the running prose: no headings, no tables, no figures and nothing for them."""
    source = pages.source(language, name)
    figures = [match.span() for match in re.finditer(
        r"^```\{(?:glue:figure|live-figure)\}.*?^```$", source, re.DOTALL | re.MULTILINE)]
    text = wording(language, name)
    for start, end in figures:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return blank(r"^(?:#|\||:\w)[^\n]*$", text)


class Link(NamedTuple):
    """A link to the glossary: the words shown, the word of the glossary, and where it begins."""

    shown: str
    word: str
    start: int
    end: int


@lru_cache
def links(language: str, name: str) -> list[Link]:
    """Return the page's links to the glossary, in the spelling of the glossary."""
    spelling = {word.lower(): entry.word for entry in entries(language)
                for word in (entry.word, entry.counterpart)}
    found = []
    for match in re.finditer(r"\{term\}`([^`<]+?)(?: <([^`>]+)>)?`", pages.source(language, name)):
        target = (match[2] or match[1]).lower()
        assert target in spelling, f"{target} is not in the glossary"
        found.append(Link(match[1], spelling[target], match.start(), match.end()))
    return found


def uses(language: str, word: str, text: str) -> list[re.Match[str]]:
    """Return where the text uses the word, as such and not within a longer word of the list."""
    for other in (entry.word for entry in entries(language)):
        if word.lower() in other.lower() and word.lower() != other.lower():
            text = re.sub(re.escape(other), lambda m: "#" * len(m[0]), text, flags=re.IGNORECASE)
    end = r"(?:e?s)?(?![\w-])" if language == "en" else ""
    return list(re.finditer(rf"(?<![\w-]){re.escape(word)}{end}", text, re.IGNORECASE))


def test_editions_list_the_same_words() -> None:
    english, korean = entries("en"), entries("ko")
    assert len(english) >= 80
    assert korean == [GlossaryEntry(e.counterpart, e.word, e.label) for e in english]
    for listed in (english, korean):
        words = [word.lower() for e in listed for word in {e.word, e.counterpart}]
        assert len(words) == len(set(words))


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_is_linked_on_the_page_that_introduces_it(language: str) -> None:
    pages_of_labels = {label: name for name in PAGES for label in pages.labels(language, name)}
    for entry in entries(language):
        page = pages_of_labels[entry.label]
        assert entry.word in {link.word for link in links(language, page)}, (entry.word, page)


@pytest.mark.parametrize("name", PAGES)
def test_editions_link_the_same_words(name: str) -> None:
    counterpart = {entry.word: entry.counterpart for entry in entries("en")}
    english = sorted(counterpart[link.word] for link in links("en", name))
    assert english == sorted(link.word for link in links("ko", name))


@pytest.mark.parametrize(("language", "name"), BOTH)
def test_page_links_a_word_once_at_its_first_use(language: str, name: str) -> None:
    text = running(language, name)
    found = links(language, name)
    assert len({link.word for link in found}) == len(found)
    for link in found:
        assert text[link.start:link.end].strip(), f"{link.word}: not in running prose"
        if link.word.lower() not in EVERYDAY and link.shown not in EVERYDAY:
            before = text[:link.start]
            assert not uses(language, link.shown, before), f"{link.shown}: used before its link"
            assert not uses(language, link.word, before), f"{link.word}: used before its link"


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_use_in_the_book_is_a_link(language: str) -> None:
    linked: set[str] = set()
    for name in PAGES:
        linked |= {link.word for link in links(language, name)}
        text = running(language, name)
        for entry in entries(language):
            if entry.word not in linked | EVERYDAY:
                assert not uses(language, entry.word, text), f"{entry.word}: no link on {name}"


@pytest.mark.parametrize("name", PAGES)
def test_korean_page_says_the_english_word_at_the_link(name: str) -> None:
    """A link is followed by the English word in parentheses, and only a link is."""
    text = pages.source("ko", name)
    for link in links("ko", name):
        english = {e.word: e.counterpart for e in entries("ko")}[link.word]
        if english != link.word:
            assert re.match(rf"\**\({english}[,)]", text[link.end:]), link.word
    for entry in entries("ko"):
        bare = rf"(?<![\w-]){entry.word}\**\({re.escape(entry.counterpart)}\)"
        assert re.search(bare, running("ko", name)) is None, f"{entry.word}: no link"


@pytest.mark.parametrize(("language", "name"), BOTH)
def test_summary_agrees_with_the_glossary(language: str, name: str) -> None:
    """Where a page's table of terms names a word of the glossary, it names its counterpart."""
    counterpart = {entry.word: entry.counterpart for entry in entries(language)}
    section = pages.source(language, name).partition(f"({name[:4]}-summary)=")[2]
    for row in re.findall(r"^\| (.+?) \| (.+?) \|$", section, re.MULTILINE):
        words, others = ([word.removeprefix("to ") for word in
                          re.sub(r" ?\([^)]*\)", "", cell).split(", ")] for cell in row)
        if len(words) == len(others):
            for word, other in zip(words, others, strict=True):
                assert counterpart.get(word, other) == other


@pytest.mark.parametrize(("language", "name"), [*BOTH, *((x, GLOSSARY) for x in LANGUAGES)])
def test_no_other_word_for_a_term(language: str, name: str) -> None:
    text = blank(r"\"[^\"\n]*\"", wording(language, name))
    for word, others in OTHER_WORDS[language].items():
        if (language, name, word) not in ALLOWED:
            end = r"(?![\w-])" if language == "en" else ""
            found = re.findall(rf"(?<![\w-])(?:{others}){end}", text, re.IGNORECASE)
            assert found == [], f"{found}: the word of the course is {word}"


def test_other_words_and_allowances_are_needed() -> None:
    for language in LANGUAGES:
        listed = {entry.word for entry in entries(language)}
        assert set(OTHER_WORDS[language]) <= listed
    for (language, name, word), reason in ALLOWED.items():
        assert reason
        assert re.search(OTHER_WORDS[language][word], wording(language, name)), (name, word)

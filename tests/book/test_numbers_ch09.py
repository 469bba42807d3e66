"""Every number of chapter 9: worked out again with NumPy alone, or held to its distribution.

What a training yields differs in the last digits from machine to machine. Its limits here are the
smallest and the largest of seven seeds, widened by about as much again as they are apart, and by
0.3 points at least. (For what the page itself takes from five seeds: of four times five.)

Where MNIST could not be had, the page is built with other digits: the places of their numbers are
held then, and every number that does not come from the data.
"""

import math
import re
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest

from tests.book import reader
from tests.book.mnist_again import (
    SIZES,
    TABLE,
    Trained,
    against_learning_by_heart,
    averages,
    before_learning,
    drawings,
    forward,
    moved,
    nine_pixels,
    recipes,
    shares,
    trained,
)
from tests.book.mnist_raw import mnist
from tests.book.numbers import Between, Entry, Reading, Value, hold
from tests.needs import lacking

PAGE = "ch09_mnist"
READERS = ["one", "saito", "wide", "augmented"]
BANDS = [
    [(91.7, 92.8), (86.9, 88.0), (64.5, 69.0), (42.0, 47.5)],
    [(96.0, 97.0), (91.0, 95.0), (71.0, 78.0), (46.0, 55.0)],
    [(98.0, 98.7), (96.4, 97.5), (83.0, 90.5), (53.0, 71.0)],
    [(98.4, 99.1), (98.1, 99.1), (97.4, 98.6), (95.0, 97.0)],
]
TRAINED: dict[str, Value] = {
    **{f"{name}-{pixels}": Between(*band) for name, bands in zip(READERS, BANDS, strict=True)
       for pixels, band in enumerate(bands)},
    "last-train": Between(96.96, 97.76), "last-validation": Between(96.24, 97.24),
    "worst-true": Between(0, 9), "worst-named": Between(0, 9), "worst-count": Between(13, 30),
    "sure-share": Between(98.8, 99.7), "unsure-share": Between(67, 77),
    "sure-wrong": Between(40, 95), "saito-wrong": Between(300, 400),
    "without-median": Between(95.6, 96.8), "without-worst": Between(93.0, 96.5),
    "saito-same": Between(*BANDS[1][0]), "augmented-same": Between(*BANDS[3][0]),
    "saito-bytes": Between(94.3, 96.0), "augmented-bytes": Between(97.9, 99.0),
    "saito-turned": Between(14, 19), "augmented-turned": Between(12, 15),
    "saito-white": Between(0, 10), "augmented-white": Between(0, 10),  # worse than guessing
    "nonsense-test": Between(7, 12.4),
    "over-train": Between(0.0001, 0.01), "over-epoch": Between(4, 25),
    "over-best": Between(0.25, 0.4), "over-last": Between(0.3, 0.5),
    "seconds": Between(1, 3600),  # of whatever processor built the page
}
WAYS = {
    "none": ("nothing", "없음"),
    "decay": (r"weight decay in the gradient, $\lambda = 0.001$",
              r"그레이디언트에 더하는 가중치 감쇠, $\lambda = 0.001$"),
    "adamw": (r"AdamW, $\lambda = 1$", r"AdamW, $\lambda = 1$"),
    "early": ("early stopping, patience 5", "조기 종료, 5에폭 기다림"),
    "dropout": ("dropout, $p = 0.5$", "드롭아웃, $p = 0.5$"),
    "distortion": ("distortions", "변형"),
    "together": (r"distortions, AdamW ($\lambda = 0.3$), dropout ($p = 0.2$)",
                 r"변형, AdamW($\lambda = 0.3$), 드롭아웃($p = 0.2$)"),
    "five-times": ("nothing, but 5,000 images", "없음, 다만 이미지 5,000장"),
}
FROM_DATA = [*TRAINED, "data", "train-images", "test-images", *(f"averages-{i}" for i in range(4)),
             "dark", "dark-weights", "dark-lit"]


@pytest.fixture(scope="session")
def independent() -> Trained:
    """784-50-100-10, trained without nnlib."""
    return trained()


def data() -> dict[str, Value]:
    """What the page counts in MNIST itself."""
    x, _, x_test, _ = mnist()
    dark = x.max(axis=0) == 0
    return {"data": "MNIST", "train-images": len(x), "test-images": len(x_test), **averages(),
            "dark": int(dark.sum()), "dark-weights": 50 * int(dark.sum()),
            "dark-lit": int(x_test[:, dark].any(axis=1).sum())}


def constant() -> dict[str, Value]:
    """What does not depend on the data that the page was built with."""
    counts = [m * k + k for m, k in pairwise(SIZES)]
    few = 1797
    few_test = few - few * 4 // 5
    return {
        "pixels": 28 * 28, "guess": 100 // 10, "log-ten": math.log(10),
        **{f"parameters{i}": count for i, count in enumerate(counts, start=1)},
        "parameters": sum(counts), "updates": 50_000 // 100, "ten-updates": 10 * 50_000 // 100,
        "few": few, "few-train": few - few_test, "few-test": few_test,
        "one-of-few": 100 / few_test, "few-minimum": Between(96.4, 98.7),
        "few-median": Between(97.7, 98.7), "few-maximum": Between(97.8, 99.4),
        **against_learning_by_heart(),
        "nonsense-parameters": 784 * 300 + 300 + 300 * 10 + 10,
        **nine_pixels(), **recipes(), **drawings(),
    }


@pytest.fixture(scope="session")
def values(built_page: Callable[[str, str], str]) -> dict[str, Value]:
    """Every value of the page."""
    if "MNIST" in reader.from_cells(built_page("en", PAGE)):
        return constant() | TRAINED | data()
    others: dict[str, Value] = dict.fromkeys(FROM_DATA, Between(-math.inf, math.inf))
    return constant() | others | {"data": "digits"}


@pytest.fixture
def measured(page: str, outputs: str) -> str:
    """What the cells print on a page that was built with MNIST."""
    if "MNIST" not in reader.from_cells(page):
        lacking("MNIST in the built book", "set NNLIB_DATA to a folder with its files, then build")
    return outputs


def row(words: str, names: list[str]) -> str:
    """A row of a table of percentages."""
    return f"| {words} | " + " | ".join(f"<{name}:.2f>" for name in names) + " |"


def four(english: str, korean: str, name: str) -> tuple[str, str]:
    """A reader's row: on images moved by 0 to 3 pixels."""
    names = [f"{name}-{pixels}" for pixels in range(4)]
    return row(english, names), row(korean, names)


def form(english: str, korean: str, name: str) -> tuple[str, str]:
    """A row of the table of the images' forms."""
    names = [f"saito-{name}", f"augmented-{name}"]
    return row(english, names), row(korean, names)


def spread(words: str, name: str) -> str:
    """A recipe's row: the spread over the seeds, and its seconds."""
    return row(words, [f"{name}-lo", f"{name}-mid", f"{name}-hi"]) + f" <{name}-s:.0f> |"


HELD: list[Entry] = [
    ("about 50 minutes. You need the forward pass and batches (chapter 3), training by gradients "
     "(chapters 5 to 7), and softmax with the cross-entropy (chapter 8)",
     "50분쯤 걸립니다. 순전파(forward pass)와 배치(batch)(3장), 그레이디언트(gradient)로 하는 "
     "학습(5장부터 7장까지), 그리고 소프트맥스(softmax)와 교차 엔트로피(cross-entropy)(8장)를"),
    ("This page was built with <data>: <train-images:,d> images to learn from and "
     "<test-images:,d> to be tested on",
     "이 페이지는 <data> 데이터로 만들었습니다. 학습 이미지는 <train-images:,d>장, 테스트 "
     "이미지는 <test-images:,d>장"),
    ("the <few:,d> handwritten digits that come with", "손글씨 숫자 <few:,d>장을"),
    ("28 by 28 pixels, <pixels> in all, and a label from 0 to 9",
     "가로세로 28픽셀, 모두 <pixels>픽셀이고, 0부터 9까지의 레이블"),
    ("Ten blurred digits, 0 to 9, in two rows. The 0 is a clear ring and the 1 a bar that widens "
     "towards its ends like an hourglass. The 4 and the 9 look much alike",
     "흐릿한 숫자 0부터 9까지 열 개가 두 줄로 놓여 있습니다. 0은 또렷한 고리이고, 1은 양 끝으로 "
     "갈수록 넓어지는 모래시계 모양의 막대입니다. 4와 9는"),
    ("On the test images this reader is right in <averages-0:.2f>% of the cases. "
     "Guessing gets <guess>%",
     "테스트 이미지의 <averages-0:.2f>%를 맞힙니다. 찍으면 <guess>%"),
    ("The reader falls to <averages-2:.2f>%. "
     "With three pixels it is right in <averages-3:.2f>%",
     "분류기가 맞힌 비율은 <averages-2:.2f>%로 떨어집니다. 세 픽셀을 옮기면 <averages-3:.2f>%"),
    ("from eight of ten to ninety-nine of a hundred", "80%에서 99%까지는"),
    ("a single layer, <pixels> inputs and 10 outputs",
     "입력이 <pixels>개, 출력(output)이 10개인 한 층짜리"),
    ("The picture of 0 has a dark orange spot", "0의 그림은 한가운데가 짙은"),
    ("It reads <one-0:.2f>%. These pictures hardly look like digits. The picture of 0 says",
     "이 신경망은 <one-0:.2f>%를 맞힙니다. 그런데 학습한 가중치는 숫자처럼 보이지 않습니다. 0의 "
     "가중치에는"),
    ("people write a 7 with a bar", "7만 해도 가로줄을"),
    ("3 by 3 pixels, each stored as a whole number from 0 (no ink) to 255 (full ink). Somebody has "
     "written a slanted 1. We normalize it, which means dividing by 255",
     "3 × 3 픽셀이고, 픽셀마다 0(잉크 없음)부터 255(잉크 가득)까지의 정수가 들어 있습니다. "
     "누군가 1을 비스듬히 썼습니다. 이 이미지를 255로 나누고"),
    r"0 & 255 & 51 \\ 0 & 204 & 0 \\ 0 & 255 & 0 \end{pmatrix} \;\to\; "
    r"x = (&<x1:g>,\ <x2:g>,\ <x3:g>,\ <x4:g>,\ <x5:g>, \\ "
    r"&<x6:g>,\ <x7:g>,\ <x8:g>,\ <x9:g>) \end",
    ("Let the average 1 be the middle column and the average 7 the top row with the right column",
     "1의 평균은 가운데 열이고, 7의 평균은 윗줄과 오른쪽 열이라고"),
    r"m_1 &= (0, 1, 0,\ 0, 1, 0,\ 0, 1, 0) \\ m_7 &= (1, 1, 1,\ 0, 0, 1,\ 0, 0, 1) \end",
    r"d_1 &= 0.2^2 + 0.2^2 = <d1:.2f> \\ "
    r"d_7 &= 1 + 0.8^2 + 0.8^2 + 1 + 1 + 1 = <d7:.2f> \end",
    ("The 1 is much nearer", "1이 훨씬 가깝습니다"),
    ("minus half the sum of its squares, $<bias1:.1f>$ for the 1 and $<bias7:.1f>$ for the 7",
     "음의 부호를 붙인 것입니다. 1은 $<bias1:.1f>$, 7은 $<bias7:.1f>$"),
    r"a_1 &= (1 + 0.8 + 1) - 1.5 = <a1:.1f> \\ a_7 &= (1 + 0.2) - 2.5 = <a7:.1f> \end",
    ("The 1 wins again. The gap between the scores is $<a-gap:.1f>$, "
     "and the gap between the differences was $<d-gap:.1f>$",
     "이번에도 1의 값이 더 큽니다. 두 점수의 차이는 $<a-gap:.1f>$이고, 앞에서 구한 두 값의 "
     "차이는 그 꼭 두 배인 $<d-gap:.1f>$"),
    ("$x$ be an image, shape $(<pixels>,)$", "$x$는 형상이 $(<pixels>,)$인 이미지"),
    r"d_k &= \sum_i (x_i - m_{ki})^2 \\ "
    r"&= \sum_i x_i^2 - 2 \Bigl( \sum_i x_i m_{ki} - \tfrac12 \sum_i m_{ki}^2 \Bigr) . \end",
    ("a Dense layer of <pixels> inputs and 10 outputs", "입력이 <pixels>개이고 출력이 10개이며"),
    ("two hidden layers, of 50 and 100 neurons", "은닉층이 둘이고, 뉴런이 50개와 100개"),
    ("| images | $X$ | $(n, <pixels>)$ |", "| 이미지 | $X$ | $(n, <pixels>)$ |"),
    *((f"| {words[0]} | {rest}", f"| {words[1]} | {rest}") for words, rest in (
        (("hidden layer 1", "은닉층 1"),
         r"$Z_1 = \sigma(X W_1 + b_1)$ | $(n, 50)$ | <parameters1:,d> |"),
        (("hidden layer 2", "은닉층 2"),
         r"$Z_2 = \sigma(Z_1 W_2 + b_2)$ | $(n, 100)$ | <parameters2:,d> |"),
        (("logits", "로짓"), "$A = Z_2 W_3 + b_3$ | $(n, 10)$ | <parameters3:,d> |"))),
    ("There are <parameters:,d> parameters", "모두 <parameters:,d>개입니다"),
    ("as in chapter 4: a 3 becomes a row of ten numbers with a 1 in column 3 and 0 elsewhere",
     "4장에서처럼 원-핫(one-hot)으로 적습니다. 3이라면 열 자리 가운데 3번 자리만 1이고 나머지는 0"),
    (r"each digit one tenth has the loss $-\ln \tfrac{1}{10} = \ln 10 = <log-ten:.4f>$",
     r"10분의 1씩이라면 손실은 $-\ln \tfrac{1}{10} = \ln 10 = <log-ten:.4f>$"),
    ("normalize divides by 255. flatten makes a row of <pixels> numbers of each image, otherwise "
     "it stays $(1, 28, 28)$: one channel, 28 rows, 28 columns",
     "normalize는 255로 나눕니다. flatten은 이미지마다 값 <pixels>개를 한 줄로 늘어놓으며, 끄면 "
     "$(1, 28, 28)$, 곧 채널 하나에 28행 28열로"),
    ("the unflattened array with 0 to 255", "0부터 255까지의 배열"),
    ("They are 8 by 8 pixels, enlarged to fit: <few-train:,d> for training and <few-test> for the "
     "test",
     "8 × 8 픽셀짜리를 키운 것으로, 학습용이 <few-train:,d>장, 시험용이 <few-test>장"),
    ("reads <few-minimum:.2f> to <few-maximum:.2f>% of their test images, with a median of "
     "<few-median:.2f>%. With <few-test> images a single one makes a difference of "
     "<one-of-few:.2f>%. So if your own run says 98% and its data are called digits, it has not "
     "matched the 98% of MNIST",
     "테스트 이미지의 <few-minimum:.2f>%에서 <few-maximum:.2f>%를 맞히고, 중앙값은 "
     "<few-median:.2f>%입니다. <few-test>장이면 한 장이 <one-of-few:.2f>%입니다. 직접 돌려 보니 "
     "98%가 나왔는데 데이터 이름이 digits라면, MNIST의 98%를"),
    ("With batches of 100 images an epoch has <updates> updates, and ten epochs have "
     "<ten-updates:,d>. (often is 1 with MNIST",
     "이미지를 백 장씩 묶으면 한 에폭(epoch)에 <updates>번, 열 에폭에 <ten-updates:,d>번 "
     "가중치를 고칩니다. (MNIST에서는 often이 1"),
    ("rises from below 80% to 97%", "80% 아래에서 97%까지"),
    ("the training images are ahead, <last-train:.2f>% against <last-validation:.2f>%",
     "학습 이미지가 <last-train:.2f>%, 검증 이미지가 <last-validation:.2f>%로"),
    ("One image is a row of <pixels> numbers, and ten logits",
     "이미지 한 장의 값 <pixels>개에서 로짓"),
    ("in batches of shape $(100, <pixels>)$", "형상이 $(100, <pixels>)$인 배치로"),
    ("The network reads <saito-0:.2f>% of the test images", "테스트 이미지의 <saito-0:.2f>%를"),
    ("The most frequent one is a <worst-true> taken for a <worst-named>, <worst-count> times",
     "가장 잦은 실수는 <worst-true> → <worst-named>, 모두 <worst-count>번"),
    ("Where it gives more than 0.9 to its answer, <sure-share:.1f>% of the answers are right. "
     "Where it gives less, <unsure-share:.1f>%. So the probability is worth something, but "
     "<sure-wrong> of the <saito-wrong> mistakes were made with more than 0.9",
     "답의 확률이 0.9보다 큰 이미지에서는 <sure-share:.1f>%가 맞았고, 0.9 이하인 이미지에서는 "
     "<unsure-share:.1f>%였습니다. 그러니 쓸모가 있는 값입니다. 하지만 틀린 <saito-wrong>장 "
     "가운데 <sure-wrong>장은 0.9보다"),
    ("first fifteen neurons of hidden layer 1", "은닉층 1의 처음 열다섯 뉴런"),
    ("by setting its output to 0, and the accuracy becomes <without-median:.2f>% (the median over "
     "the 50 neurons). Even the most important one leaves <without-worst:.2f>%. "
     "Networks tolerate damage, as chapter 1 said",
     "출력을 0으로 만들면 정확도는 <without-median:.2f>%가 됩니다(뉴런 50개를 차례로 막아 얻은 "
     "중앙값입니다). 가장 중요한 뉴런을 막아도 <without-worst:.2f>%가 남습니다. 1장에서 말한 대로"),
    ("Past 98%", "98%를 넘어서"),
    ("784-300-100-10 with ReLU", "784-300-100-10에 ReLU"),
    ("| reader | 0 pixels | 1 | 2 | 3 |", "| 분류기 | 0픽셀 | 1 | 2 | 3 |"),
    four("averages", "평균", "averages"),
    four("one layer, 784-10", "한 층, 784-10", "one"),
    four("sigmoid, 784-50-100-10", "시그모이드, 784-50-100-10", "saito"),
    four("ReLU, 784-300-100-10", "ReLU, 784-300-100-10", "wide"),
    four("the same, augmented", "같은 신경망, 증강", "augmented"),
    ("a different row of <pixels> numbers; nothing in the formula says that pixel 300 and pixel "
     "301 are neighbors",
     "다른 값 <pixels>개일 뿐입니다. 300번 픽셀과 301번 픽셀이 이웃"),
    ("took <seconds:.0f> seconds of processor time", "프로세서 시간으로 <seconds:.0f>초가"),
    ("With 50,000 images the gap between training and validation stayed small. Give a network "
     "only 1,000, and it opens wide. We make this overfitting on purpose, with 784-300-10 and 60 "
     "epochs",
     "이미지가 50,000장일 때는 학습과 검증의 차이가 크지 않았습니다. 1,000장만 주면 차이가 크게 "
     "벌어집니다. 784-300-10 신경망을 60에폭"),
    ("Two panels over 60 epochs. Left, on a logarithmic axis, the training loss falls below 0.01",
     "60에폭에 걸친 칸 두 개. 왼쪽은 로그 눈금이고, 학습 손실은 0.01 아래로"),
    ("learning 1,000 images by heart", "이미지 1,000장을 외우는"),
    ("The training loss goes down to <over-train:.4f>. The validation loss is lowest after epoch "
     "<over-epoch>, with <over-best:.3f>, and ends at <over-last:.3f>",
     "학습 손실은 <over-train:.4f>까지 내려갑니다. 검증 손실은 <over-epoch>에폭 뒤에 "
     "<over-best:.3f>로 가장 작고, 마지막에는 <over-last:.3f>입니다"),
    ("dark in all 1,000 images. Their slope is 0, so only the decay moves their weights, 1,200 "
     "times by",
     "같은 비율, 1,000분의 1만큼 줄어듭니다.) 1,000장 모두에서 어두운 픽셀을 보면 제대로 되었는지 "
     "확인할 수 있습니다. 그 가중치는 기울기가 0이어서 감쇠로만 변하고, 같은 배율이 1,200번"),
    ("Five seeds, each with 1,000 images of its own", "시드마다 다른 1,000장을"),
    *((row(english, [f"{name}-{short}" for short in ("lo", "mid", "hi")]),
       row(korean, [f"{name}-{short}" for short in ("lo", "mid", "hi")]))
      for name, (english, korean) in WAYS.items()),
    ("three nodes over 1,000 images. Left", "이미지 1,000장에서 구해 그린"),
    ("The weighted sums of three nodes over 1,000 images", "이미지 1,000장에서 구한 세 노드"),
    r"$\bar w \leftarrow 0.998\, \bar w + 0.002\, w$",
    ("Nielsen's first network is 784-<nielsen-hidden>-10 with sigmoids and the squared error. "
     "Rashid's is 784-<rashid-hidden>-10 without biases",
     "닐슨의 첫 신경망은 시그모이드와 제곱 오차를 쓰는 784-<nielsen-hidden>-10입니다. "
     "라시드의 신경망은 편향 없는 784-<rashid-hidden>-10"),
    ("two hidden layers of <course-hidden> nodes with ReLU", "노드가 <course-hidden>개인 은닉층이"),
    ("for 90 and for 600 seconds of processor time", "90초까지 쓰는 것과 600초까지 쓰는 것"),
    ("| recipe | min | median | max | CPU s |", "| 방법 | 최소 | 중앙값 | 최대 | CPU 초 |"),
    *(spread(name, f"r{i}") for i, name in enumerate(TABLE, start=1)),
    ("percentages of the 10,000 test images, from the seeds 1 to 5",
     "시드 1부터 5까지, 테스트 이미지 10,000장을 맞힌 백분율"),
    "--seeds 5",
    ("on one core (<dates>), with all 60,000 training images; Nielsen's network, as in his book, "
     "with the first 50,000",
     "코어 하나로 쟀습니다(<dates>). 학습 이미지 60,000장을 모두 썼고, 닐슨의 신경망만은 책대로 "
     "처음 50,000장을"),
    ("Four of his five starts end near <r1-mid:.0f>%, one at <r1-lo:.2f>%. "
     "In that run the output for the digit 3",
     "네 번은 <r1-mid:.0f>% 언저리에서 끝나고 한 번은 <r1-lo:.2f>%에서 끝납니다. 그때는 숫자 3의 "
     "출력"),
    ("a question of chapter 6", "6장에서 미뤄 둔 비교"),
    ("At his learning rate 0.1 the heuristic comes out a little ahead, <r2-mid:.2f> against "
     "<r3-mid:.2f>%",
     "라시드의 학습률 0.1에서는 어림 규칙이 <r2-mid:.2f>%, 정확한 그레이디언트가 <r3-mid:.2f>%로"),
    ("a factor that is at most a quarter", "커야 4분의 1인 인수"),
    ("At 0.3 it reads <r4-mid:.2f>%", "0.3이면 <r4-mid:.2f>%이고"),
    ("are 784-512-512-10 networks, trained for <ladder-epochs> epochs on the first 50,000 training "
     "images and measured on the other 10,000",
     "784-512-512-10 신경망이고, 학습 이미지의 처음 50,000장으로 <ladder-epochs>에폭을 학습시켜 "
     "나머지 10,000장으로"),
    ("| rung | what it adds | min | median | max | CPU s |",
     "| 칸 | 더한 것 | 최소 | 중앙값 | 최대 | CPU 초 |"),
    *((spread(f"{i} | {english}", f"l{i}"), spread(f"{i} | {korean}", f"l{i}"))
      for i, (english, korean) in enumerate((
          ("ReLU, He, Adam, cosine", "ReLU, He, Adam, 코사인"), ("dropout", "드롭아웃"),
          ("batch norm", "배치 정규화"), ("averaged weights", "가중치 평균"), ("shift", "옮기기"),
          ("turn, stretch, slant", "돌리고 늘이고 기울이기"), ("elastic", "휘기"),
          ("set upright", "똑바로 세우기")), start=1)),
    ("Rungs 5 to 7 distort each image anew whenever it is used: moved up to <shift> pixels, then "
     "also turned up to <rotation> degrees",
     "5번부터 7번까지는 이미지를 쓸 때마다 새로 변형합니다. <shift>픽셀까지 옮기고, 거기에 "
     "<rotation>도까지"),
    ("Rung 8 straightens", "8번은 비스듬한"),
    ("brings <gain-shift:.2f> points, and all the distortions together bring "
     "<gain-distorted:.2f>. Batch norm brings <gain-norm:.2f> and the upright images "
     "<gain-upright:.2f>",
     "만으로 <gain-shift:.2f>포인트가 오르고, 변형을 모두 합치면 "
     "<gain-distorted:.2f>포인트입니다. 배치 정규화는 <gain-norm:.2f>, 똑바로 세우기는 "
     "<gain-upright:.2f>를"),
    ("at least not in <ladder-epochs> epochs", "적어도 <ladder-epochs>에폭에서는"),
    ("course-90 is rung 8 with <course-epochs> epochs in place of <ladder-epochs>. course-600 has "
     "<long-hidden:,d> nodes in each hidden layer and <long-epochs> epochs",
     "course-90은 8번 칸을 <ladder-epochs>에폭이 아니라 <course-epochs>에폭 학습시킨 것입니다. "
     "course-600은 은닉층마다 노드가 <long-hidden:,d>개이고 <long-epochs>에폭을"),
    r"$\sqrt{p\,(1 - p)/n}$",
    ("For course-90 with 10,000 images that is <luck:.2f>%. "
     "It misreads about <course-wrong:.0f> images",
     "course-90을 10,000장으로 재면 <luck:.2f>%입니다. 틀리는 이미지는 <course-wrong:.0f>장쯤"),
    ("A difference of 0.05% is five images: if it comes from 5 against 0, coins would do it once "
     "in 16 trials; if it comes from 30 against 25, more than every second time",
     "차이가 0.05%라면 다섯 장입니다. 그것이 5장 대 0장이라면 동전을 던져서는 열여섯 번에 한 번 "
     "나올 결과이지만, 30장 대 25장이라면 두 번에 한 번 넘게"),
    ("it is small, 784-<reader-hidden>-10,", "작게 만들어 784-<reader-hidden>-10이고"),
    ("a box of 20 by 20 pixels, then moved so that its center of mass lies in the middle of the "
     "28 by 28",
     "20 × 20 픽셀의 상자에 꼭 맞게 줄이거나 키운 다음, 무게중심이 28 × 28의 한가운데에"),
    ("(1) The 3 that stands there", "(1) 지금 있는 3을"),
    ("(2) A small 2 stands", "(2) 작은 2가"),
    ("(4) You draw a 1 with a long flag", "머리를 길게 꺾어 1을"),
    ("shows the <pixels> pixels", "들어가는 <pixels>픽셀"),
    ("(1) Yes: <thin-best>, with the probability <thin-y:.2f>. (2) Prepared as in MNIST it is read "
     "as <small-best> with the probability <small-y:.2f>. Left in its corner it becomes a "
     "<left-best>, with <left-y:.2f>:",
     "(1) 읽습니다. 답은 <thin-best>, 확률은 <thin-y:.2f>입니다. (2) MNIST처럼 다듬으면 답이 "
     "<small-best>, 확률이 <small-y:.2f>입니다. 구석에 그대로 두면 답이 <left-best>, 확률이 "
     "<left-y:.2f>"),
    ("(3) The heart is a <heart-best>, with <heart-y:.2f>, and the A a <letter-best>, with "
     "<letter-y:.2f>",
     "(3) 하트의 답은 <heart-best>, 확률은 <heart-y:.2f>이고 A의 답은 <letter-best>, 확률은 "
     "<letter-y:.2f>"),
    ("(4) It is read as <flag-best>, with <flag-y:.2f>",
     "(4) 답은 <flag-best>, 확률은 <flag-y:.2f>"),
    ("it is right in 100% of the cases", "학습 이미지를 100% 맞힙니다"),
    ("Both learn 1,000 images", "이미지 1,000장을 모두"),
    ("Both score 1.0 on their training images", "둘 다 학습 이미지에서는 1.0"),
    ("and the second, at <nonsense-test:.2f>%,", "둘째는 <nonsense-test:.2f>%로"),
    ("easy with <nonsense-parameters:,d> parameters for 1,000 labels",
     "매개변수가 <nonsense-parameters:,d>개이니 레이블 1,000개를"),
    ("Make 300 readers of one layer with random weights, without any training. Measure all of them "
     "on 100 images",
     "한 층짜리 분류기를 300개 만들고, 학습은 전혀 시키지 않습니다. 모두 이미지 100장으로"),
    ("The best of the 300", "300개 가운데 가장 좋은 것은"),
    ("choosing on 100 images", "100장의 결과는"),
    ("a network that reads 98% of the test images", "테스트 이미지는 98%를 읽으면서"),
    ("| test images | 784-50-100-10 | augmented |", "| 테스트 이미지 | 784-50-100-10 | 증강 |"),
    form("as in training", "학습할 때 그대로", "same"),
    form("0 to 255 in place of 0 to 1", "0부터 1까지가 아니라 0부터 255까지", "bytes"),
    form("rows and columns exchanged", "행과 열을 맞바꿈", "turned"),
    form("dark ink on white paper", "흰 종이에 검은 잉크", "white"),
    ("In MNIST ink is 1 and paper is 0", "잉크가 1이고 종이가 0"),
    ("The forgotten division by 255", "255로 나누는 것은"),
    ("its nodes turn into steps, 0 or 1; the layers behind them still get inputs between 0 and 1.",
     "첫 층의 노드가 0 아니면 1을 내는 계단이 되지만, 그 뒤의 층에는 여전히 0과 1 사이의 값이"),
    (r"its loss should lie near $\ln 10 = <log-ten:.4f>$",
     r"손실은 $\ln 10 = <log-ten:.4f>$ 언저리"),
    ("a little worse than ten equal ones", "10분의 1씩 고르게 나누는 답보다"),
    (r"With all weights 0 it must be $\ln 10$", r"가중치가 모두 0이면 정확히 $\ln 10$"),
    ("If the loss starts at 50,", "손실이 50에서 시작하면"),
    ("If the accuracy starts at 40%,", "정확도가 40%에서 시작하면"),
    ("a debt of chapters 1 and 6", "1장과 6장에서 미뤄"),
    ("If the input is always 0", "입력이 언제나 0이면"),
    ("<dark> pixels are dark in every training image",
     "픽셀 <dark>개가 모든 학습 이미지에서 0이고"),
    ("50 for each pixel, <dark-weights:,d> in all", "픽셀마다 50개씩, 모두 <dark-weights:,d>개"),
    ("drives useless weights to 0", "쓸모없는 가중치가 0이"),
    ("And <dark-lit> of the test images has ink on such a pixel",
     "이런 픽셀에 잉크가 있는 이미지가 <dark-lit>장"),
    ("in about ninety minutes", "90분쯤 걸립니다"),
    ("Bytes hold 0 to 255", "바이트에는 0부터 255까지만"),
    ("An image is a row of <pixels> numbers, divided by 255", "이미지는 255로 나눈 값 <pixels>개"),
    ("10,000 images cannot tell <r5-lo:.2f> from <r5-hi:.2f>%",
     "10,000장으로는 <r5-lo:.2f>%와 <r5-hi:.2f>%를"),
    ("a fully connected 784-300-100-10 network, the sizes of our larger one, misreads 3.05% of "
     "the test images, and 2.5% after training with distorted ones",
     "완전 연결 784-300-100-10이 테스트 이미지의 3.05%를 틀리고, 변형한 숫자로 학습하면 2.5%를"),
    ("came to 0.7% with one hidden layer of 800 nodes", "노드 800개의 은닉층 하나로 0.7%까지"),
    ("reached 0.35% with five wide hidden layers", "넓은 은닉층 다섯 개로 0.35%에"),
    ("The network 784-50-100-10 is from chapter 3 of Koki Saito",
     "784-50-100-10은 사이토 고키의 『밑바닥부터 시작하는 딥러닝』(2016) 3장"),
]


def test_every_number(reading: Reading, values: dict[str, Value]) -> None:
    hold(reading, values, HELD)


def shown(reading: Reading) -> dict[str, float]:
    """The percentages and counts that the prose takes from cells."""
    return {use.name: float(reading.text[use.start:use.end].replace(",", ""))
            for use in reading.uses if use.name not in ("data", "dates")}


def test_averages_read_eight_of_ten() -> None:
    assert averages()["averages-0"] > 80 > 70 > averages()["averages-2"]


def test_nine_pixels(outputs: str) -> None:
    found = nine_pixels()
    assert found["d-gap"] == pytest.approx(2 * found["a-gap"])
    assert (f"[{found['d1']:.2f} {found['d7']:.2f}] [{found['a1']:.1f} {found['a7']:.1f}] "
            f"{found['d-gap']:.1f} {found['d-gap']:.1f}") in outputs


def test_sizes_and_start(outputs: str) -> None:
    counts = [m * k + k for m, k in pairwise(SIZES)]
    assert all(f"{count:,}" in outputs for count in counts)
    assert f"total {sum(counts):,}" in outputs
    assert outputs.count(f"{math.log(10):.4f}") == 1


def test_data(measured: str) -> None:
    x, t, x_test, _ = mnist()
    labels = " ".join(map(str, t[:10]))
    assert f"MNIST ({len(x)}, 784) ({len(x_test)}, 784) 1.0 [{labels}]" in measured
    assert f"normalize False (60000, 784) uint8 {x[0].max()} {t[0]}" in measured
    assert "flatten False (60000, 1, 28, 28) float32 1.0 5" in measured
    one_hot = " ".join(f"{int(k == t[0])}." for k in range(10))
    assert f"one_hot_label True (60000, 784) float32 1.0 [{one_hot}]" in measured
    signs = ["".join(" .:+*#@"[int(6.99 * (v / 255))] for v in row).strip()
             for row in x[0].reshape(28, 28)[5:25]]
    assert " ".join(" ".join(signs).split()) in measured


def test_learning_curve(reading: Reading, measured: str) -> None:
    rows = re.search(r"\[\[(\S+) (\S+) (\S+) (\S+)\] \[(\S+) (\S+) (\S+) (\S+)\] "
                     r"\[(\S+) (\S+) (\S+) (\S+)\]\]", measured)
    assert rows is not None
    first, _, last = np.array(rows.groups(), float).reshape(3, 4)
    assert np.all(np.abs(first - [0.94, 0.774, 0.36, 0.909]) < [0.08, 0.03, 0.05, 0.02])
    assert np.all(np.abs(last - [0.091, 0.9736, 0.114, 0.9674]) < [0.008, 0.004, 0.01, 0.005])
    assert first[1] < 0.8 < first[3]
    assert 0.965 < last[3] < last[1] < 0.98
    assert [shown(reading)["last-train"], shown(reading)["last-validation"]] == pytest.approx(
        [100 * last[1], 100 * last[3]], abs=0.006)


def test_the_prose_takes_up_what_cells_print(reading: Reading, measured: str) -> None:
    found = shown(reading)
    right = re.search(r"(\d{4}) 10000 (0\.\d+)", measured)
    assert right is not None
    assert int(right[1]) / 10_000 == float(right[2])
    assert int(right[1]) / 100 == found["saito-0"] == found["saito-same"]
    assert 10_000 - int(right[1]) == found["saito-wrong"]
    assert found["augmented-0"] == found["augmented-same"]
    for name in ("wide-0", "augmented-0"):
        assert f" {round(found[name] / 100, 4)} " in measured
    nonsense = re.search(r"1\.0 (0\.8\d+) 1\.0 (0\.[01]\d+)", measured)
    assert nonsense is not None
    assert 0.88 < float(nonsense[1]) < 0.9
    assert f"{100 * float(nonsense[2]):.2f}" == f"{found['nonsense-test']:.2f}"


def test_what_the_prose_says_of_the_forms(reading: Reading, measured: str) -> None:
    """Bytes do little harm; white paper is read worse than by guessing."""
    found = shown(reading)
    for name in ("saito", "augmented"):
        assert 0 < found[f"{name}-same"] - found[f"{name}-bytes"] < 2.5
        assert found[f"{name}-white"] < 10 < found[f"{name}-turned"] < 20


def test_an_independent_training_keeps_the_limits(independent: Trained) -> None:
    """The same network, trained without nnlib, reads as well, errs as often and is as sure."""
    _, _, x_test, t_test = mnist()
    weights, biases, _ = independent

    def right(images: np.ndarray) -> float:
        with np.errstate(over="ignore"):
            named = forward(images / 255, weights, biases)[-1].argmax(axis=1)
        return 100 * float((named == t_test).mean())

    values = forward(x_test / 255, weights, biases)
    y = shares(values[-1])
    named, sure = y.argmax(axis=1), y.max(axis=1) > 0.9
    good = named == t_test
    pairs = np.bincount(10 * t_test[~good] + named[~good], minlength=100)
    without = [100 * float((forward(values[1] * (np.arange(50) != j), weights[1:], biases[1:])[-1]
                            .argmax(axis=1) == t_test).mean()) for j in range(50)]
    found = {
        **{f"saito-{pixels}": right(moved(x_test, pixels)) for pixels in range(4)},
        "saito-bytes": right(x_test * 255.0), "saito-white": right(255 - x_test),
        "saito-turned": right(x_test.reshape(-1, 28, 28).transpose(0, 2, 1).reshape(-1, 784)),
        "sure-share": 100 * good[sure].mean(), "unsure-share": 100 * good[~sure].mean(),
        "sure-wrong": (sure & ~good).sum(), "saito-wrong": (~good).sum(),
        "worst-count": pairs.max(),
        "without-median": np.median(without), "without-worst": min(without),
    }
    for name, value in found.items():
        limits = TRAINED[name]
        assert isinstance(limits, Between)
        assert limits.low <= value <= limits.high, (name, value)


def test_weights_of_dark_pixels_never_move(independent: Trained, measured: str) -> None:
    dark = mnist()[0].max(axis=0) == 0
    still = (independent.weights[0] == independent.first).all(axis=1)
    assert (still == dark).all()
    assert f"{dark.sum()} {dark.sum()} True" in measured


def test_decay_alone_shrinks_the_weights_of_black_pixels(outputs: str) -> None:
    left = math.exp(1200 * math.log(0.999))
    printed = re.search(rf"\b{left:.3f} (0\.\d+)", outputs)
    assert printed is not None
    assert float(printed[1]) == pytest.approx(left)


def test_choosing(measured: str) -> None:
    _, _, x_test, t_test = mnist()
    R = np.random.default_rng(9).normal(size=(300, 784, 10))
    right = np.array([(((x_test[:100] / 255) @ W).argmax(axis=1) == t_test[:100]).mean()
                      for W in R])
    rest = (((x_test[100:] / 255) @ R[right.argmax()]).argmax(axis=1) == t_test[100:]).mean()
    assert f"{np.median(right):.1f} {right.max():.2f} {rest:.3f}" in measured
    assert right.max() > 0.2 > 0.15 > rest


def test_fallback(reading: Reading) -> None:
    """Smallest, middle and largest, and each a whole number of the 360 images."""
    found = [shown(reading)[f"few-{which}"] for which in ("minimum", "median", "maximum")]
    assert found == sorted(found)
    assert [f"{100 * round(3.6 * share) / 360:.2f}" for share in found] == [
        f"{share:.2f}" for share in found]


def test_before_learning(measured: str) -> None:
    lines = re.findall(r"(0\.\d+) (2\.\d+)", measured.partition("2.3026")[0])[-5:]
    for line, (share, loss) in zip(lines, before_learning(), strict=True):
        assert [float(v) for v in line] == pytest.approx([share, loss], abs=2e-4)
        assert 0.05 < share < 0.15
        assert 2.3 < loss < 2.7

"""The time of extraction grows with the text, whatever stands in it: twice the text takes about twice the time."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from functools import partial
from importlib.resources import files

import pytest

from extract import Article, propose
from extract.lexica import rows
from extract.sources import read
from tests.bench.extract import SAMPLES
from tests.extract.examples import example, patterns

MOST = 2.5
"""How much longer twice a text may take."""
TRIES = 6
ROUNDS = 2
SIZE = 6_000
"""Code points of the shorter text."""

IN_A_ROW = {
    "names": "Nguyễn Văn An ",
    "names-in-a-list": "Nguyễn Văn An, ",
    "names-in-capitals": "NGUYỄN VĂN AN ",
    "one-capitalised-word": "Buôn ",
    "given-names": "ông An ",
    "titles": "Bí thư Tỉnh ủy ",
    "titles-in-a-list": "Phó Trưởng Ban Tổ chức, ",
    "titles-and-names": "Bí thư Tỉnh ủy Nguyễn Văn An, ",
    "names-and-titles": "Nguyễn Văn An, Bí thư Tỉnh ủy; ",
    "bodies": "Ủy ban nhân dân tỉnh ",
    "bodies-of-bodies": "Ban Tổ chức của ",
    "dates": "ngày 22/5/2020 ",
    "ranges": "từ 22-23/5, ",
    "years": "năm 2020 ",
    "days": "chiều cùng ngày ",
    "figures": "15 triệu đồng ",
    "shares": "đạt 15/20 (75%), ",
    "numerals": "hai mươi ",
    "documents": "Nghị quyết số 35-NQ/TW và ",
    "decisions": "Quyết định về việc ",
    "congresses": "Đại hội lần thứ ",
    "congresses-of-congresses": "Đại hội Đảng bộ ",
    "honours": "tặng Huân chương Lao động hạng Nhất, Nhì, ",
    "points": "Thứ nhất, là; thứ hai, là; ",
    "credits": "Ảnh: ",
    "quotes-never-closed": "“a ",
    "plain-quotes": '"a ',
    "brackets-never-closed": "(a ",
    "brackets-alone": "(",
    "an-endless-sentence": "cán bộ và nhân dân ",
    "commas": "a, ",
    "full-stops": ". ",
    "semicolons": "; ",
    "spaces": " ",
    "zero-width": "\u200b",
    "digits": "7",
    "digits-and-dots": "7.123",
    "digits-and-slashes": "7/",
    "letters": "a",
    "capitals": "A",
    "outside-the-plane": "😀 ",
    "short-lines": "a\n",
    "lines-of-names": "Nguyễn Văn An\n",
    "lines-of-questions": "- Ông nghĩ sao?\n",
    "lines-of-labels": "PV: Xin ông cho biết?\n",
    "labels-in-a-row": "PV: Xin ông cho biết? Ông An: Vâng. ",
    "marks-in-a-row": "* Thưa ông, vì sao vậy? - Vâng. ",
    "lines-of-numbers": "1. Nội dung\n2. Nội dung\n",
    "blank-lines": "\n",
}


def seconds(text: str) -> float:
    """Return the processor time that a text takes."""
    article = Article(id="long", text=text)
    gc.collect()
    start = time.process_time()
    propose(article)
    return time.process_time() - start


def grows(make: Callable[[int], str], size: int, rounds: int = ROUNDS) -> float:
    """Return how much longer twice a text takes: the least of several tries, as other work disturbs the clock.

    Every other try is on a text twice as long: what grows with the square of the text does so at any length.
    """
    least = float("inf")
    for turn in range(TRIES):
        length = size << (turn // 2)
        single, double = make(length), make(2 * length)
        once = min(seconds(single) for _ in range(rounds))
        twice = min(seconds(double) for _ in range(rounds))
        least = min(least, twice / max(once, 0.001))
        if least <= MOST:
            break
    return least


def repeated(piece: str, size: int) -> str:
    """Return a text of about this size in which a piece stands over and over."""
    return piece * max(1, size // len(piece))


@pytest.mark.parametrize("piece", IN_A_ROW.values(), ids=list(IN_A_ROW))
def test_a_row_of(piece: str) -> None:
    assert grows(partial(repeated, piece), SIZE) <= MOST


@pytest.mark.parametrize(
    ("piece", "size"),
    [
        ("a", 1_000_000),
        ("Nguyễn Văn An, ", 100_000 * len("Nguyễn Văn An, ")),
        ("7", 1_000_000),
        ("Dự kỳ họp, tỉnh ban hành Nghị quyết số 35/NQ-HĐND. ", 200_000),
    ],
    ids=["a-megabyte-without-a-space", "a-hundred-thousand-names", "a-megabyte-of-digits", "resolutions"],
)
def test_at_length(piece: str, size: int) -> None:
    assert grows(partial(repeated, piece), size // 2, rounds=1) <= MOST


def test_articles_one_behind_another() -> None:
    texts = [article.text for article in read([str(SAMPLES)]) if isinstance(article, Article)]
    assert grows(partial(repeated, "\n\n".join(texts)), 3 * sum(map(len, texts)), rounds=1) <= MOST


def phrases(name: str) -> list[str]:
    """Return what a lexicon file lists, every tenth only where it lists thousands."""
    column = 1 if name == "page_words.tsv" else 0
    listed = [row[column] for row in rows(name)]
    return listed[:: 1 + len(listed) // 800]


LEXICA = sorted(
    entry.name for entry in files("extract").joinpath("lexicon").iterdir() if entry.name.endswith((".txt", ".tsv"))
)


@pytest.mark.parametrize("name", LEXICA)
def test_words_of_a_lexicon_each_in_a_row(name: str) -> None:
    listed = phrases(name)

    def rows_of_each(times: int) -> str:
        return "\n".join((f"{word[0].upper()}{word[1:]} " * times) + (f"{word}, " * times) for word in listed)

    assert grows(rows_of_each, 8, rounds=1) <= MOST


PATTERNS = list(patterns())
GROUPS = [PATTERNS[start::16] for start in range(16)]


def test_there_are_patterns() -> None:
    assert len(PATTERNS) > 300
    matched = sum(any(pattern.search(example(pattern, turn)) for turn in range(12)) for _, pattern in PATTERNS)
    assert matched / len(PATTERNS) > 0.6


@pytest.mark.parametrize("group", GROUPS, ids=[f"{n}" for n in range(len(GROUPS))])
def test_what_patterns_match_in_a_row(group: list[tuple[str, object]]) -> None:
    """Each pattern's own examples, over and over on a line of their own."""

    def lines(times: int) -> str:
        return "\n".join(" ".join(example(pattern, turn) for turn in range(times)) for _, pattern in group)  # type: ignore[arg-type]

    assert grows(lines, 40, rounds=1) <= MOST

"""What holds for every proposal, whatever the text."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import ORIGIN, Article, Proposal, propose, to_fact
from extract.sources import Refused, read
from extract.text import canonical, fold_tones

SAMPLES = Path(__file__).parents[2] / "samples"
PIECES = (
    "Sáng 22/5, ", "đồng chí ", "Lò Thị Ban", ", ", "Bí thư ", "Huyện ủy Mường Lăm", " - ", "UBND tỉnh", "\n", ". ",
    "; ", "Chỉ thị số 35-CT/TW", " ngày 30/5/2019", " của Bộ Chính trị", " về ", "“", "”", "42/69 chi bộ",
    " (60,87%)", "hơn ", "4.300 đảng viên", "Đại hội đại biểu Đảng bộ tỉnh lần thứ XII", " nhiệm kỳ 2020 - 2025",
    "PV: ", "?", "Thứ nhất, ", "Bằng khen", "trao ", "cho ", "các ông ", " và bà ", "được bầu giữ chức ", "Ảnh: ",
    "NGỌC HIẾU", "Tin liên quan", "\u200b", "\u00a0", "1,6 tỷ đồng", "giảm 2 ", "nguyên ", "(", ")",
    "Ủy viên Ban Thường vụ ", "khóa XII", "🎉", "\x1b[31m", "ngày 31/2",
)  # fmt: skip


DASHES = str.maketrans(dict.fromkeys("–—−‐‑―", "-"))
"""A document's number is shown with its spaces and dashes as written, and kept without."""


def samples() -> list[Article]:
    return [article for article in read([str(SAMPLES)]) if not isinstance(article, Refused)]


def text_parts(proposal: Proposal) -> list[tuple[str, str]]:
    """Each text of the proposal's fields that has spans, with its field's name."""
    fields = {name: value for name, value in proposal.fields.items() if name in proposal.spans}
    return [
        (name, part)
        for name, value in fields.items()
        for part in ((value,) if isinstance(value, str) else value if isinstance(value, tuple) else ())
        if name not in {"date", "end", "start", "as_of", "published", "term", "qualifier", "form", "status"}
    ]


def assert_sound(article: Article) -> None:
    proposals = propose(article)
    size = len(article.text)
    for proposal in proposals:
        assert proposal.article == article.id
        assert proposal.origin == ORIGIN
        assert 0 <= proposal.start < proposal.end <= size
        assert 0.0 <= proposal.confidence <= 1.0
        assert to_fact(proposal.kind, proposal.fields) == proposal.fact
        known = set(proposal.fields)
        for name, spans in proposal.spans.items():
            assert name in known
            assert spans
            for span in spans:
                assert 0 <= span.start < span.end <= size
        for name, part in text_parts(proposal):
            shown = " ".join(article.text[start:end] for start, end in proposal.spans[name])
            if name == "number":
                assert "".join(shown.split()).translate(DASHES) == part, (part, shown)
                continue
            words = set(fold_tones(shown).casefold().split())
            missing = [word for word in fold_tones(part).casefold().split() if not any(word in had for had in words)]
            assert not missing, (name, part, shown)
    assert len({proposal.fingerprint for proposal in proposals}) == len(proposals)
    assert proposals == propose(article)


@pytest.mark.parametrize("article", samples(), ids=lambda article: article.id)
def test_samples(article: Article) -> None:
    assert_sound(article)


@given(st.text(st.characters(codec="utf-8"), max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_unicode(raw: str) -> None:
    assert_sound(Article(id="any", text=canonical(raw)))


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@settings(max_examples=400, deadline=None)
def test_any_near_news(raw: str) -> None:
    assert_sound(Article(id="near", text=canonical(raw)))


@pytest.mark.parametrize("seed", range(30))
def test_mutated_samples(seed: int) -> None:
    chance = random.Random(seed)
    for article in samples():
        letters = list(article.text)
        for _ in range(len(letters) // 40):
            at = chance.randrange(len(letters))
            edit = chance.choice(("drop", "swap", "put"))
            if edit == "drop":
                letters[at] = ""
            elif edit == "swap":
                letters[at] = chance.choice(article.text)
            else:
                letters[at] += chance.choice(PIECES)
        assert_sound(Article(id=article.id, text=canonical("".join(letters))))

"""What holds for every proposal, whatever the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import Article
from extract.sources import Refused, read
from extract.text import canonical
from tests.extract.fuzz import run_batch
from tests.extract.mutation import PIECES
from tests.extract.soundness import assert_sound

SAMPLES = Path(__file__).parents[2] / "samples"


def samples() -> list[Article]:
    return [article for article in read([str(SAMPLES)]) if not isinstance(article, Refused)]


@pytest.mark.parametrize("article", samples(), ids=lambda article: article.id)
def test_samples(article: Article) -> None:
    assert_sound(article)


@given(st.text(st.characters(codec="utf-8"), max_size=400))
@settings(max_examples=200)
def test_any_unicode(raw: str) -> None:
    assert_sound(Article(id="any", text=canonical(raw)))


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@settings(max_examples=400)
def test_any_near_news(raw: str) -> None:
    assert_sound(Article(id="near", text=canonical(raw)))


@pytest.mark.parametrize("first", range(0, 400, 50))
def test_damaged_samples(first: int) -> None:
    found = run_batch(([article.text for article in samples()], first, 50))
    assert isinstance(found, int), found


def test_a_failure_names_the_seed_that_makes_it_again() -> None:
    assert str(run_batch(([], 7, 1))).startswith("--seed 7 --count 1: IndexError")

"""The results of cross-checks on the card: what failed, in which words, and the confidence that it leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import Article, propose
from tests.tui.conftest import Sit, fill


@pytest.mark.parametrize(
    ("percent", "mark", "message"),
    [
        ("60,87", "pass", "42 of 69 is 60,87 %, and the article says 60,87 %"),
        ("66,87", "FAIL", "42 of 69 is 60,87 %, but the article says 66,87 %"),
    ],
)
async def test_the_card_shows_a_check(place: Path, sit: Sit, percent: str, mark: str, message: str) -> None:
    text = f"Tin hoạt động trong tuần ở huyện\n\nĐã có 42/69 chi bộ tổ chức đại hội (tỷ lệ {percent}%).\n"
    article = Article(id="report", text=text)
    proposals = propose(article)
    fill(place, [(article, proposals)])
    (number,) = (n for n, proposal in enumerate(proposals) if proposal.kind == "statistic")
    async with sit() as desk:
        await desk.press(*["j"] * number)
        screen = " ".join(desk.screen().split())
        (row,) = (line for line in desk.screen().splitlines() if f" {mark} " in line)
        assert message.partition(" %")[0] in row
        assert f"{proposals[number].confidence:.0%} sure" in screen

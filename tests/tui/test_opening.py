"""Where a session opens: at the article that was asked for, else where it was left."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.gateway import Gateway
from tui.session import ReviewSession


@pytest.mark.parametrize(("start", "opens"), [("talk", "talk"), (None, "visit"), ("gone", "meeting")])
async def test_a_session_opens_where_it_is_asked_to_or_was_left(filled: Path, start: str | None, opens: str) -> None:
    before = Gateway(str(filled))
    session = ReviewSession(before, "lan")
    await session.open("visit")
    session.remember()
    before.close()
    gateway = Gateway(str(filled))
    session = ReviewSession(gateway, "lan")
    await session.open(start)
    gateway.close()
    assert session.article is not None
    assert session.article.id == opens
    assert session.index == 0

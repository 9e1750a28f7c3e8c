"""A clock that is set back in mid-session, and days that begin elsewhere: the order of decisions is that of the log."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store import Verdict, open_store
from tests.hostile import ground
from tests.store.factory import deciding
from tests.tui.conftest import fill, states
from tests.tui.data import batch
from tests.tui.terminal import Terminal


def test_a_clock_that_is_set_back_changes_neither_order_nor_undo(tmp_path: Path) -> None:
    place = fill(tmp_path / "duyet.db", batch())
    clock, env = ground.set_clock(tmp_path / "clock")
    with ground.review(place, env=env) as terminal:
        _decide(terminal, "a", "accepted Article")
        clock.write_text("-1d")
        _decide(terminal, "x", "rejected Congress")
        _decide(terminal, "a", "accepted Office")
        _decide(terminal, "u", "no longer accepted: Office")
        terminal.send("q")
        assert terminal.end() == 0
    assert states(place)[:3] == ["accepted", "rejected", "pending"]
    with open_store(str(place)) as store:
        first, second = (store.history(fact.id)[0] for fact in store.article("meeting").facts[:2])
        assert (first.decision < second.decision, first.at > second.at) == (True, True)
        assert list(store.check()) == []


def _decide(terminal: Terminal, key: str, words: str) -> None:
    terminal.wait_for("fact ")
    terminal.send(key)
    terminal.wait_for(words)


@pytest.mark.parametrize("shift", [timedelta(days=-400), timedelta(days=400)])
def test_figures_stand_though_a_clock_jumped(filled: Path, shift: timedelta) -> None:
    now = datetime(2026, 3, 2, 16, 59, 50, tzinfo=UTC)
    with open_store(str(filled)) as store:
        for number, fact in enumerate(store.article("meeting").facts):
            at = now + timedelta(seconds=number) + (shift if number == 4 else timedelta())
            store.decide(deciding(Verdict.ACCEPT, fact, at=at))
        statistics = store.statistics(now + timedelta(minutes=1))
        assert statistics.progress.decisions == 9
        assert all(rate and 3000 < rate <= 3601 for rate in (statistics.today.rate, statistics.in_all.rate))
        assert list(store.check()) == []

"""A session that is killed at any moment has stored, once, every decision that its screen showed."""

from __future__ import annotations

from pathlib import Path

from store import Verdict, open_store
from tests.hostile import forgetful, log, news
from tests.hostile.judge import judge
from tests.hostile.kill import is_wrong, table
from tests.hostile.log import Log
from tests.hostile.rounds import Stores, rounds
from tests.hostile.seen import Seen
from tests.hostile.typist import Key
from tests.store.factory import deciding
from tui.gateway import State


def test_killed_sessions_lose_and_double_nothing(tmp_path: Path) -> None:
    results = list(rounds(Stores(tmp_path).make, range(5), seed=7))
    assert not is_wrong(results), table(results)
    assert sum(result.shown for result in results) > 0


def test_what_looks_for_losses_finds_them(tmp_path: Path) -> None:
    results = rounds(Stores(tmp_path).make, range(12), seed=7, command=forgetful.COMMAND)
    assert any(result.found < result.shown and result.trouble for result in results)


def test_a_counter_and_words_that_are_untrue_are_found() -> None:
    seen = Seen(pending={0: [12, 10]}, words={(State.ACCEPTED, "Lý Văn An")})
    trouble = judge(seen, Log({1: []}, []), 0, [], {(0, "Lý Văn An"): 1}).trouble
    assert len(trouble) == 2


def test_a_decision_that_no_key_made_counts_as_doubled(tmp_path: Path) -> None:
    url = Stores(tmp_path).make(0)
    facts = news.facts_by_person(url)
    with open_store(url) as store:
        first, second, *_ = store.article("list-0").facts
        store.decide(deciding(Verdict.ACCEPT, first))
        store.decide(deciding(Verdict.ACCEPT, second))
    pressed = [Key("a", frozenset({"accept"})), Key("x", frozenset({"reject"}))]
    assert judge(Seen(), log.read(url, facts.values()), 0, pressed, facts).doubled == 1

"""Whatever is done to a store in a file and to one on a server, both answer the same and hold the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

from store import Batch, Filter, Order, State, Store, StoreError, Verdict, open_store
from store.tables import META, METADATA
from tests.store.factory import START, TEXT, adding, an_article, correcting, deciding, later, office, statistic
from tests.store.server import Server
from tests.store.team import join, overlap

REVIEWERS = ("lan", "mai", "hoa")
Act = Callable[[Store], Any]

_verdicts = st.sampled_from([Verdict.ACCEPT, Verdict.REJECT, Verdict.SKIP, Verdict.FLAG])
_both = st.sampled_from([Verdict.ACCEPT, Verdict.REJECT])
_who = st.sampled_from(REVIEWERS)
_where = st.tuples(st.integers(0, 2), st.integers(0, 4))


@pytest.fixture
def two(server: Server, template: str, tmp_path: Path) -> Callable[[], Any]:
    """Opens an empty store in a file and one on a server."""

    @contextmanager
    def opened() -> Iterator[tuple[Store, Store]]:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.db"
        with open_store(str(path), create=True) as file, open_store(server.url(server.database(template))) as served:
            yield file, served

    return opened


def _add(articles: list[int]) -> Act:
    made = [(article := an_article(n), [office(article), office(article), statistic(article)]) for n in articles]
    return lambda store: store.add(made)


def _on(verdict: Verdict, who: str, where: tuple[int, int], at: int) -> Act:
    more: dict[str, Any] = {"reviewer": who, "at": later(), "key": f"key {later()}"}
    article, index = f"bai-{where[0]}", where[1]

    def act(store: Store) -> Any:
        if verdict is Verdict.ADD:
            return store.decide(adding(article, start=at, end=at + 9, **more))
        shown = store.article(article, who).facts
        one = shown[index % len(shown)]
        if verdict is Verdict.CORRECT:
            return store.decide(correcting(one, start=at, **more))
        return store.decide(deciding(verdict, one, **more))

    return act


def _batch(verdict: Verdict, who: str, articles: list[int]) -> Act:
    key, at = f"batch {later()}", later()

    def act(store: Store) -> Any:
        shown = [one for n in articles for one in store.article(f"bai-{n}", who).facts]
        named = tuple((one.id, one.version) for one in shown)
        return store.decide_batch(Batch(key=key, reviewer=who, verdict=verdict, at=at, facts=named))

    return act


def _undo(who: str) -> Act:
    key, at = f"undo {later()}", later()
    return lambda store: store.undo(who, key, at)


def _claim(who: str, number: int) -> Act:
    def act(store: Store) -> Any:
        claimed = store.claim(who, f"session of {who}", articles=number)
        return [(one.article, one.reading, one.open) for one in claimed]

    return act


acts = st.lists(
    st.one_of(
        st.lists(st.integers(0, 4), max_size=4).map(_add),
        st.builds(_on, st.one_of(_verdicts, st.just(Verdict.CORRECT)), _who, _where, st.integers(0, len(TEXT) - 20)),
        st.builds(_on, st.just(Verdict.ADD), _who, _where, st.sampled_from([35, 36, 80])),
        st.builds(
            _batch,
            st.sampled_from([Verdict.ACCEPT, Verdict.REJECT]),
            _who,
            st.lists(st.integers(0, 2), max_size=3, unique=True),
        ),
        st.builds(_undo, _who),
        st.builds(_claim, _who, st.integers(1, 3)),
        st.builds(lambda who: lambda store: store.release(f"session of {who}"), _who),
    ),
    max_size=20,
)


def _team(store: Store) -> None:
    """Make a team whose articles are drawn alike in both stores."""
    join(store)
    overlap(store, 0.5)
    with store._database.writing() as connection:
        connection.execute(insert(META).values(name="secret", value="s"))


def _answer(store: Store, act: Act) -> Any:
    try:
        return act(store)
    except StoreError as error:
        # When a lease ends is the one thing that two clocks tell.
        return type(error), str(error).partition(" until ")[0].replace(store.place, "")


def _held(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, but moments that the store's own clock told."""
    own = {"added_at", "made_at", "until", "proposed_at", "value"}
    with store._database.reading() as connection:
        return {
            name: sorted(
                (tuple(value for column, value in row._mapping.items() if column not in own) for row in rows),
                key=repr,
            )
            for name, table in METADATA.tables.items()
            for rows in [connection.execute(select(table))]
        }


def _told(store: Store) -> list[Any]:
    """What the store says of itself in other words."""
    wanted = [Filter(words=("tran van",)), Filter(states=(State.PENDING,)), Filter(reviewer="lan", least=0.5)]
    return [[one.fact.id for one in store.listing(each, order).facts] for each in wanted for order in Order] + [
        [replace(one, proposed_at=START) for one in store.verified()],
        store.progress().by_kind,
        store.rejections(),
        list(store.check()),
    ]


@settings(max_examples=20, suppress_health_check=[*HealthCheck])
@given(acts, st.booleans())
def test_a_file_and_a_server_agree(two: Callable[[], Any], done: list[Act], team: bool) -> None:
    with two() as (file, served):
        for store in (file, served):
            if team:
                _team(store)
            for who in REVIEWERS:  # who are numbered now, as a server counts on from a number given in a refused deed
                store.keep_settings(who, {})
            _add([0, 1, 2])(store)
        for act in done:
            assert _answer(file, act) == _answer(served, act)
        assert _held(file) == _held(served)
        assert _told(file) == _told(served)

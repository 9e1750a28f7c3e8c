"""The order of articles, what is pending in it, and where a reviewer left it."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event

from store import Position, RefusedError, Store, StoreError, Verdict
from tests.store.backends import sqlite_alone
from tests.store.factory import an_article, deciding, fact, facts


def _decide_all(store: Store, article: str) -> None:
    for one in facts(store, article):
        store.decide(deciding(Verdict.REJECT, one))


def test_articles_come_in_the_order_they_were_added(store: Store) -> None:
    assert store.first_article() == "bai-0"
    assert store.article_count() == store.progress().articles
    assert [store.next_article(f"bai-{n}") for n in range(3)] == ["bai-1", "bai-2", None]
    assert [store.next_article(f"bai-{n}", back=True) for n in range(3)] == [None, "bai-0", "bai-1"]


def test_an_empty_store_has_no_first_and_nothing_pending(empty: Store) -> None:
    assert (empty.first_article(), empty.pending_article()) == (None, None)
    assert empty.article_count() == 0


def test_pending_articles_are_found_over_decided_ones(store: Store) -> None:
    _decide_all(store, "bai-1")
    assert store.next_article("bai-0", pending=True) == "bai-2"
    assert store.next_article("bai-2", back=True, pending=True) == "bai-0"
    assert store.next_article("bai-2", pending=True) is None


def test_the_queue_starts_here_and_wraps_round(store: Store) -> None:
    assert store.pending_article("bai-1") == "bai-1"
    _decide_all(store, "bai-1")
    assert store.pending_article("bai-1") == "bai-2"
    _decide_all(store, "bai-2")
    assert store.pending_article("bai-1") == "bai-0"
    _decide_all(store, "bai-0")
    assert store.pending_article("bai-1") is None
    assert store.pending_article() is None


@pytest.mark.parametrize("verdict", [Verdict.SKIP, Verdict.FLAG])
def test_a_fact_set_aside_is_no_longer_pending(store: Store, verdict: Verdict) -> None:
    for one in facts(store):
        store.decide(deciding(verdict, one))
    assert store.pending_article() == "bai-1"


def test_open_facts_are_found_from_here_round_to_here(store: Store) -> None:
    assert [store.open_article(f"bai-{n}") for n in range(3)] == ["bai-1", "bai-2", "bai-0"]
    for article in ("bai-0", "bai-1", "bai-2"):
        _decide_all(store, article)
    assert store.open_article("bai-1") is None
    store.decide(deciding(Verdict.FLAG, fact(store, 0, "bai-1")))
    store.decide(deciding(Verdict.SKIP, fact(store, 1, "bai-0")))
    assert [store.open_article(f"bai-{n}") for n in range(3)] == ["bai-1", "bai-0", "bai-0"]


def test_an_article_without_proposals_is_in_the_order_but_never_pending(store: Store) -> None:
    store.add([(an_article(7), [])])
    assert store.next_article("bai-2") == "bai-7"
    assert store.next_article("bai-2", pending=True) is None


def test_an_unknown_article_is_named(store: Store) -> None:
    for ask in (store.article, store.next_article, store.pending_article):
        with pytest.raises(StoreError, match="no article 'bai-99'"):
            ask("bai-99")


def test_a_session_opens_where_it_was_left(store: Store) -> None:
    assert store.position("lan") is None
    store.remember("lan", Position(article="bai-1", fact=fact(store, 2, "bai-1").id))
    store.remember("minh", Position(article="bai-2"))
    assert store.position("lan") == Position(article="bai-1", fact=fact(store, 2, "bai-1").id)
    store.remember("lan", Position(article="bai-0"))
    assert store.position("lan") == Position(article="bai-0")
    assert store.position("minh") == Position(article="bai-2")


def test_a_position_must_exist(store: Store) -> None:
    with pytest.raises(StoreError, match="no article"):
        store.remember("lan", Position(article="bai-99"))
    with pytest.raises(RefusedError, match="is none of article"):
        store.remember("lan", Position(article="bai-0", fact=fact(store, 0, "bai-1").id))


def _plans(store: Store, asked: Callable[[Store], object]) -> list[str]:
    """Return how SQLite goes about every query of a call."""
    with store._database.reading() as connection:
        raw = connection.connection.driver_connection
    assert raw
    statements: list[str] = []
    raw.set_trace_callback(statements.append)
    try:
        asked(store)
    finally:
        raw.set_trace_callback(None)
    selects = [statement for statement in statements if statement.lstrip().startswith(("SELECT", "UPDATE"))]
    return [row[3] for select in selects for row in raw.execute(f"EXPLAIN QUERY PLAN {select}")]


@sqlite_alone
@pytest.mark.parametrize(
    "asked",
    [
        lambda store: store.pending_article("bai-1"),
        lambda store: store.next_article("bai-1"),
        lambda store: store.open_article("bai-1"),
        lambda store: store.next_article("bai-1", pending=True),
        lambda store: store.next_article("bai-1", back=True, pending=True),
        lambda store: store.article("bai-1"),
        lambda store: store.position("lan"),
        lambda store: store.pending_article("bai-1", "lan"),
        lambda store: store.open_article("bai-1", "lan"),
        lambda store: store.next_article("bai-1", back=True, pending=True, reviewer="lan"),
        lambda store: store.article("bai-1", "lan"),
        lambda store: store.claim("lan", "a", after="bai-1"),
        lambda store: store.hold("lan", "a", "bai-1"),
        lambda store: store.renew("a"),
        lambda store: store.release("a"),
    ],
)
def test_no_question_of_a_session_reads_a_whole_table(store: Store, asked: Callable[[Store], object]) -> None:
    store.decide(deciding(Verdict.ACCEPT, fact(store)))
    plans = _plans(store, asked)
    assert plans
    # Of a handful of reviewers some may be looked through.
    found = [plan for plan in plans if plan != "SCAN joined"]
    assert [plan for plan in found if plan.startswith("SCAN") or "TEMP B-TREE" in plan] == []


@sqlite_alone
@pytest.mark.parametrize(
    ("asked", "index"),
    [
        (lambda store: store.pending_article("bai-1"), "INDEX ix_proposal_queue (article>?)"),
        (lambda store: store.next_article("bai-1", pending=True), "INDEX ix_proposal_queue (article>?)"),
        (lambda store: store.open_article("bai-1"), "INDEX ix_proposal_tally (kind=? AND state=?"),
        (lambda store: list(store.verified()), "INDEX ix_proposal_verified (article>?)"),
        (lambda store: store.progress(), "SCAN tally"),
        (lambda store: store.listed([1]), "INDEX ix_proposal_heading (article=?)"),
        (lambda store: store.claim("lan", "a", after="bai-1"), "INDEX ix_reading_open (article>?)"),
        (lambda store: store.pending_article("bai-1", "lan"), "INDEX ix_reading_open (article>?)"),
        (lambda store: store.renew("a"), "INDEX ix_reading_session (session=?)"),
        (lambda store: store.dispute_count(), "INDEX ix_proposal_tally (kind=? AND state=?)"),
    ],
)
def test_each_question_has_its_index(store: Store, asked: Callable[[Store], object], index: str) -> None:
    store.decide(deciding(Verdict.ACCEPT, fact(store)))
    assert any(index in plan for plan in _plans(store, asked))


@sqlite_alone
def test_reads_are_deferred_and_writes_immediate(store: Store) -> None:
    begun: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("BEGIN"):
            begun.append(statement)

    database: Any = store._database
    event.listen(database._engine, "before_cursor_execute", note)
    shown = fact(store)
    store.decide(deciding(Verdict.ACCEPT, shown))
    assert begun == ["BEGIN", "BEGIN IMMEDIATE"]

"""Reviewers in processes of their own, at once on one store: each article goes to as many as were asked for."""

from collections import Counter
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from typing import Any

from sqlalchemy import func, select

from store import ConflictError, Store, Verdict, open_store
from store.tables import READING
from tests.processes import siblings
from tests.store.backends import url_of
from tests.store.factory import deciding, filled
from tests.store.team import join, overlap

REVIEWERS = ("lan", "mai", "an")
ARTICLES = 16


def _decide_all(store: Store, reviewer: str, article: str, decided: list[int]) -> int:
    """Accept the facts of an article, and return how many of them were refused."""
    refused = 0
    for one in store.article(article, reviewer).facts:
        try:
            store.decide(deciding(Verdict.ACCEPT, one, reviewer=reviewer))
            decided.append(one.id)
        except ConflictError:
            refused += 1
    return refused


def _work(reviewer: str, together: Barrier, answers: "Queue[Any]", place: str) -> None:
    decided: list[int] = []
    refused = 0
    with open_store(place) as store:
        for _ in range(2):
            # What others are claiming is passed over at that moment, and may be the last there is: all look again.
            together.wait()
            while claims := store.claim(reviewer, f"session of {reviewer}"):
                refused += _decide_all(store, reviewer, claims[0].article, decided)
        store.release(f"session of {reviewer}")
    answers.put((reviewer, decided, refused))


def _all_work(place: str) -> dict[str, list[int]]:
    context = siblings()
    answers, together = context.Queue(), context.Barrier(len(REVIEWERS))
    children = [context.Process(target=_work, args=(who, together, answers, place)) for who in REVIEWERS]
    for child in children:
        child.start()
    given = [answers.get(timeout=120) for _ in children]
    for child in children:
        child.join()
    assert [child.exitcode for child in children] == [0] * len(REVIEWERS)
    assert [refused for _, _, refused in given] == [0] * len(REVIEWERS)
    return {who: decided for who, decided, _ in given}


def _readings(store: Store) -> Counter[int]:
    """How many readings the articles have, by number of readings."""
    counted = select(func.count()).select_from(READING).group_by(READING.c.article)
    with store._database.reading() as connection:
        return Counter(connection.scalars(counted))


def test_no_article_goes_to_two_and_none_is_left(empty: Store) -> None:
    filled(empty, ARTICLES)
    decided = _all_work(url_of(empty))
    every = [fact for facts in decided.values() for fact in facts]
    assert len(every) == len({*every}) == ARTICLES * 3
    assert (empty.pending_article(), list(empty.check())) == (None, [])


def test_a_share_goes_to_two_and_nothing_to_three(empty: Store) -> None:
    filled(empty, ARTICLES)
    join(empty, REVIEWERS)
    overlap(empty, 0.5, "a secret")
    decided = _all_work(url_of(empty))
    by_fact = Counter(fact for facts in decided.values() for fact in {*facts})
    readings = _readings(empty)
    assert Counter(by_fact.values()) == {number: 3 * times for number, times in readings.items()}
    assert sum(map(len, decided.values())) == sum(by_fact.values())
    assert (empty.pending_article(), empty.dispute_count(), list(empty.check())) == (None, 0, [])

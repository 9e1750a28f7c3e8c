"""Several processes on one store, and processes that are killed: nothing is lost, nothing is done twice."""

import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from typing import Any

import pytest

from store import ConflictError, Store, Verdict, open_store
from tests.processes import siblings
from tests.store.backends import keys_in, url_of
from tests.store.factory import an_article, deciding, fact, facts, filled, office, statistic, undone

WRITERS = 4
ARTICLES = 12


def _in_processes(target: Callable[..., None], *arguments: Any) -> list[Any]:
    """Run a function in several processes at once and return what each put into the queue it was given."""
    context = siblings()
    answers = context.Queue()
    together = context.Barrier(WRITERS)
    children = [context.Process(target=target, args=(n, together, answers, *arguments)) for n in range(WRITERS)]
    for child in children:
        child.start()
    given = [answers.get(timeout=120) for _ in children]
    for child in children:
        child.join()
    assert [child.exitcode for child in children] == [0] * WRITERS
    return given


def _decide_everything(number: int, together: Barrier, answers: "Queue[Any]", place: str) -> None:
    won = []
    with open_store(place) as store:
        shown = [one for article in store.articles() for one in facts(store, article.id)]
        together.wait()
        for one in shown:
            decision = deciding(Verdict.ACCEPT, one, reviewer=f"reviewer {number}")
            try:
                store.decide(decision)
                won.append(decision.key)
            except ConflictError:
                pass
    answers.put(won)


def test_of_many_deciders_one_decides_each_fact(address: str) -> None:
    with open_store(address) as store:
        filled(store, ARTICLES)
        won = _in_processes(_decide_everything, address)
        assert {one.version for article in store.articles() for one in facts(store, article.id)} == {1}
        assert sum(map(len, won)) == store.progress().decisions == ARTICLES * 3
        assert keys_in(store) == {key for keys in won for key in keys}
        assert list(store.check()) == []


def _decide_and_undo_own(number: int, together: Barrier, answers: "Queue[Any]", place: str) -> None:
    with open_store(place) as store:
        together.wait()
        for _ in range(20):
            for one in facts(store, f"bai-{number}"):
                store.decide(deciding(Verdict.REJECT, one, reviewer=f"reviewer {number}"))
            undone(store, f"reviewer {number}")
    answers.put(None)


def test_writers_who_never_rest_lose_nothing(address: str) -> None:
    with open_store(address) as store:
        filled(store, WRITERS)
        _in_processes(_decide_and_undo_own, address)
        assert store.progress().decisions == WRITERS * 20 * 4
        versions = [[one.version for one in facts(store, f"bai-{n}")] for n in range(WRITERS)]
        assert versions == [[20, 20, 40]] * WRITERS
        assert list(store.check()) == []


def _make_and_fill(number: int, together: Barrier, answers: "Queue[Any]", place: str) -> None:
    together.wait()
    with open_store(place, create=True) as store:
        articles = [an_article(n) for n in range(ARTICLES)]
        reports = [store.add([(article, [office(article)])]) for article in articles]
    answers.put((sum(report.articles for report in reports), sum(report.proposals for report in reports)))


def test_a_store_is_made_once_and_the_same_intake_counted_once(make_address: Callable[..., str]) -> None:
    place = make_address(made=False)
    counted = _in_processes(_make_and_fill, place)
    assert [sum(column) for column in zip(*counted, strict=True)] == [ARTICLES, ARTICLES]
    with open_store(place) as store:
        positions = [store.article(article.id).position for article in store.articles()]
        assert positions == list(range(ARTICLES))
        assert list(store.check()) == []


@pytest.mark.parametrize("acknowledged", [1, 2, 7, 40, 150])
def test_a_killed_session_loses_no_decision_that_it_showed(address: str, acknowledged: int) -> None:
    with open_store(address) as store:
        filled(store)
    command = [sys.executable, "-m", "tests.store.decider", address]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout
        shown = {child.stdout.readline().strip() for _ in range(acknowledged)}
        child.kill()
        shown |= {line.strip() for line in child.stdout if line.endswith("\n")}
    assert len(shown) >= acknowledged
    with open_store(address) as store:
        assert shown <= keys_in(store)
        assert list(store.check()) == []
        store.decide(deciding(Verdict.ACCEPT, fact(store)))


def test_threads_read_while_one_writes(store: Store) -> None:
    stop = threading.Event()

    def read() -> int:
        seen = 0
        while not stop.is_set():
            article = store.article("bai-0")
            assert all(one.version == 0 or one.state == "skipped" for one in article.facts)
            seen += 1
        return seen

    with ThreadPoolExecutor(4) as threads:
        readers = [threads.submit(read) for _ in range(4)]
        for _ in range(30):
            for one in facts(store):
                store.decide(deciding(Verdict.SKIP, one))
        stop.set()
        assert all(reader.result() > 0 for reader in readers)
    assert [one.version for one in facts(store)] == [30, 30, 30]


def test_articles_come_in_while_others_claim_and_decide(store: Store) -> None:
    def decide(reviewer: str) -> int:
        with open_store(url_of(store)) as mine:
            made = 0
            for _ in range(4):
                for claim in mine.claim(reviewer, reviewer, articles=2):
                    for one in mine.article(claim.article, reviewer).facts[:2]:
                        mine.decide(deciding(Verdict.ACCEPT, one, reviewer=reviewer))
                        made += 1
                mine.renew(reviewer)
            return made

    with ThreadPoolExecutor(4) as threads:
        deciding_all = [threads.submit(decide, reviewer) for reviewer in ("lan", "mai", "hoa")]
        for number in range(8):
            again = [an_article(n) for n in range(number + 4)]
            store.add((article, [office(article), statistic(article, number)]) for article in again)
        made = sum(each.result() for each in deciding_all)
    assert store.progress().decisions == made > 0
    assert list(store.check()) == []

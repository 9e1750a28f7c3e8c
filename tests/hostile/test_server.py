"""A server that is killed, stopped and started under a session: decisions wait for it, and none is lost or doubled."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from store import open_store
from tests.hostile import ground
from tests.hostile.kill import is_wrong, table
from tests.hostile.rounds import rounds
from tests.hostile.servers import ServerStores, server_stores, start_again
from tests.store.server import MISSING, OWNER, programs
from tests.store.team import leases


@pytest.fixture(scope="module")
def stores() -> Iterator[ServerStores]:
    if programs() is None:
        pytest.skip(MISSING)
    with server_stores() as stores:
        yield stores


def test_sessions_get_over_a_crash_of_the_server(stores: ServerStores) -> None:
    results = list(rounds(stores.make, range(2), seed=7, outage=stores.crash))
    assert not is_wrong(results), table(results)
    assert sum(result.shown for result in results) > 0


def test_decisions_wait_while_the_server_is_stopped(stores: ServerStores) -> None:
    url = stores.make(0)
    with ground.review(url) as terminal:
        terminal.wait_for("fact 1/12")
        terminal.send("a")
        terminal.wait_for("accepted Office")
        stores.server.stop("immediate")
        terminal.send("x")
        terminal.wait_until(lambda text: text.count("… unsent") == 1, "the first doesn't wait")
        terminal.send("f")
        terminal.wait_until(lambda text: text.count("… unsent") == 2, "the second doesn't wait")
        terminal.wait_for("2 decisions wait in order: the server of the store")
        start_again(stores.server)
        terminal.wait_until(lambda text: "unsent" not in text, "the decisions were not sent")
        terminal.send("q")
        assert terminal.end() == 0
    with open_store(url) as store:
        states = [str(fact.state) for fact in store.article("list-0").facts]
        assert states[:4] == ["accepted", "rejected", "flagged", "pending"]
        assert [fact.version for fact in store.article("list-0").facts[:3]] == [1, 1, 1]
        assert list(store.check()) == []


def test_what_needs_a_stopped_server_is_refused_in_words(stores: ServerStores) -> None:
    url = stores.make(0)
    with ground.review(url) as terminal:
        terminal.wait_for("fact 1/12")
        stores.server.stop("immediate")
        terminal.send("]")
        terminal.wait_for("not done")
        assert "Traceback" not in terminal.text
        start_again(stores.server)
        terminal.send("]")
        terminal.wait_for("article 2/3")
        terminal.send("q")
        assert terminal.end() == 0


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_session_that_is_ended_by_a_signal_frees_its_article(stores: ServerStores, number: signal.Signals) -> None:
    url = stores.make(0)
    with ground.review(url) as terminal:
        terminal.wait_for("fact 1/12")
        terminal.send("a")
        terminal.wait_for("accepted Office")
        assert len(leases(url)) == 1
        assert terminal.end(number) == 128 + number
    assert not leases(url)


def test_a_password_is_shown_nowhere(stores: ServerStores) -> None:
    url = stores.make(0).replace(f"://{OWNER}@", f"://{OWNER}:s3cret@")
    with ground.review(url) as terminal:
        terminal.wait_for("fact 1/12")
        stores.server.stop("immediate")
        terminal.send("a]")
        terminal.wait_for("not done")
        start_again(stores.server)
        terminal.wait_until(lambda text: "unsent" not in text, "the decision was not sent")
        terminal.send("q")
        terminal.end()
        assert b"s3cret" not in terminal.raw

"""Whatever a reader's session asks for, it can't tell what the other reader of its articles decided."""

from __future__ import annotations

import asyncio
import inspect
from collections import Counter
from collections.abc import Callable
from itertools import starmap

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from store import Filter, Order, State, Verdict, open_store
from tests.store.two_worlds import OTHER, READER, Deed, World, look, reads
from tui.gateway import Gateway

WRITES = {
    *("open", "close", "decide", "decide_batch", "undo", "redo", "hold", "renew", "release", "remember"),
    *(
        "keep_settings",
        "save_filter",
        "drop_filter",
        "drain",
        "give_up",
        "listen",
        "listen_no_more",
        "listen_to_trouble",
        "read_as",
    ),
}

_VERDICTS = st.sampled_from([verdict for verdict in Verdict if verdict is not Verdict.UNDO])
_DEED = st.builds(Deed, _VERDICTS, st.integers(0, 1), st.integers(0, 4), st.integers(0, 2))
_DEEDS = st.lists(_DEED, max_size=8)
# What is taken back is taken back in both worlds: how much others do is no secret.
_DIFFERENT = st.lists(st.tuples(st.tuples(_DEED, _DEED), st.booleans()), min_size=1, max_size=9)


def examples(address: str) -> settings:
    """A server answers a question in the time in which a file answers four."""
    most = 2 if address.startswith("postgresql") else 8
    # To look at both worlds takes a second: what failed is told as it was found.
    phases = (Phase.explicit, Phase.generate)
    return settings(max_examples=most, deadline=None, phases=phases, suppress_health_check=list(HealthCheck))


def test_every_read_of_a_session_is_looked_at() -> None:
    offered = {name for name, _ in inspect.getmembers(Gateway, inspect.isfunction) if not name.startswith("_")}
    assert offered - WRITES == {*reads(Gateway("none"))}


def test_worlds_in_which_the_other_reader_decided_otherwise_look_the_same(make_address: Callable[[], str]) -> None:
    @examples(make_address())
    @given(_DEEDS, _DIFFERENT, st.booleans())
    def look_at_both(mine: list[Deed], others: list[tuple[tuple[Deed, Deed], bool]], reader_first: bool) -> None:
        worlds = []
        for number in (0, 1):
            address = make_address()
            with open_store(address) as store:
                world = World(store, reader_first=reader_first)
                for deed in mine:
                    world.do(READER, deed)
                for different, undone in others:
                    world.do(OTHER, different[number])
                    if undone:
                        world.do(OTHER, Deed(Verdict.UNDO, 0, 0, 0))
            worlds.append(asyncio.run(look(address)))
        for name, found in worlds[0].items():
            assert found == worlds[1][name], name

    look_at_both()


def test_filters_counts_and_orders_are_of_what_articles_show(make_address: Callable[[], str]) -> None:
    @examples(make_address())
    @given(st.lists(st.tuples(st.sampled_from([READER, OTHER]), _DEED), max_size=14), st.booleans())
    def look_at_one(deeds: list[tuple[str, Deed]], reader_first: bool) -> None:
        with open_store(make_address()) as store:
            world = World(store, reader_first=reader_first)
            for _ in starmap(world.do, deeds):
                pass
            shown = world.shown()
            for state in State:
                expected = [fact for fact in shown if fact.state is state]
                wanted = Filter(states=(state,))
                listed = store.listing(wanted, Order.ARTICLE, reviewer=READER).facts
                assert [one.fact for one in listed] == expected
                assert store.matching(wanted, reviewer=READER) == len(expected)
            counted = Counter((fact.kind, fact.state) for fact in shown)
            by_kind = store.progress(READER).by_kind
            assert counted == {
                (kind, state): times
                for kind, states in by_kind.items()
                for state, times in states.items()
                if state is not State.WITHDRAWN
            }

    look_at_one()


@pytest.mark.parametrize("who", ["hoa", ""])
def test_an_adjudicator_and_who_is_nobody_are_told_of_disputes(make_address: Callable[[], str], who: str) -> None:
    with open_store(make_address()) as store:
        world = World(store, reader_first=True)
        world.do(READER, Deed(Verdict.ACCEPT, 0, 0, 0))
        world.do(OTHER, Deed(Verdict.REJECT, 0, 0, 0))
        disputed = Filter(states=(State.DISPUTED,))
        assert (
            store.dispute_count(who)
            == store.statistics(reviewer=who).disputes
            == len(store.disputes(reviewer=who))
            == 2
        )
        assert store.matching(disputed, reviewer=who) >= 2
        assert (store.matching(disputed, reviewer=READER), store.disputes(reviewer=READER)) == (0, ())

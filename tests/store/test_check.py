"""`check` finds nothing in a sound store, and names what was altered behind its back."""

import re
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store import ConflictError, RefusedError, Store, StoreError, Verdict, open_store
from tests.store.backends import sqlite_alone, tampered
from tests.store.factory import TEXT, adding, correcting, deciding, fact, facts, filled, later, undone


@pytest.fixture
def decided(store: Store) -> Store:
    """A store with every verdict, an undo and an addition in it."""
    store.decide(deciding(Verdict.ACCEPT, fact(store, 0)))
    store.decide(correcting(fact(store, 1), {"person": "Mận", "role": "Giám đốc"}))
    store.decide(deciding(Verdict.REJECT, fact(store, 2)))
    undone(store)
    store.decide(adding("bai-1"))
    store.decide(deciding(Verdict.FLAG, fact(store, 0, "bai-2")))
    return store


def test_a_sound_store_has_no_differences(decided: Store) -> None:
    assert list(decided.check()) == []


@pytest.mark.parametrize(
    ("statement", "where", "words"),
    [
        ("UPDATE proposal SET state = 'rejected' WHERE id = 1", "article bai-0, fact 1", "decisions say accepted"),
        ("UPDATE proposal SET version = 5 WHERE id = 1", "article bai-0, fact 1", r"version 5\), but"),
        ("UPDATE proposal SET content = NULL WHERE id = 2", "article bai-0, fact 2", "state"),
        ("UPDATE proposal SET decision = 2 WHERE id = 1", "article bai-0, fact 1", "state"),
        ("UPDATE article SET text = text || '!' WHERE id = 'bai-2'", "article bai-2", "not the one that was stored"),
        ("UPDATE proposal SET start = start - 1 WHERE id = 4", "article bai-1, fact 4", "quote"),
        ("UPDATE proposal SET quote = 'x' WHERE id = 4", "article bai-1, fact 4", "quote"),
        ('UPDATE proposal SET "end" = 9999 WHERE id = 4', "article bai-1, fact 4", "doesn't lie in the text"),
        ("UPDATE proposal SET fields = '{}' WHERE id = 4", "article bai-1, fact 4", "person: is required"),
        ("UPDATE proposal SET fields = 'x' WHERE id = 4", "article bai-1, fact 4", "malformed"),
        ("UPDATE proposal SET fields = replace(fields, 'Bền', 'Bến') WHERE id = 4", "fact 4", "fingerprint"),
        ("UPDATE proposal SET spans = '{\"person\":[[0,9999]]}' WHERE id = 4", "fact 4", "person: the span"),
        ("UPDATE decision SET start = start + 1 WHERE id = 2", "article bai-0, fact 2, decision 2", "quote"),
        ('UPDATE decision SET fields = \'{"person":1,"role":"x"}\' WHERE id = 2', "decision 2", "person"),
        ("UPDATE decision SET verdict = 'reject' WHERE id = 1", "article bai-0, fact 1", "decisions say rejected"),
        ("DELETE FROM decision WHERE id = 1", "article bai-0, fact 1", "decisions say pending"),
        ("UPDATE decision SET undoes = 1 WHERE verdict = 'undo'", "decision 4", "undoes no earlier decision"),
        ("UPDATE proposal SET likeness = 'x' WHERE id = 4", "article bai-1, fact 4", "likeness"),
        ("UPDATE search_text SET words = 'x' WHERE place = 1", "article bai-0, fact 1", "search doesn't find it"),
        ("UPDATE search_text SET standing = '_spending'", "article bai-0, fact 1", "search doesn't find it"),
        ("DELETE FROM search_text WHERE place = 3", "search index", "knows 9 facts, but there are 10"),
        ("UPDATE tally SET times = times + 1 WHERE state = 'accepted'", "tally of office", "2 facts .* but 1 are"),
        ("UPDATE reading SET open = 3 WHERE article = 0", "article bai-0, reading 1", "3 facts .* but 1 are"),
        ("DELETE FROM reading WHERE article = 2", "article bai-2", "nobody can claim it"),
        ("DELETE FROM tally WHERE rule = ''", "tally of office, rule ''", "0 facts .* but 1 are"),
        ("UPDATE meta SET value = '5' WHERE name = 'undos'", "tally of undos", "5 decisions .* but 1 are"),
        ("UPDATE proposal SET fingerprint = NULL, confidence = NULL WHERE id = 3", "fact 3", "doesn't add it"),
        ("UPDATE proposal SET fields = replace(fields, 'Mận', 'Men') WHERE rule = ''", "fact 10", "not what was added"),
        ("UPDATE proposal SET origin = 'x' WHERE rule = ''", "article bai-1, fact 10", "not what was added"),
        ("UPDATE proposal SET checks = 'x' WHERE id = 4", "article bai-1, fact 4", "malformed"),
        ("UPDATE reviewer SET settings = 'x' WHERE name = 'lan'", "reviewer lan", "can't be read"),
        ("UPDATE meta SET value = 'x' WHERE name = 'overlap'", "setting overlap", "kept as 'x', which is no share"),
        ("DELETE FROM meta WHERE name = 'known_wrong'", "setting known_wrong", "kept as None, which is no share"),
    ],
)
def test_what_was_altered_is_named(decided: Store, statement: str, where: str, words: str) -> None:
    tampered(decided, statement)
    found = [difference.message for difference in decided.check() if where in difference.where]
    assert any(re.search(words, message) for message in found), found


def test_an_index_isnt_made_of_what_cant_be_read(decided: Store) -> None:
    tampered(decided, "UPDATE proposal SET checks = 'x' WHERE id = 4")
    before = decided.progress()
    with pytest.raises(StoreError, match="duyet store check names, so nothing was changed"):
        decided.reindex()
    assert decided.progress() == before


def test_a_reading_that_nobody_began_is_named(store: Store) -> None:
    tampered(store, "UPDATE reading SET begun = 1 WHERE article = 2")
    (found,) = store.check()
    assert found.where == "article bai-2, reading 1"
    assert "kept as begun, but nobody decided" in found.message


@sqlite_alone
@pytest.mark.parametrize(
    ("statement", "where", "words"),
    [
        ("UPDATE search_text SET words = 'x' WHERE place = 1", "search index", "doesn't agree with its texts"),
        ("UPDATE proposal SET article = 77 WHERE id = 1", "proposal 1", "row of article that isn't there"),
        ("UPDATE reviewer SET made_at = 'x' WHERE name = 'lan'", "reviewer lan", "can't be read: Invalid isoformat"),
    ],
)
def test_what_a_server_looks_after_itself_is_looked_at_in_a_file(
    decided: Store, statement: str, where: str, words: str
) -> None:
    test_what_was_altered_is_named(decided, statement, where, words)


def test_a_damaged_file_is_reported_and_not_raised(tmp_path: Path) -> None:
    path = tmp_path / "duyet.db"
    with open_store(str(path), create=True) as store:
        filled(store, 200)
    content = bytearray(path.read_bytes())
    for page in range(len(content) // 8192, len(content) // 4096, 2):
        content[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    path.write_bytes(content)
    with open_store(str(path)) as store:
        assert list(store.check())


_Action = tuple[Verdict, int, str, int, int]

actions = st.lists(
    st.tuples(
        st.sampled_from([*Verdict]),
        st.integers(0, 4),
        st.sampled_from(["lan", "minh"]),
        st.integers(0, len(TEXT) - 1),
        st.integers(0, len(TEXT)),
    ),
    max_size=25,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(actions)
def test_whatever_is_decided_the_state_is_what_the_decisions_say(
    make_address: Callable[[], str], steps: list[_Action]
) -> None:
    with open_store(make_address()) as store:
        filled(store)
        made = sum(_act(store, *step) for step in steps)
        assert list(store.check()) == []
        assert store.progress().decisions == made
        text = store.article("bai-0").text
        for one in store.verified():
            assert text[one.start : one.end] == one.quote


def _act(store: Store, verdict: Verdict, index: int, reviewer: str, start: int, end: int) -> bool:
    shown = facts(store)[index % len(facts(store))]
    try:
        if verdict is Verdict.UNDO:
            return store.undo(reviewer, uuid4().hex, later()) is not None
        if verdict is Verdict.ADD:
            store.decide(adding(reviewer=reviewer, start=start, end=end))
        elif verdict is Verdict.CORRECT:
            store.decide(correcting(shown, start=start, end=end, reviewer=reviewer))
        else:
            store.decide(deciding(verdict, shown, reviewer=reviewer))
    except RefusedError:
        assert start >= end
        return False
    except ConflictError:
        assert verdict is Verdict.UNDO
        return False
    return True

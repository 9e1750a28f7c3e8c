"""The history of a fact, as the log has it."""

from __future__ import annotations

from uuid import uuid4

import pytest

from store import Store, StoreError, Verdict
from tests.store.factory import adding, correcting, deciding, fact, later


def test_every_decision_is_told_oldest_first_with_what_it_gave(store: Store) -> None:
    office = fact(store)
    changed = {"person": "Trần Văn Bền", "role": "Phó Chủ tịch"}
    store.decide(correcting(office, changed, note="theo bản in", end=office.end + 5))
    store.undo("lan", uuid4().hex, later())
    store.decide(deciding(Verdict.FLAG, fact(store), reviewer="minh", took=4.5))
    corrected, undo, flagged = store.history(office.id)
    assert (corrected.fields, corrected.note, corrected.undone) == (changed, "theo bản in", True)
    assert corrected.evidence == (office.start, office.end + 5)
    assert corrected.quote.startswith(office.quote)
    assert (undo.verdict, undo.undoes, undo.fields) == (Verdict.UNDO, corrected.decision, None)
    assert (flagged.reviewer, flagged.took, flagged.undone, flagged.evidence) == ("minh", 4.5, False, None)


def test_a_fact_begins_as_it_was_proposed(store: Store) -> None:
    office = fact(store)
    store.decide(correcting(office, {"person": "Trần Văn Bền", "role": "Phó Chủ tịch"}, end=office.end + 5))
    begun = store.beginning(office.id)
    assert (begun.fields, begun.evidence, begun.quote) == (office.fields, (office.start, office.end), office.quote)
    assert (begun.rule, begun.confidence, begun.origin) == ("office.test", 0.875, "test-rules 1")


def test_a_fact_added_by_hand_has_no_rule(store: Store) -> None:
    added = store.decide(adding()).fact
    begun = store.beginning(added.id)
    assert (begun.rule, begun.confidence) == (None, None)
    assert [past.verdict for past in store.history(added.id)] == [Verdict.ADD]


def test_a_fact_that_is_not_there_has_no_beginning(store: Store) -> None:
    assert store.history(99) == ()
    with pytest.raises(StoreError, match="no fact 99"):
        store.beginning(99)


def test_who_decided_stands_with_the_fact_until_it_is_undone(store: Store) -> None:
    assert fact(store).decided_by == ""
    store.decide(deciding(Verdict.FLAG, fact(store), note="?"))
    assert (fact(store).decided_by, fact(store).note) == ("lan", "?")
    store.undo("lan", uuid4().hex, later())
    assert (fact(store).decided_by, fact(store).note) == ("", "")

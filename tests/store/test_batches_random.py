"""Random decisions, single and by the batch, of two reviewers, with undos and redos: against a model in memory."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from store import Batch, ConflictError, Outcome, Verdict, open_store
from tests.store.factory import correcting, deciding, facts, filled, later

FACTS = 6
REVIEWERS = st.sampled_from(("lan", "minh"))
SINGLE = {
    Verdict.ACCEPT: "accepted",
    Verdict.REJECT: "rejected",
    Verdict.SKIP: "skipped",
    Verdict.FLAG: "flagged",
    Verdict.CORRECT: "corrected",
}
_keys = count()


@dataclass(eq=False)
class Deed:
    """What was decided at once: one verdict of a reviewer on some facts."""

    reviewer: str
    verdict: Verdict
    facts: tuple[int, ...]
    outcome: Outcome | None = None
    """Of its undo."""
    others: list[int] = field(default_factory=list)
    """Facts that somebody else decided or undid after the undo."""


class Desk(RuleBasedStateMachine):
    """A store of two articles, and what should be in it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = open_store(str(Path(self.folder.name) / "duyet.db"), create=True)
        filled(self.store, 2)
        self.ids = [one.id for one in self.shown()]
        self.stacks: dict[int, list[Deed]] = {one: [] for one in self.ids}
        self.done: list[Deed] = []
        self.undone: dict[str, list[Deed]] = {"lan": [], "minh": []}
        self.log: list[Any] = []

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    def shown(self) -> list[Any]:
        return [*facts(self.store, "bai-0"), *facts(self.store, "bai-1")]

    def expected(self, fact: int) -> str:
        stack = self.stacks[fact]
        if not stack:
            return "pending"
        corrected = any(deed.verdict is Verdict.CORRECT for deed in stack)
        last = stack[-1].verdict
        return "corrected" if last is Verdict.ACCEPT and corrected else SINGLE[last]

    def did(self, deed: Deed) -> None:
        for fact in deed.facts:
            self.stacks[fact].append(deed)
        self.done.append(deed)
        self.tell_others(deed)

    def tell_others(self, deed: Deed) -> None:
        for waiting in self.undone["minh" if deed.reviewer == "lan" else "lan"]:
            waiting.others.extend(deed.facts)

    @rule(reviewer=REVIEWERS, verdict=st.sampled_from(list(SINGLE)), at=st.integers(0, FACTS - 1))
    def decide(self, reviewer: str, verdict: Verdict, at: int) -> None:
        shown = self.shown()[at]
        make: Callable[..., Any] = correcting if verdict is Verdict.CORRECT else deciding
        given = (shown, {"person": "Bền", "role": "Chủ tịch"}) if verdict is Verdict.CORRECT else (verdict, shown)
        if verdict is Verdict.CORRECT and shown.kind != "office":
            return
        self.store.decide(make(*given, reviewer=reviewer))
        self.undone[reviewer].clear()
        self.did(Deed(reviewer, verdict, (shown.id,)))

    @rule(
        reviewer=REVIEWERS,
        verdict=st.sampled_from([Verdict.ACCEPT, Verdict.REJECT]),
        chosen=st.lists(st.integers(0, FACTS - 1), min_size=1, unique=True),
    )
    def decide_batch(self, reviewer: str, verdict: Verdict, chosen: list[int]) -> None:
        shown = [self.shown()[at] for at in chosen]
        named = tuple((one.id, one.version) for one in shown)
        self.store.decide_batch(
            Batch(key=f"batch {next(_keys)}", reviewer=reviewer, verdict=verdict, at=later(), facts=named)
        )
        self.undone[reviewer].clear()
        self.did(Deed(reviewer, verdict, tuple(one.id for one in shown)))

    @rule(reviewer=REVIEWERS)
    def undo(self, reviewer: str) -> None:
        deed = next((deed for deed in reversed(self.done) if deed.reviewer == reviewer), None)
        moved = {fact for fact in deed.facts if self.stacks[fact][-1] is not deed} if deed else set()
        key = f"undo {next(_keys)}"
        if moved:
            with pytest.raises(ConflictError) as conflict:
                self.store.undo(reviewer, key, later())
            assert set(conflict.value.facts) == moved
            return
        outcome = self.store.undo(reviewer, key, later())
        assert (outcome is None) == (deed is None)
        if deed is None or outcome is None:
            return
        assert (outcome.batch, outcome.fact.id) == (len(deed.facts), deed.facts[0])
        self.done.remove(deed)
        for fact in deed.facts:
            self.stacks[fact].remove(deed)
        self.tell_others(deed)
        self.undone[reviewer].append(Deed(reviewer, deed.verdict, deed.facts, outcome))

    @rule(reviewer=REVIEWERS)
    def redo(self, reviewer: str) -> None:
        if not self.undone[reviewer]:
            return
        deed = self.undone[reviewer].pop()
        assert deed.outcome is not None
        moved = set(deed.facts) & set(deed.others)
        decision = deciding(deed.verdict, deed.outcome.fact, reviewer=reviewer)
        if moved:
            with pytest.raises(ConflictError) as conflict:
                self.store.redo(decision, deed.outcome.decision)
            assert set(conflict.value.facts) == moved
            self.undone[reviewer].clear()
            return
        outcome = self.store.redo(decision, deed.outcome.decision)
        assert outcome.batch == len(deed.facts)
        self.did(Deed(reviewer, deed.verdict, deed.facts))

    @invariant()
    def the_states_are_those_of_the_model(self) -> None:
        assert {one.id: str(one.state) for one in self.shown()} == {fact: self.expected(fact) for fact in self.ids}

    @invariant()
    def the_store_holds_together_and_its_log_only_grows(self) -> None:
        assert list(self.store.check()) == []
        with self.store._database.reading() as connection:
            log = list(connection.exec_driver_sql("SELECT * FROM decision ORDER BY id"))
        assert log[: len(self.log)] == self.log
        self.log = log


TestDesk = Desk.TestCase
TestDesk.settings = settings(max_examples=25, stateful_step_count=25, suppress_health_check=list(HealthCheck))

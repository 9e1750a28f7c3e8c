"""Random work of a team, with lapsing leases, undos and adjudications: against a model in memory."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from store import Batch, ConflictError, ReviewFact, Verdict, open_store
from store.overlap import is_drawn
from store.readings import LEASE
from store.tables import READING, REVIEWER
from tests.store.factory import correcting, deciding, filled, later
from tests.store.team import Clock, join, overlap

READERS = ("lan", "mai", "an")
ARTICLES = ("bai-0", "bai-1", "bai-2")
READER = st.sampled_from(READERS)
STATES = {Verdict.ACCEPT: "accepted", Verdict.REJECT: "rejected", Verdict.SKIP: "skipped", Verdict.FLAG: "flagged"}
PLAIN = st.sampled_from(list(STATES))
JUDGED = ("accepted", "rejected", "corrected")
_SECRET = "secret 5"
"""By which two of the three articles are drawn; one that a store makes of its own would be another in each run."""

_keys = count()


@dataclass(eq=False)
class Deed:
    """One verdict of a reviewer on some facts; `role` is what a correction gave."""

    reviewer: str
    verdict: Verdict
    facts: tuple[int, ...]
    role: str = ""
    above: bool = False


def amounts_to(deeds: list[Deed]) -> str:
    """What deeds that stand amount to, oldest first, on one fact."""
    if not deeds:
        return "pending"
    roles = [deed.role for deed in deeds if deed.role]
    if deeds[-1].verdict is Verdict.CORRECT or (deeds[-1].verdict is Verdict.ACCEPT and roles):
        return f"corrected {roles[-1]}"
    return STATES[deeds[-1].verdict]


def too_late(call: Callable[[], object]) -> str:
    """Why a call is refused; "" where it isn't."""
    try:
        call()
    except ConflictError as late:
        return str(late)
    return ""


class Office(RuleBasedStateMachine):
    """A store of three articles, of which two are read twice, and what should be in it."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.patched = pytest.MonkeyPatch()
        self.clock = Clock(self.patched)
        self.store = open_store(address)
        filled(self.store, len(ARTICLES))
        join(self.store, [*READERS, "hoa"])
        overlap(self.store, 0.5, _SECRET)
        assert [is_drawn(article, _SECRET, 0.5) for article in ARTICLES] == [True, True, False]
        self.article_of = {one.id: article for article in ARTICLES for one in self.store.article(article).facts}
        self.done: list[Deed] = []
        self.asked: dict[str, set[str]] = {reader: set() for reader in READERS}

    def teardown(self) -> None:
        self.store.close()
        self.patched.undo()

    def readers(self, article: str) -> list[str | None]:
        """The readers of each reading of an article."""
        position = ARTICLES.index(article)
        asked = select(REVIEWER.c.name).select_from(READING).outerjoin(REVIEWER, REVIEWER.c.id == READING.c.reviewer)
        with self.store._database.reading() as connection:
            return list(connection.scalars(asked.where(READING.c.article == position).order_by(READING.c.number)))

    def is_twice(self, article: str) -> bool:
        return len(self.readers(article)) == 2

    def deeds(self, fact: int, reader: str = "") -> list[Deed]:
        """What stands on a fact below the adjudication; of one reader, where the article is read twice."""
        twice = self.is_twice(self.article_of[fact])
        below = [deed for deed in self.done if fact in deed.facts and not deed.above]
        return [deed for deed in below if not twice or deed.reviewer == reader]

    def above(self, fact: int) -> list[Deed]:
        return [deed for deed in self.done if fact in deed.facts and deed.above]

    def stands(self, fact: int) -> str:
        if self.above(fact):
            return amounts_to(self.above(fact))
        article = self.article_of[fact]
        if not self.is_twice(article):
            return amounts_to(self.deeds(fact))
        both = [amounts_to(self.deeds(fact, reader)) if reader else "pending" for reader in self.readers(article)]
        if any(not one.startswith(JUDGED) for one in both):
            return "pending"
        return both[0] if len(set(both)) == 1 else "disputed"

    def pending(self, reader: str) -> list[ReviewFact]:
        """What a reader may decide, as it is shown: what is pending in the articles that the reader was given."""
        shown = [one for article in sorted(self.asked[reader]) for one in self.store.article(article, reader).facts]
        return [one for one in shown if one.state == "pending"]

    @initialize()
    def begin(self) -> None:
        for reader, articles in (("lan", ARTICLES[:2]), ("mai", ARTICLES[:1]), ("an", ARTICLES[1:])):
            for article in articles:
                self.hold(reader, article)

    @rule(reader=READER, after=st.sampled_from([None, *ARTICLES]))
    def claim(self, reader: str, after: str | None) -> None:
        held = self.leased_but_to(reader)
        for claim in self.store.claim(reader, f"session of {reader}", after=after):
            assert (claim.article, claim.reading) not in held
            self.asked[reader].add(claim.article)

    def leased_but_to(self, reader: str) -> set[tuple[str, int]]:
        """The readings that others have by a lease that runs."""
        asked = select(READING).join(REVIEWER, REVIEWER.c.id == READING.c.reviewer)
        now = self.clock.now
        runs = asked.where(REVIEWER.c.name != reader, READING.c.until.between(now, now + LEASE))
        with self.store._database.reading() as connection:
            return {(ARTICLES[row.article], row.number) for row in connection.execute(runs)}

    @rule(reader=READER, article=st.sampled_from(ARTICLES))
    def hold(self, reader: str, article: str) -> None:
        if self.store.hold(reader, f"session of {reader}", article).mine:
            self.asked[reader].add(article)

    @rule(reader=READER)
    def release(self, reader: str) -> None:
        self.store.release(f"session of {reader}")

    @rule(reader=READER)
    def renew(self, reader: str) -> None:
        self.store.renew(f"session of {reader}")

    @rule(minutes=st.sampled_from([1, 10, 20, -20]))
    def move_the_clock(self, minutes: int) -> None:
        self.clock.move(minutes=minutes)

    @rule(reader=READER, verdict=PLAIN, at=st.integers(0, 8))
    def decide(self, reader: str, verdict: Verdict, at: int) -> None:
        if shown := self.pending(reader):
            chosen = shown[at % len(shown)]
            self.send(deciding(verdict, chosen, reviewer=reader), Deed(reader, verdict, (chosen.id,)))

    @rule(reader=READER, role=st.sampled_from(["Bộ trưởng", "Vụ trưởng"]), at=st.integers(0, 8))
    def correct(self, reader: str, role: str, at: int) -> None:
        if shown := [one for one in self.pending(reader) if one.kind == "office"]:
            chosen = shown[at % len(shown)]
            fields = {"person": "Bền", "role": role}
            deed = Deed(reader, Verdict.CORRECT, (chosen.id,), role)
            self.send(correcting(chosen, fields, reviewer=reader, spans={}), deed)

    def send(self, decision: Any, deed: Deed) -> None:
        late = too_late(lambda: self.store.decide(decision))
        assert not late or "has this article" in late or "two others" in late
        if not late:
            self.done.append(deed)

    @rule(reader=READER, verdict=st.sampled_from([Verdict.ACCEPT, Verdict.REJECT]))
    def decide_batch(self, reader: str, verdict: Verdict) -> None:
        found = self.store.of_rule("office.test", 0, at_most=4, reviewer=reader)
        if not found:
            return
        named = tuple((one.fact, one.version) for one in found)
        batch = Batch(key=f"batch {next(_keys)}", reviewer=reader, verdict=verdict, at=later(), facts=named)
        self.store.decide_batch(batch)
        self.done.append(Deed(reader, verdict, tuple(one.fact for one in found)))

    @rule(verdict=st.sampled_from([Verdict.ACCEPT, Verdict.REJECT]))
    def adjudicate(self, verdict: Verdict) -> None:
        for dispute in self.store.disputes(limit=1):
            assert {version.reviewer for version in dispute.versions} <= {*READERS}
            self.store.decide(deciding(verdict, dispute.fact, reviewer="hoa", adjudicates=True))
            self.done.append(Deed("hoa", verdict, (dispute.fact.id,), above=True))

    @rule(reviewer=st.sampled_from([*READERS, "hoa"]))
    def undo(self, reviewer: str) -> None:
        deed = next((deed for deed in reversed(self.done) if deed.reviewer == reviewer), None)
        buried = deed is not None and any(self.is_buried(deed, fact) for fact in deed.facts)
        late = too_late(lambda: self.store.undo(reviewer, f"undo {next(_keys)}", later()))
        assert buried <= bool(late)
        assert not late or buried or "others have" in late or "has this article" in late
        if deed is not None and not late:
            self.done.remove(deed)

    def is_buried(self, deed: Deed, fact: int) -> bool:
        if deed.above:
            return False
        return bool(self.above(fact)) or self.deeds(fact, deed.reviewer)[-1] is not deed

    @invariant()
    def the_states_are_those_of_the_model(self) -> None:
        for article in ARTICLES:
            for one in self.store.article(article).facts:
                role = f" {one.fields['role']}" if one.state == "corrected" else ""
                assert f"{one.state}{role}" == self.stands(one.id)

    @invariant()
    def each_reader_sees_what_that_reader_decided_and_no_more(self) -> None:
        for article in filter(self.is_twice, ARTICLES):
            for reader in READERS:
                for one in self.store.article(article, reader).facts:
                    self.look(one, reader, is_reader=reader in self.readers(article))

    def look(self, one: ReviewFact, reader: str, *, is_reader: bool) -> None:
        if self.above(one.id) or (not is_reader and self.stands(one.id) not in {"pending", "disputed"}):
            return
        own = amounts_to(self.deeds(one.id, reader)) if is_reader else "pending"
        role = f" {one.fields['role']}" if one.state == "corrected" else ""
        assert f"{one.state}{role}" == own
        assert one.decided_by in {"", reader}
        assert all(past.reviewer == reader for past in self.store.history(one.id, reader))

    @invariant()
    def no_fact_is_decided_by_more_than_were_asked(self) -> None:
        for fact, article in self.article_of.items():
            deciders = {deed.reviewer for deed in self.done if fact in deed.facts and not deed.above}
            assert len(deciders) <= len(self.readers(article))

    @invariant()
    def the_store_holds_together(self) -> None:
        assert list(self.store.check()) == []


def test_a_team_at_work_agrees_with_the_model(make_address: Callable[[], str]) -> None:
    # A server answers a question in the time in which a file answers five.
    examples = 3 if make_address().startswith("postgresql") else 10
    limits = settings(max_examples=examples, stateful_step_count=30, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(lambda: Office(make_address()), settings=limits)  # type: ignore[arg-type]

"""Random work of a team by roles of their own: the server refuses nothing that a session does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from random import Random
from uuid import uuid4

import pytest

from store import Batch, ConflictError, RefusedError, Store, Verdict, open_store
from store.records import Role
from tests.store.factory import adding, an_article, correcting, deciding, later, office, statistic
from tests.store.server import OWNER, Server
from tests.store.team import lapse

ROLES = {"lan": Role.REVIEWER, "mai": Role.REVIEWER, "an": Role.REVIEWER, "hoa": Role.ADJUDICATOR}
PLAIN = (Verdict.ACCEPT, Verdict.REJECT, Verdict.SKIP, Verdict.FLAG)
ARTICLES = 5


@pytest.fixture
def team(server: Server) -> Iterator[dict[str, Store]]:
    """The stores of a team as each member has it, that of its lead, who owns it, among them."""
    server.sql(f"ALTER ROLE {OWNER} CREATEROLE")
    name = server.database()
    with open_store(server.url(name), create=True) as lead:
        made = map(an_article, range(ARTICLES))
        lead.add((one, [office(one, confidence=0.95), office(one, "Lê Thị Mận", "Giám đốc")]) for one in made)
        lead.add([(one := an_article(ARTICLES), [statistic(one)])])
        lead.add_member("lead", Role.ADMIN, by="lead")
        for member, role in ROLES.items():
            lead.add_member(member, role, by="lead", database_role=f"random_{member}")
        lead.set_shares({"overlap": 0.5, "known_wrong": 0.5}, by="lead")
        stores = {member: open_store(server.url(name, f"random_{member}")) for member in ROLES}
        yield {"lead": lead} | stores
        for store in stores.values():
            store.close()


@dataclass
class Work:
    """What members do next, by chance; a refusal in words is an answer, and any other error none."""

    team: dict[str, Store]
    chance: Random
    undone: dict[str, tuple[int, Verdict, int]] = field(default_factory=dict)

    def go_on(self) -> bool:
        """Do something; return whether it was done."""
        member, article = self.chance.choice([*ROLES]), f"bai-{self.chance.randrange(ARTICLES + 1)}"
        deeds: list[Callable[[str, str], object]] = [self.hold, self.decide, self.decide, self.decide, self.correct]
        deeds += [self.add, self.batch, self.undo, self.redo, self.adjudicate, self.leave]
        try:
            self.chance.choice(deeds)(member, article)
        except (ConflictError, RefusedError):
            return False
        return True

    def hold(self, member: str, article: str) -> None:
        store, session = self.team[member], member * 8
        store.hold(member, session, article, instead=self.chance.random() < 0.5)
        store.claim(member, session, articles=2)
        store.renew(session)

    def leave(self, member: str, _article: str) -> None:
        """Leave the articles, or the team to come back; or be away until the leases are over."""
        lead = self.team["lead"]
        way = self.chance.randrange(3)
        if way == 0:
            self.team[member].release(member * 8)
        elif way == 1:
            lead.retire(member, by="lead")
            lead.add_member(member, ROLES[member], by="lead")
        else:
            lapse(lead)

    def decide(self, member: str, article: str) -> None:
        store = self.team[member]
        shown = self.chance.choice(store.article(article, member).facts)
        store.decide(deciding(self.chance.choice(PLAIN), shown, reviewer=member))

    def correct(self, member: str, article: str) -> None:
        store = self.team[member]
        shown = self.chance.choice(store.article(article, member).facts)
        store.decide(correcting(shown, shown.fields, end=shown.end - 1, spans={}, reviewer=member))

    def add(self, member: str, article: str) -> None:
        self.team[member].decide(adding(article, reviewer=member))

    def batch(self, member: str, _article: str) -> None:
        found = self.team[member].of_rule("office.test", 0, at_most=4, reviewer=member)
        seen = tuple((one.fact, one.version) for one in found)
        batch = Batch(key=uuid4().hex, reviewer=member, verdict=Verdict.ACCEPT, at=later(), facts=seen)
        self.team[member].decide_batch(batch)

    def undo(self, member: str, _article: str) -> None:
        if undo := self.team[member].undo(member, uuid4().hex, later()):
            self.undone[member] = undo.fact.id, undo.verdict, undo.decision

    def redo(self, member: str, _article: str) -> None:
        if member in self.undone:
            fact, verdict, decision = self.undone.pop(member)
            self.team[member].redo(deciding(verdict, fact=fact, reviewer=member), decision)

    def adjudicate(self, _member: str, _article: str) -> None:
        for dispute in self.team["hoa"].disputes(limit=1, reviewer="hoa"):
            verdict = self.chance.choice([Verdict.ACCEPT, Verdict.REJECT])
            self.team["hoa"].decide(replace(deciding(verdict, dispute.fact, reviewer="hoa"), adjudicates=True))


@pytest.mark.parametrize("seed", [1, 2])
def test_a_role_may_do_all_that_its_session_does(team: dict[str, Store], seed: int) -> None:
    work = Work(team, Random(seed))
    assert sum(work.go_on() for _ in range(120)) > 40
    assert list(team["lead"].check()) == []

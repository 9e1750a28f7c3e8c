"""Facts that are known to be wrong: decided like others, counted and exported by nobody."""

import pytest
from sqlalchemy import insert, select, update

from extract.proposal import Span, likeness
from store import ConflictError, Filter, Order, State, Store, Verdict
from store.content import content_of, encode_checks
from store.found import enter_new
from store.open_facts import open_new
from store.records import ReviewFact
from store.search_index import renewed
from store.tables import PROPOSAL, READING
from store.tally import count_new
from tests.store.factory import an_article, deciding, fact, facts, office, undone

WRONG = {"person": "Lê Thị Mận", "role": "Chủ tịch"}


@pytest.fixture
def seeded(store: Store) -> Store:
    """A store in which the first fact is withheld for one with another person."""
    true, article = fact(store), an_article(0)
    made = office(article)
    content = content_of(article.text, true.kind, WRONG, Span(true.start, true.end), {})
    fields = type(made.fact)(**WRONG)
    wrong = type(made)(**{**{name: getattr(made, name) for name in made.__struct_fields__}, "fact": fields})
    row = {
        **content._asdict(),
        "article": 0,
        "kind": true.kind,
        "rule": wrong.rule,
        "confidence": wrong.confidence,
        "checks": encode_checks(true.checks),
        "origin": wrong.origin,
        "fingerprint": wrong.fingerprint,
        "likeness": likeness(true.kind, WRONG),
        "proposed_at": select(PROPOSAL.c.proposed_at).where(PROPOSAL.c.id == true.id).scalar_subquery(),
        "seed_of": true.id,
    }
    with store._database.writing() as connection:
        seed = connection.execute(insert(PROPOSAL).values(row).returning(PROPOSAL.c.id)).scalar_one()
        count_new(connection, PROPOSAL.c.id == seed)
        open_new(connection, PROPOSAL.c.id == seed)
        enter_new(connection, seed)
        with renewed(connection, [true.id], []):
            connection.execute(update(PROPOSAL).where(PROPOSAL.c.id == true.id).values(state=State.WITHHELD))
        connection.execute(update(READING).where(READING.c.article == 0).values(open=READING.c.open - 1))
    assert list(store.check()) == []
    return store


def of_seed(store: Store, reviewer: str) -> ReviewFact:
    return next(one for one in store.article("bai-0", reviewer).facts if one.fields == WRONG)


def persons(store: Store, reviewer: str = "") -> list[str]:
    return [one.fields.get("person", "") for one in store.article("bai-0", reviewer).facts]


def test_the_true_fact_waits_until_the_wrong_one_is_decided(seeded: Store) -> None:
    assert persons(seeded) == persons(seeded, "lan") == ["Lê Thị Mận", "Lê Thị Mận", ""]
    seeded.decide(deciding(Verdict.REJECT, of_seed(seeded, "lan")))
    assert persons(seeded) == persons(seeded, "mai") == ["Trần Văn Bền", "Lê Thị Mận", ""]
    assert [one.state for one in facts(seeded)] == ["pending"] * 3
    assert seeded.claim("lan", "a")[0].open == 3
    assert list(seeded.check()) == []


def test_who_decided_it_goes_on_seeing_their_verdict_and_nobody_else(seeded: Store) -> None:
    outcome = seeded.decide(deciding(Verdict.ACCEPT, of_seed(seeded, "lan")))
    assert outcome.fact == of_seed(seeded, "lan")
    assert (outcome.fact.state, outcome.fact.decided_by) == (State.ACCEPTED, "lan")
    for who in ("lan", "mai"):
        for states in ((), (State.ACCEPTED,), (State.WITHDRAWN,)):
            found = seeded.listing(Filter(states=states), Order.ARTICLE, reviewer=who).facts
            assert outcome.fact.id not in [one.fact.id for one in found] or (who == "lan" and not states)
    assert (list(seeded.verified()), seeded.progress().count(State.ACCEPTED)) == ([], 0)


def test_an_undo_makes_the_true_fact_wait_again(seeded: Store) -> None:
    true = 1
    seeded.decide(deciding(Verdict.ACCEPT, of_seed(seeded, "lan")))
    assert undone(seeded).fact.state is State.PENDING
    assert (persons(seeded)[0], true not in [one.id for one in facts(seeded)]) == ("Lê Thị Mận", True)
    assert list(seeded.check()) == []


def test_what_is_withheld_cannot_be_decided(seeded: Store) -> None:
    with pytest.raises(ConflictError, match="were read anew: look at this one again"):
        seeded.decide(deciding(Verdict.ACCEPT, fact=1))


def test_it_can_be_decided_anew_by_who_decided_it(seeded: Store) -> None:
    seeded.decide(deciding(Verdict.ACCEPT, of_seed(seeded, "lan")))
    assert seeded.decide(deciding(Verdict.REJECT, of_seed(seeded, "lan"))).fact.state is State.REJECTED
    assert list(seeded.check()) == []

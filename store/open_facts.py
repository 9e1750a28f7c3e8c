"""How many facts are still pending in each reading of an article: kept with every change, as claims look for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from sqlalchemy import (
    ColumnElement,
    Connection,
    ScalarSelect,
    bindparam,
    case,
    exists,
    func,
    insert,
    literal,
    literal_column,
    select,
    update,
)

from store.fold import Standing
from store.readings import hold_readings
from store.records import State, Verdict
from store.tables import DECISION, PROPOSAL, READING
from store.upserts import insert_into

_MOVE = (
    update(READING)
    .where(READING.c.article == bindparam("of"), READING.c.number == bindparam("at"))
    .values(open=READING.c.open + bindparam("by"), begun=case((bindparam("is_begun"), 1), else_=READING.c.begun))
)


def open_new(connection: Connection, new: ColumnElement[bool]) -> None:
    """Count the machine's proposals that came in, for which this holds, in every reading of their articles.

    Those readings are held; of others who bring any in there are none.
    """
    hold_readings(connection, READING.c.article.in_(select(PROPOSAL.c.article).where(new)))
    machine = select(PROPOSAL.c.article, literal_column("1"), func.count().label("times"))
    arrived = machine.where(new, PROPOSAL.c.fingerprint.is_not(None)).group_by(PROPOSAL.c.article)
    in_order = arrived.order_by(PROPOSAL.c.article)
    first = insert_into(connection, READING).from_select(["article", "number", "open"], in_order)
    more = {"open": READING.c.open + first.excluded.open}
    connection.execute(first.on_conflict_do_update(index_elements=["article", "number"], set_=more))
    of_article = arrived.subquery()
    times = select(of_article.c.times).where(of_article.c.article == READING.c.article).scalar_subquery()
    second = update(READING).where(READING.c.number == 2, READING.c.article.in_(select(of_article.c.article)))
    connection.execute(second.values(open=READING.c.open + times))


def move_open(
    connection: Connection, moves: Mapping[tuple[int, int], int], begun: Collection[tuple[int, int]] = ()
) -> None:
    """Add to the counts of readings, each named by article and number, and mark those that are begun.

    A reading that isn't there has no count.
    """
    rows = [
        {"of": article, "at": number, "by": by, "is_begun": (article, number) in begun}
        for (article, number), by in sorted(moves.items())
        if by or (article, number) in begun
    ]
    if rows:
        connection.execute(_MOVE, rows)


def waiting(
    connection: Connection, seeds: Mapping[int, State], opened: Counter[tuple[int, int]]
) -> list[tuple[int, Standing]]:
    """Return how true facts stand whose known-wrong ones, made from them, are now in these states.

    A true fact waits as long as the other is undecided; what that changes in its readings is added to `opened`.
    """
    columns = (PROPOSAL.c[name] for name in ("id", "article", "state", "version", "decision", "content"))
    found = []
    for row in connection.execute(select(*columns).where(PROPOSAL.c.id.in_(seeds))) if seeds else ():
        state = State.WITHHELD if seeds[row.id] is State.PENDING else State.PENDING
        if row.state == state or row.state not in {State.PENDING, State.WITHHELD} or row.version:
            continue
        for number in connection.scalars(select(READING.c.number).where(READING.c.article == row.article)):
            opened[row.article, number] += 1 if state is State.PENDING else -1
        found.append((row.id, Standing(state, row.version, row.decision, row.content)))
    return found


def counted() -> ScalarSelect[int]:
    """Return how many facts are pending in a row of `READING`, made from the decisions: for queries from that table.

    It counts the machine's proposals on which no decision of the reading stands, but those that are withheld.
    """
    later = DECISION.alias("later")
    stands = (
        exists()
        .where(
            DECISION.c.proposal == PROPOSAL.c.id,
            DECISION.c.reading == READING.c.number,
            DECISION.c.verdict != Verdict.UNDO,
            ~exists().where(later.c.undoes == DECISION.c.id),
        )
        .correlate(PROPOSAL, READING)
    )
    waiting = select(func.count()).select_from(PROPOSAL).where(PROPOSAL.c.article == READING.c.article, ~stands)
    machine = waiting.where(PROPOSAL.c.fingerprint.is_not(None), PROPOSAL.c.state != State.WITHHELD)
    return machine.correlate(READING).scalar_subquery()


def recount_open(connection: Connection) -> None:
    """Make the counts of all readings anew, and first readings of articles that have proposals, but none."""
    known = exists().where(READING.c.article == PROPOSAL.c.article)
    missing = select(PROPOSAL.c.article, literal(1), literal(0)).distinct()
    machine = missing.where(PROPOSAL.c.fingerprint.is_not(None), ~known)
    connection.execute(insert(READING).from_select(["article", "number", "open"], machine))
    connection.execute(update(READING).values(open=counted()))

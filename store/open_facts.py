"""How many facts are still pending in each reading of an article: kept with every change, as claims look for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, ScalarSelect, bindparam, case, exists, func, literal, select, text, update
from sqlalchemy import insert as insert_into

from store.fold import Standing
from store.records import State, Verdict
from store.tables import DECISION, PROPOSAL, READING

_NEW = "SELECT article, count(*) AS times FROM proposal WHERE id > :after AND fingerprint IS NOT NULL GROUP BY article"
_FIRST = text(f"""INSERT INTO reading (article, number, open) SELECT article, 1, times FROM ({_NEW}) AS new WHERE true
    ON CONFLICT (article, number) DO UPDATE SET open = reading.open + excluded.open""")  # noqa: S608
_SECOND = text(f"""UPDATE reading
    SET open = open + (SELECT times FROM ({_NEW}) AS new WHERE new.article = reading.article)
    WHERE number = 2 AND article IN (SELECT article FROM ({_NEW}) AS new)""")  # noqa: S608
_MOVE = (
    update(READING)
    .where(READING.c.article == bindparam("of"), READING.c.number == bindparam("at"))
    .values(open=READING.c.open + bindparam("by"), begun=case((bindparam("is_begun"), 1), else_=READING.c.begun))
)


def open_new(connection: Connection, after: int) -> None:
    """Count the machine's proposals that came in after the one of this id, in every reading of their articles."""
    connection.execute(_FIRST, {"after": after})
    connection.execute(_SECOND, {"after": after})


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
    connection.execute(insert_into(READING).from_select(["article", "number", "open"], machine))
    connection.execute(update(READING).values(open=counted()))

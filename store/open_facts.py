"""How many facts are still pending in each reading of an article: kept with every change, as claims look for them."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, ScalarSelect, bindparam, exists, func, literal, select, text, update
from sqlalchemy import insert as insert_into

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
    .values(open=READING.c.open + bindparam("by"))
)


def open_new(connection: Connection, after: int) -> None:
    """Count the machine's proposals that came in after the one of this id, in every reading of their articles."""
    connection.execute(_FIRST, {"after": after})
    connection.execute(_SECOND, {"after": after})


def move_open(connection: Connection, moves: Mapping[tuple[int, int], int]) -> None:
    """Add to the counts of readings, each named by article and number; a reading that isn't there has no count."""
    rows = [{"of": article, "at": number, "by": by} for (article, number), by in sorted(moves.items()) if by]
    if rows:
        connection.execute(_MOVE, rows)


def counted() -> ScalarSelect[int]:
    """Return how many facts are pending in a row of `READING`, made from the decisions: for queries from that table.

    It counts the machine's proposals on which no decision of the reading stands, but those that are withheld.
    """
    later = DECISION.alias("later")
    stands = exists().where(
        DECISION.c.proposal == PROPOSAL.c.id,
        DECISION.c.reading == READING.c.number,
        DECISION.c.verdict != Verdict.UNDO,
        ~exists().where(later.c.undoes == DECISION.c.id),
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

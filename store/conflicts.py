"""What is said where a fact was decided by the time that somebody decides on it, or takes a decision back."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, select

from store.tables import ARTICLE, DECISION, PROPOSAL, REVIEWER

_NAMED = 2
_QUOTED = 40
"""Of how many facts a sentence says where they stand, and with how many code points of their words."""

_PLACE = select(PROPOSAL.c.quote, ARTICLE.c.id).join(ARTICLE, ARTICLE.c.position == PROPOSAL.c.article)


def decided_since(connection: Connection, decision: int | None, then: str) -> str:
    """Return the sentence on a fact whose latest standing decision is this one, and what is to be done."""
    if decision is None:
        return f"a decision on this fact was undone since you saw it: {then}"
    return f"this fact was decided since you saw it ({_by(connection, decision)}): {then}"


def _by(connection: Connection, decision: int) -> str:
    asked = select(DECISION.c.verdict, REVIEWER.c.name).join(REVIEWER, REVIEWER.c.id == DECISION.c.reviewer)
    row = connection.execute(asked.where(DECISION.c.id == decision)).one()
    return f"{row.verdict}, by {row.name}"


def many_decided(connection: Connection, moved: Mapping[int, int | None], whole: int) -> str:
    """Say how many facts of a batch were decided by now (each with the decision that stands), and of some by whom."""
    named = []
    for fact, decision in list(moved.items())[:_NAMED]:
        where = connection.execute(_PLACE.where(PROPOSAL.c.id == fact)).one()
        by = "undone" if decision is None else _by(connection, decision)
        named.append(f"{where.quote[:_QUOTED]!r} in {where.id} ({by})")
    more = f" and {len(moved) - _NAMED} more" if len(moved) > _NAMED else ""
    return f"{len(moved)} of its {whole} facts were decided since, {', '.join(named)}{more}"

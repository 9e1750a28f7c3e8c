"""How often each reviewer accepted a fact that was known to be wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from extract.facts import KINDS
from store.content import decode_fields
from store.measures import Share
from store.records import VERIFIED, State, Verdict
from store.rows import CONTENT, LAST
from store.tables import DECISION, PROPOSAL, REVIEWER

_TRUE = PROPOSAL.alias("true_fact")
_TRUE_CONTENT = DECISION.alias("true_content")
_SET_ASIDE = (Verdict.SKIP, Verdict.FLAG)


def false_accepts(connection: Connection) -> Mapping[str, Share]:
    """Return for each reviewer how many known-wrong facts were accepted, of those decided, by the reviewer's name.

    One counts as soon as the true fact was verified, and with another value in what was made wrong: only then is it
    known to be wrong. To correct something else of it is to accept it; what was set aside isn't decided.
    """
    decided, accepted = Counter[str](), Counter[str]()
    for row in connection.execute(_ASKED):
        made, true, verified, said = map(decode_fields, (row.fields, row.true, row.verified, row.said))
        wrong = [name for name in {**made, **true} if made.get(name) != true.get(name)]
        if all(verified.get(name) == made.get(name) for name in wrong):
            continue
        decided[row.name] += 1
        accepted[row.name] += row.verdict != Verdict.REJECT and all(said.get(name) == made.get(name) for name in wrong)
    return {name: Share(accepted[name], times) for name, times in sorted(decided.items())}


_ASKED = (
    select(
        PROPOSAL.c.fields,
        func.coalesce(CONTENT.c.fields, PROPOSAL.c.fields).label("said"),
        _TRUE.c.fields.label("true"),
        func.coalesce(_TRUE_CONTENT.c.fields, _TRUE.c.fields).label("verified"),
        LAST.c.verdict,
        REVIEWER.c.name,
    )
    .join(_TRUE, _TRUE.c.id == PROPOSAL.c.seed_of)
    .outerjoin(_TRUE_CONTENT, _TRUE_CONTENT.c.id == _TRUE.c.content)
    .outerjoin(CONTENT, CONTENT.c.id == PROPOSAL.c.content)
    .join(LAST, LAST.c.id == PROPOSAL.c.decision)
    .join(REVIEWER, REVIEWER.c.id == LAST.c.reviewer)
    # By kind and state, as the tally's index has them.
    .where(PROPOSAL.c.kind.in_(KINDS), PROPOSAL.c.state == State.WITHDRAWN, _TRUE.c.state.in_(VERIFIED))
    .where(LAST.c.verdict.not_in(_SET_ASIDE))
)

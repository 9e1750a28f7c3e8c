"""Statistics over a store: counts by kind and rule, and what the latest decisions tell of pace and corrections.

The counts are of everything; the rest is of the latest decisions, so that it is as quick in a log of millions.
"""

from __future__ import annotations

import statistics as averages
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from sqlalchemy import Connection, Row, and_, exists, or_, select

from extract.facts import KINDS
from store.blinded import UNSETTLED, Blinded, blinded, is_mine, without_others
from store.content import decode_fields
from store.disputes import dispute_count
from store.measures import Corrections, Course, RuleTally, Share, Statistics, Timing
from store.membership import number_of
from store.progress import latest, pace, progress
from store.records import HIDDEN, State, Verdict
from store.tables import DECISION, PROPOSAL, READING
from store.tally import tally

STEP = timedelta(minutes=15)
"""The stretch of time in which a course counts decisions."""


def statistics(connection: Connection, place: str, now: datetime, reviewer: str = "") -> Statistics:
    """Return the statistics at this moment, whose time zone says where a day begins and ends.

    For a reviewer they are without what is not to be known of articles that this reviewer and another read.
    """
    blind = blinded(connection, reviewer) if reviewer else None
    latest_rows = reversed(connection.execute(latest(*_LOOKED_AT)).all())
    rows = without_others(connection, [*latest_rows], reviewer)
    made = [row for row in rows if row.verdict != Verdict.UNDO]
    undone = {row.undoes for row in rows if row.undoes is not None}
    standing = [row for row in made if row.id not in undone]
    return Statistics(
        progress=progress(connection, place, reviewer),
        rules=_rules(connection, blind),
        sample=len(rows),
        in_all=pace(_timed(made)),
        today=pace(_timed(row for row in made if _day(row, now.tzinfo) == now.date())),
        seconds=_seconds(standing),
        course=_course([row.at.astimezone(now.tzinfo) for row in made]),
        undone=Share(len(made) - len(standing), len(made)),
        corrections=_corrections(connection, [row.id for row in standing if row.verdict == Verdict.CORRECT], blind),
        reasons=_reasons(connection, [row for row in standing if row.verdict == Verdict.REJECT], reviewer),
        batched=sum(row.batch is not None for row in made),
        disputes=dispute_count(connection, reviewer),
    )


_LOOKED_AT = ("id", "reviewer", "verdict", "at", "took", "undoes", "reason", "batch")


def _timed(rows: Iterable[Row[Any]]) -> Iterable[tuple[int, datetime, int | None]]:
    return ((row.reviewer, row.at, row.batch) for row in rows)


def _day(row: Row[Any], zone: tzinfo | None) -> date:
    day: date = row.at.astimezone(zone).date()
    return day


def _rules(connection: Connection, blind: Iterable[Blinded] | None) -> tuple[RuleTally, ...]:
    states: dict[tuple[str, str], dict[State, int]] = {}
    for (kind, rule, state), times in sorted(tally(connection, blind).items()):
        # Under no name are the facts that reviewers added.
        if rule and state not in HIDDEN:
            states.setdefault((kind, rule), {})[state] = times
    order = list(KINDS)
    ranked = sorted(states, key=lambda rule: (order.index(rule[0]), -sum(states[rule].values()), rule[1]))
    return tuple(RuleTally(kind=kind, rule=rule, states=states[kind, rule]) for kind, rule in ranked)


def _seconds(rows: Sequence[Row[Any]]) -> Mapping[Verdict, Timing]:
    took: dict[str, list[float]] = {}
    for row in rows:
        if row.batch is None:
            took.setdefault(row.verdict, []).append(row.took)
    ranked = sorted(took.items(), key=lambda found: -len(found[1]))
    return {Verdict(verdict): Timing(median=averages.median(all_), n=len(all_)) for verdict, all_ in ranked}


def _course(times: Sequence[datetime]) -> Course | None:
    """The day of the latest decision, from its first stretch with a decision to its last."""
    if not times:
        return None
    day = max(times).date()
    stretches = Counter(_stretch(at) for at in times if at.date() == day)
    first = min(stretches)
    count = (max(stretches) - first) // STEP + 1
    return Course(start=first, step=STEP, decisions=tuple(stretches[first + at * STEP] for at in range(count)))


def _stretch(at: datetime) -> datetime:
    return at.replace(minute=at.minute // 15 * 15, second=0, microsecond=0)


def _corrections(
    connection: Connection, decisions: Sequence[int], blind: Iterable[Blinded] | None
) -> Mapping[str, Corrections]:
    """What is corrected of the machine's facts by these decisions, as it stands now or is shown."""
    proposed = [PROPOSAL.c[name].label(f"proposed_{name}") for name in ("fields", "start", "end")]
    asked = (
        select(PROPOSAL.c.id, PROPOSAL.c.kind, *proposed, DECISION.c.id.label("made"))
        .add_columns(*(DECISION.c[name] for name in ("fields", "start", "end")))
        .join(DECISION, DECISION.c.proposal == PROPOSAL.c.id)
        .add_columns(and_(PROPOSAL.c.content == DECISION.c.id, PROPOSAL.c.state == State.CORRECTED).label("stands"))
        .where(DECISION.c.id.in_(decisions))
    )
    shown = {one.id: one.content if one.shown is State.CORRECTED else None for one in blind or ()}
    by_kind: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    for row in connection.execute(asked):
        if shown[row.id] == row.made if row.id in shown else row.stands:
            by_kind[row.kind].append(row)
    return {kind: _corrections_of(rows) for kind, rows in by_kind.items() if rows}


def _reasons(connection: Connection, rejections: Sequence[Row[Any]], reviewer: str) -> Mapping[str, int]:
    """Why facts were rejected, but for those known to be wrong, which tell nothing of the rules.

    A reader's own words tell nobody else anything before both readers have had their say.
    """
    unsettled = PROPOSAL.c.state.in_(UNSETTLED), DECISION.c.reason != ""
    mine = exists().where(READING.c.article == PROPOSAL.c.article, is_mine(number_of(connection, reviewer)))
    left_out = or_(and_(*unsettled, ~mine), PROPOSAL.c.seed_of.is_not(None))
    asked = select(DECISION.c.id).join(PROPOSAL, PROPOSAL.c.id == DECISION.c.proposal)
    given = [row.id for row in rejections]
    kept_back = set(connection.scalars(asked.where(left_out, DECISION.c.id.in_(given)))) if given else set()
    return _by_frequency(row.reason for row in rejections if row.id not in kept_back)


def _corrections_of(rows: Sequence[Any]) -> Corrections:
    changed = (name for row in rows for name in _changed(row))
    moved = sum((row.start, row.end) != (row.proposed_start, row.proposed_end) for row in rows)
    return Corrections(n=len(rows), fields=_by_frequency(changed), evidence=moved)


def _changed(row: Row[Any]) -> Iterable[str]:
    proposed, now = decode_fields(row.proposed_fields), decode_fields(row.fields)
    return (name for name in {**proposed, **now} if proposed.get(name) != now.get(name))


def _by_frequency(words: Iterable[str]) -> Mapping[str, int]:
    return dict(Counter(words).most_common())

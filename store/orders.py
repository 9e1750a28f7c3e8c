"""The orders of listings: each is a row of groups of facts, and in a group facts come in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, func, select

from extract.facts import KINDS
from store import terms
from store.blinded_texts import UNBLINDED, BlindedTexts
from store.chunks import chunks
from store.expressions import AnyOf, Expression, Phrase, any_of
from store.filters import Query, percent_tags
from store.records import Order, State
from store.rows import CONTENT
from store.tables import PENDING, PROPOSAL, TALLY

_KINDS = {kind: at for at, kind in enumerate(KINDS)}
_HALF = 50
_ROUNDED = 0.501
"""What is shown as a whole percent is no further from it, nor is what a computer's fractions make of that."""
_BEHIND_ALL = 101
"""The group of added facts, where groups are by percent."""


_PLACED = (
    select(
        *(PROPOSAL.c[name] for name in ("id", "article", "kind", "rule", "confidence")),
        *(func.coalesce(CONTENT.c[name], PROPOSAL.c[name]).label(f"now_{name}") for name in ("start", "end")),
    )
    .outerjoin(CONTENT, CONTENT.c.id == PROPOSAL.c.content)
    .where(PROPOSAL.c.id.in_(bindparam("facts", expanding=True)))
)


class Place(NamedTuple):
    """Where a fact stands in an order: what its group is sorted by, then its place in reading order."""

    group: Any
    article: int
    start: int
    end: int
    fact: int


class Group(NamedTuple):
    """What a group is sorted by, the expression that finds its facts (None for all), and the percents that it is of."""

    key: Any
    expression: Expression | None
    percents: tuple[int, ...] | None = None


def groups_of(asked: Query, order: Order) -> list[Group]:
    """Return the groups of an order in which a query can find anything, first to last."""
    added = asked.added
    match order:
        case Order.ARTICLE:
            return [Group(0, None)]
        case Order.KIND:
            return [Group(_KINDS[kind], any_of([terms.kind_tag(kind)])) for kind in asked.kinds]
        case Order.RULE:
            by_rule = [Group((False, rule), any_of([terms.rule_tag(rule)])) for rule in asked.rules]
            return [*by_rule, Group((True, ""), any_of([terms.ADDED]))] if added else by_rule
        case Order.CONFIDENCE:
            groups = {100 - whole: [whole] for whole in reversed(asked.percents)}
        case Order.UNCERTAINTY:
            groups = {far: [_HALF - far, _HALF + far] for far in range(_HALF + 1)}
    found = [
        Group(key, any_of(map(terms.percent_tag, within)), within)
        for key, wholes in groups.items()
        if (within := tuple(whole for whole in dict.fromkeys(wholes) if whole in asked.percents))
    ]
    return [*found, Group(_BEHIND_ALL, any_of([terms.ADDED]))] if added else found


def together(groups: Sequence[Group]) -> Group:
    """Return the group of what any of these groups holds."""
    if any(group.percents is None for group in groups):
        return Group(None, AnyOf(tuple(group.expression for group in groups if group.expression)))
    percents = sorted(whole for group in groups for whole in group.percents or ())
    return Group(None, any_of(percent_tags(percents)), tuple(percents))


def with_pending(connection: Connection, groups: Iterable[Group], blind: BlindedTexts) -> Iterator[Group]:
    """Yield the groups that have facts which are pending, or shown so, and a few that may have none.

    Where most is decided, the index would look through all that is decided of a group to find none left in it.
    """
    rules = connection.scalars(
        select(TALLY.c.rule).where(TALLY.c.state == State.PENDING, TALLY.c.times > 0).distinct()
    ).all()
    for group in groups:
        percents = group.percents
        if percents is None or any(_is_pending(connection, rules, blind, whole) for whole in percents):
            yield group


def _is_pending(connection: Connection, rules: Sequence[str], blind: BlindedTexts, whole: int) -> bool:
    if blind.any_found(Phrase((terms.percent_tag(whole),))):
        return True
    least, most = (whole - _ROUNDED) / 100, (whole + _ROUNDED) / 100
    asked = select(PROPOSAL.c.id).where(PENDING, PROPOSAL.c.rule.in_(rules))
    return connection.scalar(asked.where(PROPOSAL.c.confidence.between(least, most)).limit(1)) is not None


def placed(
    connection: Connection, facts: Sequence[int], order: Order, blind: BlindedTexts = UNBLINDED
) -> Iterator[Place]:
    """Yield where each of these facts stands in an order, as a reviewer is shown it; in no order themselves."""
    key = KEYS[order]
    for some in chunks(facts):
        for row in connection.execute(_PLACED, {"facts": some}).all():
            start, end = blind.evidence(row.id) or (row.now_start, row.now_end)
            yield Place(key(row.kind, row.rule, row.confidence), row.article, start, end, row.id)


def _of_rule(_: str, rule: str, confidence: float | None) -> tuple[bool, str]:
    return (True, "") if confidence is None else (False, rule)


def _of_confidence(_: str, __: str, confidence: float | None) -> int:
    return _BEHIND_ALL if confidence is None else 100 - terms.percent(confidence)


def _of_uncertainty(_: str, __: str, confidence: float | None) -> int:
    return _BEHIND_ALL if confidence is None else abs(terms.percent(confidence) - _HALF)


KEYS: Mapping[Order, Callable[[str, str, float | None], Any]] = {
    Order.ARTICLE: lambda *_: 0,
    Order.KIND: lambda kind, *_: _KINDS[kind],
    Order.RULE: _of_rule,
    Order.CONFIDENCE: _of_confidence,
    Order.UNCERTAINTY: _of_uncertainty,
}
"""By order, what gives a fact's group (what it is sorted by) from its kind, its rule and its confidence."""

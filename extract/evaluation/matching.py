"""Which proposed fact is which annotated one: by what identifies a fact of its kind, the best likeness first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from extract.evaluation.agreement import agrees, folded, likeness, without_places

Fields = Mapping[str, Any]

_FIGURES = ("value", "total", "percent", "change")
_SAME_PLACE = 0.3
"""Share of evidence in common that stands in for a likeness of names."""
_SAME_UNIT = 0.7
"""The same for statements, which are told by their place alone."""


class Stated(Protocol):
    """A fact with its evidence, annotated or proposed."""

    @property
    def kind(self) -> str:
        """The kind of fact."""

    @property
    def fields(self) -> Fields:
        """The stated fields as plain JSON values."""

    @property
    def start(self) -> int:
        """Where the evidence begins, in code points."""

    @property
    def end(self) -> int:
        """Where the evidence ends, in code points."""


def pairs(golds: Sequence[Stated], proposals: Sequence[Stated]) -> list[tuple[int, int]]:
    """Return the indices of the facts that are the same, each in one pair at most."""
    grid = [
        (-score, i, j)
        for i, gold in enumerate(golds)
        for j, proposed in enumerate(proposals)
        if gold.kind == proposed.kind and (score := _closeness(gold, proposed)) is not None
    ]
    left, right = set(range(len(golds))), set(range(len(proposals)))
    found = []
    for _, i, j in sorted(grid):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            found.append((i, j))
    return found


def shared(one: Stated, other: Stated) -> float:
    """Return the share, from 0 to 1, of two evidences together that stands in both."""
    union = max(one.end, other.end) - min(one.start, other.start)
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / union if union else 0.0


def _closeness(gold: Stated, proposed: Stated) -> float | None:
    """Return how well two facts agree, or None where they are not the same fact."""
    near = shared(gold, proposed)
    if not SAME[gold.kind](gold.fields, proposed.fields, near):
        return None
    right = sum(agrees(name, value, proposed.fields.get(name)) for name, value in gold.fields.items())
    return right / max(1, len(gold.fields)) + near


def _article(_gold: Fields, _proposed: Fields, _near: float) -> bool:
    return True


def _office(gold: Fields, proposed: Fields, near: float) -> bool:
    if folded(gold["person"]) != folded(proposed["person"]):
        return False
    if likeness(_post(gold, proposed), _post(proposed, gold)) >= 85:
        return True
    return near > 0 and folded(gold["role"]) == folded(proposed["role"])


def _post(fields: Fields, other: Fields) -> str:
    body = without_places(fields.get("organisation"), other.get("place"), fields.get("place"))
    return f"{fields['role']} {body}".strip()


def _congress(gold: Fields, proposed: Fields, _near: float) -> bool:
    stated = [name for name in ("edition", "term", "start") if name in gold and name in proposed]
    return likeness(gold["organisation"], proposed["organisation"]) >= 80 and all(
        agrees(name, gold[name], proposed[name]) for name in stated
    )


def _event(gold: Fields, proposed: Fields, near: float) -> bool:
    return agrees("date", gold["date"], proposed["date"]) and (
        near > _SAME_PLACE or likeness(gold["name"], proposed["name"]) >= 60
    )


def _document(gold: Fields, proposed: Fields, near: float) -> bool:
    if "number" in gold:
        return agrees("number", gold["number"], proposed.get("number"))
    if "number" in proposed or folded(gold["type"]) != folded(proposed["type"]):
        return False
    return near > _SAME_PLACE or likeness(gold.get("issuer"), proposed.get("issuer")) >= 80


def _statistic(gold: Fields, proposed: Fields, near: float) -> bool:
    figures = [name for name in _FIGURES if name in gold]
    if not figures or not all(agrees(name, gold[name], proposed.get(name)) for name in figures):
        return False
    return near > 0 or likeness(gold["subject"], proposed["subject"]) >= 50


def _award(gold: Fields, proposed: Fields, near: float) -> bool:
    return likeness(gold["form"], proposed["form"]) >= 80 and (
        near > 0 or agrees("recipients", gold.get("recipients"), proposed.get("recipients"))
    )


def _statement(gold: Fields, proposed: Fields, near: float) -> bool:
    return near >= _SAME_UNIT and gold["form"] == proposed["form"]


SAME: dict[str, Callable[[Fields, Fields, float], bool]] = {
    "article": _article,
    "office": _office,
    "congress": _congress,
    "event": _event,
    "document": _document,
    "statistic": _statistic,
    "award": _award,
    "statement": _statement,
}
"""By kind, whether an annotated fact and a proposal are the same, given the share of their evidence in both."""

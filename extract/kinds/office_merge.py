"""Offices that are the same: mentions of one person in one office, brought together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.proposal import Span
from extract.text import fold_tones
from extract.titles import Title


@dataclass(slots=True)
class Office:
    """A mention of a person in an office, or several of the same brought together."""

    person: str
    role: str
    organisation: str | None
    place: str | None
    status: str | None
    rule: str
    confidence: float
    start: int
    end: int
    title: Title
    removed: bool = False
    """Whether the article tells that the office was left or taken away, which outweighs its being given."""
    inherited: bool = False
    """Whether the body is that of another title near by."""
    spans: dict[str, Span] = field(default_factory=dict)


_SHORT = (
    (re.compile(r"ủy ban nhân dân"), "ubnd"),
    (re.compile(r"hội đồng nhân dân"), "hđnd"),
    (re.compile(r"mặt trận tổ quốc"), "mttq"),
    (re.compile(r"đại biểu quốc hội"), "đbqh"),
    (re.compile(r"t\.ư|tư(?= đảng)|tw|trung uơng"), "trung ương"),
    (re.compile(r"bch|ban chấp hành"), "bch"),
    (re.compile(r"bộ chỉ huy quân sự"), "bộ chqs"),
    (re.compile(r"thành phố|tp\.? ?"), "tp "),
    (re.compile(r"mttqvn"), "mttq việt nam"),
    (re.compile(r"hđqt|hội đồng quản trị"), "hđqt"),
)
_RANK = {None: 0, "former": 1, "elected": 2}
_REMOVED = 3


def key(text: str) -> str:
    """Return what two spellings of a role or body have in common: no case, one place for tone marks."""
    folded = fold_tones(text).casefold().replace("thuờng", "thường")
    for pattern, short in _SHORT:
        folded = pattern.sub(short, folded)
    return " ".join(re.findall(r"\w+", folded))


def one_each(offices: Iterable[Office]) -> list[Office]:
    """Return one office a person and post, with the fields that its mentions together give."""
    found: list[Office] = []
    by_holder: dict[tuple[str, str], list[Office]] = {}
    for office in sorted(offices, key=lambda one: (one.inherited, one.organisation is None)):
        same = by_holder.setdefault((key(office.person), key(office.role)), [])
        other = next((one for one in same if _same(one, office)), None)
        if other is None:
            same.append(office)
            found.append(office)
        else:
            _absorb(other, office)
    return found


def _same(one: Office, other: Office) -> bool:
    if other.inherited and not one.inherited:
        return True
    if not one.organisation or not other.organisation:
        return not (one.place and other.place) or key(one.place) == key(other.place)
    first, second = _words(one), _words(other)
    if not (first <= second or second <= first):
        return False
    return not (one.place and other.place) or key(one.place) == key(other.place)


def _words(office: Office) -> set[str]:
    words = set(key(office.organisation or "").split())
    return words - set(key(office.place).split()) if office.place else words


def _rank(office: Office) -> int:
    return _REMOVED if office.removed else _RANK[office.status]


def _absorb(office: Office, other: Office) -> None:
    """Give an office what another mention of it adds."""
    if not other.inherited and len(other.organisation or "") > len(office.organisation or ""):
        office.organisation = other.organisation
        office.start, office.end, office.rule = other.start, other.end, other.rule
        office.spans = {**office.spans, **other.spans}
        office.role = other.role
    office.place = office.place or other.place
    if "place" in other.spans:
        office.spans.setdefault("place", other.spans["place"])
    if _rank(other) > _rank(office):
        office.status = other.status
        office.removed = other.removed
    office.confidence = max(office.confidence, other.confidence)

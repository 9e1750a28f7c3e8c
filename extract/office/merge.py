"""Offices that are the same: mentions of one person in one office, brought together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from extract.proposal import Span
from extract.reading.titles import Title
from extract.text import fold_tones


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
    held: bool = False
    """Whether a mention has the title beside the name as one of today, so that a year told is its beginning."""
    inherited: bool = False
    """Whether the body is that of another title near by."""
    spans: dict[str, Span] = field(default_factory=dict)
    mentions: int = 1


_SHORT = (
    ("ủy ban nhân dân", "ubnd"),
    ("hội đồng nhân dân", "hđnd"),
    ("mặt trận tổ quốc", "mttq"),
    ("đại biểu quốc hội", "đbqh"),
    ("ban chấp hành", "bch"),
    ("bộ chỉ huy quân sự", "bộ chqs"),
    ("mttqvn", "mttq việt nam"),
    ("trường đại học", "đh"),
    ("đại học", "đh"),
    ("bệnh viện đa khoa (bvđk)", "bvđk"),
    ("bệnh viện đa khoa", "bvđk"),
    ("hội đồng quản trị", "hđqt"),
)
_SPELLINGS = (
    (("t.ư", "tư đảng", "tw", "uơng"), re.compile(r"t\.ư|tư(?= đảng)|tw|trung uơng"), "trung ương"),
    (("thành phố", "tp"), re.compile(r"thành phố|tp\.? ?"), "tp "),
    (("hcm", "hồ chí minh"), re.compile(r"(?:tp )?(?:hcm|hồ chí minh)(?!\w)"), "hcm"),
)
"""Words of which a text has one where a pattern may match, the pattern, and what stands for it."""
_WORDS = re.compile(r"\w+")
_OF_UNIT = re.compile(
    r"((?:phó |quyền )?(?:bí thư|chủ tịch)(?: thường trực)?) (tỉnh|huyện|quận|thị xã|tp|xã|phường|thị trấn)"
)
TOLD = "told"
"""The status of an office that only its time tells to be past, until all mentions of it are known."""
_RANK = {None: 0, TOLD: 1, "former": 2, "elected": 3}
_REMOVED = 4


@lru_cache(maxsize=10_000)
def key(text: str) -> str:
    """Return what two spellings of a role or body have in common: no case, one place for tone marks."""
    folded = fold_tones(text).casefold().replace("thuờng", "thường")
    for full, short in _SHORT:
        folded = folded.replace(full, short)
    for signs, pattern, short in _SPELLINGS:
        if any(sign in folded for sign in signs):
            folded = pattern.sub(short, folded)
    return " ".join(_WORDS.findall(folded))


def with_full_names(offices: list[Office]) -> list[Office]:
    """Give a foreign holder named by one word the full name that ends so, where the article has one only."""
    names: dict[str, set[str]] = {}
    for name in {office.person for office in offices if " " in office.person}:
        names.setdefault(name.rsplit(" ", 1)[1], set()).add(name)
    for office in offices:
        full = names.get(office.person, ())
        if len(full) == 1:
            office.person = next(iter(full))
    return offices


def one_each(offices: Iterable[Office]) -> list[Office]:
    """Return one office a person and post, with the fields that its mentions together give."""
    found: list[Office] = []
    by_holder: dict[tuple[str, str], list[Office]] = {}
    for office in sorted(
        offices, key=lambda one: (one.inherited, one.organisation is None, one.rule == "office.signed")
    ):
        same = by_holder.setdefault((key(office.person), _post(office)[0]), [])
        other = next((one for one in same if _same(one, office)), None)
        if other is None:
            same.append(office)
            found.append(office)
        else:
            _absorb(other, office)
    for office in found:
        if office.status == TOLD:
            office.status = None if office.held else "former"
    _promote(found)
    return found


def _promote(offices: list[Office]) -> None:
    """Tell a deputy's office as former where the same person is elected head of the same body."""
    heads: dict[str, list[Office]] = {}
    for office in offices:
        if office.status == "elected":
            heads.setdefault(key(office.person), []).append(office)
    for office in offices:
        if office.status is None and key(office.role).startswith("phó "):
            above = heads.get(key(office.person), ())
            office.status = "former" if any(_is_deputy_of(office, head) for head in above) else None


def _is_deputy_of(office: Office, head: Office) -> bool:
    role = key(head.role)
    return (
        key(office.role).startswith(f"phó {role}")
        and bool(office.organisation and head.organisation)
        and _same(office, head)
    )


def _post(office: Office) -> tuple[str, str]:
    """Return the role and body of an office, those of "Chủ tịch tỉnh" as of "Chủ tịch UBND tỉnh"."""
    role, body = key(office.role), key(office.organisation or "")
    unit = None if body else _OF_UNIT.fullmatch(role)
    if unit is None:
        return role, body
    return unit[1], f"{unit[2]} ủy" if unit[1].endswith("bí thư") else f"ubnd {unit[2]}"


def _same(one: Office, other: Office) -> bool:
    apart = one.place and other.place and key(one.place) != key(other.place)
    first, second = _words(one), _words(other)
    if other.inherited and not one.inherited and (other.organisation or not second):
        return True
    return not apart and (not first or not second or first <= second or second <= first)


def _words(office: Office) -> set[str]:
    words = set(_post(office)[1].split())
    return words - set(key(office.place).split()) if office.place else words


def _rank(office: Office) -> int:
    return _REMOVED if office.removed else _RANK[office.status]


def _absorb(office: Office, other: Office) -> None:
    """Give an office what another mention of it adds."""
    if (
        not other.inherited
        and other.rule != "office.signed"
        and len(other.organisation or "") > len(office.organisation or "")
    ):
        office.organisation = other.organisation
        office.start, office.end, office.rule = other.start, other.end, other.rule
        place = {name: span for name, span in office.spans.items() if name == "place" and office.place}
        office.spans = {**other.spans, **place} if not other.place else other.spans
        office.role, office.place = other.role, other.place or office.place
    elif office.place is None and other.place:
        office.place = other.place
        office.spans.update({name: span for name, span in other.spans.items() if name == "place"})
    office.held = office.held or other.held
    if _rank(other) > _rank(office):
        office.status = other.status
        office.removed = other.removed
    office.confidence = max(office.confidence, other.confidence)
    office.mentions += other.mentions

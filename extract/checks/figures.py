"""Checks of figures: a share against its count and total, parts against their sum, bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extract.facts import Statistic
from extract.proposal import Check, Proposal
from extract.reading.page import Page
from extract.values.numbers import show_number

_ROUGH = 0.5
"""How far a share may be off, in percentage points, where the article says "gần", "hơn" or "khoảng"."""
_MOST_PARTS = 6
_NEAR = 12
"""How many figures before and after a share may be its whole."""
_OVER = ("so với", "đạt", "kế hoạch", "chỉ tiêu", "dự toán", "vượt", "bằng", "tăng", "hoàn thành")
_OF_ALL = (" tổng số", " tổng")
"""Words after a percentage that make it a share of another whole: "458/461 đại biểu, bằng 95,62% tổng số đại biểu"."""
_OPENS = re.compile(r" ?[,:(]? ?(?:bao gồm|gồm)(?: có)?:? ")
_JOINS = re.compile(r" ?[,;] ")
_LAST = re.compile(r" ?,? và ")
_CLOSES = re.compile(r" ?(?:[.;)]|\Z)")
_NOTHING = 1e-9
_NEARBY = 40
_SHARES = ("tỷ lệ", "tỉ lệ", "chiếm", "phiếu", "tán thành", "đồng ý", "có mặt")

Figures = list[tuple[int, Proposal, Statistic]]


def _figures(proposals: list[Proposal]) -> Figures:
    return [(n, found, found.fact) for n, found in enumerate(proposals) if isinstance(found.fact, Statistic)]


def shares(proposals: list[Proposal], page: Page) -> Iterator[tuple[int, Check]]:
    """Compare x/y with its percentage, and a count and its percentage with a whole of the same paragraph."""
    found = _figures(proposals)
    for at, (index, proposal, fact) in enumerate(found):
        if fact.value is None or fact.percent is None or fact.value_max is not None or fact.percent_max is not None:
            continue
        if page.lower.startswith(_OF_ALL, proposal.end):
            continue
        if fact.total:
            passed = _agrees(fact, fact.total)
            yield index, Check("share", passed, _share_message(fact, fact.total, passed=passed))
        elif whole := _whole_of(proposal, fact, found[max(0, at - _NEAR) : at + _NEAR], page):
            yield index, Check("share", True, _share_message(fact, whole, passed=True))


def _whole_of(proposal: Proposal, fact: Statistic, found: Figures, page: Page) -> int | float | None:
    """Return a count of the same paragraph of which the fact's count is its percentage."""
    line = page.line_at(proposal.start)
    wholes = (
        other.value
        for _, near, other in found
        if near is not proposal and line.start <= near.start < line.end and other.value and other.value_max is None
    )
    return next((whole for whole in wholes if whole > (fact.value or 0) and _agrees(fact, whole)), None)


def _agrees(fact: Statistic, total: float) -> bool:
    if fact.value is None or fact.percent is None or not total:
        return False
    places = max(0, -int(Decimal(str(fact.percent)).as_tuple().exponent))
    slack = _ROUGH if fact.qualifier else 0.5 * 10**-places if places else _ROUGH
    return abs(100 * fact.value / total - fact.percent) <= slack + _NOTHING


def _share_message(fact: Statistic, total: float, *, passed: bool) -> str:
    value, percent = fact.value or 0, fact.percent or 0
    real, told = show_number(_two_places(100 * value / total)), show_number(percent)
    joint = "and" if passed else "but"
    return f"{show_number(value)} of {show_number(total)} is {real} %, {joint} the article says {told} %"


def _two_places(value: float) -> int | float:
    rounded = round(float(value), 2)
    return int(rounded) if rounded.is_integer() else rounded


def sums(proposals: list[Proposal], page: Page) -> Iterator[tuple[int, Check]]:
    """Add up the counts that follow a total in its sentence ("58 đơn vị, gồm 41 xã và 17 phường").

    That they give another sum is only said where nothing but "gồm", commas and "và" stands between them.
    """
    counts = [row for row in _figures(proposals) if row[2].value and row[2].value_max is None and row[2].total is None]
    for position, (index, proposal, fact) in enumerate(counts):
        end = page.sentence_at(proposal.start).end
        parts = [row for row in counts[position + 1 : position + 1 + _MOST_PARTS] if row[1].start < end]
        whole = fact.value or 0
        chosen = _adding_up(whole, parts)
        if chosen and not _opens_parts(page, proposal, chosen[0][1]):
            continue
        passed = bool(chosen)
        chosen = chosen or _listed(page, proposal, parts, end)
        if chosen:
            check = Check("sum", passed, _sum_message(chosen, whole))
            yield index, check
            yield from ((part, check) for part, _, _ in chosen)


def _sum_message(parts: Figures, whole: float) -> str:
    values = [part.value or 0 for _, _, part in parts]
    figures, total = " + ".join(map(show_number, values)), sum(values)
    if abs(total - whole) < _NOTHING:
        return f"{figures} = {show_number(whole)}"
    return f"{figures} = {show_number(_two_places(total))}, but the article says {show_number(whole)}"


def _adding_up(whole: float, parts: Figures) -> Figures:
    """Return the first parts, at least two, that add up to the whole; none where none do."""
    total: int | float = 0
    for count, (_, _, part) in enumerate(parts, start=1):
        total += part.value or 0
        if count > 1 and abs(total - whole) < _NOTHING:
            return parts[:count]
    return []


def _listed(page: Page, whole: Proposal, parts: Figures, end: int) -> Figures:
    """Return the parts of a whole where they are told as all of it, by an enumeration that "và" ends."""
    at, last = whole.end, False
    for count, (_, part, _) in enumerate(parts, start=1):
        joint = (_LAST if count > 1 else _OPENS).fullmatch(page.lower, at, part.start)
        if joint is None and (count == 1 or not _JOINS.fullmatch(page.lower, at, part.start)):
            return []
        at, last = part.end, count > 1 and joint is not None
        if last:
            return parts[:count] if _CLOSES.match(page.lower, at, end) else []
    return []


def _opens_parts(page: Page, whole: Proposal, part: Proposal) -> bool:
    between = page.lower[whole.start : part.start + 12]
    return any(word in between for word in ("gồm", "trong đó", "bao gồm", "(", ":"))


def bounds(proposals: list[Proposal], page: Page) -> Iterator[tuple[int, Check]]:
    """Report a share over 100 % of nothing that could be exceeded, and a part larger than its total."""
    for index, proposal, fact in _figures(proposals):
        if fact.percent is not None and fact.percent > 100 and fact.change is None and _is_share(proposal, page):
            yield index, Check("bounds", False, f"{show_number(fact.percent)} % is more than the whole")
        if fact.value is not None and fact.total is not None and fact.value > fact.total:
            message = f"{show_number(fact.value)} is more than its total of {show_number(fact.total)}"
            yield index, Check("bounds", False, message)


def _is_share(proposal: Proposal, page: Page) -> bool:
    """Tell whether a percentage is told as the share of a whole, and of no plan, former figure or rise."""
    sentence = page.sentence_at(proposal.start)
    said = page.lower[max(sentence.start, proposal.start - _NEARBY) : min(sentence.end, proposal.end + _NEARBY)]
    return any(word in said for word in _SHARES) and not any(word in said for word in _OVER)

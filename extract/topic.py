"""What an article is about: the Party body, the unit of government, or what else its headline opens with."""

from __future__ import annotations

import re

from extract.owners import name_end
from extract.page import Page
from extract.proposal import Span
from extract.text import CAPITALS, search_key
from extract.values.bodies import body_end
from extract.whose import UNIT, Owner, completed, unit_end
from extract.zones import Zone

_PARTY = re.compile(r"(?<!\w)[ĐđD]ảng bộ (?=\w)")
_FULL = re.compile(rf"(?:[^\W\d_]+ ){{0,3}}(?:[{CAPITALS}][\w.]*)(?= |\Z)")
_GENERIC = re.compile(r"trực thuộc|cơ sở|các|cấp|tổ chức")
_HEADS = re.compile(
    r"(?:(?:[Đđ]ại hội|[Hh]ội nghị|[Kk]ỳ họp|[Ll]ễ|[Ll]ễ hội|[Dd]iện mạo|[Đđ]ặc sắc|[Cc]ông bố|[Nn]gười dân)"
    r"(?: đại biểu)?(?: lần thứ [IVXLC\d]+)? (?:tại |ở |của )?)?(?=\w)"
)
_NO_TOPIC = re.compile(
    r"công an|cảnh sát|viện kiểm sát|tòa án|báo|đài|bộ trưởng|chính phủ|quốc hội|ubkt|ủy ban kiểm tra"
)
_LEVELS = frozenset({"tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn"})
_SURE_WORDS = 2
"""Spaces in a name of small letters that make it sure: "Ban bí thư", not "Trường tư"."""
_FEW = 2
_OFTEN = 2


def party_body(page: Page) -> Owner | None:
    """Return the Party organisation that the article is about: the full name of "Đảng bộ" that most mentions give."""
    spans: dict[str, list[Span]] = {}
    for match in _PARTY.finditer(page.match):
        end = body_end(page.match, match.start(), len(page.match))
        if end and _FULL.match(page.match, match.end(), end) and not _GENERIC.search(page.lower, match.end(), end):
            spans.setdefault(search_key(page.match[match.start() : end]), []).append(Span(match.start(), end))
    ranked = sorted(spans.values(), key=len, reverse=True)
    if not ranked or len(ranked[0]) < _OFTEN or (len(ranked) > 1 and len(ranked[1]) * 2 > len(ranked[0])):
        return None
    return Owner(page.value(*ranked[0][0]), (ranked[0][0],))


def headline_topic(page: Page) -> Owner | None:
    """Return the body, unit or work that the headline opens with and the article goes on to name, or None."""
    line = next((line for line in page.lines if line.zone is Zone.HEADLINE), None)
    head = _HEADS.match(page.match, line.start, line.end) if line else None
    end = name_end(page, head.end(), line.end) if head and line else None
    if head is None or end is None or _NO_TOPIC.match(page.lower, head.end()):
        return None
    name = page.match[head.end() : end]
    if (name[1:].islower() and name.count(" ") < _SURE_WORDS) or " " not in name:
        return None
    if search_key(page.match[end:]).count(search_key(name)) < _OFTEN:
        return None
    return _with_level(page, Span(head.end(), end)) or completed(page, Span(head.end(), end))


def _with_level(page: Page, place: Span) -> Owner | None:
    """Return a place that the headline names without its level as the article names it: "Vân Canh: ..." """
    name = page.value(*place)
    unit = next((unit for unit in page.units if unit.name == name and unit.level in _LEVELS), None)
    if unit is None:
        return None
    start = unit.start - len(unit.level) - 1
    whole = page.lower[start : unit.start - 1] == unit.level
    return Owner(page.value(start, unit.end), (Span(start, unit.end),)) if whole else None


def home_unit(page: Page) -> Owner | None:
    """Return the unit of government whose affairs the article tells: the one it names, or names by far the most."""
    named: dict[str, list[Span]] = {}
    for match in UNIT.finditer(page.match):
        end = unit_end(page.match, match.start())
        if end and not page.match[match.start() : end].isupper():
            named.setdefault(search_key(page.match[match.start() : end]), []).append(Span(match.start(), end))
    ranked = sorted(named.values(), key=len, reverse=True)
    if not ranked or len(ranked[0]) < _OFTEN or len(ranked) > _FEW * len(ranked[0]):
        return None
    if page.home and page.home[1] != page.value(*ranked[0][0]).partition(" ")[2]:
        return None
    return Owner(page.value(*ranked[0][0]), (ranked[0][0],))

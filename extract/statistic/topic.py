"""What an article is about: the Party body, the unit of government, or what else its headline opens with."""

from __future__ import annotations

import re
from functools import cached_property

from extract.proposal import Span
from extract.reading.gazetteer import is_province_or_district, place_end
from extract.reading.page import Page
from extract.reading.zones import Line, Zone
from extract.statistic.owner_names import name_end
from extract.statistic.whose import UNIT, Owner, completed, unit_end
from extract.text import CAPITALS, search_key
from extract.values.bodies import body_end

_PARTY = re.compile(r"[ĐđD](?<!\w.)(?:ảng bộ|(?<=Đ)ẢNG BỘ) (?=\w)")
_FULL = re.compile(rf"(?:[^\W\d_]+ ){{0,4}}(?:[{CAPITALS}][\w.]*)(?= |\Z)")
_GENERIC = re.compile(r"(?:trực thuộc|cơ sở|các (?!cơ quan)|cấp|tổ chức|bộ phận)")
_HEADS = re.compile(
    r"(?:(?:[Đđ]ại hội|ĐHĐCĐ|[Hh]ội nghị|[Kk]ỳ họp|[Ll]ễ|[Dd]iện mạo|[Đđ]ặc sắc|[Cc]ông bố|[Nn]gười dân)"
    r"(?: đại biểu)?(?: lần thứ [IVXLC\d]+)? (?:tại |ở |của )?)?(?=\w)"
)
_CLAUSE = re.compile(r"[:,] (?=\w)")
_OF_SPORT = re.compile(
    r"(?<!\w)(?:giải vô địch|giải đấu|vđv|vận động viên|bán kết|chung kết|cúp|trận|vòng|hlv|ngôi đầu|ghi bàn"
    r"|thắng(?! lợi| cảnh| cử)|bóng đá)(?!\w)"
)
_NO_TOPIC = re.compile(
    r"công an|cảnh sát|viện kiểm sát|tòa án|báo|đài|bộ trưởng|chính phủ|quốc hội|ubkt|ủy ban kiểm tra|ubnd|hđnd"
)
_OF_INCIDENTS = re.compile(
    r"(?<!\w)(?:bắt(?! tay| đầu| buộc| nguồn| kịp)|khởi tố"
    r"|tạm giữ|tạm giam|xét xử|hầu tòa|án tù|năm tù|trộm|cướp|giết|tai nạn|đâm|cháy"
    r"|thiệt mạng"
    r"|tử vong|lừa đảo|ma túy|truy tố|truy nã|chìm|va chạm|sạt lở|thương vong|mất tích|đánh bạc|bị can|bị cáo|kỷ luật"
    r"|sai phạm|tố cáo|chết)(?!\w)"
)
_OF_A_PLACE = re.compile(r"(?<!\w)(?:bão|lũ|mưa lớn|hạn hán|thiên tai|dịch|sốt xuất huyết|hộ nghèo)(?!\w)")
_BARE = re.compile(rf"(?<![\w-] )(?<!\w)(?=[{CAPITALS}])|(?<=[^\W_A-ZĐ] )(?=[{CAPITALS}])")
_SURE_WORDS = 2
"""Spaces in a name of small letters that make it sure: "Ban bí thư", not "Trường tư"."""
_WIDE = ("tỉnh", "thành phố", "tp")
_OFTEN = 2
_FIRMS = ("công ty", "ctcp", "tổng công ty", "tập đoàn", "ngân hàng")
_LEVEL = re.compile(r"(?<!\w)(?:tỉnh|huyện|thành phố|tp\.?|thị xã|quận|xã|phường|thị trấn) {1,2}\Z")
_LONGEST_LEVEL = 12
_FEW = 2
_LEAD = 300


class Topic:
    """What an article is about, each read when first asked for."""

    def __init__(self, page: Page) -> None:
        self._page = page

    @cached_property
    def party(self) -> Owner | None:
        """The Party organisation whose full name most mentions give, or the headline."""
        page, spans = self._page, dict[str, list[Span]]()
        for match in _PARTY.finditer(page.match):
            end = body_end(page.match, match.start(), len(page.match))
            if end and _FULL.match(page.match, match.end(), end) and not _GENERIC.match(page.lower, match.end()):
                spans.setdefault(search_key(page.match[match.start() : end]), []).append(Span(match.start(), end))
        ranked = sorted(spans.values(), key=len, reverse=True)
        if len(ranked) > 1 and len(ranked[1]) * 2 > len(ranked[0]):
            ranked = [found for found in ranked if found[0].start < self._head_end][:1]
        if not ranked:
            return None
        first = next((span for span in ranked[0] if not page.match[slice(*span)].isupper()), ranked[0][0])
        in_head = ranked[0][0].start < self._head_end
        return Owner(page.value(*first), (first,)) if len(ranked[0]) >= _OFTEN or in_head else None

    @cached_property
    def subject(self) -> Owner | None:
        """The body, unit or work that acts in the headline and that the article goes on to name."""
        page, line = self._page, self._headline
        if line is None or _OF_SPORT.search(page.lower, line.start, line.end):
            return None
        head = _HEADS.match(page.match, line.start, line.end)
        starts = [head.end() if head else line.start]
        starts += [clause.end() for clause in _CLAUSE.finditer(page.match, line.start, line.end)]
        return next((owner for at in starts if (owner := self._acting(at, line.end))), None)

    def _acting(self, at: int, limit: int) -> Owner | None:
        page = self._page
        place = place_end(page.match, at)
        end = place or name_end(page, at, limit)
        name = page.match[at:end] if end else ""
        if end is None or " " not in name or _NO_TOPIC.match(page.lower, at):
            return None
        if name[1:].islower() and name.count(" ") < _SURE_WORDS:
            return None
        if page.lower.count(name.lower(), end) < (1 if place else _OFTEN):
            return None
        if place:
            return as_named(page, page.value(at, end))
        if name.isupper() and name.count(" ") > _SURE_WORDS:
            again = page.lower.find(name.lower(), end)
            return completed(page, Span(again, again + len(name))) if again >= 0 else None
        return self._of_firm(name) or completed(page, Span(at, end))

    def _of_firm(self, name: str) -> Owner | None:
        """Return the full name of a firm that the headline calls by its own name alone: "CTCP" before it."""
        firms = (body for body in self._page.bodies if self._page.lower.startswith(_FIRMS, body.start))
        span = next((firm for firm in firms if self._page.match.endswith(f" {name}", *firm)), None)
        return Owner(self._page.value(*span), (span,)) if span else None

    @cached_property
    def unit(self) -> Owner | None:
        """The unit of government that the headline names."""
        page, line = self._page, self._headline
        named = _unit_in(page, line.start, line.end) if line else None
        return as_named(page, named) if named else None

    @cached_property
    def home(self) -> Owner | None:
        """The unit whose affairs its measures tell: that of the headline, else the one named by far the most."""
        return self.unit or _most_named(self._page)

    @cached_property
    def is_of_incidents(self) -> bool:
        """Whether headline or lead tell of a crime, an accident or a trial, whose people are no unit's figures."""
        start = self._headline.start if self._headline else 0
        reach = (self._page.lower, start, self._head_end)
        return bool(_OF_INCIDENTS.search(*reach)) and not _OF_A_PLACE.search(*reach)

    @cached_property
    def _headline(self) -> Line | None:
        """The headline, of a page that is one endless line no more than an ordinary one."""
        line = next((line for line in self._page.lines if line.zone is Zone.HEADLINE), None)
        return line._replace(end=min(line.end, line.start + _LEAD)) if line else None

    @cached_property
    def _head_end(self) -> int:
        return (self._headline.end if self._headline else 0) + _LEAD


def _unit_in(page: Page, start: int, end: int) -> str | None:
    """Return the bare name of the first unit or place that a headline names, and the article again."""
    if page.match[start:end].isupper():
        return next((unit.name for unit in page.units if unit.name.upper() in page.match[start:end]), None)
    unit = UNIT.search(page.match, start, end)
    stop = unit_end(page.match, unit.start()) if unit else None
    if unit and stop and stop <= end:
        return page.value(unit.end(), stop)
    for word in _BARE.finditer(page.match, start, end):
        stop = place_end(page.match, word.start())
        name = page.match[word.start() : stop] if stop and stop <= end else ""
        if stop and name and is_province_or_district(name) and page.match.count(name, stop) >= _OFTEN:
            return page.value(word.start(), stop)
    return None


def _most_named(page: Page) -> Owner | None:
    named: dict[tuple[str, str], list[Span]] = {}
    for unit in page.units:
        level = _LEVEL.search(page.lower, max(0, unit.start - _LONGEST_LEVEL), unit.start)
        if level and not page.match[unit.start : unit.end].isupper():
            named.setdefault((unit.level, unit.name), []).append(Span(level.start(), unit.end))
    ranked = sorted(named.items(), key=lambda item: -len(item[1]))
    if not ranked or len(ranked[0][1]) < _OFTEN or len(ranked) > _FEW * len(ranked[0][1]):
        return None
    (_, name), spans = ranked[0]
    return None if page.home and page.home[1] != name else Owner(page.value(*spans[0]), (spans[0],))


def as_named(page: Page, name: str) -> Owner | None:
    """Return a unit in the form in which the article names it most outside of bodies' names: with its level or bare."""
    leveled = _leveled(page, name)
    outside = [span for span in leveled if not _in_body(page.match, span.start)]
    bare = [at for at in _places_of(page, name) if not UNIT.search(page.match, max(0, at - 12), at + 1)]
    wide = any(page.lower.startswith(_WIDE, span.start) for span in leveled)
    best = outside if len(outside) >= len(bare) or not wide else []
    if not bare or (best and outside) or (leveled and not wide):
        spans = outside or leveled
        first = next((span for span in spans if not page.match[slice(*span)].isupper()), spans[0] if spans else None)
        return Owner(page.value(*first), (first,)) if first else None
    return Owner(name, (Span(bare[0], bare[0] + len(name)),))


def _leveled(page: Page, name: str) -> list[Span]:
    """Return where a unit's name stands with its level before it."""
    found = []
    for unit in UNIT.finditer(page.match):
        stop = unit.end() + len(name)
        if page.text.startswith(name, unit.end()) and not page.match[stop : stop + 1].isalnum():
            found.append(Span(unit.start(), stop))
    return found


def _in_body(text: str, at: int) -> bool:
    before = text[max(0, at - 12) : at].rstrip()
    return bool(before) and before.split()[-1].lower() in _BODY_WORDS


_BODY_WORDS = frozenset(
    {
        "ubnd",
        "hđnd",
        "ubkt",
        "mttq",
        "bộ",
        "ủy",
        "đoàn",
        "an",
        "tra",
        "hội",
        "thường",
        "dân",
        "chqs",
        "sự",
        "đảng",
        "đbqh",
    }
)


def _places_of(page: Page, name: str) -> list[int]:
    """Return where a bare name stands and is no part of a longer one."""
    found, at = [], page.text.find(name)
    while at >= 0:
        before, after = page.text[max(0, at - 2) : at], page.text[at + len(name) : at + len(name) + 2]
        longer = (after[:1] == " " and after[1:].isupper()) or after[:1].isalnum()
        if not longer and not before[-1:].isalnum() and not _in_body(page.match, at):
            found.append(at)
        at = page.text.find(name, at + len(name))
    return found

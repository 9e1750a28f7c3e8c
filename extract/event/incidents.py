"""What happened, where a sentence only dates "the incident": then the headline tells it best."""

from __future__ import annotations

import re

from extract.proposal import Span
from extract.reading.days import Day
from extract.reading.page import Page
from extract.reading.zones import Zone

_INCIDENT = re.compile(
    r"(?<!\w)(?:sự việc|vụ việc|sự cố|vụ tai nạn|tai nạn|vụ cháy|vụ nổ|hỏa hoạn)(?: này| trên| đau lòng| thương tâm)?"
    r" (?:đã )?xảy ra(?!\w)"
)
_TOLD = re.compile(
    r"(?<!\w)(?:tai nạn|cháy|nổ|chém|đâm|sập|sụt|lún|sạt lở|lật|chìm|đuối nước|tử vong|thiệt mạng|chết|bị thương|bắn"
    r"|đánh|cướp|động đất|va chạm|tông|rơi|hỏa hoạn|ngộ độc|mất tích|thương vong)(?!\w)"
)
_WHERE = re.compile(
    r" (?:tại|trên|ở) (?P<place>(?:[^;:\n.]|(?<=TP)\.){4,140}?)(?=,? (?:vào|lúc|cuối|đầu|khoảng|hồi|sáng|\d)|[.;\n]|\Z)"
)
_LONGEST = 160
_REACH = 220


def incident_on(page: Page, day: Day, sentence: Span) -> tuple[Span, Span, Span | None] | None:
    """Return the headline, the words that date its incident, and where that was; None where it tells none."""
    found = _INCIDENT.search(page.lower, max(sentence.start, day.start - _REACH), day.start)
    headline = _headline(page) if found else None
    if not found or not headline or headline.end > sentence.start:
        return None
    where = _WHERE.match(page.match, found.end(), sentence.end) or _WHERE.match(page.match, day.end, sentence.end)
    return headline, Span(found.start(), max(day.end, found.end())), Span(*where.span("place")) if where else None


def _headline(page: Page) -> Span | None:
    line = next((line for line in page.lines if line.zone is Zone.HEADLINE), None)
    if line is None or line.end - line.start > _LONGEST or not _TOLD.search(page.lower, line.start, line.end):
        return None
    end = line.start + len(page.match[line.start : line.end].rstrip(" .,–-"))
    return Span(line.start, end)

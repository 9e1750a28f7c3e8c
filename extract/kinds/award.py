"""Rules for `award`: an honour given, by whom, to whom and when."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from extract.award.giving import giving_of
from extract.award.grantors import put_grantor
from extract.award.recipients import Recipients
from extract.draft import Draft
from extract.proposal import Span
from extract.reading.days import Day
from extract.reading.page import Page
from extract.reading.zones import Zone
from extract.values.honours import Honour, find_honours

_OVERALL = re.compile(r"[Gg]iải toàn đoàn")
_YEAR = re.compile(r" \(?(?:năm )?(?P<year>(?:19|20)\d\d)\)?(?![\d-])")
_OPENING_YEAR = re.compile(r"[Nn]ăm (?P<year>(?:19|20)\d\d)(?! ?[-–])")
_OCCASION = re.compile(
    r"(?:(?:cũng |ngay )?(?:tại|trong|kết thúc|bế mạc|sau|khép lại) (?:khuôn khổ )?(?:buổi|lễ|hội|chương trình|đại hội"
    r"|kỳ họp|đây|phiên|cuộc|sự kiện|ngày hội|đêm|vòng|các phần|hội nghị|hội thi|giải|liên hoan|họp mặt|dịp)"
    r"|nhân|dịp|cũng|kết quả|về|kết thúc|bế mạc|trước đó)(?!\w)",
    re.IGNORECASE,
)
_BEFORE_NOW = re.compile(r"(?<!\w)(?:từng|nhiều lần|nhiều năm|trước đó|trước đây|liền|ông được|bà được)(?!\w)")
_ITEM_YEAR = re.compile(r"[^,;.\n]{0,60}? \(?(?:năm )?(?P<year>(?:19|20)\d\d)\)?(?=[,;.\n]|\Z)")
_MOST_BEFORE = 12
_LEAD = 900
"""Code points from the top within which the day of the occasion stands."""


def drafts(page: Page) -> Iterator[Draft]:
    """Yield the honours given that a page tells of, one a mention."""
    honours = [h for h in find_honours(page.match, page.lower) if page.zone_at(h.start) in Zone.prose()]
    if not honours:
        return
    days = _Days(page, page.days, honours)
    classed = {page.lower[honour.start : honour.end] for honour in honours}
    for honour in honours:
        name = page.lower[honour.start : honour.end]
        if name.startswith("huân chương") and any(other.startswith(f"{name} hạng") for other in classed):
            continue
        sentence = page.sentence_at(honour.start)
        giving = giving_of(page, honour, honours, sentence)
        if giving is not None:
            yield _draft(page, honour, sentence, giving, days)


def _draft(page: Page, honour: Honour, sentence: Span, giving: re.Match[str], days: _Days) -> Draft:
    draft = Draft("award", "award.given", min(giving.start(), honour.start), honour.end, 0.75)
    if giving.start() >= honour.end:
        draft.end = giving.end()
    form = " ".join(page.value(*part) for part in honour.parts)
    spans = [Span(*part) for part in honour.parts]
    overall = _OVERALL.search(page.match, sentence.start, honour.start)
    if overall and form.lower().startswith("giải ") and "toàn đoàn" not in form:
        form, spans = f"{form} toàn đoàn", [*spans, Span(*overall.span())]
    draft.put("form", form, *spans)
    giver = put_grantor(page, honour, sentence, giving)
    if giver:
        draft.put("grantor", page.value(*giver), giver)
    if found := Recipients(page, honour, sentence, giving, giver).read():
        draft.put("recipients", found[0], *found[1])
    near = [
        span
        for name in ("grantor", "recipients")
        for span in draft.spans.get(name, ())
        if span.start in range(*sentence)
    ]
    draft.start = min([draft.start, *(span.start for span in near)])
    draft.end = max([draft.end, *(span.end for span in near)])
    days.put(draft, honour, sentence)
    return draft


class _Days:
    """The days of a page, from which an award takes its own."""

    def __init__(self, page: Page, days: tuple[Day, ...], honours: list[Honour]) -> None:
        self._page, self._days = page, days
        self._starts = [day.start for day in days]
        self._opening = page.sentence_at(days[0].start) if days and days[0].start < _LEAD else None
        first = self._opening or Span(0, 0)
        self._opens_giving = any(first.start <= honour.start < first.end for honour in honours)

    def put(self, draft: Draft, honour: Honour, sentence: Span) -> None:
        """Add the day: the sentence's own, a year beside the honour, or that of the occasion the article opens with."""
        text = self._page.match
        inside = self._days[bisect_left(self._starts, sentence.start) : bisect_left(self._starts, sentence.end)]
        year = _YEAR.match(text, honour.end) or _YEAR.match(text, draft.end)
        year = year or _OPENING_YEAR.match(text, sentence.start, honour.start)
        if all(span.start < honour.start for span in draft.spans.get("recipients", ())):
            # Nobody stands behind it whose merits could be of that year.
            year = year or _ITEM_YEAR.match(text, draft.end, sentence.end)
        if inside:
            draft.put("date", inside[0].value, Span(inside[0].start, inside[0].end))
        elif year:
            draft.put("date", year["year"], Span(*year.span("year")))
        elif self._opening and self._opening.start < sentence.start and self._is_occasion(sentence):
            draft.put("date", self._days[0].value, Span(self._days[0].start, self._days[0].end))

    def _is_occasion(self, sentence: Span) -> bool:
        """Whether a sentence, or one before it in its paragraph, tells of the occasion ("Tại buổi lễ, ...").

        So does each in an article that opens with the giving of an honour, unless it looks back.
        """
        page = self._page
        if self._opens_giving:
            return not _BEFORE_NOW.search(page.match, sentence.start, sentence.end)
        line = page.line_at(sentence.start)
        at = bisect_right(page.sentences, sentence)
        openings = [span.start for span in page.sentences[max(0, at - _MOST_BEFORE) : at] if span.start >= line.start]
        return any(_OCCASION.match(page.match, start) for start in openings)

"""Whose the figures of a page are and as of when, from one figure to the next."""

from __future__ import annotations

import re

from extract.draft import Draft
from extract.proposal import Span
from extract.reading.page import Page
from extract.reading.zones import Zone
from extract.statistic.as_of import as_of, carries_on, continues
from extract.statistic.owners import Owners
from extract.statistic.topic import Topic
from extract.statistic.whose import Owner, joined_body, members_body, voter
from extract.values.dates import DateMention

_YEAR = re.compile(r"năm (?P<year>(?:19|20)\d\d)(?!\d)")
_OF_PARTY = re.compile(
    r"(?<!\w)(?:đảng|đảng bộ|chi bộ|cấp ủy|cấp uỷ|đại biểu|đảng viên|nữ|dân tộc thiểu số|tuổi|tái cử"
    r"|tham gia lần đầu)(?!\w)"
)
_COMMITTEE = re.compile(r"(?:Ban Thường vụ|Ban Chấp hành|Ban thường vụ|Ban chấp hành|BTV|BCH)(?!\w)")
_MANY = re.compile(r"(?<!\w)trực thuộc(?!\w)")
_OF_ASSEMBLY = re.compile(
    r"số phiếu|phiếu hợp lệ|đại biểu (?:có mặt|tán thành|biểu quyết|vắng|tham gia biểu quyết|bỏ phiếu|quốc hội|không)"
)
_OF_VOTES = re.compile(r"(?:số )?phiếu|(?:tỷ|tỉ) lệ (?:trúng|đắc) cử")
_CLAUSE_REACH = 600
"""Code points before a figure within which the body that it is of may stand."""
_MEASURES = frozenset({"statistic.rate", "statistic.measure", "statistic.change"})
_PHYSICAL = re.compile(r"(?:m|km|mét|kg|gam|g|tạ|hải lý|độ|°c|mm|cm|lít|kw|mw|kwh|gb)(?!\w)")
"""Units of what is seldom a whole province's: lengths, weights, heat."""
_ANCHORED = 0.8
"""Confidence of a measure that a word of measure opens ("diện tích", "tổng vốn")."""
_PERSON_ACTS = re.compile(r"(?:[^,.;]{2,16}, )?(?:ông|bà|anh|chị|em|cháu) ", re.IGNORECASE)
_TELLS = re.compile(r"(?<!\w)(?:cho biết|cho hay|thông tin|báo cáo|nói|khẳng định|chia sẻ|nêu|thông báo|theo)(?!\w)")


class Attribution:
    """Whose the figures of a page are: that of the clause, else of its paragraph, else what the article is about."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._paragraph = -1
        self._owner: Owner | None = None
        self._last_party: Owner | None = None
        self._sentence: Span | None = None
        self._in_sentence: list[Span] = []
        self._last_figure = 0
        self._as_of: tuple[DateMention, Span] | None = None
        self._topic = Topic(page)
        self._owners = Owners(page)

    def put(self, draft: Draft, sentence: Span) -> None:
        """Add whose figure it is and as of when, where the article tells."""
        figure = next(draft.spans[name][0] for name in ("value", "percent", "change") if name in draft.spans)
        self._enter(sentence)
        self._date(draft, sentence, figure)
        if "organisation" not in draft.fields and (owner := self._owner_of(draft, sentence, figure)):
            draft.put("organisation", owner.name, *owner.spans)
        self._last_figure = figure.end

    def _date(self, draft: Draft, sentence: Span, figure: Span) -> None:
        date = as_of(self._page, sentence, figure.start, draft.end)
        if date is not None:
            self._as_of = (date, sentence) if date.start < figure.start else None
        elif self._as_of and self._as_of[1] != sentence:
            measure = draft.rule in _MEASURES and draft.rule != "statistic.rate"
            date = self._as_of[0] if carries_on(self._page.match, sentence, *self._as_of, measure=measure) else None
        in_subject = _YEAR.search(str(draft.fields.get("subject", "")))
        if date and not in_subject:
            draft.put("as_of", date.value, Span(date.start, date.end))
        elif in_subject and draft.rule in _MEASURES:
            draft.put("as_of", in_subject["year"], *draft.spans["subject"])

    def _enter(self, sentence: Span) -> None:
        """Forget the owner of the figures before where a paragraph begins, or a sentence about a person."""
        if sentence == self._sentence:
            return
        self._sentence, self._in_sentence = sentence, self._owners.within(sentence)
        line = self._page.line_at(sentence.start).start
        if line != self._paragraph and not continues(self._page.match, sentence):
            self._as_of = None
        text = self._page.match
        of_person = _PERSON_ACTS.match(text, sentence.start) and not _TELLS.search(text, *sentence)
        if line != self._paragraph or of_person:
            self._paragraph, self._owner = line, None

    def _owner_of(self, draft: Draft, sentence: Span, figure: Span) -> Owner | None:
        subject = str(draft.fields.get("subject", "")).lower()
        start = max(sentence.start, figure.start - _CLAUSE_REACH)
        if _OF_VOTES.match(subject):
            winner = voter(self._page, start, figure.start)
            if winner or subject.startswith("phiếu"):
                return winner
        into = joined_body(self._page, figure.end, draft.end)
        if into:
            return into
        own = self._own(draft, start, figure)
        if own is None and _OF_ASSEMBLY.match(subject):
            own = self._owners.assembly(figure.start)
        if own and _COMMITTEE.fullmatch(own.name):
            own = self._owner or self._topic.party or self._topic.subject or own
        elif _OF_PARTY.search(subject) and (own is None or _COMMITTEE.match(own.name)):
            own = (self._owner or self._last_party or self._topic.party or self._topic.subject) or own
        if own and _MANY.search(own.name):
            return own if own.spans[0].start >= self._last_figure else None
        self._owner = own or self._owner
        if self._owner and self._owner.name.lower().startswith("đảng bộ"):
            self._last_party = self._owner
        if self._owner is None and draft.rule in _MEASURES and not _PHYSICAL.match(subject):
            self._owner = None if self._topic.is_of_incidents else self._topic.home
        return self._owner or self._topic_of(draft, subject)

    def _own(self, draft: Draft, start: int, figure: Span) -> Owner | None:
        """Return whose the figure's own words or its clause say that it is."""
        return (
            members_body(self._page, figure.end, draft.end)
            or (self._owners.behind(draft.end, self._sentence.end) if self._sentence else None)
            or self._owners.before(self._in_sentence, start, figure.start)
            or self._owners.after(self._sentence or figure, draft.end)
        )

    def _topic_of(self, draft: Draft, subject: str) -> Owner | None:
        """Return what the article is about, where such a figure can be its; not a caption's, a loose measure's."""
        loose = draft.rule == "statistic.rate" and draft.confidence < _ANCHORED
        if loose or _PHYSICAL.match(subject) or self._page.zone_at(draft.start) is Zone.CAPTION:
            return None
        return None if self._topic.is_of_incidents else self._topic.subject

"""The figures of a sentence: which amount counts what, and which only adds to the figure before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from extract.draft import Draft
from extract.proposal import Span
from extract.reading.page import Page
from extract.statistic.countable import is_generic, is_name, noun_at, stands_alone
from extract.statistic.drafting import count_confidence, count_rule, drafted, put_number
from extract.statistic.owner_names import name_end
from extract.statistic.phrases import Measured, change_before, is_linked, measured_before, phrase_end
from extract.statistic.predicates import adds_to, deed_start, group_before, has, listed_place, merit_in, same_thing
from extract.text import CAPITALS
from extract.values.amounts import Amount

_FALLS = ("giảm", "tụt", "thấp", "ít")
_SHARE = re.compile(
    r"(?:/|[(,]? ?(?:(?:chiếm|đạt|tương đương|tương ứng|bằng|ứng với|hoàn thành)(?: với)?)?(?:,? ?(?:tỷ"
    r"|tỉ) lệ(?: là)?)?) ?\Z",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"[\s,;:]*(?:(?:và|trong đó|có|như|là|gồm|cao nhất|thấp nhất"
    rf"|tiếp theo) )*(?P<name>[{CAPITALS}][^,;:()\d]{{1,90}}?)(?: (?P<verb>đạt|là|với|có|chiếm|đều đạt))?[ (]*\Z"
)
_LISTS = re.compile(r"(?: trở lên)?,? (?:như|là|gồm|trong đó(?: có)?|điển hình(?: là)?)(?!\w)")
_WORD = re.compile(r" ?([^\W\d_]+)")
_WHOLE = re.compile(r" (?=(?:tổng|trong tổng|số) [^\d.;]{3,90}\(\Z)")
_RIGHT_BEFORE = re.compile(r" ?(?:đạt |ở mức |khoảng )?")
_WITH_RATE = re.compile(
    r"(?<!\w)(?P<deed>trúng cử|đắc cử|tán thành|đồng ý|nhất trí|tái đắc cử)[^,;:.\d]{0,40}? với (?P<share>(?:tỷ|tỉ) lệ)"
    r"(?: phiếu)?(?: là| đạt)? ?\Z"
)
_WORTH = re.compile(r",? (?:với )?(?:tổng )?(?:trị giá|giá trị)(?: là| hơn| gần| khoảng| trên| ước)? ?\Z")
_APART = re.compile(r"[(,] ?\Z")
_EQUALS = re.compile(r"[,(]? ?\(?(?:tương đương|tức)(?: với| khoảng| gần| hơn)? ?\Z")
_OF_PLAN = re.compile(r"[^;:()]{0,60},? (?:và )?(?:đạt|bằng|hoàn thành|tương đương) ")
_NO_SUBJECT = re.compile(r"(?:của|so với|tôi|chúng tôi|theo|tức|đồng nghĩa|hằng năm|hàng năm)(?!\w)", re.IGNORECASE)
_OUT_OF = re.compile(r"[^\d.;,]{3,60}(?:trong|trên) (?:tổng )?số \Z")
_SIZED = re.compile(r"(?<!\w)(?:dài|rộng|cao|sâu|dày|nặng|mạnh)\Z")
_POPULATION = re.compile(r"(?:quy mô )?dân số\Z")
_PROPER = re.compile(rf"(?:và )?(?P<name>[{CAPITALS}][^,;:()\d]{{1,60}})\Z")
_ADDRESS = re.compile(r"đồng chí (?=(?:cấp ủy|ủy viên|đại biểu|đảng viên|bí thư|phó|lãnh đạo|cán bộ)(?!\w))")
_REACH = 40
_SHORT = 2
_GAP = 200


@dataclass(slots=True)
class _Figure:
    amount: Amount
    draft: Draft
    subject: tuple[int, int]
    more: Span | None = None
    """What the clause before it adds to the subject."""


class FigureSentence:
    """The amounts of one sentence, read from left to right into drafts."""

    def __init__(self, page: Page, span: Span, amounts: list[Amount]) -> None:
        self._page, self._text, self._span, self._amounts = page, page.match, span, amounts
        self._figures: list[_Figure] = []
        self._list_subject: tuple[int, int] | None = None

    def drafts(self) -> Iterator[Draft]:
        """Yield the figures; none where the amounts say of nothing how much it is."""
        for index, amount in enumerate(self._amounts):
            following = self._amounts[index + 1] if index + 1 < len(self._amounts) else None
            limit = following.start if following else self._span.end
            if amount.percent and self._is_threshold(amount, following):
                continue
            change = change_before(self._page, max(self._span.start, amount.figures - _REACH), amount.figures)
            if change and (amount.percent or change["verb"].lower() != "vượt"):
                self._read_change(amount, change, limit)
            elif amount.percent:
                self._read_percent(amount, limit)
            elif not self._is_total(amount):
                self._read_count(amount, limit)
        for one, other in pairwise(self._figures):
            self._share_merit(one, other)
        for figure in self._figures:
            yield figure.draft

    def _share_merit(self, one: _Figure, other: _Figure) -> None:
        """Give "19 tập thể, 27 cá nhân có thành tích xuất sắc" its merit twice."""
        merit = merit_in(self._text, *other.subject)
        joined = self._text[one.draft.end : other.amount.start] in {", ", " và "}
        if merit and joined and one.draft.rule == other.draft.rule and one.draft.end == one.subject[1]:
            words = f"{one.draft.fields['subject']} {self._page.value(*merit)}"
            one.draft.put("subject", words, *one.draft.spans["subject"], merit)

    def _gap(self, end: int) -> str:
        """Return the text between the last figure and `end`, or "" where they don't belong together."""
        if not self._figures:
            return ""
        gap = self._text[self._figures[-1].amount.end : end]
        return gap if len(gap) < _GAP and ";" not in gap else ""

    def _floor(self) -> int:
        return max(self._figures[-1].draft.end, self._figures[-1].amount.end) if self._figures else self._span.start

    # what only adds to the figure before it

    def _is_threshold(self, amount: Amount, following: Amount | None) -> bool:
        """Tell whether a rate only bounds others: "tỷ lệ nữ trên 15%, như ...", "13 đảng bộ có tỷ lệ nữ trên 15%"."""
        gap = self._gap(amount.start)
        listed = following and following.percent and amount.qualifier and _LISTS.match(self._text, amount.end)
        nested = gap and not re.search(r"[,(:]", gap) and re.search(r"(?:có|với) (?:tỷ|tỉ) lệ ", gap)
        if not listed and not nested:
            return False
        measured = measured_before(self._text, self._floor() if not nested else amount.end - len(gap) - 1, amount.start)
        if nested:
            self._widen(amount)
            at = self._text.rfind("ỷ lệ ", self._span.start, amount.start)
            measured = measured_before(self._text, max(at - 1, self._span.start), amount.start)
        if measured:
            self._list_subject = (measured.start, measured.end)
        return True

    def _widen(self, amount: Amount) -> None:
        figure = self._figures[-1]
        start = figure.subject[0]
        figure.subject = (start, amount.end)
        figure.draft.put("subject", self._page.value(start, amount.end), Span(start, amount.end))
        figure.draft.end = max(figure.draft.end, amount.end)

    def _adds_share(self, amount: Amount) -> bool:
        gap = self._gap(amount.start)
        if not gap or "percent" in self._figures[-1].draft.fields:
            return False
        if "change" in self._figures[-1].draft.fields:
            return "value" in self._figures[-1].draft.fields and bool(_OF_PLAN.fullmatch(gap))
        match = _SHARE.search(gap)
        if not match or not match[0].strip(" ,"):
            return False
        clause = gap[: match.start()].rpartition(")")[2]
        return match[0][0] in "(,/" or "," not in clause

    def _add_share(self, amount: Amount, limit: int) -> None:
        figure = self._figures[-1]
        put_number(figure.draft, "percent", amount)
        figure.draft.end = max(figure.draft.end, amount.end)
        if self._text[amount.start - 1] == "/" and noun_at(self._text, amount.end):
            end = phrase_end(self._text, amount.end + 1, limit)
            subject = f"{figure.draft.fields['subject']} {self._page.value(amount.end, end)}"
            figure.draft.put("subject", subject, *figure.draft.spans["subject"], Span(amount.end + 1, end))
            figure.draft.end = end

    def _is_total(self, amount: Amount) -> bool:
        """Take "6 phó bí thư trong tổng số 54 cán bộ": the 54 is the total of the 6 and no figure of its own."""
        gap = self._gap(amount.start)
        if not gap.endswith("số ") or not _OUT_OF.match(gap) or "total" in self._figures[-1].draft.fields:
            return False
        draft = self._figures[-1].draft
        draft.put("total", amount.value, Span(amount.figures, amount.number_end))
        draft.end = amount.end
        self._figures[-1].amount = self._figures[-1].amount._replace(end=amount.end)
        return True

    def _changed(self, amount: Amount, at: int) -> _Figure | None:
        """Return the figure of the sentence whose change an amount tells: the last, else the last of its noun."""
        last = self._figures[-1] if self._figures else None
        if last is None or not _APART.search(self._text, self._span.start, at):
            return None
        if amount.percent:
            return last if last.draft.rule != "statistic.item" and self._gap(at) else None
        word = _WORD.match(self._text, amount.end)
        if amount.unit or not noun_at(self._text, amount.end) or word is None:
            alike = amount.unit == last.amount.unit and "value" in last.draft.fields
            return last if alike and self._gap(at) and "change" not in last.draft.fields else None
        compared = "so với" in self._text[last.amount.end : amount.end + _REACH]
        known = self._figures if compared else self._figures[-1:]
        return next((figure for figure in reversed(known) if self._counts(figure, word[1].lower())), None)

    def _counts(self, figure: _Figure, noun: str) -> bool:
        """Whether a figure without a change counts what a noun names."""
        repeated = _WORD.match(self._text, figure.amount.end)
        nouns = [*str(figure.draft.fields["subject"]).lower().split()[:3], repeated[1].lower() if repeated else ""]
        return noun in nouns and "change" not in figure.draft.fields and "value" in figure.draft.fields

    # figures of their own

    def _read_change(self, amount: Amount, change: re.Match[str], limit: int) -> None:
        sign = -1 if change["verb"].lower().startswith(_FALLS) else 1
        if changed := self._changed(amount, change.start()):
            if "change" in changed.draft.fields:
                put_number(changed.draft, "percent", amount)
            else:
                changed.draft.put("change", sign * amount.value, Span(amount.figures, amount.number_end))
            changed.draft.end = max(changed.draft.end, amount.end)
            return
        before = measured_before(self._text, self._floor(), change.start())
        counted = None
        if amount.percent and noun_at(self._text, amount.end):
            counted = self._share_of(amount, limit)
        elif not amount.percent and not (before and before.anchored):
            counted = self._counted(amount, limit)
        subject = counted or ((before.start, before.end) if before else None)
        if subject:
            self._emit("statistic.change", amount, subject, 0.75, change=sign)

    def _read_percent(self, amount: Amount, limit: int) -> None:
        if self._list_subject and self._read_item(amount):
            return
        if self._adds_share(amount):
            self._add_share(amount, limit)
            return
        subject = measured_before(self._text, self._floor(), amount.start)
        measured = (
            subject is not None and subject.anchored and _RIGHT_BEFORE.fullmatch(self._text, subject.end, amount.start)
        )
        if noun_at(self._text, amount.end) and not is_linked(self._text, amount.start) and not measured:
            self._emit("statistic.percent_of", amount, self._share_of(amount, limit), 0.8)
            return
        if rate := _WITH_RATE.search(self._text, self._floor(), amount.start):
            more = Span(*rate.span("deed"))
            self._emit("statistic.rate", amount, rate.span("share"), 0.85, more=more)
            return
        range_ = (subject.start, subject.end) if subject else None
        if (
            (subject is None or not subject.anchored)
            and (gap := self._gap(amount.start))
            and not re.search(r"[,(:]", gap)
        ):
            range_ = self._figures[-1].subject if "percent" in self._figures[-1].draft.fields else range_
        if range_ and not _NO_SUBJECT.match(self._text, *range_):
            self._list_subject = range_
            self._emit("statistic.rate", amount, range_, 0.9 if subject and subject.anchored else 0.72)

    def _share_of(self, amount: Amount, limit: int) -> tuple[int, int]:
        start = amount.end + 1
        for word in ("các ", "những ", "số ", "tổng số "):
            start += len(word) if self._text.startswith(word, start) else 0
        return start, phrase_end(self._text, start, limit)

    def _read_item(self, amount: Amount) -> bool:
        subject = self._list_subject
        if subject is None or subject[1] > amount.start:
            return False
        floor = max(self._figures[-1].amount.end if self._figures else 0, subject[1])
        marks = max(
            self._text.rfind(mark, floor, amount.start) for mark in (",", ";", ":", " như ", " là ", " và cao nhất")
        )
        item = _ITEM.match(self._text, max(marks, floor), amount.start)
        if not item:
            return False
        start, end = item.span("name")
        both = re.search(rf" và (?=[{CAPITALS}])", self._text[start:end]) if item["verb"] == "đều đạt" else None
        names = [(start, start + both.start()), (start + both.end(), end)] if both else [(start, end)]
        for name in names:
            self._emit("statistic.item", amount, subject, 0.85, evidence=(name[0], amount.end))
            self._figures[-1].draft.put("organisation", self._page.value(*name), Span(*name))
        return True

    def _read_count(self, amount: Amount, limit: int) -> None:
        bracketed = self._text[amount.start - 1] == "(" and self._text[amount.end : amount.end + 1] in {")", " "}
        before = measured_before(self._text, self._floor(), amount.start - bracketed)
        counted = self._counted(amount, limit)
        if self._is_equivalent(amount):
            return
        if amount.unit and self._figures and _WORTH.search(self._gap(amount.start)):
            self._emit("statistic.measure", amount, self._figures[-1].subject, 0.75, evidence=self._since_last(amount))
            return
        if bracketed and before and before.anchored and self._figures:
            self._emit_whole(amount, before)
            return
        if before and self._is_measure(amount, before, counted):
            self._emit_measure(amount, before)
        elif before and counted and _POPULATION.search(self._text, before.start, before.end):
            noun = _WORD.match(self._text, amount.end)
            people = noun.end() if noun else amount.end
            self._emit("statistic.measure", amount, (before.start, before.end), 0.85, unit_end=people)
        elif counted:
            self._emit_count(amount, counted)
        elif (
            before
            and (amount.unit or is_linked(self._text, amount.start) or stands_alone(self._text, amount))
            and self._text[before.start : before.start + 4] != "của "
        ):
            self._emit_done(amount, before)

    def _is_measure(self, amount: Amount, before: Measured, counted: tuple[int, int] | None) -> bool:
        if amount.unit and _SIZED.search(self._text, before.start, before.end):
            return True
        words = self._text[before.start : before.end]
        repeats = before.counts and (before.linked or (is_generic(self._text, counted) and "," not in words))
        return before.anchored and bool(amount.unit or repeats)

    def _since_last(self, amount: Amount) -> tuple[int, int]:
        return self._figures[-1].amount.start, amount.end

    def _is_equivalent(self, amount: Amount) -> bool:
        """Take "31%, tương đương 36.000 tỷ đồng" as one figure, and an amount told in other money as said before."""
        gap = self._gap(amount.start)
        if not gap or not _EQUALS.search(gap) or not amount.unit:
            return False
        draft = self._figures[-1].draft
        if "percent" in draft.fields and "value" not in draft.fields:
            put_number(draft, "value", amount)
            unit = Span(amount.number_end, amount.end)
            draft.put("subject", f"{self._page.value(*unit)} {draft.fields['subject']}", unit, *draft.spans["subject"])
            draft.end = max(draft.end, amount.end)
        return True

    def _emit_measure(self, amount: Amount, before: Measured) -> None:
        """Emit what a word of measure opens, with what has it ("nguồn điện có công suất ...")."""
        previous = self._figures[-1] if self._figures else None
        if previous and previous.amount.unit and amount.unit:
            thing = same_thing(self._text, previous.amount.end, amount.start, previous.subject)
            if thing:
                self._emit("statistic.measure", amount, (before.start, before.end), 0.8, more=thing)
                return
        self._emit("statistic.measure", amount, (before.start, before.end), 0.88, more=self._has(before.start))

    def _same_deed(self, amount: Amount, words: str) -> Span | None:
        """Return what was done with the things counted before, which a short noun joined to them shares."""
        last = self._figures[-1] if self._figures else None
        joined = last is not None and self._text[last.draft.end : amount.start] in {" và ", " với ", ", "}
        return last.more if last and joined and words.count(" ") < _SHORT else None

    def _has(self, at: int) -> Span | None:
        owner = has(self._text, max(self._floor(), at - _REACH * 2), at)
        proper = owner and name_end(self._page, owner.start, owner.end)
        return None if proper else owner

    def _emit_count(self, amount: Amount, counted: tuple[int, int]) -> None:
        words = self._text[slice(*counted)]
        if group := group_before(self._text, self._floor(), amount.start, words):
            self._emit("statistic.count", amount, group, 0.8)
            return
        place = listed_place(self._text, self._floor(), amount.start)
        if place and self._figures and self._text.startswith(words, self._figures[-1].subject[0]):
            counted = self._figures[-1].subject
        more = adds_to(self._text, self._floor(), amount.start, words) or self._same_deed(amount, words)
        self._emit(count_rule(amount), amount, counted, count_confidence(amount), more=more)
        self._figures[-1].more = more
        if place:
            self._figures[-1].draft.put("organisation", self._page.value(*place), place)

    def _emit_done(self, amount: Amount, before: Measured) -> None:
        """Emit an amount of money or measure that a body gave, got or lost: "Báo X ủng hộ 387 triệu đồng"."""
        if before.anchored:
            self._emit_measure(amount, before)
            return
        name = _PROPER.match(self._text, before.start, before.end)
        alike = (figure for figure in reversed(self._figures) if figure.amount.unit == amount.unit)
        previous = next(alike, None) if name else None
        if previous and name and is_name(name["name"]):
            self._emit("statistic.item", amount, previous.subject, 0.75, evidence=(before.start, amount.end))
            self._figures[-1].draft.put("organisation", self._page.value(*name.span("name")), Span(*name.span("name")))
            return
        body = name_end(self._page, before.start, before.end)
        start = body + 1 if body and body + 1 < before.end else before.start
        start = deed_start(self._text, start, before.end) if amount.unit else start
        self._emit("statistic.measure", amount, (start, before.end), 0.7)

    def _emit_whole(self, amount: Amount, before: Measured) -> None:
        """Emit "tổng số hộ thiếu nước (64.155 hộ)", and give the share before it that total."""
        draft = self._figures[-1].draft
        between = self._text[draft.spans["percent"][0].end : amount.start] if "percent" in draft.spans else ""
        noun = _WORD.match(self._text, amount.end) if not amount.unit and noun_at(self._text, amount.end) else None
        self._emit("statistic.measure", amount, (before.start, before.end), 0.8)
        if noun:
            self._figures[-1].draft.end = noun.end()
        if _WHOLE.search(between) and "total" not in draft.fields:
            draft.put("total", amount.value, Span(amount.figures, amount.number_end))
            draft.end = max(draft.end, amount.end)

    def _counted(self, amount: Amount, limit: int) -> tuple[int, int] | None:
        if not noun_at(self._text, amount.end):
            return None
        start = amount.end + 1
        if address := _ADDRESS.match(self._text, start):
            start = address.end()
        end = phrase_end(self._text, start, limit)
        return (start, end) if end > start else None

    def _emit(self, rule: str, amount: Amount, subject: tuple[int, int], confidence: float, **more: Any) -> None:
        draft, subject = drafted(self._page, rule, amount, subject, confidence, **more)
        self._figures.append(_Figure(amount, draft, subject))

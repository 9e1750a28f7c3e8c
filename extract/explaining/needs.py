"""What each rule looks for near a place, to tell why it is silent there; every rule of `extract/kinds` has its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from extract.document.citation import type_words
from extract.event.doings import listed
from extract.office.biography import career_line
from extract.office.links import PRONOUN, REPLACED, last_verb, rule_of
from extract.proposal import Span
from extract.reading.days import find_days
from extract.reading.page import Page
from extract.reading.people import find_people
from extract.reading.titles import find_titles
from extract.reading.zones import Zone
from extract.statement.points import find_points
from extract.statement.turns import find_turns
from extract.values.amounts import Amount, find_amounts
from extract.values.documents import CODED
from extract.values.honours import Honour, find_honours


class Need(NamedTuple):
    """One thing that a rule looks for: in words, whether a range of a page holds it, and which function reads it."""

    words: str
    met: Callable[[Page, Span], bool]
    reader: Callable[[Page], Iterable[object]] | None = None


def rules_of(kind: str | None) -> list[str]:
    """Return the names of the rules of a kind, or of all."""
    return [rule for rule in NEEDS if kind in {None, rule.split(".")[0]}]


def lacking(rule: str, page: Page, place: Span) -> list[Need]:
    """Return what a rule looks for and doesn't find in a range of a page; nothing where all of it is there."""
    return [need for need in NEEDS[rule] if not need.met(page, place)]


def _pattern(expression: str) -> Callable[[Page, Span], bool]:
    pattern = re.compile(expression)
    return lambda page, place: bool(pattern.search(page.lower, place.start, place.end))


def _in(starts: Iterator[int], place: Span) -> bool:
    return any(place.start <= start < place.end for start in starts)


def _person(page: Page, place: Span) -> bool:
    return bool(page.people_in(place.start, place.end) or PRONOUN.search(page.lower, place.start, place.end))


def _honours(page: Page) -> Iterator[Honour]:
    return find_honours(page.match, page.lower)


def _amounts(page: Page, place: Span) -> list[Amount]:
    dates = [(date.start, date.end) for date in page.dates]
    found = [amount for amount in find_amounts(page.match) if place.start <= amount.start < place.end]
    return [one for one in found if not any(start <= one.figures < end for start, end in dates)]


def _amount(test: Callable[[Amount], bool]) -> Callable[[Page, Span], bool]:
    return lambda page, place: any(test(amount) for amount in _amounts(page, place))


def _office_verb(rule: str) -> Callable[[Page, Span], bool]:
    def met(page: Page, place: Span) -> bool:
        end = place.end
        while verb := last_verb(page.lower, place.start, end):
            if rule_of(verb) == rule:
                return True
            end = verb.start()
        return False

    return met


def _prose(page: Page, place: Span) -> bool:
    return page.zone_at(place.start) in Zone.prose()


_TITLE = Need("a title of office", lambda page, place: _in((title.start for title in page.titles), place), find_titles)
_PERSON = Need("a person's name", _person, find_people)
_OFFICE = (_TITLE, _PERSON)
_PROSE = Need("running prose", _prose)
_DAY = Need(
    "a date of at least a month's precision that is no deadline",
    lambda page, place: _in((day.start for day in page.days), place),
    find_days,
)
_VERB = Need("a verb of a happening", lambda page, place: bool(listed().search(page.match, place.start, place.end)))
_TYPE = Need(
    "a type of document (chỉ thị, nghị quyết, ...)",
    lambda page, place: _in((hit.start for hit in type_words().find(page.lower)), place),
)
_CODED = Need(
    "a number with a code (35-CT/TW)", lambda page, place: bool(CODED.search(page.match, place.start, place.end))
)
_CONGRESS = Need("the word đại hội", _pattern(r"(?<!\w)đại hội(?!\w)"))
_PARTICULAR = Need(
    "an edition, a term, a date or a pilot",
    _pattern(r"lần thứ|lần [ivxlc\d]|nhiệm kỳ|(?:19|20)\d\d|điểm(?!\w)|\d/\d"),
)
_FIGURE = Need("a figure or number word that is no date", _amount(lambda _: True))
_UNIT = Need("a figure with a unit of money or measure", _amount(lambda amount: bool(amount.unit)))
_PERCENT = Need("a percentage", _pattern(r"\d ?%|phần trăm"))
_FRACTION = Need("a figure of a total (42/69)", _amount(lambda amount: amount.total is not None))
_WORD = Need("a number word before a noun", _amount(lambda amount: amount.spelled))
_HONOUR = Need(
    "an honour (huân chương, bằng khen, danh hiệu, ...)",
    lambda page, place: _in((honour.start for honour in _honours(page)), place),
    _honours,
)
_POINT = Need(
    "two or more marked items (Thứ nhất, Một là, (1), ...) in order",
    lambda page, place: any(
        point.span.start < place.end and place.start < point.span.end for run in find_points(page) for point in run
    ),
    find_points,
)
_TURN = Need(
    "questions and answers that take turns in lines",
    lambda page, place: any(
        turn.answer.start < place.end and place.start < turn.answer.end for turn in find_turns(page)
    ),
    find_turns,
)

NEEDS: dict[str, tuple[Need, ...]] = {
    "article.headline": (Need("the headline", lambda page, place: page.zone_at(place.start) is Zone.HEADLINE),),
    "article.text": (Need("the first line", lambda page, place: not page.text[: place.start].strip()),),
    "office.title_name": _OFFICE,
    "office.name_title": _OFFICE,
    "office.is": (*_OFFICE, Need("là, làm, giữ chức, ... between the two", _office_verb("office.is"))),
    "office.elected": (*_OFFICE, Need("a verb of election or appointment", _office_verb("office.elected"))),
    "office.former": (*_OFFICE, Need("từng, nguyên, đã giữ, ...", _office_verb("office.former"))),
    "office.removed": (*_OFFICE, Need("a verb of removal or leaving", _office_verb("office.removed"))),
    "office.replaced": (
        *_OFFICE,
        Need("thay, kế nhiệm before the name", _pattern(REPLACED.pattern.removesuffix(r"\s*\Z"))),
    ),
    "office.career": (
        _TITLE,
        Need(
            "a time that opens the line of a career (Từ 5/1988 đến 10/1997: ...)",
            lambda page, place: career_line(page, page.sentence_at(place.start)) is not None,
        ),
    ),
    "office.box": (_TITLE, Need("a box about a person with rows of terms (| Nhiệm kỳ | ...)", _pattern(r"\|"))),
    "office.listed": (
        _PERSON,
        Need("a table with names and terms (| Tên | Nhiệm kỳ |) or the box of a body", _pattern(r"\|")),
    ),
    "office.signed": (_PERSON, Need("a signature block at the end (KT., TM., title, name)", _pattern(r"kt\.|tm\.|ký"))),
    "congress.named": (_CONGRESS, _PARTICULAR),
    "congress.plain": (_CONGRESS,),
    "event.done": (_PROSE, _DAY, _VERB),
    "event.done_before": (_PROSE, _DAY, _VERB),
    "event.headline": (_PROSE, _DAY, Need("vụ việc xảy ra, tai nạn xảy ra, ...", _pattern(r"xảy ra"))),
    "event.held": (_PROSE, _DAY, Need("tổ chức, diễn ra, khai mạc, ...", _pattern(r"tổ chức|diễn ra|khai mạc|bế mạc"))),
    "event.meeting": (_PROSE, _DAY, Need("a meeting's name", _pattern(r"hội nghị|kỳ họp|phiên|cuộc|hội thảo|buổi|lễ"))),
    "event.told": (_PROSE, _DAY, Need("words in small letters, as a verb is", _pattern(r"\w"))),
    "event.named": (_PROSE, _DAY, Need("a happening's name", _pattern(r"hội nghị|kỳ họp|phiên|cuộc|hội thảo|buổi|lễ"))),
    "document.number": (_CODED,),
    "document.letterhead": (_CODED, Need("“Số:” below the name of the state", _pattern(r"số ?:"))),
    "document.bare_number": (_TYPE, Need("a number after số", _pattern(r"số \d"))),
    "document.law": (_TYPE, Need("a law, an ordinance or a constitution", _pattern(r"luật|pháp lệnh|hiến pháp"))),
    "document.issuer_subject": (
        _TYPE,
        Need("who issued it", lambda page, place: _in((body.start for body in page.bodies), place)),
    ),
    "statistic.count": (_FIGURE,),
    "statistic.item": (_FIGURE,),
    "statistic.unit": (_UNIT,),
    "statistic.measure": (_UNIT,),
    "statistic.rate": (_PERCENT,),
    "statistic.percent_of": (_PERCENT,),
    "statistic.fraction": (_FRACTION,),
    "statistic.number_word": (_WORD,),
    "statistic.change": (_FIGURE, Need("tăng, giảm, so với, ...", _pattern(r"tăng|giảm|cao hơn|thấp hơn|so với"))),
    "award.given": (
        _HONOUR,
        Need("a verb of giving or receiving", _pattern(r"tặng|trao|nhận|đạt|phong|công nhận|khen")),
    ),
    "statement.answer": (_TURN,),
    "statement.point": (_POINT,),
}
"""What each rule looks for, in the order in which it looks."""

"""The outlet as its reporters name it in the text: "trao đổi với phóng viên Báo X", "chia sẻ với VietNamNet"."""

from __future__ import annotations

import re
from functools import cache

from extract.lexica import entries
from extract.proposal import Span
from extract.reading.page import Page
from extract.reading.zones import Zone
from extract.scan import Words
from extract.text import CAPITALS, search_key

_CUE = re.compile(
    r"(?:(?:[Tt]rao đổi|[Cc]hia sẻ|[Tt]rò chuyện|[Nn]ói|làm việc|thông tin)(?: \w+){0,4}? (?:với|cùng)"
    r"|(?:[Tt]rả lời|[Cc]ung cấp cho|[Nn]guồn tin(?: riêng)? của|[Gg]hi nhận của|[Pp]hỏng vấn của|cho))"
    r"(?: nhóm)?(?: (?:phóng viên|PV|P\.V))? (?:báo |báo điện tử |tờ )?\Z"
)
_REPORTER = re.compile(r"(?:[Pp]hóng viên|(?<!công ty )PV|P\.V) (?:báo |báo điện tử )?\Z")
_PROVINCIAL = re.compile(
    rf"(?:[Pp]hóng viên|PV|P\.V) (?P<name>(?:Báo|Tạp chí|Đài|Cổng)(?: (?:điện tử|và|thông tin|PT-TH|TTĐT))?"
    rf"(?: [{CAPITALS}][\w]*){{1,4}})"
)
_CUES = ("Phóng viên ", "phóng viên ", "PV ", "P.V ")
_LOOK_BACK = 70


@cache
def _outlets() -> Words:
    return Words(entries("outlets.txt"), exact=True)


def outlet_of_talks(page: Page) -> tuple[str, Span] | None:
    """Return the one outlet whose reporters the article lets speak as its own, or None where there is none or two."""
    found: dict[str, Span] = {}
    for span in [*_listed(page), *_provincial(page)]:
        if page.zone_at(span.start) in Zone.prose():
            found.setdefault(search_key(page.value(*span)), span)
    if len(found) != 1:
        return None
    span = next(iter(found.values()))
    return page.value(*span), span


def _listed(page: Page) -> list[Span]:
    hits = _outlets().find(page.match)
    return [
        Span(hit.start, hit.end)
        for hit in hits
        if any(cue.search(page.match, max(0, hit.start - _LOOK_BACK), hit.start) for cue in (_CUE, _REPORTER))
    ]


def _provincial(page: Page) -> list[Span]:
    found = []
    for cue in _CUES:
        at = page.match.find(cue)
        while at >= 0:
            if named := _PROVINCIAL.match(page.match, at):
                found.append(Span(*named.span("name")))
            at = page.match.find(cue, at + 1)
    return found

"""What another paragraph says of a cited document: its issuer's whole name or session, the day of a judgment."""

from __future__ import annotations

import re

from extract.proposal import Span
from extract.reading.page import Page
from extract.values.dates import DateMention
from extract.values.issuers import issuer_end

_PREMIER = "Thủ tướng"
_SHORT = {
    _PREMIER: re.compile(r"Thủ tướng(?= Chính phủ)"),
    "Bộ trưởng": re.compile(r"Bộ trưởng(?= [Bb]ộ [^\W\d_])"),
}
"""How an office is called when it has been named, and where its whole name begins."""
_JUDGMENT = "bản án "
_TRIALS = ("phiên tòa ", "phiên xử ", "phiên xét xử ")
_SESSION = re.compile(
    r"[Kk]ỳ họp (?:(?:bất thường|chuyên đề) )?(?:lần )?thứ \w+,? (?P<body>HĐND|Hội đồng nhân dân|Quốc hội)"
)
_ASSEMBLY = "HĐND"
_ASSEMBLIES = ("HĐND", "Hội đồng nhân dân")
_NEAR = 60
_OPENING = 20_000
"""Code points from the start of a text that are looked through: more than an article has, less than a file of many."""
_MOST = 20
"""Mentions of a trial that are looked at."""


def whole_name(page: Page, issuer: str, *, numbered: bool) -> Span | None:
    """Return where the whole name of an issuing office stands that is cited by its first words, or None.

    Which minister has issued a numbered document its code tells, not the article.
    """
    short = _SHORT.get(issuer) if issuer == _PREMIER or not numbered else None
    named = short.search(page.match, 0, _OPENING) if short else None
    if not named:
        return None
    end = named.end() + len(" Chính phủ") if issuer == _PREMIER else _ministry(page, named)
    return Span(named.start(), end) if end else None


def _ministry(page: Page, named: re.Match[str]) -> int | None:
    """Return the end of a minister's title; a ministry may be written small: "Bộ trưởng bộ Công an"."""
    at = named.end() + 1
    return issuer_end(page.match, at, page.sentence_at(at).end)


def session_of(page: Page) -> Span | None:
    """Return the assembly whose session the article tells of: "Kỳ họp thứ 6, HĐND tỉnh A"."""
    session = _SESSION.search(page.match, 0, _OPENING) if "kỳ họp" in page.lower[:_OPENING] else None
    end = issuer_end(page.match, session.start("body"), len(page.match)) if session else None
    return Span(session.start("body"), end) if session and end else None


def assembly_of(page: Page, number: str) -> Span | None:
    """Return the assembly of the article's session where a number's code says that such a body issued it."""
    session = session_of(page) if number.endswith(_ASSEMBLY) else None
    return session if session and page.match.startswith(_ASSEMBLIES, session.start) else None


def judged_on(page: Page, type_: str) -> DateMention | None:
    """Return the day of the trial whose judgment is cited, if the article tells when it was: "bản án phúc thẩm"."""
    if not type_.startswith(_JUDGMENT):
        return None
    instance, at = type_.removeprefix(_JUDGMENT), 0
    for _ in range(_MOST):
        at = page.lower.find(f" {instance}", at + 1, _OPENING)
        if at < 0:
            return None
        if page.lower.endswith(_TRIALS, 0, at + 1) and (found := _day_near(page, at)):
            return found
    return None


def _day_near(page: Page, at: int) -> DateMention | None:
    sentence = page.sentence_at(at)
    for mention in page.dates_from(max(sentence.start, at - _NEAR)):
        if mention.start >= min(sentence.end, at + _NEAR):
            return None
        if len(mention.value.lstrip("-")) > len("2015"):
            return mention
    return None

"""What one citation of a document shows, and the issuer that several in a row or in a paragraph share."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from extract.draft import Draft
from extract.proposal import Span
from extract.reading.page import Page
from extract.values.dates import DateMention
from extract.values.documents import Number, code_fits

DECISION = "quyết định"
"""The type of a decision, in small letters."""
_IN_A_ROW = re.compile(r"(?:, | và |, và |; )(?:số )?")
_JOINED = re.compile(r"\)?(?:,|;| và|, và|; và) (?:các |với )?")


class Reading(NamedTuple):
    """What one mention shows: the fields' ranges, and values where they are not the text itself."""

    type_: Span
    number: Number | None
    date: DateMention | None
    issuer: Span | None
    subject: Span | None


def share_issuers(page: Page, readings: list[Reading]) -> None:
    """Give the issuer of a document to those that are joined to it by "và" or a comma and have none.

    The one before the first holds for all; the one behind the last, only where the code fits.
    """
    for n, (former, latter) in enumerate(pairwise(readings)):
        joined = _JOINED.fullmatch(page.match, end_of(former), latter.type_.start)
        leads = former.issuer and former.issuer.start < former.type_.start
        if joined and leads and not latter.issuer:
            readings[n + 1] = latter._replace(issuer=former.issuer)
    for n in range(len(readings) - 1, 0, -1):
        former, latter = readings[n - 1], readings[n]
        joined = _JOINED.fullmatch(page.match, end_of(former), latter.type_.start)
        if joined and latter.issuer and not former.issuer and former.number and former.number.coded:
            issuer = page.match[latter.issuer.start : latter.issuer.end]
            if code_fits(issuer, former.number.value) and latter.issuer.start > latter.type_.start:
                readings[n - 1] = former._replace(issuer=latter.issuer)


def share_decider(page: Page, readings: list[Reading]) -> None:
    """Give a decision on a person without an issuer the one of the decision before it in the same paragraph."""
    for n, (former, latter) in enumerate(pairwise(readings)):
        if latter.number or latter.issuer or not former.issuer or not is_decision(page, latter):
            continue
        if is_decision(page, former) and page.line_at(former.type_.start) == page.line_at(latter.type_.start):
            readings[n + 1] = latter._replace(issuer=former.issuer)


def share_last_issuer(page: Page, found: list[Draft]) -> None:
    """Give numbers that stand in a row under one type the issuer behind the last: "số 27-NQ/TW và 28-NQ/TW của A"."""
    numbered = sorted((draft for draft in found if "number" in draft.spans), key=lambda one: one.spans["number"][0])
    for former, latter in reversed(list(pairwise(numbered))):
        end, start = former.spans["number"][0].end, latter.spans["number"][0].start
        issuer = latter.spans.get("issuer")
        behind = issuer is not None and issuer[0].start > start and "issuer" not in former.fields
        if issuer and behind and _IN_A_ROW.fullmatch(page.match, end, start):
            former.put("issuer", latter.fields["issuer"], *issuer)


def is_decision(page: Page, reading: Reading) -> bool:
    """Tell whether what is cited is a decision ("quyết định")."""
    return page.lower[reading.type_.start : reading.type_.end] == DECISION


def end_of(reading: Reading) -> int:
    """Return where a citation ends: behind the last part that does not stand before the type."""
    return max(part[1] for part in reading if part and part[0] >= reading.type_.start)

"""What is said of a fact that can be saved all the same: a value that its evidence lost, a day without a year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from extract.facts import ValueType, fields_of
from tui.evidence import lies_in
from tui.gateway import Span, StoredArticle
from tui.wording import field_name

Spans = Mapping[str, tuple[Span, ...]]

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAYS = (ValueType.DATE, ValueType.MOMENT)


def lost_values(before: Spans, old: Span, now: Spans, evidence: Span) -> str:
    """Name the fields whose value stood in the `old` evidence and stands outside the present one alone."""
    lost = [
        field_name(name)
        for name, spans in now.items()
        if _covered(before.get(name, ()), old) and spans and not _covered(spans, evidence)
    ]
    return f"outside the evidence: {', '.join(lost)}" if lost else ""


def _covered(spans: tuple[Span, ...], evidence: Span) -> bool:
    return any(lies_in(span, evidence) for span in spans)


def days_without_year(article: StoredArticle, kind: str, fields: Mapping[str, Any]) -> str:
    """Name the days without a year and the first years that the article states; nothing where it states none."""
    names = [
        field_name(spec.name)
        for spec in fields_of(kind)
        if spec.value_type in _DAYS and str(fields.get(spec.name, "")).startswith("--")
    ]
    years = list(dict.fromkeys(_YEAR.findall(article.text)))[:3]
    return f"{', '.join(names)} without a year; the article has {' and '.join(years)}" if names and years else ""


def year_of(article: StoredArticle) -> int | None:
    """Return the year in which an article appeared, by its file or by what was found in it."""
    stated = (fact.fields.get("published", "") for fact in article.facts if fact.kind == "article")
    published = next(filter(None, (article.published, *stated)), "")[:4]
    return int(published) if published.isdecimal() and len(published) == 4 else None

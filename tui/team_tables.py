"""What each reviewer did and how far readers agree: tables and JSON of the command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.table import Table

from tui.figures import share_record
from tui.plots import UNKNOWN, percent, seconds, with_interval
from tui.tables import cell, console
from tui.wording import field_name, label

if TYPE_CHECKING:
    from tui.gateway import Share
    from tui.team_commands import Agreement, ReviewerStatistics, Work

_COLUMNS = ("reviewer", "day", "decisions", "an hour", "median", "under 1 s", "agreed", "false accepts")
_EXPLAINED = (
    "under 1 s: decisions made in less, batches left out; agreed: with the other reader of the same facts; false "
    "accepts: of facts known to be wrong, once their true ones were verified; each with its 95 % interval."
)


_EXPLAINED_ALPHA = (
    "alpha: Krippendorff's, 1 where readers always agree and 0 where they do as if by chance; undefined where all that "
    "they said is one and the same."
)


def print_reviewers(reviewers: Sequence[ReviewerStatistics]) -> None:
    """Print a row for each reviewer, and behind it one for each of their days."""
    table = Table()
    for title in _COLUMNS:
        table.add_column(title, justify="left" if title in _COLUMNS[:2] else "right", overflow="fold")
    for one in reviewers:
        table.add_row(*map(cell, (one.name, "all", *_work(one.in_all), _share(one.agreed), _share(one.false_accepts))))
        for day, work in one.by_day.items():
            table.add_row(*map(cell, ("", f"{day:%d/%m/%Y}", *_work(work), "", "")))
    out = console()
    out.print(table)
    out.print(cell(_EXPLAINED))


def _work(work: Work) -> Iterator[str]:
    yield f"{work.decisions:,}"
    yield UNKNOWN if work.pace.rate is None else f"{work.pace.rate:,.0f}"
    yield UNKNOWN if work.median is None else seconds(work.median)
    yield percent(work.hasty.value)


def _share(share: Share) -> str:
    return f"{share.hits} of {share.n}: {with_interval(share)}" if share.n else UNKNOWN


def reviewer_record(one: ReviewerStatistics) -> dict[str, object]:
    """Return what `duyet status --reviewers --json` prints of a reviewer; the README tells what each name means."""
    return {
        "reviewer": one.name,
        **_work_record(one.in_all),
        "agreed": share_record(one.agreed),
        "false_accepts": share_record(one.false_accepts),
        "days": {day.isoformat(): _work_record(work) for day, work in one.by_day.items()},
    }


def _work_record(work: Work) -> dict[str, object]:
    rate, median = work.pace.rate, work.median
    return {
        "decisions": work.decisions,
        "rate": None if rate is None else round(rate, 1),
        "median": None if median is None else round(median, 3),
        "hasty": {"hits": work.hasty.hits, "n": work.hasty.n},
    }


def print_agreement(found: Sequence[Agreement]) -> None:
    """Print a row for the verdicts on each kind, and behind it one for each of its fields."""
    table = Table()
    for title in ("kind", "field", "facts", "articles", "same", "alpha", "95 % interval"):
        table.add_column(title, justify="left" if title in {"kind", "field"} else "right", overflow="fold")
    for one in found:
        names = ("", field_name(one.field)) if one.field else (label(one.kind), "the verdict")
        counted = (f"{one.agreed.n:,}", f"{one.articles:,}", percent(one.agreed.value))
        table.add_row(*map(cell, (*names, *counted, *_alpha(one))))
    out = console()
    out.print(table)
    out.print(cell(_EXPLAINED_ALPHA))


def _alpha(one: Agreement) -> tuple[str, str]:
    shown = "undefined" if one.alpha is None else f"{one.alpha:.3f}"
    return shown, UNKNOWN if one.interval is None else f"{one.interval[0]:.3f} to {one.interval[1]:.3f}"


def agreement_record(one: Agreement) -> dict[str, object]:
    """Return what `duyet reviewers agreement --json` prints of a kind, or of a field of it."""
    low, high = one.interval or (None, None)
    figures = {"alpha": one.alpha, "low": low, "high": high}
    return {
        "kind": one.kind,
        "field": one.field,
        **{name: None if value is None else round(value, 4) for name, value in figures.items()},
        "same": {"hits": one.agreed.hits, "n": one.agreed.n},
        "articles": one.articles,
    }

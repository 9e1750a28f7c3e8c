"""Agreement between the two readers of an article: Krippendorff's alpha, by kind and by field.

Krippendorff, Content Analysis (2004), chapter 11, for nominal values. It comes from the `krippendorff` library where
its tables fit into memory: they grow with the square of the number of values, and a field of names has thousands.
Beyond that, and for the resamples of the bootstrap, it is the same formula for two values a unit.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from extract.facts import KINDS, fields_of
from store.errors import StoreError
from store.measures import Share
from store.team_measures import Agreement
from store.teamwork import OneReading, ReadTwice

if TYPE_CHECKING:
    from numpy.typing import NDArray

RESAMPLES = 1_000
SEED = 20_260_302
_CELLS = 2_000_000
"""So many cells the library's largest table may have."""

_ABSENT = "absent"
"""The verdict of a reader who went through an article and didn't add what the other added."""


@dataclass(slots=True)
class _Units:
    """What two readers said of the same things, with the article in which each stands."""

    articles: list[str] = field(default_factory=list)
    said: list[tuple[str, str]] = field(default_factory=list)

    def add(self, article: str, first: str, second: str) -> None:
        self.articles.append(article)
        self.said.append((first, second))


def agreement(read_twice: Iterable[ReadTwice]) -> tuple[Agreement, ...]:
    """Return the agreement on the verdicts of each kind that was read twice, followed by that on each of its fields.

    Raises `StoreError` where the library isn't installed.
    """
    try:
        import krippendorff  # noqa: F401
    except ImportError:
        raise StoreError(
            "agreement is computed by krippendorff, which isn't installed: pip install 'duyet[agreement]'"
        ) from None
    units: dict[tuple[str, str], _Units] = {}
    for one in read_twice:
        for name, first, second in _compared(one):
            units.setdefault((one.kind, name), _Units()).add(one.article, first, second)
    order = [(kind, name) for kind in KINDS for name in ("", *(spec.name for spec in fields_of(kind)))]
    return tuple(_agreement(*key, units[key]) for key in order if key in units)


def _compared(one: ReadTwice) -> Iterator[tuple[str, str, str]]:
    """Yield what is compared of a fact: the verdicts, and the fields where both say that there is such a fact."""
    first, second = one.readings
    yield "", _verdict(first), _verdict(second)
    if first.fields is None or second.fields is None:
        return
    for name in {**first.fields, **second.fields}:
        yield name, _value(first, name), _value(second, name)


def _verdict(reading: OneReading) -> str:
    return _ABSENT if reading.verdict is None else str(reading.verdict)


def _value(reading: OneReading, name: str) -> str:
    return json.dumps((reading.fields or {}).get(name), ensure_ascii=False, sort_keys=True, default=str)


def _agreement(kind: str, name: str, units: _Units) -> Agreement:
    codes, articles = _coded(units)
    alpha = _alpha(codes)
    return Agreement(
        kind=kind,
        field=name,
        alpha=alpha,
        interval=None if alpha is None else _interval(alpha, codes, articles),
        agreed=Share(sum(first == second for first, second in units.said), len(units.said)),
        articles=int(articles.max()) + 1,
    )


def _coded(units: _Units) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return values as numbers from 0 on, in two columns, and the articles of the rows likewise."""
    import numpy as np

    values = np.unique(np.array(units.said, dtype=object).ravel().astype(str), return_inverse=True)[1]
    articles = np.unique(np.array(units.articles), return_inverse=True)[1]
    return values.reshape(-1, 2), articles


def _alpha(codes: NDArray[Any]) -> float | None:
    import krippendorff

    values = int(codes.max()) + 1
    if values < 2:
        return None
    if len(codes) * values**2 > _CELLS:
        return nominal_alpha(codes)
    return float(krippendorff.alpha(reliability_data=codes.T, level_of_measurement="nominal"))


def nominal_alpha(codes: NDArray[Any], weights: NDArray[Any] | None = None) -> float | None:
    """Return alpha for units of two nominal values each, numbers from 0 on; None where it is undefined.

    With weights a unit counts so many times.
    """
    import numpy as np

    times = np.ones(len(codes)) if weights is None else weights
    counts = np.bincount(codes.ravel(), weights=np.repeat(times, 2))
    number = counts.sum()
    expected = number**2 - (counts**2).sum()
    if not expected:
        return None
    observed = 2 * times[codes[:, 0] != codes[:, 1]].sum()
    return float(1 - (number - 1) * observed / expected)


def _interval(alpha: float, codes: NDArray[Any], articles: NDArray[Any]) -> tuple[float, float] | None:
    """The 95 % percentile interval over resamples of the articles, as the facts of one aren't independent."""
    import numpy as np

    number, random = int(articles.max()) + 1, np.random.default_rng(SEED)
    if number < 2:
        return None
    drawn = (np.bincount(random.integers(0, number, number), minlength=number) for _ in range(RESAMPLES))
    found = [nominal_alpha(codes, times[articles].astype(float)) for times in drawn]
    defined = [one for one in found if one is not None]
    return _bounds(alpha, defined) if defined else None


def _bounds(alpha: float, found: Sequence[float]) -> tuple[float, float]:
    """Of few articles, or many rare values, resamples repeat some, and lie below the figure itself."""
    import numpy as np

    low, high = np.quantile(found, (0.025, 0.975))
    return min(alpha, float(low)), max(alpha, float(high))

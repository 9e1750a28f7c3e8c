"""The line of search and filter: reading it into a `Filter`, refusing a wrong word where it stands, and printing it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from extract.facts import KINDS
from tui.filter_words import Word, quoted, split
from tui.gateway import OPEN, VERIFIED, Filter, State

T = TypeVar("T")

GROUPS: Mapping[str, tuple[State, ...]] = {"open": OPEN, "verified": VERIFIED}
"""Words for several states."""

STATES = tuple(state.value for state in State if state is not State.WITHHELD)
"""Those that can be asked for: a reviewer who could list what is withheld would see which facts are known wrong."""

CHECK_RESULTS = {"failed": True, "passed": False}
"""What `check:` takes besides the name of a check."""

CHECKS = ("bounds", "citation", "holder", "number", "range", "share", "sum", "term", "weekday")
"""The cross-checks that the extractor makes."""

_NUMBER = r"(\d+(?:[.,]\d+)?)\s*(%?)"
_BOUND = re.compile(rf"(<=|>=|<|>|≤|≥)\s*{_NUMBER}")
_RANGE = re.compile(rf"{_NUMBER}\s*[-–]\s*{_NUMBER}")
_SIGNS = {"≤": "<=", "≥": ">="}
_OUT = {"least": "above_least", "most": "below_most"}
"""What says of each bound that it is out of what it bounds."""
_CLOSE = 60.0


class FilterError(ValueError):
    """A word that no filter has; `start` and `end` are its place in the line, the message is a sentence about it."""

    def __init__(self, words: str, start: int = 0, end: int = 0) -> None:
        super().__init__(words)
        self.start = start
        self.end = end


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a store when a line is read: where nothing is known of a key, every value of it passes."""

    rules: Sequence[str] = ()
    checks: Sequence[str] = ()
    reviewers: Sequence[str] = ()
    saved: Mapping[str, str] = field(default_factory=dict)
    """Saved filters, as they were typed, by name."""


NOTHING_KNOWN = Known()


def parse(line: str, known: Known = NOTHING_KNOWN) -> Filter:
    """Read a line; raises `FilterError` for the first word that is wrong."""
    return _read(line, known, ())


def show(wanted: Filter) -> str:
    """Return the line that reads as this filter."""
    parts = [
        ("kind", wanted.kinds),
        ("rule", wanted.rules),
        ("state", tuple(map(str, wanted.states))),
        ("reviewer", (wanted.reviewer,) if wanted.reviewer else ()),
        ("check", _shown_check(wanted)),
        ("article", (wanted.article,) if wanted.article else ()),
        ("like", (str(wanted.like),) if wanted.like is not None else ()),
    ]
    keyed = [f"{key}:{','.join(map(quoted, values))}" for key, values in parts if values]
    return " ".join([*map(quoted, wanted.words), *keyed, *_shown_confidence(wanted)])


def _read(line: str, known: Known, within: tuple[str, ...]) -> Filter:
    wanted = Filter()
    for word in split(line):
        try:
            wanted = _with(wanted, word, known, within)
        except FilterError as error:
            raise FilterError(str(error), word.start, word.end) from None
    return wanted


def _with(wanted: Filter, word: Word, known: Known, within: tuple[str, ...]) -> Filter:
    if word.key:
        if word.key not in _KEYS:
            raise FilterError(f"{word.key}: no such key{_meant(word.key, _KEYS, ':')}")
        if not word.parts:
            raise FilterError(f"{word.key}: nothing stands after the colon")
        return _KEYS[word.key](wanted, word, known)
    if word.value.startswith("@") and not word.quoted:
        return _with_saved(wanted, word.value[1:], known, within)
    if word.quoted and not word.value:
        return wanted
    if not any(map(str.isalnum, word.value)):
        raise FilterError(f"{word.value}: there is no letter or digit to look for")
    return replace(wanted, words=(*wanted.words, word.value))


def _with_saved(wanted: Filter, name: str, known: Known, within: tuple[str, ...]) -> Filter:
    if name not in known.saved:
        raise FilterError(f"@{name}: no filter is saved under this name{_meant(name, known.saved)}")
    if name in within:
        raise FilterError(f"@{name}: this filter names itself")
    return merged(wanted, _read(known.saved[name], known, (*within, name)))


def merged(one: Filter, other: Filter) -> Filter:
    """Return the filter that two lines written one after the other read as."""
    bounds = [bound for bound in ("least", "most") if getattr(other, bound) is not None]
    whole = replace(
        one,
        words=one.words + other.words,
        kinds=_union(one.kinds, other.kinds),
        rules=_union(one.rules, other.rules),
        states=_union(one.states, other.states),
    )
    for bound in bounds:
        whole = _bounded(whole, bound, getattr(other, bound), out=getattr(other, _OUT[bound]))
    singles = {name: getattr(other, name) for name in ("reviewer", "check", "article") if getattr(other, name)}
    optional = {name: getattr(other, name) for name in ("failed_check", "like") if getattr(other, name) is not None}
    for name, value in (singles | optional).items():
        whole = _once(whole, name, value)
    return whole


def _union(one: tuple[T, ...], other: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _once(wanted: Filter, name: str, value: object) -> Filter:
    before = getattr(wanted, name)
    if before not in ("", None) and before != value:
        raise FilterError(f"{name.replace('failed_check', 'check')}: it is given twice")
    return replace(wanted, **{name: value})  # type: ignore[arg-type]


def _kind(wanted: Filter, word: Word, _: Known) -> Filter:
    return replace(wanted, kinds=_union(wanted.kinds, (_one_of("kind", part, KINDS) for part in word.parts)))


def _state(wanted: Filter, word: Word, _: Known) -> Filter:
    names = [_one_of("state", part, (*STATES, *GROUPS)) for part in word.parts]
    states = [state for name in names for state in (GROUPS[name] if name in GROUPS else (State(name),))]
    return replace(wanted, states=_union(wanted.states, states))


def _rule(wanted: Filter, word: Word, known: Known) -> Filter:
    for part in word.parts:
        rule = f"{part}." if part in KINDS else part
        fits = any(name == rule or (rule.endswith(".") and name.startswith(rule)) for name in known.rules)
        if known.rules and not fits:
            raise FilterError(f"rule:{part}: no such rule{_meant(part, known.rules)}")
        wanted = replace(wanted, rules=_union(wanted.rules, (rule,)))
    return wanted


def _check(wanted: Filter, word: Word, known: Known) -> Filter:
    for part in word.parts:
        if part in CHECK_RESULTS:
            wanted = _once(wanted, "failed_check", CHECK_RESULTS[part])
            continue
        if known.checks:
            _one_of("check", part, (*CHECK_RESULTS, *known.checks))
        wanted = _once(wanted, "check", part)
    return wanted


def _text(name: str) -> Callable[[Filter, Word, Known], Filter]:
    return lambda wanted, word, _: _once(wanted, name, " ".join(word.value.replace('"', "").split()))


def _like(wanted: Filter, word: Word, _: Known) -> Filter:
    value = word.value.strip('"')
    if not (value.isascii() and value.isdecimal() and len(value) <= len(str(2**62))):
        raise FilterError(f"like:{value}: the number of a fact is wanted")
    return _once(wanted, "like", int(value))


def _confidence(wanted: Filter, word: Word, _: Known) -> Filter:
    value = word.value.strip('"')
    if between := _RANGE.fullmatch(value):
        least, most = _share(between[1], between[2]), _share(between[3], between[4])
        if least > most:
            raise FilterError(f"conf:{value}: the smaller number comes first")
        return _bounded(_bounded(wanted, "least", least, out=False), "most", most, out=False)
    if bound := _BOUND.fullmatch(value):
        sign = _SIGNS.get(bound[1], bound[1])
        which = "most" if sign[0] == "<" else "least"
        return _bounded(wanted, which, _share(bound[2], bound[3]), out=len(sign) == 1)
    raise FilterError(f"conf:{value}: write conf:<0.6, conf:>=60% or conf:0.4-0.6")


def _bounded(wanted: Filter, which: str, value: float, *, out: bool) -> Filter:
    if getattr(wanted, which) is not None:
        raise FilterError("conf: there are two bounds on the same side")
    return replace(wanted, **{which: value, _OUT[which]: out})  # type: ignore[arg-type]


def _share(digits: str, percent: str) -> float:
    number = float(digits.replace(",", "."))
    share = round(number / 100, 6) if percent or number > 1 else number
    if share > 1:
        raise FilterError(f"conf: {digits} is above 100%")
    return share


_KEYS: Mapping[str, Callable[[Filter, Word, Known], Filter]] = {
    "kind": _kind,
    "rule": _rule,
    "state": _state,
    "conf": _confidence,
    "reviewer": _text("reviewer"),
    "check": _check,
    "article": _text("article"),
    "like": _like,
}
"""What reads the values of each key."""

KEYS = tuple(_KEYS)
"""The keys of a line, as they are offered."""


def _one_of(key: str, value: str, names: Iterable[str]) -> str:
    allowed = tuple(names)
    if value.casefold() not in allowed:
        raise FilterError(f"{key}:{value}: no such {key}{_meant(value, allowed)}")
    return value.casefold()


def _meant(typed: str, names: Iterable[str], after: str = "") -> str:
    """Return a question for the name that is nearest to what was typed, if any is near."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(typed.casefold(), tuple(names), scorer=fuzz.WRatio, score_cutoff=_CLOSE)
    return f"; did you mean {found[0]}{after}?" if found else ""


def _shown_check(wanted: Filter) -> tuple[str, ...]:
    results = tuple(name for name, failed in CHECK_RESULTS.items() if failed is wanted.failed_check)
    return (*results, wanted.check) if wanted.check else results


def _shown_confidence(wanted: Filter) -> list[str]:
    if wanted.least is not None and wanted.most is not None and not (wanted.above_least or wanted.below_most):
        return [f"conf:{_decimal(wanted.least)}-{_decimal(wanted.most)}"]
    above, below = (">" if wanted.above_least else ">="), ("<" if wanted.below_most else "<=")
    bounds = ((above, wanted.least), (below, wanted.most))
    return [f"conf:{sign}{_decimal(bound)}" for sign, bound in bounds if bound is not None]


def _decimal(share: float) -> str:
    return f"{share:.6f}".rstrip("0").rstrip(".") or "0"

"""What a fact is found by: its words, and tags for what a filter can ask of it.

A tag begins with "_", which no word holds, so that words and tags stand in one index and are found together.
"""

from __future__ import annotations

import hashlib
import string
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from extract.proposal import Check, stated, words_of
from store.records import State

_BREAK = " _ "
"""Stands between two values, so that no phrase is found over their border."""

_EDGES = frozenset(string.whitespace + string.punctuation)
"""What ends a word, whatever stands beside it."""

ADDED = "_a"
FAILED = "_x"
LIKENESS = "_l"
"""What the tag of a likeness begins with."""

BEGUN = 3
"""Letters that the beginning of a word needs: words of one or two letters are many, and mostly meant as they are."""


def percent(confidence: float) -> int:
    """Return a confidence as it is shown, from 0 to 100."""
    return round(confidence * 100)


def words_column(fields: Mapping[str, Any], quote: str) -> str:
    """Return the words of a fact's quote, and of those values that don't stand in it as they are."""
    whole = f" {' '.join(words_of(quote))} "
    values = (_joined(value) for value in stated(fields) if not _stands_in(value, quote))
    return _BREAK.join([whole.strip(), *(value for value in values if value and f" {value} " not in whole)])


def _stands_in(value: str, quote: str) -> bool:
    """Tell whether a value surely stands in a quote as whole words, which takes less time than to fold it."""
    start = quote.find(value)
    end = start + len(value)
    return start >= 0 and (start == 0 or quote[start - 1] in _EDGES) and (end == len(quote) or quote[end] in _EDGES)


def tags_column(kind: str, *, rule: str, confidence: float | None, checks: Iterable[Check], likeness: str) -> str:
    """Return the tags of what no decision changes but by giving new fields; those of names come behind them."""
    whole = None if confidence is None else percent(confidence)
    made = _tags_of_making(rule, whole, tuple((check.name, check.passed) for check in checks))
    return f"{kind_tag(kind)} {likeness_tag(likeness)}{made}"


@lru_cache(maxsize=20_000)
def _tags_of_making(rule: str, whole: int | None, checks: tuple[tuple[str, bool], ...]) -> str:
    tags = [ADDED] if whole is None else [rule_tag(rule), percent_tag(whole), tens_tag(whole // 10)]
    for name, passed in checks:
        tags += [check_tag(name)] if passed else [check_tag(name), FAILED, failure_tag(name)]
    return f" {' '.join(tags)}"


def tags_of_making(rule: str, confidence: float | None) -> str:
    """Return the tags, with a blank before each, that tell how a fact was found; those of its checks are left out."""
    return _tags_of_making(rule, None if confidence is None else percent(confidence), ())


def standing_column(state: str, reviewer: int | None) -> str:
    """Return the tags of what decisions amount to: the state, and who made the decision that stands."""
    return state_tag(State(state)) if reviewer is None else f"{state_tag(State(state))} {reviewer_tag(reviewer)}"


def state_tag(state: State) -> str:
    """Return the tag of facts in a state."""
    return f"_s{state}"


def reviewer_tag(reviewer: int) -> str:
    """Return the tag of facts whose standing decision is of the reviewer with this number."""
    return f"_v{reviewer}"


def kind_tag(kind: str) -> str:
    """Return the tag of facts of a kind."""
    return f"_k{kind}"


def percent_tag(whole: int) -> str:
    """Return the tag of facts of which the machine was so many percent sure."""
    return f"_p{whole}"


def tens_tag(tens: int) -> str:
    """Return the tag of the facts from ten times so many percent to nine more."""
    return f"_c{tens}"


def likeness_tag(likeness: str) -> str:
    """Return the tag of facts of a likeness."""
    return f"{LIKENESS}{likeness}"


@lru_cache(maxsize=1_000)
def rule_tag(rule: str) -> str:
    """Return the tag of facts that a rule found; a name may hold anything, so it is hashed."""
    return f"_r{_hashed(rule)}"


@lru_cache(maxsize=1_000)
def check_tag(name: str) -> str:
    """Return the tag of facts of which a check was made."""
    return f"_y{_hashed(name)}"


@lru_cache(maxsize=1_000)
def failure_tag(name: str) -> str:
    """Return the tag of facts that failed a check."""
    return f"_z{_hashed(name)}"


@lru_cache(maxsize=1_000)
def title_tags(names: tuple[str, ...]) -> str:
    """Return a tag for each word of an article's names, to stand behind the other tags."""
    return "".join(f" _t{word}" for word in dict.fromkeys(words_of(" ".join(names))))


@lru_cache(maxsize=20_000)
def _joined(value: str) -> str:
    return " ".join(words_of(value))


def _hashed(name: str) -> str:
    return hashlib.blake2s(name.encode(errors="replace"), digest_size=8).hexdigest()
